/**
 * Text with separated cells to a table, on papaparse (RFC 4180 and what people really write). Only arrays of cells are
 * asked of it, never objects: an object would lose a column called `__proto__`.
 */
import { problem, type FeedProblem } from "../problems.js";
import type { Table } from "../table.js";
import { findHeader } from "./header.js";
import { tableOf } from "./rows.js";

export interface CsvOptions {
  /** Between cells. Worked out from the first rows when left out: one of , ; tab |. */
  readonly delimiter?: string | undefined;
  /** The row with the column names, counted from 1. Found by `wanted` when left out. */
  readonly headerRow?: number | undefined;
  /** Column names the mappings use. */
  readonly wanted?: readonly string[] | undefined;
}

export interface CsvResult {
  readonly table: Table | null;
  readonly problems: readonly FeedProblem[];
}

/** A table, or null with the reason among the problems. */
export async function readCsv(text: string, options: CsvOptions = {}): Promise<CsvResult> {
  const tangle = tangledQuotes(text);
  if (tangle) return { table: null, problems: [tangle] };
  const { records, delimiter, broken } = await readRecords(text, options.delimiter);
  const found = options.delimiter === undefined && delimiter !== "," ? [problem("delimiter-found", {}, { delimiter: names.get(delimiter) ?? delimiter })] : [];
  const header = findHeader(records, options);
  if (header.row === null) return { table: null, problems: [...found, ...header.problems] };
  const { table, problems } = tableOf(records, header.row, broken);
  return { table, problems: [...found, ...header.problems, ...problems] };
}

const delimiters = [",", ";", "\t", "|"];
const names = new Map([["\t", "tabs"], [";", "semicolons"], ["|", "upright bars"]]);

/** Why a record's cells cannot be told, by the record's place in the file counted from 0. */
export type BrokenRecords = ReadonlyMap<number, { readonly unterminated: boolean }>;

interface Records {
  /** Every record of the file, blank ones too, so that a place in this list is a row of the spreadsheet. */
  readonly records: readonly (readonly string[])[];
  readonly delimiter: string;
  readonly broken: BrokenRecords;
}

/** Every record of a text, with those whose quotation marks are wrong. */
export async function readRecords(text: string, stated: string | undefined): Promise<Records> {
  const { default: papaparse } = await import("papaparse");
  const newline = newlineOf(text);
  // Found on its own, because blank lines count as rows of one cell there, and may only be skipped there.
  const delimiter = stated ?? papaparse.parse(text, { newline, delimitersToGuess: delimiters, preview: 10, skipEmptyLines: "greedy" }).meta.delimiter;
  const { data, errors } = papaparse.parse<string[]>(text, { header: false, newline, delimiter });
  const broken = new Map<number, { unterminated: boolean }>();
  for (const error of errors) {
    if (error.type === "Quotes" && error.row !== undefined) broken.set(error.row, { unterminated: error.code === "MissingQuotes" });
  }
  if (newline === "\n") data.forEach(dropCarriageReturn);
  // What follows the last line ending is no record.
  if (data.length > 1 && isEmptyRecord(data.at(-1))) data.pop();
  return { records: data, delimiter, broken };
}

/** Does every line end alike? Mixed endings are read as "\n", and the "\r" before some of them is taken off afterwards. */
function newlineOf(text: string): "\r\n" | "\n" | "\r" {
  if (!text.includes("\n")) return text.includes("\r") ? "\r" : "\n";
  return /(?:^|[^\r])\n/.test(text) ? "\n" : "\r\n";
}

function dropCarriageReturn(record: string[]): void {
  const last = record.at(-1);
  if (last?.endsWith("\r") === true) record[record.length - 1] = last.slice(0, -1);
}

function isEmptyRecord(record: readonly string[] | undefined): boolean {
  return record?.length === 1 && record[0] === "";
}

/**
 * papaparse looks through the blanks before the next delimiter at every stray quotation mark: many marks and one very
 * long run of blanks took it half a minute for 400 kB. No real table comes near this product (one step is about 1 ns).
 */
const mostSteps = 5e7;

function tangledQuotes(text: string): FeedProblem | null {
  let blanks = 0;
  for (const run of text.matchAll(/\s{100,}/g)) blanks = Math.max(blanks, run[0].length);
  if (blanks === 0) return null;
  let quotes = 0;
  for (let at = text.indexOf("\""); at !== -1; at = text.indexOf("\"", at + 1)) quotes += 1;
  return quotes * blanks > mostSteps ? problem("quotes-tangled", {}, { quotes, blanks }) : null;
}
