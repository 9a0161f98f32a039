/**
 * A second document – another year of the place, or another place – beside ours, on the same scale. Indicators are
 * matched by id inside a dimension that is the same across editions; what has no counterpart is said, not guessed.
 */
import { canonicalDimensionId, localise, measureDoughnut, type Doughnut, type MeasuredDimension, type MeasuredIndicator } from "@place-doughnut/schema";

export interface Comparison {
  /** The other place, with the year of its document where it states one. */
  readonly name: string;
  /** The other document's measurement of an indicator, or null when it has none. */
  readonly of: (dimension: MeasuredDimension, indicator: MeasuredIndicator) => MeasuredIndicator | null;
  /** All its overshoots: the scale must hold both. */
  readonly overshoots: readonly number[];
}

export function comparison(other: Doughnut, lang: string): Comparison {
  const measured = measureDoughnut(other);
  const indicators = new Map(
    measured.dimensions.flatMap((dimension) => dimension.indicators.map((one) => [key(dimension, one), one] as const)),
  );
  const place = localise(other.place.name, lang).text;
  return {
    name: other.updated === undefined ? place : `${place}, ${other.updated.slice(0, 4)}`,
    of: (dimension, indicator) => indicators.get(key(dimension, indicator)) ?? null,
    overshoots: [...indicators.values()].map(({ overshoot }) => overshoot),
  };
}

/** A pair of ids as one key; JSON keeps any two pairs apart, whatever characters the ids hold. */
function key({ dimension, ring }: MeasuredDimension, { indicator }: MeasuredIndicator): string {
  return JSON.stringify([ring, canonicalDimensionId(dimension.id), indicator.id]);
}
