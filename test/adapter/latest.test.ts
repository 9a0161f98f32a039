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
    expect(stats).toEqual({ read: 4, used: 3, older: 1, duplicate: 0, unnamed: 0, period: 0, unreadable: 0 });
  });

  test("is none where a column is missing, and only that is said: rows that were not looked at are not missing", async () => {
    const { figures: found, problems } = await ofText("E1,a,2021,1\n", { value: "observation" });
    expect(found).toEqual([]);
    expect(codes(problems)).toEqual(["column-missing"]);
    expect(codes((await ofText("")).problems)).toContain("no-rows");
  });

  test("is none where semicolons stand between cells and a comma may be either, unless it is said", async () => {
    const text = "area;what;period;value\nE1;a;2022;1,234\nE2;a;2022;7\n";
    const unsaid = await latestFigures([bytes(text)], mapping);
    expect(unsaid).toMatchObject({ figures: [{ area: "E2", value: 7 }], stats: { used: 1, unreadable: 1 } });
    expect(only(unsaid.problems, "value-ambiguous")).toMatchObject({ severity: "error", row: 2 });
    expect((await latestFigures([bytes(text)], mapping, { decimalChar: "," })).figures).toMatchObject([{ value: 1.234 }, { value: 7 }]);
    expect((await latestFigures([bytes(text)], mapping, { decimalChar: "." })).figures).toMatchObject([{ value: 1234 }, { value: 7 }]);
  });

  test("is not taken from two rows that contradict each other", async () => {
    const { figures: found, problems, stats } = await ofText("E1,a,2021,1\nE1,a,2022,2\nE1,a,2022,3\n");
    expect(found).toMatchObject([{ value: null, missing: "not-available" }]);
    expect(only(problems, "duplicate-rows")).toMatchObject({ severity: "error", row: 4 });
    expect(stats).toEqual({ read: 3, used: 0, older: 1, duplicate: 2, unnamed: 0, period: 0, unreadable: 0 });
  });

  test("is taken once from rows that say the same, and rows of older periods that claim the same are counted", async () => {
    expect((await ofText("E1,a,2022,2\nE1,a,2022,2.0\n"))).toMatchObject({ figures: [{ value: 2 }], problems: [{ code: "duplicate-identical" }] });
    const older = await ofText("E1,a,2022,2\nE1,a,2021,3\nE1,a,2021,4\n");
    expect(older.figures).toMatchObject([{ value: 2 }]);
    expect(only(older.problems, "duplicate-older").message).toMatch(/^1 more row claims/);
  });

  test("is the same whatever the order of rows, when some claim one period too", { timeout: 60_000 }, async () => {
    const marks = fc.constantFrom("1", "2", "[c]", "[x]", "");
    const rows = fc.array(fc.tuple(fc.constantFrom("2020", "2021", "2022"), marks).map(([year, value]) => `E1,a,${year},${value}`), { minLength: 1, maxLength: 6 });
    const found = async (each: readonly string[]) => (await ofText(`${each.join("\n")}\n`)).figures.map(({ period, value, missing }) => [period.label, value, missing]);
    await fc.assert(fc.asyncProperty(rows.chain((each) => fc.tuple(fc.constant(each), fc.shuffledSubarray(each, { minLength: each.length }))), async ([given, shuffled]) => {
      expect(await found(shuffled)).toEqual(await found(given));
    }), { numRuns: 500 });
  });

  test("is not lost to a mark that stands twice for a later period", async () => {
    const rows = ["E1,a,2021,1", "E1,a,2022,[c]", "E1,a,2022,[c]"];
    for (const order of [[0, 1, 2], [1, 0, 2], [1, 2, 0]]) expect((await ofText(`${order.map((at) => rows[at]).join("\n")}\n`)).figures).toMatchObject([{ value: 1 }]);
  });

  test("is that of reading the table whole and mapping each place, short rows and all", { timeout: 60_000 }, async () => {
    const cells = fc.tuple(fc.constantFrom("E1", "E2", "E3"), fc.constantFrom("a", "b"), fc.constantFrom("2020", "2021", "2022"), fc.constantFrom("1", "2.5", "13", "[c]", "", "\"4\"", "some"));
    const row = fc.tuple(cells, fc.integer({ min: 1, max: 4 })).map(([each, length]) => each.slice(0, length));
    const rows = fc.uniqueArray(row, { maxLength: 20, selector: (each) => each.slice(0, 3).join() });
    await fc.assert(fc.asyncProperty(rows, async (all) => {
      const text = `${all.map((each) => each.join(",")).join("\n")}\n`;
      const { table } = await read({ body: bytes(header + text) }, { kind: "csv", dialect: { delimiter: "," } });
      const expected = ["E1", "E2", "E3"].flatMap((code) => ["a", "b"].flatMap((what) => {
        const { observations } = map(table!, { area: mapping.area, period: mapping.period, value: "value", where: { what } }, { place: { code } });
        const last = observations.filter(({ value }) => value !== null).at(-1);
        return last ? [[code, what, last.period.label, last.value]] : [];
      }));
      const { figures: given } = await latestFigures([bytes(header + text)], mapping, { delimiter: "," });
      const found = given.filter(({ value }) => value !== null).map(({ area, indicator, period, value }) => [area, indicator, period.label, value]);
      expect(found.sort()).toEqual(expected.sort());
    }), { numRuns: 150 });
  });

  test("is not that of the row before, where a row is too short to have one", async () => {
    expect(await figures("E1,a,2021,11\nE2,a,2021\nE3,a,2021,13\n")).toEqual([["E1", "a", "2021", 11], ["E2", "a", "2021", null], ["E3", "a", "2021", 13]]);
  });

  test("is nobody's where the area or the indicator is blank: such rows are counted and left out", async () => {
    const { figures: found, problems, stats } = await ofText(",a,2022,1\n  ,a,2021,1\nE1,,2022,2\nE1,a,2022,3\n");
    expect(found).toMatchObject([{ area: "E1", indicator: "a", value: 3 }]);
    expect(problems.filter(({ code }) => code === "key-blank").map(({ message }) => message)).toEqual(["2 rows have nothing in the column “area”, and are left out.", "1 row has nothing in the column “what”, and is left out."]);
    expect(stats).toMatchObject({ read: 4, used: 1, unnamed: 3 });
  });

  test("is not taken from rows that differ in their unit or status, and the columns are named", async () => {
    const change = { unit: { column: "unit" }, status: "status" };
    const ofRows = (rows: string) => latestFigures([bytes(`area,what,period,value,unit,status\n${rows}`)], { ...mapping, ...change });
    const { figures: found, problems } = await ofRows("E1,a,2022,2,%,\nE1,a,2022,2,£,p\n");
    expect(found).toMatchObject([{ value: null }]);
    expect(only(problems, "duplicate-rows").message).toContain("“status” (“”, “p”), “unit” (“%”, “£”)");
    expect(codes((await ofRows("E1,a,2022,2,%,p\nE1,a,2022,2,%,p\n")).problems)).toEqual(["duplicate-identical"]);
  });

  test("is reported when some figures of an indicator have a per cent sign and others none, or other units", async () => {
    const { problems } = await ofText("E1,a,2021,13%\nE2,a,2021,0.13\nE3,a,2021,12%\nE1,b,2021,5\n");
    expect(only(problems, "percent-mixed").message).toContain("2 figures (rows 2, 4) have a per cent sign and 1 (row 3) has none");
    const units = await latestFigures([bytes("area,what,period,value,unit\nE1,a,2021,1,%\nE2,a,2021,2,£\nE1,b,2021,3,£\n")], { ...mapping, unit: { column: "unit" } });
    expect(only(units.problems, "units-differ").message).toContain("“a” are in several units: “%”, “£”");
  });

  test("keeps what a mark beside its period says", async () => {
    expect((await ofText("E1,a,2022[p],3\nE1,a,2021,2\n")).figures).toMatchObject([{ value: 3, flags: ["provisional"] }]);
  });

  test("a row that cannot be read is reported and counted, and takes no figure with it", async () => {
    const { figures: found, problems, stats } = await ofText("E1,a,2021,1\nE1,a,2022,about 3\nE1,a,soon,4\nE1,a,soon,5\n");
    expect(found).toMatchObject([{ value: 1 }]);
    expect(only(problems, "value-unreadable")).toMatchObject({ row: 3, column: "value" });
    expect(only(problems, "period-unreadable")).toMatchObject({ row: 4, more: 1 });
    expect(stats).toEqual({ read: 4, used: 1, older: 0, duplicate: 0, unnamed: 0, period: 2, unreadable: 1 });
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

describe("however many periods, areas and indicators a file names", () => {
  const days = (count: number): string => Array.from({ length: count }, (_, at) => `E${at},i${at % 2000},${1000 + Math.floor(at / 336) % 1900}-${String(Math.floor(at / 28) % 12 + 1).padStart(2, "0")}-${String(at % 28 + 1).padStart(2, "0")},${at}`).join("\n");

  test("it is read in time and memory that grow as it does", { timeout: 60_000 }, async () => {
    const start = performance.now();
    const { figures: found, stats } = await ofText(`${days(120_000)}\n`, { period: { column: "period" } });
    expect([found.length, stats.used]).toEqual([120_000, 120_000]);
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  test("periods that cannot be read are listed twenty times and counted", { timeout: 60_000 }, async () => {
    const { problems, stats } = await ofText(`E1,a,2022,1\n${Array.from({ length: 60_000 }, (_, at) => `E1,a,zz${at},1`).join("\n")}\n`);
    const listed = problems.filter(({ code }) => code === "period-unreadable");
    expect([listed.length, listed.at(-1)!.more, stats.period]).toEqual([20, 59_980, 60_000]);
  });

  test("two rows for one of its later periods are seen", async () => {
    const { problems } = await ofText(`${days(1000)}\n${days(1000).split("\n").at(-1)!.replace(/,\d+$/, ",5")}\n`, { period: { column: "period" } });
    expect(only(problems, "duplicate-rows")).toMatchObject({ row: 1002 });
  });

  test("indicators in several units, or with a sign and without, are told of twenty times and counted", async () => {
    const rows = Array.from({ length: 300 }, (_, at) => `E1,i${at},2021,1%,a\nE2,i${at},2021,2,b\n`).join("");
    const { problems } = await latestFigures([bytes(`area,what,period,value,unit\n${rows}`)], { ...mapping, unit: { column: "unit" } });
    for (const code of ["units-differ", "percent-mixed"]) {
      const told = problems.filter((problem) => problem.code === code);
      expect([told.length, told.at(-1)!.more]).toEqual([20, 280]);
    }
  });

  test("messages stay short", async () => {
    const long = "x".repeat(100_000);
    const { problems } = await latestFigures([bytes(`area,what,period,value,${long}\nE1,${long},2021,1,${long}\nE1,${long},2021,2,y\n`)], { ...mapping, unit: { column: long } });
    expect(codes(problems)).toEqual(["duplicate-rows"]);
    for (const { message, hint = "" } of problems) expect(message.length + hint.length).toBeLessThan(1000);
  });
});

test.each<[unknown, string, string]>([
  [undefined, "wrong-type", ""], [null, "wrong-type", ""], ["area", "wrong-type", ""], [{ ...mapping, area: undefined }, "wrong-type", "/area"], [{ ...mapping, value: 3 }, "wrong-type", "/value"],
  [{ ...mapping, period: { fixed: "2022" } }, "unknown-key", "/period/fixed"], [{ ...mapping, period: { column: "period", reading: "year" } }, "wrong-value", "/period/reading"],
  [{ ...mapping, marks: { "-": "nothing" } }, "wrong-value", "/marks/-"], [{ ...mapping, indicators: "a" }, "unknown-key", "/indicators"],
])("the mapping %j is a problem with its place, and nothing is read", async (wrong, code, path) => {
  const { figures: found, problems, stats } = await latestFigures([bytes(`${header}E1,a,2022,1\n`)], wrong as LatestMapping);
  expect([found, stats.read]).toEqual([[], 0]);
  expect(problems.map((problem) => [problem.code, problem.path])).toContainEqual([code, path]);
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
