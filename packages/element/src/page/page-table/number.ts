/** Figures as people write them in a table. What is not exactly a number is none: nothing is guessed, nothing becomes 0. */

/**
 * Digits, in threes with commas or without any, and a decimal point; a minus as a hyphen or as U+2212. The unit may stand
 * after it, or before it as a pound sign does. Also a number as programs write it (`1e-7`). Null for anything else.
 * No comma stands for a decimal point and no space between thousands: `1,5` and `1 000` could mean two things.
 */
export function number(text: string, unit: string): number | null {
  const bare = withoutUnit(text.replaceAll("−", "-").replaceAll("\u00a0", " ").trim(), unit);
  if (bare === null) return null;
  const isPlain = /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(bare);
  const value = Number(isPlain ? bare.replaceAll(",", "") : bare);
  // What a program has written comes back letter for letter; spaces, 0x10 and Infinity do not.
  if (!isPlain && String(value) !== bare) return null;
  return Number.isFinite(value) ? (value === 0 ? 0 : value) : null;
}

/** `£5` and `-£5`, `5 %` and `5%`; null when something else stands around the number. */
function withoutUnit(text: string, unit: string): string | null {
  if (/^[-\d.,e+]*\d$/.test(text)) return text;
  if (unit === "£" && /^-?£/.test(text)) return text.replace("£", "");
  return unit !== "" && text.endsWith(unit) ? text.slice(0, -unit.length).trim() : null;
}
