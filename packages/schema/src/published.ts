/**
 * The files other software reads: the JSON Schema and the sets of dimensions, as text. Written to `published/` by the
 * workspace's generator and compared with it in the tests. Not reachable from `index.ts`: it needs a development-only
 * library.
 */
import { toJsonSchema } from "@valibot/to-json-schema";
import { descriptions, type Described } from "./descriptions.js";
import { dimensionAliases, dimensionSets } from "./dimensions/index.js";
import * as document from "./doughnut.js";
import { isCalendarDate, isDate } from "./period.js";
import { isId, isLanguageTag } from "./text.js";

/** File name → text. */
export function generated(): Record<string, string> {
  const sets = dimensionSets.map((set) => [`dimensions/${set.id}.json`, json(set)] as const);
  return {
    "doughnut-1.schema.json": json(jsonSchema()),
    ...Object.fromEntries(sets),
    "dimensions/aliases.json": json(Object.fromEntries(dimensionAliases)),
  };
}

/** Schemas with a name of their own, in the order in which they stand in the file. */
const definitions = {
  text: document.textSchema,
  place: document.placeSchema,
  source: document.sourceSchema,
  dimension: document.dimensionSchema,
  assessment: document.assessmentSchema,
  action: document.actionSchema,
  indicator: document.indicatorSchema,
  unit: document.unitSchema,
  stale: document.staleSchema,
  line: document.lineSchema,
  comparator: document.comparatorSchema,
  observation: document.observationSchema,
  period: document.periodSchema,
} as const satisfies Record<Exclude<Described, "doughnut">, unknown>;

/** Every day that exists, and the 29th of February in every year. */
const day = "\\d{4}-((0[13578]|1[02])-(0[1-9]|[12]\\d|3[01])|(0[469]|11)-(0[1-9]|[12]\\d|30)|02-(0[1-9]|[12]\\d))";

/**
 * What our own checks mean in JSON Schema. A check that is not listed here makes the generator fail, so none is lost
 * unseen. Still stricter in the parser: half characters in an id, and the 29th of February where `format` is not read.
 */
const checks = new Map<unknown, object>([
  [isId, { minLength: 1, maxLength: 200, pattern: "^[^\\u0000-\\u001F\\u007F-\\u009F]*$" }],
  [isCalendarDate, { format: "date", pattern: `^${day}$` }],
  [isDate, { pattern: `^${day}(T\\d{2}:\\d{2}(:\\d{2})?(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})?)?$` }],
  [isLanguageTag, { pattern: "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$" }],
]);

function jsonSchema(): object {
  const { $schema, $defs, ...schema } = toJsonSchema(document.doughnutSchema, {
    target: "draft-07",
    errorMode: "throw",
    definitions,
    overrideAction: ({ valibotAction, jsonSchema }) => {
      const meaning = checks.get((valibotAction as { readonly requirement?: unknown }).requirement);
      return meaning ? { ...jsonSchema, ...meaning } : undefined;
    },
  });
  return {
    $schema,
    $id: "urn:place-doughnut:doughnut-1",
    title: "Place doughnut, version 1",
    ...described(schema, "doughnut"),
    $defs: Object.fromEntries(Object.entries($defs ?? {}).map(([name, definition]) => [name, described(definition as object, name as Described)])),
  };
}

/** Puts the description of a definition and of each of its keys beside what they allow. */
function described(definition: { readonly properties?: object | undefined }, name: Described): object {
  const { "": summary, ...ofKeys } = descriptions[name] as Readonly<Record<string, string>>;
  if (!definition.properties) return { description: summary, ...definition };
  const properties = Object.entries(definition.properties).map(([key, property]) => [key, withDescription(property as object, ofKeys[key])]);
  return { description: summary, ...definition, properties: Object.fromEntries(properties) };
}

/** In draft 7 whatever stands beside a `$ref` is ignored, so a reference moves into `allOf`. */
function withDescription(property: { readonly $ref?: string | undefined }, description: string | undefined): object {
  const { $ref, ...rest } = property;
  return { description, ...rest, ...($ref === undefined ? {} : { allOf: [{ $ref }] }) };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
