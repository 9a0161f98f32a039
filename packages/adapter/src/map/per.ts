/** Figures for each head or household: each divided by that of the same area and period in another table. */
import type { Mapping, Per } from "../portrait.js";
import { problem, type FeedProblem } from "../problems.js";
import { scaled, scaleInterval } from "./interval.js";
import type { MappedObservation } from "./observe.js";
import { inOrder } from "./observe.js";
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
  const ofArea = new Map<string, MappedObservation[]>();
  for (const divisor of divisors.filter(({ value }) => value !== null)) ofArea.set(divisor.area, [...(ofArea.get(divisor.area) ?? []), divisor]);
  const problems: FeedProblem[] = [];
  const divided = members.map((member): Member => {
    const { observation, area } = member;
    if (observation.value === null) return member;
    const period = labelOf(observation);
    const divisor = divisorFor(observation, ofArea.get(observation.area) ?? [], per.withinYears);
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

/** That of the very period; else, where the mapping allows it, the one that ends nearest, and of two the earlier. */
function divisorFor({ period }: MappedObservation, divisors: readonly MappedObservation[], withinYears: number | undefined): Divisor | null {
  const same = divisors.find((each) => each.period.start === period.start && each.period.end === period.end);
  if (same) return { observation: same, other: false };
  if (withinYears === undefined) return null;
  let best: { observation: MappedObservation; apart: number } | null = null;
  for (const observation of divisors) {
    const apart = Math.abs(dayNumber(observation.period.end) - dayNumber(period.end));
    if (apart <= withinYears * 366 && (best === null || apart < best.apart)) best = { observation, apart };
  }
  return best && { observation: best.observation, other: true };
}

/** Days since the year 0, near enough to tell what is nearer. */
function dayNumber(day: string): number {
  return Number(day.slice(0, 4)) * 365.2425 + (Number(day.slice(5, 7)) - 1) * 30.44 + Number(day.slice(8, 10));
}

function dividedBy(observation: MappedObservation, divisor: MappedObservation, factor: number): MappedObservation {
  const { low, high, flags = [], ...rest } = observation;
  const value = scaled(observation.value, factor);
  if (value === null) return withoutFigure(observation);
  const all = inOrder([...flags, ...(divisor.flags ?? [])]);
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
