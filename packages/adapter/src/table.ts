/**
 * A table as a publisher wrote it. Every cell keeps its raw text and can say where it stands, so that every problem
 * can point at it.
 */
export interface Table {
  /** Column names as published, without a byte-order mark and surrounding space. */
  readonly columns: readonly string[];
  /** The row of the source, counted from 1 as a spreadsheet counts, that holds the column names; the last of several. 0 where names are not in a row, as in JSON. */
  readonly headerRow: number;
  readonly rows: readonly TableRow[];
  /** The sheet of a workbook. */
  readonly sheet?: string | undefined;
  /** How columns are written of which that is known, by their published names: it may differ from column to column. */
  readonly writing?: ReadonlyMap<string, ColumnWriting> | undefined;
  /** Of a source read page by page: the rows that none of its mappings keeps, and that were not kept either. */
  readonly leftOut?: LeftOut | undefined;
  /** The publisher has added up the parts: each row is a sum that a mapping's `rollUp` would have made. */
  readonly isSummed?: boolean | undefined;
}

export interface ColumnWriting {
  /** What stands before decimals; "unknown" where a comma may do so, or stand between thousands. */
  readonly decimalChar?: "." | "," | "unknown" | undefined;
  /** Texts that stand for no figure in this column. */
  readonly nulls?: readonly string[] | undefined;
}

/** What is still known of rows that were left out, so that every number and message is the same as with them. It holds for the mappings that they were left out for, and no others. */
export interface LeftOut {
  /** The column with areas; null where no mapping has one. */
  readonly areaColumn: string | null;
  /** Every text of that column in its order, with how many rows of it were left out. Without such a column, all under "". */
  readonly areas: ReadonlyMap<string, number>;
  /** A row for each combination of texts in the columns that mappings choose rows by, in their order; its other cells are blank. */
  readonly samples: readonly TableRow[];
}

export interface TableRow {
  /** The row in the source, counted from 1. */
  readonly row: number;
  /** Raw text per column, as a reader of the file sees it; "" where the row is shorter than the header. */
  readonly cells: readonly string[];
  /** Typed values per column, where the format has types: what a spreadsheet cell really holds behind its rounded text. Left out for text formats. */
  readonly values?: readonly CellValue[] | undefined;
  /** Columns in which the row's cell is one with cells of other rows, as merged cells are. What it says is said of each of them; a number in it is a figure of none. */
  readonly shared?: ReadonlySet<number> | undefined;
}

/** Null is an empty cell, or a JSON null. Dates are ISO 8601 texts. */
export type CellValue = string | number | boolean | null;
