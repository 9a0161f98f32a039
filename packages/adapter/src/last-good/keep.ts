/** An indicator whose source failed today keeps the figures of the last good day, and says so. */
import type { Doughnut, Indicator, Observation, Source } from "@place-doughnut/schema";
import type { BuildResult } from "../build.js";
import { given } from "../given.js";
import { problem, type FeedProblem } from "../problems.js";

export interface Kept {
  /** What was built, with the last good figures where there are none of today. Null when nothing was built. */
  readonly doughnut: Doughnut | null;
  /** Ids of the indicators whose figures are from the document before. */
  readonly indicators: ReadonlySet<string>;
  /** One for each of them. */
  readonly problems: readonly FeedProblem[];
}

/**
 * An indicator that has no figure because of an error keeps those of the document before, marked with the day they were
 * read. Only where they still mean the same: of the same place and source, in the same unit, for the same area. All else
 * is as it was built; an indicator that has a figure of today keeps none of yesterday.
 */
export function keepLastGood(built: BuildResult, previous: Doughnut | null): Kept {
  if (built.doughnut === null || previous === null || !samePlace(built.doughnut, previous)) return { doughnut: built.doughnut, indicators: new Set(), problems: [] };
  const before = new Map(previous.dimensions.flatMap(({ indicators = [] }) => indicators.map((each) => [each.id, each] as const)));
  const kept = new Map<string, Indicator>();
  for (const indicator of indicatorsOf(built.doughnut)) {
    const reason = hasFigure(indicator) ? undefined : errorOf(indicator, built.problems)?.message;
    const last = before.get(indicator.id);
    const asOf = last && (last.stale?.asOf ?? dayRead(last, previous));
    if (reason === undefined || asOf === undefined || !last || !hasFigure(last) || !meansTheSame(indicator, last)) continue;
    kept.set(indicator.id, { ...indicator, ...given(last, ["unit", "observations", "comparators"]), stale: { asOf, reason } });
  }
  const doughnut = {
    ...built.doughnut,
    ...(built.doughnut.sources === undefined ? {} : { sources: sourcesWith(built.doughnut, previous, kept) }),
    dimensions: built.doughnut.dimensions.map(({ indicators, ...dimension }) => ({
      ...dimension, ...(indicators === undefined ? {} : { indicators: indicators.map((each) => kept.get(each.id) ?? each) }),
    })),
  };
  return {
    doughnut: kept.size === 0 ? built.doughnut : doughnut,
    indicators: new Set(kept.keys()),
    problems: [...kept.values()].map(({ id, source, stale }) => problem("kept-last-good", { indicator: id, ...(source === undefined ? {} : { source }) }, { asOf: stale!.asOf })),
  };
}

/** Is it about the same place? By the code where both have one. */
export function samePlace({ place: one }: Pick<Doughnut, "place">, { place: other }: Pick<Doughnut, "place">): boolean {
  return one.code !== undefined && other.code !== undefined ? one.code === other.code : sameJson(one.name, other.name);
}

export const indicatorsOf = ({ dimensions }: Doughnut): Indicator[] => dimensions.flatMap(({ indicators = [] }) => indicators);

export const isFigure = ({ value }: Observation): boolean => value !== null;
export const hasFigure = ({ observations }: Indicator): boolean => observations.some(isFigure);

/** The first error that explains why an indicator has no figure: its own, or its source's. */
function errorOf({ id, source }: Indicator, problems: readonly FeedProblem[]): FeedProblem | undefined {
  const errors = problems.filter(({ severity }) => severity === "error");
  return errors.find(({ indicator }) => indicator === id) ?? errors.find((found) => found.indicator === undefined && found.source !== undefined && found.source === source);
}

/** A unit that comes from a description beside the table is not known on a day the source cannot be read. */
function meansTheSame(now: Indicator, last: Indicator): boolean {
  return now.source === last.source && (now.unit === undefined || sameJson(now.unit, last.unit)) && sameJson(now.area, last.area);
}

function dayRead({ source }: Indicator, { sources = {}, updated }: Doughnut): string | undefined {
  return (source !== undefined && Object.hasOwn(sources, source) ? sources[source]?.retrieved : undefined) ?? updated;
}

/** Where all figures of a source are kept ones, its dates and fingerprint are those of the file they were read from. */
function sourcesWith(built: Doughnut, previous: Doughnut, kept: ReadonlyMap<string, Indicator>): Record<string, Source> {
  const users = indicatorsOf(built);
  return Object.fromEntries(Object.entries(built.sources ?? {}).map(([key, source]) => {
    const own = users.filter((indicator) => indicator.source === key);
    const last = previous.sources !== undefined && Object.hasOwn(previous.sources, key) ? previous.sources[key] : undefined;
    if (!last || !own.some(({ id }) => kept.has(id)) || own.some((indicator) => hasFigure(indicator) && !kept.has(indicator.id))) return [key, source];
    const { published: _published, retrieved: _retrieved, sha256: _sha256, ...stays } = source;
    return [key, { ...stays, ...given(last, ["published", "retrieved", "sha256"]) }];
  }));
}

export const sameJson = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
