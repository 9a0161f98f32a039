import { map, read } from "@place-doughnut/adapter";
import { describe, expect, test } from "vitest";
import { codes, only, trafford } from "../../tables.js";
import { xlsxOf, xlsxRows } from "../zips.js";

type Rows = Parameters<typeof xlsxRows>;
const names = ["area", "year", "value", "rate"];
const first: Rows = [names, ["E08000009", 2020, 10, 1], ["E08000010", 2020, 20, 2]];
const excel = (rows: Rows, dialect = {}) => read({ body: xlsxOf({ sheets: { S: xlsxRows(...rows) } }) }, { kind: "xlsx", dialect });

describe("a second table under the first", () => {
  test.each<[string, Rows, number, number]>([
    ["with the same names", [...first, [], names, ["E08000009", 2021, 900, 3]], 5, 5],
    ["with a caption over the same names", [...first, [], ["Table 2: households"], names, ["E08000009", 2021, 900, 3], [], ["Source: the council"]], 5, 6],
    ["with a blank row under its caption", [...first, [], ["Table 2"], [], names, ["E08000009", 2021, 900, 3]], 7, 7],
    ["with other names over its numbers", [...first, [], ["code", "from", "households", "per cent"], ["E08000009", 2021, 900, 3]], 5, 5],
  ])("%s is left out and said, with the row", async (_, rows, begins, header) => {
    const { table, problems } = await excel(rows);
    expect(table!.rows.filter(({ row }) => row >= header)).toEqual([]);
    expect(only(problems, "second-table")).toMatchObject({ severity: "warning", row: begins, hint: expect.stringContaining(`"headerRow": ${header}`) as string });
    const { observations } = map(table!, { area: { column: "area" }, period: { column: "year" }, value: "value" }, { ...trafford, comparators: [] });
    expect(observations.map(({ value }) => value)).toEqual([10]);
  });

  test("is read when its names are the ones that are stated", async () => {
    const { table, problems } = await excel([...first, [], names, ["E08000009", 2021, 900, 3]], { headerRow: 5 });
    expect(table!.rows.map(({ cells }) => cells[2])).toEqual(["900"]);
    expect(codes(problems)).toEqual([]);
  });
});

test.each<[string, Rows]>([
  ["a blank row alone", [...first, [], ["E08000011", 2020, 30, 3]]],
  ["a heading over some of the rows", [...first, [], ["North West"], ["E08000011", 2020, 30, 3]]],
  ["marks in place of figures", [...first, [], ["E08000011", "2020", "[c]", "[c]"], ["E08000012", 2020, 30, 3]]],
  ["one word for both figures", [...first, [], ["E08000011", "2020", "not available", "not available"], ["E08000012", 2020, 30, 3]]],
  ["names again without a blank row, as on a printed page", [...first, names, ["E08000011", 2020, 30, 3]]],
  ["notes", [...first, [], ["Notes", "These are final."]]],
])("%s is no second table", async (_, rows) => {
  const { table, problems } = await excel(rows);
  expect(codes(problems)).toEqual([]);
  expect(table!.rows).toHaveLength(rows.filter((row) => row.length > 0).length - 1);
});
