/** The categories of one dimension of a JSON-stat dataset: their codes in order, what is said about them, and whether that fits. */
import { problem, type FeedProblem, type ProblemCode } from "../../problems.js";
import type { CubeDimension } from "./json-stat-cube.js";
import { isList, isObject, own, text, textsIn, type Json } from "./value.js";

export interface Categories {
  readonly dimension: CubeDimension;
  readonly problems: readonly FeedProblem[];
}

/** Checks a dimension of this size. `isMetric` says that its categories are the things measured. */
export function checkCategories(id: string, dimension: Json | undefined, size: number, isMetric: boolean): Categories {
  const category = own(dimension, "category");
  const { ids, problems } = codesOf(id, category, size);
  if (problems.length > 0) return { dimension: { id, ids, labels: new Map(), units: new Map() }, problems };
  const known = new Set(ids);
  const unit = own(category, "unit");
  const found: FeedProblem[] = [
    ...unknownKeys("jsonstat-label-key-unknown", id, own(category, "label"), known),
    ...unknownKeys("jsonstat-unit-key-unknown", id, unit, known),
    ...unknownKeys("jsonstat-coord-key-unknown", id, own(category, "coordinates"), known),
    ...unknownKeys("jsonstat-note-key-unknown", id, own(category, "note"), known),
    ...checkChildren(id, own(category, "child"), known),
    ...(isMetric && (!isObject(unit) || Object.keys(unit).length === 0) ? [problem("jsonstat-metric-unit-missing", {}, { dimension: id })] : []),
  ];
  return { dimension: { id, ids, labels: textsBy(own(category, "label"), (label) => text(label)), units: textsBy(unit, unitText) }, problems: found };
}

/** `index` is a list of codes, or an object with the place of each; a dimension of one category may do without. */
function codesOf(id: string, category: Json | undefined, size: number): { ids: string[]; problems: FeedProblem[] } {
  const index = own(category, "index");
  if (index === undefined) {
    const label = own(category, "label");
    const ids = isObject(label) ? Object.keys(label) : [];
    return ids.length === size && size <= 1 ? { ids, problems: [] } : { ids, problems: [problem("jsonstat-index-count-mismatch", {}, { dimension: id, categories: ids.length, size })] };
  }
  if (isList(index)) {
    const ids = textsIn(index);
    const distinct = new Set(ids).size;
    return ids.length === size && distinct === size ? { ids, problems: [] } : { ids, problems: [problem("jsonstat-index-count-mismatch", {}, { dimension: id, categories: distinct, size })] };
  }
  const ids: string[] = [];
  let isPermutation = isObject(index) && Object.keys(index).length === size;
  for (const [code, place] of isObject(index) ? Object.entries(index) : []) {
    if (typeof place !== "number" || !Number.isInteger(place) || place < 0 || place >= size || ids[place] !== undefined) isPermutation = false;
    else ids[place] = code;
  }
  return { ids, problems: isPermutation ? [] : [problem("jsonstat-index-positions-invalid", {}, { dimension: id, size })] };
}

type KeyCode = Extract<ProblemCode, `jsonstat-${"label" | "unit" | "coord" | "note"}-key-unknown`>;

function unknownKeys(code: KeyCode, dimension: string, by: Json | undefined, known: ReadonlySet<string>): FeedProblem[] {
  const names = isObject(by) ? Object.keys(by).filter((key) => !known.has(key)) : [];
  return names.length === 0 ? [] : [problem(code, {}, { dimension, names })];
}

/** Which categories are parts of which: all must be there, and none may be a part of itself. */
function checkChildren(dimension: string, child: Json | undefined, known: ReadonlySet<string>): FeedProblem[] {
  if (!isObject(child)) return [];
  const children = new Map(Object.entries(child).map(([parent, parts]) => [parent, textsIn(parts)]));
  const names = [...children].flatMap(([parent, parts]) => [parent, ...parts]).filter((code) => !known.has(code));
  if (names.length > 0) return [problem("jsonstat-child-id-unknown", {}, { dimension, names: [...new Set(names)] })];
  return hasCycle(children) ? [problem("jsonstat-child-cycle", {}, { dimension })] : [];
}

/** Takes away, again and again, what has no parent left; what remains goes round in a circle. Linear, and no recursion. */
function hasCycle(children: ReadonlyMap<string, readonly string[]>): boolean {
  const parents = new Map<string, number>();
  for (const parts of children.values()) for (const part of parts) parents.set(part, (parents.get(part) ?? 0) + 1);
  const codes = new Set([...children.keys(), ...parents.keys()]);
  const free = [...codes].filter((code) => !parents.has(code));
  let seen = 0;
  for (let code = free.pop(); code !== undefined; code = free.pop()) {
    seen += 1;
    for (const part of children.get(code) ?? []) {
      const left = parents.get(part)! - 1;
      parents.set(part, left);
      if (left === 0) free.push(part);
    }
  }
  return seen < codes.size;
}

function textsBy(by: Json | undefined, read: (value: Json) => string | null): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of isObject(by) ? Object.entries(by) : []) {
    const found = read(value);
    if (found !== null) texts.set(key, found);
  }
  return texts;
}

/** A unit's own label, or its symbol. PxWeb writes the label as `base`. */
function unitText(unit: Json): string | null {
  return text(own(unit, "label")) ?? text(own(unit, "base")) ?? text(own(unit, "symbol"));
}
