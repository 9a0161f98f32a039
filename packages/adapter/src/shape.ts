/**
 * Is a value of the shape a schema describes? Stricter than the schema in one point: a key it does not know is an error
 * everywhere, with the nearest one it does. Says where, what was expected and what was found.
 */
import { nearest } from "@place-doughnut/schema";
import { safeParse, type GenericSchema } from "valibot";
import { FirstProblems } from "./first-problems.js";
import { pointerTo } from "./pointer.js";
import { problem, type FeedProblem } from "./problems.js";

/** Nested deeper than this is no portrait. */
const deepest = 64;

/** Keys that tools on the way lose, or that touch what every object shares. */
const forbidden: ReadonlySet<string> = new Set(["__proto__", "prototype", "constructor"]);

/** A valibot schema with the parts its kinds carry. */
interface Shape extends GenericSchema {
  readonly entries?: Readonly<Record<string, Shape>>;
  readonly wrapped?: Shape;
  readonly item?: Shape;
  readonly items?: readonly Shape[];
  readonly key?: Shape;
  readonly value?: Shape;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
  readonly getter?: (input: unknown) => Shape;
}

/** All that is wrong with the shape of a value, with JSON Pointers; nothing when it fits. Never throws for plain data. */
export function checkShape(schema: GenericSchema, value: unknown): FeedProblem[] {
  return check(schema as Shape, value, "", 0);
}

function check(given: Shape, value: unknown, path: string, depth: number): FeedProblem[] {
  if (depth > deepest) return [problem("too-deep", { path })];
  const schema = bare(given, value);
  const inner = (key: string | number): string => `${path}${pointerTo(key)}`;
  const below = (shape: Shape, key: string | number, child: unknown): FeedProblem[] => check(shape, child, inner(key), depth + 1);
  if (schema.type === "union") return checkUnion(schema, value, path, depth);
  if (schema.entries && isObject(value)) return checkObject(schema.entries, value, inner, below);
  if (schema.type === "record" && isObject(value)) {
    return Object.entries(value).flatMap(([key, child]) => {
      if (forbidden.has(key)) return [problem("forbidden-key", { path: inner(key) }, { key })];
      return [...(schema.key ? check(schema.key, key, inner(key), depth + 1) : []), ...(schema.value ? below(schema.value, key, child) : [])];
    });
  }
  if (schema.item && Array.isArray(value)) return [...value.flatMap((child, at) => below(schema.item as Shape, at, child)), ...(value.length === 0 ? judge(schema, value, path) : [])];
  // The library lets a longer list pass and cuts it.
  if (schema.items && Array.isArray(value)) {
    if (value.length !== schema.items.length) return [problem("wrong-type", { path }, { expected: expectation(schema), found: `a list of ${value.length}` })];
    return schema.items.flatMap((item, at) => below(item, at, value[at]));
  }
  return judge(schema, value, path);
}

/** The schema itself, behind "may be left out" and "is worked out when needed". */
function bare(schema: Shape, value: unknown): Shape {
  if (schema.getter) return bare(schema.getter(value), value);
  return schema.wrapped ? bare(schema.wrapped, value) : schema;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function checkObject(
  entries: Readonly<Record<string, Shape>>, value: Record<string, unknown>,
  inner: (key: string) => string, below: (shape: Shape, key: string, child: unknown) => FeedProblem[],
): FeedProblem[] {
  const known = Object.keys(entries);
  const unknown = new FirstProblems();
  const given = Object.entries(value).flatMap(([key, child]) => {
    if (forbidden.has(key)) return [problem("forbidden-key", { path: inner(key) }, { key })];
    const shape = Object.hasOwn(entries, key) ? entries[key] : undefined;
    if (shape) return child === undefined && shape.type === "optional" ? [] : below(shape, key, child);
    unknown.note("unknown-key", () => problem("unknown-key", { path: inner(key) }, { key, nearest: nearest(key, known) }));
    return [];
  });
  const missing = Object.entries(entries).filter(([key, shape]) => shape.type !== "optional" && !Object.hasOwn(value, key));
  return [...given, ...unknown.all(), ...missing.map(([key]) => problem("missing-key", { path: inner(key) }, { key }))];
}

/** Of several shapes allowed, the one whose own keys fit best says what is wrong: most often one key is mistyped. */
function checkUnion(schema: Shape, value: unknown, path: string, depth: number): FeedProblem[] {
  const options = (schema.options ?? []) as readonly Shape[];
  const tries = options.filter((option) => isKin(bare(option, value), value)).map((option) => check(option, value, path, depth));
  const isOwnKey = (found: FeedProblem): boolean => found.code.endsWith("-key") && found.path?.lastIndexOf("/") === path.length;
  const misfit = (problems: readonly FeedProblem[]): number => problems.filter(isOwnKey).length * 1000 + problems.length;
  const best = tries.sort((a, b) => misfit(a) - misfit(b))[0];
  return best ?? [wrongType(schema, value, path)];
}

/** Is an object, list or plain value to be compared with this shape at all? */
function isKin(shape: Shape, value: unknown): boolean {
  if (shape.type === "union") return true;
  const isObjectShape = shape.entries !== undefined || shape.type === "record";
  if (isObject(value)) return isObjectShape;
  const isListShape = shape.item !== undefined || shape.items !== undefined;
  return Array.isArray(value) ? isListShape : !isObjectShape && !isListShape;
}

function judge(schema: Shape, value: unknown, path: string): FeedProblem[] {
  const result = safeParse(schema, value, { abortEarly: true, abortPipeEarly: true });
  if (result.success) return [];
  const found = describe(value);
  if (schema.type === "picklist") {
    const options = (schema.options ?? []).map(String);
    return [problem("wrong-value", { path }, { expected: options.join(", "), found, nearest: typeof value === "string" ? nearest(value, options) : null })];
  }
  const [issue] = result.issues;
  if (issue.kind === "validation") return [problem("wrong-value", { path }, { expected: issue.message, found, nearest: null })];
  return [wrongType(schema, value, path)];
}

/** Keys of objects that a plain text is often written for. */
const oneTextKeys = ["column", "symbol"] as const;

function wrongType(schema: Shape, value: unknown, path: string): FeedProblem {
  const shapes = (schema.type === "union" ? ((schema.options ?? []) as readonly Shape[]) : [schema]).map((shape) => bare(shape, value));
  const key = typeof value === "string" ? oneTextKeys.find((each) => shapes.some(({ entries }) => entries !== undefined && Object.hasOwn(entries, each))) : undefined;
  return problem("wrong-type", { path }, { expected: expectation(schema), found: describe(value), ...(key === undefined ? {} : { instead: { key, text: value as string } }) });
}

const words = new Map([
  ["array", "a list"], ["boolean", "true or false"], ["null", "null"], ["number", "a number"], ["object", "an object"], ["record", "an object"],
  ["strict_object", "an object"], ["string", "a text"],
]);

/** What is allowed, in words that follow "Expected". */
function expectation(given: Shape): string {
  const schema = given.wrapped ?? given;
  if (schema.type === "literal") return String(schema.literal);
  if (schema.type === "tuple") return `a list of ${schema.items?.length ?? 0}`;
  if (schema.type === "lazy") return "a column name or an object with one rule";
  if (schema.type !== "union") return words.get(schema.type) ?? schema.expects ?? schema.type;
  return [...new Set(((schema.options ?? []) as readonly Shape[]).map(expectation))].join(" or ");
}

function describe(value: unknown): string {
  if (typeof value === "string") return `the text ${value}`;
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" && value !== null ? "an object" : `${typeof value === "number" ? "the number " : ""}${String(value)}`;
}
