import { describe, expect, it } from "vitest";
import { leastTarget, partAt, targetsFit } from "../../packages/element/src/picture/areas.js";
import { draw } from "../../packages/element/src/drawing.js";
import { example, examples } from "./doughnuts.js";

const looks = [false, true].flatMap((mirrored) => (["overshoot", "pressure"] as const).flatMap((ecologicalScale) =>
  (["doughnut", "bars"] as const).map((view) => ({ mirrored, ecologicalScale, view }))));

describe.each(examples)("the parts of %s", (name) => {
  const doughnut = example(name);
  it.each([320, 640, 1100])("are one for each dimension that is drawn, %d pixels wide, in every look", (width) => {
    for (const look of looks) {
      const { pictures } = draw(doughnut, { lang: "en-GB", width, ...look });
      const drawn = pictures.flatMap(({ model }) => [...model.rings.ecological, ...model.rings.social].map(({ index }) => index));
      expect(pictures.flatMap(({ scene }) => scene.parts.map(({ dimension }) => dimension)).sort()).toEqual(drawn.sort());
    }
  });

  it.each([320, 640, 1100])("are found again from the middle of their buttons, %d pixels wide, in every look", (width) => {
    for (const look of looks)
      for (const { scene } of draw(doughnut, { lang: "en-GB", width, ...look }).pictures)
        for (const part of scene.parts) {
          const { x, y, width: w, height: h } = part.target;
          expect([w, h].every((size) => size >= leastTarget)).toBe(true);
          const found = partAt(scene.parts.map((one) => ({ ...one, areas: one.areas.filter(({ shape }) => look.view === "bars" || shape === "sector") })), x + w / 2, y + h / 2);
          expect(found?.dimension).toBe(part.dimension);
        }
  });

  it.each([420, 640, 800, 1100])("that stand over the picture have targets with room between them, %d pixels wide", (width) => {
    for (const look of looks)
      for (const { scene } of draw(doughnut, { lang: "en-GB", width, ...look }).pictures) {
        const over = scene.parts.filter(({ ring, turn }) => turn !== null && scene.labelling[ring] !== "numbered");
        const centres = over.map(({ target }) => ({ x: target.x + target.width / 2, y: target.y + target.height / 2 }));
        centres.forEach((a, i) => centres.slice(i + 1).forEach((b) => expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(leastTarget - 0.01)));
      }
  });

  it("have outlines of finite numbers", () => {
    for (const look of looks)
      for (const { scene } of draw(doughnut, { lang: "en-GB", width: 900, ...look }).pictures)
        for (const { outline } of scene.parts) expect(outline).toMatch(/^M[-\d.,MLAHVhvZ]+$/);
  });
});

describe("pointing", () => {
  const { scene } = draw(example("trafford"), { lang: "en-GB", width: 1000 }).pictures[0]!;
  it("at the centre, or far outside, is at nothing", () => {
    expect(partAt(scene.parts, 0, 0)).toBe(null);
    expect(partAt(scene.parts, 5000, 0)).toBe(null);
    expect(partAt(scene.parts, NaN, 0)).toBe(null);
  });

  it("at a label is at its part", () => {
    const labelled = scene.parts.filter(({ areas }) => areas.some(({ shape }) => shape === "box"));
    expect(labelled.length).toBe(22);
    for (const part of labelled)
      for (const area of part.areas) if (area.shape === "box") expect(partAt(scene.parts, area.box.x + area.box.width / 2, area.box.y + area.box.height / 2)?.dimension).toBe(part.dimension);
  });
});

// WCAG 2.2, 2.5.8 with targets of 24 pixels side by side on a circle.
it.each([[12, 46.4], [15, 57.8], [21, 80.6], [24, 92], [30, 114.9], [44, 168.3]])("%d targets need a ring of %d pixels", (n, radius) => {
  expect(targetsFit(n, radius)).toBe(true);
  expect(targetsFit(n, radius - 0.5)).toBe(false);
});
