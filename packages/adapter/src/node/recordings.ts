/**
 * A folder of recorded feeds: the publishers' bytes, unchanged, and `recordings.json`, which says which file answers which
 * question:
 * `{ "version": 1, "recordings": [{ "url": "https://…", "file": "ghg.csv", "retrieved": "2026-11-22", "sha256": "…" }] }`
 */
import { constants } from "node:fs";
import { open, realpath } from "node:fs/promises";
import { isAbsolute, join, sep } from "node:path";
import * as v from "valibot";
import { stopIfAborted } from "../fetch-source.js";
import { AdapterError, problem } from "../problems.js";
import { sha256 } from "../sha256.js";
import type { FeedRequest, Reply } from "../transport.js";

export const listName = "recordings.json";

const recordingSchema = v.strictObject({
  url: v.string(),
  /** Left out for GET. */
  method: v.optional(v.picklist(["GET", "POST"])),
  /** What was sent with the question, as it was written: keys stand in it, as in the address, as `${env:NAME}`. */
  body: v.optional(v.string()),
  /** The headers that the source was asked with, such as `accept`; keys stand in them as `${env:NAME}`. Left out, it answers whatever was asked for with. */
  headers: v.optional(v.record(v.string(), v.string())),
  file: v.string(),
  status: v.optional(v.number()),
  contentType: v.optional(v.string()),
  /** What the publisher's server said, to be asked with again. */
  etag: v.optional(v.string()),
  lastModified: v.optional(v.string()),
  published: v.optional(v.string()),
  retrieved: v.string(),
  /** False where nothing showed that the answer had come to its end. */
  whole: v.optional(v.boolean()),
  sha256: v.optional(v.string()),
  licence: v.optional(v.string()),
  origin: v.optional(v.string()),
});
const recordingsSchema = v.strictObject({ version: v.literal(1), recordings: v.array(recordingSchema) });

/** An answer as it was recorded. */
export type Recording = v.InferOutput<typeof recordingSchema>;

/** What tells two questions apart: the same address may be asked in several ways. */
export function questionOf(request: FeedRequest): string {
  return recordedUnder({ ...request, headers: headersOf(request) });
}

/** The headers of a question, in small letters and in their order: of two that differ, the publisher may answer with another file. */
export function headersOf({ headers = new Map() }: Pick<FeedRequest, "headers">): NonNullable<Recording["headers"]> {
  return Object.fromEntries(inOrder([...headers]));
}

function inOrder(headers: readonly (readonly [string, string])[]): (readonly [string, string])[] {
  return headers.map(([name, value]) => [name.toLowerCase(), value] as const).sort(([a], [b]) => (a < b ? -1 : 1));
}

function recordedUnder({ url, method = "GET", body = "", headers }: Pick<Recording, "url" | "method" | "body" | "headers">): string {
  return JSON.stringify([method, url, body, headers === undefined ? null : inOrder(Object.entries(headers))]);
}

/** What a list has for a question, and under which name: the answer to this very one before one that does not say its headers. */
export function recordedFor(list: ReadonlyMap<string, Recording>, request: FeedRequest): { readonly under: string; readonly recording: Recording } | null {
  for (const under of [questionOf(request), recordedUnder({ ...request, headers: undefined })]) {
    const recording = list.get(under);
    if (recording) return { under, recording };
  }
  return null;
}

/** The list, by what was asked. */
export async function readRecordings(folder: string): Promise<ReadonlyMap<string, Recording>> {
  const unreadable = (reason: string, cause?: unknown): AdapterError => new AdapterError(problem("recordings-unreadable", {}, { reason }), { cause });
  let list: unknown;
  try {
    list = JSON.parse(new TextDecoder().decode(await bytesOf(join(folder, listName))));
  } catch (error) {
    throw unreadable(error instanceof SyntaxError ? "it is not JSON" : "there is no such file, or it is no plain file", error);
  }
  const parsed = v.safeParse(recordingsSchema, list);
  if (!parsed.success) throw unreadable(`${v.getDotPath(parsed.issues[0]) ?? "the list"}: ${parsed.issues[0].message}`);
  const byQuestion = new Map<string, Recording>();
  for (const recording of parsed.output.recordings) {
    if (byQuestion.has(recordedUnder(recording))) throw unreadable(`${recording.url} is recorded twice`);
    byQuestion.set(recordedUnder(recording), recording);
  }
  return byQuestion;
}

/** The bytes of a recording, which must be those that were recorded. */
export async function readRecorded(folder: string, { file, sha256: expected }: Recording, signal?: AbortSignal): Promise<Uint8Array> {
  const bytes = await bytesOf(await pathInside(folder, file), signal).catch((cause: unknown) => {
    stopIfAborted(signal);
    throw new AdapterError(problem("recording-missing", {}, { file }), { cause });
  });
  const found = await sha256(bytes);
  if (expected !== undefined && found !== null && found !== expected) throw new AdapterError(problem("recording-changed", {}, { file, expected, found }));
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The bytes of a plain file. A pipe or a device may never end, and opening one may never return: neither is waited for. */
async function bytesOf(path: string, signal?: AbortSignal): Promise<Buffer> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    if (!(await file.stat()).isFile()) throw new Error("no plain file");
    return await file.readFile(signal === undefined ? {} : { signal });
  } finally {
    await file.close();
  }
}

/** The file's real path, which must lie in the folder: no "..", no absolute path, no link that leads out. */
async function pathInside(folder: string, file: string): Promise<string> {
  const outside = new AdapterError(problem("recording-outside", {}, { file }));
  if (isAbsolute(file) || file.split(/[/\\]/).includes("..")) throw outside;
  const [home, path] = await Promise.all([realpath(folder), realpath(join(folder, file)).catch(() => null)]);
  if (path === null) throw new AdapterError(problem("recording-missing", {}, { file }));
  if (!path.startsWith(home + sep)) throw outside;
  return path;
}

/** The answer to a question as it was recorded. */
export function replyOf({ url, status = 200, contentType, published, retrieved, whole, etag, lastModified }: Recording, body: Uint8Array): Reply {
  const validators = { ...(etag === undefined ? {} : { etag }), ...(lastModified === undefined ? {} : { lastModified }) };
  return {
    url, status, contentType: contentType ?? null, body, retrieved,
    ...(published === undefined ? {} : { published }), ...(whole === undefined ? {} : { whole }), ...(etag === undefined && lastModified === undefined ? {} : { validators }),
  };
}
