import { beforeAll, describe, expect, test } from "vitest";
import { built, type Built } from "./built.js";
import { plainRows, readText } from "./recorded.js";

type Row = Readonly<Record<string, string>>;
const published = plainRows(readText("world/feeds/fanning-raworth-2025.csv"), ",");

const cases = [
  { portrait: "world/world-2022.portrait.json", set: "global", placeCode: "WLD", year: "2022", rows: 35, numbers: 34 },
  { portrait: "world/world-2017.portrait.json", set: "global", placeCode: "WLD", year: "2017", rows: 35, numbers: 33 },
  { portrait: "world/richest-20-2017.portrait.json", set: "group2017", placeCode: "T20", year: "2017", rows: 33, numbers: 27 },
] as const;

/** The indicator that is read from a row of the published table. */
function indicatorOf({ portrait, indicators }: Built, row: Row) {
  const { id } = portrait.indicators.find(({ mapping }) => mapping.where!["indCode"] === row["indCode"])!;
  return indicators.get(id)!;
}

describe.each(cases)("$portrait", ({ portrait, set, placeCode, year, rows, numbers }) => {
  let world: Built;
  beforeAll(async () => {
    world = await built(portrait);
  });
  const own = published.filter((row) => row["set"] === set && row["placeCode"] === placeCode && row["year"] === year);
  const measurable = own.filter((row) => row["ratio"] !== "");

  test(`is ${rows} published rows, ${numbers} of them with a number`, () => {
    expect(own).toHaveLength(rows);
    expect(measurable).toHaveLength(numbers);
  });

  test.each(measurable)("$label stands where the authors put it: $ratio", (row) => {
    const { position, observation } = indicatorOf(world, row);
    expect(Math.abs(position! - Number(row["ratio"]))).toBeLessThan(1e-9);
    expect(observation!.value).toBe(Number(row["value"]));
    expect(observation!.period.label).toBe(row["dataYear"]);
  });

  test.each(own.filter((row) => row["ratio"] === ""))("$label has no number and says so", (row) => {
    expect(indicatorOf(world, row)).toMatchObject({ state: "no-data", position: null, observation: null, reason: "not-available" });
  });

  test.each(own)("$label belongs to $dimension", (row) => {
    const { id } = indicatorOf(world, row).indicator;
    const home = world.doughnut.dimensions.find(({ indicators }) => indicators?.some((each) => each.id === id))!;
    expect(home.ring).toBe(row["domain"]);
    expect(row["dimension"]!.replace(" and ", "-").replace(" ", "-")).toBe(home.id);
  });
});

test("the world of 2022 can be compared with 2017: every indicator with both figures has a trend", async () => {
  const { indicators } = await built("world/world-2022.portrait.json");
  const withTrend = [...indicators.values()].filter(({ trend }) => trend !== null);
  expect(withTrend).toHaveLength(33);
  for (const { trend } of withTrend) expect([trend!.from.period.label, trend!.to.period.label]).toEqual(["2017", "2022"]);
  expect(indicators.get("autocratic-regimes")!.trend!.trend).toBe("worsening");
  expect(indicators.get("lack-of-internet")!.trend!.trend).toBe("improving");
  expect(indicators.get("extinction-rate")!.trend!.trend).toBe("no-change");
  expect(indicators.get("lack-of-public-transport")!.trend).toBeNull();
});

describe("beside the richest countries stands the world, measured the same way", () => {
  const beside = published.filter((row) => row["set"] === "group2017" && row["placeCode"] === "WLD" && row["ratio"] !== "");

  test("27 published rows have a number", () => {
    expect(beside).toHaveLength(27);
  });

  test.each(beside)("$label of the world: $ratio", async (row) => {
    const { comparators } = indicatorOf(await built("world/richest-20-2017.portrait.json"), row);
    expect(comparators).toHaveLength(1);
    expect(Math.abs(comparators[0]!.position! - Number(row["ratio"]))).toBeLessThan(1e-9);
    expect(comparators[0]!.samePeriod).toBe(true);
  });
});
