import { parseDoughnut, type Doughnut } from "@place-doughnut/schema";
import { describe, expect, it } from "vitest";
import { detail } from "../../packages/element/src/figure/detail.js";
import { draw } from "../../packages/element/src/drawing.js";
import { renderHtml } from "../../packages/element/src/static.js";
import { example } from "./doughnuts.js";

const told = (doughnut: Doughnut, id: string) => {
  const { model, figure } = draw(doughnut, { lang: "en-GB", width: 900 });
  return detail(doughnut.dimensions.findIndex((dimension) => dimension.id === id), model, figure);
};

describe("what is told of a part", () => {
  const climate = told(example("trafford"), "climate-change")!;
  it("has every indicator with its figure, line, result, source and what it does not show", () => {
    expect(climate.rows.map(({ indicator }) => indicator.text)).toContain("Greenhouse gases per person");
    const [first] = climate.rows;
    expect(first).toMatchObject({ figure: "5.87 t CO2e", period: "2023", result: "Over: 6.2 times the boundary" });
    expect(first!.note.text).toMatch(/^The fair share is for CO2 alone/);
    expect(first!.lineSource.url).toMatch(/^https:/);
    expect(first!.source).not.toBe(null);
    expect(first!.comparators.join()).toContain("4.78 t CO2e");
    expect(first!.series?.label).toMatch(/lowest .* highest/);
  });

  it("says how the part stands in words, without the signs that only the eye takes in", () => {
    expect(climate.value).toBe("6.2 times the boundary");
    for (const { id } of example("trafford").dimensions) expect(told(example("trafford"), id)!.value, id).not.toMatch(/[×*]/);
  });

  it("has the target in words and the actions with how far they have come", () => {
    expect(climate.aim.text).toBe("Carbon neutral by 2038");
    expect(climate.actions).toEqual([expect.objectContaining({ title: { text: "Carbon Neutral Action Plan", lang: null }, standing: "under way" })]);
  });

  it("says what a judgement means where nothing is measured", () => {
    const wheel = example("decision-wheel");
    const judged = wheel.dimensions.find(({ assessment }) => assessment?.note !== undefined)!;
    const one = told(wheel, judged.id)!;
    expect(one.rows).toEqual([]);
    expect(one.value).toBe(`Judged ${judged.assessment!.score} out of 5: ${one.value.split(": ")[1]!}`);
    expect(one.note.text).not.toBe("");
  });

  it("is nothing for a dimension that is not there, or that the lens leaves out", () => {
    expect(told(example("trafford"), "constructor")).toBe(null);
    const { model, figure } = draw(example("unrolled"), { lang: "en-GB", width: 900, lens: "local" });
    const away = example("unrolled").dimensions.findIndex(({ lens }) => lens === "global-social");
    expect(detail(away, model, figure)).toBe(null);
  });

  it("has links only to addresses that may be followed", () => {
    const doughnut = parseDoughnut({ version: 1, place: { name: "P" }, dimensions: [{ id: "a", ring: "social", name: "A", actions: [{ title: "T", stage: "done", url: "javascript:alert(1)", pillar: "reset" }] }] }).doughnut!;
    expect(told(doughnut, "a")!.actions).toEqual([{ title: { text: "T", lang: null }, url: null, standing: "done, to reset" }]);
  });
});

it("stands in a page without script too: nothing that a place wants or does is only behind a press", () => {
  const page = renderHtml(example("trafford"));
  expect(page).toContain("Carbon neutral by 2038");
  expect(page).toContain("Carbon Neutral Action Plan");
});
