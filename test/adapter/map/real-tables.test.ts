/** Mappings over whole files as councils and statistics offices publish them. */
import { map, read, ukAreas, type Dialect, type MapContext, type Mapping, type MapResult, type Table } from "@place-doughnut/adapter";
import { describe, expect, test } from "vitest";
import { codes, file, tableIn, trafford } from "../tables.js";

const register = await ukAreas();

async function mapped(path: string, mapping: Mapping, code = "E08000009"): Promise<MapResult> {
  const result = map(await tableIn(file(path)), mapping, { place: { code, names: [register.area(code)!.name] }, comparators: trafford.comparators!.filter((each) => each.code !== code), register });
  expect(result.stats.used + Object.values(result.stats.dropped).reduce((sum, rows) => sum + rows, 0)).toBe(result.stats.read);
  return result;
}
const latest = ({ observations }: MapResult, area = "E08000009"): unknown[] => observations.filter((each) => each.area === area).slice(-1).map(({ period, value }) => [period.label, value]);

test("fuel poverty is the ratio of two rows, in per cent", async () => {
  const count = (text: string): Mapping["value"] => ({ column: "value", where: { variable_name: text } });
  const result = await mapped("examples/uk/feeds/jrf-fuel-poverty.csv", {
    area: { column: "geography_code" }, period: { column: "date" }, scale: 100,
    value: { ratio: [count("Number of households in fuel poverty"), count("Number of households")] },
  });
  expect(latest(result)).toEqual([["2021", 11.8194485410034]]);
  expect(codes(result.problems)).toEqual(["comparator-missing", "scaled"]);
  // The publisher's own percentage is the third row of each area.
  expect(result.stats).toMatchObject({ used: 2, dropped: { where: 1 } });
});

test("the share of certificates in band A to C is a ratio of columns", async () => {
  const result = await mapped("examples/trafford/feeds/trafford-energy-performance-certificates.csv", {
    area: { column: "area_code" }, period: { column: "period", reading: "quarter-ending" }, scale: 100,
    value: { ratio: [{ sum: ["value_rating_A", "value_rating_B", "value_rating_C"] }, "value_certificates_lodged"] },
  });
  expect(result.observations.find(({ area, period }) => area === "E92000001" && period.end === "2008-12-31")?.value).toBeCloseTo(((228 + 69250 + 164998) / 597394) * 100, 10);
  expect(latest(result)).toHaveLength(1);
});

describe("recycling in the councils of three nations, in one file", () => {
  const path = "examples/uk/feeds/trafford-recycling-all-councils.csv";
  const mapping: Mapping = { area: { column: "area_code" }, period: { column: "period", reading: ["financial-year", "calendar-year"] }, value: "value" };

  test.each([["E08000009", "2023/24", 58.4], ["S12000049", "2024", 30.6], ["W06000015", "2024/25", null], ["E06000059", "2023/24", 60.5]])("%s: %s", async (code, label, value) => {
    const { observations, problems } = await mapped(path, mapping, code);
    expect(observations.at(-1)).toMatchObject({ period: { label }, ...(value === null ? {} : { value }) });
    expect(codes(problems).filter((each) => each !== "comparator-missing")).toEqual([]);
  });

  test("years are of one kind within a nation", async () => {
    for (const [code, kind] of [["S12000049", "calendar-year"], ["W06000015", "financial-year"]] as const) {
      expect(new Set((await mapped(path, mapping, code)).observations.map(({ period }) => period.kind))).toEqual(new Set([kind]));
    }
  });
});

test("in the SDG files blank cells of the breakdown are the total, and the status has words of its own", async () => {
  const result = await mapped("examples/uk/feeds/sdg-3-9-1-pm25-mortality.csv", {
    area: { column: "GeoCode" }, period: { column: "Year" }, value: "Value", status: "Observation status",
    where: { "Series": "Fraction of mortality attributable to particulate air pollution (new method)", "Deprivation decile": "" },
  });
  expect(latest(result)).toEqual([[expect.stringMatching(/^20\d\d$/u), expect.any(Number)]]);
  expect(latest(result, "E92000001")).toHaveLength(1);
  expect(codes(result.problems)).toEqual([]);
});

test("land in the SDG files: a span written 2013/16, by code", async () => {
  const { observations, problems } = await mapped("examples/trafford/feeds/sdg-11-3-1-land.csv", {
    area: { column: "GeoCode" }, period: { column: "Year" }, value: "Value", where: { Series: "Land consumption rate" },
  });
  expect(observations.at(0)).toMatchObject({ area: "E08000009", period: { start: "2013-01-01", end: "2016-12-31", kind: "span" } });
  expect(codes(problems)).toEqual([]);
});

describe("spreadsheets", () => {
  const sheet = async (name: string, dialect: Dialect): Promise<Table> => (await read({ body: file(`test/fixtures/spreadsheets/${name}`) }, { kind: "ods", dialect })).table!;
  const of = (code: string): MapContext => ({ place: { code, names: [register.area(code)!.name] }, comparators: [{ code: "E92000001", names: ["England"] }], register });

  test("on homelessness: the number of households behind the thousands that are shown", async () => {
    const table = await sheet("Detailed_LA_202212.ods", { sheetName: "A1", headerRows: [5, 6, 7] });
    const mapping: Mapping = { area: { column: "column A" }, period: { fixed: "Q4 2022" }, value: "Number of households in area5 (000s)" };
    const { observations, problems, stats } = map(table, mapping, of("E08000009"));
    expect(observations.map(({ area, value, rows }) => [area, value, rows])).toEqual([["E08000009", 99.01, [295]], ["E92000001", 23868.496, [8]]]);
    expect(codes(problems)).toEqual([]);
    expect(stats).toMatchObject({ used: 2, read: table.rows.length });
    const owed = map(table, { ...mapping, value: { ratio: ["Total initial assessments", "Number of households in area5 (000s)"] } }, of("E08000009"));
    expect(codes(owed.problems)).toEqual(["column-footnote-guessed"]);
    expect(owed.observations.at(-1)!.value).toBeCloseTo(72550 / 23868.496, 10);
  });

  describe("on council tax support, with a column for each quarter", () => {
    const mapping: Mapping = { area: { column: "ONS Code" }, unpivot: { claimants: "{when}" }, period: { column: "when" }, value: "claimants" };
    const table = sheet("Local_Council_Tax_Support_Claimants_Live_Table_Q3_2022-23_v2.ods", { sheetName: "Table_2" });

    test("each quarter is a figure, on the day that its column is called by", async () => {
      const { observations, problems, stats } = map(await table, mapping, of("E08000009"));
      const england = observations.filter(({ area }) => area === "E92000001");
      expect(england.slice(0, 3).map(({ period, value, missing }) => [period.label, period.kind, value ?? missing])).toEqual([["30 Jun 2015", "instant", "not-available"], ["30 Sep 2015", "instant", "not-available"], ["31 Dec 2015", "instant", 1833179]]);
      expect(observations.filter(({ area }) => area === "E08000009")).toHaveLength(england.length);
      expect(codes(problems)).toEqual([]);
      expect(stats).toMatchObject({ used: 2, read: (await table).rows.length });
    });

    test("a code that the publisher gave to two regions has no figure, and both rows are named", async () => {
      const { observations, problems } = map(await table, mapping, of("E12000001"));
      expect(observations.filter(({ area, value }) => area === "E12000001" && value !== null)).toEqual([]);
      expect(problems.find(({ code }) => code === "duplicate-rows")!.message).toMatch(/^2 different rows \(rows 7, 9\) claim “North East”.*“Local Authority” \(“East Midlands”, “North East England”\)/u);
    });

    test("Cumberland has what Allerdale, Carlisle and Copeland had, where the mapping says that claimants may be added up", async () => {
      const before = map(await table, mapping, of("E06000063"));
      expect(codes(before.problems)).toContain("area-changed");
      const { observations, problems } = map(await table, { ...mapping, area: { column: "ONS Code", formerly: "sum" } }, of("E06000063"));
      const wide = await table;
      const parts = ["E07000026", "E07000028", "E07000029"].map((code) => map(wide, mapping, of(code)).observations.findLast(({ area }) => area === code)!.value!);
      expect(observations.findLast(({ area }) => area === "E06000063")!.value).toBe(parts.reduce((sum, value) => sum + value, 0));
      expect(codes(problems)).toContain("area-parts-summed");
    });
  });
});
