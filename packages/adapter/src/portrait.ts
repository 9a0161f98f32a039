/**
 * The portrait: the recipe a council keeps in its repository. It says where the figures come from and how each table
 * becomes an indicator. Pure JSON, no code; keys it does not know are errors with a suggestion, so a typing slip
 * cannot quietly change a doughnut.
 *
 * This file is the one source of the types and of the published `portrait-1.schema.json`.
 */
import {
  actionSchema, assessmentSchema, directions, lenses, lineSchema, missingReasons, placeSchema, rings, textSchema, unitSchema,
} from "@place-doughnut/schema";
import * as v from "valibot";

/** Rows to keep: every named column must hold this text, or one of these texts. Compared after trimming and NFKC. */
const whereSchema = v.record(v.string(), v.union([v.string(), v.array(v.string())]));
export type Where = v.InferOutput<typeof whereSchema>;

/**
 * Where a figure comes from. A column; a column of the rows that also match `where`; or a derivation of such values.
 * A derivation needs all its parts: one missing part makes the result missing, never a smaller sum.
 */
export type ValueRule =
  | string
  | { column: string; where?: Where | undefined }
  | { sum: ValueRule[] }
  | { mean: ValueRule[] }
  | { ratio: [ValueRule, ValueRule] };

export const valueRuleSchema: v.GenericSchema<ValueRule> = v.lazy(() =>
  v.union([
    v.string(),
    v.strictObject({ column: v.string(), where: v.optional(whereSchema) }),
    v.strictObject({ sum: v.pipe(v.array(valueRuleSchema), v.minLength(1)) }),
    v.strictObject({ mean: v.pipe(v.array(valueRuleSchema), v.minLength(1)) }),
    v.strictObject({ ratio: v.tuple([valueRuleSchema, valueRuleSchema]) }),
  ]),
);

/** What a publisher's mark means here, overriding the common reading: `"-": "not-available"`, or `"-": "zero"` for nil. */
const marksSchema = v.record(v.string(), v.picklist([...missingReasons, "zero"]));

/** How a period column is to be read where its text alone does not say. */
export const periodReadings = [
  "calendar-year", "financial-year", "academic-year", "month", "quarter", "instant", "year-ending", "quarter-ending",
] as const;

/** Table + mapping → observations. One table row gives at most one observation part; the numbers add up in `stats`. */
export const mappingSchema = v.strictObject({
  /** The column with area codes (or names), and the text that stands for the place. Left out: the whole table is about the place. */
  area: v.optional(
    v.strictObject({
      column: v.string(),
      /** How the place is written there; the place's code when left out. */
      is: v.optional(v.string()),
    }),
  ),
  /** The column with periods and how to read it; or one fixed period for a table that has no such column. */
  period: v.union([
    v.strictObject({ column: v.string(), reading: v.optional(v.picklist(periodReadings)) }),
    v.strictObject({ fixed: v.string(), reading: v.optional(v.picklist(periodReadings)) }),
  ]),
  value: valueRuleSchema,
  where: v.optional(whereSchema),
  /** Columns with the lower and upper end of the publisher's interval. */
  low: v.optional(v.string()),
  high: v.optional(v.string()),
  /** A column with status marks, such as `p` or `[x]`. */
  status: v.optional(v.string()),
  /** The result is multiplied by this: 100 turns a proportion into a percentage. Said in the report. */
  scale: v.optional(v.number()),
  marks: v.optional(marksSchema),
  /** The column with the unit the table states, and the unit the figures really have where that is wrong. Never changes a figure; an obvious difference is reported. */
  unit: v.optional(v.strictObject({ column: v.optional(v.string()), override: v.optional(v.string()) })),
});
export type Mapping = v.InferOutput<typeof mappingSchema>;

/** How a file is written, where it cannot be told from the bytes. Names follow Data Package's Table Dialect. */
const dialectSchema = v.strictObject({
  /** Between cells: one character, which cannot be a quotation mark or a line ending. */
  delimiter: v.optional(v.pipe(v.string(), v.regex(/^[^"\r\n\uFEFF]$/, "one character that is not a quotation mark or a line ending"))),
  encoding: v.optional(v.picklist(["utf-8", "windows-1252", "utf-16le", "utf-16be"])),
  /** The row, counted from 1, that holds the column names. Found by matching the mapped columns when left out. */
  headerRow: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  decimalChar: v.optional(v.picklist([".", ","])),
});
export type Dialect = v.InferOutput<typeof dialectSchema>;

export const feedSchema = v.strictObject({
  kind: v.picklist(["csv", "tsv"]),
  url: v.string(),
  title: textSchema,
  publisher: v.optional(textSchema),
  licence: v.optional(v.string()),
  /** A page for people about the data, linked from the doughnut instead of the raw file. */
  page: v.optional(v.string()),
  dialect: v.optional(dialectSchema),
});
export type Feed = v.InferOutput<typeof feedSchema>;

export const portraitIndicatorSchema = v.strictObject({
  id: v.string(),
  dimension: v.string(),
  name: textSchema,
  unit: v.optional(unitSchema),
  direction: v.picklist(directions),
  reference: v.optional(v.number()),
  boundary: v.optional(lineSchema),
  floor: v.optional(v.number()),
  target: v.optional(lineSchema),
  tolerance: v.optional(v.number()),
  /** The area the figures are for, when it is larger than the place. */
  area: v.optional(v.strictObject({ code: v.optional(v.string()), name: v.optional(textSchema) })),
  note: v.optional(textSchema),
  source: v.string(),
  mapping: mappingSchema,
});
export type PortraitIndicator = v.InferOutput<typeof portraitIndicatorSchema>;

/** A dimension the portrait adds, or changes in the set it starts from. */
const portraitDimensionSchema = v.strictObject({
  id: v.string(),
  ring: v.optional(v.picklist(rings)),
  lens: v.optional(v.picklist(lenses)),
  name: v.optional(textSchema),
  shortName: v.optional(textSchema),
  target: v.optional(textSchema),
  assessment: v.optional(assessmentSchema),
  actions: v.optional(v.array(actionSchema)),
  note: v.optional(textSchema),
});

export const portraitSchema = v.strictObject({
  $schema: v.optional(v.string()),
  version: v.literal(1),
  place: placeSchema,
  title: v.optional(textSchema),
  summary: v.optional(textSchema),
  /** Replaces the line of credit. DEAL asks for one wherever the Doughnut is shown. */
  credit: v.optional(textSchema),
  outOfDateAfter: v.optional(v.number()),
  /** How many years a trend looks back; 5 when left out. */
  trendYears: v.optional(v.number()),
  /** The set of dimensions to start from. Dimensions nobody has data for stay, as no data. */
  dimensionSet: v.picklist(["deal-2017", "deal-2025", "deal-unrolled"]),
  dimensions: v.optional(v.array(portraitDimensionSchema)),
  /** Other places to show beside this one, by code, in every table that has them. */
  comparators: v.optional(v.array(v.strictObject({ name: textSchema, code: v.string(), codeSystem: v.optional(v.string()) }))),
  sources: v.record(v.string(), feedSchema),
  indicators: v.array(portraitIndicatorSchema),
});
export type Portrait = v.InferOutput<typeof portraitSchema>;
