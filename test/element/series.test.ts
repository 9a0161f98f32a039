import { measureDoughnut, type Observation } from "@place-doughnut/schema";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draw } from "../../packages/element/src/drawing.js";
import { series } from "../../packages/element/src/picture/series.js";
import { dimension, doughnut, indicator, year } from "./doughnuts.js";

function line(observations: readonly Partial<Observation & { year: string }>[]): ReturnType<typeof series> {
  const one = indicator("social", 1, { observations: observations.map(({ year: label, value = null, ...rest }) => ({ period: year(label!), value, ...rest })) });
  const measured = measureDoughnut(doughnut([], [], { dimensions: [dimension("social", 0, [one])] })).dimensions[0]!.indicators[0]!;
  return series(measured, "social", { width: 130, height: 36 });
}
const runs = (drawn: ReturnType<typeof series>): number => drawn!.marks.filter(({ look }) => look === "seriesLine").length;

describe("a series", () => {
  it("needs two figures", () => expect(line([{ year: "2020", value: 1 }, { year: "2021" }])).toBeNull());
  it("is one line through figures that follow each other, with its target", () => {
    const drawn = line([{ year: "2020", value: 10 }, { year: "2021", value: 12 }, { year: "2022", value: 11 }]);
    expect(runs(drawn)).toBe(1);
    expect(drawn!.marks.map(({ look }) => look)).toContain("seriesTarget");
  });
  it("has a gap where a figure is missing, where years are left out and where the method changed", () => {
    expect(runs(line([{ year: "2018", value: 1 }, { year: "2019", value: 2 }, { year: "2020" }, { year: "2021", value: 3 }, { year: "2022", value: 4 }]))).toBe(2);
    expect(runs(line([{ year: "2015", value: 1 }, { year: "2016", value: 2 }, { year: "2017", value: 2 }, { year: "2021", value: 3 }, { year: "2022", value: 4 }]))).toBe(2);
    expect(runs(line([{ year: "2020", value: 1 }, { year: "2021", value: 2 }, { year: "2022", value: 9, flags: ["series-break"] }, { year: "2023", value: 8 }]))).toBe(2);
  });
  it("ends with the figure shown, also where later ones are known than the period asked for", () => {
    const one = indicator("social", 1, { observations: ["2019", "2020", "2021", "2022", "2023"].map((label, i) => ({ period: year(label), value: 10 + i })) });
    const row = (period: string) => draw(doughnut([], [], { dimensions: [dimension("social", 0, [one])] }), { lang: "en", width: 900, period }).figure.table[0]!.dimensions[0]!.rows[0]!;
    expect(row("2021").series!.label).toBe("From 10 (2019) to 12 (2021); lowest 10, highest 12");
    expect(row("2019").series).toBeNull();
  });
  it("shows the publisher's interval as a band", () => {
    const drawn = line([{ year: "2020", value: 10, low: 8, high: 12 }, { year: "2021", value: 11, low: 9, high: 13 }]);
    expect(drawn!.marks.map(({ look }) => look)).toContain("seriesBand");
  });
  it("holds nothing but finite numbers for any figures", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 2, maxLength: 6 }), (values) => {
        expect(JSON.stringify(line(values.map((value, i) => ({ year: String(2010 + i), value, low: value, high: value }))))).not.toMatch(/NaN|Infinity|\dnull|,null/);
      }),
    );
  });
  it("holds nothing but finite numbers when all figures are the same", () => {
    expect(JSON.stringify(line([{ year: "2020", value: 0 }, { year: "2021", value: 0 }]))).not.toMatch(/NaN|Infinity|null/);
  });
});
