/** Which observation is shown, and what a reader must be told about the choice. */
import type { AskedPeriod } from "./asked-period.js";
import { lengthOf } from "./calendar.js";
import type { Comparator, Observation, Period } from "./doughnut.js";
import type { MeasuredIndicator, NoDataReason } from "./measured.js";
import { comparePeriods, contains, samePeriod } from "./period.js";
import { hasFigure, latestFirst, type Figure } from "./series.js";

export interface Choice extends Pick<MeasuredIndicator, "newer" | "earlier"> {
  readonly observation: Figure | null;
  /** Why there is nothing to show; null when there is. */
  readonly reason: NoDataReason | null;
}

/** The latest observation with a figure, or the one for the period asked for, else the latest up to its end. */
export function chooseObservation(observations: readonly Observation[], asked: AskedPeriod | null): Choice {
  const candidates = asked ? askedFirst(observations, asked) : latestFirst(observations);
  const observation = candidates.find(hasFigure) ?? null;
  const best = candidates[0];
  const isNewer = best && (!observation || comparePeriods(best.period, observation.period) > 0);
  return {
    observation,
    newer: isNewer ? best : null,
    earlier: observation !== null && asked !== null && !asked.includes(observation.period) && !contains(observation.period, asked.period),
    reason: observation ? null : noDataReason(best, observations),
  };
}

/** The comparator's observation for the same days as ours, else its nearest earlier one. Without ours, what would be shown of it. */
export function chooseComparison({ observations }: Comparator, ours: Period | null, asked: AskedPeriod | null): Figure | null {
  if (!ours) return chooseObservation(observations, asked).observation;
  const candidates = latestFirst(observations).filter(hasFigure);
  return candidates.find(({ period }) => samePeriod(period, ours)) ?? candidates.find(({ period }) => period.end <= ours.end) ?? null;
}

/**
 * Best first: what is asked for by its very days; then what holds the whole period asked for, wherever it ends – pooled
 * years hold each of theirs – the shortest first, and of equally long ones the earliest; then the others up to the end
 * of the period asked for, latest first.
 */
function askedFirst(observations: readonly Observation[], asked: AskedPeriod): Observation[] {
  const latest = latestFirst(observations);
  const named = latest.filter(({ period }) => asked.names(period));
  const around = latest
    .filter(({ period }) => contains(period, asked.period))
    .sort((a, b) => lengthOf(a.period) - lengthOf(b.period) || comparePeriods(a.period, b.period));
  const earlier = latest.filter(({ period }) => period.end <= asked.period.end);
  return [...new Set([...named, ...around, ...earlier])];
}

/** Did the publisher say why, has the figure not been there yet in the period asked for, or has nobody given one? */
function noDataReason(best: Observation | undefined, observations: readonly Observation[]): NoDataReason {
  if (best) return best.missing ?? "no-observation";
  return observations.length > 0 ? "not-yet" : "no-observation";
}
