import { map, type FeedProblem } from "@place-doughnut/adapter";
import { describe, expect, test } from "vitest";
import { codes, tableIn, trafford } from "../tables.js";

async function told(values: readonly (number | string)[], years = values.map((_, at) => String(2000 + at))): Promise<FeedProblem[]> {
  const lines = values.map((value, at) => `E08000009,${years[at] ?? ""},${value}`);
  const { problems, observations } = map(await tableIn(`area,year,value\n${lines.join("\n")}\n`), { area: { column: "area" }, period: { column: "year" }, value: "value" }, { ...trafford, comparators: [] });
  expect(observations).toHaveLength(values.length);
  return problems.filter(({ severity }) => severity !== "notice");
}

describe("F80: figures that no real place has are pointed at, and used", () => {
  test.each([
    ["nothing but zeros", [0, 0, 0, 0], ["figures-all-same"]],
    ["one figure for ever", [7.2, 7.2, 7.2, 7.2, 7.2], ["figures-all-same"]],
    ["ten times the figure before", [3.1, 3, 31], ["figure-jumps"]],
    ["a tenth of it", [310, 30], ["figure-jumps"]],
    ["three alike, which may be chance", [7, 7, 7], []],
    ["a gap between alike figures", [0, 0, "", 0], []],
    ["from nothing to something", [0, 12], []],
    ["one figure with a digit too many", [12, 13, 130, 12.5], ["figure-jumps"]],
    ["a small share that doubles and doubles", [0.04, 0.5, 0.9], []],
    ["figures that go up and down by themselves", [10.9, 1.08, 4.9, 5.6, 0], []],
    ["below ten times", [3, 29.9], []],
  ])("%s", async (_what, values, expected) => {
    expect(codes(await told(values))).toEqual(expected);
  });

  test("an area is told of once, with the period and a way out", async () => {
    const [found] = await told([1, 12, 1]);
    expect(found).toMatchObject({ message: "The figure for “Trafford” goes from 1 to 12 in “2001”.", hint: expect.stringContaining("\"range\"") as unknown });
  });

  test("a month is not compared with a year", async () => {
    expect(codes(await told([120, 9], ["2022", "2023-01"]))).toEqual([]);
  });
});
