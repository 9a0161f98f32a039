/**
 * The figure of one area and period by the mapping's value rule: a cell, or a sum, mean or ratio of such figures. A
 * derivation needs all its parts; one that is missing makes the result missing, never a smaller sum.
 */
import type { Flag, MissingReason } from "@place-doughnut/schema";
import type { ValueRule, Where } from "../portrait.js";
import type { FeedProblem, ProblemCode } from "../problems.js";
import { readCell, type CellRules, type Part } from "./cell.js";
import type { Columns } from "./columns.js";
import type { Selection } from "./selection.js";
import { rowFilter, type RowFilter } from "./where.js";

/** A value rule with its columns found. Parts that choose rows by the same `where` share one selection. */
export type Formula =
  | { readonly kind: "cell"; readonly column: { readonly name: string; readonly at: number }; readonly selection: number }
  | { readonly kind: "sum" | "mean" | "ratio"; readonly parts: readonly Formula[] };

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
    return "mean" in part ? { kind: "mean", parts: part.mean.map(plan) } : { kind: "ratio", parts: part.ratio.map(plan) };
  };
  const formula = plan(rule);
  return { formula, selections: [...selections.values()].map(({ filter }) => filter) };
}

export interface Figure {
  readonly value: number | null;
  readonly missing: MissingReason | null;
  readonly flags: readonly Flag[];
  readonly units: readonly string[];
  /** Row numbers of cells that could not be read. */
  readonly unreadable: readonly number[];
  /** Why a calculation with all its parts gave nothing. */
  readonly failed: Extract<ProblemCode, "ratio-by-zero" | "value-beyond"> | null;
  readonly problems: readonly FeedProblem[];
}

/** Works the formula out from the rows selected for it. */
export function figureOf(formula: Formula, selections: readonly Selection[], rules: CellRules): Figure {
  if (formula.kind !== "cell") return derive(formula.kind, formula.parts.map((part) => figureOf(part, selections, rules)));
  const row = selections[formula.selection]?.row ?? null;
  if (row === null) return { ...nothing("not-available"), unreadable: [], problems: [] };
  const { part, problems } = readCell(row, formula.column, rules);
  return { ...fromCell(part), unreadable: part.unreadable ? [row.row] : [], problems };
}

function fromCell({ value, missing, flags, unit }: Part): Omit<Figure, "unreadable" | "problems"> {
  return { value, missing, flags, units: unit === null ? [] : [unit], failed: null };
}

function nothing(missing: MissingReason): Omit<Figure, "unreadable" | "problems"> {
  return { value: null, missing, flags: [], units: [], failed: null };
}

function derive(kind: "sum" | "mean" | "ratio", parts: readonly Figure[]): Figure {
  const rest = {
    flags: parts.flatMap((part) => part.flags),
    units: kind === "ratio" ? [] : parts.flatMap((part) => part.units),
    unreadable: parts.flatMap((part) => part.unreadable),
    problems: parts.flatMap((part) => part.problems),
  };
  const failed = parts.find((part) => part.failed !== null)?.failed ?? null;
  const missing = parts.find((part) => part.value === null)?.missing ?? null;
  if (missing !== null) return { ...rest, value: null, missing, failed };
  const values = parts.map((part) => part.value ?? 0);
  const [upper = 0, lower = 0] = values;
  if (kind === "ratio" && lower === 0) return { ...rest, value: null, missing: "not-available", failed: "ratio-by-zero" };
  const sum = values.reduce((total, value) => total + value, 0);
  const result = kind === "ratio" ? upper / lower : kind === "mean" ? sum / values.length : sum;
  if (!Number.isFinite(result)) return { ...rest, value: null, missing: "not-available", failed: "value-beyond" };
  return { ...rest, value: withoutNoise(result), missing: null, failed: null };
}

/** 0.1 + 0.2 is 0.30000000000000004 in binary; 15 digits are what a decimal figure keeps. −0 is 0. */
export function withoutNoise(value: number): number {
  return Number.isInteger(value) ? value + 0 : Number(value.toPrecision(15));
}
