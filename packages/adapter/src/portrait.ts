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
import { patternShape } from "./map/pattern.js";
import { portalKinds } from "./portals/index.js";

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
  | { ratio: [ValueRule, ValueRule] }
  | { complement: ValueRule; of?: number | ValueRule | undefined };

export const valueRuleSchema: v.GenericSchema<ValueRule> = v.lazy(() =>
  v.union([
    v.string(),
    v.strictObject({ column: v.string(), where: v.optional(whereSchema) }),
    v.strictObject({ sum: v.pipe(v.array(valueRuleSchema), v.minLength(1)) }),
    v.strictObject({ mean: v.pipe(v.array(valueRuleSchema), v.minLength(1)) }),
    v.strictObject({ ratio: v.tuple([valueRuleSchema, valueRuleSchema]) }),
    /** What is left of a whole, which is 100 when not stated: households not in fuel poverty. */
    v.strictObject({ complement: valueRuleSchema, of: v.optional(v.union([v.number(), valueRuleSchema])) }),
  ]),
);

/** What a publisher's mark means here, overriding the common reading: `"-": "not-available"`, or `"-": "zero"` for nil. */
const marksSchema = v.record(v.string(), v.picklist([...missingReasons, "zero"]));

/** How a period column is to be read where its text alone does not say. */
export const periodReadings = [
  "calendar-year", "financial-year", "academic-year", "month", "quarter", "instant", "year-ending", "quarter-ending",
] as const;

/** The column with area codes (or names), and the text that stands for the place. */
const mappedAreaSchema = v.strictObject({
  column: v.string(),
  /** How the place is written there; the place's code when left out. */
  is: v.optional(v.string()),
  /** Figures that may be added up (counts, not rates): where the place is not there yet, the sum of all the areas it was made from. */
  formerly: v.optional(v.literal("sum")),
});

/** How periods are to be read; of several, the first that fits: `["financial-year", "calendar-year"]` for a table with "2015/16" and "2015". */
const readingSchema = v.union([v.picklist(periodReadings), v.pipe(v.array(v.picklist(periodReadings)), v.minLength(1))]);

/** The column with periods and how to read it; several columns that say it together, as Year and Quarter; or one fixed period for a table without. */
const mappedPeriodSchema = v.union([
  v.strictObject({ column: v.string(), reading: v.optional(readingSchema) }),
  v.strictObject({ columns: v.pipe(v.array(v.string()), v.minLength(1)), reading: v.optional(readingSchema) }),
  v.strictObject({ fixed: v.string(), reading: v.optional(readingSchema) }),
]);

/**
 * Columns whose names hold data ("2012 Owned Outright") become rows. Each key is a column to make, with the pattern of
 * the columns it is read from: literal text and `{slots}`, which become columns too. All patterns have the same slots. A
 * slot that the period is read from takes only what can be read as a period.
 */
const unpivotSchema = v.record(v.string(), v.pipe(v.string(), v.regex(patternShape, "text with a {slot} in it, and text between any two of them")));

/** The column, or the columns, that tell parts apart. */
const partsSchema = v.union([v.string(), v.pipe(v.array(v.string()), v.minLength(1))]);

/** Rows of one area and period that are its parts: small areas, sectors, stations. Each part is there once. A sum needs all of them. */
const rollUpSchema = v.union([
  v.strictObject({ of: partsSchema, how: v.literal("sum") }),
  v.strictObject({
    of: partsSchema,
    how: v.literal("mean"),
    /** A column with the weight of each part, such as its population. All count alike when left out. */
    weight: v.optional(v.string()),
    /** The share of the parts, by weight where there is one, that must have a figure; 1, all of them, when left out. */
    coverage: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  }),
]);
export type RollUp = v.InferOutput<typeof rollUpSchema>;

/** A figure for each head, household or hectare: divided by a figure of the same area and period from this or another source. */
const perSchema = v.strictObject({
  /** A key of the portrait's sources. */
  source: v.string(),
  area: v.optional(mappedAreaSchema),
  period: mappedPeriodSchema,
  unpivot: v.optional(unpivotSchema),
  value: valueRuleSchema,
  where: v.optional(whereSchema),
  rollUp: v.optional(rollUpSchema),
  marks: v.optional(marksSchema),
  /** For each how many: 1000 gives a figure for each 1,000. One when left out. */
  times: v.optional(v.number()),
  /** Where there is none for the very period, the one that ends nearest, at most so many years apart. Reported. */
  withinYears: v.optional(v.pipe(v.number(), v.minValue(0))),
});
export type Per = v.InferOutput<typeof perSchema>;

/** What must be true of an indicator's figures, as they are shown: a feed that changed its unit or stopped is told by it. */
const expectedFiguresSchema = v.strictObject({
  /** The lowest and the highest that can be. */
  range: v.optional(v.tuple([v.number(), v.number()])),
  /** A year, a month or a day (ISO 8601): the place's newest figure is for a period that ends in it or later. */
  newestPeriod: v.optional(v.pipe(v.string(), v.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "a year, a month or a day: 2024, 2024-03 or 2024-03-31"))),
});

/** Table + mapping → observations. One table row gives at most one observation part; the numbers add up in `stats`. */
export const mappingSchema = v.strictObject({
  /** Left out: the whole table is about the place. */
  area: v.optional(mappedAreaSchema),
  period: mappedPeriodSchema,
  unpivot: v.optional(unpivotSchema),
  value: valueRuleSchema,
  where: v.optional(whereSchema),
  /** Columns with the lower and upper end of the publisher's interval. */
  low: v.optional(v.string()),
  high: v.optional(v.string()),
  /** A column with status marks, such as `p` or `[x]`. */
  status: v.optional(v.string()),
  rollUp: v.optional(rollUpSchema),
  per: v.optional(perSchema),
  /** The result is multiplied by this: 100 turns a proportion into a percentage. Said in the report. */
  scale: v.optional(v.number()),
  marks: v.optional(marksSchema),
  /** The column with the unit the table states, and the unit the figures really have where that is wrong. Never changes a figure; an obvious difference is reported. */
  unit: v.optional(v.strictObject({ column: v.optional(v.string()), override: v.optional(v.string()) })),
  /** What must be true of the figures; where it is not, none of them is used. */
  expect: v.optional(expectedFiguresSchema),
});
export type Mapping = v.InferOutput<typeof mappingSchema>;

const rowNumber = v.pipe(v.number(), v.integer(), v.minValue(1));

/** How a file is written, where it cannot be told from the bytes. Names follow Data Package's Table Dialect. */
const dialectSchema = v.strictObject({
  /** Between cells: one character, which cannot be a quotation mark or a line ending. */
  delimiter: v.optional(v.pipe(v.string(), v.regex(/^[^"\r\n\uFEFF]$/, "one character that is not a quotation mark or a line ending"))),
  encoding: v.optional(v.picklist(["utf-8", "windows-1252", "utf-16le", "utf-16be"])),
  /** The row, counted from 1, that holds the column names. Found by matching the mapped columns when left out. */
  headerRow: v.optional(rowNumber),
  /** Several rows, counted from 1, whose texts together are the column names. They count more than `headerRow`. */
  headerRows: v.optional(v.pipe(v.array(rowNumber), v.minLength(1))),
  /** What joins the texts of several header rows; a blank when left out. */
  headerJoin: v.optional(v.string()),
  /** The sheet of a workbook, by its name or counted from 1. The first that is not hidden when left out. */
  sheetName: v.optional(v.string()),
  sheetNumber: v.optional(rowNumber),
  /** Where the records of a JSON document are: keys with dots between them, or a list of keys. Found when there is only one such place. */
  recordPath: v.optional(v.union([v.string(), v.array(v.string())])),
  /** The dataset of a collection of several, by its label or counted from 1. */
  table: v.optional(v.union([v.string(), rowNumber])),
  decimalChar: v.optional(v.picklist([".", ","])),
  /** The publisher's file has no line ending after its last row. Without this, such a row is refused where nothing shows that the whole file came. */
  allowUnterminated: v.optional(v.boolean()),
});
export type Dialect = v.InferOutput<typeof dialectSchema>;

/** What can be read: kinds of files. */
export const kinds = ["csv", "tsv", "xlsx", "ods", "json", "jsonl", "json-stat", "sdmx-csv", "sdmx-json", "geojson"] as const;
export type Kind = (typeof kinds)[number];

/** Names and values of a request's headers (RFC 9110, section 5): nothing in them can end a line. */
const headersSchema = v.record(
  v.pipe(v.string(), v.regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/, "the name of a header")),
  v.pipe(v.string(), v.regex(/^[\t\x20-\x7e]{0,1000}$/, "a text of one line without accents")),
);

/** What must be true of a table, lest a feed that went wrong passes for a good one. */
const expectedTableSchema = v.strictObject({
  /** Rows that there are at least. */
  minRows: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** Columns that are there, besides those that mappings use. */
  columns: v.optional(v.array(v.string())),
});

export const feedSchema = v.strictObject({
  /** A kind of file, told by the bytes when left out; or a portal, which is asked in its own language. */
  kind: v.optional(v.picklist([...kinds, ...portalKinds])),
  url: v.string(),
  /** What a portal is asked, under the names of its own documentation. */
  query: v.optional(v.record(v.string(), v.unknown())),
  /** `"${env:NAME}"`: the portal's key is in the environment under this name, and never in the portrait. */
  key: v.optional(v.string()),
  /** Sent with the request. A secret among them is written `${env:NAME}`. */
  headers: v.optional(headersSchema),
  expect: v.optional(expectedTableSchema),
  /** The address of a CSVW or Data Package file (JSON) that describes the source. It fills in what is left out here; what stands here counts more. */
  metadata: v.optional(v.string()),
  title: textSchema,
  publisher: v.optional(textSchema),
  licence: v.optional(v.string()),
  /** A page for people about the data, linked from the doughnut instead of the raw file. */
  page: v.optional(v.string()),
  dialect: v.optional(dialectSchema),
  /** What the publisher's marks mean in this source, for all its mappings; a mapping's own marks count more. */
  marks: v.optional(marksSchema),
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

/** The sources an indicator is made from: its own, and the one it is divided by. */
export function sourceKeysOf({ source, mapping }: Pick<PortraitIndicator, "source" | "mapping">): string[] {
  return mapping.per === undefined || mapping.per.source === source ? [source] : [source, mapping.per.source];
}

/** The columns that a period is read from; none when it is fixed. */
export function periodColumns({ period }: Pick<Mapping, "period">): string[] {
  if ("fixed" in period) return [];
  return "columns" in period ? period.columns : [period.column];
}
