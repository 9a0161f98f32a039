import { expect, test } from "vitest";
import { problemKinds, type TableProblem, type TableProblemCode } from "../../../packages/element/src/problems.js";
import { oneRow, readTable, tableOf, written, type Result } from "./tables.js";

const wide = Array.from({ length: 70 }, (_, i) => (i === 0 ? "Ring" : i === 1 ? "Dimension" : ""));
const two = (column: string, a: string, b: string): Result =>
  readTable(written([["Ring", "Dimension", "Indicator", "Direction", "Period", "Value", column], ["social", "Homes", "H", "more is better", "2022", "1", a], ["social", "Homes", "H", "", "2023", "2", b]]));

/** Complete by type: a code without an example does not compile. */
const examples: Record<TableProblemCode, () => Result> = {
  "table-column-missing": () => readTable(tableOf("<caption>Doughnut: Testham</caption><tr><td>a<td>b")),
  "table-column-repeated": () => readTable(oneRow({ Figure: "13" })),
  "table-column-unknown": () => readTable(oneRow({ Periood: "2024" })),
  "table-place-guessed": () => readTable(written([["Ring", "Dimension"], ["social", "Homes"]], "")),
  "table-cell-missing": () => readTable(oneRow({ Dimension: "" })),
  "table-word-unknown": () => readTable(oneRow({ Ring: "socail" })),
  "table-number-unreadable": () => readTable(oneRow({ Value: "1,5" })),
  "table-period-unreadable": () => readTable(oneRow({ Period: "2011-12" })),
  "table-contradiction": () => two("Target", "10", "11"),
  "table-number-imprecise": () => readTable(oneRow({ Value: "9007199254740993" })),
  "table-cell-unclear": () => readTable(tableOf("<caption>Doughnut: X</caption><tr><th>Ring<th>Dimension<th>Indicator<th>Direction<th>Period<th>Value<tr><td>social<td>A<td>B<td>more is better<td>2023<td>71<sup>1</sup>")),
  "table-part-left-out": () => readTable(tableOf("<caption>Doughnut: X</caption><tr><th>Ring<th>Dimension<tr><td>social<td>Homes<sup>*</sup>")),
  "table-older-figure": () => readTable(written([
    ["Ring", "Dimension", "Indicator", "Direction", "Period", "Value"], ["social", "Homes", "H", "more is better", "2022", "71"], ["social", "Homes", "H", "more is better", "2023", "7l"],
  ])),
  "table-unit-differs": () => two("Unit", "%", "kg"),
  "table-id-repeated": () => readTable(written([["Ring", "Dimension", "Dimension id"], ["social", "Homes", "a"], ["social", "Health", "a"]])),
  "table-row-aside": () => readTable(tableOf("<caption>Doughnut: X</caption><tr><th>Ring<th>Dimension<tr><td>social<td>Homes<tr><td colspan=2>All figures are rounded")),
  "table-too-large": () => readTable(written([wide, wide.map((_, i) => ["social", "Homes"][i] ?? "")])),
};

test.each(Object.entries(examples))("%s is produced, with its severity, and in words", (code, produce) => {
  const found = produce().problems.filter((problem) => problem.code === code);
  expect(found).toHaveLength(1);
  const [{ severity, message, hint, path }] = found as [TableProblem];
  expect({ severity, path }).toEqual({ severity: problemKinds[code as TableProblemCode].severity, path: "" });
  for (const sentence of hint === undefined ? [message] : [message, hint]) {
    expect(sentence).toMatch(/^[\p{Lu}"].*[.?]$/u);
    expect(sentence).not.toMatch(/undefined|NaN|\[object|\s\s|\.\./);
  }
});

test("every code has a line of documentation", () => {
  for (const [code, { doc }] of Object.entries(problemKinds)) {
    expect(code).toMatch(/^table(-[a-z]+)+$/);
    expect(doc).toMatch(/^\p{Lu}.*\.$/u);
  }
});

test("a problem says where it is, as a person counts, and suggests the word that was meant", () => {
  const [problem] = readTable(oneRow({ Ring: "socail" })).problems;
  expect(problem).toMatchObject({ row: 2, column: "ring", message: 'Row 2, ring: "socail" is not known here; the row is left out.', hint: 'Known are "social".' });
});

test("a table without rings, or with figures of no time, says so once and not in every row", () => {
  const codes = ({ problems }: Result): string[] => problems.map(({ code }) => code);
  const rings = readTable(written([["Dimension", "Indicator"], ["Homes", "H"], ["Health", "I"]]));
  expect([rings.doughnut, codes(rings)]).toEqual([null, ["table-column-missing"]]);
  const times = readTable(written([["Ring", "Dimension", "Indicator", "Direction", "Value"], ["social", "Homes", "H", "more is better", "1"], ["social", "Health", "I", "more is better", "2"]]));
  expect(codes(times)).toEqual(["table-column-missing"]);
  expect(times.doughnut!.dimensions.map(({ indicators }) => indicators![0]!.observations)).toEqual([[], []]);
});

test("an indicator that does not say which way is better is left out, for that is never guessed", () => {
  const { doughnut, problems } = readTable(oneRow({ Direction: "", "Floor or reference": "" }));
  expect(problems).toMatchObject([{ code: "table-cell-missing", row: 2, column: "direction" }]);
  expect(doughnut!.dimensions[0]!.indicators).toEqual([]);
});

test("text from the table cannot act in a message, and cannot make it long", () => {
  const nasty = `\u001B[31m\u202Eevil\u0007${"x".repeat(100_000)}`;
  const problems = [
    ...["Ring", "Value", "Period", "Direction", "Target or boundary", "Lens", "Flags", "Missing"].flatMap((column) => readTable(oneRow({ [column]: nasty })).problems),
    ...readTable(oneRow({ [nasty]: "1" })).problems, ...two("Unit", nasty, `${nasty}2`).problems,
  ].filter(({ code }) => code.startsWith("table-"));
  expect(problems.length).toBeGreaterThanOrEqual(9);
  for (const { message, hint = "" } of problems) {
    expect(message + hint).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(message.length + hint.length).toBeLessThan(700);
  }
});
