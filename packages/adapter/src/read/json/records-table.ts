/** Records to a table: a column for each key, in the order in which keys first come; objects inside a record spread over columns. */
import { problem, type FeedProblem } from "../../problems.js";
import type { CellValue, Table, TableRow } from "../../table.js";
import type { ReaderOptions } from "../reader.js";
import { findHeader } from "../header.js";
import { limits } from "../limits.js";
import { FirstProblems } from "../../first-problems.js";
import { duplicateNames, tooMany, tooWide } from "../rows.js";
import { isList, isObject, own, type Json, type JsonObject } from "./value.js";

export interface RecordsTable {
  readonly table: Table | null;
  readonly problems: readonly FeedProblem[];
}

/** `rows` counts records from 1, as they stand in the list; a line of a file where `lines` gives them. */
export function tableOfRecords(records: readonly Json[], names: readonly string[], options: ReaderOptions, lines?: readonly number[]): RecordsTable {
  const rowOf = (place: number): number => lines?.[place] ?? place + 1;
  if (records.length > 0 && records.every(isList)) return tableOfLists(records as readonly (readonly Json[])[], names, options);
  /** Names by the keys that lead there: "a.b" may be a key, or b in a. Those are two columns of one name, and no mapping can use it. */
  const columns = new Map<string, string>(names.map((name) => [keyPart(name), name]));
  const flat: { row: number; record: FlatRecord }[] = [];
  const problems = new FirstProblems();
  let filled = 0;
  for (const [place, record] of records.entries()) {
    const bare = recordIn(record);
    if (!bare) {
      problems.note("record-odd", () => problem("record-odd", { row: rowOf(place) }));
      continue;
    }
    const flattened = asBefore(bare, flat.at(-1)?.record) ?? flatten(bare, columns);
    filled += flattened.values.length;
    const tooLarge = tooLargeAt(rowOf(place), columns.size, flat.length + 1, filled);
    if (tooLarge) return { table: null, problems: [tooLarge] };
    flat.push({ row: rowOf(place), record: flattened });
  }
  if (columns.size === 0) return { table: null, problems: [...problems.all(), problem("empty-body", {})] };
  const order = new Map([...columns.keys()].map((keys, at) => [keys, at]));
  const shown = [...columns.values()].map((name) => name.trim());
  const rows = flat.map(({ row, record }) => ({ row, ...cellsOf(inOrder(record, order)) }));
  return { table: { columns: shown, headerRow: 0, rows }, problems: [...problems.all(), ...(flat.length === 0 ? [problem("no-rows", {})] : []), ...duplicateNames(shown)] };
}

function tooLargeAt(row: number, columns: number, rows: number, filled: number): FeedProblem | null {
  if (columns > limits.sheetColumns) return problem("too-large", { row }, { what: "The list of records", limit: "16,384 columns" });
  if (filled > limits.cells) return problem("too-large", { row }, { what: "The list of records", limit: `${limits.cells / 1e6} million values` });
  return rows * columns > limits.tableCells ? tooMany("The list of records", row) : null;
}

/** The record itself: ArcGIS keeps it in `attributes`, GeoJSON in `properties`. */
function recordIn(record: Json): JsonObject | null {
  if (!isObject(record)) return null;
  const inner = own(record, "attributes") ?? (own(record, "type") === "Feature" ? own(record, "properties") ?? {} : undefined);
  return isObject(inner) ? inner : record;
}

/** The values of a record, and the keys that lead to each. */
interface FlatRecord {
  /** The record's own keys where it has no object in it; null where it has. */
  readonly own: readonly string[] | null;
  readonly paths: readonly string[];
  readonly values: readonly Json[];
}

/** A record with the same keys in the same order as the one before, as most have: then there is nothing new to find out. */
function asBefore(record: JsonObject, before: FlatRecord | undefined): FlatRecord | null {
  if (before?.own == null) return null;
  const keys = Object.keys(record);
  const { own: known, paths } = before;
  if (keys.length !== known.length || keys.some((key, at) => key !== known[at])) return null;
  const values = Object.values(record);
  return values.some(isObject) ? null : { own: known, paths, values };
}

function inOrder({ paths, values }: FlatRecord, order: ReadonlyMap<string, number>): Json[] {
  const cells = new Array<Json>(order.size).fill(null);
  for (let at = 0; at < paths.length; at += 1) cells[order.get(paths[at]!)!] = values[at]!;
  return cells;
}

/** Objects inside a record give columns such as `area.code`; four levels at most, what is deeper is kept as JSON text. New columns are added to those known. */
function flatten(record: JsonObject, columns: Map<string, string>): FlatRecord {
  const cells = new Map<string, Json>();
  let isFlat = true;
  const walk = (value: JsonObject, keys: string, name: string, depth: number): void => {
    for (const [key, child] of Object.entries(value)) {
      const [innerKeys, innerName] = [`${keys}${keyPart(key)}`, `${name}${key}`];
      if (isObject(child)) isFlat = false;
      if (isObject(child) && depth < 4) walk(child, `${innerKeys}.`, `${innerName}.`, depth + 1);
      else {
        cells.set(innerKeys, child);
        if (!columns.has(innerKeys)) columns.set(innerKeys, innerName);
      }
    }
  };
  walk(record, "", "", 1);
  return { own: isFlat ? Object.keys(record) : null, paths: [...cells.keys()], values: [...cells.values()] };
}

/** A key as a part of a path that points divide. */
function keyPart(key: string): string {
  return /[.\\]/.test(key) ? key.replace(/[.\\]/g, "\\$&") : key;
}

/** Lists in a list: the first holds the names, unless the document gives them elsewhere. */
function tableOfLists(lists: readonly (readonly Json[])[], names: readonly string[], { dialect = {}, wanted }: ReaderOptions): RecordsTable {
  const filled = lists.reduce((sum, list) => sum + list.length, 0);
  if (filled > limits.tableCells) return { table: null, problems: [tooMany("The list of lists", lists.length)] };
  const texts = lists.map((list) => cellsOf(list).cells);
  const header = names.length > 0 ? { row: -1, names, problems: [] } : findHeader(texts, { headerRow: dialect.headerRow, headerRows: dialect.headerRows, headerJoin: dialect.headerJoin, wanted });
  if (header.row === null) return { table: null, problems: header.problems };
  const from = header.row + 1;
  const columns = header.names.map((name) => name.trim());
  if (columns.length > limits.sheetColumns) return { table: null, problems: [tooWide()] };
  const problems = new FirstProblems();
  const rows: TableRow[] = [];
  for (const [place, list] of lists.slice(from).entries()) {
    const row = from + place + 1;
    if (list.length > columns.length) {
      problems.note("row-long", () => problem("row-long", { row }, { cells: list.length, columns: columns.length, extra: texts[from + place]!.slice(columns.length) }));
      continue;
    }
    if (list.length < columns.length) problems.note("row-short", () => problem("row-short", { row }, { cells: list.length, columns: columns.length }));
    if ((rows.length + 1) * columns.length > limits.tableCells) return { table: null, problems: [tooMany("The list of lists", row)] };
    rows.push({ row, ...cellsOf(columns.map((_, column) => list[column] ?? null)) });
  }
  return { table: { columns, headerRow: from, rows }, problems: [...header.problems, ...duplicateNames(columns), ...problems.all(), ...(rows.length === 0 ? [problem("no-rows", {})] : [])] };
}

/** Values as cells: their texts, and what they are. */
export function cellsOf(values: readonly Json[]): { cells: string[]; values: CellValue[] } {
  const held = values.map((value): CellValue => (typeof value === "object" && value !== null ? JSON.stringify(value) : value));
  return { cells: held.map(textOf), values: held };
}

const textOf = (value: CellValue): string => (value === null ? "" : String(value));
