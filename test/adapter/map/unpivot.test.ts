import { map, type Mapping, type MapResult } from "@place-doughnut/adapter";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchPattern, patternOf, patternShape } from "../../../packages/adapter/src/map/pattern.js";
import { codes, only, tableIn, trafford } from "../tables.js";

/** Columns as in ONS's estimates of dwellings by tenure, whose names end in no-break spaces. */
const tenure = [
  "LA Code1,LA name,2012 Owned Outright\u00A0,2012 Owned Outright LCI,2012 Owned Outright UCI,2013 Owned Outright,2013 Owned Outright LCI,2013 Owned Outright UCI,2013 Social Rent",
  "E08000009,Trafford,\"31,200\",\"29,000\",\"33,400\",31900,29800,34000,[x]",
  "E08000003,Manchester,40100,38000,42000,[c],[c],[c],7",
];
const owned: Mapping = {
  area: { column: "LA Code" }, period: { column: "year" }, value: "owned", low: "from", high: "to",
  unpivot: { owned: "{year} Owned Outright", from: "{year} Owned Outright LCI", to: "{year} Owned Outright UCI" },
};

async function mapped(lines: readonly string[], mapping: Mapping): Promise<MapResult> {
  const result = map(await tableIn(lines.join("\n")), mapping, { ...trafford, comparators: [] });
  expect(result.stats.used + Object.values(result.stats.dropped).reduce((sum, rows) => sum + rows, 0)).toBe(result.stats.read);
  return result;
}

describe("columns with a year in their names become rows", () => {
  test("with the figure and its interval from three columns, and rows counted as published", async () => {
    const { observations, problems, stats } = await mapped(tenure, owned);
    expect(observations).toMatchObject([
      { period: { label: "2012" }, value: 31200, low: 29000, high: 33400, rows: [2] },
      { period: { label: "2013" }, value: 31900, low: 29800, high: 34000, rows: [2] },
    ]);
    expect(codes(problems)).toEqual(["column-footnote-guessed"]);
    expect(stats).toEqual({ read: 2, used: 1, dropped: { "other-area": 1 } });
  });

  test("and a second slot to choose by", async () => {
    const { observations } = await mapped(tenure, { area: { column: "LA Code" }, period: { column: "year" }, unpivot: { value: "{year} {tenure}" }, value: "value", where: { tenure: "Social Rent" } });
    expect(observations).toMatchObject([{ period: { label: "2013" }, value: null, missing: "not-available" }]);
  });

  test("when the name is the year alone, and only then: a code is no year", async () => {
    const { observations, problems } = await mapped(["code,2021/22,2022/23,Notes", "E08000009,3,4,fine"], { area: { column: "code" }, period: { column: "when", reading: "financial-year" }, unpivot: { value: "{when}" }, value: "value" });
    expect([observations.map(({ value }) => value), problems]).toEqual([[3, 4], []]);
  });

  test("and a cell that cannot be read is told with the column it stands in", async () => {
    const { problems, stats } = await mapped(["code,2021 rate,2022 rate", "E08000009,3,about 4"], { area: { column: "code" }, period: { column: "year" }, unpivot: { value: "{year} rate" }, value: "value" });
    expect(only(problems, "value-unreadable")).toMatchObject({ row: 2, column: "2022 rate" });
    expect(stats).toEqual({ read: 1, used: 1, dropped: {} });
  });

  test("with the typed values of a spreadsheet", () => {
    const table = { columns: ["code", "2022"], headerRow: 1, rows: [{ row: 2, cells: ["E08000009", "23,868"], values: ["E08000009", 23868.496] }] };
    const { observations } = map(table, { area: { column: "code" }, period: { column: "year" }, unpivot: { value: "{year}" }, value: "value" }, trafford);
    expect(observations).toMatchObject([{ value: 23868.496 }]);
  });
});

test("digits at a name's end that are taken for a footnote's are said once for a pattern, with the column; a note in brackets is none to guess", async () => {
  const mapping: Mapping = { area: { column: "code" }, period: { column: "year" }, unpivot: { value: "{year} rate" }, value: "value" };
  const { observations, problems } = await mapped(["code,2020 rate,2021 rate2,2022 rate1", "E08000009,3,4,5"], mapping);
  expect(observations.map(({ value }) => value)).toEqual([3, 4, 5]);
  expect(only(problems, "column-footnote-guessed")).toMatchObject({ severity: "warning", column: "2021 rate2", more: 1 });
  expect((await mapped(["code,2020 rate,2021 rate [note 2]", "E08000009,3,4"], mapping)).problems).toEqual([]);
});

test("two columns for one figure are a problem, never the last one", async () => {
  const table = { columns: ["code", "2022", "2022 "], headerRow: 1, rows: [{ row: 2, cells: ["E08000009", "1", "2"] }] };
  const { observations, problems, stats } = map(table, { area: { column: "code" }, period: { column: "year" }, unpivot: { value: "{year}" }, value: "value" }, trafford);
  expect([observations, codes(problems), stats]).toEqual([[], ["column-ambiguous"], { read: 1, used: 0, dropped: { mapping: 1 } }]);
});

describe("a pattern", () => {
  test.each<[string, string, Record<string, string> | null]>([
    ["{year} Owned Outright", "2012 Owned Outright", { year: "2012" }], ["{year} Owned Outright", "2012 OWNED\u00A0OUTRIGHT \u00A0", { year: "2012" }],
    ["{year} Owned Outright", "2012 Owned Outright LCI", null], ["{period} {measure}", "2012 Owned Outright", { period: "2012", measure: "Owned Outright" }],
    ["Rate [{year}]", "Rate [2012]", { year: "2012" }], ["Total {what} owed", "Total relief duty owed4", { what: "relief duty" }], ["{a}", "", null], ["{a} of {b}", "of x", null],
    ["{a} of {b} of {c}", "one of two of three of four", { a: "one", b: "two", c: "three of four" }], ["value_{what}", "value_rating_A", { what: "rating_A" }],
  ])("%s on %s gives %j", (pattern, name, slots) => {
    const found = matchPattern(patternOf(pattern), name);
    expect(found && Object.fromEntries(found.slots)).toEqual(slots);
  });

  test.each(["no slot", "{}", "{a}{b}", "{a", "a}", "{{a}}", ""])("%j is none", (pattern) => {
    expect(patternShape.test(pattern)).toBe(false);
  });

  test("put together from the texts of its slots is found again", () => {
    const literal = fc.stringMatching(/^[A-Za-z ]{1,6}$/).filter((text) => text.trim() !== "");
    const slot = fc.stringMatching(/^[0-9]{1,6}$/);
    fc.assert(fc.property(fc.array(fc.tuple(slot, literal), { minLength: 1, maxLength: 4 }), (parts) => {
      const pattern = patternOf(parts.map(([, text], at) => `{s${at}}${text}`).join(""));
      const found = matchPattern(pattern, parts.map(([number, text]) => number + text).join(""));
      expect([...(found?.slots ?? new Map<string, string>()).values()]).toEqual(parts.map(([number]) => number));
    }));
  });

  test("takes no time over names that nobody writes, and little over the longest that somebody might", { retry: 2 }, () => {
    const pattern = patternOf("{a} a {b} a {c} a {d} b");
    const start = performance.now();
    expect(matchPattern(pattern, " a".repeat(500_000))).toBeNull();
    for (let run = 0; run < 200; run++) expect(matchPattern(pattern, `x${" a".repeat(499)}`)).toBeNull();
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
