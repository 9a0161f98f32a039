/** Writing a document so that the same doughnut is always the same text. */
import { doughnutSchema, type Doughnut } from "./doughnut.js";
import { read } from "./read.js";
import { bare, fitting, isFree, type Shape } from "./shape.js";

/**
 * The document as canonical JSON text: keys in the order of the schema, then `x-` keys in alphabetical order, two
 * spaces, a line end at the end. Languages, sources and everything under `extensions` and `x-` keep their own order:
 * the first language is the one a text falls back to.
 *
 * Parsing the text gives the same doughnut again, and writing that the same text. Writes what `parseDoughnut` would
 * keep of the document; give it one that was parsed, and nothing is lost.
 */
export function serialiseDoughnut(doughnut: Doughnut): string {
  const { value } = read(doughnut, doughnutSchema, new Map());
  return `${JSON.stringify(inOrder(value, doughnutSchema), null, 2)}\n`;
}

/** Recursive, but never deeper than the schema: free data is left as it is. */
function inOrder(value: unknown, shape: Shape): unknown {
  if (typeof value !== "object" || value === null || isFree(shape)) return value;
  const inner = fitting(shape, Array.isArray(value) ? "list" : "object") ?? bare(shape);
  if (Array.isArray(value)) return value.map((item) => inOrder(item, inner.item ?? inner));
  return Object.fromEntries(orderedKeys(value, inner).map((key) => {
    const entry = inner.entries ? inner.entries[key] : inner.value;
    const inside: unknown = value[key as keyof typeof value];
    return [key, entry ? inOrder(inside, entry) : inside];
  }));
}

function orderedKeys(value: object, { entries }: Shape): string[] {
  const keys = Object.keys(value);
  if (!entries) return keys;
  return [...Object.keys(entries).filter((key) => Object.hasOwn(value, key)), ...keys.filter((key) => !Object.hasOwn(entries, key)).sort()];
}
