import { parseDoughnut, type Doughnut } from "@place-doughnut/schema";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { draw } from "../../packages/element/src/drawing.js";
import { en } from "../../packages/element/src/words/en.js";
import { gradeOf, syllablesOf } from "./reading.js";
import { allDrawn, sentences } from "./sentences.js";

/** What a pupil of about 14 years reads with ease. */
const highest = 9;
const folder = "examples/data";
const examples = readdirSync(folder).filter((name) => name.endsWith(".doughnut.json"));

function read(name: string): Doughnut {
  const { doughnut } = parseDoughnut(JSON.parse(readFileSync(`${folder}/${name}`, "utf8")));
  if (!doughnut) throw new Error(`${name} is not a document`);
  return doughnut;
}

describe("the measure", () => {
  it.each([
    ["cat", 1], ["the", 1], ["change", 1], ["changes", 2], ["changed", 1], ["needed", 2], ["people", 2], ["measured", 2], ["measure", 2], ["circle", 2], ["circles", 2],
    ["social", 2], ["ecological", 5], ["foundation", 3], ["limit", 2], ["area", 3], ["boundary", 3], ["figures", 2], ["income", 2], ["safely", 2], ["education", 4],
    ["biodiversity", 6], ["pollution", 3], ["everyone", 3], ["doughnut", 2], ["living", 2], ["going", 2], ["compared", 2], ["outline", 2], ["times", 1], ["judged", 1],
    ["target", 2], ["equality", 4], ["overshoot", 3], ["shortfall", 2], ["table", 2], ["keyboard", 2], ["escape", 2], ["actual", 3], ["society", 4],
    ["2.5", 3], ["20%", 4], ["world’s", 1],
  ])("hears %s as %i syllables", (word, syllables) => expect(syllablesOf(word)).toBe(syllables));

  it("puts known texts where they belong", () => {
    expect(gradeOf("The cat sat on the mat. The dog ran to the cat.")).toBeLessThan(1);
    expect(gradeOf("The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.")).toBeGreaterThan(10);
    // 13 words in 2 sentences, 20 syllables.
    expect(gradeOf("The ecological limits are passed. It is 2.5 times the boundary of all.")).toBeCloseTo(0.39 * (13 / 2) + 11.8 * (22 / 13) - 15.59, 5);
  });
});

describe("reads at grade 9 or below", () => {
  // As it is shown: with the names of the dimensions, which are the document's.
  it.each(examples)("the summary of %s", (name) => {
    const { summary } = draw(read(name), { lang: "en", width: 900 }).figure;
    expect(summary.length).toBeGreaterThan(0);
    expect(gradeOf(summary.map(({ text }) => text).join(" "))).toBeLessThanOrEqual(highest);
  });

  it.each([["how to read it", en.howToRead.body(allDrawn)], ["how to read the usual one", en.howToRead.body({ ...allDrawn, pressure: false, area: false })], ["the help with keys", en.keys.body]])("%s", (_, body) => expect(gradeOf(body.join(" "))).toBeLessThanOrEqual(highest));

  it("the words around the details of a part, each a sentence of its own", () => {
    const texts = [...sentences(en)].flatMap(([key, said]) => (key.startsWith("detail.") || key.startsWith("told.") || key.startsWith("take.") ? said : []));
    expect(texts.length).toBeGreaterThan(40);
    expect(gradeOf(texts.map((text) => `${text.replace(/[.{}]/g, "")}.`).join(" "))).toBeLessThanOrEqual(highest);
  });

  // But the line of counts under the title, which is no sentence, and the licence, which is named and explained.
  it("every sentence of ours that is long", () => {
    const long = [...sentences(en, [2]).values()].flat().filter((text) => text.split(" ").length > 12 && !text.includes("DEAL") && !text.includes("; figures"));
    expect(long.length).toBeGreaterThan(15);
    expect(long.map((text) => [Math.round(gradeOf(text)), text] as const).filter(([grade]) => grade > 13)).toEqual([]);
  });
});

describe("a short line full of figures", () => {
  // Each digit counts as a syllable, so these are above grade 9, and docs/accessibility.md says so.
  it.each(["subtitle", "key.scale", "series", "trendSince"])("%s reads at grade 15 or below", (key) => {
    const said = sentences(en, [2, 20]).get(key)!;
    expect(said.length).toBeGreaterThan(0);
    for (const text of said) expect(gradeOf(text), text).toBeLessThanOrEqual(15);
  });

  it.each(examples)("the counts of %s do so too", (name) => {
    const { subtitle } = draw(read(name), { lang: "en", width: 900 }).figure;
    expect(gradeOf(subtitle), subtitle).toBeLessThanOrEqual(15);
  });
});

describe("an abbreviation", () => {
  /** What it stands for, or what it is good for where that says more. */
  const expansions: Readonly<Record<string, string>> = {
    DEAL: "Doughnut Economics Action Lab", "CC BY-SA": "Creative Commons", CSV: "for a spreadsheet", JSON: "for other programs", SVG: "stays sharp at any size", PNG: "for slides and letters",
  };

  it("in our own words is explained in our own words", () => {
    const texts = [...sentences(en)].flatMap(([key, said]) => (key === "locale" ? [] : said));
    const used = new Set(texts.flatMap((text) => text.replace(/\{[^}]*\}|\dE\d+/g, "").match(/CC BY-SA|\p{Lu}{2,}/gu) ?? []));
    expect([...used].sort()).toEqual(Object.keys(expansions).sort());
    for (const [short, full] of Object.entries(expansions)) expect(texts.some((text) => text.includes(short) && text.includes(full)), short).toBe(true);
  });
});
