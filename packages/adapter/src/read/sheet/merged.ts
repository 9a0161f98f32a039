/**
 * Cells merged down several rows, as publishers do with an area's name before its rows. The file itself says that the text
 * stands for all of them, so it does. A cell that is only blank is never filled.
 */
import { problem, type FeedProblem } from "../../problems.js";
import { limits } from "../limits.js";
import { cellName, type Merged, type SheetCell, type SheetRow } from "./sheet.js";

/** What a merged cell says of one of its rows. */
export interface Filling {
  readonly column: number;
  readonly cell: SheetCell;
}

export interface MergedBelow {
  /** By row, the first of the merged ones too. */
  readonly fillings: ReadonlyMap<number, readonly Filling[]>;
  readonly problems: readonly FeedProblem[];
}

/** What the merged cells of a table's body say of its rows; null when they are more than any table has. Blank rows stay blank. */
export function mergedBelow(all: readonly Merged[], body: readonly SheetRow[]): MergedBelow | null {
  const places = new Map(body.map(({ row }, at) => [row, at]));
  const fillings = new Map<number, Filling[]>();
  const covered = new Map<number, number>();
  const filled: Merged[] = [];
  let count = 0;
  for (const merged of all.filter(({ row, rows }) => rows > 1 && places.has(row)).sort((a, b) => a.row - b.row)) {
    const { row, column, rows } = merged;
    const first = places.get(row)!;
    const cell = body[first]!.cells.get(column);
    // No two honest ones share a cell.
    if (cell === undefined || cell.text.trim() === "" || (covered.get(column) ?? 0) >= row) continue;
    covered.set(column, row + rows - 1);
    if ((body[first + 1]?.row ?? Infinity) >= row + rows) continue;
    filled.push(merged);
    for (let at = first; at < body.length && body[at]!.row < row + rows; at += 1) {
      if ((count += 1) > limits.tableCells) return null;
      const own = fillings.get(body[at]!.row) ?? [];
      own.push({ column, cell });
      fillings.set(body[at]!.row, own);
    }
  }
  const [first] = filled;
  if (first === undefined) return { fillings, problems: [] };
  const { row, column, rows } = first;
  const text = body[places.get(row)!]!.cells.get(column)!.text;
  return { fillings, problems: [problem("merged-cells", { row }, { count: filled.length, cell: cellName(row, column), text, last: row + rows - 1 })] };
}
