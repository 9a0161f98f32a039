/**
 * A sheet to a table. Columns keep their place, so that a cell's column is the letter a spreadsheet shows; hidden rows and
 * columns are part of the table, and said. So are merged cells, which speak for every row they cover.
 */
import { problem, type FeedProblem } from "../../problems.js";
import type { CellValue, Table, TableRow } from "../../table.js";
import { deepest, findHeader } from "../header.js";
import { limits } from "../limits.js";
import type { ReaderOptions } from "../reader.js";
import { duplicateNames } from "../rows.js";
import { mergedBelow, type Filling } from "./merged.js";
import { findSecondTable } from "./second-table.js";
import { cellName, columnLetters, type Merged, type Sheet, type SheetCell, type SheetRow } from "./sheet.js";

export interface SheetTable {
  readonly table: Table | null;
  readonly problems: readonly FeedProblem[];
}

/** The table under the sheet's column names. */
export function tableOfSheet(sheet: Sheet, { dialect = {}, wanted = [] }: ReaderOptions): SheetTable {
  const { width, widest } = widthOf(sheet.rows);
  if (width === 0) return { table: null, problems: [problem("empty-body", {})] };
  const wide = tooManyPlaces(sheet.rows, width, widest);
  if (wide) return { table: null, problems: [wide] };
  const header = findHeader(texts(sheet, width, dialect.headerRows ?? [], dialect.headerRow), { headerRow: dialect.headerRow, headerRows: dialect.headerRows, headerJoin: dialect.headerJoin, wanted, fewest: 2 });
  if (header.row === null) return { table: null, problems: header.problems };
  const headerRow = header.row + 1;
  const under = sheet.rows.filter(({ row }) => row > headerRow);
  const second = findSecondTable(under, header.names);
  const body = under.slice(0, second?.at ?? under.length);
  const named = nameColumns(header.names, body, width);
  const merged = mergedBelow(sheet.merged, body);
  if (merged === null) return { table: null, problems: [problem("too-large", {}, { what: "The sheet's merged cells", limit: `${limits.tableCells} places` })] };
  const rows = rowsOf(body, width, merged.fillings);
  return {
    table: { columns: named.columns, headerRow, rows, sheet: sheet.name },
    problems: [
      ...header.problems, ...named.problems, ...duplicateNames(named.columns), ...merged.problems, ...(second?.problems ?? []),
      ...aboutHidden(sheet, headerRow, named.columns.length), ...aboutFormulas(sheet), ...aboutFormats(sheet), ...(rows.length === 0 ? [problem("no-rows", {})] : []),
    ],
  };
}

/** How many columns the sheet has up to its last text, and a row that has one there. */
function widthOf(rows: readonly SheetRow[]): { width: number; widest: number } {
  let [width, widest] = [0, 0];
  for (const { row, cells } of rows) for (const [column, { text }] of cells) if (column >= width && text.trim() !== "") [width, widest] = [column + 1, row];
  return { width, widest };
}

/** Rows that a file repeats are held once. */
function tooManyPlaces(rows: readonly SheetRow[], width: number, widest: number): FeedProblem | null {
  const different = rows.filter(({ cells }, at) => cells !== rows[at - 1]?.cells).length;
  if (different * width <= limits.tableCells) return null;
  return problem("too-large", { row: widest }, { what: `A table of ${different} rows, as wide as the cell ${cellName(widest, width - 1)} makes it,`, limit: `${limits.tableCells / 1e6} million places` });
}

/** The texts of the rows that may hold names, by their place. A heading over four columns is about all four when the rows under it name them apart. */
function texts(sheet: Sheet, width: number, headerRows: readonly number[], headerRow = 0): string[][] {
  const last = sheet.rows.at(-1)?.row ?? 0;
  const blank: string[] = [];
  const all = Array.from({ length: last }, () => blank);
  const stated = new Set([...headerRows, headerRow, sheet.rows[0]?.row]);
  for (const { row, cells } of sheet.rows) if (row <= deepest || stated.has(row)) all[row - 1] = Array.from({ length: width }, (_, column) => cells.get(column)?.text ?? "");
  const lowest = headerRows.reduce((below, row) => Math.max(below, row), 0);
  const upper = new Set(headerRows.filter((row) => row < lowest));
  let end = { row: 0, column: 0 };
  for (const merged of sheet.merged.filter(({ row }) => upper.has(row)).sort((a, b) => a.row - b.row || a.column - b.column)) {
    if (merged.row === end.row && merged.column < end.column) continue; // No two honest ones share a cell.
    spread(all, merged, width);
    end = { row: merged.row, column: merged.column + merged.columns };
  }
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

/** Rows that the file repeats share their cells here too. */
function rowsOf(body: readonly SheetRow[], width: number, fillings: ReadonlyMap<number, readonly Filling[]>): TableRow[] {
  let known: { of: SheetRow["cells"]; made: ReturnType<typeof placed> } | null = null;
  return body.map(({ row, cells }) => {
    const filling = fillings.get(row);
    if (filling !== undefined) {
      const filled = new Map(cells);
      for (const { column, cell } of filling) if (!filled.has(column)) filled.set(column, cell);
      return { row, ...placed(filled, width), shared: new Set(filling.map(({ column }) => column)) };
    }
    if (known?.of !== cells) known = { of: cells, made: placed(cells, width) };
    return { row, ...known.made };
  });
}

function placed(cells: ReadonlyMap<number, SheetCell>, width: number): { cells: string[]; values: CellValue[] } {
  const texts = new Array<string>(width).fill("");
  const values = new Array<CellValue>(width).fill(null);
  for (const [column, { text, value }] of cells) if (column < width) [texts[column], values[column]] = [text, value];
  return { cells: texts, values };
}

function aboutHidden({ rows, hiddenRows, hiddenColumns }: Sheet, headerRow: number, width: number): FeedProblem[] {
  const columns = [...hiddenColumns.upTo(width - 1)];
  const hidden = new Set(hiddenRows.upTo(rows.at(-1)?.row ?? 0));
  const count = rows.filter(({ row }) => row > headerRow && hidden.has(row)).length;
  return columns.length + count === 0 ? [] : [problem("hidden-cells", {}, { rows: count, columns: columns.map(columnLetters) })];
}

function aboutFormulas({ uncalculated: { count, row, column } }: Sheet): FeedProblem[] {
  return count === 0 ? [] : [problem("formula-without-value", { row }, { count, cell: cellName(row, column) })];
}

function aboutFormats({ unknown: { count, row, column, format } }: Sheet): FeedProblem[] {
  return count === 0 ? [] : [problem("shown-text-unknown", { row }, { count, cell: cellName(row, column), format })];
}
