/**
 * A cell to a number, or to the reason why there is none. Nothing is parsed that was not checked first: `Number("")` is
 * 0 and `parseFloat("1,234")` is 1. What may mean two things is said to be ambiguous, never decided here.
 */
import type { Flag, MissingReason } from "@place-doughnut/schema";
import type { Doubt } from "../problems.js";
import { cellMark, gluedLetters, shorthand, spacedLetters, type Shorthand } from "./marks.js";
import { readPlainNumber, type DecimalChar } from "./plain-number.js";

/** What a mark means in one publisher's table; `zero` for a nil or a figure that rounds to zero. */
export type Marks = ReadonlyMap<string, MissingReason | "zero">;

export interface NumberOptions {
  readonly marks?: Marks | undefined;
  /** "." when left out. */
  readonly decimalChar?: DecimalChar | undefined;
}

export type NumberReading =
  | {
    readonly kind: "number";
    readonly value: number;
    readonly flags: readonly Flag[];
    /** A unit written in the cell: £, $, € or %. The value is never changed by it: "12%" is 12. */
    readonly unit: string | null;
    /** A whole number beyond 2^53, held only roughly. */
    readonly imprecise: boolean;
    /** Zero-width characters were left out. */
    readonly invisible: boolean;
  }
  | { readonly kind: "missing"; readonly reason: Exclude<MissingReason, "suppressed">; readonly flags: readonly Flag[] }
  /** Withheld, or only bounded ("<5"): never 0 and never the bound. */
  | { readonly kind: "suppressed"; readonly reason: "suppressed"; readonly flags: readonly Flag[] }
  | { readonly kind: "ambiguous"; readonly doubt: Doubt }
  | { readonly kind: "invalid" };

/** No number that people write is longer. */
const longest = 100;

/** What a cell says. Never throws; a value is always finite and never −0. */
export function readNumber(raw: string, options: NumberOptions = {}): NumberReading {
  const text = raw.replace(/[\u200B\u200C\u200D\u2060\uFEFF]/g, "").trim();
  const explained = options.marks?.get(text);
  if (explained === "zero") return number(0, ["estimated"]);
  if (explained !== undefined) return absent(explained);
  const mark = cellMark(text);
  if (mark) return "missing" in mark ? absent(mark.missing) : { kind: "ambiguous", doubt: mark.doubt };
  if (text.length > longest) return { kind: "invalid" };
  const { body, marks } = splitMarks(text);
  if (marks === null) return { kind: "invalid" };
  const invisible = /[\u200B\u200C\u200D\u2060]/.test(raw);
  return combine(body, marks, { ...options, invisible });
}

/** Marks in brackets and letters at the end, and what is left before them. `marks` is null when the brackets do not close. */
function splitMarks(text: string): { body: string; marks: readonly string[] | null } {
  const marks: string[] = [];
  let body = text;
  while (body.endsWith("]")) {
    const open = body.lastIndexOf("[");
    const mark = body.slice(open + 1, -1);
    if (open === -1 || !/^[A-Za-z0-9 ]+$/.test(mark)) return { body, marks: null };
    marks.unshift(mark);
    body = body.slice(0, open).trimEnd();
  }
  const letter = body.slice(-1).toLowerCase();
  const before = body.slice(0, -1);
  const allowed = before.endsWith(" ") || before.endsWith("\u00A0") ? spacedLetters : gluedLetters;
  if (!allowed.has(letter) || !/[\d.%]$/.test(before.trimEnd())) return { body, marks };
  return { body: before.trimEnd(), marks: [letter, ...marks] };
}

function combine(body: string, marks: readonly string[], options: NumberOptions & { invisible: boolean }): NumberReading {
  const said = marks.map((mark) => explain(mark, options.marks));
  if (body === "") return withoutNumber(said);
  const flags = [...new Set(said.flatMap((mark) => mark?.flag ?? []))];
  const plain = readPlainNumber(body, options.decimalChar ?? ".");
  if (plain.kind === "bounded") return { kind: "suppressed", reason: "suppressed", flags };
  if (plain.kind !== "number") return plain;
  if (said.includes(undefined)) return { kind: "ambiguous", doubt: "mark" };
  if (said.some((mark) => mark?.missing !== undefined)) return { kind: "ambiguous", doubt: "contradiction" };
  return { ...plain, flags, invisible: options.invisible };
}

/** Marks alone: the one that says why there is no figure counts; a flag alone leaves it not available. */
function withoutNumber(said: readonly (Shorthand | undefined)[]): NumberReading {
  if (said.includes(undefined)) return { kind: "invalid" };
  const flags = [...new Set(said.flatMap((mark) => (mark?.missingAlone === undefined ? mark?.flag ?? [] : [])))];
  const reason = said.map((mark) => mark?.missing ?? mark?.missingAlone).find((found) => found !== undefined);
  return absent(reason ?? "not-available", flags);
}

/** A mapping may explain a mark beside a number as well, with its brackets or without. */
function explain(mark: string, marks: Marks | undefined): Shorthand | undefined {
  const explained = marks?.get(`[${mark}]`) ?? marks?.get(mark);
  if (explained === undefined) return shorthand(mark);
  return explained === "zero" ? { flag: "estimated" } : { missing: explained };
}

function absent(reason: MissingReason, flags: readonly Flag[] = []): NumberReading {
  return reason === "suppressed" ? { kind: "suppressed", reason, flags } : { kind: "missing", reason, flags };
}

function number(value: number, flags: readonly Flag[]): NumberReading {
  return { kind: "number", value, flags, unit: null, imprecise: false, invisible: false };
}
