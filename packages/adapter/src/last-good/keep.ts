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
  /** One for each of them, and one for each that has nothing of today and could not keep what there was. */
  readonly problems: readonly FeedProblem[];
}

/** What figures mean, by indicator, as `meaningsOf` gives it. */
export interface Meant {
  readonly now: ReadonlyMap<string, string>;
  /** Of the figures in the document before. `"unknown"`: nobody wrote it down. `"other"`: what was written down is about another document. */
  readonly before: ReadonlyMap<string, string> | "unknown" | "other";
}

/**
 * An indicator that has no figure because of an error keeps those of the document before, marked with the day they were
 * read. Only where they still mean the same: of the same place, and with the same fingerprint. Where none is known, with
 * the same name, direction, unit, area, source and address. All else is as it was built; an indicator that has a figure of
 * today keeps none of yesterday.
 */
export function keepLastGood(built: BuildResult, previous: Doughnut | null, meant: Meant = { now: new Map(), before: "unknown" }): Kept {
  if (built.doughnut === null || previous === null || !samePlace(built.doughnut, previous)) return { doughnut: built.doughnut, indicators: new Set(), problems: [] };
  const notKept: FeedProblem[] = meant.before === "other" ? [problem("lock-of-another", {})] : [];
  const before = new Map(previous.dimensions.flatMap(({ indicators = [] }) => indicators.map((each) => [each.id, each] as const)));
  const kept = new Map<string, Indicator>();
  for (const indicator of indicatorsOf(built.doughnut)) {
    const reason = hasFigure(indicator) ? undefined : errorOf(indicator, built.problems)?.message;
    const last = before.get(indicator.id);
    const asOf = last && (last.stale?.asOf ?? dayRead(last, previous));
    if (reason === undefined || !last || !hasFigure(last)) continue;
    const others = whatDiffers({ indicator, sources: built.doughnut.sources }, { indicator: last, sources: previous.sources }, meant);
    if (asOf === undefined || others.length > 0) {
      notKept.push(problem("not-kept", whereOf(indicator), { others }));
      continue;
    }
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
    problems: [...[...kept.values()].map((each) => problem("kept-last-good", whereOf(each), { asOf: each.stale!.asOf })), ...notKept],
  };
}

const whereOf = ({ id, source }: Indicator): Pick<FeedProblem, "indicator" | "source"> => ({ indicator: id, ...(source === undefined ? {} : { source }) });

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

type InDocument = Pick<Doughnut, "sources"> & { readonly indicator: Indicator };

/** What makes figures of an earlier day others than those of today would be, in words; nothing when they mean the same. */
function whatDiffers(now: InDocument, last: InDocument, { now: meanings, before }: Meant): string[] {
  const { indicator: one } = now;
  const { indicator: other } = last;
  const isKnown = typeof before !== "string";
  if (isKnown && before.has(one.id) && before.get(one.id) === meanings.get(one.id)) return [];
  const others = (["name", "direction", "area", "source"] as const).filter((key) => !sameJson(one[key], other[key])) as string[];
  // A unit that comes from a description beside the table is not known on a day the source cannot be read.
  if (one.unit !== undefined && !sameJson(one.unit, other.unit)) others.push("unit");
  if (addressOf(now) !== addressOf(last)) others.push("address of the source");
  return others.length === 0 && isKnown ? ["way they are asked for and read"] : others;
}

const addressOf = ({ indicator: { source }, sources = {} }: InDocument): string | undefined => (source !== undefined && Object.hasOwn(sources, source) ? sources[source]?.url : undefined);

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
