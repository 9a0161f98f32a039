import { map, type Mapping, type MapContext, type MapResult } from "@place-doughnut/adapter";
import { describe, expect, test } from "vitest";
import { codes, only, tableIn, trafford } from "../tables.js";

const mapping = { area: { column: "area" }, period: { column: "year" }, value: "value" } satisfies Mapping;

/** Maps a table written in a few lines. */
async function mapped(lines: readonly string[], change: Partial<Mapping> = {}, context: MapContext = {}): Promise<MapResult> {
  const result = map(await tableIn(`${lines.join("\n")}\n`), { ...mapping, ...change }, { ...trafford, ...context });
  const { read, used, dropped } = result.stats;
  expect(used + Object.values(dropped).reduce((sum, rows) => sum + rows, 0), "every row has one outcome").toBe(read);
  return result;
}

const values = ({ observations }: MapResult, area = "E08000009"): (number | string | null)[] =>
  observations.filter((each) => each.area === area).map(({ value, missing }) => value ?? missing ?? null);

test("a mark beside a period flags the figure of that row, and no other", async () => {
  const result = await mapped(["area,year,value", "E08000009,2022,3", "E08000009,2023 [p],4", "E08000009,2024 (revised),[c]"], {}, { comparators: [] });
  expect(result.observations.map(({ value, flags = [] }) => [value, flags])).toEqual([[3, []], [4, ["provisional"]], [null, ["revised"]]]);
  expect(result.problems).toEqual([]);
});

describe("a table with an area, a year and a value", () => {
  const lines = ["area,year,value", "E92000001,2023,4.0", "E08000009,2023,3.0", "E08000009,2022,3.5", "E08000001,2023,9"];

  test("gives the place's observations first, in order of time, with the rows they came from", async () => {
    const { observations, problems, stats } = await mapped(lines);
    expect(problems).toEqual([]);
    expect(observations).toEqual([
      { area: "E08000009", period: { start: "2022-01-01", end: "2022-12-31", label: "2022", kind: "calendar-year" }, value: 3.5, rows: [4] },
      { area: "E08000009", period: { start: "2023-01-01", end: "2023-12-31", label: "2023", kind: "calendar-year" }, value: 3, rows: [3] },
      { area: "E92000001", period: { start: "2023-01-01", end: "2023-12-31", label: "2023", kind: "calendar-year" }, value: 4, rows: [2] },
    ]);
    expect(stats).toEqual({ read: 4, used: 3, dropped: { "other-area": 1 } });
  });

  test("may name areas in any capitals, and the mapping may say how the place is written", async () => {
    const named = ["area,year,value", "TRAFFORD ,2023,3", "ENGLAND,2023,4"];
    const result = await mapped(named, { area: { column: "area", is: "Trafford" } });
    expect([values(result), values(result, "E92000001")]).toEqual([[3], [4]]);
  });

  test("may say the period in two columns", async () => {
    const { observations, problems } = await mapped(["area,Year,Quarter,value", "E08000009,2022/23,Quarter 3,5", "E08000009,2022/23,Q4,6", "E08000009,2022/23,,7"], { period: { columns: ["Year", "Quarter"], reading: ["financial-year", "quarter"] } });
    expect(observations.map(({ period: { label }, value }) => [label, value])).toEqual([["Q3 2022/23", 5], ["Q4 2022/23", 6], ["2022/23", 7]]);
    expect(codes(problems)).toEqual(["comparator-missing"]);
  });

  test("may leave the place blank and name only its parts, as the SDG files do", async () => {
    const result = await mapped(["area,year,value", ",2023,3", "E08000009,2023,4"], { area: { column: "area", is: "" } }, { comparators: [] });
    expect([values(result), result.problems]).toEqual([[3], []]);
  });

  test("may have no area column: then it is all about the place, and no comparator is missed", async () => {
    const result = map(await tableIn("year,value\n2023,3"), { period: { column: "year" }, value: "value" }, trafford);
    expect(values(result)).toEqual([3]);
    expect(result.problems).toEqual([]);
  });

  test("may have no period column: then the mapping states the period", async () => {
    const result = await mapped(["area,value", "E08000009,3"], { period: { fixed: "2023/24", reading: "financial-year" } }, { comparators: [] });
    expect(result.observations[0]).toMatchObject({ period: { label: "2023/24" }, value: 3 });
  });

  test("leaves the table and the mapping as they were", async () => {
    const table = await tableIn(lines.join("\n"));
    const [before, own] = [structuredClone(table), structuredClone(mapping)];
    map(table, mapping, trafford);
    expect([table, mapping]).toEqual([before, own]);
  });
});

describe("a column the publisher renamed", () => {
  // F57.
  test("is an error that lists the columns there are and the nearest name", async () => {
    const { observations, problems, stats } = await mapped(["area,year,values", "E08000009,2023,3"]);
    expect(only(problems, "column-missing")).toMatchObject({ severity: "error", column: "value", hint: "Did you mean “values”?" });
    expect(only(problems, "column-missing").message).toContain("“area”, “year”, “values”");
    expect([observations, stats]).toEqual([[], { read: 1, used: 0, dropped: { mapping: 1 } }]);
  });

  test("is every missing column at once, also those in conditions, parts and status", async () => {
    const change: Partial<Mapping> = { value: { ratio: [{ column: "a", where: { b: "1" } }, "c"] }, where: { d: "1" }, status: "e", low: "f" };
    const { problems } = await mapped(["area,year,value", "E08000009,2023,3"], change);
    expect(problems.map(({ column }) => column)).toEqual(["a", "b", "c", "d", "e", "f"]);
  });

  test("only costs the interval or the unit check where it held no more than that", async () => {
    const result = await mapped(["area,year,value", "E08000009,2023,3"], { low: "lci", high: "uci", unit: { column: "unit" } }, { comparators: [] });
    expect(codes(result.problems)).toEqual(["column-missing", "column-missing", "column-missing"]);
    expect(result.observations[0]).toMatchObject({ value: 3, low: null, high: null });
  });

  test("in blanks, capitals or footnote marks only is used, and said; a digit that may be more than a mark with a warning", async () => {
    const result = await mapped(["Area ,YEAR [note 3],Value1", "E08000009,2023,3"], {}, { comparators: [] });
    expect(values(result)).toEqual([3]);
    expect(codes(result.problems)).toEqual(["column-name-differs", "column-name-differs", "column-footnote-guessed"]);
    expect(only(result.problems, "column-footnote-guessed")).toMatchObject({ severity: "warning", column: "Value1", hint: expect.stringContaining("\"Value1\"") as string });
  });

  test.each([["KS4", "KS2"], ["NO2", "NO"], ["Q4", "Q1"], ["PM", "PM10"], ["NO", "NO₂"], ["Rate1", "Rate2"], ["Rate1", "Rate"], ["Attainment at KS4", "Attainment at KS2"], ["Rate [2022]", "Rate [2023]"], ["Rate", "Rate [2023]"], ["2022", "2023"]])(
    "a column that is wanted as %s is never taken from one called %s", async (wanted, published) => {
      const { observations, problems } = await mapped([`area,year,${published}`, "E08000009,2023,3"], { value: wanted }, { comparators: [] });
      expect(observations).toEqual([]);
      expect(only(problems, "column-missing").column).toBe(wanted);
    });

  test.each([["Rate", "Rate [note 3]", "column-name-differs"], ["KS4", "KS4 [2]", "column-name-differs"], ["Rate", "Rate1,2", "column-footnote-guessed"], ["Rate", "Rate¹", "column-footnote-guessed"], ["Rate (%)", "Rate (%)1", "column-footnote-guessed"]])(
    "a column that is wanted as %s is taken from one called %s", async (wanted, published, code) => {
      const result = await mapped([`area,year,"${published}"`, "E08000009,2023,3"], { value: wanted }, { comparators: [] });
      expect(values(result)).toEqual([3]);
      expect(codes(result.problems)).toEqual([code]);
    });
});

test("a name that two columns have cannot be used", async () => {
  const table = { columns: ["area", "year", "value", "value"], headerRow: 1, rows: [{ row: 2, cells: ["E08000009", "2023", "1", "2"] }] };
  const { observations, problems } = map(table, mapping, trafford);
  expect(observations).toEqual([]);
  expect(only(problems, "column-ambiguous")).toMatchObject({ responsibility: "publisher", column: "value" });
});

describe("conditions", () => {
  const lines = ["area,year,measure,value", "E08000009,2023,Percentage,3", "E08000009,2023,Count,4500", "E92000001,2023,Percentage,4"];

  test("keep the rows that hold the text, and the others are counted", async () => {
    const result = await mapped(lines, { where: { measure: " Percentage\u00A0" } });
    expect([values(result), result.stats.dropped]).toEqual([[3], { where: 1 }]);
  });

  test("that no row meets are an error with the nearest text and those that are there", async () => {
    const { problems, observations } = await mapped(lines, { where: { measure: "Percentag" } });
    expect(observations).toEqual([]);
    expect(only(problems, "where-no-match")).toMatchObject({ severity: "error", column: "measure", hint: "Did you mean “Percentage”?" });
    expect(only(problems, "where-no-match").message).toContain("“Percentage”, “Count”");
  });

  test("find the text that was made longer, as publishers do when a method changes", async () => {
    const long = ["area,year,measure,value", "E08000009,2023,Fuel poverty (low income and high cost),3"];
    expect(only((await mapped(long, { where: { measure: "Fuel poverty" } })).problems, "where-no-match").hint).toContain("Fuel poverty (low income");
  });

  test("that are met one by one and never together are told apart from those", async () => {
    const apart = ["area,year,sex,age,value", "E08000009,2023,Male,All,1", "E08000009,2023,Female,16+,2"];
    const { problems } = await mapped(apart, { where: { sex: "Male", age: "16+" } });
    expect(only(problems, "where-combination").message).toContain("“sex”, “age”");
  });

  test("of which one of several texts is nowhere are used, and that is said", async () => {
    const result = await mapped(lines, { where: { measure: ["Percentage", "Rate"] } });
    expect(values(result)).toEqual([3]);
    expect(only(result.problems, "where-text-absent").message).toContain("“Rate”");
  });

  test("may ask for a blank", async () => {
    expect(values(await mapped(["area,year,sex,value", "E08000009,2023,,3", "E08000009,2023,Male,2"], { where: { sex: "" } }))).toEqual([3]);
  });
});

describe("areas", () => {
  test("that are not there are an error, without another place's code as a suggestion", async () => {
    const { problems } = await mapped(["area,year,value", "E08000008,2023,3"]);
    expect(only(problems, "area-not-found")).toMatchObject({ severity: "error", column: "area" });
    expect(only(problems, "area-not-found").hint ?? "").not.toContain("E08000008");
  });

  test("that are there, but have no row the mapping keeps, are told apart", async () => {
    const lines = ["area,year,sex,value", "E08000009,2023,All,3", "E92000001,2023,Male,3"];
    expect(codes((await mapped(lines, { where: { sex: "Male" } })).problems)).toEqual(["area-without-rows"]);
  });

  test("that nobody stated are asked for", async () => {
    const { problems, stats } = await mapped(["area,year,value", "E08000009,2023,3"], {}, { place: { names: ["Trafford"] } });
    expect([codes(problems), stats.dropped]).toEqual([["area-unstated"], { "other-area": 1 }]);
  });

  test("to compare with that are not in the table are only worth a word", async () => {
    expect(only((await mapped(["area,year,value", "E08000009,2023,3"])).problems, "comparator-missing")).toMatchObject({ severity: "notice", responsibility: "publisher" });
  });
});

describe("a period", () => {
  test("that cannot be read drops its rows, and each text is told once with the number of others", async () => {
    const lines = ["area,year,value", "E08000009,2013/14,1", "E08000009,2013/14,2", "E08000009,2013/14,2", "E08000009,soon,4", "E08000009,,5", "E08000009,2023,6"];
    const result = await mapped(lines, {}, { comparators: [] });
    expect(values(result)).toEqual([6]);
    expect(result.problems.map(({ code, row, more }) => [code, row, more])).toEqual([["period-ambiguous", 2, 2], ["period-unreadable", 5, undefined], ["period-missing", 6, undefined]]);
    expect(result.stats.dropped).toEqual({ period: 5 });
  });

  test("that the mapping states and nobody can read is one problem", async () => {
    const { problems, stats } = await mapped(["area,value", "E08000009,3", "E92000001,3"], { period: { fixed: "last year" } });
    expect(codes(problems)).toContain("period-unreadable");
    expect(only(problems, "period-unreadable")).not.toHaveProperty("row");
    expect(stats.dropped).toEqual({ period: 2 });
  });

  test("written in two ways is one period", async () => {
    expect(codes((await mapped(["area,year,value", "E08000009,2023,3", "E08000009,2023-01-01/P1Y,4"], {}, { comparators: [] })).problems)).toEqual(["duplicate-rows"]);
  });
});

describe("cells that hold no plain number", () => {
  const alone: MapContext = { comparators: [] };

  test("keep their reason, and a blank is never zero", async () => {
    const lines = ["area,year,value", "E08000009,2020,", "E08000009,2021,[c]", "E08000009,2022,z", "E08000009,2023,0"];
    const result = await mapped(lines, {}, alone);
    expect(values(result)).toEqual(["not-available", "suppressed", "not-applicable", 0]);
    expect(result.problems).toEqual([]);
  });

  // F58.
  test("that cannot be read leave their period without a figure, not without a trace", async () => {
    const lines = ["area,year,value", "E08000009,2022,12abc", "E08000009,2023,-"];
    const result = await mapped(lines, {}, alone);
    expect(values(result)).toEqual(["not-available", "not-available"]);
    expect(result.problems.map(({ code, row, column }) => [code, row, column])).toEqual([["value-unreadable", 2, "value"], ["value-ambiguous", 3, "value"]]);
    expect(result.stats).toEqual({ read: 2, used: 0, dropped: { unreadable: 2 } });
    expect(values(await mapped(lines.slice(0, 1).concat("E08000009,2023,-"), { marks: { "-": "zero" } }, alone))).toEqual([0]);
  });

  test("explain themselves in a status column, as ONS does with x, u and z", async () => {
    const lines = ["area,year,value,status", "E08000009,2018,,x", "E08000009,2019,,u", "E08000009,2020,,z", "E08000009,2021,5,u", "E08000009,2022,6,\"p, r\"", "E08000009,2023,7,"];
    const { observations, problems } = await mapped(lines, { status: "status" }, alone);
    expect(problems).toEqual([]);
    expect(observations.map(({ value, missing, flags }) => [value, missing ?? null, flags ?? []])).toEqual([
      [null, "not-available", []], [null, "suppressed", []], [null, "not-applicable", []], [5, null, ["low-reliability"]], [6, null, ["provisional", "revised"]], [7, null, []],
    ]);
  });

  test("with a status that says there is none are not used", async () => {
    const { observations, problems } = await mapped(["area,year,value,status", "E08000009,2023,5,c"], { status: "status" }, alone);
    expect(observations[0]).toMatchObject({ value: null, missing: "suppressed" });
    expect(only(problems, "status-contradicts")).toMatchObject({ severity: "warning", row: 2, column: "status" });
  });

  test("with a status nobody explained are used, and the mapping may explain it", async () => {
    const lines = ["area,year,value,status", "E08000009,2022,5,Q", "E08000009,2023,,nil"];
    const result = await mapped(lines, { status: "status" }, alone);
    expect(codes(result.problems)).toEqual(["unknown-status", "unknown-status"]);
    const explained = await mapped(lines, { status: "status", marks: { Q: "suppressed", nil: "zero" } }, alone);
    expect([values(explained), codes(explained.problems)]).toEqual([["suppressed", 0], ["status-contradicts"]]);
  });

  test("are listed twenty times and then counted", async () => {
    const lines = ["area,year,value", ...Array.from({ length: 45 }, (_, at) => `E08000009,${1950 + at},?!`)];
    const { problems } = await mapped(lines, {}, alone);
    expect(problems).toHaveLength(20);
    expect(problems.at(-1)).toMatchObject({ code: "value-unreadable", row: 21, more: 25 });
  });
});

describe("intervals", () => {
  const lines = ["area,year,value,lci,uci", "E08000009,2022,65.2,61.3,69.1", "E08000009,2023,64,,n/a"];

  test("come with the figure, and an end that is missing is missing", async () => {
    const { observations } = await mapped(lines, { low: "lci", high: "uci" }, { comparators: [] });
    expect(observations).toMatchObject([{ low: 61.3, high: 69.1 }, { low: null, high: null }]);
  });

  test("are scaled with it, and turned round by a negative scale", async () => {
    const { observations, problems } = await mapped(lines, { low: "lci", high: "uci", scale: -10 }, { comparators: [] });
    expect(observations[0]).toMatchObject({ value: -652, low: -691, high: -613 });
    expect(only(problems, "scaled").message).toBe("2 figures were multiplied by -10, as the mapping says.");
  });

  test("with an end that is no number are said, and the figure stays", async () => {
    const { observations, problems } = await mapped(["area,year,value,lci,uci", "E08000009,2022,65.2,about 60,70"], { low: "lci", high: "uci" }, { comparators: [] });
    expect(observations[0]).toMatchObject({ value: 65.2, low: null, high: 70 });
    expect(only(problems, "interval-unreadable")).toMatchObject({ row: 2, column: "lci" });
  });
});

test("a scale multiplies without the noise of binary fractions", async () => {
  const result = await mapped(["area,year,value", "E08000009,2022,0.575", "E08000009,2023,0.07"], { scale: 100 }, { comparators: [] });
  expect(values(result)).toEqual([57.5, 7]);
});

test("a scale that leaves the range of numbers gives no figure", async () => {
  const result = await mapped(["area,year,value", "E08000009,2022,1e300"], { scale: 1e300 }, { comparators: [] });
  expect([values(result), only(result.problems, "value-beyond").severity]).toEqual([["not-available"], "error"]);
});

describe("a wording that changes between two periods", () => {
  const lines = ["area,year,indicator,value", "E08000009,2018,LIHC,10.4", "E08000009,2019,LILEE,12.8", "E08000009,2020,LILEE,12.3", "E92000001,2018,LIHC,10.3"];

  test("marks the first figure under the new one, for each area", async () => {
    const { observations, problems } = await mapped(lines, { where: { indicator: ["LIHC", "LILEE"] } });
    expect(observations.map(({ flags }) => flags ?? [])).toEqual([[], ["series-break"], [], []]);
    expect(only(problems, "series-break").message).toBe("From “2019” on, “Trafford” is counted as “LILEE”, before as “LIHC”.");
  });

  test("in a part's own condition does too", async () => {
    const { observations } = await mapped(lines, { value: { column: "value", where: { indicator: ["LIHC", "LILEE"] } } });
    expect(observations[1]).toMatchObject({ flags: ["series-break"] });
  });

  test("does not count where only one text is allowed", async () => {
    const { problems } = await mapped(lines, { where: { indicator: "LILEE" } });
    expect(codes(problems)).toEqual(["comparator-missing"]);
  });
});

describe("units", () => {
  const lines = ["area,year,value,unit", "E08000009,2023,8.67,%"];

  test("that the table gets wrong are said where the mapping overrides them", async () => {
    const { problems } = await mapped(lines, { unit: { column: "unit", override: "ratio" } }, { comparators: [] });
    expect(only(problems, "unit-overridden").message).toBe("The table says “%”, and the doughnut shows “ratio”.");
  });

  test("that obviously differ from the indicator's are said, other spellings are not", async () => {
    const found = async (unit: string, used: string) => codes((await mapped([lines[0]!, `E08000009,2023,8.67,${unit}`], { unit: { column: "unit" } }, { comparators: [], unit: used })).problems);
    expect(await found("%", "years of pay")).toEqual(["unit-overridden"]);
    expect(await found("Tonnes", "%")).toEqual(["unit-overridden"]);
    for (const [unit, used] of [["Percentage", "%"], ["Tonnes of CO2", "t CO2e"], ["%", ""], ["", "%"]] as const) expect(await found(unit, used)).toEqual([]);
  });

  test("in the cell are compared as well, and never change the number", async () => {
    const result = await mapped(["area,year,value", "E08000009,2023,57%"], {}, { comparators: [], unit: "t" });
    expect([values(result), codes(result.problems)]).toEqual([[57], ["unit-overridden"]]);
  });

  // F59.
  test("of per cent raise a word beyond 100 and for what look like proportions", async () => {
    const percent = async (...figures: number[]) => (await mapped(["area,year,value", ...figures.map((value, at) => `E08000009,${2010 + at},${value}`)], {}, { comparators: [], unit: "%" })).problems;
    expect(only(await percent(57, 120, -130), "implausible-percent")).toMatchObject({ severity: "notice", more: 1 });
    expect(only(await percent(0.57, 0.5, 1), "looks-like-proportion").hint).toContain("scale");
    for (const fine of [[57, 99], [0.5, 0.9], [0, 0, 0], [0.5, 0.6, 1.1]]) expect(await percent(...fine)).toEqual([]);
  });
});

test("columns with the names of built-in properties are columns like any other", async () => {
  const table = await tableIn("__proto__,constructor,toString\nE08000009,2023,3\n");
  const result = map(table, { area: { column: "__proto__" }, period: { column: "constructor" }, value: "toString" }, { place: trafford.place! });
  expect([values(result), result.problems]).toEqual([[3], []]);
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test("a mapping of the wrong shape is a problem with its place, never an exception", async () => {
  const table = await tableIn("area,year,value\nE08000009,2023,3\n");
  for (const wrong of [null, 1, "value", [], {}, { ...mapping, valeu: "x" }, { ...mapping, value: { sum: [] } }, { ...mapping, where: JSON.parse("{\"__proto__\": \"x\"}") as object }]) {
    const { observations, problems, stats } = map(table, wrong as unknown as Mapping);
    expect(observations).toEqual([]);
    expect(problems.length).toBeGreaterThan(0);
    for (const { severity, path } of problems) expect([severity, path]).toEqual(["error", expect.stringMatching(/^(\/|$)/)]);
    expect(stats).toEqual({ read: 1, used: 0, dropped: { mapping: 1 } });
  }
});
