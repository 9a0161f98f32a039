/**
 * A table as a publisher wrote it. Every cell keeps its raw text and can say where it stands, so that every problem
 * can point at it.
 */
export interface Table {
  /** Column names as published, without a byte-order mark and surrounding space. */
  readonly columns: readonly string[];
  /** The row of the source, counted from 1 as a spreadsheet counts, that holds the column names. */
  readonly headerRow: number;
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  /** The row in the source, counted from 1. */
  readonly row: number;
  /** Raw text per column; "" where the row is shorter than the header. */
  readonly cells: readonly string[];
}
