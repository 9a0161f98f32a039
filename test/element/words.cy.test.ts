import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { draw } from "../../packages/element/src/drawing.js";
import { list, withText } from "../../packages/element/src/words/cy-join.js";
import { cy } from "../../packages/element/src/words/cy.js";
import { en } from "../../packages/element/src/words/en.js";
import { columnWords } from "../../packages/element/src/words/page-table.js";
import { doughnut, dimension, indicator } from "./doughnuts.js";
import { sentences } from "./sentences.js";

describe("in Welsh", () => {
  it("a noun after a number is singular, and mutates after 2, 3 and 6 as its gender and first letter ask", () => {
    const counted = (say: (n: number) => string): readonly string[] => [0, 1, 2, 3, 4, 6, 7, 12].map(say);
    expect(counted((n) => cy.parts("social", n).split(": ")[1]!)).toEqual(["0 rhan", "1 rhan", "2 ran", "3 rhan", "4 rhan", "6 rhan", "7 rhan", "12 rhan"]);
    expect(counted((n) => cy.problems(n).split(" ").slice(0, 2).join(" "))).toEqual([
      "0 problem", "1 broblem", "2 broblem", "3 problem", "4 problem", "6 phroblem", "7 problem", "12 problem",
    ]);
    expect(counted((n) => /\d+ \p{L}+/u.exec(cy.subtitle({ indicators: n, held: 0, from: null, to: null, asked: null }))![0])).toEqual([
      "0 dangosydd", "1 dangosydd", "2 ddangosydd", "3 dangosydd", "4 dangosydd", "6 dangosydd", "7 dangosydd", "12 dangosydd",
    ]);
    const limits = (n: number): string => draw(doughnut([], Array.from({ length: n }, () => 250)), { lang: "cy", width: 900 }).figure.summary[0]!.text;
    expect([1, 2, 3, 4, 6, 12].map((n) => /(unig|o’r \d+) \S+ ecolegol/.exec(limits(n))![0])).toEqual([
      "unig derfyn ecolegol", "o’r 2 derfyn ecolegol", "o’r 3 therfyn ecolegol", "o’r 4 terfyn ecolegol", "o’r 6 therfyn ecolegol", "o’r 12 terfyn ecolegol",
    ]);
  });

  it("years have forms of their own, also after 4, which is in the class of 5", () => {
    const over = (years: number): string => cy.summary({
      place: "Testham", rings: [{ ring: "social", total: 1, outside: 0, within: 1, noData: 0, noTarget: 0, unmeasurable: 0, assessed: 0, worst: [] }],
      change: { better: 2, worse: 0, little: 0, years }, from: null, to: null,
    })[1]!;
    expect([1, 2, 3, 4, 5, 6, 10].map((n) => /flwyddyn|\d+ \S*lynedd/.exec(over(n))![0])).toEqual([
      "flwyddyn", "2 flynedd", "3 blynedd", "4 blynedd", "5 mlynedd", "6 blynedd", "10 mlynedd",
    ]);
  });

  it.each([
    [["Tai"], "Tai"], [["Bwyd", "Tai"], "Bwyd a Tai"], [["Tai", "Iechyd"], "Tai ac Iechyd"], [["Tai", "Dŵr", "Ynni"], "Tai, Dŵr ac Ynni"],
    [["Tai", "“Addysg” (8% yn brin)"], "Tai ac “Addysg” (8% yn brin)"], [["Wrecsam", "Ŵyl"], "Wrecsam ac Ŵyl"], [["Ŵyl", "Wrecsam"], "Ŵyl a Wrecsam"],
    [["5", "8"], "5 ac 8"], [["5", "6"], "5 a 6"], [["5", "11%"], "5 ac 11%"], [["5", "10"], "5 a 10"], [["5", "1.5"], "5 ac 1.5"], [["50", "80"], "50 ac 80"],
    [["hyn", "mae hwn"], "hyn ac mae hwn"], [["hyn", "ni ellir"], "hyn ac ni ellir"], [["Tai", "Maesteg"], "Tai a Maesteg"], [[], ""],
  ])("the list of %j is %j", (parts, text) => expect(list(parts)).toBe(text));

  it.each([["Abertawe", "ag Abertawe"], ["Trafford", "â Trafford"], ["England, 2017", "ag England, 2017"]])("a comparison is %j", (name, text) =>
    expect(withText(name)).toBe(text));

  it("a number of times is read as a word", () => {
    const part = (value: string): string => cy.part({ value, change: null, reversed: false, missing: 0, figures: 1, flagged: false });
    expect(["2 × y ffin", "6.2 × y ffin*", "ychydig dros y ffin", "dim data*"].map(part)).toEqual([
      "2 waith y ffin", "6.2 gwaith y ffin", "ychydig dros y ffin", "dim data",
    ]);
  });

  it("“llai” is softened after “o”, where a share is too small for a number", () => {
    const facts = { state: "shortfall", ring: "social", position: 0.9999, shortfall: 0.0001, fromZero: false, higherIsBetter: true } as const;
    expect(cy.result(facts)).toBe("Yn brin o’r targed o lai na 0.1%");
    expect(cy.result({ ...facts, state: "overshoot", ring: "ecological", position: 1.0001, higherIsBetter: false })).toBe("Y tu hwnt i’r ffin o lai na 0.1%");
    expect(cy.valueLabel(facts)).toBe("llai na 0.1% yn brin");
  });

  it("dates have Welsh months, whatever the browser knows", () => {
    expect(["2024-02-29", "2023-08-01", "2025-12-31"].map(cy.date)).toEqual(["29 Chwefror 2024", "1 Awst 2023", "31 Rhagfyr 2025"]);
    const ours = Array.from({ length: 12 }, (_, i) => cy.date(`2024-${String(i + 1).padStart(2, "0")}-05`));
    const format = new Intl.DateTimeFormat("cy", { dateStyle: "long", timeZone: "UTC" });
    expect(ours).toEqual(Array.from({ length: 12 }, (_, i) => format.format(new Date(Date.UTC(2024, i, 5)))));
  });

  it("numbers look as Node, which knows Welsh, writes them", () => {
    const format = new Intl.NumberFormat("cy", { maximumFractionDigits: 0 });
    for (const value of [1, 1234, 98765432]) expect(cy.figure(value, "")).toBe(format.format(value));
  });

  it("a name that has no Welsh is shown in English, and says that it is", () => {
    const names = { dimensions: [dimension("social", 0, [indicator("social", 5)], { name: { en: "Housing" } }), dimension("social", 1, [indicator("social", 5)], { name: { en: "Food", cy: "Bwyd" } })] };
    const { figure } = draw(doughnut([], [], names), { lang: "cy", width: 900 });
    expect(figure.table[0]!.dimensions.map(({ name }) => name)).toEqual([{ text: "Housing", lang: "en" }, { text: "Bwyd", lang: "cy" }]);
    expect(figure.lang).toBe("cy");
  });
});

describe("docs/welsh.md", () => {
  const path = "docs/welsh.md";
  const start = "| key | English | Welsh |\n| --- | --- | --- |\n";
  const columnsStart = "\n## Words that a table in the page may have as headings\n\nRead, never shown; the first of each is the one that messages name.\n\n| key | words that are read |\n| --- | --- |\n";
  const few = [1, 2, 3, 6, 10];

  it("has every message in both languages, as they are", async () => {
    const all = { en: sentences(en, few), cy: sentences(cy, few) };
    const told = (texts: readonly string[]): string => [...new Set(texts)].join("<br>").replaceAll("|", "\\|");
    const read = Object.entries(columnWords).map(([key, words]) => `| \`columns.${key}\` | ${words.join(", ")} |\n`);
    const rows = [...all.cy].map(([key, texts]) => `| \`${key}\` | ${told(all.en.get(key)!)} | ${told(texts)} |\n`);
    expect(rows.length).toBeGreaterThan(130);
    const prose = readFileSync(path, "utf8").split(start)[0]!;
    await expect(prose + start + rows.join("") + columnsStart + read.join("")).toMatchFileSnapshot(`../../${path}`);
  });

  it("says of every key that is doubtful why, and that a translator has yet to review all", () => {
    const prose = readFileSync(path, "utf8").split(start)[0]!;
    expect(prose).toContain("awaiting a translator’s review");
    const doubtful = [...prose.matchAll(/^\| `([^`]+)`/gm)].map((match) => match[1]!);
    expect(doubtful.length).toBeGreaterThan(8);
    const keys = [...sentences(cy, few).keys()];
    expect(doubtful.filter((key) => !keys.includes(key) && !keys.some((one) => one.startsWith(`${key}.`)))).toEqual([]);
  });
});
