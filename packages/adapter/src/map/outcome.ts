/** What became of every row. Each row has exactly one outcome, so the numbers always add up. */
import type { TableRow } from "../table.js";

/**
 * Why a row is not in the doughnut: the mapping could not be applied at all; another area; not what `where` asks for;
 * a period that cannot be read; more than one row for one figure; a cell that cannot be read.
 */
export const dropReasons = ["mapping", "other-area", "where", "period", "duplicate", "unreadable"] as const;
export type DropReason = (typeof dropReasons)[number];

export interface Stats {
  readonly read: number;
  readonly used: number;
  /** Rows not used, by reason; reasons without rows are left out. `read` is `used` and these together. */
  readonly dropped: Readonly<Partial<Record<DropReason, number>>>;
}

export type Outcomes = Map<TableRow, DropReason | "used">;

/** Counts rows by outcome; a row without one was not reached, because the mapping could not be applied. */
export function countOutcomes(rows: readonly TableRow[], outcomes: Outcomes): Stats {
  const counts = new Map<DropReason | "used", number>();
  for (const row of rows) {
    const outcome = outcomes.get(row) ?? "mapping";
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
  return statsOf(rows.length, (outcome) => counts.get(outcome) ?? 0);
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
