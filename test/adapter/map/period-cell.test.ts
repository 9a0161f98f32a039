import { map, read, type CellValue } from "@place-doughnut/adapter";
import { describe, expect, test } from "vitest";
import { codes, only, trafford } from "../tables.js";
import { xlsxOf, xlsxRows } from "../read/zips.js";

/** The label of the period of a cell, by what it shows and what it holds. */
function label(text: string, held: CellValue): [unknown, string[]] {
  const rows = [{ row: 2, cells: ["E08000009", text, "1"], values: ["E08000009", held, 1] }];
  const { observations, problems } = map({ columns: ["area", "when", "value"], headerRow: 1, rows }, { area: { column: "area" }, period: { column: "when" }, value: "value" }, { ...trafford, comparators: [] });
  return [observations[0]?.period.label, codes(problems)];
}

describe("a date cell is the period that it shows", () => {
  test.each([["Mar-23", "2023-03-01", "Mar 2023"], ["March 2023", "2023-03-31", "Mar 2023"], ["2023-03", "2023-03-31", "Mar 2023"], ["Q1 2023", "2023-02-01", "Q1 2023"], ["2023", "2023-07-15", "2023"]])("%s, holding %s, is %s", (text, held, period) => {
    expect(label(text, held)).toEqual([period, []]);
  });
});

describe("a day is the one that the cell holds, however it is shown", () => {
  test.each([["03/04/2023", "2023-03-04", "4 Mar 2023"], ["03/04/2023", "2023-04-03", "3 Apr 2023"], ["31/03/23", "2023-03-31", "31 Mar 2023"], ["Friday", "2023-03-31", "31 Mar 2023"], ["Mar-23", "2021-03-23", "23 Mar 2021"], ["31/03/23 12:00", "2023-03-31T12:00:00", "31 Mar 2023"]])("%s, holding %s, is %s", (text, held, period) => {
    expect(label(text, held)).toEqual([period, []]);
  });

  test("a text is read as it stands", () => {
    expect(label("03/04/2023", "03/04/2023")).toEqual(["3 Apr 2023", ["period-day-first"]]);
  });
});

test("an Excel cell that shows a month or a year is that month or year", async () => {
  const cell = (style: number, day: number): { tag: string; inside: string } => ({ tag: `s="${style}"`, inside: `<v>${day}</v>` });
  const body = xlsxOf({ sheets: { S: xlsxRows(["area", "when", "value"], ["E08000009", cell(1, 44986), 1], ["E08000009", cell(2, 44562), 2], ["E08000009", cell(3, 45107), 3]) }, formats: ["mmm\\-yy", "yyyy", "dd/mm/yyyy"] });
  const { table } = await read({ body }, { kind: "xlsx" });
  const { observations } = map(table!, { area: { column: "area" }, period: { column: "when" }, value: "value" }, { ...trafford, comparators: [] });
  expect(observations.map(({ period, value }) => [period.label, value])).toEqual([["2022", 2], ["Mar 2023", 1], ["30 Jun 2023", 3]]);
});

test("a day is never a figure, though a year of it looks like one", async () => {
  const { table } = await read({ body: xlsxOf({ sheets: { S: xlsxRows(["area", "year", "value"], ["E08000009", 2020, { tag: "s=\"1\"", inside: "<v>44562</v>" }]) }, formats: ["yyyy"] }) }, { kind: "xlsx" });
  const { observations, problems } = map(table!, { area: { column: "area" }, period: { column: "year" }, value: "value" }, { ...trafford, comparators: [] });
  expect(observations).toMatchObject([{ value: null }]);
  expect(only(problems, "value-unreadable")).toMatchObject({ row: 2 });
});
