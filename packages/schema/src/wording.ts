/** How data is spoken of in a message: short, and without characters that could disturb a page or a terminal. */
import type { Period } from "./doughnut.js";
import { localise } from "./text.js";

const longest = 60;

/** A text from the data in quotation marks, cut to 60 characters, with invisible characters written as U+XXXX. */
export function quote(text: string): string {
  const characters = Array.from(text.slice(0, longest * 2));
  const cut = characters.length > longest || text.length > longest * 2;
  const shown = (cut ? characters.slice(0, longest) : characters).map((c) => (isVisible(c) ? c : `<${codePoint(c)}>`));
  return `"${shown.join("")}${cut ? "…" : ""}"`;
}

/** What a value is, in words: `the text "12"`, `the number 5`, `a list`. */
export function describe(value: unknown): string {
  if (typeof value === "string") return `the text ${quote(value)}`;
  if (typeof value === "number") return `the number ${value}`;
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "a list" : "an object";
  if (typeof value === "bigint") return "a big integer";
  if (value === undefined) return "nothing";
  return typeof value === "function" || typeof value === "symbol" ? `a ${typeof value}` : String(value);
}

/** A period by its label, as it can be asked for; without one by its days. */
export function periodName({ label, start, end }: Period): string {
  const { text } = localise(label, "en");
  return text.trim() === "" ? `${start} to ${end}` : quote(text.trim());
}

/** `a, b or c`. */
export function either(options: readonly string[]): string {
  return options.length < 2 ? options.join("") : `${options.slice(0, -1).join(", ")} or ${options.at(-1)}`;
}

/** The consequence, as a second sentence: what is left out of the doughnut because of the problem. */
export function sentenceOf(leftOut: string | null): string {
  if (leftOut === null) return "";
  return leftOut === "document" ? " Without it there is no doughnut." : ` The ${leftOut} is left out.`;
}

/** One of what stands under a key, in the singular: `observations` holds observations. */
export function itemOf(key: string | number): string {
  return items.get(key) ?? "entry";
}

const items = new Map<string | number, string>([
  ["dimensions", "dimension"], ["indicators", "indicator"], ["observations", "observation"], ["comparators", "comparator"],
  ["actions", "action"], ["flags", "flag"], ["sources", "source"],
]);

/** `U+202E`. */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

function isVisible(character: string): boolean {
  return !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(character);
}
