import { furthest, measureDoughnut, position, type Measure } from "@place-doughnut/schema";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { around, indicator, observed, pressure } from "./documents.js";

/** A busy machine takes longer; what is promised here is not the time. */
vi.setConfig({ testTimeout: 60_000 });

const runs = { numRuns: 1000 };
const scale = (zero: number, one: number): Measure => ({ reference: zero, boundary: { value: one } });
/** Numbers of ordinary size, with thousandths. */
const ordinary = fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 1000);
const any = fc.double({ noNaN: true, noDefaultInfinity: true });
const bounded = (zero: number, one: number, ...values: number[]) => values.every((value) => Math.abs((value - zero) / (one - zero)) < furthest);

describe("position", () => {
  test("is exactly 1 at the boundary or target, and 0 at the reference or floor", () => {
    fc.assert(fc.property(any, any, (zero, one) => {
      fc.pre(zero !== one && Number.isFinite(one - zero));
      expect(position(scale(zero, one), one)).toBe(1);
      expect(position(scale(zero, one), zero)).toBe(0);
    }), runs);
  });

  test("is a finite number or nothing, for any numbers", () => {
    let nothing = 0;
    fc.assert(fc.property(fc.double(), fc.double(), fc.double(), (zero, one, value) => {
      const result = position(scale(zero, one), value);
      if (result === null) nothing++;
      else expect(Math.abs(result)).toBeLessThanOrEqual(furthest);
      expect(Object.is(result, -0)).toBe(false);
    }), runs);
    expect(nothing).toBeGreaterThan(10);
    expect(nothing).toBeLessThan(990);
  });

  test("moves one way with the value, and never back", () => {
    fc.assert(fc.property(any, any, any, any, (zero, one, a, b) => {
      const [low, high] = [position(scale(zero, one), Math.min(a, b)), position(scale(zero, one), Math.max(a, b))];
      fc.pre(low !== null && high !== null);
      expect(one > zero ? high! >= low! : high! <= low!).toBe(true);
    }), runs);
  });

  test("moves whenever an ordinary value does", () => {
    fc.assert(fc.property(ordinary, ordinary, ordinary, ordinary, (zero, one, a, b) => {
      fc.pre(zero !== one && a < b && bounded(zero, one, a, b));
      const [low, high] = [position(scale(zero, one), a)!, position(scale(zero, one), b)!];
      expect(one > zero ? high > low : high < low).toBe(true);
    }), runs);
  });

  test("passes 1 at the boundary or target and nowhere else", () => {
    fc.assert(fc.property(any, any, any, (zero, one, value) => {
      const result = position(scale(zero, one), value);
      fc.pre(result !== null);
      const beyond = one > zero ? value >= one : value <= one;
      expect(beyond ? result! >= 1 : result! <= 1).toBe(true);
    }), runs);
  });

  test("is the same for a mirrored scale and value", () => {
    fc.assert(fc.property(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: -1e6, max: 1e6 }), (zero, one, value) => {
      fc.pre(zero !== one && bounded(zero, one, value));
      expect(position(scale(2 * one - zero, one), 2 * one - value)).toBe(position(scale(zero, one), value));
    }), runs);
  });

  test("is the same in another unit", () => {
    const factor = fc.constantFrom(-1000, -1, 0.001, 1.8, 3.6, 1e6);
    fc.assert(fc.property(ordinary, ordinary, ordinary, factor, fc.integer({ min: -1000, max: 1000 }), (zero, one, value, times, plus) => {
      fc.pre(Math.abs(one - zero) >= 1 && bounded(zero, one, value));
      const convert = (n: number) => n * times + plus;
      const [before, after] = [position(scale(zero, one), value)!, position(scale(convert(zero), convert(one)), convert(value))!];
      expect(Math.abs(after - before)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(before), Math.abs(zero), Math.abs(value)));
    }), runs);
  });

  test("takes a floor and a target as it takes a reference and a boundary", () => {
    fc.assert(fc.property(any, any, any, (zero, one, value) => {
      expect(position({ floor: zero, target: { value: one } }, value)).toBe(position(scale(zero, one), value));
    }), runs);
  });
});

describe("the numbers that break other charts", () => {
  const cases: [string, number | null | undefined, number | null, number, number | null][] = [
    ["floor equals target", 5, 5, 5, null],
    ["floor and target both 0, one of them −0", -0, 0, 3, null],
    ["target 0, floor 100", 100, 0, 25, 0.75],
    ["target 0, floor left out", undefined, 0, 1, null],
    ["floor left out is 0", undefined, 8, 2, 0.25],
    ["floor that cannot be read", null, 8, 2, null],
    ["target that cannot be read", 0, null, 2, null],
    ["negative target", 0, -4, -2, 0.5],
    ["negative floor and target", -10, -2, -6, 0.5],
    ["reversed direction", 63.87, 47.9, 38.41405432, 1.593985327489042],
    ["a value beyond 1e300", 0, 1, 1e300, null],
    ["a scale beyond 1e300", 0, 1e300, 5e299, 0.5],
    ["a span that overflows", -1e308, 1e308, 0, null],
    ["−0", 0, 4, -0, 0],
    ["−0 from a falling scale", 0, -4, 0, 0],
    ["the smallest number", 0, 5e-324, 5e-324, 1],
    ["the smallest number on a usual scale", 0, 1, 5e-324, 5e-324],
    ["a usual number on the smallest scale", 0, 5e-324, 1, null],
    ["2⁵³ + 1, which is no double, is its neighbour", 0, 2 ** 53, 2 ** 53 + 1, 1],
    ["just a million spans away", 0, 1, 1e6, 1e6],
    ["more than a million spans away", 0, 1, 1_000_001, null],
    ["more than a million spans the other way", 0, 1, -1_000_001, null],
    ["not a number", 0, 1, NaN, null],
    ["an infinity", 0, 1, Infinity, null],
  ];
  test.each(cases)("%s", (_, floor, target, value, expected) => {
    expect(position({ floor, target: { value: target } }, value)).toBe(expected);
    expect(position({ reference: floor, boundary: { value: target } }, value)).toBe(expected);
  });

  test.each(cases)("%s: measured with a state, and with a reason where there is no position", (_, floor, target, value, expected) => {
    const direction = (floor ?? 0) < (target ?? 0) ? "higher-is-better" : "lower-is-better";
    const { state, reason, position, shortfall } = measureDoughnut(
      around(indicator({ direction, floor, target: { value: target }, observations: [observed(2023, value)] })),
    ).dimensions[0]!.worst!;
    expect(position).toBe(expected);
    expect(state).toBe(expected === null ? "unmeasurable" : expected >= 1 ? "within" : "shortfall");
    expect(reason === null).toBe(expected !== null);
    expect(shortfall).toBe(expected === null ? 0 : Math.min(1, Math.max(0, 1 - expected)));
  });
});

test("exactly on the line is within, in both rings", () => {
  fc.assert(fc.property(any, any, (zero, one) => {
    fc.pre(zero !== one && Number.isFinite(one - zero));
    const up = one > zero;
    const social = around(indicator({ direction: up ? "higher-is-better" : "lower-is-better", floor: zero, target: { value: one }, observations: [observed(2023, one)] }));
    const ecological = around(
      pressure({ direction: up ? "lower-is-better" : "higher-is-better", reference: zero, boundary: { value: one }, observations: [observed(2023, one)] }), "ecological",
    );
    for (const document of [social, ecological]) {
      expect(measureDoughnut(document).dimensions[0]!.worst).toMatchObject({ state: "within", position: 1, shortfall: 0, overshoot: 0 });
    }
  }), runs);
});
