/** Figures for each head or household: each divided by that of the same area and period in another table. */
import type { Mapping, Per } from "../portrait.js";
import { problem, type FeedProblem } from "../problems.js";
import { addDays, partsOf } from "./days.js";
import { scaled, scaleInterval } from "./interval.js";
import type { MappedObservation } from "./observe.js";
import { inOrder as flagsInOrder } from "./observe.js";
import { labelOf, type Member } from "./series.js";

interface Divisor {
  readonly observation: MappedObservation;
  /** Its period is another than the figure's. */
  readonly other: boolean;
}

/** How the divisors are read out of their table. */
export function divisorMapping({ source: _source, times: _times, withinYears: _withinYears, ...mapping }: Per): Mapping {
  return mapping;
}

/** Divides every figure. One without a divisor is missing, never undivided. */
export function divide(members: readonly Member[], per: Per, divisors: readonly MappedObservation[]): { members: Member[]; problems: FeedProblem[] } {
  const ofArea = divisorsByArea(divisors);
  const problems: FeedProblem[] = [];
  const divided = members.map((member): Member => {
    const { observation, area } = member;
    if (observation.value === null) return member;
    const period = labelOf(observation);
    const divisor = divisorFor(observation, ofArea.get(observation.area), per.withinYears);
    const value = divisor?.observation.value ?? null;
    if (divisor === null || value === null) problems.push(problem("divisor-missing", { source: per.source }, { area, period }));
    else if (value === 0) problems.push(problem("ratio-by-zero", { source: per.source }, { period }));
    else {
      if (divisor.other) problems.push(problem("divisor-of-other-period", { source: per.source }, { area, period, used: labelOf(divisor.observation) }));
      const made = dividedBy(observation, divisor.observation, (per.times ?? 1) / value);
      if (made.value === null) problems.push(problem("value-beyond", {}, { period }));
      return { ...member, observation: made };
    }
    return { ...member, observation: withoutFigure(observation) };
  });
  return { members: divided, problems: once(problems) };
}

/** The divisors of one area that have a figure. */
interface Divisors {
  readonly byPeriod: Map<string, MappedObservation>;
  /** In order of time, each with the end of its period as a number. */
  readonly inOrder: { readonly observation: MappedObservation; readonly end: number }[];
}

/** They come in order of time. */
function divisorsByArea(divisors: readonly MappedObservation[]): Map<string, Divisors> {
  const ofArea = new Map<string, Divisors>();
  for (const observation of divisors.filter(({ value }) => value !== null)) {
    const own: Divisors = ofArea.get(observation.area) ?? { byPeriod: new Map(), inOrder: [] };
    ofArea.set(observation.area, own);
    own.byPeriod.set(daysOf(observation), observation);
    own.inOrder.push({ observation, end: monthsTo(observation.period.end) });
  }
  return ofArea;
}

function daysOf({ period }: MappedObservation): string {
  return `${period.start}/${period.end}`;
}

/** That of the very period; else, where the mapping allows it, the one that ends nearest, and of two the earlier. */
function divisorFor(figure: MappedObservation, divisors: Divisors | undefined, withinYears: number | undefined): Divisor | null {
  const same = divisors?.byPeriod.get(daysOf(figure));
  if (same) return { observation: same, other: false };
  if (divisors === undefined || withinYears === undefined) return null;
  const end = monthsTo(figure.period.end);
  const after = firstFrom(divisors.inOrder, end);
  const before = after === 0 ? null : firstFrom(divisors.inOrder, divisors.inOrder[after - 1]!.end);
  const near = [before, after].flatMap((at) => divisors.inOrder[at ?? -1] ?? []).filter((each) => Math.abs(each.end - end) <= withinYears * 12 * daysCounted);
  const [first, second] = near;
  if (first === undefined) return null;
  const nearest = second !== undefined && second.end - end < end - first.end ? second : first;
  return { observation: nearest.observation, other: true };
}

/** The place of the first that does not end before. */
function firstFrom(inOrder: Divisors["inOrder"], end: number): number {
  let [from, to] = [0, inOrder.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (inOrder[middle]!.end < end) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Of a month, so that whole months are equally long and days count between them. */
const daysCounted = 31;

/**
 * Whole months up to the day after a period's end, in days of months of 31: years before and after one are equally far,
 * leap years or not.
 */
function monthsTo(end: string): number {
  const { year, month, date } = partsOf(addDays(end, 1));
  return (year * 12 + month) * daysCounted + date;
}

function dividedBy(observation: MappedObservation, divisor: MappedObservation, factor: number): MappedObservation {
  const { low, high, flags = [], ...rest } = observation;
  const value = scaled(observation.value, factor);
  if (value === null) return withoutFigure(observation);
  const all = flagsInOrder([...flags, ...(divisor.flags ?? [])]);
  return {
    ...rest, value,
    ...(low === undefined && high === undefined ? {} : scaleInterval({ low: low ?? null, high: high ?? null }, factor)),
    ...(all.length === 0 ? {} : { flags: all }),
  };
}

function withoutFigure({ low: _low, high: _high, ...observation }: MappedObservation): MappedObservation {
  return { ...observation, value: null, missing: "not-available" };
}

/** The first of each kind, with the number of others: a divisor that lacks a year lacks it for every area. */
function once(problems: readonly FeedProblem[]): FeedProblem[] {
  const kinds = new Map<string, FeedProblem>();
  for (const each of problems) {
    const known = kinds.get(each.code);
    kinds.set(each.code, known ? { ...known, more: (known.more ?? 0) + 1 } : each);
  }
  return [...kinds.values()];
}
