/**
 * A wide table as a long one. Columns such as "2012 Owned Outright" hold a period in their names: each becomes a row of
 * its own, with the period in a column. A row made so still knows the row and the column it came from.
 */
import { nearest } from "@place-doughnut/schema";
import type { Mapping } from "../portrait.js";
import { problem, type FeedProblem } from "../problems.js";
import { foldedName } from "../read/header.js";
import type { Table, TableRow } from "../table.js";
import { namedColumns } from "./columns.js";
import { matchPattern, patternOf, type Pattern } from "./pattern.js";
import { readPeriod } from "./period.js";

export interface MadeRow extends TableRow {
  /** The row as published. */
  readonly from: TableRow;
  /** The published name of the column that each made column was read from. */
  readonly sources: ReadonlyMap<string, string>;
}

export interface Unpivoted {
  /** Null when the patterns cannot be used on this table; the problems say why. */
  readonly table: Table | null;
  readonly problems: readonly FeedProblem[];
}

/** The name of the column that a value stands in as published. */
export function sourceColumn(row: TableRow | MadeRow, name: string): string {
  return "sources" in row ? row.sources.get(name) ?? name : name;
}

/** The row as published. */
export function sourceRow(row: TableRow | MadeRow): TableRow {
  return "from" in row ? row.from : row;
}

/** One set of columns that share the texts of their slots: each published row gives one made row for it. */
interface ColumnSet {
  readonly slots: ReadonlyMap<string, string>;
  /** The made column's name → the place of the published column. */
  readonly places: Map<string, number>;
}

/** The long table, if the mapping asks for one; the table itself otherwise. */
export function unpivot(table: Table, mapping: Mapping): Unpivoted {
  if (mapping.unpivot === undefined) return { table, problems: [] };
  const patterns = Object.entries(mapping.unpivot).map(([made, text]) => ({ made, pattern: patternOf(text) }));
  const slots = patterns[0]?.pattern.slots ?? [];
  const misfits = patterns.filter(({ pattern }) => !sameNames(pattern.slots, slots));
  if (misfits.length > 0) return { table: null, problems: misfits.map(({ pattern }) => problem("unpivot-slots-differ", {}, { pattern: pattern.text, slots })) };
  const made = [...new Set([...slots, ...patterns.map((each) => each.made)])];
  const kept = new Set(namedColumns(mapping).filter((name) => !made.includes(name)).map(foldedName));
  const { sets, used, twice, guessed } = setsOf(table, mapping, patterns, kept);
  const unmatched = patterns.filter((each) => !sets.some(({ places }) => places.has(each.made)));
  const rest = table.columns.flatMap((name, at) => (used.has(at) ? [] : [{ name, at }]));
  const taken = rest.filter(({ name }) => made.some((other) => foldedName(other) === foldedName(name)));
  const problems: FeedProblem[] = [
    ...unmatched.map(({ pattern }) => problem("unpivot-no-match", {}, { pattern: pattern.text, found: table.columns, nearest: nearest(pattern.text, table.columns) })),
    ...twice.map((name) => problem("column-ambiguous", { column: name }, { name })),
    ...taken.map(({ name }) => problem("unpivot-collides", { column: name }, { name })),
  ];
  if (problems.length > 0) return { table: null, problems };
  const notes = patterns.flatMap(({ pattern }) => {
    const [first, ...others] = guessed.filter((each) => each.pattern === pattern);
    return first === undefined ? [] : [problem("column-footnote-guessed", { column: first.name, ...(others.length > 0 ? { more: others.length } : {}) }, { name: pattern.text, found: first.name })];
  });
  return { table: longTable(table, { made, rest: rest.map(({ at }) => at), sets }), problems: notes };
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name));
}

function setsOf(
  table: Table, { period }: Mapping, patterns: readonly { made: string; pattern: Pattern }[], kept: ReadonlySet<string>,
): { sets: ColumnSet[]; used: Set<number>; twice: string[]; guessed: { name: string; pattern: Pattern }[] } {
  const sets = new Map<string, ColumnSet>();
  const used = new Set<number>();
  const twice: string[] = [];
  const guessed: { name: string; pattern: Pattern }[] = [];
  // Several columns may say a period together; what each says alone need not be one.
  const slot = "column" in period ? period.column : undefined;
  const isPeriod = (text: string): boolean => {
    const result = readPeriod(text, period.reading);
    return "period" in result || result.problem.code === "period-ambiguous";
  };
  for (const [at, name] of table.columns.entries()) {
    if (kept.has(foldedName(name))) continue;
    for (const { made, pattern } of patterns) {
      const match = matchPattern(pattern, name);
      const when = slot === undefined ? undefined : match?.slots.get(slot);
      // "LA Code" is like "{year} {what}" too, but LA is no year.
      if (match === null || (when !== undefined && !isPeriod(when))) continue;
      const { slots } = match;
      if (match.isGuessed) guessed.push({ name, pattern });
      const key = JSON.stringify([...slots].sort());
      const set = sets.get(key) ?? { slots, places: new Map<string, number>() };
      if (set.places.has(made)) twice.push(name);
      else set.places.set(made, at);
      sets.set(key, set);
      used.add(at);
    }
  }
  return { sets: [...sets.values()], used, twice, guessed };
}

function longTable(table: Table, { made, rest, sets }: { made: readonly string[]; rest: readonly number[]; sets: readonly ColumnSet[] }): Table {
  const columns = [...made, ...rest.map((at) => table.columns[at] ?? "")];
  const layouts = sets.map((set) => ({
    set,
    places: [...made.map((name) => set.slots.get(name) ?? set.places.get(name) ?? -1), ...rest],
    sources: new Map([...set.places].map(([name, at]) => [name, table.columns[at] ?? name])),
  }));
  const rows = table.rows.flatMap((from) => layouts.map(({ places, sources }): MadeRow => ({
    row: from.row,
    cells: places.map((place) => (typeof place === "string" ? place : from.cells[place] ?? "")),
    ...(from.values ? { values: places.map((place) => (typeof place === "string" ? place : from.values?.[place] ?? null)) } : {}),
    ...(from.shared ? { shared: new Set(places.flatMap((place, at) => (typeof place === "number" && from.shared?.has(place) ? [at] : []))) } : {}),
    from, sources,
  })));
  return { ...table, columns, rows };
}
