/** A table in the page as rows of cells: every cell that spans several places stands in all of them. */
import { cellOf, type Cell } from "./cell.js";

export interface Grid {
  readonly caption: string;
  readonly rows: readonly (readonly Cell[])[];
  /** Is the table larger than what is read of it? */
  readonly isCut: boolean;
}

/** More rows or columns than these are not read: 20 years of 1,000 indicators are 20,000 rows. */
export const limits = { rows: 50_000, columns: 60 };

export function grid(table: HTMLTableElement): Grid {
  const rows: (readonly Cell[])[] = [];
  let isCut = table.rows.length > limits.rows;
  let reaching: Reaching[] = [];
  let part: Element | null = null;
  for (const row of [...table.rows].slice(0, limits.rows)) {
    // No cell reaches out of the head or the body that it is in.
    if (row.parentElement !== part) reaching = [];
    part = row.parentElement;
    const cells: Cell[] = [];
    for (const element of row.cells) {
      takeFromAbove(reaching, cells);
      const width = Math.max(1, element.colSpan);
      isCut ||= cells.length + width > limits.columns;
      const cell = cellOf(element);
      // A span of 0 reaches to the end of its part of the table.
      const below = element.rowSpan === 0 ? Infinity : element.rowSpan - 1;
      for (let i = 0; i < width && cells.length < limits.columns; i++) {
        reaching[cells.length] = { cell, below };
        cells.push(cell);
      }
    }
    takeFromAbove(reaching, cells);
    rows.push(cells);
  }
  return { caption: table.caption ? cellOf(table.caption).text : "", rows, isCut };
}

/** A cell and how many rows below its own it still stands in. */
interface Reaching {
  readonly cell: Cell;
  below: number;
}

function takeFromAbove(reaching: readonly Reaching[], cells: Cell[]): void {
  for (let above = reaching[cells.length]; above && above.below > 0; above = reaching[cells.length]) {
    above.below--;
    cells.push(above.cell);
  }
}
