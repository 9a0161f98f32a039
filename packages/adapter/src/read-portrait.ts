/** From anything at all to a portrait that can be run, with everything that is wrong with it. */
import { canonicalDimensionId, dimensionSet, nearest, safeUrl } from "@place-doughnut/schema";
import { parse } from "valibot";
import { checkFeed } from "./feed-checks.js";
import { FirstProblems } from "./first-problems.js";
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
  if (shape.length > 0) return { portrait: null, problems: [...shape, ...beyondShape(plain, shape)] };
  const portrait = parse(portraitSchema, plain);
  return { portrait, problems: [...checkSources(portrait), ...checkDimensions(portrait), ...checkIndicators(portrait), ...checkTwice(portrait)] };
}

/** Parts that indicators name: where their own shape is wrong, nothing can be said of the names. */
const named = /^(?:|\/(?:sources|dimensions|dimensionSet|indicators)|\/dimensions\/.*|\/indicators\/[^/]*(?:\/(?:id|source|dimension|mapping|mapping\/per|mapping\/per\/source))?)$/;

/** Of a portrait with a mistake elsewhere, the sources and dimensions that are named and not there: its author need not come back for them. */
function beyondShape(plain: unknown, shape: readonly FeedProblem[]): FeedProblem[] {
  const isElsewhere = shape.every(({ code, path = "" }) => code === "unknown-key" || (code !== "too-deep" && code !== "forbidden-key" && !named.test(path)));
  return isElsewhere ? checkIndicators(plain as Portrait) : [];
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
  const unused = new FirstProblems();
  const wrong = Object.entries(sources).flatMap(([source, feed]): FeedProblem[] => {
    const path = pointerTo("sources", source);
    const written = checkFeed(feed).map((found) => ({ ...found, source, path: `${path}${found.path ?? ""}` }));
    if (!used.has(source)) {
      unused.note("unused-source", () => problem("unused-source", { source, path }));
      return written;
    }
    const { url, metadata } = feed;
    return [...checkAddress(url, source, `${path}/url`), ...(metadata === undefined ? [] : checkAddress(metadata, source, `${path}/metadata`)), ...written];
  });
  return [...wrong, ...unused.all()];
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
  const found = new FirstProblems();
  for (const [at, dimension] of (portrait.dimensions ?? []).entries()) {
    const lacks = (["ring", "name"] as const).filter((key) => dimension[key] === undefined);
    if (known.includes(dimension.id) || lacks.length === 0) continue;
    found.note("incomplete-dimension", () => problem("incomplete-dimension", { path: `/dimensions/${at}` }, { dimension: dimension.id, lacks, nearest: nearestDimension(dimension.id, known) }));
  }
  return found.all();
}

function checkIndicators(portrait: Portrait): FeedProblem[] {
  const sources = new Set(Object.keys(portrait.sources));
  const dimensions = new Set([...setIds(portrait), ...(portrait.dimensions ?? []).map(({ id }) => id)]);
  const found = new FirstProblems();
  for (const [at, { id, source, dimension, mapping: { per } }] of portrait.indicators.entries()) {
    const where = (key: string): { indicator: string; path: string } => ({ indicator: id, path: `/indicators/${at}/${key}` });
    const needs = (key: string, name: string): void => {
      if (!sources.has(name)) found.note("unknown-source", () => problem("unknown-source", where(key), { source: name, nearest: nearest(name, sources) }));
    };
    needs("source", source);
    if (per !== undefined) needs("mapping/per/source", per.source);
    if (!dimensions.has(dimension)) {
      found.note("unknown-dimension", () => problem("unknown-dimension", where("dimension"), { dimension, set: portrait.dimensionSet, nearest: nearestDimension(dimension, [...dimensions]), known: [...dimensions] }));
    }
  }
  return found.all();
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
  const firsts = new Map<string, number>();
  const found = new FirstProblems();
  for (const [at, id] of ids.entries()) {
    const first = firsts.get(id);
    if (first === undefined) firsts.set(id, at);
    else found.note("duplicate-id", () => problem("duplicate-id", { path: `${path}/${at}` }, { id, first: `${path}/${first}` }));
  }
  return found.all();
}
