/**
 * A second table under the first on one sheet. Its figures are of something else, though they stand in the same columns: they
 * are left out and said. Only what is sure counts: blank rows between, and then a row of names.
 */
import { problem, type FeedProblem } from "../../problems.js";
import { foldedName } from "../header.js";
import type { SheetRow } from "./sheet.js";

export interface SecondTable {
  /** The place, among the rows under the names, of the first that is not part of the table. */
  readonly at: number;
  readonly problems: readonly FeedProblem[];
}

/** Rows over the second table's names that may tell what it is. */
const longestCaption = 4;

/** Where a second table begins in the rows under the first one's names; null where there is none. */
export function findSecondTable(rows: readonly SheetRow[], names: readonly string[]): SecondTable | null {
  const wanted = new Map(names.flatMap((name, column) => (name.trim() === "" ? [] : [[column, foldedName(name)]])));
  const numbers = new NumberColumns();
  let gap = -1;
  let last = rows[0]?.row ?? 0;
  for (const [at, row] of rows.entries()) {
    if (isBlank(row)) continue;
    if (row.row > last + 1) gap = at;
    last = row.row;
    const isNear = gap !== -1 && at - gap <= longestCaption && isCaption(rows.slice(gap, at));
    if (isNear && (repeats(row, wanted) || numbers.areNamedIn(row, rows[at + 1]))) {
      return { at: gap, problems: [problem("second-table", { row: rows[gap]!.row }, { header: row.row, rows: rows.length - gap })] };
    }
    numbers.add(row);
  }
  return null;
}

/** One text alone in each row. */
function isCaption(rows: readonly SheetRow[]): boolean {
  return rows.every((row) => filledIn(row).length <= 1);
}

function isBlank({ cells }: SheetRow): boolean {
  for (const { text } of cells.values()) if (text.trim() !== "") return false;
  return true;
}

function filledIn({ cells }: SheetRow): [number, string][] {
  return [...cells].flatMap(([column, { text }]) => (text.trim() === "" ? [] : [[column, text]]));
}

/** Does the row hold the names of the columns again, all that it holds, and at least two? */
function repeats(row: SheetRow, names: ReadonlyMap<number, string>): boolean {
  const filled = filledIn(row);
  return filled.length > 1 && filled.every(([column, text]) => names.get(column) === foldedName(text));
}

/** The columns that hold numbers, by what was met so far. */
class NumberColumns {
  readonly #counts = new Map<number, { numbers: number; texts: number }>();

  add({ cells }: SheetRow): void {
    for (const [column, { value }] of cells) {
      const found = this.#counts.get(column) ?? { numbers: 0, texts: 0 };
      this.#counts.set(column, found);
      if (typeof value === "number") found.numbers += 1;
      else found.texts += 1;
    }
  }

  /** Is it a row of words alone, different ones, at least two where numbers stood, and numbers under these again? */
  areNamedIn(row: SheetRow, next: SheetRow | undefined): boolean {
    const filled = filledIn(row);
    if (filled.length < 2 || filled.some(([column]) => typeof row.cells.get(column)?.value === "number")) return false;
    const over = filled.filter(([column]) => this.#isOfNumbers(column));
    const areWords = over.every(([, text]) => /\p{L}{3}/u.test(text));
    return over.length > 1 && areWords && new Set(over.map(([, text]) => foldedName(text))).size === over.length && over.every(([column]) => typeof next?.cells.get(column)?.value === "number");
  }

  #isOfNumbers(column: number): boolean {
    const found = this.#counts.get(column);
    return found !== undefined && found.numbers > found.texts;
  }
}
