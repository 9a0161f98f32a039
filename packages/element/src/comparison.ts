/**
 * A second document – another year of the place, or another place – beside ours, on the same scale. Indicators are
 * matched by id inside a dimension that is the same across editions. What has no counterpart, is measured in another
 * way there, or is another place's figure for another time, is said and not drawn.
 */
import {
  canonicalDimensionId, localise, measureDoughnut, samePeriod,
  type Doughnut, type MeasuredDimension, type MeasuredIndicator, type Place, type Ring,
} from "@place-doughnut/schema";
import type { Model } from "./model.js";
import { inSentence } from "./words/in-sentence.js";

export type Counterpart = {
  readonly indicator: MeasuredIndicator;
  /** Is it measured on the same scale? */
  readonly alike: boolean;
  /** May it be laid over ours? On the same scale, and for the same days – or another time of the same place, which is what is compared then. */
  readonly outlined: boolean;
} | null;

export interface Comparison {
  /** The other place. Where it is ours at another time, with the years of its figures: no single figure is dated by them. */
  readonly name: string;
  /** The other document's measurement of an indicator, or null when it has none. */
  readonly of: (dimension: MeasuredDimension, indicator: MeasuredIndicator) => Counterpart;
  /** The overshoots that are outlined: the scale must hold both. */
  readonly overshoots: readonly number[];
}

export function comparison(other: Doughnut, { measured, doughnut, words, lang }: Pick<Model, "measured" | "doughnut" | "words" | "lang">, period?: string): Comparison {
  const { dimensions } = measureDoughnut(other, { period });
  const indicators = new Map(dimensions.flatMap((dimension) => dimension.indicators.map((one) => [key(dimension, one), one] as const)));
  const isOurs = samePlace(doughnut.place, other.place, lang);
  const years = [...indicators.values()].flatMap(({ observation }) => (observation ? [observation.period.end.slice(0, 4)] : [])).sort();
  const place = inSentence(localise(other.place.name, lang).text);
  const of: Comparison["of"] = (dimension, ours) => {
    const indicator = indicators.get(key(dimension, ours));
    if (!indicator) return null;
    const alike = scaleOf(indicator, dimension.ring) === scaleOf(ours, dimension.ring);
    return { indicator, alike, outlined: alike && (isOurs || isSameTime(ours, indicator)) };
  };
  return {
    name: isOurs ? words.compared.name(place, years[0] ?? null, years.at(-1) ?? null) : place,
    of,
    overshoots: measured.dimensions.flatMap((dimension) => dimension.indicators.flatMap((ours) => {
      const there = of(dimension, ours);
      return there?.outlined ? [there.indicator.overshoot] : [];
    })),
  };
}

/** By the official code where both have one, else by name. */
function samePlace(ours: Place, other: Place, lang: string): boolean {
  if (ours.code !== undefined && other.code !== undefined) return ours.code === other.code && ours.codeSystem === other.codeSystem;
  return localise(ours.name, lang).text === localise(other.name, lang).text;
}

function isSameTime(ours: MeasuredIndicator, other: MeasuredIndicator): boolean {
  return ours.observation !== null && other.observation !== null && samePeriod(ours.observation.period, other.observation.period);
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
