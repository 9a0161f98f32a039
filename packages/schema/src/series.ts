/** The figures of an indicator in the order of time. */
import type { Observation } from "./doughnut.js";
import { comparePeriods } from "./period.js";

/** An observation that has a figure. */
export type Figure = Observation & { readonly value: number };

export function hasFigure(observation: Observation): observation is Figure {
  return observation.value !== null;
}

/** Latest first. Of two for the same days the one that the document lists first comes first. */
export function latestFirst(observations: readonly Observation[]): Observation[] {
  return [...observations].sort((a, b) => comparePeriods(b.period, a.period));
}

/** Earliest first, only those with a figure, one for each period: the one that the document lists first. */
export function figures(observations: readonly Observation[]): Figure[] {
  const latest = latestFirst(observations).filter(hasFigure);
  return latest.filter((figure, i) => i === 0 || comparePeriods(figure.period, latest[i - 1]!.period) !== 0).reverse();
}
