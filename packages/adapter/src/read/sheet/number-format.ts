/**
 * A number as a spreadsheet shows it, for the formats that tables of figures use: decimals, groups of thousands, per cent,
 * thousands left out, a currency before or a word after. What is not understood is shown in full instead, and that is
 * known (format codes: ECMA-376 part 1, 18.8.31).
 */
import { sectionFor, sectionsOf } from "./format-sections.js";

/** Formats that a workbook need not spell out, by their number (ECMA-376 part 1, 18.8.30). */
const builtIn = new Map([
  [1, "0"], [2, "0.00"], [3, "#,##0"], [4, "#,##0.00"], [9, "0%"], [10, "0.00%"], [37, "#,##0 ;(#,##0)"], [38, "#,##0 ;(#,##0)"], [39, "#,##0.00;(#,##0.00)"], [40, "#,##0.00;(#,##0.00)"],
  ...[14, 15, 16, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, "yyyy-mm-dd"] as const),
  [17, "mmm-yy"],
  ...[18, 19, 20, 21, 22, 32, 33, 34, 35].map((id) => [id, "h:mm:ss"] as const),
] as const);

export function formatOf(id: number, own: ReadonlyMap<number, string>): string {
  return own.get(id) ?? builtIn.get(id) ?? "General";
}

/** Does the format show a day or a time of day? `[h]:mm` shows how long something took, and that stays a number. */
export function showsDate(format: string): boolean {
  const bare = bareSection(format);
  return !/\[(?:h+|m+|s+)\]/i.test(format) && /[ymdh]|s/i.test(bare) && !/general/i.test(bare) && !/[0#?]/.test(bare.replace(/s\.0+/gi, "s"));
}

/** The first section without texts and what stands in brackets. */
function bareSection(format: string): string {
  return sectionsOf(format)[0]!.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "");
}

/** As much of an ISO 8601 day as the format shows: a month or a year alone, or all of it. Never a part of a day that shows its time. */
export function shownDay(day: string, format: string): string {
  const shown = bareSection(format);
  if (!/^\d{4}-\d{2}-\d{2}(?:T|$)/.test(day) || /[dhs]/i.test(shown)) return day;
  return /m/i.test(shown) ? day.slice(0, 7) : day.slice(0, 4);
}

export interface ShownNumber {
  readonly text: string;
  /** False where the format shows more than digits and is not understood: a mark in it is not in the text. */
  readonly isKnown: boolean;
}

/** The number as shown; all its digits when the format is not one of those understood here. */
export function shownNumber(value: number, format: string): ShownNumber {
  if (format === "General") return { text: plain(value), isKnown: true };
  const choice = sectionFor(value, format);
  const parts = choice && partsOf(choice.section);
  // Whether a minus is written beside a condition, programs do not agree on.
  const isUnsure = parts !== null && parts.digits !== null && value < 0 && /\[[<=>]/.test(format);
  const size = Math.abs(value) * (parts?.times ?? 1);
  if (choice === null || parts === null || isUnsure || !Number.isFinite(size)) return { text: plain(value), isKnown: isDigitsAlone(format) };
  if (parts.digits === null) return { text: parts.before, isKnown: true };
  const shown = digitsOf(size, parts.digits);
  const minus = value < 0 && !choice.hasOwnSign && /[1-9]/.test(shown) ? "-" : "";
  return { text: `${minus}${parts.before}${shown}${parts.after}`.trim(), isKnown: true };
}

/** Powers and fractions round a number, and no mark is lost with them. */
function isDigitsAlone(format: string): boolean {
  return /^(?:[0#?.,+/ ();-]|E[+-]|General)*$/i.test(format.replace(/\[(?:[<=>][^\]]*|[a-z]{3,} ?\d*)\]|[_*]./gi, ""));
}

function digitsOf(size: number, digits: Digits | "general"): string {
  return digits === "general" || size >= 1e15 || (size !== 0 && size < 1e-7) ? plain(size) : written(size, digits);
}

interface Digits {
  readonly decimals: number;
  /** How many of them are shown even when they are zeros. */
  readonly required: number;
  readonly isGrouped: boolean;
}

interface Parts {
  readonly before: string;
  readonly after: string;
  /** Null when the section is a text alone, such as a dash for nil. */
  readonly digits: Digits | "general" | null;
  /** What the number is multiplied by before it is shown: 100 for a per cent, a thousandth for a comma behind the digits. */
  readonly times: number;
}

/** What a section of a format is made of; null when it is more than digits between two texts. */
function partsOf(section: string): Parts | null {
  const { bare, texts } = withoutTexts(section);
  const spoken = (text: string): string => Array.from(text, (character) => texts.get(character) ?? character).join("");
  if (/\[(?:h+|m+|s+)\]/i.test(section)) return null; // how long something took
  if (bare.trim() === "" && section.trim() !== "") return isColour(section) ? { before: "", after: "", digits: "general", times: 1 } : null;
  const general = /^([^a-z0#?.,@%]*)general([^a-z0#?.,@%]*)$/i.exec(bare);
  if (general) return { before: spoken(general[1]!), after: spoken(general[2]!), digits: "general", times: 1 };
  const match = /^([^0#?.,]*)([#0?,]*)(?:\.([0#?]*))?(,*)([^0#?.,]*)$/.exec(bare);
  if (!match) return null;
  const [, before = "", integer = "", decimals, commas = "", after = ""] = match;
  // Letters outside quotation marks are dates and powers: not understood here.
  if (/[a-z@/]/i.test(before + after)) return null;
  // Only a sign that stands in the format itself is a per cent: in a text, a word like any other.
  const percents = (before + after).split("%").length - 1;
  if (integer === "" && decimals === undefined) return commas === "" ? { before: spoken(before + after).trim(), after: "", digits: null, times: 1 } : null;
  const places = decimals ?? "";
  const thousands = commas.length + /,*$/.exec(integer)![0].length;
  return {
    before: spoken(before), after: spoken(after), times: 100 ** percents / 1000 ** thousands,
    digits: { decimals: Math.min(places.length, 20), required: places.lastIndexOf("0") + 1, isGrouped: integer.replace(/,+$/, "").includes(",") },
  };
}

/** Colours alone leave the number as it is. */
function isColour(section: string): boolean {
  return /^(?:\[[a-z]{3,} ?\d*\])+$/i.test(section);
}

/** The section with each text in it (quoted, escaped, a currency) as one character that no pattern uses. */
function withoutTexts(section: string): { bare: string; texts: ReadonlyMap<string, string> } {
  const texts = new Map<string, string>();
  const hide = (text: string): string => {
    const character = String.fromCharCode(0xe000 + texts.size);
    texts.set(character, text);
    return character;
  };
  const bare = section
    .replace(/"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|[_*]./g, (_, quoted?: string, escaped?: string, currency?: string) => {
      const text = quoted ?? escaped ?? currency ?? "";
      return text === "" ? "" : hide(text);
    });
  return { bare, texts };
}

function written(size: number, { decimals, required, isGrouped }: Digits): string {
  const [integer = "", fraction = ""] = size.toFixed(decimals).split(".");
  let end = fraction.length;
  while (end > required && fraction[end - 1] === "0") end -= 1;
  return `${isGrouped ? grouped(integer) : integer}${end === 0 ? "" : `.${fraction.slice(0, end)}`}`;
}

function grouped(integer: string): string {
  const groups: string[] = [];
  for (let end = integer.length; end > 0; end -= 3) groups.unshift(integer.slice(Math.max(0, end - 3), end));
  return groups.join(",");
}

/** All digits; spreadsheets hold 15 of them, so that 0.1 + 0.2 is shown as 0.3. */
function plain(value: number): string {
  const rounded = Number(value.toPrecision(15));
  return String(Number.isFinite(rounded) ? rounded : value);
}
