/** Numbers as they are written in the languages of the United Kingdom, which all write them alike. */

/** Always with English behind it: Chromium has no Welsh data, and would take the form of its own user's language. */
const locales = ["en-GB"];
const wholeFormat = new Intl.NumberFormat(locales, { maximumFractionDigits: 0 });
const tenthsFormat = new Intl.NumberFormat(locales, { maximumFractionDigits: 1 });
const hundredthsFormat = new Intl.NumberFormat(locales, { maximumFractionDigits: 2 });
const twoDigitsFormat = new Intl.NumberFormat(locales, { maximumSignificantDigits: 2 });
const preciseFormat = new Intl.NumberFormat(locales, { maximumSignificantDigits: 6 });
const hugeFormat = new Intl.NumberFormat(locales, { notation: "scientific", maximumSignificantDigits: 3 });

/** Large numbers need no decimals; small ones need enough to be told apart. */
export function number(value: number, precise = false): string {
  const size = Math.abs(value);
  const format =
    size >= 1e15 ? hugeFormat : precise ? preciseFormat : size >= 1000 ? wholeFormat : size >= 10 ? tenthsFormat : size >= 1 ? hundredthsFormat : twoDigitsFormat;
  return format.format(value === 0 ? 0 : value).replace("-", "−");
}

export function whole(value: number): string {
  return wholeFormat.format(value);
}

/** How many times the boundary, or null for so little over it that a number would say it was on it. */
export function times(position: number): string | null {
  if (position < 1.05) return position < 1.005 ? null : hundredthsFormat.format(position);
  return (position >= 10 ? wholeFormat : tenthsFormat).format(position);
}

/** What a catalogue says of a share that is not quite nothing, and of one that is not quite everything. */
export interface Almost {
  readonly nothing: string;
  readonly everything: string;
}

/** A share from 0 to 1, or beyond, as a percentage that is neither nothing nor everything unless it really is. */
export function percent(share: number, almost: Almost): string {
  const value = share * 100;
  if (value > 0 && value < 0.05) return almost.nothing;
  if (value < 100 && value >= 99.95) return almost.everything;
  return `${(value >= 100 ? wholeFormat : tenthsFormat).format(value)}%`;
}

/** A figure with the symbol of its unit, which is data. */
export function figure(value: number, symbol: string, precise = false): string {
  const text = number(value, precise);
  if (symbol === "") return text;
  return symbol === "£" ? `£${text}`.replace("£−", "−£") : symbol.startsWith("%") || symbol.startsWith("°") ? `${text}${symbol}` : `${text} ${symbol}`;
}

/** A day, such as "2 March 2024", with the months of a language: never those of the browser, which may have none. */
export function dateWith(months: readonly string[]): (iso: string) => string {
  return (iso) => `${Number(iso.slice(8, 10))} ${months[Number(iso.slice(5, 7)) - 1] ?? ""} ${iso.slice(0, 4)}`;
}
