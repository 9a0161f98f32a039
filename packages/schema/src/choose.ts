/** Which observation is shown, and what a reader must be told about the choice. */
import type { AskedPeriod } from "./asked-period.js";
import type { Comparator, Observation, Period } from "./doughnut.js";
import type { MeasuredIndicator, NoDataReason } from "./measured.js";
import { comparePeriods, samePeriod } from "./period.js";
import { hasFigure, latestFirst, type Figure } from "./series.js";

export interface Choice extends Pick<MeasuredIndicator, "newer" | "earlier"> {
  readonly observation: Figure | null;
  /** Why there is nothing to show; null when there is. */
  readonly reason: NoDataReason | null;
}

/** The latest observation with a figure, or the latest up to the end of the period asked for. */
export function chooseObservation(observations: readonly Observation[], asked: AskedPeriod | null): Choice {
  const candidates = upTo(observations, asked);
  const observation = candidates.find(hasFigure) ?? null;
  const newest = candidates[0];
  const isNewer = newest && (!observation || comparePeriods(newest.period, observation.period) > 0);
  return {
    observation,
    newer: isNewer ? newest : null,
    earlier: observation !== null && asked !== null && !asked.includes(observation.period),
    reason: observation ? null : noDataReason(newest, observations),
  };
}

/** The comparator's observation for the same days as ours, else its nearest earlier one. Without ours, its latest. */
export function chooseComparison({ observations }: Comparator, ours: Period | null, asked: AskedPeriod | null): Figure | null {
  const candidates = upTo(observations, asked).filter(hasFigure);
  if (!ours) return candidates[0] ?? null;
  return candidates.find(({ period }) => samePeriod(period, ours)) ?? candidates.find(({ period }) => period.end <= ours.end) ?? null;
}

function upTo(observations: readonly Observation[], asked: AskedPeriod | null): Observation[] {
  return latestFirst(asked ? observations.filter(({ period }) => period.end <= asked.period.end) : observations);
}

/** Did the publisher say why, has the figure not been there yet in the period asked for, or has nobody given one? */
function noDataReason(newest: Observation | undefined, observations: readonly Observation[]): NoDataReason {
  if (newest) return newest.missing ?? "no-observation";
  return observations.length > 0 ? "not-yet" : "no-observation";
}
