/**
 * A portrait to a doughnut document:
 *   1. read the portrait;
 *   2. read every source that an indicator uses, once;
 *   3. map each source's table for each of its indicators;
 *   4. assemble the document and read it as its readers will.
 * A source that fails takes only its own indicators with it, and all problems of the run are reported.
 */
import { localise, type Doughnut } from "@place-doughnut/schema";
import { assemble } from "./assemble.js";
import { validate } from "./document-problems.js";
import { readSource, type FetchOptions, type SourceNeeds, type SourceRead } from "./fetch-source.js";
import { limitRowProblems } from "./limit.js";
import type { AreaRegister } from "./areas/areas.js";
import type { PageLimits } from "./http/limits.js";
import { isGssCode, ukAreas } from "./areas/uk.js";
import { columnsOf } from "./map/columns.js";
import { map, type MapContext, type MapResult } from "./map/map.js";
import { addStats, type Stats } from "./map/outcome.js";
import { divisorMapping } from "./map/per.js";
import { comparatorsOf, placeOf } from "./places.js";
import { pointerTo } from "./pointer.js";
import type { PageOptions } from "./portals/read-pages.js";
import type { PageProgress } from "./portals/read-portal.js";
import { sourceKeysOf, type Feed, type Mapping, type Portrait, type PortraitIndicator } from "./portrait.js";
import type { FeedProblem } from "./problems.js";
import type { SourceProvenance } from "./read/index.js";
import { withUnit } from "./read/prefill.js";
import { readPortrait, type PortraitRead } from "./read-portrait.js";
import type { Transport } from "./transport.js";

/** A source has been read, or could not be; or a page of it has come. */
export interface BuildProgress {
  readonly source: string;
  readonly ok: boolean;
  /** Of a source that is still being read, how far it is. Left out when the source is finished. */
  readonly page?: PageProgress;
  /** How many sources are finished, of how many. */
  readonly done: number;
  readonly total: number;
}

export interface BuildOptions {
  readonly transport: Transport;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: BuildProgress) => void) | undefined;
  /** How much of a portal's answer is read; when left out, what the transport is for: `pageLimits.node` or `pageLimits.browser`. */
  readonly pageLimits?: PageLimits | undefined;
  /** Waits before a portal is asked again whose answer was not ready. */
  readonly pause?: PageOptions["pause"];
  /** The day of the run (ISO 8601). It dates the document only when no source says when it was read. */
  readonly now?: string | undefined;
}

export interface BuildResult {
  /** Null when the portrait cannot be used at all. */
  readonly doughnut: Doughnut | null;
  readonly problems: readonly FeedProblem[];
  readonly provenance: {
    readonly sources: readonly ({ readonly id: string } & SourceProvenance)[];
    /** The rows of the source that each indicator's figures were read from. */
    readonly indicators: readonly { readonly id: string; readonly source: string; readonly rows: readonly number[] }[];
  };
  /** The rows of all indicators together, and of each: a source that two indicators use is counted for both. */
  readonly stats: Stats & { readonly indicators: readonly ({ readonly id: string } & Stats)[] };
}

/** Builds a portrait's doughnut. Rejects only when the signal stops it, with the `AdapterError` `aborted`. */
export async function buildDoughnut(input: unknown, options: BuildOptions): Promise<BuildResult> {
  const recipe = readPortrait(input);
  if (recipe.portrait === null) return nothingBuilt(recipe);
  const register = await registerFor(recipe.portrait);
  return doughnutFrom(recipe.portrait, recipe.problems, await readSources(recipe.portrait, options, register), options.now, register);
}

/** What a portrait that cannot be used gives. */
export function nothingBuilt({ problems }: PortraitRead): BuildResult {
  return { doughnut: null, problems, provenance: { sources: [], indicators: [] }, stats: { ...addStats([]), indicators: [] } };
}

/** The last two steps: a portrait with its sources, already read, to a document. `sources` holds those its indicators use. */
export function doughnutFrom(recipe: Portrait, problems: readonly FeedProblem[], sources: ReadonlyMap<string, SourceRead>, now: string | undefined, register?: AreaRegister): BuildResult {
  const portrait = describedPortrait(recipe, sources);
  const results = portrait.indicators.map((indicator) => mapIndicator(indicator, portrait, sources, register));
  const provenances = new Map([...sources].flatMap(([id, { provenance }]) => (provenance ? [[id, provenance] as const] : [])));
  const made = assemble(portrait, { sources: provenances, observations: new Map(results.map(({ observations }, at) => [at, observations])), now });
  const { doughnut, problems: inDocument } = validate(made, portrait);
  const ids = portrait.indicators.map(({ id, source }) => ({ id, source }));
  return {
    doughnut,
    problems: limitRowProblems([
      ...problems,
      ...[...sources].flatMap(([source, found]) => found.problems.map((each) => inPortrait(each, source))),
      ...results.flatMap((result, at) => result.problems.map((each) => ({ source: ids[at]?.source ?? "", ...each, indicator: ids[at]?.id ?? "" }))),
      ...inDocument,
    ]),
    provenance: {
      sources: [...provenances].map(([id, provenance]) => ({ id, ...provenance })),
      indicators: results.map(({ observations }, at) => ({ ...ids[at]!, rows: rowsOf(observations) })),
    },
    stats: { ...addStats(results.map(({ stats }) => stats)), indicators: results.map(({ stats }, at) => ({ id: ids[at]!.id, ...stats })) },
  };
}

/** A problem of a source, with the place in the portrait where it is written, if it is about that. */
function inPortrait(found: FeedProblem, source: string): FeedProblem {
  return { ...found, source, ...(found.path === undefined ? {} : { path: `${pointerTo("sources", source)}${found.path}` }) };
}

/** The portrait with what descriptions beside the tables say, where it says nothing itself. */
function describedPortrait(portrait: Portrait, read: ReadonlyMap<string, SourceRead>): Portrait {
  const described = new Map([...read].flatMap(([key, source]) => (source.described ? [[key, source.described] as const] : [])));
  if (described.size === 0) return portrait;
  return {
    ...portrait,
    sources: Object.fromEntries(Object.entries(portrait.sources).map(([key, feed]) => [key, described.get(key)?.feed ?? feed])),
    indicators: portrait.indicators.map((indicator) => withUnit(indicator, described.get(indicator.source)?.description.columns ?? [])),
  };
}

/** The register of the place's country, where we have one. */
export async function registerFor({ place, comparators = [] }: Portrait): Promise<AreaRegister | undefined> {
  return [place, ...comparators].some(({ code = "" }) => isGssCode(code)) ? await ukAreas() : undefined;
}

/** The sources that indicators use, with what they need of each, in the portrait's order. */
export function usedSources(portrait: Portrait): ({ readonly key: string; readonly feed: Feed } & SourceNeeds)[] {
  return Object.entries(portrait.sources).flatMap(([key, feed]) => {
    const indicators = portrait.indicators.filter((indicator) => sourceKeysOf(indicator).includes(key));
    if (indicators.length === 0) return [];
    const mappings = indicators.flatMap((indicator) => mappingsOf(key, indicator));
    const users = mappings.map((mapping) => ({ mapping, place: placeOf(portrait), comparators: comparatorsOf(portrait) }));
    return [{ key, feed, users, wanted: mappings.flatMap(columnsOf) }];
  });
}

/** How an indicator reads a source: for its figures, for what they are divided by, or for both. */
function mappingsOf(key: string, { source, mapping }: PortraitIndicator): Mapping[] {
  const divisor = mapping.per?.source === key ? [divisorMapping(mapping.per)] : [];
  return source === key ? [mapping, ...divisor] : divisor;
}

/** Every source that an indicator uses, in the portrait's order, whatever the order of the replies. */
async function readSources(portrait: Portrait, options: BuildOptions, register: AreaRegister | undefined): Promise<Map<string, SourceRead>> {
  const used = usedSources(portrait);
  let done = 0;
  return new Map(await Promise.all(used.map(async ({ key, feed, ...needs }) => {
    const found = await readSource(feed, needs, fetchOptions(options, register, (page) => options.onProgress?.({ source: key, ok: true, page, done, total: used.length })));
    done += 1;
    options.onProgress?.({ source: key, ok: found.table !== null, done, total: used.length });
    return [key, found] as const;
  })));
}

/** What reading a source needs of the options of a run. */
export function fetchOptions({ transport, signal, pageLimits, pause }: BuildOptions, register: AreaRegister | undefined, onPage: (progress: PageProgress) => void): FetchOptions {
  return { transport, signal, register, onPage, limits: pageLimits, pause };
}

function mapIndicator({ mapping, unit, source }: PortraitIndicator, portrait: Portrait, sources: ReadonlyMap<string, SourceRead>, register: AreaRegister | undefined): MapResult {
  const table = sources.get(source)?.table;
  if (!table) return { observations: [], problems: [], stats: addStats([]) };
  const readingOf = (key: string): Pick<MapContext, "decimalChar" | "marks"> => ({ decimalChar: portrait.sources[key]?.dialect?.decimalChar, marks: portrait.sources[key]?.marks });
  const divisor = mapping.per && sources.get(mapping.per.source)?.table;
  return map(table, mapping, {
    place: placeOf(portrait), comparators: comparatorsOf(portrait), register,
    unit: localise(unit?.symbol, "en").text,
    ...readingOf(source),
    ...(mapping.per && divisor ? { tables: new Map([[mapping.per.source, divisor]]), dialects: new Map([[mapping.per.source, readingOf(mapping.per.source)]]) } : {}),
  });
}

function rowsOf(observations: MapResult["observations"]): number[] {
  return [...new Set(observations.flatMap(({ rows }) => rows))].sort((a, b) => a - b);
}
