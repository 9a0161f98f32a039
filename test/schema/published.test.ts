import { readdirSync, readFileSync } from "node:fs";
import { doughnutSchema, parseDoughnut } from "@place-doughnut/schema";
import Ajv from "ajv";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { descriptions } from "../../packages/schema/src/descriptions.js";
import { generated } from "../../packages/schema/src/published.js";
import { broken, document } from "./arbitrary.js";
import { around, dimension, doughnut, indicator, observed } from "./documents.js";

/** A busy machine takes longer; what is promised here is not the time. */
vi.setConfig({ testTimeout: 60_000 });

const folder = new URL("../../packages/schema/published/", import.meta.url);
const files = generated();

test("the published files are those that the sources give", () => {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json")).map((name) => name.replaceAll("\\", "/"));
  expect(names.sort()).toEqual(Object.keys(files).sort());
  for (const name of names) expect(readFileSync(new URL(name, folder), "utf8"), name).toBe(files[name]);
});

test("the sets of dimensions are published as they are", () => {
  expect(Object.keys(files).sort()).toEqual([
    "dimensions/aliases.json", "dimensions/deal-2017.json", "dimensions/deal-2025.json", "dimensions/deal-unrolled.json", "doughnut-1.schema.json",
  ]);
});

describe("the JSON Schema", () => {
  const schema = JSON.parse(files["doughnut-1.schema.json"]!) as Record<string, unknown> & { properties: object; $defs: Record<string, { properties?: object }> };
  const accepts = new Ajv({ format: "full" }).compile(schema);

  test("describes every key of every object", () => {
    for (const [name, { properties = {} }] of [["doughnut", schema] as const, ...Object.entries(schema.$defs)]) {
      const { "": summary, ...keys } = descriptions[name as "doughnut"];
      expect(summary).toMatch(/\S/);
      expect(Object.keys(properties).sort()).toEqual(Object.keys(keys).sort());
    }
    expect(Object.keys(schema.properties)).toEqual(Object.keys(doughnutSchema.entries));
  });

  const valid: [string, unknown][] = [
    ["a small document", doughnut()], ["no dimensions", doughnut([])], ["languages", doughnut([dimension({ name: { en: "Housing", "cy-GB": "Tai" } })])],
    ["no figure", around(indicator({ observations: [observed(2023, null)] }))], ["its own schema named", { $schema: "x", ...doughnut() }],
    ["unknown keys, which are a warning", { ...doughnut(), titel: 1, "x-own": null }], ["an id like __proto__", doughnut([dimension({ id: "__proto__" })])],
  ];
  test.each(valid)("accepts %s, as the parser does", (_, input) => {
    expect(accepts(input), JSON.stringify(accepts.errors)).toBe(true);
    expect(parseDoughnut(input).problems.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  const invalid: [string, unknown][] = [
    ["another version", { ...doughnut(), version: 2 }], ["no place", { version: 1, dimensions: [] }], ["a list for a place", { ...doughnut(), place: [] }],
    ["a list for a unit", around(indicator({ unit: [] as never }))], ["an id that is empty", doughnut([dimension({ id: "" })])],
    ["an id with a control character", doughnut([dimension({ id: "a\u0085" })])], ["an id of 201 characters", doughnut([dimension({ id: "x".repeat(201) })])],
    ["a day that does not exist", around(indicator({ observations: [{ period: { start: "2023-02-29", end: "2023-12-31" }, value: 1 }] }))],
    ["a date in words", { ...doughnut(), updated: "29 June 2026" }], ["a language that is none", doughnut([dimension({ name: { "e n": "x" } })])],
    ["a score of 6", doughnut([dimension({ assessment: { score: 6 as never } })])], ["a tolerance below 0", around(indicator({ tolerance: -1 }))],
    ["a window of no years", { ...doughnut(), trendYears: 0 }], ["a window of years in words", { ...doughnut(), trendYears: "five" }],
    ["a number as text", around(indicator({ observations: [observed(2023, "1" as never)] }))],
    ["an unknown flag", around(indicator({ observations: [observed(2023, 1, { flags: ["x" as never] })] }))],
    ["a hash that is none", doughnut([], { sources: { a: { title: "A", sha256: "ABC" } } })],
  ];
  test.each(invalid)("refuses %s, as the parser does", (_, input) => {
    expect(accepts(input)).toBe(false);
    expect(parseDoughnut(input).problems.filter(({ severity }) => severity === "error").length).toBeGreaterThan(0);
  });

  test("accepts every valid document", () => {
    fc.assert(fc.property(document, (input) => {
      expect(accepts(input), JSON.stringify(accepts.errors)).toBe(true);
    }), { numRuns: 1000 });
  });

  test("and whatever else it accepts, the parser finds nothing wrong in the shape of", () => {
    const shape = ["wrong-type", "wrong-value", "missing-key"];
    let accepted = 0;
    fc.assert(fc.property(broken, (input) => {
      const fault = parseDoughnut(input).problems.some(({ code }) => shape.includes(code));
      if (!accepts(input)) return;
      accepted++;
      expect(fault).toBe(false);
    }), { numRuns: 1000 });
    expect(accepted).toBeGreaterThan(100);
  });
});
