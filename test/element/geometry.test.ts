import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  overshootCap, overshootSpan, pressureSpan, radii, round, sectorPath, segment, share, shortfallSpan, wedgePath, type Radii,
} from "../../packages/element/src/picture/geometry.js";

const r: Radii = radii(300, 2);
const count = fc.integer({ min: 1, max: 1000 });

describe("segment(i, n)", () => {
  it("tiles the circle without a gap: each begins exactly where the one before ends, and the last ends at 2π", () => {
    fc.assert(
      fc.property(count, (n) => {
        expect(segment(0, n).start).toBe(0);
        expect(segment(n - 1, n).end).toBe(2 * Math.PI);
        for (let i = 1; i < n; i++) expect(segment(i, n).start).toBe(segment(i - 1, n).end);
      }),
      { numRuns: 200 },
    );
  });
});

describe("share(angles, weights)", () => {
  it("tiles its segment: the first begins and the last ends exactly with it, each where the one before ends", () => {
    fc.assert(
      fc.property(count, fc.array(fc.double({ min: 0.1, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 }), fc.nat(), (n, weights, k) => {
        const whole = segment(k % n, n);
        const parts = share(whole, weights);
        expect(parts).toHaveLength(weights.length);
        expect(parts[0]!.start).toBe(whole.start);
        expect(parts.at(-1)!.end).toBe(whole.end);
        for (let j = 1; j < parts.length; j++) expect(parts[j]!.start).toBe(parts[j - 1]!.end);
      }),
    );
  });

  it("gives each its weight", () => {
    const [small, large] = share({ start: 0, end: 1 }, [0.4, 1.6]);
    expect(small!.end).toBeCloseTo(0.2);
    expect(large!.end - large!.start).toBeCloseTo(0.8);
  });
});

describe("a wedge", () => {
  const fraction = fc.double({ min: 0, max: 1, noNaN: true });

  it("is as long as its shortfall: half short is half the way to the far end", () => {
    expect(shortfallSpan(0.5, r, "length")).toEqual({ inner: r.foundation - r.unit / 2, outer: r.foundation, broken: false });
  });

  it("has an area proportional to its shortfall on the area scale", () => {
    const area = (s: number): number => r.foundation ** 2 - shortfallSpan(s, r, "area").inner ** 2;
    fc.assert(fc.property(fraction, (s) => void expect(area(s)).toBeCloseTo(s * area(1), 6)));
  });

  it("has an area proportional to its overshoot on the area scale", () => {
    const area = (o: number): number => overshootSpan(o, r, "area").outer ** 2 - r.ceiling ** 2;
    fc.assert(fc.property(fraction, (s) => void expect(area(s * r.cap)).toBeCloseTo(s * area(r.cap), 6)));
  });

  it("grows with the overshoot up to the end of the scale, and beyond it is marked as broken and never longer", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.double({ min: 0, max: 1e6, noNaN: true }), (a, b) => {
        const [less, more] = a <= b ? [a, b] : [b, a];
        expect(overshootSpan(less, r, "length").outer).toBeLessThanOrEqual(overshootSpan(more, r, "length").outer);
        expect(overshootSpan(more, r, "length").broken).toBe(more > r.cap);
        expect(overshootSpan(more, r, "length").outer).toBeLessThanOrEqual(r.ceiling + r.reach);
      }),
    );
  });

  it("on the pressure scale ends exactly at the ceiling when the pressure is one boundary", () => {
    expect(pressureSpan(1, r, "length").outer).toBeCloseTo(r.ceiling, 10);
    expect(pressureSpan(1, r, "area").outer).toBeCloseTo(r.ceiling, 10);
    expect(pressureSpan(-3, r, "length")).toMatchObject({ outer: r.foundation, broken: false });
    expect(pressureSpan(33, r, "length")).toMatchObject({ outer: r.ceiling + r.reach, broken: true });
  });

  it("that is broken is drawn in two pieces, with a cut before its end", () => {
    const path = wedgePath({ inner: 200, outer: 300, broken: true }, segment(0, 9), 2);
    expect(path.match(/M/g)).toHaveLength(2);
    expect(wedgePath({ inner: 200, outer: 300, broken: false }, segment(0, 9), 2).match(/M/g)).toHaveLength(1);
  });
});

describe("a path", () => {
  it("never holds anything that is not a plain number, whatever the sizes", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 500, noNaN: true }), fc.double({ min: 0, max: 500, noNaN: true }), fc.integer({ min: 1, max: 400 }), fc.nat(),
        (a, b, n, i) => void expect(sectorPath(Math.min(a, b), Math.max(a, b), segment(i % n, n), 2)).not.toMatch(/NaN|Infinity|undefined|null|e[+-]/),
      ),
    );
  });

  it("of a single segment is a whole ring, not a line", () => {
    expect(sectorPath(100, 200, segment(0, 1), 2).match(/A/g)!.length).toBeGreaterThanOrEqual(4);
  });
});

describe("overshootCap", () => {
  it("stays at one boundary when a single extreme is all that does not fit", () => expect(overshootCap([5.2, 0.2, 0.17])).toBe(1));
  it("widens when most would break", () => expect(overshootCap([0.96, 1.9, 32, 2.1, 2.7, 0.8, 0.7, 0.6, 9, 2.04])).toBe(3));
  it("is 1 when nothing overshoots", () => expect(overshootCap([])).toBe(1));
});

describe("round", () => {
  it("never gives a negative zero, which would print as one", () => expect(Object.is(round(-0.001), 0)).toBe(true));
});
