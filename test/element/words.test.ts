import { describe, expect, it } from "vitest";
import { draw, type DrawingOptions } from "../../packages/element/src/drawing.js";
import { en } from "../../packages/element/src/words/en.js";
import type { StateFacts } from "../../packages/element/src/words/words.js";
import { renderHtml } from "../../packages/element/src/static.js";
import { dimension, doughnut, indicator, year } from "./doughnuts.js";
import { allDrawn } from "./sentences.js";

const over: StateFacts = { state: "overshoot", ring: "ecological", position: 2, shortfall: 0, fromZero: true, higherIsBetter: false };
const short: StateFacts = { state: "shortfall", ring: "social", position: 0.5, shortfall: 0.5, fromZero: false, higherIsBetter: false };

describe("how far is said", () => {
  it("as a multiple only where the scale starts at 0", () => {
    expect(en.valueLabel({ ...over, position: 6.18 })).toBe("6.2 × the boundary");
    expect(en.valueLabel({ ...over, position: 1.958, fromZero: false })).toBe("95.8% past the boundary");
  });
  it("as missed where more is better: a forest is not too large", () => {
    expect(en.valueLabel({ ...over, position: 1.609, fromZero: false, higherIsBetter: true })).toBe("boundary missed by 60.9%");
  });
  it("never as nothing, or as everything, when it is not quite", () => {
    expect(en.valueLabel({ ...over, position: 1.0001 })).toBe("just over the boundary");
    expect(en.result({ ...over, position: 1.0001 })).toBe("Just over the boundary");
    expect(en.valueLabel({ ...short, shortfall: 0.9997 })).toBe("over 99.9% short");
    expect(en.valueLabel({ ...short, shortfall: 0.0001 })).toBe("under 0.1% short");
    expect(en.valueLabel({ ...short, shortfall: 1 })).toBe("100% short");
  });
});

describe("a figure", () => {
  it("keeps the digits that matter and no others", () => {
    expect([5.87, 65.2, 1301.234, 0.014, 1e-7, -25.8].map((value) => en.figure(value, ""))).toEqual(["5.87", "65.2", "1,301", "0.014", "0.0000001", "−25.8"]);
  });
  it("is told apart from its line when both would look the same", () => {
    const close = doughnut([], [], { dimensions: [dimension("ecological", 0, [indicator("ecological", 10.04, { boundary: { value: 10.02 } })])] });
    const row = draw(close, { lang: "en", width: 900 }).figure.table[0]!.dimensions[0]!.rows[0]!;
    expect([row.figure, row.line]).toEqual(["10.04", "10.02"]);
  });
});

describe("a percentage", () => {
  const row = (one: ReturnType<typeof indicator>, ring: "social" | "ecological" = "ecological") =>
    draw(doughnut([], [], { dimensions: [dimension(ring, 0, [one])] }), { lang: "en", width: 900 }).figure.table[0]!.dimensions[0]!.rows[0]!;
  it("has the start of its scale beside the target or boundary, so that what it is a share of can be seen", () => {
    const waste = row(indicator("ecological", 57.5, { direction: "higher-is-better", unit: { symbol: "%" }, reference: 100, boundary: { value: 65 } }));
    expect([waste.result, waste.line, waste.lineFrom]).toEqual(["Boundary missed by 21.4%", "65%", "counted from 100%"]);
    const carbon = row(indicator("ecological", 417.1, { unit: { symbol: "ppm" }, reference: 280, boundary: { value: 350 } }));
    expect([carbon.result, carbon.lineFrom]).toEqual(["Over: 95.9% past the boundary", "counted from 280 ppm"]);
    expect(row(indicator("social", 76, { direction: "higher-is-better", unit: { symbol: "%" }, floor: 0, target: { value: 95 } }), "social").lineFrom).toBe("counted from 0%");
  });
  it("needs none where the result is a multiple, or where there is no result", () => {
    expect(row(indicator("ecological", 250)).lineFrom).toBe("");
    expect(row(indicator("social", null), "social").lineFrom).toBe("");
  });
  it("is explained in words in both ways of drawing a page", () => {
    expect(en.howToRead.body(allDrawn).join(" ")).toContain("is not a share of the figure. It is a share of the way between");
    expect(renderHtml(doughnut([20], []))).toContain("<small>counted from 100</small>");
  });
});

describe("the summary", () => {
  const say = (...args: Parameters<typeof doughnut>): string => draw(doughnut(...args), { lang: "en", width: 900 }).figure.summary.map(({ text }) => text).join(" ");
  it("counts only what is measured, and says what is not, and for when", () => {
    expect(say([20, 0, undefined], [250, undefined, undefined])).toBe(
      "Testham goes past the one natural limit measured here. The worst is “Limit 1”: 2.5 times the boundary. Of the others, 2 have no data yet. " +
        "It falls short on 1 of the 2 parts of the social foundation measured here. The worst is “Need 1”: 20% short. Of the others, 1 has no data yet. " +
        "The figures are for 2024.",
    );
  });
  it("names the worst three, the worst first, and no more", () => {
    expect(say([10, 50, 5, 90, 50], [])).toContain("The worst is “Need 4”: 90% short. Next is “Need 2”: 50% short. Third is “Need 5”: 50% short. The figures");
  });
  it("does not call a place fine where nothing is measured", () => {
    expect(say([undefined], [undefined])).toBe("Nothing is measured against a target or a limit for Testham yet. Of all parts, 2 have no data yet.");
    expect(say([undefined], [50])).toBe("Testham is within the one natural limit measured here. Of the parts of the social foundation, 1 has no data yet. The figures are for 2024.");
  });
  it("tells what cannot be measured from what has no data", () => {
    const broken = [dimension("social", 0, [indicator("social", 5, { target: { value: null } })]), dimension("social", 1, [indicator("social", 5)])];
    expect(say([], [], { dimensions: broken })).toContain("Of the others, 1 cannot be measured.");
  });
  it("counts how many figures got better and worse, over how long, and the first and last year of all", () => {
    const since = (before: number, now: number, i: number): ReturnType<typeof dimension> =>
      dimension("social", i, [indicator("social", now, { observations: [{ period: year(`202${i}`), value: before }, { period: year("2024"), value: now }] })]);
    const moved = say([], [], { dimensions: [since(50, 10, 0), since(10, 50, 1), since(50, 20, 2)] });
    expect(moved).toMatch(/Of the 3 figures that can be compared over up to 5 years, 2 got better and 1 got worse\. The figures are for 2024\.$/);
    expect(say([], [], { dimensions: [since(50, 10, 0)] })).toContain("The one figure that can be compared over up to 5 years got better.");
  });
  it("is the document's own where it has one", () => {
    expect(say([20], [], { summary: "All is well." })).toBe("All is well.");
  });
  it("is not the document's own for another period or a part of it, of which that does not speak", () => {
    const local = dimension("social", 0, [indicator("social", 20)], { lens: "local-social" });
    const global = dimension("social", 1, [indicator("social", 30)], { lens: "global-social" });
    const own = doughnut([], [], { summary: "All is well.", dimensions: [local, global] });
    const told = (options: Partial<DrawingOptions>): string => draw(own, { lang: "en", width: 900, ...options }).figure.summary.map(({ text }) => text).join(" ");
    expect(told({})).toBe("All is well.");
    expect(told({ period: "2024" })).toMatch(/^Testham falls short on all 2 parts/);
    expect(told({ lens: "local" })).toMatch(/^Testham falls short on the one part/);
    expect(told({ period: "no such time" })).toBe("All is well.");
  });
});

describe("the subtitle", () => {
  it("says how many are held against a line, and which period was asked for", () => {
    const { figure } = draw(doughnut([20], [null]), { lang: "en", width: 900, period: "2024" });
    expect(figure.subtitle).toBe("2 indicators, 2 of them held against a target or boundary; as things stood in 2024; figures for 2024");
    expect(draw(doughnut([20], []), { lang: "en", width: 900 }).figure.subtitle).toBe("1 indicator, held against a target or boundary; figures for 2024");
  });
  it("a period that nobody has is said, and the latest figures stay", () => {
    const { figure } = draw(doughnut([20], []), { lang: "en", width: 900, period: "2O24" });
    expect(figure.notes).toEqual(["There are no figures for “2O24”; the latest are shown."]);
    expect(figure.table[0]!.dimensions[0]!.rows[0]!.figure).toBe("20");
  });
});

describe("the scale", () => {
  it("is one for a document, whichever lens is looked through", () => {
    const lenses = ["local-ecological", "global-ecological", "global-ecological"] as const;
    const limits = [110, 130, 900].map((value, i) => dimension("ecological", i, [indicator("ecological", value)], { lens: lenses[i]! }));
    const cap = (lens: "all" | "local" | "global"): number => draw(doughnut([], [], { dimensions: limits }), { lang: "en", width: 900, lens }).pictures[0]!.scene.cap;
    expect([cap("local"), cap("global")]).toEqual([cap("all"), cap("all")]);
  });
});
