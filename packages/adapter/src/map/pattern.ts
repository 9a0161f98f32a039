/**
 * Patterns for column names: literal text with `{slots}`, such as "{year} Owned Outright". No regular expression of a
 * portrait's author ever runs: the literal parts are looked for from left to right, so matching takes linear time.
 */
import { withoutBracketNote, withoutNotes } from "../read/header.js";

/** At least one slot, and text between any two of them. */
export const patternShape = /^[^{}]*\{[^{}]+\}(?:[^{}]+\{[^{}]+\})*[^{}]*$/;

/** No column name that people write is longer. */
const longest = 1000;

export interface Pattern {
  readonly text: string;
  /** Names of the slots, from left to right. */
  readonly slots: readonly string[];
  /** The texts before, between and after the slots: one more than there are slots. */
  readonly literals: readonly string[];
}

export interface PatternMatch {
  /** The texts in the slots. */
  readonly slots: ReadonlyMap<string, string>;
  /** Were digits at the name's end taken for a footnote's? They may be part of it. */
  readonly isGuessed: boolean;
}

/** Takes a pattern of the right shape apart. */
export function patternOf(text: string): Pattern {
  const parts = text.split(/[{}]/);
  return {
    text,
    slots: parts.filter((_, at) => at % 2 === 1).map((slot) => slot.trim()),
    literals: parts.filter((_, at) => at % 2 === 0),
  };
}

/**
 * The texts in the slots, in the name as published; null when the name is not like the pattern. Capitals, kinds of
 * blanks and footnote marks do not count. Every slot takes at least one character, and no more than it must, but
 * the last, which takes what is left.
 */
export function matchPattern(pattern: Pattern, name: string): PatternMatch | null {
  if (name.length > longest) return null;
  const whole = matchIn(pattern, tidy(name));
  if (whole) return { slots: whole, isGuessed: false };
  const withoutNote = matchIn(pattern, tidy(withoutBracketNote(tidy(name))));
  if (withoutNote) return { slots: withoutNote, isGuessed: false };
  const slots = matchIn(pattern, withoutNotes(tidy(name)));
  return slots && { slots, isGuessed: true };
}

function matchIn({ slots, literals }: Pattern, name: string): ReadonlyMap<string, string> | null {
  const folded = name.toLowerCase();
  const wanted = literals.map((literal) => tidyInside(literal).toLowerCase());
  const [first = ""] = wanted;
  const last = wanted.at(-1) ?? "";
  // Lower case may be longer than upper case ("İ"): then places in one are none in the other.
  if (folded.length !== name.length || !folded.startsWith(first.trimStart()) || !folded.endsWith(last.trimEnd())) return null;
  const end = name.length - last.trimEnd().length;
  const found = new Map<string, string>();
  let from = first.trimStart().length;
  for (const [at, slot] of slots.entries()) {
    const isLast = at === slots.length - 1;
    const to = isLast ? end : folded.indexOf(wanted[at + 1] ?? "", from + 1);
    if (to <= from || to > end) return null;
    const text = name.slice(from, to).trim();
    if (text === "") return null;
    found.set(slot, text);
    from = to + (isLast ? 0 : (wanted[at + 1] ?? "").length);
  }
  return found;
}

/** NFKC, and any run of blanks as one. */
function tidyInside(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, " ");
}

function tidy(text: string): string {
  return tidyInside(text).trim();
}
