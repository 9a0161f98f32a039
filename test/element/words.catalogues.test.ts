import { describe, expect, it } from "vitest";
import { cy } from "../../packages/element/src/words/cy.js";
import { en } from "../../packages/element/src/words/en.js";
import { wordsFor } from "../../packages/element/src/words/index.js";
import { pluralClasses, pluralIn } from "../../packages/element/src/words/plural.js";
import { sentences } from "./sentences.js";
import { wordsOf } from "./vocabulary.js";

const catalogues = { en, cy };
const all = { en: sentences(en), cy: sentences(cy) };

describe.each(["en", "cy"] as const)("the catalogue of %s", (lang) => {
  it("has every key that the others have", () => {
    expect(all[lang].size).toBeGreaterThan(130);
    expect([...all[lang].keys()]).toEqual([...all.en.keys()]);
  });

  it("makes a whole sentence for every key, whatever the counts", () => {
    const wrong = [...all[lang]].flatMap(([key, texts]) =>
      texts.length === 0 ? [`${key}: nothing calls it`] : texts.filter((text) => !isWhole(text)).map((text) => `${key}: ${text}`));
    expect(wrong).toEqual([]);
  });

  it("writes curly quotes, the minus sign and the ellipsis as they are printed", () => {
    const wrong = [...all[lang].values()].flat().filter((text) => /['"]|\.\.\.| -|-\d/.test(text));
    expect(wrong).toEqual([]);
  });

  it("names all classes of plural that its language has, in every environment", () => {
    expect([...new Intl.PluralRules(lang).resolvedOptions().pluralCategories].sort()).toEqual([...pluralClasses[lang]].sort());
  });
});

function isWhole(text: string): boolean {
  return /[\p{L}\d]/u.test(text) && !/undefined|NaN|null|\[object|function|=>| {2}|\s[.,;:]|,,|^\s|\s$/.test(text);
}

describe("a counted message", () => {
  it("with a form missing does not compile", () => {
    // @ts-expect-error: "many" is missing
    expect(pluralIn("cy")(6, { zero: "a", one: "b", two: "c", few: "d", other: "f" })).toBeUndefined();
    // @ts-expect-error: English has no "two"
    expect(pluralIn("en")(2, { one: "a", two: "b", other: "c" })).toBe("c");
  });
});

describe("a language", () => {
  it("has its catalogue under any of its tags; every other has English", () => {
    expect(["cy", "CY", "cy-GB", "cy-fonipa"].map(wordsFor)).toEqual([cy, cy, cy, cy]);
    expect(["en", "en-US", "gd", "", "cyx", "toString"].map(wordsFor)).toEqual([en, en, en, en, en, en]);
  });

  it("says all in itself: no word of English is left in the Welsh", () => {
    const english = wordsOf(en);
    // These both languages write alike.
    expect([...wordsOf(cy)].filter((word) => english.has(word)).sort()).toEqual(["a", "at", "bar", "data", "problem"]);
  });

  it("never speaks in a language that the browser may not know", () => {
    for (const words of Object.values(catalogues)) {
      expect(words.figure(1234567.891, "")).toBe("1,234,568");
      expect(words.figure(-0.5, "%")).toBe("−0.5%");
      expect(words.figure(-2.5, "£")).toBe("−£2.5");
      expect(words.figure(2e15, "")).toBe("2E15");
    }
  });
});
