/** The readers: plain objects, one per kind of source. Each turns bytes into a table and never throws for bad data. */
import type { Dialect, Feed } from "../portrait.js";
import { problem, type FeedProblem } from "../problems.js";
import type { Table } from "../table.js";
import { readCsv, readRecords } from "./csv.js";
import { decode, type Encoding } from "./decode.js";
import { sniffBytes, sniffText } from "./sniff.js";

export interface ReaderOptions {
  readonly dialect?: Dialect | undefined;
  /** Column names the mappings use, to find the header row by. */
  readonly wanted?: readonly string[] | undefined;
}

export interface ReaderResult {
  /** Null when there is nothing to read; the problems say why. */
  readonly table: Table | null;
  readonly encoding: Encoding | null;
  readonly problems: readonly FeedProblem[];
}

export interface Reader {
  readonly kind: Feed["kind"];
  /** In words, for lists of what can be read. */
  readonly title: string;
  readonly read: (bytes: Uint8Array, options: ReaderOptions) => Promise<ReaderResult>;
}

export const readers = {
  csv: {
    kind: "csv",
    title: "Comma-separated values, or with semicolons, tabs or upright bars",
    read: (bytes, options) => readSeparated(bytes, options, options.dialect?.delimiter),
  },
  tsv: {
    kind: "tsv",
    title: "Tab-separated values",
    read: (bytes, options) => readSeparated(bytes, options, options.dialect?.delimiter ?? "\t"),
  },
} satisfies Record<Feed["kind"], Reader>;

async function readSeparated(bytes: Uint8Array, options: ReaderOptions, delimiter: string | undefined): Promise<ReaderResult> {
  if (bytes.length === 0) return { table: null, encoding: null, problems: [problem("empty-body", {})] };
  const binary = sniffBytes(bytes);
  if (binary) return { table: null, encoding: null, problems: [problem("not-a-table", {}, binary)] };
  const { text, encoding, problems, guessedAt } = decode(bytes, options.dialect?.encoding);
  if (text === null) return { table: null, encoding, problems };
  const other = sniffText(text);
  if (other) return { table: null, encoding, problems: [...problems, problem("not-a-table", {}, other)] };
  const { table, problems: found } = await readCsv(text, { delimiter, headerRow: options.dialect?.headerRow, wanted: options.wanted });
  // The row of the first doubtful byte: that of the last record when the text is cut off with that byte.
  const row = guessedAt === null ? null : (await readRecords(text.slice(0, guessedAt + 1), delimiter)).records.length;
  const decoding = row === null ? problems : problems.map((p) => (p.code === "encoding-guessed" ? { ...p, row } : p));
  return { table, encoding, problems: [...decoding, ...found] };
}
