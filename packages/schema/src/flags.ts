/** What a reader must know about the figure shown: what comes with the data, and what can be worked out. */
import { flags, type Doughnut, type Flag, type Indicator, type Observation } from "./doughnut.js";

/** Each flag at most once, in the order of the list of flags. `newer` is a later observation without a figure. */
export function flagsOf(doughnut: Doughnut, indicator: Indicator, observation: Observation | null, newer: Observation | null): Flag[] {
  const found = new Set<Flag>(observation?.flags);
  if (observation && isOutOfDate(observation, doughnut)) found.add("out-of-date");
  if (indicator.area?.code !== undefined && indicator.area.code !== doughnut.place.code) found.add("wider-area");
  if (newer && (newer.missing === "suppressed" || newer.flags?.includes("suppressed"))) found.add("suppressed");
  return flags.filter((flag) => found.has(flag));
}

/**
 * Did the period end more than `outOfDateAfter` years before the document was updated? Counted in months and days as
 * they are written; no clock is asked, so a document means the same on every day.
 */
function isOutOfDate({ period }: Observation, { updated, outOfDateAfter }: Doughnut): boolean {
  if (updated === undefined || outOfDateAfter === undefined) return false;
  const limit = monthsOf(updated) - outOfDateAfter * 12;
  const end = monthsOf(period.end);
  return end < limit || (end === limit && period.end.slice(8, 10) < updated.slice(8, 10));
}

/** Months since the year 0 of an ISO date. */
function monthsOf(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
}
