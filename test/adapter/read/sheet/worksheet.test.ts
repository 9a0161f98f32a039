import { map, read, type FeedProblem } from "@place-doughnut/adapter";
import { describe, expect, test } from "vitest";
import { codes, only, trafford } from "../../tables.js";
import { xlsxOf, xlsxRows, type XlsxParts } from "../zips.js";

const excel = (rows: Parameters<typeof xlsxRows>, parts: Partial<XlsxParts> = {}) => read({ body: xlsxOf({ sheets: { S: xlsxRows(...rows) }, ...parts }) }, { kind: "xlsx" });
const names = ["area", "year", "value"];

describe("a shared text", () => {
  const cell = (tag: string, inside: string) => excel([names, ["E08000009", 2020, { tag, inside }]], { texts: ["77", "x"] });

  test.each(["", "<v></v>", "<v/>", "<v> </v>"])("that no number names is blank, not the first text: %j", async (inside) => {
    const { table } = await cell("t=\"s\"", inside);
    expect(table!.rows[0]).toMatchObject({ cells: ["E08000009", "2020", ""], values: ["E08000009", 2020, null] });
  });

  test.each(["2", "99", "-1", "1.0", "0x1", "1e0", "a"])("that is not there (%s) is a fault of the file, with the cell", async (number) => {
    const { table, problems } = await cell("t=\"s\"", `<v>${number}</v>`);
    expect(table).toBeNull();
    expect(only(problems, "corrupt-archive")).toMatchObject({ row: 2, message: expect.stringContaining(`the cell C2 names text ${number}, and there are 2`) as string });
  });
});

describe("a cell that is in the file twice", () => {
  const sheet = (cells: string): string => `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row>${cells}</sheetData>`;
  const twice = async (cells: string) => read({ body: xlsxOf({ sheets: { S: sheet(cells) } }) }, { kind: "xlsx" });

  test.each(["<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"A2\"><v>2</v></c></row>", "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c></row>"])("is said, and neither counts: %s", async (cells) => {
    const { table, problems } = await twice(cells);
    expect(table).toBeNull();
    expect(only(problems, "corrupt-archive")).toMatchObject({ row: 2, message: expect.stringContaining("the cell A2 is in it twice") as string });
  });

  test("once blank is there once", async () => {
    expect((await twice("<row r=\"2\"><c r=\"A2\"/><c r=\"A2\"><v>2</v></c></row>")).table!.rows[0]!.cells).toEqual(["2", ""]);
  });
});

describe("a formula that was not calculated", () => {
  const figures = async (cell: string, parts: Partial<XlsxParts>): Promise<[unknown[], readonly FeedProblem[]]> => {
    const { table, problems } = await excel([names, ["E08000009", 2020, { inside: cell }], ["E08000009", 2021, 5]], parts);
    return [map(table!, { area: { column: "area" }, period: { column: "year" }, value: "value" }, { ...trafford, comparators: [] }).observations.map(({ value }) => value), problems];
  };

  test.each(["<f>A9*2</f><v>0</v>", "<f>A9*2</f><v>0.0</v>", "<f>A9*2</f><v></v>", "<f>A9*2</f>"])("gives no nil in a workbook that is to be calculated when it is opened: %s", async (cell) => {
    const [values, problems] = await figures(cell, { isToBeCalculated: true });
    expect(values).toEqual([null, 5]);
    expect(only(problems, "formula-without-value")).toMatchObject({ row: 2, message: expect.stringContaining("first in C2") as string, hint: expect.stringContaining("Excel and save it") as string });
  });

  test.each<[string, boolean, number]>([["<f>A9*2</f><v>0</v>", false, 0], ["<f>A9*2</f><v>7</v>", true, 7], ["<v>0</v>", true, 0]])("is none of these: %s", async (cell, isToBeCalculated, value) => {
    const [values, problems] = await figures(cell, { isToBeCalculated });
    expect([values, codes(problems)]).toEqual([[value, 5], []]);
  });
});
