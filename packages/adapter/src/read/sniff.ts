/**
 * Is it a table at all? Portals answer "200 OK" with sign-in pages, error messages and spreadsheets. These are
 * recognised by how they begin and never parsed (the same look that MHCLG's converter takes: digital-land-python,
 * `convert.py`).
 */
import { problem, type FeedProblem } from "../problems.js";
import { plainStart } from "../quote.js";

export interface NotATable {
  readonly looksLike: string;
  /** How the text begins, made safe to show; "" for binary files. */
  readonly start: string;
}

const signatures: readonly { looksLike: string; bytes: readonly number[] }[] = [
  { looksLike: "a zipped file, such as a spreadsheet", bytes: [0x50, 0x4b, 0x03, 0x04] },
  { looksLike: "a zipped file without anything in it", bytes: [0x50, 0x4b, 0x05, 0x06] },
  { looksLike: "a gzip file", bytes: [0x1f, 0x8b] },
  { looksLike: "a PDF file", bytes: [0x25, 0x50, 0x44, 0x46] },
  { looksLike: "a Parquet file", bytes: [0x50, 0x41, 0x52, 0x31] },
  { looksLike: "a picture", bytes: [0x89, 0x50, 0x4e, 0x47] },
];

/** A binary file, told by its first bytes. */
export function sniffBytes(bytes: Uint8Array): FeedProblem | null {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return problem("old-excel", {});
  const signature = signatures.find((candidate) => startsWith(bytes, candidate.bytes));
  return signature ? problem("not-a-table", {}, { looksLike: signature.looksLike, start: "" }) : null;
}

export function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]);
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

const beginnings: readonly { looksLike: string; pattern: RegExp }[] = [
  { looksLike: "a web page", pattern: /^<(?:!doctype html|html|head|body)\b/i },
  { looksLike: "XML", pattern: /^<[?!a-z]/i },
  { looksLike: "JSON", pattern: /^\{\s?["}]/ },
  { looksLike: "JSON", pattern: /^\[\s?["{[\]]/ },
];

/** A page or a message, told by how its text begins. */
export function sniffText(text: string): NotATable | null {
  const begin = text.slice(0, 4096).replace(/\s+/g, " ").trimStart();
  const found = beginnings.find(({ pattern }) => pattern.test(begin));
  if (found) return { looksLike: found.looksLike === "XML" && isPage(begin) ? "a web page" : found.looksLike, start: plainStart(text.trimStart(), 80) };
  if (isYaml(text)) return { looksLike: "YAML", start: plainStart(text.trimStart(), 80) };
  return text.slice(0, 2000).includes("\0") ? { looksLike: "a binary file, or text in an encoding nobody stated", start: "" } : null;
}

/** A page may begin with a comment, an XML declaration, or with the part of it that a server sends alone. */
function isPage(begin: string): boolean {
  return /<(?:!doctype html|html|head|body|table)[\s/>]/i.test(begin);
}

/** Key after key down the lines. A table may have a few such lines above it, but not nearly all of them. */
function isYaml(text: string): boolean {
  const lines = text.slice(0, 4000).split(/\r?\n/).slice(0, 60).filter((line) => line.trim() !== "");
  const isPart = (line: string): boolean => /^ *(?:- )?["']?[\w@-]{1,60}["']?:(?: |$)/.test(line) || /^(?: {2,}|- )/.test(line) || line.startsWith("#") || line === "---";
  return lines.length >= 5 && /^(?:---|[A-Za-z_][\w-]{0,60}:(?: |$))/.test(lines[0]!) && lines.filter(isPart).length >= lines.length * 0.9;
}
