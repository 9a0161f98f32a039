/**
 * A sum of parts, left to a portal only where it is certain to be the one that we would get. Three questions are asked: the
 * sums, with how many rows and how many values are in each; whether a part is there twice; and how often each part is there.
 * A missing value, a part that is there twice or one that is not there every time is ours to see, so all rows are read then.
 */
import { folded } from "../map/areas.js";
import { withoutNoise } from "../map/figure.js";
import type { CellValue, Table, TableRow } from "../table.js";
import type { Wish } from "./portal.js";
import type { Language } from "./quoting.js";

export interface SumState {
  readonly asks: "sums" | "twice" | "parts";
  /** What the first question gave. */
  readonly sums: Table | null;
}

export const firstSum: SumState = { asks: "sums", sums: null };

export interface SumQuestion {
  readonly select: readonly string[];
  readonly group: readonly string[];
  readonly having?: string;
}

/** More groups than this are not asked for: then the rows themselves are as quickly read. */
export const mostGroups = 5000;

const counted = { rows: "rows_summed", values: "values_summed" } as const;

/** A question about sums in a portal's language; null when there is none, or a name in it cannot be written. */
export function sumQuestion({ sum }: Wish, { name }: Language, { asks }: SumState): SumQuestion | null {
  if (sum === undefined || [...sum.by, ...sum.of, sum.value].some((column) => column === counted.rows || column === counted.values)) return null;
  const write = (columns: readonly string[]): string[] => columns.flatMap((column) => name(column) ?? []);
  const [by, of, value] = [write(sum.by), write(sum.of), name(sum.value)];
  if (value === null || by.length < sum.by.length || of.length < sum.of.length || of.length === 0) return null;
  const rows = `count(*) AS ${counted.rows}`;
  switch (asks) {
    case "sums": return { select: [...by, `sum(${value}) AS ${value}`, rows, `count(${value}) AS ${counted.values}`], group: by };
    case "twice": return { select: [...by, ...of, rows], group: [...by, ...of], having: "count(*) > 1" };
    case "parts": {
      const group = [...write(sum.by.filter((column) => !sum.time.includes(column))), ...of];
      return { select: [...group, rows], group };
    }
  }
}

export type Verdict =
  | { readonly next: SumState }
  /** The sums, certain to be right. */
  | { readonly table: Table }
  | { readonly doubt: string };

/** What the answer to a question about sums means. */
export function judge(sum: NonNullable<Wish["sum"]>, { asks, sums }: SumState, table: Table): Verdict {
  if (table.rows.length >= mostGroups) return { doubt: "there are too many sums" };
  switch (asks) {
    case "sums": {
      const isWhole = table.rows.length > 0 && table.rows.every((row) => numberAt(table, row, counted.rows) === numberAt(table, row, counted.values) && numberAt(table, row, sum.value) !== null);
      if (!isWhole) return { doubt: "a part has no figure" };
      // "2022" and "2022 " are one period to us and two to the portal.
      return isNamedOnce(sum.by, table) ? { next: { asks: "twice", sums: table } } : { doubt: "a part is there twice" };
    }
    case "twice": return table.rows.length === 0 ? { next: { asks: "parts", sums } } : { doubt: "a part is there twice" };
    case "parts": return sums !== null && isSteady(sum, sums, table) ? { table: settled(sum, sums) } : { doubt: "a part is not there every time" };
  }
}

/** Does every row have a name of its own in these columns, as we compare names of areas, which is the least exactly? */
function isNamedOnce(named: readonly string[], { columns, rows }: Table): boolean {
  const names = rows.map(({ cells }) => JSON.stringify(named.map((column) => folded(cells[columns.indexOf(column)] ?? ""))));
  return new Set(names).size === names.length;
}

/** Is every part of an area there as often as the area has sums, under one name that is not blank? */
function isSteady({ by, time, of }: NonNullable<Wish["sum"]>, sums: Table, parts: Table): boolean {
  const group = by.filter((column) => !time.includes(column));
  if (!isNamedOnce([...group, ...of], parts)) return false;
  if (parts.rows.some(({ cells }) => of.some((column) => (cells[parts.columns.indexOf(column)] ?? "").trim() === ""))) return false;
  // An area written in two ways is one area to us, and has the sums of both.
  const keyOf = (table: Table, { cells }: TableRow): string => JSON.stringify(group.map((column) => folded(cells[table.columns.indexOf(column)] ?? "")));
  const times = new Map<string, number>();
  for (const row of sums.rows) times.set(keyOf(sums, row), (times.get(keyOf(sums, row)) ?? 0) + 1);
  return parts.rows.length > 0 && parts.rows.every((row) => numberAt(parts, row, counted.rows) === times.get(keyOf(parts, row)));
}

/** The sums without our counts, and without the noise of binary fractions. */
function settled({ by, value }: NonNullable<Wish["sum"]>, sums: Table): Table {
  const columns = [...by, value];
  const places = columns.map((column) => sums.columns.indexOf(column));
  const rows = sums.rows.map((row): TableRow => {
    const values = places.map((at, place): CellValue => (place < by.length ? row.values?.[at] ?? row.cells[at] ?? null : withoutNoise(numberAt(sums, row, value) ?? 0)));
    return { row: row.row, cells: values.map((each) => (each === null ? "" : String(each))), values };
  });
  return { columns, headerRow: 0, rows, isSummed: true };
}

/** A number, also where a portal writes it as a text; null for anything else. */
function numberAt(table: Table, row: TableRow, column: string): number | null {
  const at = table.columns.indexOf(column);
  const held = row.values?.[at] ?? row.cells[at] ?? null;
  if (typeof held === "number") return Number.isFinite(held) ? held : null;
  return typeof held === "string" && /^-?\d{1,15}(\.\d{1,20})?$/.test(held) ? Number(held) : null;
}
