/** `<output>.lock.json`: of which files a document was made. Written together with it, and as strict to read as to write. */
import type { BuildResult, Outcome } from "@place-doughnut/adapter";
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
  sources: v.record(v.string(), v.strictObject({
    outcome: v.picklist(["fresh", "unchanged", "stale-kept", "missing", "refused"]),
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
  /** What the publisher's server said about each file, by its address without keys. */
  readonly marks: ReadonlyMap<string, { readonly etag?: string | undefined; readonly lastModified?: string | undefined }>;
}

export function lockText({ tool, document, provenance, outcomes, marks }: LockFacts): string {
  const read = new Map(provenance.sources.map((source) => [source.id, source]));
  const sources = [...outcomes].map(([id, outcome]) => {
    const { url = null, sha256: hash = null, bytes = null, published = null, retrieved = null } = read.get(id) ?? {};
    const { etag = null, lastModified = null } = marks.get(url ?? "") ?? {};
    return [id, { outcome, url, sha256: hash, bytes, etag, lastModified, published, retrieved }] as const;
  });
  const lock: Lock = { version: 1, tool, schema: 1, document: { sha256: createHash("sha256").update(document).digest("hex") }, sources: Object.fromEntries(sources) };
  return `${JSON.stringify(lock, null, 2)}\n`;
}

/** Is the text a lock file, with nothing in it that does not belong there? */
export function isLock(text: string): boolean {
  try {
    return v.is(lockSchema, JSON.parse(text));
  } catch {
    return false;
  }
}
