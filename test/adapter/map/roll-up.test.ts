import { map, type Mapping, type MapResult } from "@place-doughnut/adapter";
import { describe, expect, test } from "vitest";
import { codes, file, only, tableIn } from "../tables.js";

const simd = await tableIn(file("test/fixtures/uk-gov/simd2020v2-two-councils.csv"));
const zones = { area: { column: "Council_area", is: "Clackmannanshire" }, period: { fixed: "2020" } };
const mean = { of: "Data_Zone", how: "mean", weight: "Total_population" } as const;

function council(value: string, rollUp: Mapping["rollUp"], is = "Clackmannanshire", unit = ""): MapResult {
  return map(simd, { ...zones, area: { column: "Council_area", is }, value, rollUp }, { place: { code: is === "Clackmannanshire" ? "S12000005" : "S12000023" }, unit });
}

describe("small areas of the Scottish index of deprivation", () => {
  test.each([["Income_rate", "Clackmannanshire", 14.179844509232264], ["Income_rate", "Orkney Islands", 6.887409090909091], ["Attainment", "Clackmannanshire", 5.390829931972787]])("%s of %s is the mean weighted by population", (column, is, value) => {
    const { observations, stats } = council(column, mean, is);
    expect(observations).toHaveLength(1);
    expect(observations[0]!.value).toBeCloseTo(value, 10);
    expect(stats).toMatchObject({ read: 101, used: is === "Clackmannanshire" ? 72 : 29 });
  });

  test("counts are added up", () => {
    expect([council("Total_population", { of: "Data_Zone", how: "sum" }).observations[0]!.value, council("Income_count", { of: "Data_Zone", how: "sum" }, "Orkney Islands").observations[0]!.value]).toEqual([51450, 1504]);
  });

  test("percentages stay percentages", () => {
    const { observations, problems } = council("not_participating", mean, "Clackmannanshire", "%");
    expect(observations[0]!.value).toBeCloseTo(6.750398445092323, 10);
    expect(problems).toEqual([]);
  });

  test("one that is suppressed makes the whole missing, with its reason", () => {
    const { observations, problems } = council("Attendance", mean);
    expect(observations).toMatchObject([{ value: null, missing: "suppressed" }]);
    expect(codes(problems)).toEqual(["part-missing"]);
  });

  test("unless the mapping says how much of the people must be covered: then it is an estimate that tells what it lacks", () => {
    const { observations, problems } = council("Attendance", { ...mean, coverage: 0.9 });
    expect(observations[0]!.value).toBeCloseTo(79.29508196721312, 10);
    expect(observations[0]!.flags).toEqual(["estimated"]);
    expect(only(problems, "rolled-up-partly").message).toBe("The mean for “S12000005” in “2020” does without 5 of its 72 parts, which have no figure.");
    expect(council("Attendance", { ...mean, coverage: 0.95 }).observations).toMatchObject([{ value: null }]);
    expect(council("crime_rate", { ...mean, coverage: 0.7 }, "Orkney Islands").observations).toMatchObject([{ value: null }]);
  });
});

const sectors = ["area,year,sector,gas,kt", "E08000009,2021,Homes,CO2,3", "E08000009,2021,Homes,CH4,1", "E08000009,2021,Roads,CO2,5", "E08000009,2022,Homes,CO2,2", "E08000009,2022,Homes,CH4,1", "E08000009,2022,Roads,CO2,4"];
const sum: Mapping = { area: { column: "area" }, period: { column: "year" }, value: "kt", rollUp: { of: ["sector", "gas"], how: "sum" } };
const mapped = async (lines: readonly string[], mapping: Mapping = sum): Promise<MapResult> => map(await tableIn(lines.join("\n")), mapping, { place: { code: "E08000009", names: ["Trafford"] } });

describe("sectors", () => {
  test("are added up, told apart by two columns", async () => {
    const { observations, problems, stats } = await mapped(sectors);
    expect([observations.map(({ value }) => value), problems, stats]).toEqual([[9, 7], [], { read: 6, used: 6, dropped: {} }]);
  });

  test("that are there twice have no sum", async () => {
    const { observations, problems } = await mapped([...sectors, "E08000009,2022,Roads,CO2,40"]);
    expect(observations.map(({ value, missing }) => value ?? missing)).toEqual([9, "not-available"]);
    expect(only(problems, "duplicate-rows").message).toContain("claim “Trafford, Roads, CO2” in “2022”");
  });

  test("that are in other years and not in this one are told: the sum is smaller for it", async () => {
    const { problems } = await mapped(sectors.slice(0, -1));
    expect(only(problems, "parts-differ")).toMatchObject({ severity: "warning", message: "The figure for “Trafford” in “2022” lacks 1 of the 3 parts that other periods have: “Roads, CO2”." });
  });

  test("with a gap have none, whatever the others are", async () => {
    expect((await mapped(sectors.map((line) => line.replace(",4", ",[x]")))).observations.map(({ value, missing }) => value ?? missing)).toEqual([9, "not-available"]);
  });
});

test("stations without a code of the area are a mean of what the whole table is about", async () => {
  const table = await tableIn(file("examples/trafford/feeds/trafford-no2-concentration.csv"));
  const { observations, stats } = map(table, { period: { column: "period" }, value: "value", rollUp: { of: "station_code", how: "mean" } }, { place: { code: "E08000009" } });
  expect(observations[0]).toMatchObject({ value: Number(((23.8 + 10.9 + 10.9) / 3).toPrecision(15)), period: { start: "2023-06-30" } });
  expect(stats.used).toBe(stats.read);
});

test.each([["many", "weight-unreadable"], ["-1", "weight-unreadable"], ["[c]", "weight-unreadable"]])("a weight of %s is none", async (weight, code) => {
  const { observations, problems } = await mapped(["area,zone,year,kt,people", `E08000009,a,2021,3,${weight}`, "E08000009,b,2021,4,10"], { ...sum, rollUp: { of: "zone", how: "mean", weight: "people", coverage: 0 } });
  expect(observations).toMatchObject([{ value: null }]);
  expect(codes(problems)).toContain(code);
});

test("weights that are all nil give no mean", async () => {
  const { observations } = await mapped(["area,zone,year,kt,people", "E08000009,a,2021,3,0"], { ...sum, rollUp: { of: "zone", how: "mean", weight: "people" } });
  expect(observations).toMatchObject([{ value: null, missing: "not-available" }]);
});
