/** Which column is meant by a name in a mapping? Exactly that name; else the one that differs only in what carries no meaning. */
import { nearest } from "@place-doughnut/schema";
import { periodColumns, type Mapping, type ValueRule, type Where } from "../portrait.js";
import { problem, type FeedProblem } from "../problems.js";
import { foldedName, withoutBracketNote, withoutNotes } from "../read/header.js";
import { patternOf } from "./pattern.js";

/** Where the columns of a mapping stand in the table, by the name the mapping uses. */
export type Columns = ReadonlyMap<string, number>;

export interface ColumnsFound {
  readonly columns: Columns;
  readonly problems: readonly FeedProblem[];
  /** Is every column there without which no figure can be trusted? */
  readonly usable: boolean;
}

/** Looks up every column a mapping names. Without the interval or the unit it still works; without any other it does not. */
export function findColumns(names: readonly string[], mapping: Mapping): ColumnsFound {
  const columns = new Map<string, number>();
  const problems: FeedProblem[] = [];
  let usable = true;
  const essential = essentialColumns(mapping);
  for (const name of new Set(namedColumns(mapping))) {
    const found = findColumn(names, name);
    if (typeof found !== "number") {
      problems.push(found);
      if (essential.has(name)) usable = false;
      continue;
    }
    columns.set(name, found);
    const published = names[found] ?? "";
    if (published !== name.trim()) problems.push(problem(isMeant(published, name) ? "column-name-differs" : "column-footnote-guessed", { column: published }, { name, found: published }));
  }
  return { columns, problems, usable };
}

/** The place of a column, counted from 0; or the problem that there is none, or that there are several. */
function findColumn(names: readonly string[], wanted: string): number | FeedProblem {
  const isCalled: ((published: string) => boolean)[] = [
    (published) => published.trim() === wanted.trim(),
    (published) => foldedName(published) === foldedName(wanted),
    // Footnotes come off the published name alone: off both, KS4 would be KS2.
    (published) => foldedName(withoutNotes(published)) === foldedName(wanted),
  ];
  for (const fits of isCalled) {
    const matches = [...names.keys()].filter((at) => fits(names[at] ?? ""));
    if (matches.length > 1) return problem("column-ambiguous", { column: wanted }, { name: wanted });
    if (matches[0] !== undefined) return matches[0];
  }
  return problem("column-missing", { column: wanted }, { name: wanted, found: names, nearest: nearest(wanted, names) });
}

/** Is nothing but capitals, blanks and a note in square brackets different? A digit at the end may be part of the name. */
function isMeant(published: string, wanted: string): boolean {
  return foldedName(withoutBracketNote(published)) === foldedName(wanted) || foldedName(published) === foldedName(wanted);
}

/** The columns a mapping expects in the table as published, in the order in which it uses them: not those that its `unpivot` makes. */
export function columnsOf(mapping: Mapping): string[] {
  const made = new Set(Object.entries(mapping.unpivot ?? {}).flatMap(([name, pattern]) => [name, ...patternOf(pattern).slots]));
  return namedColumns(mapping).filter((name) => !made.has(name));
}

/** Every column name a mapping uses, in the order in which it uses them. */
export function namedColumns(mapping: Mapping): string[] {
  return [...essentialColumns(mapping), ...[mapping.low, mapping.high, mapping.unit?.column].filter((name) => name !== undefined)];
}

function essentialColumns(mapping: Mapping): Set<string> {
  const named = [mapping.area?.column, ...periodColumns(mapping), ...valueColumns(mapping.value), ...whereColumns(mapping.where), mapping.status, ...rollUpColumns(mapping)];
  return new Set(named.filter((name) => name !== undefined));
}

function rollUpColumns({ rollUp }: Mapping): (string | undefined)[] {
  return rollUp === undefined ? [] : [...[rollUp.of].flat(), rollUp.how === "mean" ? rollUp.weight : undefined];
}

/** Columns that hold numbers, and those that choose between rows, in a value rule. */
function valueColumns(rule: ValueRule): string[] {
  return leavesOf(rule).flatMap(({ column, where }) => [column, ...whereColumns(where)]);
}

function whereColumns(where: Where | undefined): string[] {
  return Object.keys(where ?? {});
}

export interface Leaf {
  readonly column: string;
  readonly where?: Where | undefined;
}

/** The columns a figure is read from, from left to right. */
export function leavesOf(rule: ValueRule): Leaf[] {
  if (typeof rule === "string") return [{ column: rule }];
  if ("column" in rule) return [rule];
  return partsOf(rule).flatMap(leavesOf);
}

/** The figures that a derivation is made from. */
function partsOf(rule: Exclude<ValueRule, string | { column: string }>): ValueRule[] {
  if ("sum" in rule) return rule.sum;
  if ("mean" in rule) return rule.mean;
  if ("ratio" in rule) return rule.ratio;
  return rule.of === undefined || typeof rule.of === "number" ? [rule.complement] : [rule.complement, rule.of];
}
