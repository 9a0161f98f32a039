/** Bytes to a table, whatever the publisher sent. Nothing here throws for bad data: it comes back as problems. */
import { nearest } from "@place-doughnut/schema";
import { limitRowProblems } from "../limit.js";
import type { Kind } from "../portrait.js";
import { problem, type FeedProblem } from "../problems.js";
import { publicUrl } from "../secrets.js";
import { sha256 } from "../sha256.js";
import type { Table } from "../table.js";
import type { Reply } from "../transport.js";
import { gunzip, isGzip } from "./gzip.js";
import { findKind } from "./kind.js";
import { refused, type ReaderResult } from "./reader.js";
import { readers, type Reader, type ReaderOptions } from "./readers.js";

export { readers, type Reader, type ReaderOptions, type ReaderResult } from "./readers.js";

/** What a transport answers with; only the bytes are needed. */
export type ReadSource = Pick<Reply, "body"> & Partial<Reply>;

export interface ReadOptions extends ReaderOptions {
  /** Told by the bytes when left out. */
  readonly kind?: Kind | undefined;
}

/** Which bytes a table came from, so that anyone can check it. */
export interface SourceProvenance {
  /** Without secrets. */
  readonly url: string | null;
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly sha256: string | null;
  readonly bytes: number;
  /** Rows of the table, without the header and without what was left out. */
  readonly rows: number;
  /** Of a portal's answer. Its `bytes` are those of all pages, and its `sha256` is that of the pages' own, one on a line in their order. */
  readonly pages?: number;
  readonly encoding: string | null;
  readonly headerRow: number | null;
  readonly published: string | null;
  readonly retrieved: string | null;
}

export interface ReadResult {
  /** Null when there is nothing to read; the problems say why. */
  readonly table: Table | null;
  readonly problems: readonly FeedProblem[];
  readonly provenance: SourceProvenance;
}

/** The table in a source's bytes, with every problem and a fingerprint. */
export async function read(source: ReadSource, options: ReadOptions = {}): Promise<ReadResult> {
  const body = ArrayBuffer.isView(source.body) ? source.body : new Uint8Array();
  const hash = await sha256(body);
  const { table, encoding, problems } = refuseCutOff(await readAny(body, options), source, options);
  return {
    table,
    problems: limitRowProblems(hash === null ? [...problems, problem("no-fingerprint", {})] : problems),
    provenance: {
      url: source.url === undefined ? null : publicUrl(source.url),
      sha256: hash,
      bytes: body.length,
      rows: table?.rows.length ?? 0,
      encoding,
      headerRow: table?.headerRow ?? null,
      published: source.published ?? null,
      retrieved: source.retrieved ?? null,
    },
  };
}

/** A last row that nothing ends, in an answer that nothing ends either: a figure of 17332 may be left as 17. */
function refuseCutOff(found: ReaderResult, { whole }: ReadSource, { dialect }: ReadOptions): ReaderResult {
  const isUnended = whole === false && found.problems.some(({ code }) => code === "unterminated-last-row");
  if (!isUnended || dialect?.allowUnterminated === true) return found;
  return { ...found, table: null, problems: [...found.problems, problem("cut-off-unproven", {})] };
}

/** Unpacked where it is packed, by the reader of its kind. */
async function readAny(body: Uint8Array, options: ReadOptions): Promise<ReaderResult> {
  if (options.kind !== undefined && !Object.hasOwn(readers, options.kind)) return refused(unknownKind(String(options.kind)));
  const bytes = isGzip(body) ? await gunzip(body) : body;
  if ("severity" in bytes) return refused(bytes);
  const kind = options.kind ?? await findKind(bytes);
  if (typeof kind !== "string") return refused(kind);
  const reader: Reader = readers[kind];
  const found = await reader.read(bytes, options);
  if (options.kind !== undefined || found.table === null) return found;
  return { ...found, problems: [problem("kind-found", {}, { kind, title: reader.title }), ...found.problems] };
}

function unknownKind(kind: string): FeedProblem {
  return problem("unknown-kind", {}, { kind, nearest: nearest(kind, Object.keys(readers)) });
}
