import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { generated } from "../../packages/adapter/src/published.js";

test("the published schemas and the catalogue are the ones the sources make", () => {
  const files = Object.entries(generated());
  expect(files.map(([name]) => name)).toEqual(["portrait-1.schema.json", "catalogue-1.schema.json", "uk.catalogue.json"]);
  for (const [name, text] of files) {
    expect(text, "run npm run generate").toBe(readFileSync(new URL(`../../packages/adapter/published/${name}`, import.meta.url), "utf8"));
  }
});

test("it knows the whole recipe and allows no key that the reader would refuse", () => {
  const schema = JSON.parse(generated()["portrait-1.schema.json"]!) as Record<string, unknown>;
  expect(schema).toMatchObject({ $schema: "http://json-schema.org/draft-07/schema#", type: "object", required: ["version", "place", "dimensionSet", "sources", "indicators"] });
  expect(Object.keys(schema["$defs"] as object)).toEqual(expect.arrayContaining(["source", "indicator", "mapping", "value"]));
  const open: string[] = [];
  const walk = (part: unknown, path: string): void => {
    if (typeof part !== "object" || part === null) return;
    const { type, properties, additionalProperties } = part as Record<string, unknown>;
    if (type === "object" && properties !== undefined && additionalProperties !== false) open.push(path);
    for (const [key, child] of Object.entries(part)) walk(child, `${path}/${key}`);
  };
  walk(schema, "");
  expect(open).toEqual([]);
});
