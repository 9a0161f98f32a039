import { read, type Dialect } from "@place-doughnut/adapter";
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { keyTwice } from "../../../packages/adapter/src/read/json/key-twice.js";
import { bytes, codes, file, only } from "../tables.js";

const json = (value: unknown, dialect: Dialect = {}) => read({ body: bytes(typeof value === "string" ? value : JSON.stringify(value)) }, { kind: "json", dialect });
const records = [{ area: "A", value: 1 }, { area: "B", value: null, note: "x" }];

describe("records in JSON", () => {
  test("are a table with a column for each key, typed values beside their texts", async () => {
    const { table, problems } = await json([{ area: "A", value: 1.5, ok: true }, { note: "n", area: "B", value: null }]);
    expect(problems).toEqual([]);
    expect(table).toEqual({
      columns: ["area", "value", "ok", "note"], headerRow: 0,
      rows: [{ row: 1, cells: ["A", "1.5", "true", ""], values: ["A", 1.5, true, null] }, { row: 2, cells: ["B", "", "", "n"], values: ["B", null, null, "n"] }],
    });
  });

  test("spread objects inside them over columns", async () => {
    const { table } = await json([{ area: { code: "E1", names: { en: "A", cy: "B" } }, tags: ["x"] }]);
    expect(table?.columns).toEqual(["area.code", "area.names.en", "area.names.cy", "tags"]);
    expect(table?.rows[0]?.cells).toEqual(["E1", "A", "B", "[\"x\"]"]);
  });

  test("keep a key with a point in it apart from an object of the same spelling, and say that both have one name", async () => {
    for (const value of [[{ "a.b": 1, "a": { b: 2 } }], [{ a: { b: 2 } }, { "a.b": 1 }]]) {
      const { table, problems } = await json(value);
      expect(table?.columns).toEqual(["a.b", "a.b"]);
      expect(table?.rows.flatMap(({ cells }) => cells).filter((cell) => cell !== "").sort()).toEqual(["1", "2"]);
      expect(only(problems, "duplicate-header")).toMatchObject({ severity: "error", column: "a.b" });
    }
    expect((await json({ fields: [{ name: "MIN(SHAPE.id)" }], rows: [{ "MIN(SHAPE.id)": 3 }] })).table).toMatchObject({ columns: ["MIN(SHAPE.id)"], rows: [{ cells: ["3"] }] });
  });

  test("are read at the stated path", async () => {
    for (const recordPath of ["result.records", ["result", "records"]]) expect((await json({ result: { records } }, { recordPath })).table?.rows).toHaveLength(2);
    expect((await json({ "a.b": [{ c: 1 }] }, { recordPath: ["a.b"] })).table?.columns).toEqual(["c"]);
    expect((await json([{ pages: records }], { recordPath: "0.pages" })).table?.rows).toHaveLength(2);
    expect((await json(records, { recordPath: "" })).table?.rows).toHaveLength(2);
  });

  test("are an error where the stated path leads nowhere, with the keys that are there", async () => {
    expect(only((await json({ result: { rows: [] } }, { recordPath: "result.records" })).problems, "records-missing").message).toBe("There is no list of records at “result.records”. The keys there are “rows”.");
  });

  test.each(["__proto__", "constructor.prototype", "a.__proto__.b"])("are never looked for at %s", async (recordPath) => {
    expect(codes((await json({ a: records }, { recordPath })).problems)).toEqual(["path-refused"]);
  });

  test("are found where portals put them, and that is said", async () => {
    for (const value of [{ total_count: 2, results: records }, { value: records, "odata.metadata": "x" }, { meta: {}, items: records }, { deep: { down: { list: records } } }]) {
      const { table, problems } = await json(value);
      expect(table?.rows).toHaveLength(2);
      expect(codes(problems)).toEqual(["records-found"]);
    }
  });

  test("in several places must be chosen", async () => {
    expect(only((await json({ one: records, two: records })).problems, "records-ambiguous").message).toContain("“one”, “two”");
  });

  test("column by column are read as rows", async () => {
    const { table } = await json({ areacd: ["E1", "E2"], value: [1, null] });
    expect(table?.rows.map(({ values }) => values)).toEqual([["E1", 1], ["E2", null]]);
  });

  test("as lists have their names in the first one", async () => {
    const { table } = await json([["area", "value"], ["A", 1], ["B"]]);
    expect(table).toMatchObject({ columns: ["area", "value"], headerRow: 1, rows: [{ row: 2, cells: ["A", "1"] }, { row: 3, cells: ["B", ""] }] });
    expect(codes((await json([["a"], [1, 2]])).problems)).toEqual(["row-long", "no-rows"]);
  });

  test("of CKAN as lists have their names in the fields", async () => {
    const { table } = await json({ success: true, result: { fields: [{ id: "_id" }, { id: "area" }], records: [[1, "A"]] } });
    expect(table).toMatchObject({ columns: ["_id", "area"], rows: [{ row: 1, cells: ["1", "A"] }] });
  });

  test("of ArcGIS are the attributes, in the order of its fields", async () => {
    const { table } = await json({ fields: [{ name: "OBJECTID" }, { name: "LAD" }], features: [{ attributes: { LAD: "E1", OBJECTID: 7 }, geometry: { x: 1 } }] });
    expect(table).toMatchObject({ columns: ["OBJECTID", "LAD"], rows: [{ cells: ["7", "E1"], values: [7, "E1"] }] });
  });

  test.each([
    { exceededTransferLimit: true, features: [{ attributes: { a: 1 } }] }, { success: true, result: { total: 3, records } }, { total_count: 3, results: records },
    { value: records, "@odata.nextLink": "https://data.example/2" }, { count: 9, next: "https://data.example/2", results: records },
  ])("that are not all are refused: %j", async (value) => {
    const { table, problems } = await json(value);
    expect(table).toBeNull();
    expect(codes(problems)).toContain("records-cut");
  });

  test("that are none are left out and said", async () => {
    const { table, problems } = await json([{ a: 1 }, 7, null, { a: 2 }]);
    expect(table?.rows.map(({ row }) => row)).toEqual([1, 4]);
    expect(problems.map(({ code, row }) => [code, row])).toEqual([["record-odd", 2], ["record-odd", 3]]);
  });

  test("an empty list is no table, nor is one of empty records", async () => {
    for (const value of [[], [{}], [{}, {}]]) expect(codes((await json(value)).problems)).toEqual(["empty-body"]);
    const { table, problems } = await json({ data: [], meta: {} });
    expect(table).toBeNull();
    expect(codes(problems)).toEqual(["records-found", "empty-body"]);
  });
});

describe("hostile JSON", () => {
  test("keys that every object shares are columns like others", async () => {
    const { table } = await json("[{\"__proto__\": 1, \"constructor\": 2, \"toString\": {\"__proto__\": 3}}]");
    expect(table).toMatchObject({ columns: ["__proto__", "constructor", "toString.__proto__"], rows: [{ cells: ["1", "2", "3"] }] });
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test("the prototype vectors pollute nothing", async () => {
    const vectors = readFileSync("test/fixtures/vectors/prototype-pollution.json", "utf8");
    for (const body of [vectors, ...(JSON.parse(vectors) as unknown[]).map((vector) => JSON.stringify([vector]))]) {
      await json(body);
      await read({ body: bytes(body) }, {});
    }
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test.each([["lists", "[".repeat(200_000) + "]".repeat(200_000)], ["objects", "{\"a\":".repeat(200_000) + "1" + "}".repeat(200_000)]])("200,000 levels of %s are refused", async (_name, text) => {
    expect(codes((await json(text)).problems)).toEqual(["json-too-deep"]);
    expect(codes((await read({ body: bytes(text) }, {})).problems)).toEqual(["json-too-deep"]);
  });

  test("brackets in texts are no levels", async () => {
    expect((await json([{ a: "[".repeat(1000) + "\\\"{" }])).table?.rows).toHaveLength(1);
  });

  test("an object of a million keys and a list of a million items end soon", async () => {
    const keys = `[{${Array.from({ length: 1e6 }, (_, at) => `"k${at}":1`).join()}}]`;
    const start = performance.now();
    expect(codes((await json(keys)).problems)).toEqual(["too-large"]);
    const { problems } = await json(`[${"1,".repeat(999_999)}1]`);
    expect(problems.at(-1)?.code).toBe("empty-body");
    expect(problems.filter(({ code }) => code === "record-odd")).toHaveLength(20);
    expect(performance.now() - start).toBeLessThan(20_000);
  }, 30_000);

  test.each(["{\"a\": ", "[1,]", "{a:1}", "[1][2]", "nul", "{\"a\":1"])("%s is quoted, not read", async (text) => {
    expect(codes((await json(text)).problems)).toEqual(["json-broken"]);
  });

  test("any text gives a table or an error, and never throws", async () => {
    await fc.assert(fc.asyncProperty(fc.oneof(fc.json(), fc.string(), fc.jsonValue().map((value) => JSON.stringify([value]))), fc.constantFrom("json", "jsonl", "json-stat", "sdmx-json", "geojson", undefined), async (text, kind) => {
      const { table, problems } = await read({ body: bytes(text) }, { kind });
      if (!table) expect(problems.some(({ severity }) => severity === "error")).toBe(true);
      for (const row of table?.rows ?? []) expect(row.cells).toHaveLength(table!.columns.length);
    }), { numRuns: 300 });
  });
});

describe("JSON lines", () => {
  const lines = (text: string) => read({ body: bytes(text) }, { kind: "jsonl" });

  test("are records, each with the number of its line", async () => {
    const { table, problems } = await lines("{\"a\":1}\r\n\n{\"a\":2,\"b\":\"x\"}\n");
    expect(problems).toEqual([]);
    expect(table).toMatchObject({ columns: ["a", "b"], rows: [{ row: 1, cells: ["1", ""] }, { row: 3, cells: ["2", "x"] }] });
    expect((await read({ body: bytes("{\"a\":1}\n{\"a\":2}\n") }, {})).table?.rows).toHaveLength(2);
  });

  test("that are broken are left out, one by one", async () => {
    const { table, problems } = await lines("{\"a\":1}\n{\"a\":\n{\"a\":3}\n");
    expect(table?.rows.map(({ row }) => row)).toEqual([1, 3]);
    expect(only(problems, "line-broken").row).toBe(2);
  });

  test("of which most are broken are no JSON lines: refused after a thousand, not after millions", async () => {
    const { table, problems } = await lines(`{"a":1}\n${"x\n".repeat(5000)}`);
    expect(table).toBeNull();
    expect(only(problems, "json-broken").message).toContain("1001 of the first 1002 lines are broken");
  });
});

describe("GeoJSON", () => {
  const geojson = (value: unknown) => read({ body: bytes(JSON.stringify(value)) }, { kind: "geojson" });

  test("gives the properties of its features", async () => {
    const { table } = await read({ body: file("test/fixtures/formats/geojson/trafford_local_authority.geojson") }, { kind: "geojson" });
    expect(table).toMatchObject({ columns: ["area_code", "area_name", "lat", "lon"], rows: [{ row: 1, cells: ["E08000009", "Trafford", "53.4167099", "-2.36572003"] }] });
  });

  test("one feature alone is a table of one row, and one without properties has blanks", async () => {
    expect((await geojson({ type: "Feature", geometry: null, properties: { a: 1 } })).table?.rows).toHaveLength(1);
    expect((await geojson({ type: "FeatureCollection", features: [{ type: "Feature", properties: { a: 1 } }, { type: "Feature", properties: null }] })).table?.rows[1]?.cells).toEqual([""]);
  });

  test.each([{ type: "Point", coordinates: [1, 2] }, { type: "FeatureCollection" }, { type: "FeatureCollection", features: {} }, { type: "FeatureCollection", features: [{ properties: {} }] }, { type: "FeatureCollection", features: [{ type: "Feature", properties: [1] }] }])(
    "%j is refused", async (value) => {
      expect(codes((await geojson(value)).problems)).toEqual(["geojson-wrong"]);
    });

  test("that was cut off by the server is refused", async () => {
    expect(codes((await geojson({ type: "FeatureCollection", properties: { exceededTransferLimit: true }, features: [] })).problems)).toEqual(["records-cut"]);
  });
});

describe("a key that an object has twice", () => {
  test.each<[string, string]>([
    ["{\"a\":1,\"a\":2}", "“a” twice. Which"], ["[{\"a\":1},\n {\"b\":{\"c\":[]},\n  \"b\" : null}]", "“b” twice, in line 3."], ["[{\"a\":1,\"\\u0061\":2}]", "“a” twice"], ["[{\"a\\\\\":1,\"a\\\\\":2}]", "twice"],
    ["[{\"__proto__\":1,\"__proto__\":2}]", "“__proto__” twice"], ["[{\"\":1,\"\":1}]", "twice"],
  ])("is an error, and nothing of %s is read", async (text, message) => {
    const { table, problems } = await json(text);
    expect(table).toBeNull();
    expect(codes(problems)).toEqual(["json-key-twice"]);
    expect(problems[0]?.message).toContain(message);
  });

  test.each(["[{\"a\":1},{\"a\":2}]", "[{\"a\":\"a\",\"b\":\"a\"}]", "[{\"a\":{\"a\":1}}]", "[{\"a\":\"\\\"a\\\":\",\"b\":[\"a\",\"a\"]}]", "[{\"a\":1,\"A\":2}]", "[{\"a\":1,\"a\\\\\":2}]"])("is not seen in %s, which has none", async (text) => {
    expect(codes((await json(text)).problems)).toEqual([]);
  });

  test("leaves out the line of a JSON lines file, and no other", async () => {
    const { table, problems } = await read({ body: bytes("{\"a\":1}\n{\"a\":2,\"a\":3}\n{\"a\":4}\n") }, { kind: "jsonl" });
    expect(table?.rows.map(({ row, cells }) => [row, ...cells])).toEqual([[1, "1"], [3, "4"]]);
    expect(only(problems, "json-key-twice").row).toBe(2);
  });

  test("is found in whatever JSON holds, and in nothing that was written from an object", () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const text = JSON.stringify(value, null, 1);
      expect(keyTwice(text)).toBeNull();
      const key = JSON.stringify(text);
      expect(keyTwice(`[${text},{${key}:${text},"":[${text}],${key}:0}]`)).toMatchObject({ key: text });
    }), { numRuns: 200 });
  });
});

describe("a document of one kind said to be another", () => {
  test.each([["json-stat", { type: "FeatureCollection", features: [] }, "geojson"], ["geojson", { dataSets: [], structure: {} }, "sdmx-json"], ["json", { class: "dataset", version: "2.0", id: [], size: [], dimension: {}, value: [] }, "json-stat"]] as const)(
    "as %s: %j is refused, with what it is", async (kind, value, found) => {
      const { problems } = await read({ body: bytes(JSON.stringify(value)) }, { kind });
      expect(only(problems, "kind-differs").hint).toContain(`"kind": "${found}"`);
    });
});
