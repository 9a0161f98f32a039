/** Figures as people write them in a table. What is not exactly a number is none: nothing is guessed, nothing becomes 0. */

export interface Reading {
  readonly value: number;
  /** The number as it is written, without its unit. */
  readonly written: string;
  /** Does the value say as much as is written? A computer holds about sixteen digits. */
  readonly isExact: boolean;
}

/**
 * Digits, in threes with commas or without any, and a decimal point; a minus as a hyphen or as U+2212. The unit may stand
 * after it, or before it as a pound sign does. Also a number as programs write it (`1e-7`). Null for anything else.
 * No comma stands for a decimal point and no space between thousands: `1,5` and `1 000` could mean two things.
 */
export function number(text: string, unit: string): Reading | null {
  const written = withoutUnit(typed(text), unit);
  if (written === null) return null;
  const isPlain = /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(written);
  const value = Number(isPlain ? written.replaceAll(",", "") : written);
  // What a program has written comes back letter for letter; spaces, 0x10 and Infinity do not.
  if (!isPlain && String(value) !== written) return null;
  return Number.isFinite(value) ? { value: value === 0 ? 0 : value, written, isExact: !isPlain || saysAsMuch(value, written) } : null;
}

/** A text with the minus and the space that a keyboard has. */
export function typed(text: string): string {
  return text.replaceAll("−", "-").replaceAll("\u00a0", " ").trim();
}

/** `£5` and `-£5`, `5 %` and `5%`; null when something else stands around the number. */
function withoutUnit(text: string, unit: string): string | null {
  if (/^[-\d.,e+]*\d$/.test(text)) return text;
  if (unit === "£" && /^-?£/.test(text)) return text.replace("£", "");
  // A unit that begins like a number could be the rest of one: `1 0` in "0".
  return unit !== "" && !/^[\d.,]/.test(unit) && text.endsWith(unit) ? text.slice(0, -unit.length).trim() : null;
}

function saysAsMuch(value: number, written: string): boolean {
  const digits = significant(written);
  if (digits.length <= 15) return true;
  // More digits than this cannot be asked for.
  return digits.length <= 100 && significant(value.toPrecision(digits.length)) === digits;
}

/** The digits that count: `0012,300.00` and `1.23e+4` have `123`. */
function significant(written: string): string {
  return written.replace(/e.*$/, "").replace(/\D/g, "").replace(/^0+/, "").replace(/0+$/, "");
}
