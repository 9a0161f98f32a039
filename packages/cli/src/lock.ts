/** `<output>.lock.json`: of which files a document was made. Written together with it, and as strict to read as to write. */
import { outcomes as outcomeNames, type BuildResult, type Meant, type Outcome } from "@place-doughnut/adapter";
import { createHash } from "node:crypto";
import * as v from "valibot";

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, "64 hexadecimal digits"));
const nullable = v.nullable(v.string());

export const lockSchema = v.strictObject({
  version: v.literal(1),
  /** Who wrote it, such as `place-doughnut 0.1.0`. */
  tool: v.pipe(v.string(), v.regex(/^place-doughnut /, "the name of this program")),
  /** The version of the document format. */
  schema: v.literal(1),
  /** Of the document beside it, as it was written. */
  document: v.strictObject({ sha256 }),
  /** By indicator, what its figures mean: a fingerprint of how they are asked for and read. Left out by earlier versions. */
  meanings: v.optional(v.record(v.string(), sha256)),
  sources: v.record(v.string(), v.strictObject({
    outcome: v.picklist(outcomeNames),
    /** Without keys. Null, as all below, when nothing came. */
    url: nullable, sha256: v.nullable(sha256), bytes: v.nullable(v.number()), etag: nullable, lastModified: nullable, published: nullable, retrieved: nullable,
  })),
});
type Lock = v.InferOutput<typeof lockSchema>;

export interface LockFacts {
  readonly tool: string;
  /** The text of the document. */
  readonly document: string;
  readonly provenance: BuildResult["provenance"];
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly meanings: ReadonlyMap<string, string>;
  /** What the publisher's server said about each file, by its address without keys. */
  readonly marks: ReadonlyMap<string, { readonly etag?: string | undefined; readonly lastModified?: string | undefined }>;
}

export function lockText({ tool, document, provenance, outcomes, meanings, marks }: LockFacts): string {
  const read = new Map(provenance.sources.map((source) => [source.id, source]));
  const sources = [...outcomes].map(([id, outcome]) => {
    const { url = null, sha256: hash = null, bytes = null, published = null, retrieved = null } = read.get(id) ?? {};
    const { etag = null, lastModified = null } = marks.get(url ?? "") ?? {};
    return [id, { outcome, url, sha256: hash, bytes, etag, lastModified, published, retrieved }] as const;
  });
  const lock: Lock = { version: 1, tool, schema: 1, document: { sha256: hashOf(document) }, meanings: Object.fromEntries(meanings), sources: Object.fromEntries(sources) };
  return `${JSON.stringify(lock, null, 2)}\n`;
}

/** Is the text a lock file, with nothing in it that does not belong there? */
export const isLock = (text: string): boolean => lockIn(text) !== null;

/** What the figures of a document mean, if the lock file beside it says so and is about this very document. Texts are null where there is no file. */
export function meaningsIn(lock: string | null, document: string): Meant["before"] {
  if (lock === null) return "unknown";
  const found = lockIn(lock);
  if (found === null || found.document.sha256 !== hashOf(document)) return "other";
  return found.meanings === undefined ? "unknown" : new Map(Object.entries(found.meanings));
}

function lockIn(text: string): Lock | null {
  try {
    const { success, output } = v.safeParse(lockSchema, JSON.parse(text));
    return success ? output : null;
  } catch {
    return null;
  }
}

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");
