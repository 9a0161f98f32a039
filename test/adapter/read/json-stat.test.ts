import { read, type Dialect } from "@place-doughnut/adapter";
import { describe, expect, test } from "vitest";
import { bytes, codes, file, only } from "../tables.js";

interface Case { id: string; group: "valid" | "invalid"; input: object; expected: { codes?: string[]; valid?: boolean } }
const cases = JSON.parse(new TextDecoder().decode(file("test/fixtures/formats/jsonstat/validator-cases.json"))) as Case[];
const jsonStat = (value: object, dialect: Dialect = {}) => read({ body: bytes(JSON.stringify(value)) }, { kind: "json-stat", dialect });
const cube = { version: "2.0", class: "dataset", id: ["geo", "year"], size: [2, 2], dimension: { geo: { category: { index: { B: 1, A: 0 }, label: { A: "Ayton", B: "Beeton" } } }, year: { category: { index: ["2022", "2023"] } } }, value: [1, 2, null, 4.5] };

describe("the JSON-stat validator's cases", () => {
  test("are 4 valid and 16 invalid ones", () => {
    expect(cases.filter(({ group }) => group === "valid")).toHaveLength(4);
    expect(cases.filter(({ group }) => group === "invalid")).toHaveLength(16);
  });

  test.each(cases.filter(({ group }) => group === "valid"))("$id is read", async ({ input }) => {
    const { table, problems } = await jsonStat(input);
    expect(table?.rows.length).toBeGreaterThan(0);
    expect(problems).toEqual([]);
  });

  test.each(cases.filter(({ group }) => group === "invalid"))("$id is told by its code", async ({ input, expected }) => {
    const { table, problems } = await jsonStat(input);
    expect(codes(problems)).toEqual(expected.codes?.map((code) => `jsonstat-${code.toLowerCase().replaceAll("_", "-")}`));
    // The validator itself finds one of them valid, with a warning: what is measured without a unit can still be read.
    expect(table === null).toBe(expected.valid !== true);
  });
});

describe("a cube", () => {
  test("gives a row for each cell, what changes fastest last, with codes and labels", async () => {
    const { table, problems } = await jsonStat(cube);
    expect(problems).toEqual([]);
    expect(table).toMatchObject({ columns: ["geo", "geo label", "year", "value"], headerRow: 0 });
    expect(table?.rows).toEqual([
      { row: 1, cells: ["A", "Ayton", "2022", "1"], values: ["A", "Ayton", "2022", 1] }, { row: 2, cells: ["A", "Ayton", "2023", "2"], values: ["A", "Ayton", "2023", 2] },
      { row: 3, cells: ["B", "Beeton", "2022", ""], values: ["B", "Beeton", "2022", null] }, { row: 4, cells: ["B", "Beeton", "2023", "4.5"], values: ["B", "Beeton", "2023", 4.5] },
    ]);
  });

  const statuses = async (status: unknown): Promise<(string | undefined)[] | undefined> => (await jsonStat({ ...cube, status })).table?.rows.map(({ cells }) => cells[4]);

  test("has its marks from a text, a list or an object", async () => {
    expect(await statuses("p")).toEqual(["p", "p", "p", "p"]);
    expect(await statuses(["a", null, ":", "e"])).toEqual(["a", "", ":", "e"]);
    expect(await statuses({ 2: ":" })).toEqual(["", "", ":", ""]);
  });

  test("may give values by their places only", async () => {
    expect((await jsonStat({ ...cube, value: { 0: 1, 3: 4 } })).table?.rows.map(({ values }) => values?.[3])).toEqual([1, null, null, 4]);
  });

  test("may leave out the index of a dimension of one category, and has the unit of what is measured", async () => {
    const { table } = await jsonStat({ ...cube, id: ["concept", ...cube.id], size: [1, 2, 2], role: { metric: ["concept"] }, dimension: { ...cube.dimension, concept: { category: { label: { UNR: "rate" }, unit: { UNR: { label: "%" } } } } } });
    expect(table?.columns).toEqual(["concept", "concept label", "geo", "geo label", "year", "unit", "value"]);
    expect(table?.rows[0]?.cells).toEqual(["UNR", "rate", "A", "Ayton", "2022", "%", "1"]);
  });

  test.each<[string, object, string]>([
    ["no values at all", { value: [] }, "jsonstat-without-values"], ["an empty object of values", { value: {} }, "jsonstat-without-values"], ["no value", { value: undefined }, "jsonstat-without-values"],
    ["more cells than memory", { size: [1e5, 1e5] }, "too-large"], ["a mark outside", { status: { 4: "p" } }, "jsonstat-status-key-out-of-range"], ["a value at no place", { value: { x: 1 } }, "jsonstat-sparse-key-out-of-range"],
    ["sizes that are no numbers", { size: ["2", 2] }, "jsonstat-id-size-len-mismatch"],
  ])("with %s is refused", async (_name, change, code) => {
    const { table, problems } = await jsonStat({ ...cube, ...change });
    expect(table).toBeNull();
    expect(codes(problems)).toEqual([code]);
  });

  test("with a dimension called like a column of ours says so", async () => {
    const { problems } = await jsonStat({ ...cube, id: ["value", "year"], dimension: { value: cube.dimension.geo, year: cube.dimension.year } });
    expect(codes(problems)).toEqual(["duplicate-header"]);
  });
});

describe("earlier versions", () => {
  const old = { label: "u", value: [1, 2, 3, 4], status: null, dimension: { id: ["geo", "year"], size: [2, 2], role: { geo: ["geo"] }, ...cube.dimension } };

  test("keep sizes among the dimensions, and datasets under names of their own", async () => {
    for (const value of [{ unemployment: old }, { dataset: old }, { version: "1.2", unemployment: old }]) {
      const { table, problems } = await jsonStat(value);
      expect(problems).toEqual([]);
      expect(table?.rows.map(({ cells }) => cells.join())).toEqual(["A,Ayton,2022,1", "A,Ayton,2023,2", "B,Beeton,2022,3", "B,Beeton,2023,4"]);
    }
    expect((await read({ body: bytes(JSON.stringify({ unemployment: old })) }, {})).table?.rows).toHaveLength(4);
  });
});

describe("a collection", () => {
  const of = (...item: object[]): object => ({ version: "2.0", class: "collection", link: { item } });
  const [one, two] = [{ ...cube, label: "One" }, { ...cube, label: "Two", value: [5, 6, 7, 8] }];

  test("of one dataset is that dataset", async () => {
    expect((await jsonStat(of(one))).table?.rows).toHaveLength(4);
  });

  test("of several must be told which, by label or number", async () => {
    expect(only((await jsonStat(of(one, two))).problems, "dataset-unstated").message).toContain("“One”, “Two”");
    for (const table of ["Two", 2]) expect((await jsonStat(of(one, two), { table })).table?.rows[0]?.values?.[3]).toBe(5);
    expect(only((await jsonStat(of(one, two), { table: "Twoo" })).problems, "dataset-missing").hint).toBe("Did you mean “Two”?");
    expect(codes((await jsonStat(of(one, two), { table: 3 })).problems)).toEqual(["dataset-missing"]);
  });

  test("in a collection is looked into", async () => {
    expect((await jsonStat(of(of(one)))).table?.rows).toHaveLength(4);
  });

  test("of addresses alone, or of nothing, or a dimension alone, cannot be read", async () => {
    for (const value of [of({ class: "dataset", href: "https://data.example/a.json" }), of(), { version: "2.0", class: "dimension", category: {} }]) expect(codes((await jsonStat(value)).problems)).toEqual(["jsonstat-structure"]);
  });
});
