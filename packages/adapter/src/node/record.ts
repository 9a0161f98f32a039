/**
 * A transport that keeps what another brings, in a folder that `replayFolder` answers from. Where the folder has an
 * answer already, the publisher is only asked whether it has changed.
 */
import { lstat, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { secretIn } from "../http/redact.js";
import { AdapterError, problem, type FeedProblem } from "../problems.js";
import type { FeedRequest, Reply, Transport } from "../transport.js";
import { asking, came, confirmed, isGood, type Answered } from "./answered.js";
import { RecordingList } from "./recording-list.js";
import { questionOf, readRecorded, recordedFor, replyOf, type Recording } from "./recordings.js";
import { replaceFile } from "./whole-file.js";

export interface RecordOptions {
  /** The time of day (ISO 8601), to date answers with that only confirm what is in the folder. */
  readonly now: () => string;
  /** Keys in use, name → value: an answer that repeats one is refused, a failure that does is only given on; neither is ever on the disk. */
  readonly secrets?: ReadonlyMap<string, string> | undefined;
}

/**
 * Asks `transport`, keeps what it answers, and gives it on. The answers of one source belong together: they enter the list
 * at once, when `keep` says that the source was read; until then the list has the earlier ones, all of them. A request
 * outside `forSource` stands for itself, and is kept when its status is 200.
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
  return Object.assign<Transport, Pick<Transport, "forSource" | "pageLimits">>(alone, {
    ...(transport.pageLimits === undefined ? {} : { pageLimits: transport.pageLimits }),
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
  /** Entries of the list that this source has no use for any more: what was asked for in vain, and what did not say its headers. */
  readonly #outdated = new Map<string, Recording>();

  constructor(private readonly folder: string, private readonly list: RecordingList, private readonly transport: Transport, private readonly options: RecordOptions) {}

  async ask(request: FeedRequest, signal: AbortSignal | undefined): Promise<Reply> {
    const { now, secrets = new Map() } = this.options;
    const question = questionOf(request);
    const found = recordedFor(await this.list.read(), request);
    // An entry that does not say its headers is taken for the one that was asked for without any.
    const listed = found?.under === question || !request.headers?.size ? found : null;
    const earlier = this.#answers.get(question) ?? listed?.recording;
    const body = earlier && isGood(earlier) ? await readRecorded(this.folder, earlier).catch(() => null) : null;
    if (listed) this.#outdated.set(listed.under, listed.recording);
    const reply = await this.transport(earlier && body ? asking(request, earlier) : request, signal);
    const answered = earlier && body && reply.status === 304 ? confirmed(request, earlier, body, reply, now()) : await came(request, reply, earlier, now());
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
    this.#outdated.delete(question);
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
    const gone = [...this.#outdated].filter(([under, listed]) => known.get(under) === listed).map(([under]) => [under, null] as const);
    const failed = [...this.#failures].map(([question, { recording }]) => [question, recording] as const);
    await this.list.change(new Map<string, Recording | null>([...gone, ...failed, ...this.#answers]));
  }
}

function secretOf({ recording, body }: Answered, secrets: ReadonlyMap<string, string>): string | null {
  return secrets.size === 0 ? null : secretIn(JSON.stringify(recording), secrets) ?? secretIn(new TextDecoder().decode(body), secrets);
}

async function writeBody(folder: string, { recording, body }: Answered): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, recording.file);
  // Only a plain file of this size can be the same: a pipe or a device is never read, but replaced.
  const { size } = await lstat(file).then((there) => (there.isFile() ? there : { size: -1 }), () => ({ size: -1 }));
  if (size !== body.byteLength || Buffer.compare(await readFile(file), body) !== 0) await replaceFile(file, body);
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
