/**
 * A catalogue: a portrait without a place. It says which indicators can be had for every place of a country, from which
 * feeds, and which places each of them covers, so that a portrait for any one of them can be written by a machine.
 * Pure JSON like a portrait; the one source of its types and of the published `catalogue-1.schema.json`.
 */
import { textSchema } from "@place-doughnut/schema";
import * as v from "valibot";
import { portraitIndicatorSchema, portraitSchema } from "../portrait.js";

/** A nation by the first letter of its places' codes: E, W, S, N in the United Kingdom. */
const codeStart = v.pipe(v.string(), v.regex(/^[A-Z0-9]{1,9}$/, "how a code begins, such as E or W06"));

/** A place's full code. */
const code = v.pipe(v.string(), v.regex(/^[A-Z]\d{8}$/, "a code such as E08000009"));

const coversSchema = v.strictObject({
  /** How the codes of the places begin that the feed has figures for. */
  places: v.pipe(v.array(codeStart), v.minLength(1)),
  /** For a place inside a larger one, such as a district in a county, the larger one's figure is used and marked as such. */
  wider: v.optional(v.boolean()),
  /** Where the feed has only some of these places: which. */
  only: v.optional(v.array(code)),
  /** Where the feed lacks some of these places: which. */
  not: v.optional(v.array(code)),
});
export type Covers = v.InferOutput<typeof coversSchema>;

const catalogueIndicatorSchema = v.strictObject({ ...portraitIndicatorSchema.entries, covers: coversSchema });
export type CatalogueIndicator = v.InferOutput<typeof catalogueIndicatorSchema>;

const { comparators, dimensions, dimensionSet, outOfDateAfter, sources, trendYears } = portraitSchema.entries;

export const catalogueSchema = v.strictObject({
  $schema: v.optional(v.string()),
  version: v.literal(1),
  title: textSchema,
  /** The system its codes belong to, written into every portrait: GSS. */
  codeSystem: v.optional(v.string()),
  dimensionSet,
  dimensions,
  outOfDateAfter,
  trendYears,
  /** Of these, a place is shown beside those whose code begins with the same letter. */
  comparators,
  sources,
  /** Two may have one id when they never cover the same place: each nation has its own aim for recycling. */
  indicators: v.array(catalogueIndicatorSchema),
});
export type Catalogue = v.InferOutput<typeof catalogueSchema>;
