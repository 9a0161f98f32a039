/**
 * A transport that answers from a folder of recorded feeds, so that a doughnut can be built again without a network,
 * byte for byte.
 *
 * The folder's `recordings.json` says which file answers for which address:
 * `{ "version": 1, "recordings": [{ "url": "https://…", "file": "ghg.csv", "retrieved": "2026-11-22", "sha256": "…" }] }`
 */
import { constants } from "node:fs";
import { open, realpath } from "node:fs/promises";
import { isAbsolute, join, sep } from "node:path";
import { nearest } from "@place-doughnut/schema";
import * as v from "valibot";
import { stopIfAborted } from "../fetch-source.js";
import { AdapterError, problem } from "../problems.js";
import { sha256 } from "../sha256.js";
import type { Reply, Transport } from "../transport.js";

const recordingSchema = v.strictObject({
  url: v.string(),
  file: v.string(),
  status: v.optional(v.number()),
  contentType: v.optional(v.string()),
  published: v.optional(v.string()),
  retrieved: v.string(),
  sha256: v.optional(v.string()),
  licence: v.optional(v.string()),
  origin: v.optional(v.string()),
});
const recordingsSchema = v.strictObject({ version: v.literal(1), recordings: v.array(recordingSchema) });

/** An answer as it was recorded. */
export type Recording = v.InferOutput<typeof recordingSchema>;

/**
 * Answers with the recorded bytes. Rejects with an `AdapterError`: `not-recorded` for an address the folder does not
 * have, `recording-missing`, `recording-changed` or `recording-outside` for a file that is gone, is not the one that was
 * recorded, or is not in the folder; `recordings-unreadable` when the list itself is no good.
 */
export function replayFolder(folder: string): Transport {
  let recordings: Promise<ReadonlyMap<string, Recording>> | null = null;
  return async ({ url }, signal) => {
    stopIfAborted(signal);
    recordings ??= readRecordings(folder);
    const known = await recordings;
    const recording = known.get(url);
    if (!recording) throw new AdapterError(problem("not-recorded", {}, { url, nearest: nearestUrl(url, [...known.keys()]) }));
    return replyOf(recording, await readRecorded(folder, recording, signal));
  };
}

async function readRecordings(folder: string): Promise<ReadonlyMap<string, Recording>> {
  const unreadable = (reason: string, cause?: unknown): AdapterError => new AdapterError(problem("recordings-unreadable", {}, { reason }), { cause });
  let list: unknown;
  try {
    list = JSON.parse(new TextDecoder().decode(await bytesOf(join(folder, "recordings.json"))));
  } catch (error) {
    throw unreadable(error instanceof SyntaxError ? "it is not JSON" : "there is no such file, or it is no plain file", error);
  }
  const parsed = v.safeParse(recordingsSchema, list);
  if (!parsed.success) throw unreadable(`${v.getDotPath(parsed.issues[0]) ?? "the list"}: ${parsed.issues[0].message}`);
  const byUrl = new Map<string, Recording>();
  for (const recording of parsed.output.recordings) {
    if (byUrl.has(recording.url)) throw unreadable(`${recording.url} is recorded twice`);
    byUrl.set(recording.url, recording);
  }
  return byUrl;
}

async function readRecorded(folder: string, { file, sha256: expected }: Recording, signal: AbortSignal | undefined): Promise<Uint8Array> {
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

/**
 * The address that differs in one part only, by a slip. Addresses of a publisher are long and alike, so the one most like
 * it as a whole is another feed altogether.
 */
function nearestUrl(url: string, known: readonly string[]): string | null {
  const parts = url.split(addressMarks);
  const isSlip = (other: string): boolean => {
    const others = other.split(addressMarks);
    const [at, ...more] = parts.flatMap((part, place) => (part === others[place] ? [] : [place]));
    return others.length === parts.length && at !== undefined && more.length === 0 && nearest(parts[at]!, [others[at]!]) !== null;
  };
  return known.find(isSlip) ?? null;
}

const addressMarks = /[/?&#]/;

function replyOf({ url, status = 200, contentType, published, retrieved }: Recording, body: Uint8Array): Reply {
  return { url, status, contentType: contentType ?? null, body, retrieved, ...(published === undefined ? {} : { published }) };
}
