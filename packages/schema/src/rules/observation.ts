import type { MissingReason, Observation, Period } from "../doughnut.js";
import { remark, type Remark } from "../remark.js";

/** Nobody can say which end of a reversed period is wrong, so its observation is not used. */
export function checkPeriod({ start, end }: Period): Remark[] {
  return start > end ? [remark("period-reversed", { start, end }, { leavesOut: true })] : [];
}

/** Does the figure agree with what is said about it? */
export function checkObservation({ value, missing, low = null, high = null }: Observation): Remark[] {
  if (low !== null && high !== null && low > high) {
    return [...checkMissing(value, missing), remark("interval-reversed", { low, high }, { keys: ["low"] })];
  }
  const outside = (end: "low" | "high", limit: number) => [remark("outside-interval", { value: value!, end, limit }, { keys: ["value"] })];
  return [
    ...checkMissing(value, missing),
    ...(value !== null && low !== null && value < low ? outside("low", low) : []),
    ...(value !== null && high !== null && value > high ? outside("high", high) : []),
  ];
}

function checkMissing(value: number | null, missing: MissingReason | undefined): Remark[] {
  return value === null || missing === undefined ? [] : [remark("missing-with-value", { missing, value }, { keys: ["missing"] })];
}

/** Is there one observation for each period? Looked at for an indicator and for each of its comparators. */
export function checkSeries({ observations }: { readonly observations: readonly Observation[] }): Remark[] {
  const byDays = new Map<string, Observation[]>();
  for (const observation of observations) {
    const days = `${observation.period.start}/${observation.period.end}`;
    const same = byDays.get(days);
    if (same) same.push(observation);
    else byDays.set(days, [observation]);
  }
  return [...byDays.values()].flatMap(([first, second, ...more]) => {
    if (!first || !second) return [];
    const { start, end } = first.period;
    const related = [first, ...more].map((item) => ({ item }));
    return [remark("duplicate-period", { start, end, times: 2 + more.length }, { item: second, related })];
  });
}
