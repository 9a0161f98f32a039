/** The number in a cell's bytes, where they are nothing but a sign, digits and a point: most cells by far. */

/** Whole numbers up to here, and powers of ten up to 10^22, are exact: their quotient is rounded once, as `Number` does. */
const mostDigits = 15;
const powers = Array.from({ length: mostDigits + 1 }, (_, power) => 10 ** power);

/** Null for anything else, to be read as text. `-0` is 0. */
export function plainNumber(bytes: Uint8Array, start: number, end: number): number | null {
  const isNegative = bytes[start] === 45;
  let size = 0;
  let digits = 0;
  let decimals = -1;
  for (let at = isNegative ? start + 1 : start; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte >= 48 && byte <= 57) {
      size = size * 10 + (byte - 48);
      digits += 1;
      if (decimals >= 0) decimals += 1;
    } else if (byte === 46 && decimals < 0 && digits > 0) decimals = 0;
    else return null;
  }
  if (digits === 0 || digits > mostDigits || decimals === 0) return null;
  const value = decimals > 0 ? size / (powers[decimals] as number) : size;
  return isNegative && value !== 0 ? -value : value;
}
