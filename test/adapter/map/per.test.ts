import { buildDoughnut, map, parsePortrait, type Mapping, type MapResult } from "@place-doughnut/adapter";
import { describe, expect, test } from "vitest";
import { codes, indicator, only, portrait, tableIn, trafford, transportOf } from "../tables.js";

const emissions = "area,year,kt\nE08000009,2021,1200\nE08000009,2022,1300\nE92000001,2022,300000\n";
const people = "code,year,people\nE08000009,2021,234000\nE08000009,2022,236000\nE92000001,2022,57100000\n";
const perHead = { source: "people", area: { column: "code" }, period: { column: "year" }, value: "people", times: 1000 } satisfies Mapping["per"];

async function divided(change: Partial<NonNullable<Mapping["per"]>> = {}, texts = { emissions, people }, more: Partial<Mapping> = {}): Promise<MapResult> {
  const tables = new Map([["people", await tableIn(texts.people)]]);
  return map(await tableIn(texts.emissions), { area: { column: "area" }, period: { column: "year" }, value: "kt", per: { ...perHead, ...change }, ...more }, { ...trafford, tables });
}

describe("a figure for each head", () => {
  test("is divided by that of the same area and year in the other table", async () => {
    const { observations, problems, stats } = await divided();
    expect(observations.map(({ area, value }) => [area, value])).toEqual([["E08000009", 1200 / 234], ["E08000009", 1300 / 236], ["E92000001", 300000 / 57100]].map(([area, value]) => [area, Number((value as number).toPrecision(15))]));
    expect([problems, stats]).toEqual([[], { read: 3, used: 3, dropped: {} }]);
  });

  test("is missing where there is nothing to divide by, never undivided", async () => {
    const { observations, problems } = await divided({}, { emissions, people: people.replace("E08000009,2022", "E08000009,2020") });
    expect(observations.map(({ value, missing }) => missing ?? Math.round(value!))).toEqual([5, "not-available", 5]);
    expect(only(problems, "divisor-missing")).toMatchObject({ source: "people", hint: expect.stringContaining("withinYears") as string });
  });

  test("may be divided by that of the nearest year, which is said", async () => {
    const { observations, problems } = await divided({ withinYears: 2 }, { emissions, people: "code,year,people\nE08000009,2020,100000\nE08000009,2023,200000\nE92000001,2022,57100000\n" });
    expect(observations.map(({ value }) => value)).toEqual([12, 6.5, Number((300000 / 57100).toPrecision(15))]);
    expect(only(problems, "divisor-of-other-period")).toMatchObject({ more: 1, message: "The figure for “Trafford” in “2021” was divided by that of “2020”." });
    expect(codes((await divided({ withinYears: 1 }, { emissions: emissions.replace("2021", "2010"), people })).problems)).toContain("divisor-missing");
  });

  test("fits a financial year to the nearest calendar year", async () => {
    const { observations } = await divided({ withinYears: 1 }, { emissions: "area,year,kt\nE08000009,2021/22,234\n", people }, { period: { column: "year", reading: "financial-year" } });
    expect(observations).toMatchObject([{ value: 1, period: { label: "2021/22" } }]);
  });

  test.each([
    ["2021", ["2020", "2022"], "2020"], ["2020", ["2019", "2021"], "2019"], ["2024", ["2023", "2025"], "2023"], ["2023", ["2021", "2024"], "2024"], ["2023", ["2022", "2025"], "2022"],
    ["2022", ["2020", "2024"], "2020"], ["Mar 2021", ["Feb 2021", "Apr 2021"], "Feb 2021"], ["30 Jun 2021", ["2020", "2021"], "2020"], ["1 Jul 2021", ["2020", "2021"], "2021"],
  ])("for %s, of the periods %j, takes that of %s: the nearest in whole months and days, and of two as near the earlier", async (when, years, used) => {
    const { problems } = await divided({ withinYears: 2 }, { emissions: `area,year,kt\nE08000009,${when},1\n`, people: `code,year,people\n${years.map((year) => `E08000009,${year},1000\n`).join("")}` });
    expect(only(problems, "divisor-of-other-period").message).toContain(`by that of “${used}”`);
  });

  test("takes no period that is a day farther than it may be", async () => {
    const near = (when: string): Promise<MapResult> => divided({ withinYears: 1 }, { emissions: `area,year,kt\nE08000009,${when},1\n`, people: "code,year,people\nE08000009,2020-06-14,1000\n" });
    expect(codes((await near("2021-06-14")).problems)).toContain("divisor-of-other-period");
    expect(codes((await near("2021-06-15")).problems)).toContain("divisor-missing");
  });

  test("finds its divisor among many days in time that grows as they do", async () => {
    const days = Array.from({ length: 20_000 }, (_, at) => `E08000009,${1950 + Math.floor(at / 336)}-${String(Math.floor(at / 28) % 12 + 1).padStart(2, "0")}-${String(at % 28 + 1).padStart(2, "0")},1\n`).join("");
    const { observations } = await divided({ withinYears: 1 }, { emissions: `area,year,kt\n${days}`, people: `code,year,people\n${days}` });
    expect(observations).toHaveLength(20_000);
  }, 60_000);

  test("of nobody is a problem, not infinite", async () => {
    const { observations, problems } = await divided({}, { emissions, people: people.replace("236000", "0") });
    expect(observations[1]).toMatchObject({ value: null, missing: "not-available" });
    expect(only(problems, "ratio-by-zero")).toMatchObject({ source: "people" });
  });

  test("has its interval and its flags divided and joined", async () => {
    const { observations } = await divided({}, { emissions: "area,year,kt,l,h\nE08000009,2022,10[p],5,20\n", people: "code,year,people\nE08000009,2022,1000[e]\n" }, { low: "l", high: "h" });
    expect(observations).toMatchObject([{ value: 10, low: 5, high: 20, flags: ["estimated", "provisional"] }]);
  });

  test("that is missing stays missing for its own reason", async () => {
    const { observations } = await divided({}, { emissions: "area,year,kt\nE08000009,2022,[c]\n", people });
    expect(observations).toMatchObject([{ value: null, missing: "suppressed" }]);
  });

  test("is none where the other source was not read", async () => {
    const { observations, problems } = map(await tableIn(emissions), { area: { column: "area" }, period: { column: "year" }, value: "kt", per: perHead }, { place: trafford.place! });
    expect(observations.map(({ value }) => value)).toEqual([null, null]);
    expect(codes(problems)).toEqual(["divisor-unread", "divisor-missing"]);
  });

  test("is none twice over where the other table contradicts itself, and that is told of the other source", async () => {
    const { problems } = await divided({}, { emissions, people: `${people}E08000009,2022,5\n` });
    expect(only(problems, "duplicate-rows")).toMatchObject({ source: "people" });
  });
});

describe("in a portrait", () => {
  const source = (url: string): ReturnType<typeof portrait>["sources"][string] => ({ kind: "csv", url, title: "A feed" });
  const recipe = portrait({
    sources: { feed: source("https://data.example/feed.csv"), people: source("https://data.example/people.csv") },
    indicators: [indicator({ unit: { symbol: "t" }, mapping: { area: { column: "area" }, period: { column: "year" }, value: "kt", per: perHead } })],
  });

  test("both sources are read, and both are credited", async () => {
    const transport = transportOf({ "https://data.example/feed.csv": emissions, "https://data.example/people.csv": people });
    const { doughnut, problems } = await buildDoughnut(recipe, { transport });
    expect(problems).toEqual([]);
    expect(Object.keys(doughnut!.sources ?? {})).toEqual(["feed", "people"]);
    expect(doughnut!.dimensions.flatMap(({ indicators = [] }) => indicators)[0]!.observations.map(({ value }) => Math.round(value! * 100))).toEqual([513, 551]);
  });

  test("a source that is not described is told with its place", () => {
    const { people: _people, ...sources } = recipe.sources;
    expect(only(parsePortrait({ ...recipe, sources }).problems, "unknown-source")).toMatchObject({ path: "/indicators/0/mapping/per/source" });
  });
});
