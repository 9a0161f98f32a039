/** What a reader is: a plain object that turns the bytes of one kind of source into a table, and never throws for bad data. */
import type { Dialect, Kind } from "../portrait.js";
import type { FeedProblem } from "../problems.js";
import type { Table } from "../table.js";
import type { Encoding } from "./decode.js";

export interface ReaderOptions {
  readonly dialect?: Dialect | undefined;
  /** Column names the mappings use, to find the header row by. */
  readonly wanted?: readonly string[] | undefined;
}

export interface ReaderResult {
  /** Null when there is nothing to read; the problems say why. */
  readonly table: Table | null;
  /** Null for formats that state or fix their own, such as workbooks. */
  readonly encoding: Encoding | null;
  readonly problems: readonly FeedProblem[];
}

export interface Reader {
  readonly kind: Kind;
  /** In words, for lists of what can be read. */
  readonly title: string;
  readonly read: (bytes: Uint8Array, options: ReaderOptions) => Promise<ReaderResult>;
}

/** Nothing was read, for these reasons. */
export function refused(...problems: readonly FeedProblem[]): ReaderResult {
  return { table: null, encoding: null, problems };
}
