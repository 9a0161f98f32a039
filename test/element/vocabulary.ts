/** The words that two catalogues use: what one says that the other does not. */
import type { Words } from "../../packages/element/src/words/words.js";
import { sentences } from "./sentences.js";

/** Names of keys, licences, people and formats, which every language writes alike. */
export const names = [
  "action", "by", "cc", "commons", "creative", "csv", "ctrl", "deal", "doughnut", "down", "economics", "end", "enter", "escape", "home", "json", "kate", "lab", "page", "png",
  "raworth", "sa", "src", "svg", "tab", "up",
];

/** All words of a catalogue but for the names, in small letters. */
export function wordsOf(catalogue: Words): ReadonlySet<string> {
  const texts = [...sentences(catalogue)].flatMap(([key, said]) => (key === "locale" ? [] : said));
  const words = texts.flatMap((text) => text.replace(/\{[^}]*\}/g, "").toLowerCase().match(/\p{L}+/gu) ?? []);
  return new Set(words.filter((word) => !names.includes(word)));
}

/** The words of the first that the second does not have. */
export function wordsOnlyIn(first: Words, second: Words): ReadonlySet<string> {
  const others = wordsOf(second);
  return new Set([...wordsOf(first)].filter((word) => !others.has(word)));
}
