/**
 * The latest figure of every area and indicator in a long file, in one pass, for files too large to keep: what a grid of
 * small doughnuts needs. No row becomes text; areas, indicators and periods are told apart by their bytes. Every row is
 * read and counted all the same: one whose period or figure cannot be read is reported, and two that claim one figure are
 * never decided by which came last. What only a kept series shows is not looked for: docs/readers.md lists it.
 */
import type { Flag, MissingReason, Period } from "@place-doughnut/schema";
import * as v from "valibot";
import { limitRowProblems } from "../limit.js";
import { findColumns } from "../map/columns.js";
import { mappingSchema, type Mapping } from "../portrait.js";
import type { FeedProblem } from "../problems.js";
import { scanRows, type Scanned, type ScanOptions } from "../read/scan-table.js";
import { checkShape } from "../shape.js";
import { LatestFold, type FoldColumns } from "./fold.js";

/** Which columns hold what. */
export interface LatestMapping {
  readonly area: { readonly column: string };
  readonly period: Extract<Mapping["period"], { column: string }>;
  /** The column that says what a figure is about; left out for a file about one indicator. */
  readonly indicator?: { readonly column: string } | undefined;
  readonly value: string;
  /** A column with status marks. */
  readonly status?: string | undefined;
  readonly unit?: { readonly column: string } | undefined;
  readonly marks?: Mapping["marks"];
}

export interface LatestFigure {
  /** As the file writes them. */
  readonly area: string;
  readonly indicator: string;
  readonly unit: string | null;
  readonly period: Period;
  /** The figure of the latest period that has one; null when none has, and why in `missing`. */
  readonly value: number | null;
  readonly missing?: MissingReason;
  readonly flags?: readonly Flag[];
  /** The row it was read from, counted as a spreadsheet counts. */
  readonly row: number;
}

/** Rows of the table by what became of them; `read` is all the others together. */
export interface LatestStats {
  readonly read: number;
  /** One for each figure given. */
  readonly used: number;
  /** Of an earlier period, or without a figure where another period has one. */
  readonly older: number;
  readonly duplicate: number;
  /** Nothing stands where the area or the indicator is named. */
  readonly unnamed: number;
  readonly period: number;
  readonly unreadable: number;
}

export interface LatestResult extends Pick<Scanned, "encoding" | "bytes" | "leftOut"> {
  /** By area and indicator, each in the order of the file. */
  readonly figures: readonly LatestFigure[];
  readonly problems: readonly FeedProblem[];
  readonly stats: LatestStats;
}

export interface LatestOptions extends Omit<ScanOptions, "wanted"> {
  readonly decimalChar?: "." | "," | undefined;
}

/** Of a file that was not looked at. */
const nothing: LatestResult = {
  figures: [], problems: [], stats: { read: 0, used: 0, older: 0, duplicate: 0, unnamed: 0, period: 0, unreadable: 0 },
  encoding: null, bytes: 0, leftOut: { blank: 0, broken: 0, long: 0 },
};

const latestMappingSchema = v.strictObject({
  area: v.strictObject({ column: v.string() }),
  period: mappingSchema.entries.period.options[0],
  indicator: v.optional(v.strictObject({ column: v.string() })),
  value: v.string(),
  status: mappingSchema.entries.status,
  unit: v.optional(v.strictObject({ column: v.string() })),
  marks: mappingSchema.entries.marks,
}) satisfies v.GenericSchema<LatestMapping>;

/** Reads the chunks of a separated file to their end. Never throws for bad data or a bad mapping; what the source throws is passed on. */
export async function latestFigures(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, mapping: LatestMapping, options: LatestOptions = {}): Promise<LatestResult> {
  const shape = checkShape(latestMappingSchema, mapping);
  if (shape.length > 0) return { ...nothing, problems: shape };
  const asMapping: Mapping = {
    area: mapping.area, period: mapping.period, value: mapping.value,
    ...(mapping.indicator === undefined ? {} : { where: { [mapping.indicator.column]: "" } }),
    ...(mapping.status === undefined ? {} : { status: mapping.status }),
    ...(mapping.unit === undefined ? {} : { unit: mapping.unit }),
  };
  const inMapping: FeedProblem[] = [];
  let isUsable = true;
  const fold = new LatestFold(mapping, options.decimalChar);
  const wanted = [mapping.area.column, mapping.period.column, mapping.value, ...[mapping.indicator?.column, mapping.status, mapping.unit?.column].filter((name) => name !== undefined)];
  const scanned = await scanRows(chunks, { ...options, wanted }, {
    header: (names, _row, delimiter) => {
      const { columns, problems, usable } = findColumns(names, asMapping);
      inMapping.push(...problems);
      isUsable = usable;
      const at = (name: string | undefined): number | null => (name === undefined ? null : columns.get(name) ?? null);
      if (usable) fold.begin({ area: at(mapping.area.column) ?? 0, period: at(mapping.period.column) ?? 0, value: at(mapping.value) ?? 0, indicator: at(mapping.indicator?.column), status: at(mapping.status), unit: at(mapping.unit?.column) } satisfies FoldColumns, delimiter);
      return usable;
    },
    row: (record) => fold.add(record),
  });
  const { figures, problems, stats } = fold.end();
  const { encoding, bytes, leftOut } = scanned;
  // Rows under a header that cannot be used are not looked at: nobody knows whether there are any.
  const inFile = isUsable ? scanned.problems : scanned.problems.filter(({ code }) => code !== "no-rows");
  return { figures, problems: limitRowProblems([...inFile, ...inMapping, ...problems]), stats, encoding, bytes, leftOut };
}
