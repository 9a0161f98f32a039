/** The one row a part of a figure is read from. Where several claim it, none is taken unless they are the same. */
import { problem, type FeedProblem } from "../problems.js";
import type { Table, TableRow } from "../table.js";
import type { RowFilter } from "./where.js";

export interface Selection {
  /** The row to read; null when there is none, or no telling which. */
  readonly row: TableRow | null;
  /** Rows that claim the place of the one read: identical to it, or all of them when they contradict each other. */
  readonly duplicates: readonly TableRow[];
  readonly problems: readonly FeedProblem[];
}

/** What the rows are about, for messages. */
export interface Claim {
  readonly area: string;
  readonly period: string;
  readonly table: Table;
  /** Columns whose figures are read: of no use for choosing between rows. */
  readonly measured: readonly string[];
}

/** Chooses among the rows of one area and period. */
export function selectRow(rows: readonly TableRow[], filter: RowFilter, claim: Claim): Selection {
  const [first, ...others] = rows.filter(filter.matches);
  if (first === undefined || others.length === 0) return { row: first ?? null, duplicates: [], problems: [] };
  const all = [first, ...others];
  const { area, period } = claim;
  const found = { area, period, rows: all.map(({ row }) => row) };
  const differ = differences(all, claim.table);
  if (differ.length === 0) return { row: first, duplicates: others, problems: [problem("duplicate-identical", { row: first.row }, found)] };
  return { row: null, duplicates: all, problems: [problem("duplicate-rows", { row: first.row }, { ...found, differ, measured: claim.measured })] };
}

/** The columns in which rows differ, those one could choose by first, with the texts found in them. */
function differences(rows: readonly TableRow[], { columns }: Table): { name: string; texts: string[] }[] {
  return columns
    .map((name, column) => ({ name, texts: [...new Set(rows.map(({ cells }) => cells[column] ?? ""))] }))
    .filter(({ texts }) => texts.length > 1);
}
