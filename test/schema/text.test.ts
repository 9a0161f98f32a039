import { isId, isLanguageTag, localise, parseDoughnut } from "@place-doughnut/schema";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { dimension, doughnut } from "./documents.js";

describe("localise", () => {
  const text = { en: "Housing", cy: "Tai", "gd-GB": "Taigheadas" };

  test.each([
    ["cy", "Tai", "cy"], ["cy-GB", "Tai", "cy"], ["CY", "Tai", "cy"], ["gd", "Taigheadas", "gd-GB"], ["gd-CA", "Taigheadas", "gd-GB"],
    ["fr", "Housing", "en"], ["", "Housing", "en"],
  ])("in %s gives %s, and says that it is %s", (wanted, words, lang) => {
    expect(localise(text, wanted)).toEqual({ text: words, lang });
  });

  test("prefers the language itself to a variety of it that was not asked for", () => {
    expect(localise({ "en-US": "Curb", en: "Kerb" }, "en-GB")).toEqual({ text: "Kerb", lang: "en" });
  });

  test("falls back to the first language there is, and never claims another", () => {
    expect(localise({ cy: "Tai", ga: "Tithíocht" }, "fr")).toEqual({ text: "Tai", lang: "cy" });
    expect(localise({}, "en")).toEqual({ text: "", lang: null });
  });

  test("a text without a language stays without one", () => {
    expect(localise("Housing", "cy")).toEqual({ text: "Housing", lang: null });
    expect(localise(undefined, "cy")).toEqual({ text: "", lang: null });
  });
});

test("an id is any well-formed word of 1 to 200 characters", () => {
  for (const id of ["a", "__proto__", "constructor", "é", "x".repeat(200), "👨‍👩‍👧", " "]) expect(isId(id)).toBe(true);
  for (const id of ["", "x".repeat(201), "a\nb", "\u0000", "\u007f", "\ud800", "a\udc00b"]) expect(isId(id)).toBe(false);
});

test("a language tag has the form of BCP 47", () => {
  for (const tag of ["en", "cy-GB", "zh-Hant-TW", "sl-rozaj-biske", "de-CH-1901"]) expect(isLanguageTag(tag)).toBe(true);
  for (const tag of ["", "e", "en_GB", "en-", "-en", "en--GB", "x-note", "abcdefghi", "en-abcdefghi", "1n", "en GB", "__proto__"]) expect(isLanguageTag(tag)).toBe(false);
});

describe("characters that hide, reorder or break a text", () => {
  const [, ...lines] = readFileSync(new URL("../fixtures/vectors/text-specials.tsv", import.meta.url), "utf8").trimEnd().split("\n");
  const vectors = lines.map((line) => line.split("\t") as [string, string, string]);
  const single = vectors.filter(([code]) => code.startsWith("U+"));

  test("there are 38 single characters among the 45 vectors, 15 of them with a warning", () => {
    expect([vectors.length, single.length, single.filter(([, , expected]) => expected.includes("warning")).length]).toEqual([45, 38, 15]);
  });

  test.each(single)("%s is kept, with a warning where one is due", (code, json, expected) => {
    const note = json.includes("\\") ? (JSON.parse(json) as string) : json.slice(1, -1);
    const { doughnut: output, problems } = parseDoughnut(doughnut([dimension({ note: { en: "fine", cy: note } })]));
    expect(output?.dimensions[0]?.note).toEqual({ en: "fine", cy: note });
    expect(problems.map(({ code, path, message }) => [code, path, message])).toEqual(
      expected.includes("warning") ? [["odd-characters", "/dimensions/0/note/cy", `This text contains invisible or broken characters: ${code}.`]] : [],
    );
  });

  test("tabs and line ends are ordinary", () => {
    expect(parseDoughnut(doughnut([dimension({ note: "a\tb\r\nc" })])).problems).toEqual([]);
  });
});
