import { describe, expect, it } from "vitest";
import { draw, type DrawingOptions } from "../../packages/element/src/drawing.js";
import { pressureSpan, radii } from "../../packages/element/src/picture/geometry.js";
import type { Doughnut } from "@place-doughnut/schema";
import { dimension, doughnut, example, indicator, year } from "./doughnuts.js";

const told = (one: Doughnut, options: Partial<DrawingOptions> = {}): string => draw(one, { lang: "en-GB", width: 900, ...options }).figure.howToRead.join(" ");
const compared = (value: number): Doughnut =>
  doughnut([], [], { dimensions: [dimension("ecological", 0, [indicator("ecological", 120, { comparators: [{ place: { name: "Otherham" }, observations: [{ period: year("2024"), value }] }] })])] });
const flagged = doughnut([], [], { dimensions: [dimension("social", 0, [indicator("social", 5, { observations: [{ period: year("2024"), value: 5, flags: ["estimated"] }] })])] });
const plain = doughnut([20], [120]);
const far = doughnut([], [120, 110, 1500]);

/** What is drawn, the words that explain it in each language, a document that has it drawn and one that has not. */
const signs = [
  ["a cut wedge", "wedge that is cut", "lletem sydd wedi’i thorri", far, plain],
  ["the double line of another place", "A double line", "llinell ddwbl", compared(1500), compared(150)],
  ["an asterisk", "An asterisk (*)", "seren (*)", flagged, plain],
] as const;

describe("how to read this", () => {
  it.each(signs)("explains %s where it is drawn, and only there, in both languages", (_, english, welsh, having, without) => {
    expect(told(having)).toContain(english);
    expect(told(having, { lang: "cy" })).toContain(welsh);
    expect(told(without)).not.toContain(english);
    expect(told(without, { lang: "cy" })).not.toContain(welsh);
    expect(told(having, { view: "table" })).not.toContain(english);
  });

  it("speaks of a bar where bars are cut", () => {
    expect(told(far, { view: "bars" })).toContain("A bar that is cut");
    expect(told(far, { view: "bars" })).not.toContain("wedge that is cut");
  });

  it("says what a wedge starts from and what its number is held against, where wedges show whole pressures", () => {
    expect(told(plain)).not.toContain("all of a pressure");
    expect(told(plain, { ecologicalScale: "pressure" })).toContain("all of a pressure, from none at the inner edge");
    expect(told(plain, { ecologicalScale: "pressure" })).not.toContain("A wedge that points outward is an overshoot");
    expect(told(plain, { ecologicalScale: "pressure", view: "bars" })).toContain("A wedge that points outward is an overshoot");
  });

  it("says that the area counts where it does", () => {
    expect(told(plain, { scale: "area" })).toContain("twice the area");
    expect(told(plain)).not.toContain("twice the area");
    expect(told(plain, { scale: "area", view: "bars" })).not.toContain("twice the area");
  });
});

describe("whole pressures by area", () => {
  it("have a wedge whose area, in parts of the ring, is the number beside it", () => {
    const r = radii(345, 1);
    for (const position of [0.25, 0.5, 1, 1.5, 2]) {
      const { inner, outer } = pressureSpan(position, r, "area");
      expect((outer ** 2 - inner ** 2) / (r.ceiling ** 2 - r.foundation ** 2)).toBeCloseTo(position, 9);
    }
    const { model, pictures } = draw(doughnut([], [150]), { lang: "en-GB", width: 900, scale: "area", ecologicalScale: "pressure" });
    expect(model.rings.ecological[0]!.value).toBe("1.5 × the boundary");
    expect(pictures[0]!.scene.broken).toBe(false);
  });

  it("have a scale that is said for what it is: the ring's area is one boundary, not its thickness", () => {
    const scale = (options: Partial<DrawingOptions>): string => draw(plain, { lang: "en-GB", width: 900, ...options }).figure.scale;
    expect(scale({ scale: "area", ecologicalScale: "pressure" })).toBe(
      "A wedge that fills the ring is one boundary: pressures grow outward from its inner edge. Inward, 100% short is as long as the ring is thick. Of equally wide wedges in one ring, the area shows the size.");
    expect(scale({ ecologicalScale: "pressure" })).toBe(
      "The ring is one boundary thick: pressures grow outward from its inner edge. Inward, 100% short is as long as the ring is thick.");
  });
});

describe("a figure", () => {
  const dated = doughnut([], [], {
    updated: "2024-06-01", outOfDateAfter: 3,
    dimensions: [dimension("social", 0, [indicator("social", 0, { observations: [{ period: year("2010"), value: 7 }, { period: year("2015"), value: 5 }] })])],
  });
  const row = (one: Doughnut, period?: string) => draw(one, { lang: "en-GB", width: 900, ...(period === undefined ? {} : { period }) }).figure.table[0]!.dimensions[0]!.rows[0]!;
  const label = (one: Doughnut, period?: string): string => draw(one, { lang: "en-GB", width: 900, ...(period === undefined ? {} : { period }) }).model.rings.social[0]!.value;

  it("for the very time that was asked for is not out of date; the latest may be, and one from before that time", () => {
    expect([row(dated).remarks, label(dated)]).toEqual([["out of date"], "5% short*"]);
    expect([row(dated, "2015").remarks, label(dated, "2015")]).toEqual([[], "5% short"]);
    expect([row(dated, "2010").figure, row(dated, "2010").remarks]).toEqual(["7", []]);
    expect(row(dated, "2012").remarks).toEqual(["an earlier figure: there is none for that time", "out of date"]);
  });

  it("that stands in for a newer one that is not there says so, and has its mark", () => {
    const older = doughnut([], [], { dimensions: [dimension("social", 0, [indicator("social", 0, { observations: [{ period: year("2022"), value: 5 }, { period: year("2023"), value: null }] })])] });
    expect([row(older).remarks, label(older)]).toEqual([["an older figure: the one for 2023 is missing or cannot be read"], "5% short*"]);
    expect(told(older)).toContain("An asterisk (*)");
    expect([row(older, "2022").remarks, label(older, "2022")]).toEqual([[], "5% short"]);
  });

  it("is of the world as the world is drawn: nothing of all this is said where nothing of it is there", () => {
    expect(told(example("world-2022"))).not.toMatch(/asterisk|double line/);
  });
});
