/** Marks beside a period: "2022 [p]", "2022p", "2022 (provisional)", as beside numbers. They say something of its figures. */
import type { Flag } from "@place-doughnut/schema";
import { gluedLetters, shorthand, spacedLetters } from "./marks.js";

/** Words that people write out beside a period. */
const words = new Map<string, Flag>([
  ["provisional", "provisional"], ["prov", "provisional"], ["preliminary", "provisional"], ["revised", "revised"], ["estimated", "estimated"], ["estimate", "estimated"],
]);

/** The period without its marks. A mark that is not known, or that speaks of a missing figure, stays: then it is no period. */
export function splitPeriodMarks(text: string): { readonly body: string; readonly flags: readonly Flag[] } {
  const flags: Flag[] = [];
  let body = text;
  for (let split = splitLast(body); split !== null; split = splitLast(body)) {
    if (split.flag) flags.unshift(split.flag);
    body = split.body;
  }
  return { body, flags: [...new Set(flags)] };
}

function splitLast(text: string): { body: string; flag: Flag | undefined } | null {
  const bracketed = /^(.*\S) ?(?:\[([^[\]()]{1,20})\]|\(([^[\]()]{1,20})\))$/.exec(text);
  const [, before = "", square, round = ""] = bracketed ?? [];
  // A letter in round brackets is a footnote more often than not.
  if (bracketed) return square !== undefined || gluedLetters.has(round) || words.has(round) ? marked(before, square ?? round) : null;
  const letter = /^(.*\d)( ?)([a-z])$/.exec(text);
  const isAllowed = letter && (letter[2] === " " ? spacedLetters : gluedLetters).has(letter[3] ?? "");
  return isAllowed ? marked(letter[1] ?? "", letter[3] ?? "") : null;
}

function marked(body: string, mark: string): { body: string; flag: Flag | undefined } | null {
  const word = words.get(mark.trim());
  if (word) return { body, flag: word };
  const meaning = shorthand(mark);
  return meaning === undefined || meaning.missing !== undefined || meaning.missingAlone !== undefined ? null : { body, flag: meaning.flag };
}
