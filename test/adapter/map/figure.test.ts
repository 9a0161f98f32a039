import { map, type Mapping, type MapResult, type ValueRule } from "@place-doughnut/adapter";
import { describe, expect, test } from "vitest";
import { codes, only, tableIn } from "../tables.js";

async function figure(rule: ValueRule, lines: readonly string[], change: Partial<Mapping> = {}): Promise<MapResult> {
  return map(await tableIn(lines.join("\n")), { period: { column: "year" }, value: rule, ...change }, { place: { code: "E08000009", names: ["Trafford"] } });
}

const wide = ["year,A,B,C,all", "2023,10,20,30,200"];
const long = ["year,sex,value", "2023,Male,63.8", "2023,Female,65.2", "2023,All,64"];
const of = (sex: string): ValueRule => ({ column: "value", where: { sex } });

describe("a derived figure", () => {
  test.each<[string, ValueRule, readonly string[], number, number[]]>([
    ["a sum of columns", { sum: ["A", "B", "C"] }, wide, 60, [2]],
    ["a share of a column in a sum", { ratio: [{ sum: ["A", "B"] }, { column: "all" }] }, wide, 0.15, [2]],
    ["a mean of rows", { mean: [of("Male"), of("Female")] }, long, 64.5, [2, 3]],
    ["a ratio of rows", { ratio: [of("Male"), of("Female")] }, long, 63.8 / 65.2, [2, 3]],
    ["a mean of ratios", { mean: [{ ratio: ["A", "all"] }, { ratio: ["B", "all"] }] }, wide, 0.075, [2]],
    ["what is left of a hundred", { complement: "A" }, wide, 90, [2]],
    ["what is left of one", { complement: { ratio: ["A", "all"] }, of: 1 }, wide, 0.95, [2]],
    ["what is left of another column", { ratio: [{ complement: { sum: ["A", "B"] }, of: "all" }, "all"] }, wide, 0.85, [2]],
    ["one row chosen by its own condition", of("All"), long, 64, [4]],
  ])("may be %s", async (_what, rule, lines, value, rows) => {
    const { observations, problems } = await figure(rule, lines);
    expect(observations).toHaveLength(1);
    expect(observations[0]!.value).toBeCloseTo(value, 12);
    expect(observations[0]!.rows).toEqual(rows);
    expect(problems).toEqual([]);
  });

  test("has no noise of binary fractions", async () => {
    expect((await figure({ sum: ["a", "b"] }, ["year,a,b", "2023,0.1,0.2"])).observations[0]!.value).toBe(0.3);
  });

  test("is missing when a part is, with that part's reason, and never a smaller sum", async () => {
    const { observations, problems } = await figure({ sum: ["A", "B", "C"] }, ["year,A,B,C", "2023,10,[c],30"]);
    expect(observations).toMatchObject([{ value: null, missing: "suppressed" }]);
    expect(only(problems, "part-missing").message).toBe("A part of the figure for “Trafford” in “2023” is missing (suppressed), so the figure is missing too.");
  });

  test("is missing when a row is, and its other rows are still counted as used", async () => {
    const { observations, stats } = await figure({ mean: [of("Male"), of("Female")] }, ["year,sex,value", "2022,Male,60", "2022,Female,62", "2023,Male,63.8"]);
    expect(observations.map(({ value, missing }) => value ?? missing)).toEqual([61, "not-available"]);
    expect(stats).toEqual({ read: 3, used: 3, dropped: {} });
  });

  test("has the flags of all its parts", async () => {
    const { observations } = await figure({ sum: ["A", "B"] }, ["year,A,B", "2023,10[r],20[p]"]);
    expect(observations[0]).toMatchObject({ value: 30, flags: ["provisional", "revised"] });
  });

  test("that divides by zero is a problem and no figure", async () => {
    const { observations, problems } = await figure({ ratio: ["A", "B"] }, ["year,A,B", "2023,10,0"]);
    expect(observations).toMatchObject([{ value: null, missing: "not-available" }]);
    expect(codes(problems)).toEqual(["ratio-by-zero"]);
  });

  test("too large to hold is a problem and no figure", async () => {
    const { observations, problems } = await figure({ sum: ["A", "B"] }, ["year,A,B", "2023,1e308,1e308"]);
    expect(observations).toMatchObject([{ value: null, missing: "not-available" }]);
    expect(codes(problems)).toContain("value-beyond");
  });

  test("with a part that cannot be read has one problem, the cell's", async () => {
    const { observations, problems, stats } = await figure({ mean: [of("Male"), of("Female")] }, ["year,sex,value", "2023,Male,63.8", "2023,Female,n.a"]);
    expect(observations).toMatchObject([{ value: null }]);
    expect(codes(problems)).toEqual(["value-unreadable"]);
    expect(stats).toEqual({ read: 2, used: 1, dropped: { unreadable: 1 } });
  });

  test("is missing where there is nothing to take from a whole", async () => {
    const { observations, problems } = await figure({ complement: "A" }, ["year,A", "2023,[z]"]);
    expect(observations).toMatchObject([{ value: null, missing: "not-applicable" }]);
    expect(codes(problems)).toEqual(["part-missing"]);
  });

  test("has no interval of its own", async () => {
    const { observations, problems } = await figure({ sum: ["A", "B"] }, wide, { low: "C", high: "all" });
    expect(observations[0]).not.toHaveProperty("low");
    expect(codes(problems)).toEqual(["interval-of-derived"]);
  });
});

test("rows that no part asks for are counted under the condition", async () => {
  const { stats } = await figure(of("All"), long);
  expect(stats).toEqual({ read: 3, used: 1, dropped: { where: 2 } });
});

test("a period in which no row is asked for has no observation", async () => {
  const { observations, problems } = await figure(of("All"), [...long, "2024,Male,64"]);
  expect(observations.map(({ period }) => period.label)).toEqual(["2023"]);
  expect(problems).toEqual([]);
});

test("a part whose condition no row meets is an error that names it", async () => {
  const { problems } = await figure({ mean: [of("Male"), of("Femal")] }, long);
  expect(only(problems, "where-no-match")).toMatchObject({ column: "sex", hint: "Did you mean “Female”?" });
});
