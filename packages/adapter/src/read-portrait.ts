/** From anything at all to a portrait that can be run, with everything that is wrong with it. */
import { canonicalDimensionId, dimensionSet, nearest, safeUrl } from "@place-doughnut/schema";
import { parse } from "valibot";
import { checkFeed } from "./feed-checks.js";
import { pointerTo } from "./pointer.js";
import { portraitSchema, sourceKeysOf, type Portrait } from "./portrait.js";
import { problem, type FeedProblem } from "./problems.js";
import { secretParameters } from "./secrets.js";
import { checkShape } from "./shape.js";

export interface PortraitRead {
  /** Null when it is not of a portrait's shape: one mistyped key might change the doughnut. */
  readonly portrait: Portrait | null;
  readonly problems: readonly FeedProblem[];
}

/**
 * Shape first, then what the parts say about each other: sources and dimensions that are named and not there, ids used
 * twice, addresses that cannot be read. Those leave out the indicator or the part they are about, and the rest can run.
 */
export function readPortrait(input: unknown): PortraitRead {
  const plain = asJson(input);
  if (plain === undefined) return { portrait: null, problems: [problem("not-json", { path: "" })] };
  const shape = checkShape(portraitSchema, plain);
  if (shape.length > 0) return { portrait: null, problems: shape };
  const portrait = parse(portraitSchema, plain);
  return { portrait, problems: [...checkSources(portrait), ...checkDimensions(portrait), ...checkIndicators(portrait), ...checkTwice(portrait)] };
}

/** A copy that is nothing but JSON; undefined when there is no such copy (a cycle, a million levels, a function). */
function asJson(input: unknown): unknown {
  try {
    const text: unknown = JSON.stringify(input);
    return typeof text === "string" ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

function checkSources({ sources, indicators }: Portrait): FeedProblem[] {
  const used = new Set(indicators.flatMap(sourceKeysOf));
  return Object.entries(sources).flatMap(([source, feed]): FeedProblem[] => {
    const path = pointerTo("sources", source);
    const written = checkFeed(feed).map((found) => ({ ...found, source, path: `${path}${found.path ?? ""}` }));
    if (!used.has(source)) return [problem("unused-source", { source, path }), ...written];
    const { url, metadata } = feed;
    return [...checkAddress(url, source, `${path}/url`), ...(metadata === undefined ? [] : checkAddress(metadata, source, `${path}/metadata`)), ...written];
  });
}

function checkAddress(url: string, source: string, path: string): FeedProblem[] {
  if (safeUrl(url) === null) return [problem("url-refused", { source, path }, { url })];
  return secretParameters(url).map((parameter) => problem("secret-in-url", { source, path }, { parameter }));
}

/** The ids of a portrait's set. */
function setIds({ dimensionSet: name }: Portrait): string[] {
  return dimensionSet(name).dimensions.map(({ id }) => id);
}

/** Dimensions of the set that the portrait changes need nothing; new ones need a ring and a name. */
function checkDimensions(portrait: Portrait): FeedProblem[] {
  const known = setIds(portrait);
  return (portrait.dimensions ?? []).flatMap((dimension, at) => {
    const lacks = (["ring", "name"] as const).filter((key) => dimension[key] === undefined);
    if (known.includes(dimension.id) || lacks.length === 0) return [];
    return [problem("incomplete-dimension", { path: `/dimensions/${at}` }, { dimension: dimension.id, lacks, nearest: nearestDimension(dimension.id, known) })];
  });
}

function checkIndicators(portrait: Portrait): FeedProblem[] {
  const sources = new Set(Object.keys(portrait.sources));
  const dimensions = [...setIds(portrait), ...(portrait.dimensions ?? []).map(({ id }) => id)];
  return portrait.indicators.flatMap(({ id, source, dimension, mapping: { per } }, at): FeedProblem[] => {
    const where = (key: string): { indicator: string; path: string } => ({ indicator: id, path: `/indicators/${at}/${key}` });
    return [
      ...(sources.has(source) ? [] : [problem("unknown-source", where("source"), { source, nearest: nearest(source, sources) })]),
      ...(per === undefined || sources.has(per.source) ? [] : [problem("unknown-source", where("mapping/per/source"), { source: per.source, nearest: nearest(per.source, sources) })]),
      ...(dimensions.includes(dimension)
        ? []
        : [problem("unknown-dimension", where("dimension"), { dimension, set: portrait.dimensionSet, nearest: nearestDimension(dimension, dimensions) })]),
    ];
  });
}

/** The name the dimension has in this edition, if it was renamed; else the nearest by its letters. */
function nearestDimension(id: string, known: readonly string[]): string | null {
  const canonical = canonicalDimensionId(id);
  return known.find((each) => canonicalDimensionId(each) === canonical) ?? nearest(id, known);
}

function checkTwice({ dimensions = [], comparators = [] }: Portrait): FeedProblem[] {
  return [...twice(dimensions.map(({ id }) => id), "/dimensions"), ...twice(comparators.map(({ code }) => code), "/comparators")];
}

function twice(ids: readonly string[], path: string): FeedProblem[] {
  return ids.flatMap((id, at) => {
    const first = ids.indexOf(id);
    return first === at ? [] : [problem("duplicate-id", { path: `${path}/${at}` }, { id, first: `${path}/${first}` })];
  });
}
