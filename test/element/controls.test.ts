import { describe, expect, it } from "vitest";
import { draw } from "../../packages/element/src/drawing.js";
import { controls } from "../../packages/element/src/exploring/controls.js";
import { cy } from "../../packages/element/src/words/cy.js";
import { en } from "../../packages/element/src/words/en.js";
import { dimension, doughnut, indicator, year } from "./doughnuts.js";

const says = (one: ReturnType<typeof indicator>, lang = "en"): string =>
  controls(draw(doughnut([], [], { dimensions: [dimension("social", 0, [one])] }), { lang, width: 900 }).pictures, false)[0]!.items[0]!.says;
const through = (...values: readonly number[]): ReturnType<typeof indicator> =>
  indicator("social", 1, { observations: values.map((value, i) => ({ period: year(String(2020 + i)), value })) });

describe("what is read out after the name of a part", () => {
  it("says that a change has lately turned, as the table does", () => {
    expect(says(through(50, 10, 20))).toBe("20% short, getting better, but lately the other way");
    expect(says(through(50, 30, 20))).toBe("20% short, getting better");
    expect(says(through(50, 10, 20), "cy")).toBe("20% yn brin, yn gwella, ond i’r gwrthwyneb yn ddiweddar");
  });

  it("says in words what the asterisk says to the eye", () => {
    expect(says(indicator("social", 1, { observations: [{ period: year("2024"), value: 20, flags: ["estimated"] }] }))).toBe("20% short, something to know about it");
  });
});

describe.each([["English", en.keys.body, /in bars and lists.*part above or below.*first and the last part of the ring.*with Ctrl, of all/], ["Welsh", cy.keys.body, /mewn barrau a rhestrau.*gyda Ctrl/]] as const)(
  "the help with keys in %s", (_, body, all) => {
    it("is true in the doughnut, in bars and in lists, which have other ways up and down", () => expect(body.join(" ")).toMatch(all));
  });
