/**
 * A sheet to a table. Columns keep their place, so that a cell's column is the letter a spreadsheet shows; hidden rows and
 * columns are part of the table, and said.
 */
import { problem, type FeedProblem } from "../../problems.js";
import type { CellValue, Table, TableRow } from "../../table.js";
import { findHeader } from "../header.js";
import type { ReaderOptions } from "../reader.js";
import { duplicateNames } from "../rows.js";
import { columnLetters, type Merged, type Sheet, type SheetRow } from "./sheet.js";

export interface SheetTable {
  readonly table: Table | null;
  readonly problems: readonly FeedProblem[];
}

/** The table under the sheet's column names. */
export function tableOfSheet(sheet: Sheet, { dialect = {}, wanted = [] }: ReaderOptions): SheetTable {
  const width = sheet.rows.reduce((widest, row) => Math.max(widest, widthOf(row)), 0);
  if (width === 0) return { table: null, problems: [problem("empty-body", {})] };
  const header = findHeader(texts(sheet, width, dialect.headerRows ?? []), { headerRow: dialect.headerRow, headerRows: dialect.headerRows, headerJoin: dialect.headerJoin, wanted, fewest: 2 });
  if (header.row === null) return { table: null, problems: header.problems };
  const headerRow = header.row + 1;
  const body = sheet.rows.filter(({ row }) => row > headerRow);
  const named = nameColumns(header.names, body, width);
  const rows = body.map((row) => rowOf(row, named.columns.length));
  return {
    table: { columns: named.columns, headerRow, rows, sheet: sheet.name },
    problems: [
      ...header.problems, ...named.problems, ...duplicateNames(named.columns), ...aboutHidden(sheet, headerRow, named.columns.length), ...aboutFormulas(sheet), ...aboutFormats(sheet),
      ...(rows.length === 0 ? [problem("no-rows", {})] : []),
    ],
  };
}

function widthOf({ cells }: SheetRow): number {
  let width = 0;
  for (const [column, { text }] of cells) if (text !== "" && column >= width) width = column + 1;
  return width;
}

/** Every row's texts by its place. A heading over four columns is about all four when the rows under it name them apart. */
function texts(sheet: Sheet, width: number, headerRows: readonly number[]): string[][] {
  const last = sheet.rows.at(-1)?.row ?? 0;
  const blank: string[] = [];
  const all = Array.from({ length: last }, () => blank);
  for (const { row, cells } of sheet.rows) all[row - 1] = Array.from({ length: width }, (_, column) => cells.get(column)?.text ?? "");
  const upper = new Set(headerRows.filter((row) => row < Math.max(...headerRows)));
  for (const merged of sheet.merged) if (upper.has(merged.row)) spread(all, merged, width);
  return all;
}

/** Only along the row: repeated down the rows, a heading would be joined to itself. */
function spread(all: readonly string[][], { row, column, columns }: Merged, width: number): void {
  const texts = all[row - 1];
  const text = texts?.[column];
  if (!texts || text === undefined || text === "") return;
  for (let at = column + 1; at < Math.min(column + columns, width); at += 1) texts[at] ||= text;
}

/** A column with figures and without a name is called by its letter, so that a mapping can use it. */
function nameColumns(names: readonly string[], body: readonly SheetRow[], width: number): { columns: string[]; problems: FeedProblem[] } {
  const filled = new Set<number>();
  for (const { cells } of body) for (const [column, { text }] of cells) if (text.trim() !== "") filled.add(column);
  const unnamed: string[] = [];
  const columns = Array.from({ length: width }, (_, column) => {
    const name = (names[column] ?? "").replace(/\s+/g, " ").trim();
    if (name !== "" || !filled.has(column)) return name;
    unnamed.push(`column ${columnLetters(column)}`);
    return `column ${columnLetters(column)}`;
  });
  return { columns, problems: unnamed.length === 0 ? [] : [problem("column-unnamed", {}, { names: unnamed })] };
}

function rowOf({ row, cells }: SheetRow, width: number): TableRow {
  const texts: string[] = [];
  const values: CellValue[] = [];
  for (let column = 0; column < width; column += 1) {
    const cell = cells.get(column);
    texts.push(cell?.text ?? "");
    values.push(cell?.value ?? null);
  }
  return { row, cells: texts, values };
}

function aboutHidden({ rows, hiddenRows, hiddenColumns }: Sheet, headerRow: number, width: number): FeedProblem[] {
  const columns = [...hiddenColumns].filter((column) => column < width).sort((a, b) => a - b);
  const count = rows.filter(({ row }) => row > headerRow && hiddenRows.has(row)).length;
  return columns.length + count === 0 ? [] : [problem("hidden-cells", {}, { rows: count, columns: columns.map(columnLetters) })];
}

function aboutFormulas({ uncalculated }: Sheet): FeedProblem[] {
  const [first] = uncalculated;
  return first ? [problem("formula-without-value", { row: first.row }, { count: uncalculated.length, cell: `${columnLetters(first.column)}${first.row}` })] : [];
}

function aboutFormats({ unknown }: Sheet): FeedProblem[] {
  const [first] = unknown;
  return first ? [problem("shown-text-unknown", { row: first.row }, { count: unknown.length, cell: `${columnLetters(first.column)}${first.row}`, format: first.format })] : [];
}
