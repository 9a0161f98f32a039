/**
 * Bytes to text. UTF-8 is tried strictly first; what is not UTF-8 is read as windows-1252, and that is reported with
 * the place of the first byte that gave it away. A character is never replaced by U+FFFD here.
 */
import { problem, type FeedProblem } from "../problems.js";
import type { Dialect } from "../portrait.js";
import { decodeWindows1252, undefinedBytes } from "./windows-1252.js";

export type Encoding = NonNullable<Dialect["encoding"]>;

export interface Decoded {
  /** Null when the bytes are not in the encoding that was stated. */
  readonly text: string | null;
  readonly encoding: Encoding;
  readonly problems: readonly FeedProblem[];
  /** Where in the text the first byte stands that is not UTF-8, when the encoding was guessed. */
  readonly guessedAt: number | null;
}

const boms: readonly { encoding: Encoding; bytes: readonly number[] }[] = [
  { encoding: "utf-8", bytes: [0xef, 0xbb, 0xbf] },
  { encoding: "utf-16le", bytes: [0xff, 0xfe] },
  { encoding: "utf-16be", bytes: [0xfe, 0xff] },
];

/** The text of a file. A byte-order mark decides; else what the dialect states; else strict UTF-8, else windows-1252. */
export function decode(bytes: Uint8Array, stated?: Encoding): Decoded {
  const bom = boms.find((candidate) => candidate.bytes.every((byte, at) => bytes[at] === byte));
  const content = bom ? bytes.subarray(bom.bytes.length) : bytes;
  const encoding = bom?.encoding ?? stated;
  if (encoding === "windows-1252") return asWindows1252(content, []);
  const text = strictly(content, encoding ?? "utf-8");
  if (text !== null) return { text, encoding: encoding ?? "utf-8", problems: lostCharacters(text), guessedAt: null };
  if (encoding !== undefined) {
    const offset = encoding === "utf-8" ? firstNotUtf8(content) + (bytes.length - content.length) : null;
    return { text: null, encoding, problems: [problem("encoding-wrong", {}, { encoding, offset })], guessedAt: null };
  }
  const offset = firstNotUtf8(content);
  return { ...asWindows1252(content, [problem("encoding-guessed", {}, { offset })]), guessedAt: offset };
}

function asWindows1252(bytes: Uint8Array, problems: readonly FeedProblem[]): Decoded {
  const undefinedOnes = undefinedBytes(bytes);
  return {
    text: decodeWindows1252(bytes),
    encoding: "windows-1252",
    problems: undefinedOnes ? [...problems, problem("undefined-byte", {}, undefinedOnes)] : problems,
    guessedAt: null,
  };
}

function strictly(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A mark of a lost character that is really in the file: the loss happened before it was published. */
function lostCharacters(text: string): FeedProblem[] {
  const count = text.split("\uFFFD").length - 1;
  return count === 0 ? [] : [problem("replacement-character", {}, { count })];
}

/**
 * The offset of the first byte that cannot be UTF-8. The lenient decoder marks it with U+FFFD; the text before it, in
 * bytes again, says where it stands. A U+FFFD that the file itself holds is passed over.
 */
function firstNotUtf8(bytes: Uint8Array): number {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const encoder = new TextEncoder();
  let offset = 0;
  let from = 0;
  for (let at = text.indexOf("\uFFFD"); at !== -1; at = text.indexOf("\uFFFD", from)) {
    offset += encoder.encode(text.slice(from, at)).length;
    const isInFile = bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd;
    if (!isInFile) return offset;
    offset += 3;
    from = at + 1;
  }
  return offset;
}
