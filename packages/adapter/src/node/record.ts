/**
 * A transport that keeps what another brings, in a folder that `replayFolder` answers from. Where the folder has an
 * answer already, the publisher is only asked whether it has changed.
 */
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { httpDate } from "../http/http-date.js";
import { secretIn } from "../http/redact.js";
import { AdapterError, problem, type FeedProblem } from "../problems.js";
import { sha256 } from "../sha256.js";
import type { FeedRequest, Reply, Transport } from "../transport.js";
import { fileFor } from "./recorded-file.js";
import { RecordingList } from "./recording-list.js";
import { questionOf, readRecorded, replyOf, type Recording } from "./recordings.js";
import { replaceFile } from "./whole-file.js";

export interface RecordOptions {
  /** The time of day (ISO 8601), to date answers with that only confirm what is in the folder. */
  readonly now: () => string;
  /** Keys in use, name → value: an answer that repeats one is refused, and never written to the disk. */
  readonly secrets?: ReadonlyMap<string, string> | undefined;
}

/**
 * Asks `transport`, keeps what it answers, and gives it on. The answers of one source belong together: they enter the list
 * at once, when `keep` says that the source was read, and until then offline gives the earlier
 * ones, all of them. A request outside `forSource` stands for itself and is kept when its status is 200.
 *
 * Body files are named by what is in them, so none is ever changed; those of a source that was not kept may lie there
 * unlisted. Rejects as `transport` does, and with `recordings-unreadable`, `recording-unwritable` or `secret-in-answer`.
 */
export function recordFolder(folder: string, transport: Transport, options: RecordOptions): Transport {
  const list = new RecordingList(folder);
  const alone: Transport = async (request, signal) => {
    const source = new RecordedSource(folder, list, transport, options);
    const reply = await source.ask(request, signal);
    if (isGood(reply)) await source.keep();
    return reply;
  };
  return Object.assign<Transport, Pick<Transport, "forSource">>(alone, {
    forSource: () => {
      const source = new RecordedSource(folder, list, transport.forSource?.() ?? transport, options);
      return Object.assign<Transport, Pick<Transport, "keep">>((request, signal) => source.ask(request, signal), { keep: () => source.keep() });
    },
  });
}

/** The answers of one source, until it is known whether they are any good. */
class RecordedSource {
  readonly #answers = new Map<string, Recording>();
  /** What was answered with a failure, short as it is, is not on the disk before it is kept. */
  readonly #failures = new Map<string, Answered>();
  /** What was asked in vain, with what the list had then. */
  readonly #unanswered = new Map<string, Recording>();

  constructor(private readonly folder: string, private readonly list: RecordingList, private readonly transport: Transport, private readonly options: RecordOptions) {}

  async ask(request: FeedRequest, signal: AbortSignal | undefined): Promise<Reply> {
    const { now, secrets = new Map() } = this.options;
    const question = questionOf(request);
    const listed = (await this.list.read()).get(question);
    const earlier = this.#answers.get(question) ?? listed;
    const body = earlier && isGood(earlier) ? await readRecorded(this.folder, earlier).catch(() => null) : null;
    if (listed) this.#unanswered.set(question, listed);
    const reply = await this.transport(earlier && body ? asking(request, earlier) : request, signal);
    const answered = earlier && body && reply.status === 304 ? confirmed(earlier, body, reply, now()) : await came(request, reply, earlier, now());
    const secret = secretOf(answered, secrets);
    if (!isGood(answered.recording)) {
      if (answered.recording.status === 304 || secret !== null) return reply;
      this.#failures.set(question, answered);
    } else {
      if (secret !== null) throw new AdapterError(problem("secret-in-answer", {}, { name: secret }));
      await orUnwritable(writeBody(this.folder, answered));
      this.#failures.delete(question);
      this.#answers.set(question, answered.recording);
    }
    this.#unanswered.delete(question);
    return { ...replyOf(answered.recording, answered.body), ...problemsOf(reply, answered.problems) };
  }

  async keep(): Promise<void> {
    await orUnwritable(this.#list());
    await this.transport.keep?.();
  }

  async #list(): Promise<void> {
    for (const failure of this.#failures.values()) await writeBody(this.folder, failure);
    const known = await this.list.read();
    // An answer of another day to what had none today would not fit the rest, unless another source has got it meanwhile.
    const gone = [...this.#unanswered].filter(([question, listed]) => known.get(question) === listed).map(([question]) => [question, null] as const);
    const failed = [...this.#failures].map(([question, { recording }]) => [question, recording] as const);
    await this.list.change(new Map<string, Recording | null>([...gone, ...failed, ...this.#answers]));
  }
}

interface Answered {
  readonly recording: Recording;
  readonly body: Uint8Array;
  readonly problems: readonly FeedProblem[];
}

const isGood = ({ status = 200 }: Pick<Recording, "status">): boolean => status === 200;

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

function secretOf({ recording, body }: Answered, secrets: ReadonlyMap<string, string>): string | null {
  return secrets.size === 0 ? null : secretIn(JSON.stringify(recording), secrets) ?? secretIn(new TextDecoder().decode(body), secrets);
}

async function writeBody(folder: string, { recording, body }: Answered): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, recording.file);
  const there = await readFile(file).catch(() => null);
  if (there === null || Buffer.compare(there, body) !== 0) await replaceFile(file, body);
}

async function orUnwritable(writing: Promise<void>): Promise<void> {
  try {
    await writing;
  } catch (error) {
    throw new AdapterError(problem("recording-unwritable", {}, { reason: (error as NodeJS.ErrnoException).code ?? String(error) }), { cause: error });
  }
}

function problemsOf({ problems = [] }: Reply, more: readonly FeedProblem[]): Pick<Reply, "problems"> {
  return problems.length + more.length === 0 ? {} : { problems: [...problems, ...more] };
}
