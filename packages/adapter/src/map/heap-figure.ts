/** The figure of a heap of rows: read from the rows that the value rule asks for, or put together from the parts the rows are about. */
import type { FeedProblem } from "../problems.js";
import { problem } from "../problems.js";
import type { TableRow } from "../table.js";
import { derive, figureOf, type Figure } from "./figure.js";
import type { Group } from "./groups.js";
import type { Plan } from "./observe.js";
import { rollUp, splitInParts } from "./roll-up.js";
import { selectRow, type Claim } from "./selection.js";

export interface HeapFigure {
  readonly figure: Figure;
  /** Rows the figure was read from. */
  readonly rows: readonly TableRow[];
  /** Rows that claim the place of one read: identical to it, or all of them when they contradict each other. */
  readonly doubled: readonly TableRow[];
  /** Some part has several rows that differ, so it has no figure. */
  readonly contradicted: boolean;
  /** What the parts are called, where the figure was put together from parts. */
  readonly parts: readonly string[];
  readonly problems: readonly FeedProblem[];
}

/** Works out the figure of an area and period. */
export function heapFigure(group: Group, plan: Plan, about: Claim): HeapFigure {
  if (group.parts === undefined) return figureOfRows(group.rows, plan, about);
  const parts = group.parts.map((rows) => figureOfRows(rows, plan, about));
  return { ...gathered(parts), figure: derive("sum", parts.map(({ figure }) => figure)) };
}

function figureOfRows(rows: readonly TableRow[], plan: Plan, about: Claim): HeapFigure {
  const rule = plan.mapping.rollUp;
  if (rule === undefined) return figureOfOne(rows, plan, about);
  const named = splitInParts(rows, rule, plan.columns);
  const parts = named.map((part) => ({ ...part, made: figureOfOne(part.rows, plan, { ...about, area: `${about.area}, ${part.name}` }) }))
    .filter(({ made }) => made.rows.length + made.doubled.length > 0);
  const { figure, left } = rollUp(parts.map(({ rows: own, made }) => ({ rows: made.rows.length > 0 ? made.rows : own, figure: made.figure })), rule, plan.columns, plan.rules);
  const partly = left === 0 || figure.value === null ? [] : [problem("rolled-up-partly", {}, { area: about.area, period: about.period, left, parts: parts.length })];
  const all = gathered(parts.map(({ made }) => made));
  return { ...all, figure, parts: parts.map(({ name }) => name), problems: [...all.problems, ...partly] };
}

function gathered(all: readonly HeapFigure[]): Omit<HeapFigure, "figure"> {
  return {
    rows: all.flatMap(({ rows }) => rows),
    doubled: all.flatMap(({ doubled }) => doubled),
    contradicted: all.some(({ contradicted }) => contradicted),
    parts: all.flatMap(({ parts }) => parts),
    problems: all.flatMap(({ problems }) => problems),
  };
}

function figureOfOne(rows: readonly TableRow[], plan: Plan, about: Claim): HeapFigure {
  const selections = plan.formula.selections.map((filter) => selectRow(rows, filter, about));
  return {
    figure: figureOf(plan.formula.formula, selections, plan.rules),
    rows: selections.flatMap(({ row }) => row ?? []),
    doubled: selections.flatMap(({ duplicates }) => duplicates),
    contradicted: selections.some(({ row, duplicates }) => row === null && duplicates.length > 0),
    parts: [],
    problems: selections.flatMap((selection) => selection.problems),
  };
}
