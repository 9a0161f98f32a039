/**
 * Bytes in any of our encodings to UTF-8, chunk by chunk. As when a file is read whole, a byte-order mark decides, then what
 * is stated, then strict UTF-8; and windows-1252 where that fails. A stream cannot be read again: where UTF-8 fails after
 * characters that were good UTF-8, it is neither, and the reading ends there.
 */
import type { Encoding } from "./decode.js";
import { decodeWindows1252, undefinedBytes } from "./windows-1252.js";

/** What stands before what became of a chunk, or why there is nothing. */
export type Transcoded =
  | { readonly utf8: Uint8Array }
  /** The bytes up to the first doubtful one, then the rest read as windows-1252. `offset` counts in the file. */
  | { readonly utf8: Uint8Array; readonly guessedAt: number; readonly rest: Uint8Array }
  /** The bytes up to the first that is wrong. */
  | { readonly utf8: Uint8Array; readonly wrongAt: number | null };

const boms: readonly { readonly encoding: Encoding; readonly bytes: readonly number[] }[] = [
  { encoding: "utf-8", bytes: [0xef, 0xbb, 0xbf] },
  { encoding: "utf-16le", bytes: [0xff, 0xfe] },
  { encoding: "utf-16be", bytes: [0xfe, 0xff] },
];

const nothing = new Uint8Array(0);

export class Utf8Stream {
  /** What the bytes are, as far as is known. */
  encoding: Encoding | null;
  /** Bytes that windows-1252 gives no character: how many, and where the first one is. */
  undefinedBytes: { offset: number; count: number } | null = null;

  readonly #isStated: boolean;
  readonly #encoder = new TextEncoder();
  #utf16: InstanceType<typeof TextDecoder> | null = null;
  /** Bytes of the file before the chunk. */
  #offset = 0;
  #isStart = true;
  /** The beginning of a character whose end is in the next chunk. */
  #held = nothing;
  #seenUtf8 = false;

  constructor(stated: Encoding | undefined) {
    this.encoding = stated ?? null;
    this.#isStated = stated !== undefined;
  }

  /** The chunk in UTF-8, with what was held back of the one before. */
  push(chunk: Uint8Array, isLast: boolean): Transcoded {
    const whole = this.#held.length === 0 ? chunk : joined(this.#held, chunk);
    this.#held = nothing;
    if (this.#isStart && whole.length < 3 && !isLast) {
      this.#held = whole.slice();
      return { utf8: nothing };
    }
    const bytes = this.#isStart ? this.#withoutMark(whole) : whole;
    this.#isStart = false;
    if (this.encoding === "windows-1252") return { utf8: this.#fromWindows1252(bytes) };
    if (this.encoding === "utf-16le" || this.encoding === "utf-16be") return this.#fromUtf16(bytes, isLast);
    return this.#fromUtf8(bytes, isLast);
  }

  #withoutMark(bytes: Uint8Array): Uint8Array {
    const bom = boms.find((candidate) => candidate.bytes.every((byte, at) => bytes[at] === byte));
    if (bom === undefined) return bytes;
    this.encoding = bom.encoding;
    this.#offset += bom.bytes.length;
    return bytes.subarray(bom.bytes.length);
  }

  #fromUtf16(bytes: Uint8Array, isLast: boolean): Transcoded {
    this.#utf16 ??= new TextDecoder(this.encoding ?? "utf-16le", { fatal: true, ignoreBOM: true });
    this.#offset += bytes.length;
    try {
      return { utf8: this.#encoder.encode(this.#utf16.decode(bytes, { stream: !isLast })) };
    } catch {
      return { utf8: nothing, wrongAt: null };
    }
  }

  #fromWindows1252(bytes: Uint8Array): Uint8Array {
    const found = undefinedBytes(bytes);
    if (found) this.undefinedBytes = { offset: this.undefinedBytes?.offset ?? this.#offset + found.offset, count: (this.undefinedBytes?.count ?? 0) + found.count };
    this.#offset += bytes.length;
    return this.#encoder.encode(decodeWindows1252(bytes));
  }

  #fromUtf8(bytes: Uint8Array, isLast: boolean): Transcoded {
    const checked = checkUtf8(bytes, isLast);
    const good = bytes.subarray(0, checked.valid);
    if (checked.characters > 0) this.#seenUtf8 = true;
    if (!checked.wrong) {
      this.#held = bytes.slice(checked.valid);
      this.#offset += good.length;
      return { utf8: good };
    }
    const offset = this.#offset + checked.valid;
    if (this.#isStated || this.encoding === "utf-8" || this.#seenUtf8) return { utf8: good, wrongAt: offset };
    this.encoding = "windows-1252";
    this.#offset = offset;
    return { utf8: good, guessedAt: offset, rest: this.#fromWindows1252(bytes.subarray(checked.valid)) };
  }
}

/** Two pieces as one. */
export function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** The place of the first byte from `from` on that is not ASCII; the length when there is none. Looks at four at a time. */
function nextHigh(bytes: Uint8Array, words: Int32Array, from: number): number {
  const skew = bytes.byteOffset & 3;
  let at = from;
  while (at < bytes.length && ((at + skew) & 3) !== 0) {
    if ((bytes[at] as number) >= 0x80) return at;
    at += 1;
  }
  let word = (at + skew) >> 2;
  while (word < words.length && ((words[word] as number) & 0x80808080) === 0) word += 1;
  at = Math.max(at, word * 4 - skew);
  while (at < bytes.length && (bytes[at] as number) < 0x80) at += 1;
  return at;
}

/** The same bytes in fours, as far as there are four. */
function wordsOf(bytes: Uint8Array): Int32Array {
  const start = bytes.byteOffset & ~3;
  return new Int32Array(bytes.buffer, start, (bytes.byteOffset + bytes.length - start) >> 2);
}

/**
 * How far the bytes are whole UTF-8 characters, and whether what follows cannot be one (the table of well-formed byte
 * sequences: Unicode Standard, table 3-7). The beginning of a character at the end is wrong only when nothing follows.
 */
function checkUtf8(bytes: Uint8Array, isLast: boolean): { valid: number; wrong: boolean; characters: number } {
  const size = bytes.length;
  const words = wordsOf(bytes);
  let characters = 0;
  for (let at = nextHigh(bytes, words, 0); at < size; ) {
    const lead = bytes[at] as number;
    const length = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
    if (length === 0) return { valid: at, wrong: true, characters };
    const [low, high] = [lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80, lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf];
    for (let next = 1; next < length; next++) {
      if (at + next >= size) return { valid: at, wrong: isLast, characters };
      const byte = bytes[at + next] ?? 0;
      if (byte < (next === 1 ? low : 0x80) || byte > (next === 1 ? high : 0xbf)) return { valid: at, wrong: true, characters };
    }
    characters += 1;
    at += length;
    if (at < size && (bytes[at] as number) < 0x80) at = nextHigh(bytes, words, at);
  }
  return { valid: size, wrong: false, characters };
}
