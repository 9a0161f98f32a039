import { map, ukAreas, type Mapping, type MapContext, type MapResult } from "@place-doughnut/adapter";
import { describe, expect, test } from "vitest";
import { codes, elsMapping, file, only, tableIn } from "../tables.js";

const register = await ukAreas();
const plain = { area: { column: "area" }, period: { column: "year" }, value: "value" } satisfies Mapping;

async function mapped(rows: string, code: string, change: Partial<Mapping> = {}, context: MapContext = {}): Promise<MapResult> {
  const result = map(await tableIn(`area,year,value\n${rows.trim().split(" ").join("\n")}\n`), { ...plain, ...change }, { place: { code, names: [register.area(code)?.name ?? code] }, register, ...context });
  expect(result.stats.used + Object.values(result.stats.dropped).reduce((sum, count) => sum + count, 0)).toBe(result.stats.read);
  return result;
}
const values = ({ observations }: MapResult): (number | string | null)[] => observations.map(({ value, missing }) => value ?? missing ?? null);
const summed: Partial<Mapping> = { area: { column: "area", formerly: "sum" } };

describe("an area that only got another code", () => {
  test("has the figures of both codes, and that is said", async () => {
    const result = await mapped("E08000016,2023,3 E08000016,2024,4 E08000038,2025,5", "E08000038");
    expect(values(result)).toEqual([3, 4, 5]);
    expect(result.observations.every(({ area }) => area === "E08000038")).toBe(true);
    expect(only(result.problems, "area-superseded")).toMatchObject({ severity: "notice", message: "2 figures for “Barnsley” come from rows with E08000016, another code of the same area." });
  });

  test("is found by an older portrait in a newer table as well", async () => {
    expect(values(await mapped("E08000038,2025,5", "E08000016"))).toEqual([5]);
  });

  test("and is there under both is no duplicate: the rows under the old code are counted apart", async () => {
    const result = await mapped("E08000016,2024,4 E08000038,2024,4 E08000016,2023,3", "E08000038");
    expect(values(result)).toEqual([3, 4]);
    expect(result.stats).toEqual({ read: 3, used: 2, dropped: { superseded: 1 } });
    expect(codes(result.problems).sort()).toEqual(["area-both-codes", "area-superseded"]);
  });

  test("has only the old one in ONS's claimant count", async () => {
    const { observations, problems } = map(await tableIn(file("examples/trafford/feeds/ons-claimant-count.csv")), elsMapping, { place: { code: "E08000038" }, register });
    expect(observations.find(({ period }) => period.label === "2019")).toMatchObject({ area: "E08000038", value: 3.4 });
    expect(codes(problems)).toEqual(["area-superseded"]);
  });

  test("has both in ONS's file on children in poverty", async () => {
    const table = await tableIn(file("examples/trafford/feeds/ons-children-in-relative-poverty.csv"));
    const { observations, problems, stats } = map(table, { ...elsMapping, where: { indicator: "Children in relative poverty before housing costs" } }, { place: { code: "E08000038", names: ["Barnsley"] }, register });
    expect(observations.map(({ value }) => value)).toEqual(expect.arrayContaining([24.88887896, 28.16042038]));
    expect(codes(problems)).toEqual(["area-both-codes"]);
    expect(stats.dropped.superseded).toBe(observations.length);
  });

  test("may be a county that became one council, as Somerset did", async () => {
    expect(values(await mapped("E10000027,2020,7 E06000066,2024,8", "E06000066"))).toEqual([7, 8]);
  });

  test("is nothing to somebody without a register", async () => {
    expect(codes((await mapped("E08000016,2023,3", "E08000038", {}, { register: undefined })).problems)).toEqual(["area-not-found"]);
  });
});

describe("an area that was made from others", () => {
  const bcp = "E06000028,2018,1 E06000029,2018,2 E07000048,2018,4 E06000058,2020,8";

  test("has no figures from before unless the mapping says that they may be added up", async () => {
    expect(values(await mapped(bcp, "E06000058"))).toEqual([8]);
    const result = await mapped(bcp, "E06000058", summed);
    expect(values(result)).toEqual([7, 8]);
    expect(only(result.problems, "area-parts-summed").message).toContain("the sum of the areas it was made from: E06000028, E06000029, E07000048.");
    expect(result.stats).toEqual({ read: 4, used: 4, dropped: {} });
  });

  test("has none either where one of them is not there", async () => {
    const result = await mapped("E06000028,2018,1 E06000029,2018,2 E06000058,2020,8", "E06000058", summed);
    expect(values(result)).toEqual([8]);
    expect(codes(result.problems)).toEqual(["area-parts-missing"]);
    expect(result.stats).toEqual({ read: 3, used: 1, dropped: { "other-area": 2 } });
  });

  test("or where one has no figure, or two", async () => {
    expect(values(await mapped("E06000028,2018,1 E06000029,2018,[c] E07000048,2018,4", "E06000058", summed))).toEqual(["suppressed"]);
    const twice = await mapped("E06000028,2018,1 E06000028,2018,9 E06000029,2018,2 E07000048,2018,4", "E06000058", summed);
    expect([values(twice), codes(twice.problems)]).toEqual([["not-available"], ["area-parts-summed", "duplicate-rows"]]);
  });

  test("may have parts that were made from parts", async () => {
    const somerset = "E07000187,2018,1 E07000188,2018,2 E07000189,2018,3 E07000190,2018,4 E07000191,2018,5 E07000187,2020,1 E07000188,2020,2 E07000189,2020,3 E07000246,2020,10";
    expect(values(await mapped(somerset, "E06000066", summed))).toEqual([15, 16]);
  });

  test("and all that the table has is parts, is refused with what may be done about it", async () => {
    const { problems, observations } = await mapped("E06000028,2018,1 E06000029,2018,2", "E06000058");
    expect(observations).toEqual([]);
    expect(only(problems, "area-changed")).toMatchObject({ severity: "error", hint: expect.stringContaining('"formerly": "sum"') as string });
  });
});

test.each([["E06000063", "Cumbria became two councils"], ["E06000064", "Cumbria became two councils"]])("%s cannot have the figures of the county it was a part of: %s", async (code) => {
  const { observations, problems } = await mapped("E10000006,2020,9", code, summed);
  expect(observations).toEqual([]);
  expect(only(problems, "area-changed").message).toMatch(/“E10000006”, which became “Cumberland”, “Westmorland and Furness”: its figures are not those of the area asked for\.$/u);
  expect(only(problems, "area-changed")).not.toHaveProperty("hint");
});

test("today's Dorset has no figures of the county, which had Christchurch too", async () => {
  expect(codes((await mapped("E10000009,2018,9", "E06000059")).problems)).toEqual(["area-changed"]);
});

describe("names in place of codes", () => {
  test("are matched by the register and reported", async () => {
    const { observations, problems } = await mapped("TRAFFORD,2023,3 Salford,2023,4", "E08000009");
    expect(observations).toMatchObject([{ area: "E08000009", value: 3 }]);
    expect(only(problems, "area-by-name")).toMatchObject({ severity: "notice", column: "area", hint: 'Say so in the mapping\'s area to be sure: { "is": "TRAFFORD" }.' });
  });

  test("are matched for the places beside it too", async () => {
    const { observations, problems } = await mapped("Trafford,2023,3 hull,2023,4", "E08000009", {}, { comparators: [{ code: "E06000010", names: ["Kingston upon Hull"] }] });
    expect(observations.map(({ area }) => area)).toEqual(["E08000009", "E06000010"]);
    expect(codes(problems)).toEqual(["area-by-name", "area-by-name"]);
  });

  test("are not taken where the code is there, and the rows that are left out are named", async () => {
    const { observations, problems, stats } = await mapped("Trafford,2022,3 E08000009,2023,4 TRAFFORD,2021,5", "E08000009");
    expect(observations).toMatchObject([{ value: 4 }]);
    expect(only(problems, "area-named-too")).toMatchObject({ severity: "notice", column: "area" });
    expect(only(problems, "area-named-too").message).toContain("“Trafford”, “TRAFFORD”");
    expect(stats.dropped).toEqual({ "other-area": 2 });
  });

  test("that two areas have are left to the mapping", async () => {
    expect(codes((await mapped("West-Midlands,2023,3", "E12000005")).problems)).toEqual(["area-not-found"]);
  });

  test("give way to what the mapping says itself", async () => {
    const { problems } = await mapped("Trafford,2023,3", "E08000009", { area: { column: "area", is: "Traford" } });
    expect(only(problems, "area-not-found").hint).toBe("Did you mean “Trafford”?");
  });
});

test("figures of a larger area are flagged, and the mapping's author is told", async () => {
  const { observations, problems } = await mapped("E47000001,2023,3", "E08000009", { area: { column: "area", is: "E47000001" } });
  expect(observations).toMatchObject([{ area: "E08000009", value: 3, flags: ["wider-area"] }]);
  expect(only(problems, "area-wider")).toMatchObject({ severity: "warning", message: "The figures are for “Greater Manchester”, in which “Trafford” lies, and are flagged as such." });
});

test("codes of other countries pass through", async () => {
  const { observations, problems } = await mapped("NL.GM0363,2023,3 0363,2024,4", "NL.GM0363");
  expect([observations.length, problems]).toEqual([1, []]);
});
