import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { model } from "../../packages/element/src/model.js";
import type { Mark, Scene } from "../../packages/element/src/picture/marks.js";
import { scene } from "../../packages/element/src/picture/scene.js";
import { doughnut, dimension, indicator } from "./doughnuts.js";

const draw = (document: ReturnType<typeof doughnut>, width = 960): Scene => scene(model(document, { lang: "en" }), { width });
const looks = (marks: readonly Mark[]): readonly string[] => marks.map((mark) => mark.look);
const of = (drawn: Scene, index: number): readonly Mark[] => drawn.marks.filter((mark) => mark.of?.dimension === index);
const value = fc.oneof(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.constant(null), fc.constant(undefined));
const ring = (max: number): fc.Arbitrary<readonly (number | null | undefined)[]> => fc.array(value, { maxLength: max });

describe("the scene", () => {
  it("holds nothing but finite numbers, for any values, any number of dimensions and any width", () => {
    fc.assert(
      fc.property(ring(40), ring(40), fc.integer({ min: 100, max: 1600 }), (social, ecological, width) => {
        const text = JSON.stringify(draw(doughnut(social, ecological), width));
        expect(text).not.toMatch(/NaN|Infinity|undefined|null,"y"|\de[+-]\d/);
      }),
      { numRuns: 200 },
    );
  });

  it("keeps every mark inside the picture", () => {
    fc.assert(
      fc.property(ring(30), ring(30), fc.integer({ min: 280, max: 1400 }), (social, ecological, width) => {
        const drawn = draw(doughnut(social, ecological), width);
        for (const mark of drawn.marks) {
          const points = mark.shape === "path" ? numbers(mark.d) : mark.shape === "circle" ? [mark.x - mark.r, mark.y - mark.r, mark.x + mark.r, mark.y + mark.r] : [];
          for (let i = 0; i + 1 < points.length; i += 2) expect(Math.hypot(points[i]!, points[i + 1]!)).toBeLessThan(Math.max(width, drawn.height));
        }
        expect(drawn.cy).toBeGreaterThan(0);
        expect(drawn.height).toBeGreaterThan(drawn.cy);
      }),
      { numRuns: 100 },
    );
  });

  it("is the same for the same document, twice", () => {
    const document = doughnut([10, null, 30], [150, 5]);
    expect(draw(document)).toEqual(draw(document));
  });

  it("draws missing, zero and at-target as three different things", () => {
    const drawn = draw(doughnut([null, 100, 0], []));
    expect(looks(of(drawn, 0))).toContain("no-data");
    expect(looks(of(drawn, 1))).toContain("shortfall");
    expect(looks(of(drawn, 2))).toContain("within");
    expect(new Set([0, 1, 2].map((i) => looks(of(drawn, i)).filter((look) => !look.startsWith("band")).join()))).toHaveProperty("size", 3);
  });

  it("gives what has no length the same outline whatever its figure would have been", () => {
    const without = (n: number): Mark | undefined =>
      of(draw(doughnut([], [], { dimensions: [dimension("ecological", 0, [indicator("ecological", n, { boundary: undefined as never })])] })), 0)[0];
    expect(without(1)).toEqual(without(1e6));
    expect(without(1)?.look).toBe("no-target");
  });

  it("cuts a wedge beyond the scale and prints its true number", () => {
    const drawn = draw(doughnut([], [3315, 120, 110]));
    expect(drawn.broken).toBe(true);
    const text = of(drawn, 0).flatMap((mark) => (mark.shape === "text" ? [mark.text] : []));
    expect(text).toContain("33 × the boundary");
  });

  it("gives the indicators of one dimension its arc side by side", () => {
    const two = draw(doughnut([], [], { dimensions: [dimension("social", 0, [indicator("social", 20), indicator("social", 40)])] }));
    expect(two.marks.filter((mark) => mark.look === "shortfall").map((mark) => mark.of)).toEqual([
      { dimension: 0, indicator: 0 }, { dimension: 0, indicator: 1 },
    ]);
  });

  it("draws a picture for no dimensions at all, and for one empty ring", () => {
    expect(looks(draw(doughnut([], [])).marks)).toEqual(["band", "ring", "ring"]);
    expect(looks(draw(doughnut([], [50])).marks)).toContain("within");
  });

  it("numbers the wedges when there is no room for names", () => {
    const narrow = draw(doughnut([10, 20], [150]), 360);
    expect(narrow.labelling).toEqual({ social: "numbered", ecological: "numbered" });
    expect(narrow.marks.flatMap((mark) => (mark.shape === "text" ? [mark.text] : []))).toEqual(["2", "3", "1"]);
  });

  it("never writes smaller than 12 pixels", () => {
    fc.assert(
      fc.property(ring(44), ring(44), fc.integer({ min: 280, max: 1600 }), (social, ecological, width) => {
        for (const mark of draw(doughnut(social, ecological), width).marks) if (mark.shape === "text") expect(mark.size).toBeGreaterThanOrEqual(12);
      }),
      { numRuns: 50 },
    );
  });

  it("keeps each dimension's wedge when the dimensions change places", () => {
    const [a, b] = [dimension("social", 0, [indicator("social", 20)]), dimension("social", 1, [indicator("social", 60)])];
    const span = (drawn: Scene, index: number): string => radiiOf(of(drawn, index).find((mark) => mark.look === "shortfall")!);
    const forwards = draw(doughnut([], [], { dimensions: [a, b] }));
    const backwards = draw(doughnut([], [], { dimensions: [b, a] }));
    expect(span(forwards, 0)).toBe(span(backwards, 1));
    expect(span(forwards, 1)).toBe(span(backwards, 0));
  });
});

function numbers(d: string): readonly number[] {
  // Arc flags and radii are not coordinates: only the end points of M, L and A are looked at.
  return [...d.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)|A[^A-Z]*?(-?[\d.]+),(-?[\d.]+)(?=[A-Z]|$)/g)].flatMap((m) => [Number(m[1] ?? m[3]), Number(m[2] ?? m[4])]);
}

function radiiOf(mark: Mark): string {
  return mark.shape === "path" ? [...mark.d.matchAll(/A([\d.]+),/g)].map((m) => m[1]).sort().join() : "";
}
