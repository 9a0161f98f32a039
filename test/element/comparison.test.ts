import { describe, expect, it } from "vitest";
import { draw } from "../../packages/element/src/drawing.js";
import type { LookName } from "../../packages/element/src/picture/looks.js";
import { dimension, doughnut, indicator, year } from "./doughnuts.js";

const looks = (drawing: ReturnType<typeof draw>): readonly LookName[] => drawing.pictures.flatMap(({ scene }) => scene.marks.map(({ look }) => look));
const options = { lang: "en", width: 900 } as const;

describe("a doughnut compared with another", () => {
  const ours = doughnut([20, 40, 10], [150]);
  const theirs = doughnut([30, 40], [400], { place: { name: "Otherton" }, updated: "2030-01-01" });

  it.each(["doughnut", "bars"] as const)("is drawn with the other's outlines on one scale: %s", (view) => {
    const drawing = draw(ours, { ...options, view, compare: theirs });
    expect(looks(drawing).filter((look) => look === "other")).toHaveLength(3);
    expect(drawing.pictures[0]!.scene.cap).toBe(3);
    expect(drawing.figure.key.map(({ label }) => label)).toContain("Outline: Otherton");
  });

  it("lists what differs with both figures, counts what is the same, and says what is not there", () => {
    const { differences } = draw(ours, { ...options, compare: theirs }).figure.compared!;
    expect(differences).toEqual([
      "Something counted: 150 (2024; 1.5 times the boundary) here, 400 (2024; 4 times the boundary) in Otherton.",
      "Something counted: 20 (2024; 20% short) here, 30 (2024; 30% short) in Otherton.",
      "Something counted: not in Otherton.",
      "1 more is the same in both.",
    ]);
  });

  it("does not draw or compare what is measured in another way", () => {
    const [other] = theirs.dimensions;
    const changed = { ...theirs, dimensions: [{ ...other!, indicators: [{ ...other!.indicators![0]!, unit: { symbol: "kg" } }] }] };
    const drawing = draw(ours, { ...options, compare: changed });
    expect(looks(drawing)).not.toContain("other");
    expect(drawing.figure.compared!.differences).toContain("Something counted: measured in another way in Otherton, so not compared.");
  });

  const at = (ring: "social" | "ecological", i: number, value: number, when: string): ReturnType<typeof dimension> =>
    dimension(ring, i, [indicator(ring, value, { observations: [{ period: year(when), value }] })]);
  const mixed = [at("social", 0, 30, "2024"), at("social", 1, 40, "2019"), at("ecological", 0, 900, "2021")];

  it("dates every figure by its own period, and none by another's", () => {
    const { compared } = draw(ours, { ...options, compare: doughnut([], [], { place: { name: "Otherton" }, dimensions: mixed }) }).figure;
    expect(compared!.heading).toBe("Compared with Otherton");
    expect(compared!.differences).toEqual([
      "Something counted: 150 (2024; 1.5 times the boundary) here, 900 (2021; 9 times the boundary) in Otherton.",
      "Something counted: 20 (2024; 20% short) here, 30 (2024; 30% short) in Otherton.",
      "Something counted: 40 (2024; 40% short) here, 40 (2019; 40% short) in Otherton.",
      "Something counted: not in Otherton.",
    ]);
  });

  it.each(["doughnut", "bars"] as const)("has no outline of another place's figure for another time, which does not stretch the scale either: %s", (view) => {
    const drawing = draw(ours, { ...options, view, compare: doughnut([], [], { place: { name: "Otherton" }, dimensions: mixed }) });
    expect(drawing.pictures[0]!.scene.marks.flatMap(({ look, of }) => (look === "other" ? [of?.dimension] : []))).toEqual([0]);
    expect(drawing.pictures[0]!.scene.cap).toBe(draw(ours, options).pictures[0]!.scene.cap);
  });

  it("may be the same place at another time, which is outlined, named by all of its years, and dated figure by figure", () => {
    const drawing = draw(ours, { ...options, compare: doughnut([], [], { dimensions: mixed }) });
    expect(looks(drawing).filter((look) => look === "other")).toHaveLength(3);
    expect(drawing.figure.key.map(({ label }) => label)).toContain("Outline: Testham, 2019 to 2024");
    expect(drawing.figure.compared!.differences).toEqual([
      "Something counted: 150 (2024; 1.5 times the boundary) here, 900 (2021; 9 times the boundary) in Testham, 2019 to 2024.",
      "Something counted: 20 (2024; 20% short) here, 30 (2024; 30% short) in Testham, 2019 to 2024.",
      "Something counted: not in Testham, 2019 to 2024.",
      "1 more is the same in both.",
    ]);
  });
});

describe("places beside ours", () => {
  const beside = (name: string, value: number, label: string): object => ({ place: { name }, observations: [{ period: year(label), value }] });
  const document = (...comparators: object[]): ReturnType<typeof doughnut> =>
    doughnut([], [], { dimensions: [dimension("ecological", 0, [indicator("ecological", 300, { comparators: comparators as never })])] });

  it.each(["doughnut", "bars"] as const)("are a line across our wedge, named in the key: %s", (view) => {
    const drawing = draw(document(beside("England", 250, "2024")), { ...options, view });
    expect(looks(drawing)).toContain("tick");
    expect(drawing.figure.key.map(({ label }) => label)).toContain("Line: England");
  });

  it("are only drawn for our own period, and the key names no line that is not there", () => {
    const drawing = draw(document(beside("North West", 250, "2022"), beside("England", 200, "2024")), options);
    expect(looks(drawing)).not.toContain("tick");
    expect(drawing.figure.key.some(({ label }) => label.startsWith("Line"))).toBe(false);
    expect(drawing.figure.comparators.map(({ text }) => text)).toEqual(["North West", "England"]);
    expect(drawing.figure.table[0]!.dimensions[0]!.rows[0]!.comparators).toEqual(["250 (2022)", "200"]);
  });

  it("beyond the scale are a double line, not left out", () => {
    const drawing = draw(document(beside("England", 900, "2024")), options);
    expect(looks(drawing).filter((look) => look === "tick")).toHaveLength(2);
  });
});

describe("the key", () => {
  it("explains exactly the looks that are drawn, in every view", () => {
    for (const view of ["doughnut", "bars"] as const) {
      const drawing = draw(doughnut([20, null, 0], [150, 40]), { ...options, view });
      const drawn = new Set(looks(drawing));
      for (const { looks: explained, label } of drawing.figure.key) expect(drawn, label).toContain(explained.at(-1));
    }
  });
});
