import { describe, expect, it } from "vitest";
import { draw, type DrawingOptions } from "../../packages/element/src/drawing.js";
import { pressureSpan, radii } from "../../packages/element/src/picture/geometry.js";
import { innerNumbers } from "../../packages/element/src/picture/labels.js";
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

  it.each([320, 900])("have every number of the social foundation off the wedges, or on a disc of the ring's colour, %d pixels wide", (width) => {
    const seen = { inside: 0, discs: 0 };
    for (const name of ["trafford", "states", "world-2022", "unrolled"])
      for (const scale of ["length", "area"] as const) {
        const { model, pictures } = draw(example(name), { lang: "en-GB", width, scale, ecologicalScale: "pressure", lens: "local" });
        const { marks } = pictures[0]!.scene;
        const wanted = new Set(model.rings.social.map(({ number }) => String(number)));
        const texts = marks.flatMap((mark) => (mark.shape === "text" && wanted.has(mark.text) ? [mark] : []));
        const discs = marks.filter((mark) => mark.shape === "circle" && mark.look === "band");
        expect(texts.map(({ text }) => text).sort(), name).toEqual([...wanted].sort());
        const isInside = texts.every(({ look }) => look === "name");
        expect(discs.length).toBe(isInside ? 0 : wanted.size);
        if (!isInside) expect(new Set(texts.map(({ look }) => look))).toEqual(new Set(["bandName"]));
        if (isInside) seen.inside++;
        else seen.discs++;
      }
    expect(width === 320 ? seen.discs : seen.inside).toBeGreaterThan(0);
  });

  it("have each number before the end of its own wedge, and of its neighbours' where it is wider than its room", () => {
    const measure = () => 16;
    const texts = Array.from({ length: 12 }, (_, i) => ({ name: "", shortName: "", value: "", number: i, angle: ((i + 0.5) / 12) * 2 * Math.PI }));
    const reach = texts.map((_, i) => 60 + 5 * (i % 3));
    const { labels } = innerNumbers(texts, reach.map((one) => one + 40), { name: 13, value: 12 }, measure)!;
    labels.forEach(({ box }, i) => {
      const farthest = Math.max(...[box.x, box.x + box.width].flatMap((x) => [box.y, box.y + box.height].map((y) => Math.hypot(x, y))));
      expect(farthest).toBeLessThanOrEqual(reach[i]! + 40);
    });
    expect(labels).toHaveLength(12);
    expect(innerNumbers(texts, reach.map(() => 25), { name: 13, value: 12 }, measure)).toBeNull();
  });

  it("have a scale that is said for what it is: the ring's area is one boundary, not its thickness", () => {
    const scale = (options: Partial<DrawingOptions>): string => draw(plain, { lang: "en-GB", width: 900, ...options }).figure.scale;
    expect(scale({ scale: "area", ecologicalScale: "pressure" })).toBe(
      "A wedge that fills the ring is one boundary: pressures grow outward from its inner edge. Inward, 100% short is as long as the ring is thick. Of equally wide wedges in one ring, the area shows the size.");
    expect(scale({ ecologicalScale: "pressure" })).toBe(
      "The ring is one boundary thick: pressures grow outward from its inner edge. Inward, 100% short is as long as the ring is thick.");
  });
});

it("bars have a double line too, where the other place is beyond the scale", () => {
  const ticks = (value: number): number => draw(compared(value), { lang: "en-GB", width: 900, view: "bars" }).pictures[0]!.scene.marks.filter(({ look }) => look === "tick").length;
  expect([ticks(150), ticks(1500)]).toEqual([1, 2]);
  expect(told(compared(1500), { view: "bars" })).toContain("A double line");
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

  it("whose publisher could not be read again says since when, and has its mark", () => {
    const kept = doughnut([], [], { dimensions: [dimension("social", 0, [indicator("social", 0, { stale: { asOf: "2026-05-03" }, observations: [{ period: year("2025"), value: 5 }] })])] });
    expect([row(kept).remarks, label(kept)]).toEqual([["not renewed since 3 May 2026: the publisher could not be read again"], "5% short*"]);
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
