import fc from "fast-check";
import { latestFigures, map, read, type LatestMapping, type LatestOptions } from "@place-doughnut/adapter";
import { describe, expect, test } from "vitest";
import { plainNumber } from "../../packages/adapter/src/latest/plain-bytes.js";
import { readNumber } from "../../packages/adapter/src/map/number.js";
import { bytes, codes, elsMapping, file, only } from "./tables.js";

const mapping: LatestMapping = { area: { column: "area" }, period: { column: "period", reading: "calendar-year" }, indicator: { column: "what" }, value: "value" };
const header = "area,what,period,value\n";
const ofText = (text: string, change: Partial<LatestMapping> = {}, options: LatestOptions = {}) => latestFigures([bytes(header + text)], { ...mapping, ...change }, options);
const figures = async (text: string) => (await ofText(text)).figures.map(({ area, indicator, period, value }) => [area, indicator, period.label, value]);

describe("the latest figure of every area and indicator", () => {
  test("is the same whatever the order of the rows", async () => {
    const rows = ["E1,a,2021,1", "E1,a,2022,2", "E1,a,2020,3", "E1,b,2020,4", "E2,a,2019,5"];
    const sorted = (found: unknown[]): unknown[] => found.map((each) => JSON.stringify(each)).sort();
    const expected = sorted([["E1", "a", "2022", 2], ["E1", "b", "2020", 4], ["E2", "a", "2019", 5]]);
    await fc.assert(fc.asyncProperty(fc.shuffledSubarray(rows, { minLength: rows.length }), async (shuffled) => {
      expect(sorted(await figures(`${shuffled.join("\n")}\n`))).toEqual(expected);
    }));
  });

  test("is that of the latest period that has one, and says why where none has", async () => {
    const { figures: found, stats } = await ofText("E1,a,2021,1\nE1,a,2022,[c]\nE2,a,2022,[x]\nE3,a,2022,7[p]\n");
    expect(found).toMatchObject([{ area: "E1", value: 1, row: 2 }, { area: "E2", value: null, missing: "not-available" }, { area: "E3", value: 7, flags: ["provisional"] }]);
    expect(stats).toEqual({ read: 4, used: 3, older: 1, duplicate: 0, period: 0, unreadable: 0 });
  });

  test("is not taken from two rows that contradict each other", async () => {
    const { figures: found, problems, stats } = await ofText("E1,a,2021,1\nE1,a,2022,2\nE1,a,2022,3\n");
    expect(found).toMatchObject([{ value: null, missing: "not-available" }]);
    expect(only(problems, "duplicate-rows")).toMatchObject({ severity: "error", row: 4 });
    expect(stats).toEqual({ read: 3, used: 0, older: 1, duplicate: 2, period: 0, unreadable: 0 });
  });

  test("is taken once from rows that say the same, and rows of older periods that claim the same are counted", async () => {
    expect((await ofText("E1,a,2022,2\nE1,a,2022,2.0\n"))).toMatchObject({ figures: [{ value: 2 }], problems: [{ code: "duplicate-identical" }] });
    const older = await ofText("E1,a,2022,2\nE1,a,2021,3\nE1,a,2021,4\n");
    expect(older.figures).toMatchObject([{ value: 2 }]);
    expect(only(older.problems, "duplicate-older").message).toMatch(/^1 more row claims/);
  });

  test("a row that cannot be read is reported and counted, and takes no figure with it", async () => {
    const { figures: found, problems, stats } = await ofText("E1,a,2021,1\nE1,a,2022,about 3\nE1,a,soon,4\nE1,a,soon,5\n");
    expect(found).toMatchObject([{ value: 1 }]);
    expect(only(problems, "value-unreadable")).toMatchObject({ row: 3, column: "value" });
    expect(only(problems, "period-unreadable")).toMatchObject({ row: 4, more: 1 });
    expect(stats).toEqual({ read: 4, used: 1, older: 0, duplicate: 0, period: 2, unreadable: 1 });
  });

  test("periods written in two ways are one", async () => {
    const { problems } = await latestFigures([bytes(`${header}E1,a,2022-03,1\nE1,a,Mar 2022,2\n`)], { ...mapping, period: { column: "period", reading: "month" } });
    expect(codes(problems)).toEqual(["duplicate-rows"]);
  });

  test("a column that is not there is said, with the nearest, and nothing is given", async () => {
    const { figures: found, problems, stats } = await ofText("E1,a,2022,1\n", { value: "valeu" });
    expect(found).toEqual([]);
    expect(only(problems, "column-missing").hint).toContain("value");
    expect(stats.read).toBe(0);
  });

  test("units, status marks and the publisher's own marks are read as in a portrait", async () => {
    const { figures: found, problems } = await latestFigures([bytes("area,period,value,unit,status\nE1,2022,-,%,\nE2,2022,5,%,p\nE3,2022,5,%,c\n")], {
      area: { column: "area" }, period: { column: "period", reading: "calendar-year" }, value: "value", unit: { column: "unit" }, status: "status", marks: { "-": "zero" },
    });
    expect(found).toMatchObject([{ value: 0, unit: "%", indicator: "" }, { value: 5, flags: ["provisional"] }, { value: null, missing: "suppressed" }]);
    expect(codes(problems)).toEqual(["status-contradicts"]);
  });
});

test("real files give the figures that mapping each place gives", async () => {
  const path = "examples/uk/feeds/ons-claimant-count.csv";
  const { figures: found, stats, problems } = await latestFigures([file(path)], { area: { column: "areacd" }, period: { column: "period" }, indicator: { column: "indicator" }, value: "observation", status: "status", unit: { column: "unit" } });
  const { table } = await read({ body: file(path) }, { kind: "csv" });
  expect(found).toHaveLength(413);
  expect(stats).toMatchObject({ read: 10_325, used: 413, older: 9912 });
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  for (const { area, value, period } of found.filter((_, at) => at % 20 === 0)) {
    const { observations } = map(table!, elsMapping, { place: { code: area } });
    expect(observations.filter((each) => each.value !== null).at(-1)).toMatchObject({ value, period });
  }
});

describe("a plain number in bytes", () => {
  const ofBytes = (text: string): number | null => plainNumber(bytes(text), 0, bytes(text).length);

  test("is the number that the text is, or is left to be read as text", () => {
    const texts = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String), fc.integer().map(String),
      fc.tuple(fc.nat({ max: 999_999_999 }), fc.nat({ max: 999_999 })).map(([whole, part]) => `${whole}.${part}`),
      fc.string({ unit: fc.constantFrom(..."0123456789.-+e, %"), maxLength: 18 }),
    );
    fc.assert(fc.property(texts, (text) => {
      const quick = ofBytes(text);
      if (quick === null) return;
      expect(readNumber(text)).toMatchObject({ kind: "number", value: quick, flags: [], unit: null });
      expect(Object.is(quick, -0)).toBe(false);
    }), { numRuns: 5000 });
  });

  test.each([["12.5", 12.5], ["-0.0", 0], ["007", 7], ["0.1", 0.1], ["123456789012345", 123456789012345]])("%s is %d", (text, value) => {
    expect(ofBytes(text)).toBe(value);
  });

  test.each(["", "-", ".", "1.", ".5", "1,000", "1e5", "1 ", "1234567890123456", "--1", "1.2.3"])("%j is not decided here", (text) => {
    expect(ofBytes(text)).toBeNull();
  });
});
