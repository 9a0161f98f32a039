import { trend, type Indicator } from "@place-doughnut/schema";
import { describe, expect, test } from "vitest";
import { indicator, observed, pressure, year } from "./documents.js";

/** The usual tolerance on this scale of 100 is 1. */
const of = (values: (number | null)[], more: Partial<Indicator> = {}) =>
  trend(indicator({ observations: values.map((value, i) => observed(2000 + i, value)), ...more }));

describe("trend", () => {
  test("compares the first and the last figure, whatever lies between and in whatever order they are listed", () => {
    expect(of([20, 99, 10])).toEqual({ trend: "improving", from: observed(2000, 20), to: observed(2002, 10), change: -10, tolerance: 1, caveats: [] });
    expect(trend(indicator({ observations: [observed(2005, 1), observed(2001, 30), observed(2003, 9)] }))).toMatchObject({ from: { value: 30 }, to: { value: 1 } });
  });

  test("a difference within the tolerance, or exactly of it, is no change; zero is no improvement", () => {
    expect(of([20, 20])?.trend).toBe("no-change");
    expect(of([20, 19])?.trend).toBe("no-change");
    expect(of([20, 18.999])?.trend).toBe("improving");
    expect(of([20, 21.001])?.trend).toBe("worsening");
    expect(of([20, 12], { tolerance: 8 })?.trend).toBe("no-change");
    expect(of([20, 19.999], { tolerance: 0 })?.trend).toBe("improving");
    expect(of([20, 20], { tolerance: 0 })?.trend).toBe("no-change");
  });

  test("which way is better is what the direction says", () => {
    const more = { direction: "higher-is-better", floor: 0, target: { value: 100 } } as const;
    expect(of([20, 30], more)?.trend).toBe("improving");
    expect(of([30, 20], more)?.trend).toBe("worsening");
    expect(trend(pressure({ observations: [observed(2001, 1), observed(2002, 2)] }))).toMatchObject({ trend: "worsening", tolerance: 0.1 });
  });

  test("there is none without two figures", () => {
    expect(of([])).toBeNull();
    expect(of([20])).toBeNull();
    expect(of([null, 20, null])).toBeNull();
    expect(trend(indicator({ observations: [observed(2001, 20), observed(2001, 30)] }))).toBeNull();
  });

  test("there is none without anything to tell a change from chance", () => {
    expect(of([20, 10], { floor: undefined, target: undefined })).toBeNull();
    expect(of([20, 10], { floor: undefined, target: undefined, tolerance: 5 })?.trend).toBe("improving");
    expect(of([20, 10], { target: { value: null } })).toBeNull();
    expect(of([20, 10], { floor: 0, target: { value: 0 } })).toBeNull();
    expect(of([20, 10], { boundary: { value: 0 } })).toBeNull();
  });

  test("a difference that no computer can hold is none", () => {
    expect(of([1e308, -1e308], { tolerance: 1 })).toBeNull();
  });
});

describe("the window", () => {
  const series = { observations: [observed(2010, 50), observed(2015, 40), observed(2020, 60)] };

  test("is what is asked for, both ends included, as dates or years", () => {
    expect(trend(indicator(series), { from: "2015" })).toMatchObject({ from: { value: 40 }, to: { value: 60 }, trend: "worsening" });
    expect(trend(indicator(series), { to: "2015" })).toMatchObject({ from: { value: 50 }, to: { value: 40 }, trend: "improving" });
    expect(trend(indicator(series), { from: "2015-12-31", to: "2020-12-31" })).toMatchObject({ from: { value: 40 }, to: { value: 60 } });
    expect(trend(indicator(series), { from: "2016-01-01" })).toBeNull();
  });

  const broken = { observations: [observed(2010, 50), observed(2015, 40, { flags: ["series-break"] }), observed(2018, 45), observed(2020, 60)] };

  test("starts at the latest break in the series, and says so", () => {
    expect(trend(indicator(broken))).toMatchObject({ from: { value: 40 }, to: { value: 60 }, caveats: ["series-break"] });
  });

  test("crosses a break only when asked to, and says so", () => {
    expect(trend(indicator(broken), { from: "2010" })).toMatchObject({ from: { value: 50 }, to: { value: 60 }, caveats: ["series-break"] });
    expect(trend(indicator(broken), { from: "2018" })).toMatchObject({ from: { value: 45 }, caveats: [] });
    expect(trend(indicator(broken), { to: "2014" })).toBeNull();
  });

  test("starts after a break whose own figure is missing", () => {
    const observations = [observed(2010, 50), observed(2015, null, { flags: ["series-break"] }), observed(2018, 45), observed(2020, 60)];
    expect(trend(indicator({ observations }))).toMatchObject({ from: { value: 45 }, caveats: ["series-break"] });
  });

  test("holds only figures counted in the same way as the last", () => {
    const pooled = { period: { start: "2008-01-01", end: "2010-12-31", kind: "pooled" as const }, value: 90 };
    const single = (n: number, value: number) => ({ period: { ...year(n), kind: "calendar-year" as const }, value });
    expect(trend(indicator({ observations: [pooled, single(2011, 40), single(2012, 60)] }))).toMatchObject({ from: { value: 40 } });
    expect(trend(indicator({ observations: [pooled, single(2012, 60)] }))).toBeNull();
    expect(trend(indicator({ observations: [observed(2010, 30), single(2012, 60)] }))).toMatchObject({ from: { value: 30 } });
  });
});

test("the flags of both ends are caveats, each once, in a fixed order", () => {
  const observations = [observed(2001, 20, { flags: ["provisional", "estimated"] }), observed(2002, 15, { flags: ["revised"] }), observed(2003, 10, { flags: ["provisional"] })];
  expect(trend(indicator({ observations }))?.caveats).toEqual(["estimated", "provisional"]);
});
