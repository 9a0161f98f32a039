/** The catalogues, and which one a language gets. */
import { cy } from "./cy.js";
import { en } from "./en.js";
import type { Words } from "./words.js";

export type { Change, ChangeFacts, RingFacts, StateFacts, Words } from "./words.js";

const catalogues: ReadonlyMap<string, Words> = new Map([["cy", cy], ["en", en]]);

/** The catalogue for a language tag, else English. */
export function wordsFor(lang: string): Words {
  return catalogues.get(lang.toLowerCase().split("-")[0] ?? "") ?? en;
}
