/**
 * A table and a mapping to observations:
 *   1. which columns are meant;
 *   2. which areas are the place and those beside it;
 *   3. which rows the mapping keeps, and the period of each: one heap of rows for each area and period;
 *   4. one observation from each heap, never from two rows that contradict each other;
 *   5. what only the whole series shows: breaks, units that do not fit.
 * Everything that goes wrong is in the problems, and every row has an outcome in the numbers.
 */
import { limitRowProblems } from "../limit.js";
import { areaId, type NamedPlace } from "../places.js";
import { mappingSchema, type Mapping } from "../portrait.js";
import { problem, type FeedProblem } from "../problems.js";
import { checkShape } from "../shape.js";
import type { Table } from "../table.js";
import { findAreas, type Areas, type MapArea } from "./areas.js";
import { findColumns, type Columns } from "./columns.js";
import { planFormula } from "./figure.js";
import { groupRows } from "./groups.js";
import { observe, type MappedObservation, type Plan } from "./observe.js";
import { countOutcomes, type Outcomes, type Stats } from "./outcome.js";
import { checkUnit, inSeries, markBreaks, type Member } from "./series.js";
import { checkFilter, rowFilter } from "./where.js";

/** What a mapping alone does not say. */
export interface MapContext {
  /** The place the doughnut is about. */
  readonly place?: NamedPlace;
  /** Places to show beside it. */
  readonly comparators?: readonly NamedPlace[];
  /** The indicator's unit, as it is shown after the number. */
  readonly unit?: string;
  readonly decimalChar?: "." | "," | undefined;
}

export interface MapResult {
  /** The place's first, then each comparator's; each in order of time. */
  readonly observations: readonly MappedObservation[];
  readonly problems: readonly FeedProblem[];
  readonly stats: Stats;
}

/** Reads the observations a mapping describes out of a table. Never throws for bad data or a bad mapping. */
export function map(table: Table, mapping: Mapping, context: MapContext = {}): MapResult {
  const outcomes: Outcomes = new Map();
  const done = (observations: readonly MappedObservation[], problems: readonly FeedProblem[]): MapResult =>
    ({ observations, problems: limitRowProblems(problems), stats: countOutcomes(table.rows, outcomes) });
  const shape = checkShape(mappingSchema, mapping);
  if (shape.length > 0) return done([], shape);

  const { columns, problems, usable } = findColumns(table.columns, mapping);
  if (!usable) return done([], problems);

  const { place = {}, comparators = [] } = context;
  const areas = findAreas(mapping, columns, table.rows, areaOf(place), comparators.filter(({ code }) => code !== place.code).map(areaOf));
  const plan = planOf(table, mapping, columns, context);
  const { groups, problems: periods } = groupRows(table, mapping, columns, areas, plan.filter, outcomes);
  const observed = groups.map((group) => observe(group, plan, outcomes));
  const members = observed.flatMap(({ observation, ...rest }): Member[] => (observation ? [{ observation, ...rest }] : []));
  const series = inSeries(members, areas.wanted.map(({ id }) => id));
  const { observations, problems: breaks } = markBreaks(series);
  return done(observations, [
    ...problems, ...areas.problems, ...filterProblems(plan), ...absentAreas(areas, plan, series), ...periods,
    ...observed.flatMap((each) => each.problems), ...breaks, ...settingProblems(plan, series), ...checkUnit(series, mapping, context.unit ?? ""),
  ]);
}

function planOf(table: Table, mapping: Mapping, columns: Columns, context: MapContext): Plan {
  const marks = new Map(Object.entries(mapping.marks ?? {}).map(([mark, meaning]) => [mark.trim(), meaning]));
  const status = mapping.status === undefined ? null : { name: mapping.status, column: columns.get(mapping.status) ?? -1 };
  return {
    table, mapping, columns,
    filter: rowFilter(mapping.where, columns),
    formula: planFormula(mapping.value, columns),
    rules: { marks, decimalChar: context.decimalChar, status },
  };
}

function areaOf(named: NamedPlace): MapArea {
  const { code, names = [] } = named;
  return { code, names, id: areaId(named), title: names[0] ?? areaId(named) };
}

/** Texts in the mapping's conditions, its own and those of its parts, that the table does not have. */
function filterProblems({ filter, formula, table }: Plan): FeedProblem[] {
  const kept = table.rows.filter(filter.matches);
  return [...checkFilter(filter, table.rows), ...formula.selections.flatMap((selection) => checkFilter(selection, kept))];
}

/** Areas that the table, or what the mapping keeps of it, has nothing about. */
function absentAreas(areas: Areas, { mapping, filter, table }: Plan, series: readonly Member[]): FeedProblem[] {
  if (mapping.area === undefined || !table.rows.some(filter.matches)) return [];
  const where = { column: mapping.area.column };
  const kept = new Set(table.rows.filter(filter.matches).map((row) => areas.areaOf(row)?.id));
  const withFigures = new Set(series.map(({ observation }) => observation.area));
  return areas.wanted.flatMap(({ id, title }, at): FeedProblem[] => {
    if (at > 0) return withFigures.has(id) ? [] : [problem("comparator-missing", where, { area: title })];
    const reported = areas.problems.length > 0;
    return reported || kept.has(id) ? [] : [problem("area-without-rows", where, { area: title })];
  });
}

/** What the mapping does to every figure alike. */
function settingProblems({ mapping, formula }: Plan, series: readonly Member[]): FeedProblem[] {
  const figures = series.filter(({ observation }) => observation.value !== null).length;
  const derived = formula.formula.kind !== "cell" && (mapping.low !== undefined || mapping.high !== undefined);
  return [
    ...(derived ? [problem("interval-of-derived", {})] : []),
    ...(mapping.scale !== undefined && mapping.scale !== 1 && figures > 0 ? [problem("scaled", {}, { scale: mapping.scale, count: figures })] : []),
  ];
}
