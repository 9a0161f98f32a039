/**
 * Is a JSON-stat dataset what it says it is? The rules are those of the JSON-stat validator (jsonstat/validator,
 * rules-manifest.json), and each of its codes has a problem of the same name. One that fails gives no table: a figure
 * would stand in another cell's place.
 */
import { problem, type FeedProblem, type ProblemCode } from "../../problems.js";
import { limits } from "../limits.js";
import { checkCategories } from "./json-stat-category.js";
import { isList, isObject, own, text, textsIn, type Json, type JsonObject } from "./value.js";

export interface CubeDimension {
  readonly id: string;
  /** Codes, in their order. */
  readonly ids: readonly string[];
  readonly labels: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, string>;
}

export interface Cube {
  readonly dimensions: readonly CubeDimension[];
  readonly cells: number;
  readonly valueAt: (cell: number) => Json;
  readonly statusAt: (cell: number) => Json;
  readonly hasStatus: boolean;
}

const tooLarge = problem("too-large", {}, { what: "The table of the cube", limit: `${limits.cells / 1e6} million cells` });

/** How many columns its table has: codes, labels where there are any, and the value. */
function columnsOf(dimensions: readonly CubeDimension[]): number {
  return dimensions.reduce((sum, { labels }) => sum + (labels.size > 0 ? 2 : 1), 1);
}

/** The cube, or null with what is wrong. Warnings come with a cube. */
export function checkCube(dataset: JsonObject): { cube: Cube | null; problems: readonly FeedProblem[] } {
  const { ids, sizes, dimension, role } = partsOf(dataset);
  if (sizes === null || ids.length !== sizes.length) return { cube: null, problems: [problem("jsonstat-id-size-len-mismatch", {}, { ids: ids.length, sizes: sizes?.length ?? 0 })] };
  const product = sizes.reduce((all, size) => all * size, 1);
  // A code for each dimension and the value, at least: labels may come beside them.
  if (product * (ids.length + 1) > limits.cells) return { cube: null, problems: [tooLarge] };
  const value = own(dataset, "value");
  const named = new Set(ids);
  const metrics = new Set(textsIn(own(role, "metric")));
  const missing = ids.filter((id) => own(dimension, id) === undefined);
  const extra = Object.keys(dimension).filter((id) => !named.has(id));
  const problems: FeedProblem[] = missing.length + extra.length === 0 ? [] : [problem("jsonstat-dim-key-id-mismatch", {}, { missing, extra })];
  problems.push(...checkCells(value, product), ...checkStatus(own(dataset, "status"), product), ...checkRoles(role, ids));
  const dimensions = ids.flatMap((id, at) => {
    const described = own(dimension, id);
    if (described === undefined) return [];
    const found = checkCategories(id, described, sizes[at]!, metrics.has(id));
    problems.push(...found.problems);
    return [found.dimension];
  });
  if (product * columnsOf(dimensions) > limits.cells) problems.push(tooLarge);
  if (problems.some(({ severity }) => severity === "error")) return { cube: null, problems };
  return { cube: { dimensions, cells: product, ...readers(value, own(dataset, "status")) }, problems };
}

/** 2.0 has ids, sizes and roles beside the dimensions, 1.x among them. */
function partsOf(dataset: JsonObject): { ids: string[]; sizes: number[] | null; dimension: JsonObject; role: Json | undefined } {
  const given = own(dataset, "dimension");
  const dimension = isObject(given) ? given : {};
  const isOld = own(dataset, "id") === undefined;
  const from = isOld ? dimension : dataset;
  const ids = textsIn(own(from, "id"));
  const sizes = own(from, "size");
  const areSizes = isList(sizes) && sizes.every((size) => typeof size === "number" && Number.isInteger(size) && size >= 0);
  const bare = isOld ? Object.fromEntries(Object.entries(dimension).filter(([key]) => !["id", "size", "role"].includes(key) || ids.includes(key))) : dimension;
  return { ids, sizes: areSizes ? (sizes as number[]) : null, dimension: bare, role: own(from, "role") };
}

function checkCells(value: Json | undefined, cells: number): FeedProblem[] {
  if (isList(value)) {
    // What Eurostat answers when nothing was found.
    if (value.length === 0 && cells > 0) return [problem("jsonstat-without-values", {})];
    return value.length === cells ? [] : [problem("jsonstat-value-len-mismatch", {}, { values: value.length, cells })];
  }
  if (!isObject(value)) return [problem("jsonstat-without-values", {})];
  if (Object.keys(value).length === 0 && cells > 0) return [problem("jsonstat-without-values", {})];
  return outOfRange("jsonstat-sparse-key-out-of-range", value, cells);
}

function checkStatus(status: Json | undefined, cells: number): FeedProblem[] {
  if (isList(status) && status.length !== cells) return [problem("jsonstat-status-len-mismatch", {}, { values: status.length, cells })];
  return isObject(status) ? outOfRange("jsonstat-status-key-out-of-range", status, cells) : [];
}

function outOfRange(code: Extract<ProblemCode, "jsonstat-sparse-key-out-of-range" | "jsonstat-status-key-out-of-range">, by: JsonObject, cells: number): FeedProblem[] {
  const key = Object.keys(by).find((each) => !/^(?:0|[1-9]\d{0,14})$/.test(each) || Number(each) >= cells);
  return key === undefined ? [] : [problem(code, {}, { key, cells })];
}

function checkRoles(role: Json | undefined, ids: readonly string[]): FeedProblem[] {
  const named = isObject(role) ? Object.values(role).flatMap(textsIn) : [];
  const known = new Set(ids);
  const unknown = named.filter((id) => !known.has(id));
  return unknown.length === 0 ? [] : [problem("jsonstat-role-id-unknown", {}, { names: unknown })];
}

function readers(value: Json | undefined, status: Json | undefined): Pick<Cube, "valueAt" | "statusAt" | "hasStatus"> {
  const look = (from: Json | undefined) => (cell: number): Json => (isList(from) ? from[cell] : own(from, String(cell))) ?? null;
  const one = text(status);
  return { valueAt: look(value), statusAt: one === null ? look(status) : () => one, hasStatus: one !== null || isList(status) || isObject(status) };
}
