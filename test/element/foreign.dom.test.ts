import "@place-doughnut/element";
import type { Comparator, Doughnut } from "@place-doughnut/schema";
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

  describe("in the lines under a picture that stands alone", () => {
    const lines = (one: Doughnut, lang: string): (readonly [string | null, string])[] =>
      [...new DOMParser().parseFromString(renderSvg(one, { lang, width: 320 }), "image/svg+xml").querySelectorAll("svg > text[x='12']")].map((line) => [line.getAttribute("lang"), line.textContent]);
    const named = doughnut([], [], {
      updated: "2024-06-01", credit: { en: "Made by us." }, sources: { a: { title: "T", publisher: { en: "The council" } }, b: { title: "T", publisher: { cy: "Y llywodraeth" } } },
      dimensions: Array.from({ length: 14 }, (_, i) => dimension("social", i, [indicator("social", 20, { source: i % 2 ? "a" : "b" })], { name: { en: `Need ${i}` } })),
    });

    it("each says its own, and none mixes two", () => {
      const told = lines(named, "cy");
      expect(told.filter(([lang]) => lang === "en").map(([, text]) => text)).toEqual(expect.arrayContaining(["1 Need 0:", "The council", "Made by us."]));
      for (const [lang, text] of told) expect(lang, text).toBe(/Need|council|Made/.test(text) ? "en" : null);
      expect(told.map(([, text]) => text)).toEqual(expect.arrayContaining(["20% yn brin", "Diweddarwyd ddiwethaf: 1 Mehefin 2024."]));
    });

    it("nothing needs to be said where all are in one, and they stand together", () => {
      const told = lines(named, "en-GB");
      expect(told.filter(([lang]) => lang !== null).map(([lang, text]) => [lang, text])).toEqual([["cy", "· Y llywodraeth"]]);
      expect(told.map(([, text]) => text)).toEqual(expect.arrayContaining(["1 Need 0: 20% short"]));
    });
  });
});
