/** One cell with the status beside it, as the part of a figure. */
import type { Flag, MissingReason } from "@place-doughnut/schema";
import { problem, type FeedProblem } from "../problems.js";
import type { TableRow } from "../table.js";
import type { ColumnRules } from "./column-rules.js";
import type { Marks, NumberReading } from "./number.js";
import type { DecimalChar } from "./plain-number.js";
import { readStatus, type Status } from "./status.js";
import { readTypedCell } from "./typed.js";
import { sourceColumn } from "./unpivot.js";

export interface Part {
  readonly value: number | null;
  /** Why there is no value; null when there is one. */
  readonly missing: MissingReason | null;
  readonly flags: readonly Flag[];
  /** A unit written in the cell. */
  readonly unit: string | null;
  /** The cell holds something that is neither a number nor a known mark. */
  readonly unreadable: boolean;
}

export interface CellRules {
  readonly marks: Marks;
  readonly decimalChar: DecimalChar | undefined;
  /** Where the status stands; null when there is no such column. */
  readonly status: { readonly name: string; readonly column: number } | null;
  /** Columns with rules of their own, by their names. */
  readonly columns?: ReadonlyMap<string, ColumnRules> | undefined;
}

export interface CellRead {
  readonly part: Part;
  readonly problems: readonly FeedProblem[];
}

/** Reads the cell of a column in a row. What is wrong with it is in the problems, and then there is no value. */
export function readCell(row: TableRow, column: { readonly name: string; readonly at: number }, rules: CellRules): CellRead {
  const text = row.cells[column.at] ?? "";
  const place = { row: row.row, column: sourceColumn(row, column.name) };
  const { reading, problems: odd } = readTypedCell(row, column.at, place, rules);
  const statusText = statusIn(row, rules);
  const status = readStatus(statusText, rules.marks);
  const problems = [...cellProblems(reading, text, place), ...odd];
  if (rules.status && status.unknown) problems.push(problem("unknown-status", { row: row.row, column: rules.status.name }, { text: statusText }));
  if (reading.kind !== "number") return { part: withoutValue(reading, status), problems };
  if (status.missing === null) return { part: withValue(reading.value, [...reading.flags, ...status.flags], reading.unit), problems };
  problems.push(problem("status-contradicts", { row: row.row, column: rules.status?.name ?? "" }, { text: statusText, reason: status.missing }));
  return { part: without(status.missing, status.flagsAlone), problems };
}

/** The text in the status column; "" where there is none. */
function statusIn(row: TableRow, { status, columns }: CellRules): string {
  const text = status ? row.cells[status.column] ?? "" : "";
  return columns?.get(status?.name ?? "")?.nulls.has(text.trim()) === true ? "" : text;
}

function withoutValue(reading: Exclude<NumberReading, { kind: "number" }>, status: Status): Part {
  if (reading.kind === "ambiguous" || reading.kind === "invalid") return { ...without("not-available", []), unreadable: true };
  if (status.zero) return withValue(0, status.flags, null);
  return without(status.missing ?? status.missingAlone ?? reading.reason, [...reading.flags, ...status.flagsAlone]);
}

function withValue(value: number, flags: readonly Flag[], unit: string | null): Part {
  return { value, missing: null, flags, unit, unreadable: false };
}

function without(missing: MissingReason, flags: readonly Flag[]): Part {
  return { value: null, missing, flags, unit: null, unreadable: false };
}

function cellProblems(reading: NumberReading, text: string, where: { row: number; column: string }): FeedProblem[] {
  if (reading.kind === "invalid") return [problem("value-unreadable", where, { text })];
  if (reading.kind === "ambiguous") return [problem("value-ambiguous", where, { text, doubt: reading.doubt })];
  if (reading.kind !== "number") return [];
  return [
    ...(reading.imprecise ? [problem("value-imprecise", where, { text })] : []),
    ...(reading.invisible ? [problem("value-invisible", where, { text })] : []),
  ];
}
