/** The published numbers of Fanning & Raworth (2025), Nature 646:47–56, computed again. */
import { measureDoughnut, parseDoughnut, position, trend, type Indicator } from "@place-doughnut/schema";
import { describe, expect, test } from "vitest";
import { around, doughnut, indicator, observed, rows } from "./documents.js";

const published = rows("golden/fanning-raworth-2025.csv", ",");
const withNumber = published.filter(({ value }) => value !== "");
const ecological = withNumber.filter(({ domain }) => domain === "ecological");
const social = withNumber.filter(({ domain }) => domain === "social");

/** A row as an indicator of the document: the paper's direction is "max" where more is worse. */
function asIndicator(row: Record<string, string>, id: string): Indicator {
  const value = row.value === "" ? null : Number(row.value);
  const common = { id, name: row.label!, observations: [observed(Number(row.year), value)] };
  if (row.domain === "social") return { ...common, direction: "lower-is-better", floor: 100, target: { value: 0 } };
  return {
    ...common,
    direction: row.direction === "max" ? "lower-is-better" : "higher-is-better",
    ...(row.reference === "" ? {} : { reference: Number(row.reference) }),
    ...(row.boundary === "" ? {} : { boundary: { value: Number(row.boundary) } }),
  };
}

const parsed = parseDoughnut(
  doughnut(published.map((row, i) => ({ id: `row-${i}`, ring: row.domain as "social", name: row.dimension!, indicators: [asIndicator(row, `row-${i}`)] }))),
);
const measured = measureDoughnut(parsed.doughnut!).dimensions;
const ofRow = (row: Record<string, string>) => measured[published.indexOf(row)]!.worst!;

test("the paper as a document has nothing wrong with it", () => {
  expect(parsed.problems).toEqual([]);
});

test("the file has 136 rows, 121 of them with a number", () => {
  expect([published.length, withNumber.length, ecological.length, social.length]).toEqual([136, 121, 38, 83]);
});

test("every position equals the published ratio to a thousand-millionth", () => {
  for (const row of ecological) {
    const scale = row.reference === "" ? {} : { reference: Number(row.reference) };
    expect(position({ ...scale, boundary: { value: Number(row.boundary) } }, Number(row.value)), row.indCode).toBeCloseTo(Number(row.ratio), 9);
  }
  for (const row of social) {
    expect(position({ floor: 100, target: { value: 0 } }, Number(row.value)), row.indCode).toBeCloseTo(Number(row.ratio), 9);
  }
});

test("every overshoot and every shortfall equals the published percentage to its decimal", () => {
  const checked = { ecological: 0, social: 0 };
  for (const row of withNumber.filter(({ published_pct_1dp: printed }) => printed !== "")) {
    const { position, overshoot, shortfall, state } = ofRow(row);
    const percent = row.domain === "social" ? shortfall * 100 : (position! - 1) * 100;
    expect(Math.abs(percent - Number(row.published_pct_1dp)), `${row.placeCode} ${row.indCode}`).toBeLessThanOrEqual(0.05 + 1e-9);
    expect(state).toBe(percent <= 0 ? "within" : row.domain === "social" ? "shortfall" : "overshoot");
    expect(overshoot).toBeCloseTo(row.domain === "social" ? 0 : Math.max(0, percent / 100), 12);
    checked[row.domain as "social"]++;
  }
  expect(checked).toEqual({ ecological: 32, social: 62 });
});

test("every deviation equals the published one to eight decimals, also where no rounded one is printed", () => {
  for (const row of withNumber) {
    const { position, shortfall } = ofRow(row);
    expect(row.domain === "social" ? shortfall * 100 : (position! - 1) * 100, row.indCode).toBeCloseTo(Number(row.deviation_pct), 7);
  }
});

test("the 15 rows without a number stay without one", () => {
  const empty = published.filter(({ value }) => value === "");
  expect(empty).toHaveLength(15);
  for (const row of empty) {
    expect(ofRow(row)).toMatchObject({ state: "no-data", reason: "no-observation", observation: null, position: null, overshoot: 0, shortfall: 0 });
  }
});

describe("trends", () => {
  const trends = rows("golden/fanning-raworth-2025-trends.csv", ",");
  const scales = new Map(published.filter(({ year, set }) => year === "2022" && set === "global").map((row) => [row.indCode, asIndicator(row, row.indCode!)]));
  const ourTrend = (row: Record<string, string>) => {
    const figure = (text: string) => (text === "NA" ? null : Number(text));
    return trend({ ...scales.get(row.indCode)!, observations: [observed(2001, figure(row.valueStart!)), observed(2022, figure(row.valueEnd!))] }, { from: "2001", to: "2022" });
  };

  test("the file has 35 rows, 33 of them with both ends", () => {
    expect(trends).toHaveLength(35);
    expect(trends.filter((row) => row.valueStart !== "NA" && row.valueEnd !== "NA")).toHaveLength(33);
    expect(trends.every(({ indCode }) => scales.has(indCode))).toBe(true);
  });

  test("agree with the published word, except that no difference is no change", () => {
    const verdicts = trends.filter((row) => row.valueStart !== "NA").map((row) => ({ code: row.indCode, theirs: row.trend, ours: ourTrend(row)?.trend }));
    const different = verdicts.filter(({ theirs, ours }) => theirs !== ours);
    // The paper calls a difference of nought an improvement.
    expect(different).toEqual([{ code: "AP1", theirs: "improving", ours: "no-change" }, { code: "BB1", theirs: "improving", ours: "no-change" }]);
    expect(verdicts.filter(({ ours }) => ours === "improving")).toHaveLength(18);
    expect(verdicts.filter(({ ours }) => ours === "worsening")).toHaveLength(13);
  });

  test("there is none with one end only, and none with no end", () => {
    expect(trends.filter((row) => row.valueStart === "NA").map((row) => [row.indCode, ourTrend(row)])).toEqual([["CO1", null], ["EQ2", null]]);
  });
});

test("everybody deprived is a shortfall of one, nobody deprived is within", () => {
  const at = (value: number) => measureDoughnut(around(indicator({ observations: [observed(2023, value)] }))).dimensions[0]!.worst!;
  expect(at(100)).toMatchObject({ state: "shortfall", position: 0, shortfall: 1 });
  expect(at(0)).toMatchObject({ state: "within", position: 1, shortfall: 0 });
});
