/** The rows of a table sorted into heaps, one for each area and period. */
import type { Flag, Period } from "@place-doughnut/schema";
import type { Mapping } from "../portrait.js";
import type { FeedProblem } from "../problems.js";
import type { TableRow } from "../table.js";
import type { Areas, MapArea, Match } from "./areas.js";
import type { Columns } from "./columns.js";
import type { Outcomes } from "./outcome.js";
import type { PeriodResult } from "./period.js";
import { PeriodReader } from "./period-reader.js";
import type { RowFilter } from "./where.js";

export interface Group {
  readonly area: MapArea;
  readonly period: Period;
  /** What marks beside the period say of a row's figure. */
  readonly flags: ReadonlyMap<TableRow, readonly Flag[]>;
  /** Rows of the area itself. */
  readonly rows: readonly TableRow[];
  /** Rows of each of the areas that this one was made from, where it has none of its own: their figures are added up. */
  readonly parts?: readonly (readonly TableRow[])[];
}

/** A heap before it is settled which of its rows count. */
export interface Heap {
  readonly area: MapArea;
  readonly period: Period;
  readonly flags: Map<TableRow, readonly Flag[]>;
  readonly own: TableRow[];
  /** Rows under other codes of the same area, and of areas it was made from, by code. */
  readonly others: Map<string, { readonly as: Match["as"]; readonly rows: TableRow[] }>;
}

/** Sorts the rows about wanted areas; those of them that do not count get their outcome here. */
export function groupRows(
  mapping: Mapping, columns: Columns, areas: Areas, filter: RowFilter, outcomes: Outcomes,
): { heaps: Heap[]; problems: FeedProblem[] } {
  const heaps = new Map<string, Heap>();
  const periods = new PeriodReader(mapping, columns);
  for (const row of areas.rows) {
    const match = areas.matchOf(row);
    const wanted = match !== null && filter.matches(row);
    const result = wanted ? periods.read(row) : null;
    if (match === null) continue;
    if (result === null) outcomes.set(row, "where");
    else if ("problem" in result) outcomes.set(row, "period");
    else addTo(heaps, match, result, row);
  }
  return { heaps: [...heaps.values()], problems: periods.problems() };
}

type ReadPeriod = Extract<PeriodResult, { period: Period }>;

function addTo(heaps: Map<string, Heap>, { area, as, code }: Match, { period, flags }: ReadPeriod, row: TableRow): void {
  const key = JSON.stringify([area.id, period.start, period.end]);
  const heap: Heap = heaps.get(key) ?? { area, period, flags: new Map(), own: [], others: new Map() };
  heaps.set(key, heap);
  if (flags !== undefined) heap.flags.set(row, flags);
  if (as === "itself") {
    heap.own.push(row);
    return;
  }
  const others = heap.others.get(code);
  if (others) others.rows.push(row);
  else heap.others.set(code, { as, rows: [row] });
}
