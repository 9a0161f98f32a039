/**
 * The JSON Schemas of a portrait and of a catalogue, as text: editors complete and check with them. And the UK catalogue. Written to `published/` by the workspace's
 * generator and compared with it in the tests. Not reachable from `index.ts`: it needs a development-only library.
 */
import { isId, isLanguageTag } from "@place-doughnut/schema";
import { toJsonSchema, type JsonSchema } from "@valibot/to-json-schema";
import type { GenericSchema } from "valibot";
import { catalogueSchema } from "./catalogue/catalogue.js";
import { ukCatalogue } from "./catalogue/uk/uk.js";
import * as portrait from "./portrait.js";

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
    overrideSchema: ({ valibotSchema, jsonSchema: made }): JsonSchema | undefined => (valibotSchema.type === "object" ? { ...made, additionalProperties: false } : undefined),
  });
  return { $schema, $id: `urn:place-doughnut:${name}-1`, title: `Place doughnut ${name}, version 1`, ...schema };
}
