/** Which state is worse? */
import type { MeasuredIndicator, State } from "./measured.js";

/** Worst first. Overshoot and shortfall are equally bad; between two of them the size decides. */
export const severityOrder = [
  ["overshoot", "shortfall"], ["within"], ["no-target"], ["unmeasurable"], ["no-data"],
] as const satisfies readonly (readonly State[])[];

type Measurement = Pick<MeasuredIndicator, "state" | "overshoot" | "shortfall">;

/** For sorting, worst first: negative when `a` is worse than `b`, 0 when neither is. */
export function compareSeverity(a: Measurement, b: Measurement): number {
  return rank(a.state) - rank(b.state) || size(b) - size(a);
}

function rank(state: State): number {
  return severityOrder.findIndex((states) => (states as readonly State[]).includes(state));
}

function size({ overshoot, shortfall }: Measurement): number {
  return Math.max(overshoot, shortfall);
}
