import { expect, it } from "vitest";
import { draw } from "../../packages/element/src/drawing.js";
import { html } from "../../packages/element/src/paint/html.js";
import { inSentence } from "../../packages/element/src/words/in-sentence.js";
import { doughnut } from "./doughnuts.js";

it("a name cannot turn the sentence round in which it stands", () => {
  const drawing = draw(doughnut([50], [250], { place: { name: "Traf\u202Eford" } }), { lang: "en", width: 900 });
  const { title, caption, summary } = drawing.figure;
  for (const said of [title, caption, summary]) expect(JSON.stringify(said)).toContain("Trafford");
  expect(html(drawing)).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
});

it("a name in letters that run the other way is set apart, and any other is left as it is", () => {
  expect(inSentence("חיפה")).toBe("\u2068חיפה\u2069");
  expect(inSentence("\u2069عمان\u2066")).toBe("\u2068عمان\u2069");
  for (const plain of ["", "Trafford", "Ynys Môn", "£", "µg/m³", "Straße 5 – 👩‍🌾"]) expect(inSentence(plain)).toBe(plain);
});
