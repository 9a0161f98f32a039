/** What became of every row. Each row has exactly one outcome, so the numbers always add up. */
import type { Table, TableRow } from "../table.js";
import { sourceRow } from "./unpivot.js";

/**
 * Why a row is not in the doughnut: the mapping could not be applied at all; another area; not what `where` asks for;
 * a period that cannot be read; another code of the same area, or too few of its parts; more than one row for one figure; a
 * cell that cannot be read; figures that are not what the mapping expects.
 */
export const dropReasons = ["mapping", "other-area", "where", "period", "superseded", "duplicate", "unreadable", "unexpected"] as const;
export type DropReason = (typeof dropReasons)[number];

export interface Stats {
  readonly read: number;
  readonly used: number;
  /** Rows not used, by reason; reasons without rows are left out. `read` is `used` and these together. */
  readonly dropped: Readonly<Partial<Record<DropReason, number>>>;
}

export type Outcomes = Map<TableRow, DropReason | "used">;

/** A published row that gave several has the best of their outcomes: used if one was, else what came nearest to it. */
export function foldOutcomes(made: Outcomes): Outcomes {
  const folded: Outcomes = new Map();
  const rank = (outcome: DropReason | "used" | undefined): number => (outcome === "used" ? dropReasons.length : outcome === undefined ? -1 : dropReasons.indexOf(outcome));
  for (const [row, outcome] of made) {
    const source = sourceRow(row);
    if (rank(outcome) > rank(folded.get(source))) folded.set(source, outcome);
  }
  return folded;
}

/**
 * Counts rows by outcome. Those without one are most of a table, and all have the same: another area, or not reached at all.
 * Rows left out before are about a wanted area only where all mappings' `where` refuses them.
 */
export function countOutcomes({ rows, leftOut }: Table, outcomes: Outcomes, isWanted: ((area: string) => boolean) | null): Stats {
  const others = isWanted === null ? "mapping" : "other-area";
  const counts = new Map<DropReason | "used", number>([[others, rows.length - outcomes.size]]);
  const add = (outcome: DropReason | "used", count: number): unknown => counts.set(outcome, (counts.get(outcome) ?? 0) + count);
  for (const outcome of outcomes.values()) add(outcome, 1);
  for (const [area, count] of leftOut?.areas ?? []) add(isWanted?.(area) === true ? "where" : others, count);
  return statsOf(rowsIn({ rows, leftOut }), (outcome) => counts.get(outcome) ?? 0);
}

/** All rows of the source, those left out too. */
export function rowsIn({ rows, leftOut }: Pick<Table, "rows" | "leftOut">): number {
  return [...(leftOut?.areas.values() ?? [])].reduce((sum, count) => sum + count, rows.length);
}

/** Several counts as one. */
export function addStats(all: readonly Stats[]): Stats {
  const sum = (count: (stats: Stats) => number): number => all.reduce((total, stats) => total + count(stats), 0);
  return statsOf(sum(({ read }) => read), (outcome) => sum((stats) => (outcome === "used" ? stats.used : stats.dropped[outcome] ?? 0)));
}

function statsOf(read: number, count: (outcome: DropReason | "used") => number): Stats {
  const dropped = dropReasons.map((reason) => [reason, count(reason)] as const).filter(([, rows]) => rows > 0);
  return { read, used: count("used"), dropped: Object.fromEntries(dropped) };
}
