/** Handing a file to the reader: what it is called, how large it is, and the browser's own download of it. */
import { slug } from "./ids.js";
import { own } from "./own.js";
import type { Words } from "../words/index.js";

/** The kinds of file that there are, by what their names end in. */
export type FileKind = "csv" | "json" | "svg" | "png";

/**
 * `trafford-doughnut.csv`. Only small letters, digits and hyphens, so that it is the same on every system; a place whose
 * name has none of them leaves the bare word.
 */
export function fileName(place: string, kind: FileKind): string {
  const plain = slug(place);
  return `${plain === "" ? "" : `${plain}-`}doughnut.${kind}`;
}

/** In kB or MB of a thousand each, as most systems show it: enough to know what a download costs, and never nothing. */
export function fileSize(bytes: number, words: Words): string {
  return bytes < 1_000_000 ? words.figure(Math.max(1, Math.round(bytes / 1000)), "kB") : words.figure(Math.round(bytes / 100_000) / 10, "MB");
}

/**
 * Excel reads a CSV as UTF-8 only when it begins with a byte order mark; without one it breaks every Welsh ŵ. The other
 * kinds do without. `toCsv()` has none either: programs join texts, people open files.
 */
export function csvFile(text: string): Blob {
  return new Blob([`\uFEFF${text}`], { type: "text/csv;charset=utf-8" });
}

/** How long a browser may take to begin with a download before its address is given back. */
const untilTaken = 10_000;

/** Downloads a file. A link that is clicked, not an address that is opened: a strict policy has no say in downloads. */
export function saveFile(file: Blob, name: string, page: Document): void {
  const link = Object.assign(own(page, "createElement")("a"), { href: URL.createObjectURL(file), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), untilTaken);
}
