import { parseDoughnut } from "@place-doughnut/schema";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { model } from "../../packages/element/src/model.js";
import { scene } from "../../packages/element/src/picture/scene.js";

/** Fanning & Raworth (2025): the deviation in per cent that is printed at each wedge of the world's doughnut for 2022. */
const published = new Map(
  readFileSync("test/fixtures/golden/fanning-raworth-2025.csv", "utf8").trim().split("\n").slice(1)
    .map((line) => line.trim().split(","))
    .filter((cells) => cells[2] === "WLD" && cells[3] === "2022" && cells.at(-1) !== "")
    .map((cells) => [slug(cells[9]!), Number(cells.at(-1))]),
);
const world = parseDoughnut(JSON.parse(readFileSync("examples/data/world-2022.doughnut.json", "utf8"))).doughnut!;
const drawnModel = model(world, { lang: "en" });
const drawn = scene(drawnModel, { width: 960 });
const [foundation, ceiling] = drawn.marks.flatMap((mark) => (mark.look === "ring" && mark.shape === "circle" ? [mark.r] : [])).sort((a, b) => a - b) as [number, number];

/** The furthest radius of each wedge from its line, by the indicator's id. */
const lengths = new Map(
  drawn.marks.flatMap((mark) => {
    if (mark.shape !== "path" || (mark.look !== "overshoot" && mark.look !== "shortfall") || mark.of?.indicator == null) return [];
    const measured = drawnModel.measured.dimensions[mark.of.dimension]!.indicators[mark.of.indicator]!;
    const radii = [...mark.d.matchAll(/A([\d.]+),/g)].map((match) => Number(match[1]));
    const length = mark.look === "overshoot" ? Math.max(...radii) - ceiling : foundation - Math.min(...radii);
    return [[measured.indicator.id, { length, look: mark.look }] as const];
  }),
);
const reach = Math.max(...[...lengths.values()].filter(({ look }) => look === "overshoot").map(({ length }) => length));

function slug(label: string): string {
  return label.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}

describe("the world in 2022, wedge by wedge", () => {
  it("has a published figure for all but one indicator", () => expect(published.size).toBe(34));

  it.each([...published])("%s is drawn as long as its published %d per cent", (id, percent) => {
    const wedge = lengths.get(id);
    if (percent <= 0) return expect(wedge).toBeUndefined();
    expect(wedge).toBeDefined();
    const expected = wedge!.look === "shortfall" ? (percent / 100) * (ceiling - foundation) : Math.min(percent / 100 / drawn.cap, 1) * reach;
    expect(wedge!.length).toBeCloseTo(expected, 0);
  });
});
