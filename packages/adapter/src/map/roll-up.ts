/** Small areas, sectors or stations put together: a sum, or a mean that may be weighted, by population for example. */
import type { RollUp } from "../portrait.js";
import { problem, type FeedProblem } from "../problems.js";
import type { TableRow } from "../table.js";
import type { CellRules } from "./cell.js";
import type { Columns } from "./columns.js";
import { derive, withoutNoise, type Figure } from "./figure.js";
import { readTypedCell } from "./typed.js";
import { comparable } from "./where.js";

export interface NamedPart {
  readonly name: string;
  readonly rows: readonly TableRow[];
}

export interface FiguredPart {
  readonly rows: readonly TableRow[];
  readonly figure: Figure;
}

/** The rows of each part, the parts in order of their names: figures must not depend on the order of rows. */
export function splitInParts(rows: readonly TableRow[], { of }: RollUp, columns: Columns): NamedPart[] {
  const places = [of].flat().map((name) => columns.get(name) ?? -1);
  const parts = new Map<string, TableRow[]>();
  for (const row of rows) {
    const name = places.map((at) => comparable(row.cells[at] ?? "")).join(", ");
    const known = parts.get(name);
    if (known) known.push(row);
    else parts.set(name, [row]);
  }
  return [...parts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, own]) => ({ name, rows: own }));
}

/**
 * The figure of all parts. A sum needs every one. A mean needs the share of them that its `coverage` states, all of them
 * when it states none; made from fewer than all it is an estimate. `left` is the number of parts it does without.
 */
export function rollUp(parts: readonly FiguredPart[], rule: RollUp, columns: Columns, rules: CellRules): { figure: Figure; left: number } {
  if (rule.how === "sum") return { figure: derive("sum", parts.map(({ figure }) => figure)), left: 0 };
  const weighed = parts.map((part) => ({ ...part, ...weightOf(part, rule.weight, columns, rules) }));
  const problems = weighed.flatMap((part) => part.problems);
  const usable = weighed.filter(({ figure, weight }) => figure.value !== null && weight !== null);
  const total = sumOf(weighed.map(({ weight }) => weight ?? 0));
  const covered = sumOf(usable.map(({ weight }) => weight ?? 0));
  const whole = derive("mean", weighed.map(({ figure }) => figure));
  const figure = { ...whole, problems: [...whole.problems, ...problems] };
  // With a weight that is not known, no share of the whole is.
  const isKnown = total > 0 && usable.length > 0 && weighed.every(({ weight }) => weight !== null);
  if (!isKnown || (usable.length < parts.length && covered / total < (rule.coverage ?? 1)) || covered === 0) {
    return { figure: { ...figure, value: null, missing: figure.missing ?? "not-available" }, left: 0 };
  }
  const mean = sumOf(usable.map(({ figure: { value }, weight }) => (value ?? 0) * (weight ?? 0))) / covered;
  if (!Number.isFinite(mean)) return { figure: { ...figure, value: null, missing: "not-available", failed: "value-beyond" }, left: 0 };
  const left = parts.length - usable.length;
  return { figure: { ...figure, value: withoutNoise(mean), missing: null, failed: null, flags: left > 0 ? [...figure.flags, "estimated"] : figure.flags }, left };
}

/** The weight in the part's first row; null, with a problem, when it is no number from 0 up. All parts weigh 1 without a column. */
function weightOf({ rows: [row] }: FiguredPart, name: string | undefined, columns: Columns, rules: CellRules): { weight: number | null; problems: FeedProblem[] } {
  if (name === undefined) return { weight: 1, problems: [] };
  const at = columns.get(name) ?? -1;
  if (row === undefined) return { weight: null, problems: [] };
  const place = { row: row.row, column: name };
  const { reading, problems } = readTypedCell(row, at, place, rules);
  if (reading.kind === "number" && reading.value >= 0) return { weight: reading.value, problems: [...problems] };
  return { weight: null, problems: [...problems, problem("weight-unreadable", place, { text: row.cells[at] ?? "" })] };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
