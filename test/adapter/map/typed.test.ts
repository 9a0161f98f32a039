import { map, type CellValue, type MapResult } from "@place-doughnut/adapter";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shownNumber } from "../../../packages/adapter/src/read/sheet/number-format.js";
import { codes, only, trafford } from "../tables.js";

/** One spreadsheet cell, by what it shows and what it holds. */
function cell(text: string, held: CellValue, unit = ""): MapResult {
  const rows = [{ row: 8, cells: ["E08000009", "2022", text], values: ["E08000009", "2022", held] }];
  return map({ columns: ["area", "year", "value"], headerRow: 7, rows }, { area: { column: "area" }, period: { column: "year" }, value: "value" }, { ...trafford, comparators: [], unit });
}

describe("a figure is what the cell holds, not what it shows of it", () => {
  test.each([
    ["23,868", 23868.496], ["23,868", 23868.5], ["0.6", 0.55], ["£1,235", 1234.6], ["1.2E+05", 123456], ["-3", -3.4], ["(1,234)", -1234], ["1.234,5", 1234.5], ["-", 0], ["0", -0],
    ["23,868", 23868],
  ])("%s holding %d", (text, held) => {
    const { observations, problems } = cell(text, held);
    expect(observations[0]!.value).toBe(held + 0);
    expect(problems).toEqual([]);
  });

  test("and its marks are those it shows", () => {
    expect(cell("23,868 [p]", 23868.496).observations[0]).toMatchObject({ value: 23868.496, flags: ["provisional"] });
  });
});

test.each([["57%", 0.57, 57], ["0%", 0.004, 0.4], ["0.0%", 0.0004, 0.04], ["57.1%", 0.5712, 57.12], ["100%", 1, 100], ["0%", 0, 0]])("%s holding %d is %d per cent, as it is shown, and that is said unless it is nil", (text, held, value) => {
  const { observations, problems } = cell(text, held, "%");
  expect(observations[0]!.value).toBe(value);
  expect(codes(problems)).toEqual(held === 0 ? [] : ["percent-cell"]);
});

test.each([
  ["(5.7%)", -0.057, -5.7], ["(5.7)%", -0.057, -5.7], ["57,5%", 0.575, 57.5], ["57,5 %", 0.5749, 57.49], ["57,345%", 0.57345, 57.345], ["1.057,5%", 10.575, 1057.5], ["(57,5%)", -0.575, -57.5], ["-5.7%", -0.057, -5.7],
  ["c. 57%", 0.57, 57], ["57% (est.)", 0.57, 57], ["(0%)", -0.004, -0.4], ["0,0%", 0.0004, 0.04], ["(5.7%) [p]", -0.057, -5.7],
])("%s holding %d is %d per cent, whatever marks its decimals and its minus", (text, held, value) => {
  const { observations, problems } = cell(text, held);
  expect(observations[0]!.value).toBe(value);
  expect(codes(problems)).toEqual(["percent-cell"]);
});

test("marks stay where a minus is written with brackets", () => {
  expect(cell("(5.7%) [p]", -0.057, "%").observations[0]).toMatchObject({ flags: ["provisional"] });
});

test.each([["57%", 0.99], ["(5.7%)", 0.3], ["57,5%", 5], ["about 57%", 3]])("%s holding %d is no figure: neither the number nor its hundredfold is shown", (text, held) => {
  const { observations, problems } = cell(text, held, "%");
  expect(observations).toMatchObject([{ value: null }]);
  expect(only(problems, "value-ambiguous").message).toContain("the per cent that is shown");
});

test.each([["57,5%", 57.5], ["(5.7%)", -5.7], ["12 (of 100%)", 12]])("%s holding %d is that number: the sign is but a text", (text, held) => {
  expect(cell(text, held, "%").observations[0]!.value).toBe(held);
});

test("a cell that holds a share and shows a per cent is the per cent, in every format, and in every other the number", () => {
  const formats = fc.constantFrom("0%", "0.0%", "0.00%;(0.00%)", "0.0%;-0.0%", "#,##0.0%", "0.0 %", "0.00%;[Red](0.00)%", "\"c. \"0.0%", "General", "0.00", "#,##0.0;(#,##0.0)", "\"£\"#,##0.00", "0.0\"%\"", "\"£\"#,##0.0;(\"£\"#,##0.0)");
  fc.assert(fc.property(formats, fc.integer({ min: -5_000_000, max: 5_000_000 }), fc.constantFrom(1, 100, 10_000), fc.boolean(), (format, size, by, hasComma) => {
    const held = size / by / 1000;
    const shown = shownNumber(held, format).text;
    const text = hasComma ? shown.replace(/[.,]/g, (mark) => (mark === "." ? "," : ".")) : shown;
    // A sign that is but a text beside a nil that was rounded to it cannot be told from a per cent.
    fc.pre(!format.includes("\"%") || /[1-9]/.test(shown));
    const isPercent = /(?<!")%/.test(format);
    const expected = isPercent ? Number((held * 100).toPrecision(15)) : held;
    expect([text, cell(text, held).observations[0]!.value]).toEqual([text, expected + 0]);
  }), { numRuns: 3000 });
});

test("a per cent sign typed beside a percentage changes nothing", () => {
  expect(cell("57%", 57, "%")).toMatchObject({ observations: [{ value: 57 }], problems: [] });
});

test.each([["[c]", 3, "suppressed"], ["..", 3, "not-available"], ["", 3, "not-available"], ["[z]", 0, "not-applicable"]])("%j holding %d is not shown: the number may be what was to be withheld", (text, held, missing) => {
  const { observations, problems } = cell(text, held);
  expect(observations).toMatchObject([{ value: null, missing }]);
  expect(codes(problems)).toEqual(["value-behind-mark"]);
});

test("a dash that hides a number is as doubtful as any dash", () => {
  expect(codes(cell("-", 3).problems)).toEqual(["value-ambiguous"]);
});

test.each([["12", 34], ["1.2m", 1_200_000], ["Mar-23", 44986]])("%s holding %d is used and told", (text, held) => {
  const { observations, problems } = cell(text, held);
  expect([observations[0]!.value, codes(problems)]).toEqual([held, ["value-shown-differs"]]);
});

test.each<[string, CellValue]>([["12", "12"], ["12", null], ["12", true], ["12", NaN]])("where the cell holds no number (%j, %j), the text is read", (text, held) => {
  expect(cell(text, held)).toMatchObject({ observations: [{ value: 12 }], problems: [] });
});

test("an interval is read as the figure is", () => {
  const rows = [{ row: 2, cells: ["2022", "3", "2", "4"], values: ["2022", 3.3, 2.2, 4.4] }];
  const { observations } = map({ columns: ["year", "v", "l", "h"], headerRow: 1, rows }, { period: { column: "year" }, value: "v", low: "l", high: "h" }, { place: trafford.place! });
  expect(observations).toMatchObject([{ value: 3.3, low: 2.2, high: 4.4 }]);
});
