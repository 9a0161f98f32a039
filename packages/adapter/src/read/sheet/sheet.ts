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
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  /** Cells with a formula whose result was not saved: they are taken as blank, nothing is calculated here. */
  readonly uncalculated: readonly { readonly row: number; readonly column: number }[];
  /** Cells with a number in a format that is not understood: what they show besides digits is not known. */
  readonly unknown: readonly { readonly row: number; readonly column: number; readonly format: string }[];
}

/** Collects one sheet, and refuses more cells than any table has. */
export class SheetBuilder {
  readonly #rows = new Map<number, Map<number, SheetCell>>();
  readonly merged: Merged[] = [];
  readonly hiddenRows = new Set<number>();
  readonly hiddenColumns = new Set<number>();
  readonly uncalculated: { row: number; column: number }[] = [];
  readonly unknown: { row: number; column: number; format: string }[] = [];
  #cells = 0;

  /** Puts a cell where it belongs, and again in the columns after it. Blank ones are not kept. */
  put(row: number, column: number, cell: SheetCell, times = 1): void {
    if (row > limits.sheetRows || column + times > limits.sheetColumns) throw new XmlRefused(problem("too-large", {}, { what: "The sheet", limit: "1,048,576 rows or 16,384 columns" }));
    if (cell.text === "" && cell.value === null) return;
    this.#count(times);
    const cells = this.#rows.get(row) ?? new Map<number, SheetCell>();
    this.#rows.set(row, cells);
    for (let at = column; at < column + times; at += 1) cells.set(at, cell);
  }

  /** The same row again, as often as a file says. A blank one is nothing. */
  repeat(row: number, times: number): void {
    const cells = this.#rows.get(row);
    if (!cells || times < 1) return;
    if (row + times > limits.sheetRows) throw new XmlRefused(problem("too-large", {}, { what: "The sheet", limit: "1,048,576 rows or 16,384 columns" }));
    this.#count(cells.size * times);
    for (let more = 1; more <= times; more += 1) this.#rows.set(row + more, cells);
  }

  #count(more: number): void {
    this.#cells += more;
    if (this.#cells > limits.cells) throw new XmlRefused(problem("too-large", {}, { what: "The sheet", limit: "10 million filled cells" }));
  }

  build(name: string): Sheet {
    const rows = [...this.#rows].map(([row, cells]) => ({ row, cells })).sort((a, b) => a.row - b.row);
    const { merged, hiddenRows, hiddenColumns, uncalculated, unknown } = this;
    return { name, rows, merged, hiddenRows, hiddenColumns, uncalculated, unknown };
  }
}

/** A column as spreadsheets call it: 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
