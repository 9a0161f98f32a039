/**
 * Files too large for a laptop's comfort, read by DuckDB: rows are chosen and added up as SQL over a CSV or Parquet file,
 * and only what is left becomes a table. It is the table that the reader of CSV files gives, less the rows that are not
 * wanted: the same columns, texts and order. The mapping chooses again from it, so the figures are the same.
 *
 * DuckDB (`@duckdb/node-api`, tried with 1.5) is loaded only here, and only when it is used. It may read the one file and nothing else: no
 * other file, no network, no extension.
 */
import { open, realpath } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Dialect } from "../portrait.js";
import type { Wish } from "../portals/portal.js";
import { problem, type FeedProblem } from "../problems.js";
import { readRecords } from "../read/csv.js";
import { decode } from "../read/decode.js";
import { findHeader } from "../read/header.js";
import { limits } from "../read/limits.js";
import { duplicateNames } from "../read/rows.js";
import { sniffBytes, sniffText } from "../read/sniff.js";
import type { Table } from "../table.js";
import { cellOf, condition, csvRelation, newest, parquetRelation, rowsOf, sums, type Relation } from "./duckdb-sql.js";

export interface DuckdbOptions {
  /** How a CSV file is written, where it cannot be told from its beginning. */
  readonly dialect?: Pick<Dialect, "delimiter" | "headerRow"> | undefined;
  /** Loads DuckDB: `() => import("@duckdb/node-api")`, which is what happens when left out. */
  readonly load?: (() => Promise<unknown>) | undefined;
}

export interface DuckdbRead {
  /** Null when the file could not be read; the problems say why. */
  readonly table: Table | null;
  readonly problems: readonly FeedProblem[];
  /** What of the wish was done. */
  readonly pushed: readonly (keyof Wish)[];
}

/** The part of DuckDB that is used. */
interface Connection {
  readonly runAndReadAll: (sql: string, parameters?: Readonly<Record<string, string>>) => Promise<{ getRows(): unknown[][] }>;
  readonly closeSync: () => void;
}
interface Duckdb {
  readonly DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection>; closeSync(): void }> };
}

/** As much of a CSV file as is looked at to find its column names, in bytes. */
const beginning = 256 * 1024;

/** What is wanted of a CSV or Parquet file on this machine's disk. Never rejects for a bad file. */
export async function duckdbTable(file: string | URL, wish: Wish, options: DuckdbOptions = {}): Promise<DuckdbRead> {
  const name = String(file);
  try {
    const path = await realpath(typeof file === "string" && !file.startsWith("file:") ? file : fileURLToPath(file));
    const start = await startOf(path);
    const duckdb = await loaded(options.load ?? (() => import(packageName)));
    if (duckdb === null) return refused(problem("engine-missing", {}));
    const instance = await duckdb.DuckDBInstance.create(":memory:");
    try {
      const connection = await instance.connect();
      for (const statement of confinement(path)) await connection.runAndReadAll(statement);
      const { relation, problems } = await relationOf(connection, path, start, wish, options);
      return relation === null ? refused(...problems) : await readRelation(connection, relation, wish, problems);
    } finally {
      instance.closeSync();
    }
  } catch (error) {
    return refused(problem("engine-failed", {}, { file: name, reason: error instanceof Error ? error.message : String(error) }));
  }
}

/** A name that the compiler does not look up: the package is there only for those who want it. */
const packageName: string = "@duckdb/node-api";

async function loaded(load: () => Promise<unknown>): Promise<Duckdb | null> {
  try {
    return (await load()) as Duckdb;
  } catch {
    return null;
  }
}

function refused(...problems: readonly FeedProblem[]): DuckdbRead {
  return { table: null, problems, pushed: [] };
}

/** Only this file can be reached, whatever a path or a statement says. */
function confinement(path: string): string[] {
  const settings = ["autoinstall_known_extensions = false", "autoload_known_extensions = false", `allowed_paths = ['${path.replaceAll("'", "''")}']`, "enable_external_access = false", "lock_configuration = true"];
  return settings.map((setting) => `SET ${setting}`);
}

async function startOf(path: string): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(beginning), 0, beginning, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

interface Found {
  readonly relation: Relation | null;
  readonly problems: readonly FeedProblem[];
}

async function relationOf(connection: Connection, path: string, start: Uint8Array, wish: Wish, { dialect = {} }: DuckdbOptions): Promise<Found> {
  if (String.fromCharCode(...start.subarray(0, 4)) === "PAR1") {
    const described = await connection.runAndReadAll("DESCRIBE SELECT * FROM read_parquet($file)", { file: path });
    return { relation: parquetRelation(path, described.getRows().map(([name]) => String(name))), problems: [] };
  }
  const { text } = decode(start.length < beginning ? start : start.subarray(0, start.lastIndexOf(0x0a) + 1));
  const other = sniffBytes(start) ?? (text === null ? null : aboutText(text));
  if (text === null || other) return { relation: null, problems: [other ?? problem("empty-body", {})] };
  const { records, delimiter } = readRecords(text, dialect.delimiter);
  const header = findHeader(records, { headerRow: dialect.headerRow, wanted: wish.columns });
  if (header.row === null) return { relation: null, problems: header.problems };
  if (records.slice(0, header.row + 1).some((cells) => cells.some((cell) => /[\r\n]/.test(cell)))) throw new Error("a cell above its rows holds several lines");
  const columns = header.names.map((name) => name.trim());
  return { relation: csvRelation(path, { columns, delimiter, headerRow: header.row + 1 }), problems: [...header.problems, ...duplicateNames(columns)] };
}

function aboutText(text: string): FeedProblem | null {
  const other = sniffText(text);
  return other && problem("not-a-table", {}, other);
}

async function readRelation(connection: Connection, relation: Relation, wish: Wish, problems: readonly FeedProblem[]): Promise<DuckdbRead> {
  const kept = condition(relation, wish);
  const parameters = { ...relation.parameters, ...kept.parameters };
  const ask = async (sql: string, more: Readonly<Record<string, string>> = {}): Promise<unknown[][]> => (await connection.runAndReadAll(sql, { ...parameters, ...more })).getRows();
  const pushed: (keyof Wish)[] = kept.isDone ? ["keep"] : [];
  const summed = await sumTable(ask, relation, wish, kept.sql);
  if (summed) return { table: summed, problems, pushed: [...pushed, "sum"] };
  const latest = await newestText(ask, relation, wish, kept.sql);
  const where = latest === null ? kept.sql : `${kept.sql} AND ${latest.cell} = $newest`;
  const wanted = relation.columns.flatMap((name, at) => (wish.columns.length === 0 || wish.columns.includes(name) ? [at] : []));
  // A column that is not there is the mapping's to report, with those that are.
  const places = wish.columns.every((name) => relation.columns.includes(name)) ? wanted : relation.columns.map((_, at) => at);
  const most = Math.floor(limits.cells / Math.max(1, places.length));
  const rows = await ask(rowsOf(relation, places, where, most + 1), latest === null ? {} : { newest: latest.text });
  if (rows.length > most) return refused(...problems, problem("too-large", {}, { what: "What is wanted of the file", limit: "10 million cells" }));
  if (places.length < relation.columns.length) pushed.push("columns");
  if (latest !== null) pushed.push("latest");
  const table = { columns: places.map((at) => relation.columns[at]!), headerRow: relation.headerRow, rows: rows.map(([row, ...cells]) => ({ row: Number(row), cells: cells.map(String) })) };
  return { table, problems: rows.length === 0 ? [...problems, problem("no-rows", {})] : problems, pushed };
}

type Ask = (sql: string) => Promise<unknown[][]>;

/** The newest period, where the texts can be put in order as they are. */
async function newestText(ask: Ask, relation: Relation, { latest }: Wish, where: string): Promise<{ cell: string; text: string } | null> {
  const cell = latest === undefined ? null : cellOf(relation, latest);
  if (cell === null) return null;
  const [[text, isForm, forms] = []] = await ask(newest(relation, cell, where));
  return typeof text === "string" && isForm === true && Number(forms) === 1 ? { cell, text } : null;
}

/** Sums, where every group has the same parts, each of them once, and only whole numbers: then adding up loses nothing. */
async function sumTable(ask: Ask, relation: Relation, wish: Wish, where: string): Promise<Table | null> {
  const sql = sums(relation, wish, where);
  if (sql === null || wish.sum === undefined) return null;
  const groups = await ask(sql);
  const [first] = groups;
  if (first === undefined) return null;
  const width = wish.sum.by.length;
  const parts = Number(first[width + 3]);
  const isSafe = groups.every((group) => {
    const [total, rows, different, whole, isPlain] = group.slice(width + 1);
    return isPlain === true && Number(rows) === parts && Number(different) === parts && Number(whole) === parts && Number.isSafeInteger(Number(total));
  });
  if (!isSafe) return null;
  const columns = [...wish.sum.by, wish.sum.value];
  return { columns, headerRow: relation.headerRow, isSummed: true, rows: groups.map(([row, ...cells]) => ({ row: Number(row), cells: cells.slice(0, width + 1).map(String) })) };
}
