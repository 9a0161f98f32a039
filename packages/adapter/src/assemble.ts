/** The portrait and the observations read for it, put together as a document. Nothing is left out because it has no data. */
import { safeUrl, type Doughnut, type Indicator, type Observation, type Source } from "@place-doughnut/schema";
import { dimensionsOf } from "./dimensions.js";
import { given } from "./given.js";
import type { MappedObservation } from "./map/observe.js";
import { areaId, comparatorsOf, placeOf } from "./places.js";
import { pointerTo } from "./pointer.js";
import { sourceKeysOf, type Feed, type Portrait, type PortraitIndicator } from "./portrait.js";
import type { SourceProvenance } from "./read/index.js";
import { publicUrl } from "./secrets.js";

export interface Collected {
  /** By source key; sources that could not be read are not there. */
  readonly sources: ReadonlyMap<string, SourceProvenance>;
  /** By the indicator's place in the portrait. */
  readonly observations: ReadonlyMap<number, readonly MappedObservation[]>;
  /** The day to date the document with when no source says when it was read. */
  readonly now?: string | undefined;
}

export interface Assembled {
  readonly doughnut: Doughnut;
  /** Where its parts come from: JSON Pointers into the document → JSON Pointers into the portrait. */
  readonly origins: ReadonlyMap<string, string>;
}

/** The document. Indicators without observations stay, so that they are shown as no data. */
export function assemble(portrait: Portrait, collected: Collected): Assembled {
  const origins = new Map<string, string>();
  const updated = lastRetrieved(collected) ?? collected.now;
  const places = placesByDimension(portrait);
  const doughnut = {
    version: 1 as const,
    ...given(portrait, ["place", "title", "summary", "credit"]),
    ...(updated === undefined ? {} : { updated }),
    ...given(portrait, ["outOfDateAfter", "trendYears"]),
    sources: sourcesOf(portrait, collected, origins),
    dimensions: dimensionsOf(portrait).map(({ dimension, from }, at) => {
      if (from !== null) origins.set(pointerTo("dimensions", at), pointerTo("dimensions", from));
      const indicators = indicatorsOf(portrait, collected, places.get(dimension.id) ?? [], pointerTo("dimensions", at, "indicators"), origins);
      return indicators.length === 0 ? dimension : { ...dimension, indicators };
    }),
  };
  return { doughnut, origins };
}

/** The places of each dimension's indicators in the portrait. */
function placesByDimension({ indicators }: Portrait): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [at, { dimension }] of indicators.entries()) {
    const known = places.get(dimension);
    if (known) known.push(at);
    else places.set(dimension, [at]);
  }
  return places;
}

function indicatorsOf(portrait: Portrait, collected: Collected, places: readonly number[], pointer: string, origins: Map<string, string>): Indicator[] {
  return places.map((from, at) => {
    origins.set(`${pointer}/${at}`, pointerTo("indicators", from));
    return indicatorOf(portrait, portrait.indicators[from]!, collected.observations.get(from) ?? []);
  });
}

function indicatorOf(portrait: Portrait, indicator: PortraitIndicator, observations: readonly MappedObservation[]): Indicator {
  const about = (area: string): Observation[] => observations.filter((observation) => observation.area === area).map(forDocument);
  const comparators = comparatorsOf(portrait)
    .map(({ code, comparator }) => ({ place: given(comparator, ["name", "code", "codeSystem"]), observations: about(code) }))
    .filter((comparator) => comparator.observations.length > 0);
  return {
    ...given(indicator, ["id", "name", "unit", "direction", "reference", "boundary", "floor", "target", "tolerance"]),
    observations: about(areaId(placeOf(portrait))),
    ...(comparators.length === 0 ? {} : { comparators }),
    ...(Object.hasOwn(portrait.sources, indicator.source) ? { source: indicator.source } : {}),
    ...given(indicator, ["area", "note"]),
  };
}

function forDocument({ area: _area, rows: _rows, ...observation }: MappedObservation): Observation {
  return observation;
}

/** The sources that indicators use. The address is the page for people where there is one. */
function sourcesOf(portrait: Portrait, collected: Collected, origins: Map<string, string>): Record<string, Source> {
  const used = new Set(portrait.indicators.flatMap(sourceKeysOf));
  return Object.fromEntries(Object.entries(portrait.sources).filter(([key]) => used.has(key)).map(([key, feed]) => {
    const pointer = pointerTo("sources", key);
    origins.set(pointer, pointer).set(`${pointer}/url`, `${pointer}/${feed.page === undefined ? "url" : "page"}`);
    return [key, sourceOf(feed, collected.sources.get(key))];
  }));
}

function sourceOf(feed: Feed, provenance: SourceProvenance | undefined): Source {
  const { published = null, retrieved = null, sha256 = null } = provenance ?? {};
  // An address that cannot be read has been reported where it is written, and is no link.
  const link = feed.page ?? (safeUrl(feed.url) === null ? undefined : publicUrl(feed.url));
  return {
    ...given(feed, ["title", "publisher"]),
    ...(link === undefined ? {} : { url: link }),
    ...given(feed, ["licence"]),
    ...(published === null ? {} : { published }),
    ...(retrieved === null ? {} : { retrieved }),
    ...(sha256 === null ? {} : { sha256 }),
  };
}

/** When the newest of the sources was read: the day the document is up to. */
function lastRetrieved({ sources }: Collected): string | undefined {
  return [...sources.values()].flatMap(({ retrieved }) => retrieved ?? []).sort().at(-1);
}
