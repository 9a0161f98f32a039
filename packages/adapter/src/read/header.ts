/** Which row holds the column names? Publishers put titles, notes and blank rows above them. */
import { problem, type FeedProblem } from "../problems.js";

/** Rows looked through for the column names. */
export const deepest = 50;

export interface HeaderFound {
  /** Place of the header record, counted from 0: the last one of several; null when there is none. */
  readonly row: number | null;
  /** The column names, several rows joined, without surrounding blanks. */
  readonly names: readonly string[];
  readonly problems: readonly FeedProblem[];
}

export interface HeaderOptions {
  /** The row with the names, counted from 1. */
  readonly headerRow?: number | undefined;
  /** Several rows with the names, counted from 1; they count more than `headerRow`. */
  readonly headerRows?: readonly number[] | undefined;
  /** Between the parts of a name that stand in several rows; a blank when left out. */
  readonly headerJoin?: string | undefined;
  readonly wanted?: readonly string[] | undefined;
  /** How many names a row must hold to be taken for the names when none is wanted: a title is one text alone. 1 when left out. */
  readonly fewest?: number | undefined;
}

/** The stated rows; else the first that holds most of the wanted names; else the first that is not blank. */
export function findHeader(records: readonly (readonly string[])[], options: HeaderOptions): HeaderFound {
  const stated = options.headerRows ?? (options.headerRow === undefined ? [] : [options.headerRow]);
  if (stated.length > 0) return statedHeader(records, stated, options.headerJoin ?? " ");
  const row = rowWithMost(records, options.wanted ?? []) ?? firstRow(records, options.fewest ?? 1);
  if (row === -1) return { row: null, names: [], problems: [problem("empty-body", {})] };
  return { row, names: (records[row] ?? []).map((name) => name.trim()), problems: row === 0 ? [] : [problem("header-found", { row: row + 1 }, { row: row + 1 })] };
}

function statedHeader(records: readonly (readonly string[])[], stated: readonly number[], join: string): HeaderFound {
  const rows = stated.map((row) => records[row - 1] ?? []);
  const last = largest(stated);
  const isThere = last <= records.length && rows.some((record) => record.some((cell) => cell.trim() !== ""));
  if (!isThere) return { row: null, names: [], problems: [problem("header-missing", {}, { headerRow: last, rows: records.length })] };
  const width = largest(rows.map(({ length }) => length));
  const isOne = rows.length === 1;
  const names = Array.from({ length: width }, (_, column) => {
    const parts = rows.map((record) => (record[column] ?? "").trim()).filter((part) => part !== "");
    return isOne ? parts[0] ?? "" : parts.join(join);
  });
  return { row: last - 1, names, problems: [] };
}

function largest(numbers: readonly number[]): number {
  return numbers.reduce((most, each) => (each > most ? each : most), 0);
}

/** The first row with so many texts; the first with any when there is none. */
function firstRow(records: readonly (readonly string[])[], fewest: number): number {
  const texts = (record: readonly string[]): number => record.filter((cell) => cell.trim() !== "").length;
  const found = records.slice(0, deepest).findIndex((record) => texts(record) >= fewest);
  return found === -1 ? records.findIndex((record) => texts(record) > 0) : found;
}

/** The first row with more than half of the names; when none has, the one with most; null when no row has any. */
function rowWithMost(records: readonly (readonly string[])[], wanted: readonly string[]): number | null {
  const names = [...new Set(wanted.map(foldedName))];
  let best: number | null = null;
  let most = 0;
  for (const [row, record] of records.slice(0, deepest).entries()) {
    const cells = new Set(record.flatMap((cell) => [foldedName(cell), foldedName(withoutNotes(cell))]));
    const matches = names.filter((name) => cells.has(name)).length;
    if (matches > most) [best, most] = [row, matches];
    if (most * 2 > names.length) break;
  }
  return best;
}

/** A name with the differences left out that carry no meaning: kinds of blanks, width of letters, capitals. */
export function foldedName(name: string): string {
  return name.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
}

/** A published name without a note in square brackets at its end: "Rate [note 3]". A year in them is no note. */
export function withoutBracketNote(name: string): string {
  const trimmed = name.trimEnd();
  return trimmed.endsWith("]") ? trimmed.replace(/ ?\[(?:note ?)?(?:[a-z]?\d{1,2}|[a-z])\]$/i, "") : name;
}

/**
 * A published name without footnote marks at its end: "Total assessments1,2", "Rate [note 3]" (gov.uk tables have both).
 * Never for a name that is wanted: the 2 of NO2 or KS2 tells one quantity from another.
 */
export function withoutNotes(name: string): string {
  const bare = withoutBracketNote(name.normalize("NFKC")).trimEnd();
  let end = bare.length;
  while (end > 0 && /[\d,]/.test(bare.charAt(end - 1))) end -= 1;
  // Only digits glued to a word or a bracket are footnotes: "2012", "lci_95", "PM2.5", "KS4" and "Q1" keep theirs.
  return /[\p{Ll}\p{Lo})]$/u.test(bare.slice(0, end)) ? bare.slice(0, end) : bare;
}
