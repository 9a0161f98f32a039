/** Records to a table: a column for each key, in the order in which keys first come; objects inside a record spread over columns. */
import { problem, type FeedProblem } from "../../problems.js";
import type { CellValue, Table, TableRow } from "../../table.js";
import type { ReaderOptions } from "../reader.js";
import { findHeader } from "../header.js";
import { limits } from "../limits.js";
import { duplicateNames } from "../rows.js";
import { isList, isObject, own, type Json, type JsonObject } from "./value.js";

export interface RecordsTable {
  readonly table: Table | null;
  readonly problems: readonly FeedProblem[];
}

/** `rows` counts records from 1, as they stand in the list; a line of a file where `lines` gives them. */
export function tableOfRecords(records: readonly Json[], names: readonly string[], options: ReaderOptions, lines?: readonly number[]): RecordsTable {
  const rowOf = (place: number): number => lines?.[place] ?? place + 1;
  if (records.length > 0 && records.every(isList)) return tableOfLists(records as readonly (readonly Json[])[], names, options);
  const columns = new Map<string, number>(names.map((name, place) => [name, place]));
  const flat: { row: number; cells: Map<string, Json> }[] = [];
  const problems: FeedProblem[] = [];
  let filled = 0;
  for (const [place, record] of records.entries()) {
    const bare = recordIn(record);
    if (!bare) {
      problems.push(problem("record-odd", { row: rowOf(place) }));
      continue;
    }
    const cells = flatten(bare);
    for (const name of cells.keys()) if (!columns.has(name)) columns.set(name, columns.size);
    filled += cells.size;
    if (columns.size > limits.sheetColumns || filled > limits.cells) return { table: null, problems: [problem("too-large", {}, { what: "The list of records", limit: "16,384 columns or 10 million values" })] };
    flat.push({ row: rowOf(place), cells });
  }
  if (flat.length * columns.size > limits.cells * 4) return { table: null, problems: [problem("too-large", {}, { what: "The list of records", limit: "40 million cells, blank ones too" })] };
  if (columns.size === 0) return { table: null, problems: [...problems, problem("empty-body", {})] };
  if (flat.length === 0) problems.push(problem("no-rows", {}));
  const order = [...columns.keys()];
  const rows = flat.map(({ row, cells }) => ({ row, ...cellsOf(order.map((name) => cells.get(name) ?? null)) }));
  return { table: { columns: order.map((name) => name.trim()), headerRow: 0, rows }, problems: [...problems, ...duplicateNames(order.map((name) => name.trim()))] };
}

/** The record itself: ArcGIS keeps it in `attributes`, GeoJSON in `properties`. */
function recordIn(record: Json): JsonObject | null {
  if (!isObject(record)) return null;
  const inner = own(record, "attributes") ?? (own(record, "type") === "Feature" ? own(record, "properties") ?? {} : undefined);
  return isObject(inner) ? inner : record;
}

/** Objects inside a record give columns such as `area.code`; four levels at most, what is deeper is kept as JSON text. */
function flatten(record: JsonObject): Map<string, Json> {
  const cells = new Map<string, Json>();
  const walk = (value: JsonObject, before: string, depth: number): void => {
    for (const [key, child] of Object.entries(value)) {
      if (isObject(child) && depth < 4) walk(child, `${before}${key}.`, depth + 1);
      else cells.set(`${before}${key}`, child);
    }
  };
  walk(record, "", 1);
  return cells;
}

/** Lists in a list: the first holds the names, unless the document gives them elsewhere. */
function tableOfLists(lists: readonly (readonly Json[])[], names: readonly string[], { dialect = {}, wanted }: ReaderOptions): RecordsTable {
  const texts = lists.map((list) => list.map((value) => cellOf(value).text));
  const header = names.length > 0 ? { row: -1, names, problems: [] } : findHeader(texts, { headerRow: dialect.headerRow, headerRows: dialect.headerRows, headerJoin: dialect.headerJoin, wanted });
  if (header.row === null) return { table: null, problems: header.problems };
  const from = header.row + 1;
  const columns = header.names.map((name) => name.trim());
  const problems: FeedProblem[] = [...header.problems, ...duplicateNames(columns)];
  const rows: TableRow[] = [];
  for (const [place, list] of lists.slice(from).entries()) {
    const row = from + place + 1;
    if (list.length > columns.length) {
      problems.push(problem("row-long", { row }, { cells: list.length, columns: columns.length, extra: texts[from + place]!.slice(columns.length) }));
      continue;
    }
    if (list.length < columns.length) problems.push(problem("row-short", { row }, { cells: list.length, columns: columns.length }));
    rows.push({ row, ...cellsOf(columns.map((_, column) => list[column] ?? null)) });
  }
  if (rows.length === 0) problems.push(problem("no-rows", {}));
  return { table: { columns, headerRow: from, rows }, problems };
}

/** Values as cells: their texts, and what they are. */
export function cellsOf(values: readonly Json[]): { cells: string[]; values: CellValue[] } {
  const cells = values.map(cellOf);
  return { cells: cells.map(({ text }) => text), values: cells.map(({ value }) => value) };
}

function cellOf(value: Json): { text: string; value: CellValue } {
  if (value === null) return { text: "", value: null };
  if (typeof value === "object") {
    const text = JSON.stringify(value);
    return { text, value: text };
  }
  return { text: String(value), value };
}
