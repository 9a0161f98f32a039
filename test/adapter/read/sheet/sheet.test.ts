import { read, type ReadResult } from "@place-doughnut/adapter";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HiddenLines } from "../../../../packages/adapter/src/read/sheet/sheet.js";
import { codes, only } from "../../tables.js";
import { odsOf, odsRow, odsSheet, xlsxOf } from "../zips.js";

const text = (content: string): string => `<is><t>${content}</t></is>`;
const ods = (inside: string): Promise<ReadResult> => read({ body: odsOf(inside) }, { kind: "ods" });
const xlsx = (inside: string): Promise<ReadResult> => read({ body: xlsxOf({ sheets: { S: inside } }) }, { kind: "xlsx" });
const many = (count: number, row: (at: number) => string): string => Array.from({ length: count }, (_, at) => row(at + 2)).join("");

describe("one cell far to the right", () => {
  const wide = (far: string, rows: number): string => `<sheetData><row r="1"><c r="A1" t="inlineStr">${text("area")}</c><c r="B1" t="inlineStr">${text("value")}</c><c r="XFD1" t="inlineStr">${text(far)}</c></row>${many(rows, (row) => `<row r="${row}"><c r="A${row}"><v>1</v></c></row>`)}</sheetData>`;

  test("makes many rows more than a table has: refused, with the cell", async () => {
    const { table, problems } = await xlsx(wide("x", 1300));
    expect(table).toBeNull();
    expect(only(problems, "too-large")).toMatchObject({ row: 1, message: expect.stringContaining("XFD1") as string });
  });

  test("is none when it holds blanks alone", async () => {
    expect((await xlsx(wide(" ", 1000))).table!.columns).toEqual(["area", "value"]);
  });

  test("is read in a row that is repeated a million times: it is held once", async () => {
    const row = "<table:table-row table:number-rows-repeated=\"600000\"><table:table-cell office:value-type=\"float\" office:value=\"1\"/><table:table-cell table:number-columns-repeated=\"16382\"/><table:table-cell office:value-type=\"float\" office:value=\"2\"/></table:table-row>";
    const { table } = await ods(odsSheet("S", odsRow("a", "b"), row));
    expect(table!.rows).toHaveLength(600_000);
    expect(table!.rows[0]!.cells).toBe(table!.rows[599_999]!.cells);
  }, 60_000);
});

describe("hidden rows and columns", () => {
  const columns = (count: number): string => "<table:table-column table:visibility=\"collapse\" table:number-columns-repeated=\"16384\"/>".repeat(count);

  test("cost as much as their number, not their length", async () => {
    const hidden = `<cols>${"<col min=\"1\" max=\"16384\" hidden=\"1\"/>".repeat(5000)}</cols>`;
    const start = performance.now();
    const found = await xlsx(`${hidden}<sheetData><row r="1"><c r="A1" t="inlineStr">${text("a")}</c><c r="B1" t="inlineStr">${text("b")}</c></row></sheetData>`);
    const other = await ods(`<table:table table:name="S">${columns(2000)}${odsRow("a", "b")}</table:table>`);
    for (const { problems } of [found, other]) expect(only(problems, "hidden-cells").message).toContain("columns A, B");
    expect(performance.now() - start).toBeLessThan(20_000);
  }, 60_000);

  test("are those that any stretch covers", () => {
    const stretch = fc.tuple(fc.integer({ min: -2, max: 40 }), fc.integer({ min: -2, max: 60 }));
    fc.assert(fc.property(fc.array(stretch), (all) => {
      const lines = new HiddenLines(30);
      for (const [from, to] of all) lines.add(from, to);
      expect([...lines.upTo(99)]).toEqual(Array.from({ length: 31 }, (_, line) => line).filter((line) => all.some(([from, to]) => from >= 0 && from <= line && line <= to)));
    }));
  });
});

test("a heading merged a thousand times over the same columns is spread once", async () => {
  const merged = `<mergeCells>${"<mergeCell ref=\"A1:XFD1\"/>".repeat(5000)}</mergeCells>`;
  const sheet = `<sheetData><row r="1"><c r="A1" t="inlineStr">${text("2020")}</c></row><row r="2"><c r="A2" t="inlineStr">${text("low")}</c><c r="XFD2" t="inlineStr">${text("high")}</c></row><row r="3"><c r="A3"><v>1</v></c></row></sheetData>`;
  const start = performance.now();
  const { table } = await read({ body: xlsxOf({ sheets: { S: sheet + merged } }) }, { kind: "xlsx", dialect: { headerRows: [1, 2] } });
  expect([table!.columns[0], table!.columns.at(-1)]).toEqual(["2020 low", "2020 high"]);
  expect(performance.now() - start).toBeLessThan(20_000);
}, 60_000);

test("more merged cells than any sheet has are refused", async () => {
  const { problems } = await xlsx(`<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells>${many(200_001, (row) => `<mergeCell ref="A${row}:A${row + 1}"/>`)}</mergeCells>`);
  expect(codes(problems)).toEqual(["too-large"]);
}, 60_000);

describe("more than any workbook has is refused", () => {
  test("elements inside each other", async () => {
    expect(only((await xlsx("<a>".repeat(300))).problems, "too-large").message).toContain("256 levels");
  });

  test("sheets", async () => {
    expect(only((await ods(odsSheet("S").repeat(4097))).problems, "too-large").message).toContain("4096 sheets");
    expect(codes((await read({ body: xlsxOf({ sheets: { S: "" }, more: { "xl/workbook.xml": `<workbook>${"<sheet/>".repeat(4097)}</workbook>` } }) }, { kind: "xlsx" })).problems)).toEqual(["too-large"]);
  });

  test("styles", async () => {
    const styles = { "xl/styles.xml": `<styleSheet><cellXfs>${"<xf/>".repeat(65_537)}</cellXfs></styleSheet>` };
    expect(codes((await read({ body: xlsxOf({ sheets: { S: "" }, more: styles }) }, { kind: "xlsx" })).problems)).toEqual(["too-large"]);
  });
});
