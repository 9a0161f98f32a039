/**
 * The number grammar: sign, currency, digits with or without grouping, decimals, exponent, per cent. Anything else is
 * not a number. Only ASCII digits count: other scripts' digits and fractions are left to the publisher to mend.
 */
import type { Doubt } from "../problems.js";

export type PlainNumber =
  | { readonly kind: "number"; readonly value: number; readonly unit: string | null; readonly imprecise: boolean }
  /** "<5", "≥ 95 %". */
  | { readonly kind: "bounded" }
  | { readonly kind: "ambiguous"; readonly doubt: Doubt }
  | { readonly kind: "invalid" };

/** No-break, figure, thin and narrow no-break space: what typesetters put between thousands. */
const spaces = /[\u00A0\u2007\u2009\u202F]/g;

const invalid: PlainNumber = { kind: "invalid" };
const eitherMark: PlainNumber = { kind: "ambiguous", doubt: "decimal-mark" };

/** The character before the decimals; "unknown" where a comma may be that, or group. */
export type DecimalChar = "." | "," | "unknown";

/** Reads a text without marks. `decimalChar` is the character before the decimals; the other one then groups. */
export function readPlainNumber(text: string, decimalChar: DecimalChar): PlainNumber {
  const bound = /^[<>≤≥]=? ?/.exec(text);
  if (bound) return readPlainNumber(text.slice(bound[0].length), decimalChar).kind === "number" ? { kind: "bounded" } : invalid;
  if (text.startsWith("(") && text.endsWith(")")) {
    return readPlainNumber(text.slice(1, -1), decimalChar).kind === "number" ? { kind: "ambiguous", doubt: "accounting" } : invalid;
  }
  const parts = /^([+\-−]?)([£$€]?) ?([+\-−]?)([^%€+\-−]+(?:[eE][+-]\d+)?)([%€]?)$/.exec(text.replace(spaces, " "));
  if (!parts) return invalid;
  const [, sign = "", currency = "", innerSign = "", digits = "", suffix = ""] = parts;
  if ((sign !== "" && innerSign !== "") || (currency !== "" && suffix !== "")) return invalid;
  const size = readDigits(digits.trimEnd(), decimalChar);
  if (size.kind !== "number") return size;
  const negative = sign + innerSign === "-" || sign + innerSign === "−";
  // −0 is 0: a sign on nothing means nothing.
  return { ...size, value: negative && size.value !== 0 ? -size.value : size.value, unit: currency + suffix || null };
}

/** Digits without sign and unit. Inside, "." is the decimal mark; a table that writes it "," has the two swapped first. */
function readDigits(text: string, decimalChar: DecimalChar): PlainNumber {
  if (decimalChar === "unknown") {
    const read = readDigits(text, ".");
    return read.kind === "number" && text.includes(",") ? eitherMark : read;
  }
  const digits = decimalChar === "." ? text : text.replace(/[.,]/g, (mark) => (mark === "." ? "," : "."));
  if (/^\d+(?:\.\d*)?(?:[eE][+-]?\d{1,4})?$/.test(digits) || /^\.\d+(?:[eE][+-]?\d{1,4})?$/.test(digits)) return finite(digits);
  if (!/^\d[\d.,' ’]*$/.test(digits)) return invalid;
  return readGrouped(digits);
}

/** "1,234,567.8": groups of exactly three after the first, all with one separator, decimals only at the end. */
function readGrouped(digits: string): PlainNumber {
  const separators = new Set(digits.replace(/[\d.]/g, ""));
  const [whole = "", decimals, ...rest] = digits.split(".");
  const separator = [...separators][0];
  if (separators.size > 1) return invalid;
  if (separator === undefined) return isGrouped(digits.split(".")) ? eitherMark : invalid;
  const wellGrouped = rest.length === 0 && /^\d*$/.test(decimals ?? "") && isGrouped(whole.split(separator));
  // "0,123" is no thousand; "12,34" and "1.234,5" may have a decimal comma.
  if (wellGrouped && !whole.startsWith("0")) return finite(`${whole.split(separator).join("")}.${decimals ?? ""}`);
  return separator === "," ? eitherMark : invalid;
}

function isGrouped(groups: readonly string[]): boolean {
  return groups.every((group, at) => (at === 0 ? /^\d{1,3}$/.test(group) : /^\d{3}$/.test(group)));
}

function finite(digits: string): PlainNumber {
  const value = Number(digits);
  const lostToZero = value === 0 && /^[^eE]*[1-9]/.test(digits);
  if (!Number.isFinite(value) || lostToZero) return invalid;
  return { kind: "number", value, unit: null, imprecise: Number.isInteger(value) && Math.abs(value) > Number.MAX_SAFE_INTEGER };
}
