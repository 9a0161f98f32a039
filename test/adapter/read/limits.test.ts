/** Small files that would fill a machine: all constructed. Each is refused with a problem that says where, or is read. */
import { read, type Dialect, type Kind } from "@place-doughnut/adapter";
import { describe, expect, test } from "vitest";
import { bytes, codes, only } from "../tables.js";

const numbered = (count: number, name: (at: number) => unknown): unknown[] => Array.from({ length: count }, (_, at) => name(at));
const of = (text: unknown, kind: Kind, dialect?: Dialect) => read({ body: bytes(typeof text === "string" ? text : JSON.stringify(text)) }, { kind, dialect });

/** Peak of what is held, beyond what was, in megabytes. */
async function held<T>(run: () => Promise<T>): Promise<{ result: T; megabytes: number; seconds: number }> {
  const before = process.memoryUsage().rss;
  const start = performance.now();
  const result = await run();
  return { result, megabytes: (process.memoryUsage().rss - before) / 2 ** 20, seconds: (performance.now() - start) / 1000 };
}

const cube = (size: number[], value: unknown, labels = true): object => {
  const ids = size.map((_, at) => `d${at}`);
  return {
    version: "2.0", class: "dataset", id: ids, size, value,
    dimension: Object.fromEntries(ids.map((id, at) => {
      const index = numbered(size[at]!, (place) => `k${String(place)}`) as string[];
      return [id, { category: { index, ...(labels ? { label: Object.fromEntries(index.map((code) => [code, code])) } : {}) } }];
    })),
  };
};

describe("a table whose rows are short and whose columns are many", () => {
  const names = numbered(16_000, (at) => `c${String(at)}`);

  test.each<[string, () => unknown, Kind, number]>([
    ["CSV", () => `${names.join(",")}\n${"x\n".repeat(50_000)}`, "csv", 1252],
    ["JSON lists", () => `[${JSON.stringify(names)}${",[1]".repeat(50_000)}]`, "json", 1252],
    ["JSON records, the names in the first", () => `[${JSON.stringify(Object.fromEntries(names.map((name) => [name, 1])))}${",{\"c0\":1}".repeat(50_000)}]`, "json", 1251],
    ["JSON records with ever new keys", () => numbered(15_000, (at) => ({ [`c${String(at)}`]: 1 })), "json", 4473],
  ])("is refused at the row where it becomes too large: %s", async (_name, make, kind, row) => {
    const text = make();
    const { result: { table, problems }, seconds } = await held(() => of(text, kind));
    expect(table).toBeNull();
    expect(only(problems, "too-large")).toMatchObject({ row, message: expect.stringContaining("20 million cells, blank ones too") as string });
    expect(seconds).toBeLessThan(20);
  }, 60_000);

  test.each<[string, unknown]>([["lists", [numbered(20_000, (at) => `c${String(at)}`), [1]]], ["fields of CKAN", { fields: numbered(20_000, (at) => ({ id: `c${String(at % 5)}` })), records: [[1]] }]])("is refused when no sheet is as wide: %s", async (_name, value) => {
    expect((await of(value, "json")).problems.at(-1)).toMatchObject({ code: "too-large" });
  });
});

test("10,000 columns of 5,000 names are told in 20 short problems and a number", async () => {
  const { problems } = await of(`${numbered(10_000, (at) => `c${String(at % 5000)}`).join(",")}\n${"1,".repeat(9999)}1\n`, "csv");
  const twice = problems.filter(({ code }) => code === "duplicate-header");
  expect(twice).toHaveLength(20);
  expect(twice.at(-1)?.more).toBe(4980);
  const [all] = (await of(`${numbered(16_000, () => "c").join(",")}\n${"1,".repeat(15_999)}1\n`, "csv")).problems;
  expect(all?.message).toBe("The columns 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 15988 more are all called “c”.");
});

describe("a cube", () => {
  test.each([["of 22 dimensions", Array.from({ length: 22 }, () => 2)], ["of 170 × 170 × 170", [170, 170, 170]]])("%s with one value is refused before it is laid out", async (_name, size) => {
    const { result: { table, problems }, seconds, megabytes } = await held(() => of(cube(size, { 0: 1 }), "json-stat"));
    expect(table).toBeNull();
    expect(only(problems, "too-large").message).toContain("10 million cells");
    expect(seconds).toBeLessThan(2);
    expect(megabytes).toBeLessThan(200);
  });

  test("whose labels make its table too large is refused, and read without them", async () => {
    const size = [100, 100, 100, 2];
    expect(codes((await of(cube(size, { 0: 1 }), "json-stat")).problems)).toEqual(["too-large"]);
    expect((await of(cube([100, 100, 100], { 0: 1 }, false), "json-stat")).table?.rows).toHaveLength(1e6);
  }, 60_000);

  test("of 4,000 dimensions with one category each is read", async () => {
    const { result: { table }, seconds } = await held(() => of(cube([100, ...Array.from({ length: 4000 }, () => 1)], { 7: 5 }, false), "json-stat"));
    expect(table?.rows[7]?.values?.at(-1)).toBe(5);
    expect(seconds).toBeLessThan(20);
  }, 60_000);
});

describe("an SDMX message", () => {
  const message = (count: number, dimensions: number): object => ({
    data: {
      dataSets: [{ structure: 0, observations: Object.fromEntries(numbered(count, (at) => [`${String(at)}${":0".repeat(dimensions - 1)}`, [at]]) as [string, unknown][]) }],
      structures: [{ dimensions: { observation: numbered(dimensions, (at) => ({ id: `d${String(at)}`, values: at === 0 ? numbered(count, (place) => ({ id: String(place) })) : [{ id: "x" }] })) }, attributes: {} }],
    },
  });

  test("of 150,000 flat observations is read", async () => {
    expect((await of(message(150_000, 2), "sdmx-json")).table?.rows[149_999]?.values).toEqual(["149999", "x", 149_999]);
  }, 60_000);

  test("whose table would be too large is refused before it is made", async () => {
    const value = message(20_000, 600);
    const { result: { problems }, seconds } = await held(() => of(value, "sdmx-json"));
    expect(codes(problems)).toEqual(["too-large"]);
    expect(seconds).toBeLessThan(10);
  }, 60_000);
});

describe("very long things never end in an exception", () => {
  const spaces = " ".repeat(8_000_000);

  test.each<[string, string, Kind, Dialect | undefined]>([
    ["8 million blanks in a cell", `area,year,value\nA,2020,${spaces}1\n`, "csv", undefined],
    ["8 million blanks in a name", `area,year${spaces}x,value\nA,2020,1\n`, "csv", undefined],
    ["8 million blanks before all", `${spaces}area,year,value\nA,2020,1\n`, "csv", undefined],
    ["8 million empty lines", `area,year,value\n${"\n".repeat(8_000_000)}A,2020,1\n`, "csv", undefined],
    ["8 million blanks in JSON", `[{"a":${spaces}1}]`, "json", undefined],
    ["8 million blanks in a text of JSON", `[{"a":"${spaces}1"}]`, "json", undefined],
    ["200,000 header rows", "a,b\n1,2\n", "csv", { headerRows: Array.from({ length: 200_000 }, () => 1) }],
  ])("%s", async (_name, text, kind, dialect) => {
    const { table, problems } = await read({ body: bytes(text) }, { kind, dialect, wanted: ["value"] });
    expect(table !== null || problems.some(({ severity }) => severity === "error")).toBe(true);
    for (const { message } of problems) expect(message.length).toBeLessThan(2000);
  }, 60_000);
});
