/** From a value to its place on the doughnut. */

/** Positions further out than this are not measured: a wrong unit is far more likely. */
export const furthest = 1e6;

/** A scale by the names a document uses. The reference or floor is 0 when left out; null means it cannot be read. */
export type Measure =
  | { readonly reference?: number | null | undefined; readonly boundary: { readonly value: number | null } }
  | { readonly floor?: number | null | undefined; readonly target: { readonly value: number | null } };

/**
 * (value − zero) / (one − zero), where zero is the reference or floor and one the boundary or target, all in the same
 * unit. 1 is on the boundary or target, exactly so when the value equals it; 0 is no pressure, or everybody deprived.
 * The sign takes care of direction: forest area (63.87 → 47.9) and carbon dioxide (280 → 350) are one formula.
 *
 * Null, never NaN, when there is no span between the two ends, an end cannot be read, or the result is beyond a
 * million spans. Source: Fanning & Raworth (2025), Nature 646:47–56.
 */
export function position(measure: Measure, value: number): number | null {
  const [zero, one] = "boundary" in measure ? [measure.reference, measure.boundary.value] : [measure.floor, measure.target.value];
  return one === null || zero === null ? null : positionBetween(zero ?? 0, one, value);
}

/** The same for two bare ends. */
export function positionBetween(zero: number, one: number, value: number): number | null {
  const result = (value - zero) / (one - zero);
  if (!Number.isFinite(result) || Math.abs(result) > furthest || !Number.isFinite(one - zero)) return null;
  // −0 is 0: a value at the zero end, seen from a scale that runs downwards.
  return result === 0 ? 0 : result;
}
