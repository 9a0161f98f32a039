/**
 * A document with its texts drawn out, to see what long words do: "Housing" becomes "⟦Ħöüšïñĝ Ħöü⟧". Some 40 % longer, as
 * Welsh and German are, each letter with a mark above or below. Figures, units, periods, ids and addresses stay as they are.
 */

/** The keys of a document under which words for people stand: a text, or one text for each language. */
const wordy = new Set(["name", "shortName", "title", "summary", "note", "label", "publisher", "target"]);
/** What is short because it must be, what is looked up, and what is nobody's to change. */
const kept = new Set(["unit", "period", "extensions"]);

const marked = new Map("aâ cç dđ eé gĝ hħ iï nñ oö sš tţ uü wŵ yŷ AÂ CÇ DĐ EÉ GĜ HĦ IÏ NÑ OÖ SŠ TŢ UÜ WŴ YŶ".split(" ").map((pair) => [pair[0]!, pair[1]!]));

/** One text, longer. A text without letters stays. */
export function drawnOut(text: string): string {
  if (!/\p{L}/u.test(text)) return text;
  const letters = [...text].map((letter) => marked.get(letter) ?? letter);
  const extra = letters.slice(0, Math.ceil(letters.length * 0.4)).join("").trim();
  return `⟦${letters.join("")} ${extra}⟧`;
}

/** The whole document, longer. The one that is given is left as it was. */
export function withLongWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withLongWords);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, kept.has(key) ? item : wordy.has(key) ? longText(item) : withLongWords(item)]));
}

function longText(item: unknown): unknown {
  if (typeof item === "string") return drawnOut(item);
  const isText = isObject(item) && Object.entries(item).every(([language, text]) => /^[a-z]{2,3}(-\w+)*$/.test(language) && language.length < 12 && typeof text === "string");
  // An indicator's target is no text but a line, with a text of its own.
  return isText && !("label" in item) ? Object.fromEntries(Object.entries(item).map(([language, text]) => [language, drawnOut(String(text))])) : withLongWords(item);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
