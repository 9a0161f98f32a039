/** The latest figures of Trafford and England, read by hand from the files of ONS Explore Local Statistics. */
import { readFileSync } from "node:fs";
import { read, map, type MappedObservation } from "@place-doughnut/adapter";
import { describe, expect, test } from "vitest";
import { readPeriod } from "../../packages/adapter/src/map/period.js";
import { codes, elsMapping, file, trafford } from "./tables.js";

interface Golden { area: string; file: string; indicator: string; period: string; value: number }

const golden = readFileSync(new URL("../examples/els-latest-trafford-england.csv", import.meta.url), "utf8")
  .trim().split("\n").slice(1).map((line): Golden => {
    const [area, , name, indicator, period, value] = line.split(",") as [string, string, string, string, string, string];
    return { area, file: name, indicator, period, value: Number(value) };
  });
const indicators = [...new Map(golden.map((row) => [`${row.file} ${row.indicator}`, row])).values()];

test("the list is whole: 26 figures of 14 indicators in 12 files", () => {
  expect([golden.length, indicators.length, new Set(golden.map((row) => row.file)).size]).toEqual([26, 14, 12]);
});

describe.each(indicators)("$indicator", (one) => {
  test("has the figures that are in the file", async () => {
    const { table } = await read({ body: file(`examples/trafford/feeds/ons-${one.file}`) }, { kind: "csv" });
    const { observations, problems, stats } = map(table!, { ...elsMapping, where: { indicator: one.indicator } }, { ...trafford, unit: "" });
    const expected = golden.filter((row) => row.file === one.file && row.indicator === one.indicator);
    const latest = (area: string): MappedObservation | undefined => observations.filter((each) => each.area === area && each.value !== null).at(-1);
    for (const { area, period, value } of expected) {
      const days = readPeriod(period);
      expect(latest(area)).toMatchObject({ value, period: "period" in days ? days.period : null });
    }
    const england = expected.some((row) => row.area === "E92000001");
    expect(codes(problems)).toEqual(england ? [] : ["comparator-missing"]);
    expect(stats.used).toBe(observations.length);
  });
});
