/** Which row holds the column names? Publishers put titles, notes and blank rows above them. */
import { problem, type FeedProblem } from "../problems.js";

/** Rows looked through for the column names. */
const deepest = 50;

export interface HeaderFound {
  /** Place of the header record, counted from 0; null when there is none. */
  readonly row: number | null;
  readonly problems: readonly FeedProblem[];
}

/** The stated row; else the first that holds most of the wanted names; else the first that is not blank. */
export function findHeader(
  records: readonly (readonly string[])[],
  options: { readonly headerRow?: number | undefined; readonly wanted?: readonly string[] | undefined },
): HeaderFound {
  if (options.headerRow !== undefined) {
    const isThere = records[options.headerRow - 1]?.some((cell) => cell.trim() !== "") === true;
    if (isThere) return { row: options.headerRow - 1, problems: [] };
    return { row: null, problems: [problem("header-missing", {}, { headerRow: options.headerRow, rows: records.length })] };
  }
  const row = rowWithMost(records, options.wanted ?? []) ?? records.findIndex((record) => record.some((cell) => cell.trim() !== ""));
  if (row === -1) return { row: null, problems: [problem("empty-body", {})] };
  return { row, problems: row === 0 ? [] : [problem("header-found", { row: row + 1 }, { row: row + 1 })] };
}

/** The first row with more than half of the names; when none has, the one with most; null when no row has any. */
function rowWithMost(records: readonly (readonly string[])[], wanted: readonly string[]): number | null {
  const names = [...new Set(wanted.map(looseName))];
  let best: number | null = null;
  let most = 0;
  for (const [row, record] of records.slice(0, deepest).entries()) {
    const cells = new Set(record.map(looseName));
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

/** A folded name without footnote marks at its end: "Total assessments1,2", "Rate [note 3]" (gov.uk tables have both). */
export function looseName(name: string): string {
  const folded = foldedName(name);
  const withoutNote = folded.endsWith("]") ? folded.replace(/ ?\[(?:note )?[a-z]?\d*\]$/, "") : folded;
  let end = withoutNote.length;
  while (end > 0 && /[\d,]/.test(withoutNote.charAt(end - 1))) end -= 1;
  // Only digits glued to a letter or a bracket are footnotes: "2012", "lci_95" and "PM2.5" keep theirs.
  return end > 0 && /[\p{L})]/u.test(withoutNote.charAt(end - 1)) ? withoutNote.slice(0, end) : withoutNote;
}
