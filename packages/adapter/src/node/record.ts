/**
 * A transport that keeps what another brings, in a folder that `replayFolder` answers from. Where the folder has an
 * answer already, the publisher is only asked whether it has changed.
 */
import { mkdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { httpDate } from "../http/http-date.js";
import { secretIn } from "../http/redact.js";
import { AdapterError, problem, type FeedProblem } from "../problems.js";
import { sha256 } from "../sha256.js";
import type { FeedRequest, Reply, Transport } from "../transport.js";
import { fileFor } from "./recorded-file.js";
import { listName, questionOf, readRecorded, readRecordings, replyOf, type Recording } from "./recordings.js";
import { replaceFile } from "./whole-file.js";

export interface RecordOptions {
  /** The time of day (ISO 8601), to date answers with that only confirm what is in the folder. */
  readonly now: () => string;
  /** Keys in use, name → value: an answer that repeats one is refused, and never written to the disk. */
  readonly secrets?: ReadonlyMap<string, string> | undefined;
}

/**
 * Asks `transport`, keeps each answer, and gives it on. A failure never takes the place of an answer that was good. Body
 * files are named by what is in them, so none is ever changed; the list is replaced whole after each answer. Rejects as
 * `transport` does, and with `recordings-unreadable`, `recording-unwritable` or `secret-in-answer`.
 */
export function recordFolder(folder: string, transport: Transport, { now, secrets = new Map() }: RecordOptions): Transport {
  let reading: Promise<Map<string, Recording>> | null = null;
  let save: (() => Promise<void>) | null = null;
  const keeping = (ask: Transport): Transport => async (request, signal) => {
    const known = await (reading ??= startList(folder));
    save ??= oneAtATime(() => writeList(folder, known));
    const earlier = known.get(questionOf(request));
    const body = earlier && isGood(earlier) ? await readRecorded(folder, earlier).catch(() => null) : null;
    const reply = await ask(earlier && body ? asking(request, earlier) : request, signal);
    const answered = earlier && body && reply.status === 304 ? confirmed(earlier, body, reply, now()) : await came(request, reply, earlier, now());
    if (!isGood(answered.recording) && (earlier !== undefined && isGood(earlier) || answered.recording.status === 304)) return reply;
    refuseSecrets(answered, secrets);
    // The list names a file only once the file is there.
    await keep(folder, answered, () => known.set(questionOf(request), answered.recording), save);
    return { ...replyOf(answered.recording, answered.body), ...problemsOf(reply, answered.problems) };
  };
  return Object.assign(keeping(transport), { forSource: () => keeping(transport.forSource?.() ?? transport) });
}

interface Answered {
  readonly recording: Recording;
  readonly body: Uint8Array;
  readonly problems: readonly FeedProblem[];
}

const isGood = ({ status = 200 }: Pick<Recording, "status">): boolean => status === 200;

/** The list of a folder that may not be there yet. */
async function startList(folder: string): Promise<Map<string, Recording>> {
  const isThere = await stat(join(folder, listName)).then(() => true, ({ code }: NodeJS.ErrnoException) => code !== "ENOENT");
  return new Map(isThere ? await readRecordings(folder) : []);
}

/** The same question, with what the publisher said about the last answer (RFC 9110, section 13.1). */
function asking(request: FeedRequest, { etag, lastModified }: Recording): FeedRequest {
  const headers = new Map(request.headers);
  if (etag !== undefined) headers.set("If-None-Match", etag);
  if (lastModified !== undefined) headers.set("If-Modified-Since", lastModified);
  return etag === undefined && lastModified === undefined ? request : { ...request, headers };
}

/** Nothing has changed. A server that says so of a file with a newer date is not asked in this way again. */
function confirmed({ etag, lastModified, ...earlier }: Recording, body: Uint8Array, { validators = {} }: Reply, now: string): Answered {
  const moved = isLater(validators.lastModified, lastModified, now);
  const marks = moved ? {} : { ...(etag === undefined ? {} : { etag }), ...(lastModified === undefined ? {} : { lastModified }) };
  return {
    recording: { ...earlier, ...marks, retrieved: now }, body,
    problems: moved ? [problem("unchanged-but-newer", {}, { was: lastModified!, now: validators.lastModified! })] : [],
  };
}

/** An answer with a body. What is in it decides whether it is another, whatever its marks say. */
async function came(request: FeedRequest, reply: Reply, earlier: Recording | undefined, now: string): Promise<Answered> {
  const { url, method, body: sent } = request;
  const { etag, lastModified: dated } = reply.validators ?? {};
  const hash = (await sha256(reply.body)) ?? undefined;
  const inFuture = isLater(dated, now, now);
  const lastModified = inFuture ? undefined : dated;
  const isOther = earlier !== undefined && isGood(earlier) && earlier.sha256 !== hash;
  return {
    recording: {
      url, ...(method === undefined || method === "GET" ? {} : { method }), ...(sent === undefined ? {} : { body: sent }),
      file: fileFor(reply, hash), ...(reply.status === 200 ? {} : { status: reply.status }), ...(reply.contentType === null ? {} : { contentType: reply.contentType }),
      ...(etag === undefined ? {} : { etag }), ...(lastModified === undefined ? {} : { lastModified }), ...(reply.published === undefined ? {} : { published: reply.published }),
      retrieved: reply.retrieved, ...(reply.whole === undefined ? {} : { whole: reply.whole }), ...(hash === undefined ? {} : { sha256: hash }),
      ...(earlier?.licence === undefined ? {} : { licence: earlier.licence }), ...(earlier?.origin === undefined ? {} : { origin: earlier.origin }),
    },
    body: reply.body,
    problems: [
      ...(inFuture ? [problem("dated-in-future", {}, { date: dated! })] : []),
      ...(isOther && etag !== undefined && earlier.etag === etag ? [problem("validator-reused", {})] : []),
      ...(isOther && isLater(earlier.lastModified, lastModified, now) ? [problem("older-than-recorded", {}, { was: earlier.lastModified!, now: lastModified! })] : []),
    ],
  };
}

/** Is one date after the other? No, where either cannot be read. A time of day may be ISO 8601, as ours is. */
function isLater(one: string | undefined, other: string | undefined, now: string): boolean {
  const [a, b] = [one, other].map((text) => (text === undefined ? null : (httpDate(text, Date.UTC(Number(now.slice(0, 4)))) ?? isoTime(text))));
  return a != null && b != null && a > b;
}

function isoTime(text: string): number | null {
  const [, ...parts] = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(?:\.\d+)?Z)?$/.exec(text) ?? [];
  const [year, month, day, hour = 23, minute = 59, second = 59] = parts.filter((part) => part !== undefined).map(Number);
  return year === undefined ? null : Date.UTC(year, month! - 1, day, hour, minute, second);
}

function refuseSecrets({ recording, body }: Answered, secrets: ReadonlyMap<string, string>): void {
  if (secrets.size === 0) return;
  const name = secretIn(JSON.stringify(recording), secrets) ?? secretIn(new TextDecoder().decode(body), secrets);
  if (name !== null) throw new AdapterError(problem("secret-in-answer", {}, { name }));
}

async function keep(folder: string, { recording, body }: Answered, list: () => unknown, save: () => Promise<void>): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    const file = join(folder, recording.file);
    const there = await readFile(file).catch(() => null);
    if (there === null || Buffer.compare(there, body) !== 0) await replaceFile(file, body);
    list();
    await save();
  } catch (error) {
    throw new AdapterError(problem("recording-unwritable", {}, { reason: (error as NodeJS.ErrnoException).code ?? String(error) }), { cause: error });
  }
}

/** In the order of what was asked, so that the same answers always give the same list. */
async function writeList(folder: string, known: ReadonlyMap<string, Recording>): Promise<void> {
  const recordings = [...known].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, recording]) => recording);
  await replaceFile(join(folder, listName), `${JSON.stringify({ version: 1, recordings }, null, 2)}\n`);
}

/** Never two writes at a time: whoever asks while one is going on shares the one after it. */
function oneAtATime(write: () => Promise<void>): () => Promise<void> {
  let going: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  return () => (next ??= going.catch(() => undefined).then(() => {
    [going, next] = [write(), null];
    return going;
  }));
}

function problemsOf({ problems = [] }: Reply, more: readonly FeedProblem[]): Pick<Reply, "problems"> {
  return problems.length + more.length === 0 ? {} : { problems: [...problems, ...more] };
}
