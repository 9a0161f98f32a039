/**
 * The JSON Schemas of a portrait and of a catalogue, as text: editors complete and check with them. And the UK catalogue. Written to `published/` by the workspace's
 * generator and compared with it in the tests. Not reachable from `index.ts`: it needs a development-only library.
 */
import { isId, isLanguageTag } from "@place-doughnut/schema";
import { toJsonSchema, type JsonSchema } from "@valibot/to-json-schema";
import type { GenericSchema } from "valibot";
import { catalogueSchema } from "./catalogue/catalogue.js";
import { ukCatalogue } from "./catalogue/uk/uk.js";
import { portals } from "./portals/index.js";
import * as portrait from "./portrait.js";

/** Every portal with its query: an editor checks the query of the kind that a source names. */
const queries = await Promise.all(Object.values(portals).map((portal) => portal()));

/** File name → text. */
export function generated(): Record<string, string> {
  const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
  return {
    "portrait-1.schema.json": json(jsonSchema(portrait.portraitSchema, "portrait")),
    "catalogue-1.schema.json": json(jsonSchema(catalogueSchema, "catalogue")),
    "uk.catalogue.json": json({ $schema: "./catalogue-1.schema.json", ...ukCatalogue }),
  };
}

/** What our own checks mean in JSON Schema. One that is not listed makes the generator fail, so none is lost unseen. */
const checks = new Map<unknown, object>([
  [isId, { minLength: 1, maxLength: 200 }],
  [isLanguageTag, { pattern: "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$" }],
]);

const definitions = {
  source: portrait.feedSchema,
  indicator: portrait.portraitIndicatorSchema,
  mapping: portrait.mappingSchema,
  value: portrait.valueRuleSchema,
};

function jsonSchema(described: GenericSchema, name: string): object {
  const { $schema, ...schema } = toJsonSchema(described, {
    target: "draft-07",
    errorMode: "throw",
    definitions,
    overrideAction: ({ valibotAction, jsonSchema: made }) => {
      const meaning = checks.get((valibotAction as { readonly requirement?: unknown }).requirement);
      return meaning ? { ...made, ...meaning } : undefined;
    },
    // Both are strict all through, also where it uses parts of the document's schema.
    overrideSchema: ({ valibotSchema, jsonSchema: made }): JsonSchema | undefined => {
      if (valibotSchema === portrait.feedSchema) return withQueries(made);
      return valibotSchema.type === "object" ? { ...made, additionalProperties: false } : undefined;
    },
  });
  return { $schema, $id: `urn:place-doughnut:${name}-1`, title: `Place doughnut ${name}, version 1`, ...schema };
}

/** A source's schema with what each portal can be asked, and without a place to write a secret into. */
function withQueries(feed: JsonSchema): JsonSchema {
  return {
    ...feed,
    properties: { ...feed.properties, key: { type: "string", pattern: "^\\$\\{env:[A-Z][A-Z0-9_]*\\}$" } },
    allOf: queries.map((portal): JsonSchema => ({
      if: { properties: { kind: { const: portal.kind } }, required: ["kind"] },
      then: { properties: { query: queryOf(portal.query) } },
    })),
  };
}

function queryOf(query: GenericSchema): JsonSchema {
  const { $schema: _draft, ...schema } = toJsonSchema(query, { target: "draft-07", errorMode: "throw" });
  return schema;
}
