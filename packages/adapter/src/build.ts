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
import { readSource, type SourceRead } from "./fetch-source.js";
import { limitRowProblems } from "./limit.js";
import { columnsOf } from "./map/columns.js";
import { map, type MapResult } from "./map/map.js";
import { addStats, type Stats } from "./map/outcome.js";
import { comparatorsOf, placeOf } from "./places.js";
import type { Portrait, PortraitIndicator } from "./portrait.js";
import type { FeedProblem } from "./problems.js";
import type { SourceProvenance } from "./read/index.js";
import { readPortrait } from "./read-portrait.js";
import type { Transport } from "./transport.js";

/** A source has been read, or could not be. */
export interface BuildProgress {
  readonly source: string;
  readonly ok: boolean;
  /** How many sources are finished, of how many. */
  readonly done: number;
  readonly total: number;
}

export interface BuildOptions {
  readonly transport: Transport;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: BuildProgress) => void) | undefined;
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
  const { portrait, problems } = readPortrait(input);
  if (portrait === null) return { doughnut: null, problems, provenance: { sources: [], indicators: [] }, stats: { ...addStats([]), indicators: [] } };
  const sources = await readSources(portrait, options);
  const results = portrait.indicators.map((indicator) => mapIndicator(indicator, portrait, sources.get(indicator.source)));
  const provenances = new Map([...sources].flatMap(([id, { provenance }]) => (provenance ? [[id, provenance] as const] : [])));
  const made = assemble(portrait, { sources: provenances, observations: new Map(results.map(({ observations }, at) => [at, observations])), now: options.now });
  const { doughnut, problems: inDocument } = validate(made, portrait);
  const ids = portrait.indicators.map(({ id, source }) => ({ id, source }));
  return {
    doughnut,
    problems: limitRowProblems([
      ...problems,
      ...[...sources].flatMap(([source, found]) => found.problems.map((each) => ({ ...each, source }))),
      ...results.flatMap((result, at) => result.problems.map((each) => ({ ...each, source: ids[at]?.source ?? "", indicator: ids[at]?.id ?? "" }))),
      ...inDocument,
    ]),
    provenance: {
      sources: [...provenances].map(([id, provenance]) => ({ id, ...provenance })),
      indicators: results.map(({ observations }, at) => ({ ...ids[at]!, rows: rowsOf(observations) })),
    },
    stats: { ...addStats(results.map(({ stats }) => stats)), indicators: results.map(({ stats }, at) => ({ id: ids[at]!.id, ...stats })) },
  };
}

/** Every source that an indicator uses, in the portrait's order, whatever the order of the replies. */
async function readSources(portrait: Portrait, { transport, signal, onProgress }: BuildOptions): Promise<Map<string, SourceRead>> {
  const used = Object.entries(portrait.sources).filter(([key]) => portrait.indicators.some(({ source }) => source === key));
  let done = 0;
  return new Map(await Promise.all(used.map(async ([key, feed]) => {
    const wanted = portrait.indicators.filter(({ source }) => source === key).flatMap(({ mapping }) => columnsOf(mapping));
    const found = await readSource(feed, wanted, transport, signal);
    done += 1;
    onProgress?.({ source: key, ok: found.table !== null, done, total: used.length });
    return [key, found] as const;
  })));
}

function mapIndicator({ mapping, unit, source }: PortraitIndicator, portrait: Portrait, read: SourceRead | undefined): MapResult {
  if (!read?.table) return { observations: [], problems: [], stats: addStats([]) };
  const decimalChar = portrait.sources[source]?.dialect?.decimalChar;
  return map(read.table, mapping, { place: placeOf(portrait), comparators: comparatorsOf(portrait), unit: localise(unit?.symbol, "en").text, decimalChar });
}

function rowsOf(observations: MapResult["observations"]): number[] {
  return [...new Set(observations.flatMap(({ rows }) => rows))].sort((a, b) => a - b);
}
