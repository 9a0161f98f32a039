/**
 * The JSON Schema of a portrait, as text: editors complete and check with it. Written to `published/` by the workspace's
 * generator and compared with it in the tests. Not reachable from `index.ts`: it needs a development-only library.
 */
import { isId, isLanguageTag } from "@place-doughnut/schema";
import { toJsonSchema, type JsonSchema } from "@valibot/to-json-schema";
import * as portrait from "./portrait.js";

/** File name → text. */
export function generated(): Record<string, string> {
  return { "portrait-1.schema.json": `${JSON.stringify(jsonSchema(), null, 2)}\n` };
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

function jsonSchema(): object {
  const { $schema, ...schema } = toJsonSchema(portrait.portraitSchema, {
    target: "draft-07",
    errorMode: "throw",
    definitions,
    overrideAction: ({ valibotAction, jsonSchema: made }) => {
      const meaning = checks.get((valibotAction as { readonly requirement?: unknown }).requirement);
      return meaning ? { ...made, ...meaning } : undefined;
    },
    // A portrait is strict all through, also where it uses parts of the document's schema.
    overrideSchema: ({ valibotSchema, jsonSchema: made }): JsonSchema | undefined => (valibotSchema.type === "object" ? { ...made, additionalProperties: false } : undefined),
  });
  return { $schema, $id: "urn:place-doughnut:portrait-1", title: "Place doughnut portrait, version 1", ...schema };
}
