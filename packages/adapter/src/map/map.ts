/**
 * A table and a mapping to observations:
 *   1. wide columns become rows, where the mapping says so;
 *   2. which columns are meant;
 *   3. which areas are the place and those beside it, under whatever code or name;
 *   4. which rows the mapping keeps, and the period of each: one heap of rows for each area and period;
 *   5. one observation from each heap, never from two rows that contradict each other;
 *   6. for each head, if the mapping says so;
 *   7. what only the whole series shows: breaks, units that do not fit, two series joined.
 * Everything that goes wrong is in the problems, and every row has an outcome in the numbers.
 */
import type { AreaRegister } from "../areas/areas.js";
import { limitRowProblems } from "../limit.js";
import { areaId, type NamedPlace } from "../places.js";
import { mappingSchema, type Mapping, type Per } from "../portrait.js";
import { problem, type FeedProblem } from "../problems.js";
import { checkShape } from "../shape.js";
import type { Table, TableRow } from "../table.js";
import { findAreas, type Areas, type MapArea } from "./areas.js";
import { rulesByColumn } from "./column-rules.js";
import { findColumns, type Columns } from "./columns.js";
import { checkExpected, withdraw } from "./expected.js";
import { planFormula } from "./figure.js";
import { groupRows } from "./groups.js";
import { checkJoints, checkParts, checkPercentSigns } from "./mixture.js";
import { isDerived, observe, type MappedObservation, type Observed, type Plan } from "./observe.js";
import { countOutcomes, foldOutcomes, type Outcomes, type Stats } from "./outcome.js";
import { divide, divisorMapping } from "./per.js";
import { checkPlausible } from "./plausible.js";
import { checkUnit, inSeries, markBreaks, type Member } from "./series.js";
import { settleAreas } from "./succession.js";
import { unpivot } from "./unpivot.js";
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
  /** What the publisher's marks mean in this source; the mapping's own come first. */
  readonly marks?: Mapping["marks"];
  /** Knows names of areas and codes that have changed, such as `await ukAreas()`. Without it only codes and names as given are found. */
  readonly register?: AreaRegister | undefined;
  /** The tables of other sources by their keys, for figures per head, and how each is to be read. */
  readonly tables?: ReadonlyMap<string, Table> | undefined;
  readonly dialects?: ReadonlyMap<string, Pick<MapContext, "decimalChar" | "marks">> | undefined;
}

export interface MapResult {
  /** The place's first, then each comparator's; each in order of time. */
  readonly observations: readonly MappedObservation[];
  readonly problems: readonly FeedProblem[];
  readonly stats: Stats;
}

/** Reads the observations a mapping describes out of a table. Never throws for bad data or a bad mapping. */
export function map(table: Table, given: Mapping, context: MapContext = {}): MapResult {
  const shape = checkShape(mappingSchema, given);
  const mapping = table.isSummed === true && shape.length === 0 ? withoutRollUp(given) : given;
  const outcomes: Outcomes = new Map();
  let isWanted: ((area: string) => boolean) | null = null;
  const done = (observations: readonly MappedObservation[], problems: readonly FeedProblem[]): MapResult => {
    const made = shape.length === 0 && mapping.unpivot !== undefined;
    return { observations, problems: limitRowProblems(problems), stats: countOutcomes(table, made ? foldOutcomes(outcomes) : outcomes, isWanted) };
  };
  if (shape.length > 0) return done([], shape);

  const long = unpivot(table, mapping);
  if (long.table === null) return done([], long.problems);
  const { columns, problems, usable } = findColumns(long.table.columns, mapping);
  if (!usable) return done([], [...long.problems, ...problems]);

  const { place = {}, register } = context;
  const areas = findAreas(mapping, columns, long.table, { place: areaOf(place), comparators: comparatorsOf(context).map(areaOf), register });
  const plan = planOf(long.table, mapping, columns, context, areas);
  isWanted = (area) => areas.matchOfText(area) !== null;
  const { heaps, problems: periods } = groupRows(mapping, columns, areas, plan.filter, outcomes);
  const { groups, problems: changes } = settleAreas(heaps, mapping.area?.column ?? "", register, outcomes);
  const observed = groups.map((group) => observe(group, plan, outcomes));
  const found = inSeries(observed.flatMap(membersOf), areas.wanted.map(({ id }) => id));
  const { members: series, problems: divisions } = mapping.per === undefined ? { members: found, problems: [] } : divideBy(mapping.per, found, context);
  const { observations, problems: breaks } = markBreaks(series);
  const unexpected = checkExpected(observations, mapping, areaId(place));
  if (unexpected.length > 0) withdraw(outcomes);
  return done(unexpected.length > 0 ? [] : observations, [
    ...long.problems, ...problems, ...areas.problems, ...filterProblems(plan), ...absentAreas(areas, plan, series), ...periods, ...changes,
    ...observed.flatMap((each) => each.problems), ...divisions, ...breaks, ...settingProblems(plan, series), ...checkUnit(series, mapping, context.unit ?? ""),
    ...checkPercentSigns(series, plan), ...checkParts(series), ...checkPlausible(series), ...checkJoints(series, plan, areaId(place)),
    ...unexpected,
  ]);
}

/** The mapping of a table whose parts have been added up. */
function withoutRollUp({ rollUp: _done, ...mapping }: Mapping): Mapping {
  return mapping;
}

function membersOf({ observation, ...rest }: Observed): Member[] {
  return observation ? [{ observation, ...rest }] : [];
}

function comparatorsOf({ place = {}, comparators = [] }: MapContext): NamedPlace[] {
  return comparators.filter(({ code }) => code !== place.code);
}

/** Reads the divisors from their own table, as figures are read, and divides by them. */
function divideBy(per: Per, members: readonly Member[], context: MapContext): { members: Member[]; problems: FeedProblem[] } {
  const table = context.tables?.get(per.source);
  if (!table) {
    const { members: without, problems } = divide(members, per, []);
    return { members: without, problems: [problem("divisor-unread", { source: per.source }, { source: per.source }), ...problems] };
  }
  const { unit: _unit, marks: _marks, decimalChar: _char, ...rest } = context;
  const divisors = map(table, divisorMapping(per), { ...rest, ...context.dialects?.get(per.source) });
  const divided = divide(members, per, divisors.observations);
  return { members: divided.members, problems: [...divisors.problems.map((each) => ({ ...each, source: per.source })), ...divided.problems] };
}

function planOf(table: Table, mapping: Mapping, columns: Columns, context: MapContext, areas: Areas): Plan {
  const marks = new Map(Object.entries({ ...context.marks, ...mapping.marks }).map(([mark, meaning]) => [mark.trim(), meaning]));
  const status = mapping.status === undefined ? null : { name: mapping.status, column: columns.get(mapping.status) ?? -1 };
  return {
    table, mapping, columns,
    filter: rowFilter(mapping.where, columns),
    formula: planFormula(mapping.value, columns),
    rules: { marks, decimalChar: context.decimalChar, status, columns: rulesByColumn(table, columns, { marks, decimalChar: context.decimalChar }) },
    widerArea: areas.isWider ? areaId(context.place ?? {}) : null,
  };
}

function areaOf(named: NamedPlace): MapArea {
  const { code, names = [] } = named;
  return { code, names, id: areaId(named), title: names[0] ?? areaId(named) };
}

/** Texts in the mapping's conditions, its own and those of its parts, that the table does not have. */
function filterProblems({ filter, formula, table }: Plan): FeedProblem[] {
  const rows = allTexts(table);
  const kept = formula.selections.some(({ conditions }) => conditions.length > 0) ? rows.filter(filter.matches) : [];
  return [...checkFilter(filter, rows), ...formula.selections.flatMap((selection) => checkFilter(selection, kept))];
}

/** Rows with every combination of texts that rows are chosen by. */
function allTexts({ rows, leftOut }: Table): readonly TableRow[] {
  return leftOut === undefined ? rows : [...leftOut.samples, ...rows];
}

/** Areas that the table, or what the mapping keeps of it, has nothing about. */
function absentAreas(areas: Areas, { mapping, filter, table }: Plan, series: readonly Member[]): FeedProblem[] {
  if (mapping.area === undefined || !allTexts(table).some(filter.matches)) return [];
  const where = { column: mapping.area.column };
  const kept = new Set(areas.rows.filter(filter.matches).map((row) => areas.matchOf(row)?.area.id));
  const withFigures = new Set(series.map(({ observation }) => observation.area));
  return areas.wanted.flatMap(({ id, title }, at): FeedProblem[] => {
    if (at > 0) return withFigures.has(id) ? [] : [problem("comparator-missing", where, { area: title })];
    const reported = areas.problems.some(({ severity }) => severity === "error");
    return reported || kept.has(id) ? [] : [problem("area-without-rows", where, { area: title })];
  });
}

/** What the mapping does to every figure alike. */
function settingProblems(plan: Plan, series: readonly Member[]): FeedProblem[] {
  const { mapping } = plan;
  const figures = series.filter(({ observation }) => observation.value !== null).length;
  const derived = isDerived(plan) && (mapping.low !== undefined || mapping.high !== undefined);
  return [
    ...(derived ? [problem("interval-of-derived", {})] : []),
    ...(mapping.scale !== undefined && mapping.scale !== 1 && figures > 0 ? [problem("scaled", {}, { scale: mapping.scale, count: figures })] : []),
  ];
}
