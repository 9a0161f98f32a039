/**
 * What stands where in a column, worked out once for a table however many places and indicators are mapped from it. Kept as
 * long as the table is.
 */
import type { Table } from "../table.js";

/** A column's different texts, each with the places in `table.rows` of the rows that hold it, in their order. */
export type ColumnIndex = ReadonlyMap<string, readonly number[]>;

const indexes = new WeakMap<Table, Map<number, ColumnIndex>>();

export function columnIndex(table: Table, column: number): ColumnIndex {
  const ofTable = indexes.get(table) ?? new Map<number, ColumnIndex>();
  indexes.set(table, ofTable);
  const known = ofTable.get(column);
  if (known) return known;
  const { leftOut } = table;
  const gone = leftOut?.areaColumn != null && table.columns[column] === leftOut.areaColumn ? leftOut.areas.keys() : [];
  const index = new Map<string, number[]>(Array.from(gone, (text) => [text, []]));
  for (const [at, row] of table.rows.entries()) {
    const text = row.cells[column] ?? "";
    const places = index.get(text);
    if (places) places.push(at);
    else index.set(text, [at]);
  }
  ofTable.set(column, index);
  return index;
}

const derived = new WeakMap<ColumnIndex, unknown>();

/** Something else that is worked out from a column's texts, once. One kind for each index. */
export function oncePerColumn<T>(index: ColumnIndex, work: (texts: Iterable<string>) => T): T {
  if (!derived.has(index)) derived.set(index, work(index.keys()));
  return derived.get(index) as T;
}
