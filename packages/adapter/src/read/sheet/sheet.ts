/** A sheet as its file holds it: what is shown, what is really there, what is hidden and what is merged. */
import { problem } from "../../problems.js";
import type { CellValue } from "../../table.js";
import { limits } from "../limits.js";
import { XmlRefused } from "../xml.js";

export interface SheetCell {
  /** As a reader of the sheet sees it. */
  readonly text: string;
  readonly value: CellValue;
}

export interface SheetRow {
  /** Counted from 1. */
  readonly row: number;
  /** By column, counted from 0; without blank cells. */
  readonly cells: ReadonlyMap<number, SheetCell>;
}

/** Cells shown as one: the text stands in the first. Rows are counted from 1, columns from 0. */
export interface Merged {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface Sheet {
  readonly name: string;
  /** Rows that are not blank, in their order. */
  readonly rows: readonly SheetRow[];
  readonly merged: readonly Merged[];
  readonly hiddenRows: HiddenLines;
  /** Counted from 0. */
  readonly hiddenColumns: HiddenLines;
  /** Cells with a formula whose result was not saved: they are taken as blank, nothing is calculated here. */
  readonly uncalculated: CountedCells;
  /** Cells with a number in a format that is not understood, and the first of these formats: what they show besides digits is not known. */
  readonly unknown: CountedCells & { readonly format: string };
}

/** How many cells there are of a kind, and where the first stands. */
export interface CountedCells {
  readonly count: number;
  readonly row: number;
  readonly column: number;
}

const noCells: CountedCells = { count: 0, row: 0, column: 0 };

/** Collects one sheet, and refuses more cells than any table has. */
export class SheetBuilder {
  readonly #rows = new Map<number, Map<number, SheetCell>>();
  readonly merged: Merged[] = [];
  readonly hiddenRows = new HiddenLines(limits.sheetRows);
  readonly hiddenColumns = new HiddenLines(limits.sheetColumns - 1);
  #uncalculated = noCells;
  #unknown = { ...noCells, format: "" };
  #cells = 0;

  /** Puts a cell where it belongs, and again in the columns after it. Blank ones are not kept, and of two for one place neither counts. */
  put(row: number, column: number, cell: SheetCell, times = 1): void {
    if (row > limits.sheetRows || column + times > limits.sheetColumns) throw new XmlRefused(problem("too-large", { row }, { what: "The sheet", limit: "1,048,576 rows or 16,384 columns" }));
    if (cell.text === "" && cell.value === null) return;
    this.#count(times, row);
    const cells = this.#rows.get(row) ?? new Map<number, SheetCell>();
    this.#rows.set(row, cells);
    for (let at = column; at < column + times; at += 1) {
      if (cells.has(at)) throw new XmlRefused(problem("corrupt-archive", { row }, { reason: `the cell ${cellName(row, at)} is in it twice` }));
      cells.set(at, cell);
    }
  }

  merge(merged: Merged): void {
    if (this.merged.length >= limits.merged) throw new XmlRefused(problem("too-large", { row: merged.row }, { what: "The number of merged cells", limit: `${limits.merged}` }));
    this.merged.push(merged);
  }

  leaveUncalculated(row: number, column: number): void {
    const { count } = this.#uncalculated;
    this.#uncalculated = count === 0 ? { count: 1, row, column } : { ...this.#uncalculated, count: count + 1 };
  }

  leaveUnknown(row: number, column: number, format: string): void {
    const { count } = this.#unknown;
    this.#unknown = count === 0 ? { count: 1, row, column, format } : { ...this.#unknown, count: count + 1 };
  }

  /** The same row again, as often as a file says. A blank one is nothing. */
  repeat(row: number, times: number): void {
    const cells = this.#rows.get(row);
    if (!cells || times < 1) return;
    if (row + times > limits.sheetRows) throw new XmlRefused(problem("too-large", { row }, { what: "The sheet", limit: "1,048,576 rows or 16,384 columns" }));
    this.#count(cells.size * times, row);
    for (let more = 1; more <= times; more += 1) this.#rows.set(row + more, cells);
  }

  #count(more: number, row: number): void {
    this.#cells += more;
    if (this.#cells > limits.cells) throw new XmlRefused(problem("too-large", { row }, { what: "The sheet", limit: "10 million filled cells" }));
  }

  build(name: string): Sheet {
    const rows = [...this.#rows].map(([row, cells]) => ({ row, cells })).sort((a, b) => a.row - b.row);
    const { merged, hiddenRows, hiddenColumns } = this;
    return { name, rows, merged, hiddenRows, hiddenColumns, uncalculated: this.#uncalculated, unknown: this.#unknown };
  }
}

/** Which rows or columns are hidden. A stretch of them costs the same however long it is, and however many others it covers. */
export class HiddenLines {
  readonly #last: number;
  /** Where stretches begin, and behind their ends where they end: one more or one less than before. */
  readonly #edges: Int32Array;

  constructor(last: number) {
    this.#last = last;
    this.#edges = new Int32Array(last + 2);
  }

  add(from: number, to: number): void {
    if (!Number.isInteger(from) || !Number.isInteger(to) || from < 0 || to < from || from > this.#last) return;
    this.#edges[from]! += 1;
    this.#edges[Math.min(to, this.#last) + 1]! -= 1;
  }

  /** In their order, up to a line. */
  *upTo(end: number): Generator<number> {
    for (let line = 0, depth = 0; line <= Math.min(end, this.#last); line += 1) {
      depth += this.#edges[line]!;
      if (depth > 0) yield line;
    }
  }
}

/** A cell as spreadsheets call it, such as B2. */
export function cellName(row: number, column: number): string {
  return `${columnLetters(column)}${row}`;
}

/** A column as spreadsheets call it: 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
