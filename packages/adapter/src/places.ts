/** The place and those beside it, as tables may name them. */
import type { Text } from "@place-doughnut/schema";
import type { Portrait } from "./portrait.js";

export interface NamedPlace {
  readonly code?: string | undefined;
  /** In every language that is given; the first is used in messages. */
  readonly names?: readonly string[] | undefined;
}

/** What observations are labelled with: the code, or the first name of a place without one. */
export function areaId({ code, names }: NamedPlace): string {
  return code ?? names?.[0] ?? "";
}

/** The place a portrait is about. */
export function placeOf({ place }: Portrait): NamedPlace {
  return { code: place.code, names: namesIn(place.name) };
}

/** The places to show beside it: each code once, and never the place itself. */
export function comparatorsOf({ comparators = [], place }: Portrait): { code: string; names: readonly string[]; comparator: NonNullable<Portrait["comparators"]>[number] }[] {
  return comparators
    .filter(({ code }, at) => code !== place.code && comparators.findIndex((other) => other.code === code) === at)
    .map((comparator) => ({ code: comparator.code, names: namesIn(comparator.name), comparator }));
}

/** A name in every language it is given in: a table may use any of them. */
function namesIn(name: Text): string[] {
  return typeof name === "string" ? [name] : Object.values(name);
}
