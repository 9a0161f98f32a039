/** The publisher's interval around a figure. */
import type { Mapping } from "../portrait.js";
import { problem, type FeedProblem } from "../problems.js";
import type { TableRow } from "../table.js";
import type { CellRules } from "./cell.js";
import type { Columns } from "./columns.js";
import { withoutNoise } from "./figure.js";
import { readTypedCell } from "./typed.js";
import { sourceColumn } from "./unpivot.js";

/** Lower and upper end; null where the publisher gives none. */
export interface Interval {
  readonly low: number | null;
  readonly high: number | null;
}

/** Reads the ends from the row the figure is in. An end that is no number is reported, and the figure does without it. */
export function readInterval(row: TableRow, { low, high }: Mapping, columns: Columns, rules: CellRules): { interval: Interval; problems: FeedProblem[] } {
  const problems: FeedProblem[] = [];
  const end = (name: string | undefined): number | null => {
    if (name === undefined) return null;
    const at = columns.get(name) ?? -1;
    const place = { row: row.row, column: sourceColumn(row, name) };
    const { reading, problems: odd } = readTypedCell(row, at, place, rules);
    problems.push(...odd);
    if (reading.kind === "invalid" || reading.kind === "ambiguous") problems.push(problem("interval-unreadable", place, { text: row.cells[at] ?? "" }));
    return reading.kind === "number" ? reading.value : null;
  };
  return { interval: { low: end(low), high: end(high) }, problems };
}

/** The interval times a number; a negative one turns it round. */
export function scaleInterval({ low, high }: Interval, scale: number): Interval {
  const [first, last] = [scaled(low, scale), scaled(high, scale)];
  return scale < 0 ? { low: last, high: first } : { low: first, high: last };
}

/** A figure times a number; null when there is none, or when the result is too large to hold. */
export function scaled(value: number | null, scale: number): number | null {
  if (value === null || scale === 1) return value;
  const result = withoutNoise(value * scale);
  return Number.isFinite(result) ? result : null;
}
