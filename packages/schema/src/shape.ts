/**
 * The document's shape as the reader sees it: what a valibot schema says about the inside of an object or a list.
 * Reading by the schema's own structure keeps one source of truth for types, reading, writing and the JSON Schema.
 */
import type { GenericSchema } from "valibot";

/** A valibot schema, with the parts that its kinds carry: `wrapped` of optional, `entries` of object, and so on. */
export interface Shape extends GenericSchema {
  readonly wrapped?: Shape;
  readonly entries?: Readonly<Record<string, Shape>>;
  readonly item?: Shape;
  readonly key?: Shape;
  readonly value?: Shape;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
}

/** The schema without optional and nullable around it. */
export function bare(shape: Shape): Shape {
  let inner = shape;
  while (inner.wrapped) inner = inner.wrapped;
  return inner;
}

/** May the key that holds this be left out? */
export function isOptional(shape: Shape): boolean {
  return shape.type === "optional";
}

/** The keys an object of this shape must have. */
export function neededKeys(shape: Shape | null): readonly string[] {
  const entries = shape?.entries;
  return entries ? Object.keys(entries).filter((key) => !isOptional(entries[key]!)) : [];
}

/** Is anything at all allowed here? */
export function isFree(shape: Shape): boolean {
  return bare(shape).type === "unknown";
}

/** The part of the schema that takes a list, or an object: of a union the first that does. Null when none does. */
export function fitting(shape: Shape, kind: "list" | "object"): Shape | null {
  const inner = bare(shape);
  if (inner.type === "union") {
    for (const option of (inner.options ?? []) as readonly Shape[]) {
      const fits = fitting(option, kind);
      if (fits) return fits;
    }
    return null;
  }
  if (kind === "list") return inner.type === "array" ? inner : null;
  return inner.type === "object" || inner.type === "record" ? inner : null;
}

/** Does this object keep keys that are not in its schema? Those that start with `x-` are the writer's own. */
export function isOwnKey(key: string): boolean {
  return key.startsWith("x-");
}

/** What to expect, in words that follow "Expected". */
export function expectation(shape: Shape): string {
  if (shape.type === "nullable" && shape.wrapped) return `${expectation(shape.wrapped)} or null`;
  if (shape.wrapped) return expectation(shape.wrapped);
  if (shape.type === "union") return ((shape.options ?? []) as readonly Shape[]).map(expectation).join(", or ");
  return words[shape.type as keyof typeof words] ?? shape.expects ?? shape.type;
}

const words = {
  array: "a list",
  number: "a number",
  object: "an object",
  record: "an object with a value for each key",
  string: "a text",
};
