/** Texts, ids and language tags as they may stand in a document. */
import type { Text } from "./doughnut.js";

/** A text in the language it is really in, so that a page can mark it up with `lang`. `lang` is null when it is not stated. */
export interface LocalisedText {
  readonly text: string;
  readonly lang: string | null;
}

/**
 * The text in the wanted language, else in its base language (`cy-GB` → `cy`), else in English, else the first there is.
 * Never throws and never answers in a wanted language it does not have: look at `lang`.
 */
export function localise(text: Text | undefined, lang: string): LocalisedText {
  if (text === undefined) return { text: "", lang: null };
  if (typeof text === "string") return { text, lang: null };
  const tags = Object.keys(text);
  const wanted = lang.toLowerCase();
  const base = wanted.split("-")[0] ?? wanted;
  const tag =
    tags.find((t) => t.toLowerCase() === wanted) ??
    tags.find((t) => t.toLowerCase() === base) ??
    tags.find((t) => t.toLowerCase().split("-")[0] === base) ??
    tags.find((t) => t.toLowerCase().split("-")[0] === "en") ??
    tags[0];
  return tag === undefined ? { text: "", lang: null } : { text: text[tag] ?? "", lang: tag };
}

/** Is this usable as an id: 1 to 200 characters, no control characters, no lone surrogates? Any word is, `constructor` too. */
export function isId(text: string): boolean {
  return text.length > 0 && text.length <= 200 && !/\p{Cc}/u.test(text) && isWellFormed(text);
}

/** Is this a language tag in the form of BCP 47: letters and digits in parts of at most eight, joined by hyphens? */
export function isLanguageTag(text: string): boolean {
  const parts = text.split("-");
  return /^[A-Za-z]{2,8}$/.test(parts[0] ?? "") && parts.every((part) => /^[A-Za-z0-9]{1,8}$/.test(part));
}

/** Does every surrogate have its partner? (`String.prototype.isWellFormed` is newer than our oldest Node types.) */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
