import type { Observation, Period } from "../doughnut.js";
import { remark, type Remark } from "../remark.js";

/** Nobody can say which end of a reversed period is wrong, so its observation is not used. */
export function checkPeriod({ start, end }: Period): Remark[] {
  return start > end ? [remark("period-reversed", { start, end }, { leavesOut: true })] : [];
}

/** Does the figure agree with what is said about it? */
export function checkObservation({ value, missing, low = null, high = null }: Observation): Remark[] {
  const remarks: Remark[] = [];
  if (value !== null && missing !== undefined) remarks.push(remark("missing-with-value", { missing, value }, { keys: ["missing"] }));
  if (low !== null && high !== null && low > high) remarks.push(remark("interval-reversed", { low, high }, { keys: ["low"] }));
  else if (value !== null && low !== null && value < low) remarks.push(remark("outside-interval", { value, end: "low", limit: low }, { keys: ["value"] }));
  else if (value !== null && high !== null && value > high) remarks.push(remark("outside-interval", { value, end: "high", limit: high }, { keys: ["value"] }));
  return remarks;
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
