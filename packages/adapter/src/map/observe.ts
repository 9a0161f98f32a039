/** A heap of rows to one observation, with the rows it came from. */
import { flags as allFlags, type Flag, type Observation } from "@place-doughnut/schema";
import type { Mapping } from "../portrait.js";
import { problem, type FeedProblem } from "../problems.js";
import type { Table, TableRow } from "../table.js";
import type { CellRules } from "./cell.js";
import { leavesOf, type Columns } from "./columns.js";
import type { Figure, PlannedFormula, Written } from "./figure.js";
import type { Group } from "./groups.js";
import { heapFigure } from "./heap-figure.js";
import { readInterval, scaled, scaleInterval, type Interval } from "./interval.js";
import type { Outcomes } from "./outcome.js";
import { chosenTexts, type RowFilter } from "./where.js";

export interface MappedObservation extends Observation {
  /** The code of the area, or its name where it has none. */
  readonly area: string;
  /** The rows of the source it was read from, as a spreadsheet counts them. */
  readonly rows: readonly number[];
}

/** What the rows of a heap gave. */
export interface Observed {
  /** Null when no part of the value rule matches any of the rows. */
  readonly observation: MappedObservation | null;
  /** What people call the area. */
  readonly area: string;
  /** Which of several allowed texts the rows hold. */
  readonly wording: string;
  readonly units: readonly string[];
  readonly written: readonly Written[];
  /** What its parts are called, where it was put together from parts. */
  readonly parts: readonly string[];
  /** The rows it was read from, unless they contradict each other. */
  readonly rows: readonly TableRow[];
  readonly problems: readonly FeedProblem[];
}

/** What stays the same for every heap of a table. */
export interface Plan {
  readonly table: Table;
  readonly mapping: Mapping;
  readonly columns: Columns;
  readonly filter: RowFilter;
  readonly formula: PlannedFormula;
  readonly rules: CellRules;
  /** The area whose figures are really those of a larger one; null when none is. */
  readonly widerArea: string | null;
}

/** Reads the heap's figure, and settles the outcome of each of its rows. */
export function observe(group: Group, plan: Plan, outcomes: Outcomes): Observed {
  const about = { area: group.area.title, period: labelOf(group), table: plan.table, measured: leavesOf(plan.mapping.value).map(({ column }) => column) };
  const { figure, rows, doubled, contradicted, parts, problems: found } = heapFigure(group, plan, about);
  settle([...group.rows, ...(group.parts ?? []).flat()], { rows, doubled, contradicted, unreadable: figure.unreadable }, outcomes);
  const bare = { area: about.area, wording: "", units: [], written: [], parts, rows: [] };
  if (rows.length + doubled.length === 0) return { ...bare, observation: null, problems: found };
  const problems = [...found, ...figure.problems, ...figureProblems(figure, contradicted, isDerived(plan) || group.parts !== undefined, about)];
  const interval = intervalOf(rows, group, plan);
  const observation = observationOf(group, figure, interval?.interval ?? null, plan, rows.length > 0 ? rows : doubled);
  if (figure.value !== null && observation.value === null) problems.push(problem("value-beyond", {}, { period: about.period }));
  return {
    ...bare,
    observation,
    wording: wordingOf(rows, plan),
    units: [...figure.units, ...tableUnits(rows, plan)],
    written: figure.written,
    rows: contradicted ? [] : rows,
    problems: [...problems, ...(interval?.problems ?? [])],
  };
}

function labelOf({ period }: Group): string {
  return typeof period.label === "string" ? period.label : period.start;
}

interface Settlement {
  readonly rows: readonly TableRow[];
  readonly doubled: readonly TableRow[];
  readonly contradicted: boolean;
  readonly unreadable: readonly number[];
}

function settle(all: readonly TableRow[], { rows, doubled, contradicted, unreadable }: Settlement, outcomes: Outcomes): void {
  const faulty = new Set(unreadable);
  for (const row of all) outcomes.set(row, "where");
  for (const row of doubled) outcomes.set(row, "duplicate");
  for (const row of rows) outcomes.set(row, contradicted ? "duplicate" : faulty.has(row.row) ? "unreadable" : "used");
}

/** Why there is no figure though there are rows. What is wrong with a cell has been said with the cell. */
function figureProblems(figure: Figure, contradicted: boolean, derived: boolean, { area, period }: { area: string; period: string }): FeedProblem[] {
  if (contradicted || figure.unreadable.length > 0) return [];
  if (figure.failed !== null) return [problem(figure.failed, {}, { period })];
  return derived && figure.missing !== null ? [problem("part-missing", {}, { area, period, reason: figure.missing })] : [];
}

/** Is a figure of this mapping made from several? */
export function isDerived({ formula, mapping }: Plan): boolean {
  return formula.formula.kind !== "cell" || mapping.rollUp !== undefined;
}

/** A figure read from one cell has the interval beside it, if the mapping names one. */
function intervalOf([row]: readonly TableRow[], group: Group, plan: Plan): ReturnType<typeof readInterval> | null {
  const { mapping, columns, rules } = plan;
  const named = mapping.low !== undefined || mapping.high !== undefined;
  return named && row !== undefined && !isDerived(plan) && group.parts === undefined ? readInterval(row, mapping, columns, rules) : null;
}

function observationOf(group: Group, figure: Figure, interval: Interval | null, { mapping: { scale = 1 }, widerArea }: Plan, rows: readonly TableRow[]): MappedObservation {
  const value = scaled(figure.value, scale);
  const missing = value === null ? figure.missing ?? "not-available" : null;
  const besidePeriod = rows.flatMap((row) => group.flags.get(row) ?? []);
  const flags = inOrder([...figure.flags, ...besidePeriod, ...(group.area.id === widerArea ? ["wider-area" as const] : [])]);
  return {
    area: group.area.id,
    period: group.period,
    value,
    ...(missing === null ? {} : { missing }),
    ...(interval === null || missing !== null ? {} : scaleInterval(interval, scale)),
    ...(flags.length === 0 ? {} : { flags }),
    rows: [...new Set(rows.map(({ row }) => row))],
  };
}

/** Each flag once, in the order of the schema's list, whatever the order of the marks. */
export function inOrder(found: readonly Flag[]): Flag[] {
  return allFlags.filter((flag) => found.includes(flag));
}

function wordingOf(rows: readonly TableRow[], { filter, formula }: Plan): string {
  return rows.flatMap((row) => [filter, ...formula.selections].flatMap((each) => (each.matches(row) ? chosenTexts(each, row) : [])))
    .filter((text, at, all) => all.indexOf(text) === at).join(", ");
}

function tableUnits(rows: readonly TableRow[], { mapping, columns }: Plan): string[] {
  const column = mapping.unit?.column === undefined ? undefined : columns.get(mapping.unit.column);
  return column === undefined ? [] : rows.map((row) => row.cells[column] ?? "").filter((text) => text.trim() !== "");
}
