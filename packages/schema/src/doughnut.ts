/**
 * The doughnut document: what a place's social foundation and ecological ceiling look like as data.
 *
 * This file is the one source. The TypeScript types are inferred from it and `doughnut-1.schema.json` is generated
 * from it. It only describes shapes; meaning (anchors that contradict a direction, an id used twice) is checked in
 * `rules.ts`, and the maths is in `measure.ts`. The words of a check end the sentence "Expected …".
 */
import * as v from "valibot";
import { isCalendarDate, isDate } from "./period.js";
import { isId, isLanguageTag } from "./text.js";

const id = v.pipe(v.string(), v.check(isId, "an id is 1 to 200 well-formed characters without control characters"));

/** A text for people: one string, or one string per language (`{ "en": "Housing", "cy": "Tai" }`). */
export const textSchema = v.union([
  v.string(),
  v.record(v.pipe(v.string(), v.check(isLanguageTag, "a language tag such as en or cy")), v.string()),
]);
export type Text = v.InferOutput<typeof textSchema>;

const date = v.pipe(v.string(), v.check(isDate, "an ISO 8601 date, such as 2026-06-29, or date and time"));
const calendarDate = v.pipe(v.string(), v.check(isCalendarDate, "a calendar date, such as 2023-12-31"));

/** How a period was counted. Two periods of different kinds may share a label and not be comparable. */
export const periodKinds = [
  "calendar-year", "financial-year", "academic-year", "pooled", "rolling", "quarter", "month", "instant", "span",
] as const;

/** The time a figure is about. `start` and `end` are both inside the period; an instant has `start === end`. */
export const periodSchema = v.object({
  start: calendarDate,
  end: calendarDate,
  label: v.optional(textSchema),
  kind: v.optional(v.picklist(periodKinds)),
});
export type Period = v.InferOutput<typeof periodSchema>;

/** Why an observation has no figure. */
export const missingReasons = ["suppressed", "not-available", "not-applicable", "not-collected"] as const;
export type MissingReason = (typeof missingReasons)[number];

/** What a reader must know about a figure. `out-of-date`, `wider-area` and `stale` are worked out, the others come with the data. */
export const flags = [
  "estimated", "provisional", "revised", "low-reliability", "suppressed", "out-of-date", "wider-area", "series-break", "stale",
] as const;
export type Flag = (typeof flags)[number];

/** One figure for one period. `value: null` is a figure that is not there, with the reason in `missing`; never a zero. */
export const observationSchema = v.object({
  period: periodSchema,
  value: v.nullable(v.number()),
  missing: v.optional(v.picklist(missingReasons)),
  /** Lower and upper end of the publisher's interval (95 % unless the indicator's note says otherwise). */
  low: v.optional(v.nullable(v.number())),
  high: v.optional(v.nullable(v.number())),
  flags: v.optional(v.array(v.picklist(flags))),
});
export type Observation = v.InferOutput<typeof observationSchema>;

/**
 * A line to hold a value against: an ecological boundary or a social target, in the indicator's own unit.
 * `value: null` states that a line exists but cannot be read; it makes the indicator `unmeasurable`, not target-less.
 */
export const lineSchema = v.object({
  value: v.nullable(v.number()),
  label: v.optional(textSchema),
  /** Who set it: the publication, in words. */
  source: v.optional(textSchema),
  url: v.optional(v.string()),
});
export type Line = v.InferOutput<typeof lineSchema>;

/** A place, with its official code where it has one: `codeSystem` is the register, such as GSS. */
export const placeSchema = v.object({
  name: textSchema,
  code: v.optional(v.string()),
  codeSystem: v.optional(v.string()),
});
export type Place = v.InferOutput<typeof placeSchema>;

/** Another place's figures for the same indicator, shown beside ours and never ranked. */
export const comparatorSchema = v.object({ place: placeSchema, observations: v.array(observationSchema) });
export type Comparator = v.InferOutput<typeof comparatorSchema>;

/** What the numbers of an indicator count. */
export const unitSchema = v.object({
  /** Short form set after the number, such as "%" or "t CO2e". */
  symbol: v.optional(textSchema),
  /** The unit in words, such as "tonnes of CO2 equivalent per person". */
  name: v.optional(textSchema),
});
export type Unit = v.InferOutput<typeof unitSchema>;

/** Which way is better. Stated, and checked against the two ends of the scale; never guessed. */
export const directions = ["lower-is-better", "higher-is-better"] as const;
export type Direction = (typeof directions)[number];

/** Figures kept from an earlier day because their publisher could not be read since. Not the same as old: the publisher may have newer ones. */
export const staleSchema = v.object({
  /** When these figures were last read. */
  asOf: date,
  /** Why they could not be read again, in words. */
  reason: v.optional(textSchema),
});
export type Stale = v.InferOutput<typeof staleSchema>;

/**
 * Something counted about the place. In the ecological ring it is held against `boundary`, measured from `reference`;
 * in the social ring against `target`, measured from `floor`. An indicator without boundary or target is shown as a number.
 */
export const indicatorSchema = v.object({
  id,
  name: textSchema,
  unit: v.optional(unitSchema),
  direction: v.picklist(directions),
  /** Ecological: the value at no pressure at all. 0 when left out. */
  reference: v.optional(v.nullable(v.number())),
  boundary: v.optional(lineSchema),
  /** Social: the value at which everybody goes without. 0 when left out. */
  floor: v.optional(v.nullable(v.number())),
  target: v.optional(lineSchema),
  /** A difference over time must be larger than this, in the indicator's unit, to be called a change. */
  tolerance: v.optional(v.pipe(v.number(), v.minValue(0, "a number that is not below 0"))),
  observations: v.array(observationSchema),
  comparators: v.optional(v.array(comparatorSchema)),
  /** A key of the document's `sources`. */
  source: v.optional(v.string()),
  /** The area the figures are for, when it is not the place itself: marked as a wider area. */
  area: v.optional(v.object({ code: v.optional(v.string()), name: v.optional(textSchema) })),
  /** Set when the figures are the last good ones, not those of this document's day. */
  stale: v.optional(staleSchema),
  /** What the figure does not show, in words. */
  note: v.optional(textSchema),
});
export type Indicator = v.InferOutput<typeof indicatorSchema>;

/** What the place is doing about a dimension. Pillars are Socitm's four of place-based recovery. */
export const actionSchema = v.object({
  title: textSchema,
  url: v.optional(v.string()),
  stage: v.picklist(["planned", "under-way", "done"]),
  pillar: v.optional(v.picklist(["reset", "reform", "renew", "resilient"])),
});
export type Action = v.InferOutput<typeof actionSchema>;

/** A judgement instead of a measurement: 1 (long-lasting, severe negative) to 5 (long-lasting, extensive positive). */
export const assessmentSchema = v.object({
  score: v.picklist([1, 2, 3, 4, 5]),
  note: v.optional(textSchema),
});
export type Assessment = v.InferOutput<typeof assessmentSchema>;

/** The inner ring, where falling short is the concern, and the outer one, where overshooting is. */
export const rings = ["social", "ecological"] as const;
export type Ring = (typeof rings)[number];

/** DEAL's four lenses: here or elsewhere, people or the living world. */
export const lenses = ["local-social", "local-ecological", "global-ecological", "global-social"] as const;
export type Lens = (typeof lenses)[number];

/** One part of the social foundation or of the ecological ceiling. Its indicators are never averaged. */
export const dimensionSchema = v.object({
  id,
  ring: v.picklist(rings),
  lens: v.optional(v.picklist(lenses)),
  name: textSchema,
  /** Used where the full name has no room. */
  shortName: v.optional(textSchema),
  /** The outcome the place has adopted, in words. Not the number an indicator is held against. */
  target: v.optional(textSchema),
  indicators: v.optional(v.array(indicatorSchema)),
  assessment: v.optional(assessmentSchema),
  actions: v.optional(v.array(actionSchema)),
  note: v.optional(textSchema),
});
export type Dimension = v.InferOutput<typeof dimensionSchema>;

/** A publication that figures are from. */
export const sourceSchema = v.object({
  title: textSchema,
  publisher: v.optional(textSchema),
  url: v.optional(v.string()),
  /** An SPDX identifier where one exists, such as OGL-UK-3.0. */
  licence: v.optional(v.string()),
  /** When the publisher issued this edition. */
  published: v.optional(date),
  /** When the figures were read from the publisher. */
  retrieved: v.optional(date),
  /** SHA-256 of the file read, in hexadecimal. */
  sha256: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, "64 hexadecimal digits"))),
});
export type Source = v.InferOutput<typeof sourceSchema>;

/** A whole document, as it stands in a `*.doughnut.json` file. */
export const doughnutSchema = v.object({
  /** Where editors find the JSON Schema. Not read by this software. */
  $schema: v.optional(v.string()),
  version: v.literal(1),
  place: placeSchema,
  title: v.optional(textSchema),
  /** Replaces the generated summary sentence. */
  summary: v.optional(textSchema),
  /** Replaces the line of credit. DEAL asks for one wherever the Doughnut is shown. */
  credit: v.optional(textSchema),
  updated: v.optional(date),
  /** Figures that ended more than this many years before `updated` are flagged out of date. */
  outOfDateAfter: v.optional(v.pipe(v.number(), v.minValue(0, "a number that is not below 0"))),
  /** A trend compares the figure shown with the earliest one that ended at most this many years before it. 5 when left out. */
  trendYears: v.optional(v.pipe(v.number(), v.gtValue(0, "a number above 0"))),
  sources: v.optional(v.record(v.string(), sourceSchema)),
  dimensions: v.array(dimensionSchema),
  /** Anything else, kept as it is and never shown. */
  extensions: v.optional(v.unknown()),
});
export type Doughnut = v.InferOutput<typeof doughnutSchema>;
