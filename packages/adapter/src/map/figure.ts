/**
 * The figure of one area and period by the mapping's value rule: a cell, or a sum, mean or ratio of such figures. A
 * derivation needs all its parts; one that is missing makes the result missing, never a smaller sum.
 */
import type { Flag, MissingReason } from "@place-doughnut/schema";
import type { ValueRule, Where } from "../portrait.js";
import type { FeedProblem, ProblemCode } from "../problems.js";
import { readCell, type CellRules } from "./cell.js";
import type { Columns } from "./columns.js";
import type { Selection } from "./selection.js";
import { rowFilter, type RowFilter } from "./where.js";

/** A value rule with its columns found. Parts that choose rows by the same `where` share one selection. */
export type Formula =
  | { readonly kind: "cell"; readonly column: { readonly name: string; readonly at: number }; readonly selection: number }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: Derivation; readonly parts: readonly Formula[] };

/** `difference` is the first part without the second: what a complement is. */
type Derivation = "sum" | "mean" | "ratio" | "difference";

export interface PlannedFormula {
  readonly formula: Formula;
  /** By the number that the formula's cells name. */
  readonly selections: readonly RowFilter[];
}

/** Finds the columns and the distinct row choices of a value rule. */
export function planFormula(rule: ValueRule, columns: Columns): PlannedFormula {
  const selections = new Map<string, { at: number; filter: RowFilter }>();
  const selectionOf = (where: Where | undefined): number => {
    const key = JSON.stringify(where ?? {});
    const known = selections.get(key) ?? { at: selections.size, filter: rowFilter(where, columns) };
    selections.set(key, known);
    return known.at;
  };
  const plan = (part: ValueRule): Formula => {
    if (typeof part === "string") return plan({ column: part });
    if ("column" in part) return { kind: "cell", column: { name: part.column, at: columns.get(part.column) ?? -1 }, selection: selectionOf(part.where) };
    if ("sum" in part) return { kind: "sum", parts: part.sum.map(plan) };
    if ("mean" in part) return { kind: "mean", parts: part.mean.map(plan) };
    if ("ratio" in part) return { kind: "ratio", parts: part.ratio.map(plan) };
    const { of = 100 } = part;
    return { kind: "difference", parts: [typeof of === "number" ? { kind: "number", value: of } : plan(of), plan(part.complement)] };
  };
  const formula = plan(rule);
  return { formula, selections: [...selections.values()].map(({ filter }) => filter) };
}

export interface Written {
  readonly column: string;
  readonly row: number;
  readonly percent: boolean;
}

export interface Figure {
  readonly value: number | null;
  readonly missing: MissingReason | null;
  readonly flags: readonly Flag[];
  readonly units: readonly string[];
  /** The cells that numbers were read from, and whether each had a per cent sign. */
  readonly written: readonly Written[];
  /** Row numbers of cells that could not be read. */
  readonly unreadable: readonly number[];
  /** Why a calculation with all its parts gave nothing. */
  readonly failed: Extract<ProblemCode, "ratio-by-zero" | "value-beyond"> | null;
  readonly problems: readonly FeedProblem[];
}

/** Works the formula out from the rows selected for it. */
export function figureOf(formula: Formula, selections: readonly Selection[], rules: CellRules): Figure {
  if (formula.kind === "number") return { ...nothing, value: formula.value, missing: null };
  if (formula.kind !== "cell") return derive(formula.kind, formula.parts.map((part) => figureOf(part, selections, rules)));
  const row = selections[formula.selection]?.row ?? null;
  if (row === null) return nothing;
  const { part: { value, missing, flags, unit, unreadable }, problems } = readCell(row, formula.column, rules);
  // Nil is nil, in per cent or not.
  const written = value === null || value === 0 ? [] : [{ column: formula.column.name, row: row.row, percent: unit === "%" }];
  return { value, missing, flags, units: unit === null ? [] : [unit], written, unreadable: unreadable ? [row.row] : [], failed: null, problems };
}

/** No row, so no figure. */
const nothing: Figure = { value: null, missing: "not-available", flags: [], units: [], written: [], unreadable: [], failed: null, problems: [] };

/** One figure from several. One that is missing makes the result missing. */
export function derive(kind: Derivation, parts: readonly Figure[]): Figure {
  const rest = {
    flags: parts.flatMap((part) => part.flags),
    units: kind === "ratio" ? [] : parts.flatMap((part) => part.units),
    written: parts.flatMap((part) => part.written),
    unreadable: parts.flatMap((part) => part.unreadable),
    problems: parts.flatMap((part) => part.problems),
  };
  const failed = parts.find((part) => part.failed !== null)?.failed ?? null;
  const missing = parts.find((part) => part.value === null)?.missing ?? null;
  if (missing !== null) return { ...rest, value: null, missing, failed };
  const values = parts.map((part) => part.value ?? 0);
  if (kind === "ratio" && values[1] === 0) return { ...rest, value: null, missing: "not-available", failed: "ratio-by-zero" };
  const result = calculate(kind, values);
  if (!Number.isFinite(result)) return { ...rest, value: null, missing: "not-available", failed: "value-beyond" };
  return { ...rest, value: withoutNoise(result), missing: null, failed: null };
}

function calculate(kind: Derivation, values: readonly number[]): number {
  const [first = 0, second = 0] = values;
  switch (kind) {
    case "ratio": return first / second;
    case "difference": return first - second;
    case "mean": return sumOf(values) / values.length;
    case "sum": return sumOf(values);
  }
}

function sumOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** 0.1 + 0.2 is 0.30000000000000004 in binary; 15 digits are what a decimal figure keeps. −0 is 0. */
export function withoutNoise(value: number): number {
  return Number.isInteger(value) ? value + 0 : Number(value.toPrecision(15));
}
