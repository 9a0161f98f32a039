/** What a reader must know about the figure shown: what comes with the data, and what can be worked out. */
import { isMoreThanYearsBefore } from "./calendar.js";
import { flags, type Doughnut, type Flag, type Indicator, type Observation } from "./doughnut.js";

/** Each flag at most once, in the order of the list of flags. `newer` is a later observation without a figure. */
export function flagsOf(doughnut: Doughnut, indicator: Indicator, observation: Observation | null, newer: Observation | null): Flag[] {
  const found = new Set<Flag>(observation?.flags);
  if (observation && isOutOfDate(observation, doughnut)) found.add("out-of-date");
  if (indicator.area?.code !== undefined && indicator.area.code !== doughnut.place.code) found.add("wider-area");
  if (indicator.stale !== undefined) found.add("stale");
  if (newer && (newer.missing === "suppressed" || newer.flags?.includes("suppressed"))) found.add("suppressed");
  return flags.filter((flag) => found.has(flag));
}

/**
 * Did the period end more than `outOfDateAfter` years before the document was updated? No clock is asked, so a document
 * means the same on every day.
 */
function isOutOfDate({ period }: Observation, { updated, outOfDateAfter }: Doughnut): boolean {
  return updated !== undefined && outOfDateAfter !== undefined && isMoreThanYearsBefore(period.end, outOfDateAfter, updated);
}
