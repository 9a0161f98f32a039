import { trend, type Indicator } from "@place-doughnut/schema";
import { describe, expect, test } from "vitest";
import { indicator, observed, pressure, year } from "./documents.js";

/** The usual tolerance on this scale of 100 is 1. */
const of = (values: (number | null)[], more: Partial<Indicator> = {}) =>
  trend(indicator({ observations: values.map((value, i) => observed(2000 + i, value)), ...more }));

describe("trend", () => {
  test("compares the first and the last figure, whatever lies between and in whatever order they are listed", () => {
    expect(of([20, 99, 10])).toEqual({ trend: "improving", from: observed(2000, 20), to: observed(2002, 10), change: -10, tolerance: 1, reversed: false, caveats: [] });
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

describe("the usual window", () => {
  const series = (...all: [number, number][]) => indicator({ observations: all.map(([year, value]) => observed(year, value)) });
  /** A figure for the month or day that ends here. */
  const ending = (end: string, value: number) => ({ period: { start: `${end.slice(0, 8)}01`, end }, value });
  const first = (one: Indicator, window = {}) => trend(one, window)?.from.value ?? null;

  test("is the five years up to the last figure, however many the publisher kept", () => {
    expect(trend(series([2006, 90], [2018, 30], [2019, 40], [2021, 70], [2024, 60]))).toMatchObject({
      trend: "worsening", from: { value: 40 }, to: { value: 60 }, change: 20,
    });
    expect(first(series([2018, 30], [2024, 60]))).toBeNull();
  });

  test("is as long as it is asked to be", () => {
    const one = series([2010, 1], [2018, 30], [2019, 40], [2022, 50], [2024, 60]);
    expect([2, 4.9, 5, 6, 14, 13.99].map((years) => first(one, { years }))).toEqual([50, 50, 40, 30, 1, 30]);
    expect([1, 0, -1].map((years) => first(one, { years }))).toEqual([null, null, null]);
    expect(first(one, { years: 3, to: "2022" })).toBe(40);
    expect(first(one, { years: 1, from: "2010" })).toBe(1);
  });

  test("is counted from end to end, and the end of February is the end of February", () => {
    const over = (from: string, to: string, years?: number) => first(indicator({ observations: [ending(from, 1), ending(to, 2)] }), { years });
    expect(over("2018-12-31", "2023-12-31")).toBe(1);
    expect(over("2018-12-30", "2023-12-31")).toBeNull();
    expect(over("2023-02-28", "2028-02-29")).toBe(1);
    expect(over("2020-02-29", "2025-02-28")).toBe(1);
    expect(over("2020-02-28", "2025-02-28")).toBeNull();
    expect(over("2020-09-30", "2023-03-31", 2.5)).toBe(1);
  });

  test("does not know of a break before it, nor of one after the last figure", () => {
    const observations = [observed(2010, 1), observed(2012, 5, { flags: ["series-break"] }), observed(2020, 10), observed(2024, 20)];
    expect(trend(indicator({ observations }))).toMatchObject({ from: { value: 10 }, caveats: [] });
    expect(trend(indicator({ observations: [...observations, observed(2025, null, { flags: ["series-break"] })] }))).toMatchObject({ from: { value: 10 }, caveats: [] });
  });
});

describe("a change that turned", () => {
  const lately = (...values: number[]) => [of(values)?.trend, of(values)?.reversed];

  test("is one that goes the other way from the middle-most figure on, by more than the tolerance", () => {
    expect(lately(20, 50, 30)).toEqual(["worsening", true]);
    expect(lately(50, 20, 30)).toEqual(["improving", true]);
    expect(lately(20, 50, 49)).toEqual(["worsening", false]);
    expect(lately(20, 50, 48.9)).toEqual(["worsening", true]);
    expect(lately(20, 30, 50)).toEqual(["worsening", false]);
    expect(of([20, 50, 30], { tolerance: 9 })?.reversed).toBe(true);
    expect(of([20, 50, 41], { tolerance: 9 })?.reversed).toBe(false);
  });

  test("of an even number of figures the earlier of the two in the middle counts; two figures have none", () => {
    expect(lately(20, 50, 30, 40)).toEqual(["worsening", true]);
    expect(lately(20, 30, 50, 40)).toEqual(["worsening", false]);
    expect(lately(20, 50)).toEqual(["worsening", false]);
  });

  test("is none where there is no change to go against", () => {
    expect(lately(20, 50, 20)).toEqual(["no-change", false]);
  });
});

describe("the window", () => {
  const series = { observations: [observed(2010, 50), observed(2015, 40), observed(2020, 60)] };

  test("is what is asked for, both ends included, as dates or years", () => {
    expect(trend(indicator(series), { from: "2015" })).toMatchObject({ from: { value: 40 }, to: { value: 60 }, trend: "worsening" });
    expect(trend(indicator(series), { from: "2010", to: "2015" })).toMatchObject({ from: { value: 50 }, to: { value: 40 }, trend: "improving" });
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
