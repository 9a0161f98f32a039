import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { built, type Built } from "./built.js";
import { plainRows } from "./recorded.js";

let trafford: Built;
beforeAll(async () => {
  trafford = await built("trafford/trafford.portrait.json");
});

/** Id, period and figure of Trafford, and England's figure for the same period where the source has one. */
const headlines = [
  ["greenhouse-gases-per-person", "2023", 5.87, 4.78],
  ["co2-in-the-borough", "2023", 1301.1565497724935, null],
  ["industry-emissions", "2023", 517.3, null],
  ["vehicle-miles", "2024", 990, null],
  ["electric-vehicle-chargers", "Jan 2026", 115.3, 129.3],
  ["particle-deaths", "2021", 5.43, 5.5],
  ["household-recycling", "2024/25", 57.5, 42],
  ["land-growth", "2013–2016", 1.1602674066696028, 1.486172626702591],
  ["fuel-poverty", "2023", 9.8, 11.4],
  ["gigabit-broadband", "1 Jan 2026", 94, 88.4],
  ["walking-cycling", "2023", 34.4, 34.3],
  ["healthy-life-expectancy-female", "2022–24", 65.2, 61.3],
  ["healthy-life-expectancy-male", "2022–24", 63.8, 60.9],
  ["obesity-year-6", "2024/25", 17.4, 22.2],
  ["key-stage-2", "2024/25", 72, 63],
  ["progress-8", "2023/24", 0.35, -0.03],
  ["child-poverty", "2024/25", 15.80529564, null],
  ["neet", "2025", 4.2, 5.6],
  ["real-living-wage", "2025", 85.8, 85.3],
  ["gender-pay-gap", "2022", 14.4, null],
] as const;

describe("the Trafford doughnut shows the latest figure of its source", () => {
  test.each(headlines)("%s %s: %d", (id, period, value, england) => {
    const { observation, comparators } = trafford.indicators.get(id)!;
    expect(observation).toMatchObject({ value, period: { label: period } });
    expect(comparators.map((comparator) => [comparator.place.code, comparator.observation?.value, comparator.samePeriod]))
      .toEqual(england === null ? [] : [["E92000001", england, true]]);
  });
});

describe("the Trafford doughnut agrees with figures read by hand from ONS's files", () => {
  const golden = plainRows(readFileSync(new URL("els-latest-trafford-england.csv", import.meta.url), "utf8"), ",");
  /** Where a file holds one indicator its name is enough; else the publisher's name of the indicator decides. */
  const indicatorOf = (row: Readonly<Record<string, string>>) => {
    const folder = row["file"]!.replace(".csv", "");
    const own = trafford.portrait.indicators.filter(({ source }) => trafford.portrait.sources[source]!.url.includes(`/${folder}/`));
    return own.find(({ mapping }) => mapping.where === undefined || mapping.where["indicator"] === row["indicator"])!;
  };

  test("there are 26 such figures, 14 of them for Trafford, from 12 files", () => {
    expect(golden).toHaveLength(26);
    expect(golden.filter((row) => row["area_code"] === "E08000009")).toHaveLength(14);
    expect(new Set(golden.map((row) => row["file"])).size).toBe(12);
  });

  test.each(golden)("$file, $indicator, $area_name: $value", (row) => {
    const { observation, comparators } = trafford.indicators.get(indicatorOf(row).id)!;
    const shown = row["area_code"] === "E08000009" ? observation : comparators.find(({ place }) => place.code === row["area_code"])!.observation;
    expect(shown!.value).toBe(Number(row["value"]));
    expect(shown!.period.start).toBe(row["period"]!.slice(0, 10));
  });
});

describe("the Trafford doughnut works figures out as its portrait says", () => {
  test("nitrogen dioxide is the mean of the three monitors over the year up to the day stated", () => {
    const { observation, indicator, position } = trafford.indicators.get("nitrogen-dioxide")!;
    expect(observation!.value).toBeCloseTo((16.9 + 8.7 + 9.5) / 3, 12);
    expect(observation!.period).toMatchObject({ start: "2025-04-01", end: "2026-03-31" });
    expect(indicator.observations).toHaveLength(12);
    expect(position).toBeCloseTo(1.17, 12);
  });

  test("energy certificates rated A to C are a share of those issued in the quarter", () => {
    const { observation, indicator } = trafford.indicators.get("energy-certificates-a-to-c")!;
    expect(observation!.value).toBeCloseTo((100 * (19 + 237 + 515)) / 1168, 10);
    expect(observation!.period).toMatchObject({ start: "2025-10-01", end: "2025-12-31", kind: "quarter" });
    expect(indicator.observations).toHaveLength(69);
  });

  test("recycling is held against no line: a government's aim is not a natural limit", () => {
    expect(trafford.indicators.get("household-recycling")).toMatchObject({ state: "no-target", position: null });
  });

  test("greenhouse gases are six times the fair share", () => {
    expect(trafford.indicators.get("greenhouse-gases-per-person")!.position).toBeCloseTo(5.87 / 0.95, 12);
  });
});

describe("the Trafford doughnut says what a reader must know", () => {
  test("fuel poverty breaks in 2019, and its trend starts there", () => {
    const { indicator, trend } = trafford.indicators.get("fuel-poverty")!;
    const broken = indicator.observations.filter(({ flags }) => flags?.includes("series-break"));
    expect(broken.map(({ period }) => period.label)).toEqual(["2019"]);
    expect(trend).toMatchObject({ trend: "improving", from: { value: 12.8 }, to: { value: 9.8 } });
  });

  test("years without a figure stay, with the reason", () => {
    const gaps = [...trafford.indicators.values()].flatMap(({ indicator }) =>
      indicator.observations.filter(({ value }) => value === null).map(({ period, missing }) => [indicator.id, period.label, missing]));
    expect(gaps).toEqual([
      ["obesity-year-6", "2020/21", "not-available"],
      ["key-stage-2", "2019/20", "not-collected"],
      ["key-stage-2", "2020/21", "not-collected"],
      ["progress-8", "2019/20", "not-available"],
      ["progress-8", "2020/21", "not-available"],
    ]);
  });

  test("modelled and surveyed figures come with their interval", () => {
    const ranges = ["healthy-life-expectancy-female", "healthy-life-expectancy-male", "obesity-adults", "unemployment"];
    for (const id of ranges) {
      for (const { value, low, high } of trafford.indicators.get(id)!.indicator.observations) {
        expect(low!).toBeLessThan(value!);
        expect(high!).toBeGreaterThan(value!);
      }
    }
    expect(trafford.indicators.get("unemployment")!.observation).toMatchObject({ value: 3.1, low: 2.1, high: 4.1 });
  });

  test("only the growth of land is out of date", () => {
    const old = [...trafford.indicators.values()].filter(({ flags }) => flags.includes("out-of-date"));
    expect(old.map(({ indicator }) => indicator.id)).toEqual(["land-growth"]);
  });

  test("where no line can be justified there is none", () => {
    const numbers = [...trafford.indicators.values()].filter(({ state }) => state === "no-target");
    expect(numbers).toHaveLength(19);
    for (const { position, overshoot, shortfall } of numbers) expect([position, overshoot, shortfall]).toEqual([null, 0, 0]);
  });

  test("the report names what England lacks, what was broken, multiplied and relabelled, and nothing else", () => {
    const notices = trafford.problems.map(({ code, indicator }) => `${code} ${indicator ?? ""}`);
    expect(notices).toEqual([
      "comparator-missing co2-in-the-borough",
      "comparator-missing industry-emissions",
      "comparator-missing vehicle-miles",
      "series-break fuel-poverty",
      "series-break fuel-poverty",
      "scaled energy-certificates-a-to-c",
      "unit-overridden progress-8",
      "comparator-missing child-poverty",
      "comparator-missing child-poverty-before-housing",
      "unit-overridden house-prices-to-earnings",
      "comparator-missing gender-pay-gap",
    ]);
  });

  test("waste is added to the nine boundaries, and the council's own target stands in its words", () => {
    const dimensions = new Map(trafford.doughnut.dimensions.map((dimension) => [dimension.id, dimension]));
    expect(dimensions.get("waste")).toMatchObject({ ring: "ecological", lens: "local-ecological", name: "Waste" });
    expect(dimensions.get("climate-change")).toMatchObject({ target: "Carbon neutral by 2038", actions: [{ stage: "under-way" }] });
  });
});

test("the Trafford doughnut holds whole time series: 379 observations and 324 of England", () => {
  const all = [...trafford.indicators.values()].map(({ indicator }) => indicator);
  expect(all.flatMap(({ observations }) => observations)).toHaveLength(379);
  expect(all.flatMap(({ comparators = [] }) => comparators.flatMap(({ observations }) => observations))).toHaveLength(324);
});
