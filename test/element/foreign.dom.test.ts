import "@place-doughnut/element";
import type { Comparator } from "@place-doughnut/schema";
import { afterEach, describe, expect, it } from "vitest";
import { renderHtml, renderSvg } from "../../packages/element/src/static.js";
import { dimension, doughnut, indicator, year } from "./doughnuts.js";

afterEach(() => document.body.replaceChildren());

const beside = (name: string): Comparator => ({ place: { name: { en: name } }, observations: [{ period: year("2024"), value: 30 }] });
const english = doughnut([], [], {
  summary: { en: "All is well." }, credit: { en: "Made by us." },
  // As many places as there are columns, and one that has none.
  dimensions: ["A", "B", "C", "D", "E", "F", "G"].map((name, i) => dimension("social", i, [indicator("social", 20, { comparators: [beside(name)] })])),
});
const texts = ["All is well.", "Made by us.", "A", "G"];

/** The language that a page gives to a text. */
const languageOf = (root: ParentNode, text: string): string | undefined =>
  [...root.querySelectorAll("bdi")].find((bdi) => bdi.textContent === text)?.closest("[lang]")?.getAttribute("lang") ?? undefined;

describe("a text of the document that is not in the language of the page", () => {
  it.each(texts)("says which it is in, in the element: %s", async (text) => {
    const element = document.createElement("place-doughnut");
    element.lang = "cy";
    element.data = english;
    document.body.append(element);
    await element.updateComplete;
    await element.updateComplete;
    expect(languageOf(element.shadowRoot!, text)).toBe("en");
  });

  it.each(texts)("says which it is in, in a page without script: %s", (text) => {
    const page = new DOMParser().parseFromString(renderHtml(english, { lang: "cy" }), "text/html");
    expect(languageOf(page, text)).toBe("en");
  });

  it("says which it is in, in a picture that stands alone", () =>
    expect(renderSvg(english, { lang: "cy" })).toContain('<desc id="place-doughnut-desc" lang="en">All is well.</desc>'));
});
