/** The two ends of an indicator's scale. */
import type { Direction, Indicator, Ring } from "./doughnut.js";
import type { UnmeasurableReason } from "./measured.js";

/** `zero` is where position 0 is (reference or floor), `one` where position 1 is (boundary or target); both in the unit. */
export interface Anchors {
  readonly zero: number;
  readonly one: number;
}

/** The names of an indicator's two ends in each ring, and of those it must not have. */
export const anchorKeys = {
  ecological: { zero: "reference", one: "boundary", foreign: ["floor", "target"] },
  social: { zero: "floor", one: "target", foreign: ["reference", "boundary"] },
} as const;

/**
 * The scale of an indicator in its ring; a reason when what it states cannot be measured against; null when it states
 * no boundary or target. The zero is 0 when left out. Nothing is guessed: an end of the other ring is a contradiction.
 */
export function anchorsOf(indicator: Indicator, ring: Ring): Anchors | UnmeasurableReason | null {
  const { zero: zeroKey, one: oneKey } = anchorKeys[ring];
  if (foreignKeys(indicator, ring).length > 0) return "contradiction";
  const line = indicator[oneKey];
  if (line === undefined) return null;
  const zero = indicator[zeroKey] === undefined ? 0 : indicator[zeroKey];
  if (line.value === null || zero === null) return "line-unreadable";
  if (line.value === zero) return "no-span";
  return directionOf(ring, zero, line.value) === indicator.direction ? { zero, one: line.value } : "contradiction";
}

/** The ends of the other ring that an indicator states. */
export function foreignKeys(indicator: Indicator, ring: Ring): readonly string[] {
  return anchorKeys[ring].foreign.filter((key) => indicator[key] !== undefined);
}

/**
 * Which way is better? In the social ring from floor towards target. In the ecological ring the way back: from the
 * boundary towards no pressure.
 */
export function directionOf(ring: Ring, zero: number, one: number): Direction {
  return (ring === "social") === one > zero ? "higher-is-better" : "lower-is-better";
}
