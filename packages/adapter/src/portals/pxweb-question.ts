/** What is asked of a PxWeb table: which values of which variables, and in how many parts so that none is too large. */
import { folded } from "../map/areas.js";
import { at, isList, own, text, textsIn, type Json } from "../read/json/value.js";
import type { Wish } from "./portal.js";

/** A variable as the table's description has it. */
export interface Variable {
  readonly code: string;
  /** Empty when the host leaves out long lists. */
  readonly values: readonly string[];
  /** May it be left out, and is added up then? */
  readonly elimination: boolean;
  readonly isTime: boolean;
}

/** Which values of a variable: `all` with patterns, `top` with a number, `item` with codes, or a grouping. */
export interface Selection {
  readonly code: string;
  readonly filter: string;
  readonly values: readonly string[];
  /** How many values that is; null when it cannot be known. */
  readonly count: number | null;
  /** The codes it stands for, where they are known and may be asked for in parts. */
  readonly items: readonly string[] | null;
}

/** What the source's query states of a variable. */
interface Stated {
  readonly filter: string;
  readonly values: readonly string[];
}

/** The variables that a table's description lists. */
export function variablesIn(value: Json): Variable[] {
  const list = own(value, "variables");
  return (isList(list) ? list : []).flatMap((each) => {
    const code = text(own(each, "code"));
    return code === null ? [] : [{ code, values: textsIn(at(each, ["values"])), elimination: own(each, "elimination") === true, isTime: own(each, "time") === true }];
  });
}

/**
 * The selections: what the source's query states; else the rows that are kept, by all of the variable's codes that a mapping
 * would take for theirs (where the host leaves out a long list of codes, as they are: a table has each code once); else the newest time; else, of a variable that
 * a mapping reads or that cannot be left out, everything.
 */
export function questionFor(variables: readonly Variable[], stated: ReadonlyMap<string, Stated>, wish: Wish): Selection[] {
  return variables.flatMap((variable) => {
    const asked = stated.get(variable.code);
    if (asked !== undefined) return [selection(variable, asked.filter, asked.values)];
    const kept = wish.keep.get(variable.code)?.map((each) => each.trim());
    const known = variable.values.length === 0 || kept === undefined ? kept ?? [] : variable.values.filter((each) => kept.map(folded).includes(folded(each)));
    if (known.length > 0) return [selection(variable, "item", known)];
    if (variable.isTime && wish.latest === variable.code) return [selection(variable, "top", ["1"])];
    const isRead = wish.columns.some((name) => name === variable.code || name === `${variable.code} label`);
    return isRead || !variable.elimination ? [selection(variable, "all", ["*"])] : [];
  });
}

function selection({ code, values: known }: Variable, filter: string, values: readonly string[]): Selection {
  if (filter === "item") return { code, filter, values, count: values.length, items: values };
  if (filter === "all" && values.length === 1 && values[0] === "*") return { code, filter, values, count: known.length > 0 ? known.length : null, items: known.length > 0 ? known : null };
  const first = /^\d{1,9}$/.test(values[0] ?? "") ? Number(values[0]) : null;
  return { code, filter, values, count: filter === "top" && first !== null ? Math.min(first, known.length > 0 ? known.length : first) : null, items: null };
}

/**
 * The question in parts of at most so many cells: divided along the longest variable whose codes are known. Where no such
 * division is small enough, the number of cells. A question whose size is not known is sent whole.
 */
export function divide(question: readonly Selection[], limit: number | null): Selection[][] | { readonly cells: number } {
  const cells = question.reduce<number | null>((product, { count }) => (product === null || count === null ? null : product * count), 1);
  if (limit === null || cells === null || cells <= limit) return [[...question]];
  const longest = question.reduce<Selection | null>((best, each) => (each.items !== null && each.items.length > (best?.items?.length ?? 0) ? each : best), null);
  const items = longest?.items ?? [];
  const atOnce = items.length === 0 ? 0 : Math.floor(limit / (cells / items.length));
  if (longest === null || atOnce === 0) return { cells };
  const parts: Selection[][] = [];
  for (let from = 0; from < items.length; from += atOnce) {
    const values = items.slice(from, from + atOnce);
    parts.push(question.map((each) => (each === longest ? { ...each, filter: "item", values, items: values, count: values.length } : each)));
  }
  return parts;
}
