/** Are the figures what the mapping's `expect` says? Where they are not, something went wrong on the way, and none is used: a build then keeps those of the last good day. */
import type { Mapping } from "../portrait.js";
import { problem, type FeedProblem } from "../problems.js";
import type { MappedObservation } from "./observe.js";
import type { Outcomes } from "./outcome.js";
import { labelOf } from "./series.js";

/** What is wrong with the figures as a whole: the first one out of range, and a newest one that is too old. `place` is the area the doughnut is about. */
export function checkExpected(observations: readonly MappedObservation[], { expect = {} }: Mapping, place: string): FeedProblem[] {
  const { range, newestPeriod: expected } = expect;
  const odd = range === undefined ? [] : observations.filter(({ value }) => value !== null && (value < range[0] || value > range[1]));
  const outside = odd.slice(0, 1).map((observation) =>
    problem("out-of-range", { ...(odd.length > 1 ? { more: odd.length - 1 } : {}) }, { value: observation.value ?? 0, low: range?.[0] ?? 0, high: range?.[1] ?? 0, period: labelOf(observation) }));
  return [...outside, ...(expected === undefined ? [] : olderThan(expected, observations.filter(({ area, value }) => area === place && value !== null)))];
}

/** ISO 8601 dates compare as texts; a year or a month is meant to its end. */
function olderThan(expected: string, own: readonly MappedObservation[]): FeedProblem[] {
  const newest = own.reduce<MappedObservation | null>((last, each) => (last === null || each.period.end > last.period.end ? each : last), null);
  if (newest !== null && newest.period.end.slice(0, expected.length) >= expected) return [];
  return [problem("period-older", {}, { newest: newest === null ? null : labelOf(newest), expected })];
}

/** None of the figures is used, and so none of their rows. */
export function withdraw(outcomes: Outcomes): void {
  for (const [row, outcome] of outcomes) if (outcome === "used") outcomes.set(row, "unexpected");
}

