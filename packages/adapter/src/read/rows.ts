/** Records to a table: names from the header row, the rows under it, and a report of every row that does not fit. */
import { FirstProblems } from "../first-problems.js";
import { problem, type FeedProblem } from "../problems.js";
import type { Table, TableRow } from "../table.js";
import type { BrokenRecords } from "./csv.js";
import { limits } from "./limits.js";

type Cells = readonly string[];

/**
 * The table under a header row (counted from 0); null when it would be larger than any. Row numbers are those a spreadsheet
 * shows. `names` are given where several rows hold them.
 */
export function tableOf(records: readonly Cells[], header: number, broken: BrokenRecords, names: Cells = records[header] ?? []): { table: Table | null; problems: FeedProblem[] } {
  const judge = new RowJudge(names, header + 1, broken.get(header) ?? null);
  const rows: TableRow[] = [];
  for (let at = header + 1; at < records.length; at++) {
    const cells = records[at] ?? [];
    const keep = judge.judge({ row: at + 1, length: cells.length, broken: broken.get(at) ?? null, text: (cell) => cells[cell] ?? "", isBlank: () => isBlank(cells) });
    if (keep) rows.push({ row: at + 1, cells: cells.length === judge.columns.length ? cells : judge.columns.map((_, column) => cells[column] ?? "") });
    if (rows.length * judge.columns.length > limits.tableCells) return { table: null, problems: [tooMany("The table", at + 1)] };
  }
  return { table: { columns: judge.columns, headerRow: header + 1, rows }, problems: judge.problems() };
}

function isBlank(cells: Cells): boolean {
  return cells.every((cell) => cell.trim() === "");
}

/** A record under the header, wherever its cells are. */
interface JudgedRecord {
  /** Counted from 1. */
  readonly row: number;
  /** How many cells it has. */
  readonly length: number;
  /** Why its cells cannot be told apart; null when they can. */
  readonly broken: { readonly unterminated: boolean } | null;
  readonly text: (cell: number) => string;
  readonly isBlank: () => boolean;
}

/** Decides of each record under the header whether it is a row of the table, and remembers what was wrong. */
export class RowJudge {
  readonly columns: readonly string[];
  /** Records that are no rows of the table: blank, or with cells that cannot be told apart. */
  leftOut = { blank: 0, broken: 0, long: 0 };

  readonly #header: FeedProblem[];
  readonly #rows = new FirstProblems();
  #kept = 0;
  #blankSince = 0;

  constructor(header: Cells, headerRow: number, broken: JudgedRecord["broken"]) {
    this.columns = header.map((name) => name.trim());
    this.#header = [...(broken ? [problem("quotes-broken", { row: headerRow }, broken)] : []), ...duplicateNames(this.columns)];
  }

  /** Takes a record that is seen to be a row like most: as many cells as columns, none broken, not blank. */
  accept(): true {
    this.#blankSince = 0;
    this.#kept += 1;
    return true;
  }

  /** Is it a row of the table? */
  judge(record: JudgedRecord): boolean {
    const { row, length, broken } = record;
    if (broken !== null) {
      this.leftOut.broken += 1;
      this.#rows.note("quotes-broken", () => problem("quotes-broken", { row }, broken));
      this.#blankSince = 0;
      return false;
    }
    if (record.isBlank()) {
      this.leftOut.blank += 1;
      this.#blankSince += 1;
      return false;
    }
    this.#blankSince = 0;
    const columns = this.columns.length;
    if (length < columns) this.#rows.note("row-short", () => problem("row-short", { row }, { cells: length, columns }));
    const extra = length > columns ? Array.from({ length: length - columns }, (_, at) => record.text(columns + at)).filter((cell) => cell.trim() !== "") : [];
    if (extra.length > 0) {
      this.leftOut.long += 1;
      this.#rows.note("row-long", () => problem("row-long", { row }, { cells: length, columns, extra }));
      return false;
    }
    this.#kept += 1;
    return true;
  }

  /** What was wrong with the header and the rows, in their order. */
  problems(): FeedProblem[] {
    const { blank } = this.leftOut;
    return [
      ...this.#header,
      ...(blank === 0 ? [] : [problem("blank-rows", {}, { count: blank, trailing: this.#blankSince })]),
      ...this.#rows.all(),
      ...(this.#kept === 0 ? [problem("no-rows", {})] : []),
    ];
  }
}

/** Names that several columns have: a mapping cannot use them. */
export function duplicateNames(names: readonly string[]): FeedProblem[] {
  const places = new Map<string, number[]>();
  for (const [at, name] of names.entries()) {
    const known = places.get(name);
    if (known) known.push(at + 1);
    else if (name !== "") places.set(name, [at + 1]);
  }
  const found = new FirstProblems();
  for (const [name, columns] of places) if (columns.length > 1) found.note("duplicate-header", () => problem("duplicate-header", { column: name }, { name, columns }));
  return found.all();
}

/** No table is as wide, and a record that is takes many times its size. */
export function tooWide(): FeedProblem {
  return problem("too-large", {}, { what: "A row", limit: "16,384 cells" });
}

/** Rows times columns: a row of one cell takes the room of all columns. */
export function tooMany(what: string, row: number): FeedProblem {
  return problem("too-large", { row }, { what, limit: `${limits.tableCells / 1e6} million cells, blank ones too,` });
}
