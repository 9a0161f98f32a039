/**
 * Is it a table at all? Portals answer "200 OK" with sign-in pages, error messages and spreadsheets. These are
 * recognised by how they begin and never parsed (the same look that MHCLG's converter takes: digital-land-python,
 * `convert.py`).
 */
import { plainStart } from "../quote.js";

export interface NotATable {
  readonly looksLike: string;
  /** How the text begins, made safe to show; "" for binary files. */
  readonly start: string;
}

const signatures: readonly { looksLike: string; bytes: readonly number[] }[] = [
  { looksLike: "a zipped file, such as a spreadsheet", bytes: [0x50, 0x4b, 0x03, 0x04] },
  { looksLike: "an old Excel or Word file", bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { looksLike: "a gzip file", bytes: [0x1f, 0x8b] },
  { looksLike: "a PDF file", bytes: [0x25, 0x50, 0x44, 0x46] },
];

/** A binary file, told by its first bytes. */
export function sniffBytes(bytes: Uint8Array): NotATable | null {
  const signature = signatures.find((candidate) => candidate.bytes.every((byte, at) => bytes[at] === byte));
  return signature ? { looksLike: signature.looksLike, start: "" } : null;
}

const beginnings: readonly { looksLike: string; pattern: RegExp }[] = [
  { looksLike: "a web page", pattern: /^<(?:!doctype html|html|head|body)\b/i },
  { looksLike: "XML", pattern: /^<[?!a-z]/i },
  { looksLike: "JSON", pattern: /^\{\s?["}]/ },
  { looksLike: "JSON", pattern: /^\[\s?["{[\]]/ },
];

/** A page or a message, told by how its text begins. */
export function sniffText(text: string): NotATable | null {
  const begin = text.slice(0, 2000).replace(/\s+/g, " ").trimStart();
  const found = beginnings.find(({ pattern }) => pattern.test(begin));
  if (found) return { looksLike: found.looksLike, start: plainStart(text.trimStart(), 80) };
  return text.slice(0, 2000).includes("\0") ? { looksLike: "a binary file, or text in an encoding nobody stated", start: "" } : null;
}
