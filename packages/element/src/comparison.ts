/**
 * A second document – another year of the place, or another place – beside ours, on the same scale. Indicators are
 * matched by id inside a dimension that is the same across editions. What has no counterpart, or is measured in another
 * way there, is said and not drawn.
 */
import { canonicalDimensionId, localise, measureDoughnut, type Doughnut, type MeasuredDimension, type MeasuredIndicator, type Ring } from "@place-doughnut/schema";
import { wordsFor } from "./words/index.js";

export type Counterpart = { readonly indicator: MeasuredIndicator; readonly alike: boolean } | null;

export interface Comparison {
  /** The other place, with the year of its latest figure. */
  readonly name: string;
  /** The other document's measurement of an indicator, or null when it has none. */
  readonly of: (dimension: MeasuredDimension, indicator: MeasuredIndicator) => Counterpart;
  /** All its overshoots: the scale must hold both. */
  readonly overshoots: readonly number[];
}

export function comparison(other: Doughnut, lang: string, period?: string): Comparison {
  const { dimensions } = measureDoughnut(other, { period });
  const indicators = new Map(dimensions.flatMap((dimension) => dimension.indicators.map((one) => [key(dimension, one), one] as const)));
  const years = [...indicators.values()].flatMap(({ observation }) => (observation ? [observation.period.end.slice(0, 4)] : [])).sort();
  return {
    name: wordsFor(lang).compared.name(localise(other.place.name, lang).text, years.at(-1) ?? null),
    of: (dimension, ours) => {
      const indicator = indicators.get(key(dimension, ours));
      return indicator ? { indicator, alike: scaleOf(indicator, dimension.ring) === scaleOf(ours, dimension.ring) } : null;
    },
    overshoots: [...indicators.values()].map(({ overshoot }) => overshoot),
  };
}

/** A pair of ids as one key; JSON keeps any two pairs apart, whatever characters the ids hold. */
function key({ dimension, ring }: MeasuredDimension, { indicator }: MeasuredIndicator): string {
  return JSON.stringify([ring, canonicalDimensionId(dimension.id), indicator.id]);
}

/** What two indicators must share for their wedges to be held against each other: unit, direction and both ends of the scale. */
function scaleOf({ indicator }: MeasuredIndicator, ring: Ring): string {
  const [zero, one] = ring === "ecological" ? [indicator.reference, indicator.boundary?.value] : [indicator.floor, indicator.target?.value];
  return JSON.stringify([indicator.unit?.symbol ?? null, indicator.direction, zero ?? 0, one ?? null]);
}
