/**
 * A number as a spreadsheet shows it, for the formats that tables of figures use: decimals, groups of thousands, per cent,
 * a currency before or a word after. What is not understood is shown in full instead (format codes: ECMA-376 part 1, 18.8.31).
 */

/** Formats that a workbook need not spell out, by their number (ECMA-376 part 1, 18.8.30). */
const builtIn = new Map([
  [1, "0"], [2, "0.00"], [3, "#,##0"], [4, "#,##0.00"], [9, "0%"], [10, "0.00%"], [37, "#,##0 ;(#,##0)"], [38, "#,##0 ;(#,##0)"], [39, "#,##0.00;(#,##0.00)"], [40, "#,##0.00;(#,##0.00)"],
  ...[14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, "yyyy-mm-dd"] as const),
  ...[18, 19, 20, 21, 22, 32, 33, 34, 35].map((id) => [id, "h:mm:ss"] as const),
] as const);

export function formatOf(id: number, own: ReadonlyMap<number, string>): string {
  return own.get(id) ?? builtIn.get(id) ?? "General";
}

/** Does the format show a day or a time of day? `[h]:mm` shows how long something took, and that stays a number. */
export function showsDate(format: string): boolean {
  const bare = sectionsOf(format)[0]!.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "");
  return !/\[(?:h+|m+|s+)\]/i.test(format) && /[ymdh]|s/i.test(bare) && !/general/i.test(bare) && !/[0#?]/.test(bare.replace(/s\.0+/gi, "s"));
}

/** The number as shown; all its digits when the format is not one of those understood here. */
export function shownNumber(value: number, format: string): string {
  const sections = sectionsOf(format);
  const section = sectionFor(value, sections);
  const parts = /\[[<>=]/.test(format) ? null : partsOf(section);
  if (parts === null) return plain(value);
  if (parts.digits === null) return parts.before;
  const size = Math.abs(value) * (parts.after.includes("%") ? 100 : 1);
  if (size >= 1e15 || (size !== 0 && size < 1e-7)) return plain(value);
  const minus = value < 0 && section === sections[0] ? "-" : "";
  const shown = written(size, parts.digits);
  return `${/[1-9]/.test(shown) ? minus : ""}${parts.before}${shown}${parts.after}`.trim();
}

/** A format may have sections of its own for negative numbers and for zero. */
function sectionFor(value: number, sections: readonly string[]): string {
  if (value < 0 && sections.length > 1) return sections[1]!;
  return value === 0 && sections.length > 2 ? sections[2]! : sections[0]!;
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
  readonly digits: Digits | null;
}

/** What a section of a format is made of; null when it is more than digits between two texts. */
function partsOf(section: string): Parts | null {
  const { bare, texts } = withoutTexts(section);
  const spoken = (text: string): string => Array.from(text, (character) => texts.get(character) ?? character).join("");
  if (bare.trim() === "" && section.trim() !== "") return null;
  const match = /^([^0#?.,]*)([#0?,]*)(?:\.([0#?]*))?([^0#?.,]*)$/.exec(bare);
  if (!match) return null;
  const [, before = "", integer = "", decimals, after = ""] = match;
  // A comma at the end divides by a thousand, letters outside quotation marks are dates and powers: not understood here.
  if (integer.endsWith(",") || /[a-z@/]/i.test(before + after)) return null;
  if (integer === "" && decimals === undefined) return { before: spoken(before + after).trim(), after: "", digits: null };
  const places = decimals ?? "";
  return {
    before: spoken(before), after: spoken(after),
    digits: { decimals: Math.min(places.length, 20), required: places.lastIndexOf("0") + 1, isGrouped: integer.includes(",") },
  };
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

function sectionsOf(format: string): string[] {
  const sections = [""];
  let isQuoted = false;
  for (const character of format) {
    if (character === "\"") isQuoted = !isQuoted;
    if (character === ";" && !isQuoted) sections.push("");
    else sections[sections.length - 1] += character;
  }
  return sections;
}
