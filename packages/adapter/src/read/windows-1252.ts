/**
 * windows-1252, written out. `TextDecoder("windows-1252")` is not used: Node 20.18.3 and later (also 22.13+ and some
 * 24.x) turn the bytes 80 to 9F into control characters (nodejs/node#56542), and those hold the dashes and quotation
 * marks of every spreadsheet. Source of the table: https://encoding.spec.whatwg.org/index-windows-1252.txt
 */
const high = [
  0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008d, 0x017d, 0x008f,
  0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178,
] as const;

const bytesAtOnce = 8192;

/** Bytes as text. Every byte gives exactly one character, so an offset in bytes is an offset in the text. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += bytesAtOnce) {
    const codes = Array.from(bytes.subarray(at, at + bytesAtOnce), (byte) => (byte >= 0x80 && byte <= 0x9f ? high[byte - 0x80] ?? byte : byte));
    parts.push(String.fromCharCode(...codes));
  }
  return parts.join("");
}

/** Bytes that windows-1252 gives no character: how many, and where the first one is. */
export function undefinedBytes(bytes: Uint8Array): { offset: number; count: number } | null {
  let offset = -1;
  let count = 0;
  bytes.forEach((byte, at) => {
    if (byte < 0x80 || byte > 0x9f || high[byte - 0x80] !== byte) return;
    if (count === 0) offset = at;
    count += 1;
  });
  return count === 0 ? null : { offset, count };
}
