import type { FeedProblem } from "@place-doughnut/adapter";
import { expect, test } from "vitest";
import { limitRowProblems } from "../../packages/adapter/src/limit.js";

const found = (code: string, row?: number, more?: Partial<FeedProblem>): FeedProblem =>
  ({ code, severity: "error", responsibility: "publisher", message: `${code}.`, ...(row === undefined ? {} : { row }), ...more });
const rows = (code: string, count: number, more?: Partial<FeedProblem>): FeedProblem[] => Array.from({ length: count }, (_, at) => found(code, at + 2, more));

test("twenty problems of a code and source are listed, and the last says how many more there were", () => {
  const limited = limitRowProblems([...rows("a", 25, { source: "x" }), ...rows("a", 21, { source: "y" }), ...rows("b", 20, { source: "x" })]);
  expect(limited).toHaveLength(60);
  expect(limited.filter(({ more }) => more !== undefined).map(({ code, source, row, more }) => [code, source, row, more])).toEqual([["a", "x", 21, 5], ["a", "y", 21, 1]]);
});

test("problems that are not about a row all stay", () => {
  expect(limitRowProblems(Array.from({ length: 50 }, () => found("a")))).toHaveLength(50);
});

test("a problem that stands for several rows counts as that many", () => {
  expect(limitRowProblems([...rows("a", 20), found("a", 99, { more: 9 })]).at(-1)).toMatchObject({ row: 21, more: 10 });
});

test("limiting what is limited changes nothing", () => {
  const once = limitRowProblems(rows("a", 300));
  expect(limitRowProblems(once)).toEqual(once);
  expect(once.at(-1)).toMatchObject({ more: 280 });
});
