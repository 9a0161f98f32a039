/** Text with separated cells to a table. Cells stay arrays, never objects: an object would lose a column called `__proto__`. */
import { problem, type FeedProblem } from "../problems.js";
import type { Table } from "../table.js";
import { withDecimalMarks } from "./decimal-commas.js";
import { findHeader } from "./header.js";
import { bytesLookedAt, delimiterNames, findDelimiter, findLineEnd } from "./delimiter.js";
import { limits } from "./limits.js";
import { tableOf, tooMany, tooWide } from "./rows.js";
import { CellTexts } from "./scan-cells.js";
import { RecordScanner } from "./scan.js";

export interface CsvOptions {
  /** Between cells. Worked out from the first rows when left out: one of , ; tab |. */
  readonly delimiter?: string | undefined;
  /** The row with the column names, counted from 1. Found by `wanted` when left out. */
  readonly headerRow?: number | undefined;
  /** Several rows with the column names, counted from 1, and what to join their parts with. */
  readonly headerRows?: readonly number[] | undefined;
  readonly headerJoin?: string | undefined;
  /** What stands before decimals, where it is stated. */
  readonly decimalChar?: "." | "," | undefined;
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
  const { records, delimiter, broken, unended, tooLarge } = readRecords(text, options.delimiter);
  if (tooLarge) return { table: null, problems: [tooLarge] };
  const found = options.delimiter === undefined && delimiter !== "," ? [problem("delimiter-found", {}, { delimiter: delimiterNames.get(delimiter) ?? delimiter })] : [];
  const header = findHeader(records, options);
  if (header.row === null) return { table: null, problems: [...found, ...header.problems] };
  const { table, problems } = tableOf(records, header.row, broken, header.names);
  const marked = table && delimiter === ";" && options.decimalChar === undefined ? withDecimalMarks(table) : { table, problems: [] };
  return { table: marked.table, problems: [...found, ...header.problems, ...problems, ...marked.problems, ...(unended === null ? [] : [problem("unterminated-last-row", { row: unended })])] };
}

/** Why a record's cells cannot be told, by the record's place in the file counted from 0. */
export type BrokenRecords = ReadonlyMap<number, { readonly unterminated: boolean }>;

interface Records {
  /** Every record of the file, blank ones too, so that a place in this list is a row of the spreadsheet. */
  readonly records: readonly (readonly string[])[];
  readonly delimiter: string;
  readonly broken: BrokenRecords;
  /** The row of a last record that no line ending follows. */
  readonly unended: number | null;
  /** Why reading ended early; null when it did not. */
  readonly tooLarge: FeedProblem | null;
}

/** An empty line, of which a file may have millions: one for all of them. */
const blankRecord: readonly string[] = [""];

/** Every record of a text, with those whose quotation marks are wrong. */
export function readRecords(text: string, stated: string | undefined): Records {
  const bytes = new TextEncoder().encode(text);
  const start = bytes.subarray(0, bytesLookedAt);
  const lineEnd = findLineEnd(start);
  const delimiter = stated ?? findDelimiter(start, lineEnd);
  const records: (readonly string[])[] = [];
  const broken = new Map<number, { readonly unterminated: boolean }>();
  const texts = new CellTexts();
  const room = new Room();
  const scanner = new RecordScanner(delimiter, lineEnd, (record) => {
    if (!room.takes(record)) return;
    if (record.broken) broken.set(records.length, record.broken);
    records.push(record.length === 1 && record.endOf(0) === record.startOf(0) ? blankRecord : texts.all(record));
  });
  for (let at = 0; at < bytes.length && room.refused === null; at += bytesAtOnce) scanner.push(bytes.subarray(at, at + bytesAtOnce));
  scanner.end();
  return { records, delimiter, broken, unended: scanner.unended, tooLarge: room.refused };
}

/** Is there room for a record? What is held of a file is many times the size of the file when its cells are tiny. */
class Room {
  refused: FeedProblem | null = null;
  #cells = 0;
  #filled = 0;

  takes(record: RecordScanner): boolean {
    if (this.refused !== null) return false;
    this.#cells += record.length;
    for (let cell = 0; cell < record.length; cell++) if (record.endOf(cell) > record.startOf(cell)) this.#filled += 1;
    if (record.length > limits.sheetColumns) this.refused = tooWide();
    else if (this.#filled > limits.cells) this.refused = problem("too-large", { row: record.row }, { what: "The table", limit: `${limits.cells / 1e6} million filled cells` });
    else if (this.#cells > limits.tableCells) this.refused = tooMany("The table", record.row);
    return this.refused === null;
  }
}

const bytesAtOnce = 256 * 1024;

/**
 * A file with many stray marks and one very long run of blanks is no table, and other programs that read it need minutes:
 * it is refused before it becomes one enormous broken cell. No real table comes near this product.
 */
const mostSteps = 5e7;

function tangledQuotes(text: string): FeedProblem | null {
  const blanks = longestBlank(text);
  if (blanks < 100) return null;
  let quotes = 0;
  for (let at = text.indexOf("\""); at !== -1; at = text.indexOf("\"", at + 1)) quotes += 1;
  return quotes * blanks > mostSteps ? problem("quotes-tangled", {}, { quotes, blanks }) : null;
}

/** How long the longest run of blanks is. Character by character: a pattern that looks for long runs fails on a run of millions. */
function longestBlank(text: string): number {
  let longest = 0;
  let run = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const isBlank = code <= 32 ? code === 32 || (code >= 9 && code <= 13) : code >= 160 && text.charAt(at).trim() === "";
    run = isBlank ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  return longest;
}
