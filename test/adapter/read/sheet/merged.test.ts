import { map, read, type MapResult, type Mapping, type Table } from "@place-doughnut/adapter";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergedBelow } from "../../../../packages/adapter/src/read/sheet/merged.js";
import { codes, only, trafford } from "../../tables.js";
import { odsOf, odsRow, odsSheet, xlsxOf, xlsxRows } from "../zips.js";

const place = "E08000009";
const names = ["area", "sector", "year", "value"];
const mapping: Mapping = { area: { column: "area" }, period: { column: "year" }, value: "value" };
const total: Mapping = { ...mapping, rollUp: { of: "sector", how: "sum" } };
const mapped = (table: Table, by: Mapping): MapResult => map(table, by, { ...trafford, comparators: [] });

async function excel(rows: Parameters<typeof xlsxRows>, ...merged: string[]) {
  const sheet = `${xlsxRows(...rows)}<mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`;
  return read({ body: xlsxOf({ sheets: { S: sheet } }) }, { kind: "xlsx" });
}

const rows: Parameters<typeof xlsxRows> = [names, [place, "A", 2020, 10], [null, "B", null, 20], [null, "C", null, 30], ["E08000010", "A", 2020, 5], [null, "B", 2020, 7]];

describe("a cell merged down several rows", () => {
  test("speaks for each of them in an Excel workbook, and that is said: no part of a sum is lost", async () => {
    const { table, problems } = await excel(rows, "A2:A4", "C2:C4");
    expect(table!.rows.map(({ cells }) => cells)).toEqual([[place, "A", "2020", "10"], [place, "B", "2020", "20"], [place, "C", "2020", "30"], ["E08000010", "A", "2020", "5"], ["", "B", "2020", "7"]]);
    expect(only(problems, "merged-cells")).toMatchObject({ severity: "notice", row: 2, message: "2 merged cells speak for all the rows they cover, first A2: “E08000009” down to row 4." });
    expect(mapped(table!, total).observations).toMatchObject([{ value: 60 }]);
  });

  test("speaks for each of them in an OpenDocument spreadsheet", async () => {
    const spanned = (text: string): string => `<table:table-cell table:number-rows-spanned="2" office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
    const row = (first: string, sector: string, value: number): string => `<table:table-row>${first}<table:table-cell office:value-type="string"><text:p>${sector}</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="2020"/><table:table-cell office:value-type="float" office:value="${value}"/></table:table-row>`;
    const { table, problems } = await read({ body: odsOf(odsSheet("S", odsRow(...names), row(spanned(place), "A", 10), row("<table:covered-table-cell/>", "B", 20))) }, { kind: "ods" });
    expect(codes(problems)).toEqual(["merged-cells"]);
    expect(mapped(table!, total).observations).toMatchObject([{ value: 30 }]);
  });

  test("speaks for no other row: a cell that is only blank stays blank", async () => {
    const { table, problems } = await excel(rows);
    expect(codes(problems)).toEqual([]);
    expect(table!.rows.map(({ cells }) => cells[0])).toEqual([place, "", "", "E08000010", ""]);
  });

  test("makes no row of blank ones, and leaves what stands under it", async () => {
    const { table } = await excel([names, [place, "A", 2020, 10], [], ["E08000010", "B", 2020, 20]], "A2:A4");
    expect(table!.rows.map(({ row, cells }) => [row, cells[0]])).toEqual([[2, place], [4, "E08000010"]]);
  });

  test("gives none of them a figure when it is a number: it may be of all of them together", async () => {
    const { table } = await excel([names, [place, "A", 2020, 10], ["E08000010", "A", 2020, null]], "D2:D3");
    const { observations, problems } = mapped(table!, mapping);
    expect(observations).toMatchObject([{ value: null }]);
    expect(only(problems, "value-ambiguous").message).toContain("merged with cells of other rows");
  });

  test("gives each of them its mark", async () => {
    const { table } = await excel([names, ["E08000010", "A", 2020, "[c]"], [place, "A", 2020, null]], "D2:D3");
    expect(mapped(table!, mapping).observations).toMatchObject([{ value: null, missing: "suppressed" }]);
  });

  test("over the names is no part of the rows under them", async () => {
    const { table, problems } = await excel([names, [null, "A", 2020, 10]], "A1:A2");
    expect([table!.rows[0]!.cells[0], codes(problems)]).toEqual(["", []]);
  });
});

test("rows that merged cells do not cover are as they were, however the cells are merged", () => {
  const merge = fc.record({ row: fc.integer({ min: 1, max: 12 }), column: fc.integer({ min: 0, max: 3 }), rows: fc.integer({ min: 1, max: 6 }), columns: fc.integer({ min: 1, max: 3 }) });
  const body = fc.uniqueArray(fc.integer({ min: 2, max: 14 }), { minLength: 1, maxLength: 10 }).map((all) => all.sort((a, b) => a - b).map((row) => ({ row, cells: new Map([[0, { text: String(row), value: row }]]) })));
  fc.assert(fc.property(fc.array(merge, { maxLength: 8 }), body, (merged, under) => {
    const { fillings } = mergedBelow(merged, under)!;
    for (const [row, filled] of fillings) {
      for (const { column, cell } of filled) expect(merged.some((each) => each.column === column && each.row === cell.value && row >= each.row && row < each.row + each.rows)).toBe(true);
      expect(new Set(filled.map(({ column }) => column)).size).toBe(filled.length);
    }
  }));
});
