import { map, type Mapping } from "@place-doughnut/adapter";
import { describe, expect, test } from "vitest";
import { codes, file, only, tableIn, trafford } from "../tables.js";

const council = { area: { column: "area_code" }, value: "value" };

describe("rows that contradict each other", () => {
  test("in the council's file on young people: two definitions, so no figure until the mapping chooses one", async () => {
    const table = await tableIn(file("examples/trafford/feeds/trafford-neet.csv"));
    const mapping: Mapping = { ...council, period: { column: "period" } };
    const { observations, problems, stats } = map(table, mapping, trafford);
    expect(observations.map(({ value }) => value)).toEqual(Array.from({ length: 14 }, () => null));
    expect(stats).toEqual({ read: 168, used: 0, dropped: { "other-area": 140, "duplicate": 28 } });
    const found = problems.filter(({ code }) => code === "duplicate-rows");
    expect(found).toHaveLength(14);
    expect(found[0]).toMatchObject({ severity: "error", responsibility: "mapping" });
    expect(found[0]!.message).toMatch(/^2 different rows \(rows \d+, \d+\) claim “Trafford” in “2019”\. They differ in “indicator” \(“Not in education.*”, “Not in education.*”\), “value” \(“2\.3”, “[\d.]+”\)\. None is used\.$/u);
    expect(found[0]!.hint).toContain('{ "indicator": "Not in education, employment or training (NEET)(16-17 years old)" }');

    const chosen = map(table, { ...mapping, where: { indicator: "Not in education, employment or training (NEET)(16-17 years old)" } }, trafford);
    expect(chosen.observations.find(({ area, period }) => area === "E08000009" && period.label === "2025")?.value).toBe(2.3);
    expect(chosen.problems).toEqual([]);
  });

  test("in the council's file on recycling: a rate and a weight in one column", async () => {
    const table = await tableIn(file("examples/trafford/feeds/trafford-household-waste-recycling.csv"));
    const mapping: Mapping = { ...council, period: { column: "period", reading: "financial-year" } };
    const { observations, problems } = map(table, mapping, trafford);
    const own = observations.filter(({ area }) => area === "E08000009");
    // The first year has the rate alone, so nothing contradicts it there.
    expect(own.map(({ value, missing }) => missing ?? value)).toEqual([57.5, ...Array.from({ length: 11 }, () => "not-available")]);
    expect(problems.find(({ code }) => code === "duplicate-rows")?.message).toContain("They differ in “measure” (“Percentage”, “Frequency”), “unit” (“Waste”, “Tonnes”), “value”");
    const chosen = map(table, { ...mapping, where: { measure: "Percentage" } }, trafford);
    expect(chosen.observations.find(({ area, period }) => area === "E08000009" && period.label === "2024/25")?.value).toBe(57.5);
  });

  test("in nothing but the figure leave nothing to choose by", async () => {
    const { problems } = map(await tableIn("area_code,period,value\nE08000009,2023,3\nE08000009,2023,4\n"), { ...council, period: { column: "period" } }, trafford);
    expect(only(problems, "duplicate-rows")).not.toHaveProperty("hint");
  });

  test("cost only their own period", async () => {
    const table = await tableIn("area_code,period,value\nE08000009,2023,3\nE08000009,2023,4\nE08000009,2022,5\n");
    const { observations, stats } = map(table, { ...council, period: { column: "period" } }, trafford);
    expect(observations.map(({ period, value }) => [period.label, value])).toEqual([["2022", 5], ["2023", null]]);
    expect(stats).toEqual({ read: 3, used: 1, dropped: { duplicate: 2 } });
  });

  test("are reported once, however many parts of a sum read them", async () => {
    const table = await tableIn("area_code,period,a,b\nE08000009,2023,3,1\nE08000009,2023,4,1\n");
    const { problems } = map(table, { area: { column: "area_code" }, period: { column: "period" }, value: { sum: ["a", "b"] } }, { place: trafford.place! });
    expect(codes(problems)).toEqual(["duplicate-rows"]);
  });
});

test("identical rows are used once, and the others are counted", async () => {
  const table = await tableIn("area_code,period,value\nE08000009,2023,3\nE08000009,2023,3\nE08000009,2023,3\n");
  const { observations, problems, stats } = map(table, { ...council, period: { column: "period" } }, { place: trafford.place! });
  expect(observations).toMatchObject([{ value: 3, rows: [2] }]);
  expect(only(problems, "duplicate-identical")).toMatchObject({ severity: "warning", responsibility: "publisher", row: 2 });
  expect(stats).toEqual({ read: 3, used: 1, dropped: { duplicate: 2 } });
});

test("fifty thousand rows for one figure are one problem, and no long wait", { retry: 2 }, async () => {
  const table = await tableIn(`area_code,period,value\n${Array.from({ length: 50_000 }, (_, at) => `E08000009,2023,${at}`).join("\n")}\n`);
  const start = performance.now();
  const { problems, stats } = map(table, { ...council, period: { column: "period" } }, { place: trafford.place! });
  expect(performance.now() - start).toBeLessThan(2000);
  expect(only(problems, "duplicate-rows").message.length).toBeLessThan(300);
  expect(stats.dropped).toEqual({ duplicate: 50_000 });
});
