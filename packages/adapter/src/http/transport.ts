/** A transport over HTTP: what is asked is answered whole, or there is a reason in words. */
import { AdapterError, problem, type FeedProblem } from "../problems.js";
import { sniffText } from "../read/sniff.js";
import type { FeedRequest, Reply, Transport } from "../transport.js";
import type { Clock } from "./clock.js";
import { exchange, type Answer } from "./exchange.js";
import { expand, type Secret } from "./expand.js";
import { httpDate } from "./http-date.js";
import { nodeLimits, type HttpLimits } from "./limits.js";
import { redactor, type Redactor } from "./redact.js";
import { kindOf, waitBefore, type Outcome } from "./retry.js";
import { SourceTime } from "./source-time.js";
import { Turns } from "./turns.js";
import { aborted, Watch } from "./watch.js";
import type { Wire } from "./wire.js";

export interface HttpOptions {
  readonly clock: Clock;
  /** From 0 up to 1, such as `Math.random`: how long to wait between attempts. */
  readonly random: () => number;
  /** Those of `nodeLimits` that are to be others. */
  readonly limits?: Partial<HttpLimits> | undefined;
  /** The value of a key that a request names as `${env:NAME}`. None when left out. */
  readonly secret?: Secret | undefined;
  /** The only hosts that may be asked, redirects included: `["data.example"]`. All when left out. */
  readonly allowHosts?: readonly string[] | undefined;
  /** How we name ourselves to publishers. */
  readonly userAgent?: string | undefined;
  /** Told what happens while it happens. Never holds a key. */
  readonly onEvent?: ((event: HttpEvent) => void) | undefined;
}

/** What happens to a request. */
export interface HttpEvent {
  readonly what: "queued" | "asking" | "redirected" | "receiving" | "waiting" | "answered" | "failed";
  readonly host: string;
  /** Counted from 1. */
  readonly attempt: number;
  /** Bytes of the body so far. */
  readonly bytes: number;
  /** When answered. */
  readonly status?: number;
  /** When waiting: for how many milliseconds. */
  readonly wait?: number;
  /** When waiting or failed: why. */
  readonly problem?: FeedProblem;
}

type Core = Required<Pick<HttpOptions, "clock" | "random">> & {
  readonly wire: Wire;
  readonly limits: HttpLimits;
  readonly secret: Secret;
  readonly allowed: ReadonlySet<string> | null;
  readonly ownHeaders: ReadonlyMap<string, string>;
  readonly redact: Redactor;
  readonly turns: Turns;
  readonly tell: (event: HttpEvent) => void;
};

/**
 * A transport over a wire. Rejects with an `AdapterError` whose problem has no key in it. Any answer with another status
 * than 200 comes as a reply, with the first 64 KB of what the server says about it.
 */
export function httpTransport({ wire, ...options }: HttpOptions & { readonly wire: Wire }): Transport {
  const limits = { ...nodeLimits, ...options.limits };
  const { clock, random, secret = () => undefined, allowHosts, userAgent, onEvent } = options;
  const redact = redactor();
  const core: Core = {
    wire, clock, random, secret, limits, redact,
    allowed: allowHosts === undefined ? null : new Set(allowHosts.map((host) => host.toLowerCase())),
    ownHeaders: new Map(userAgent === undefined ? [] : [["user-agent", userAgent]]),
    turns: new Turns(clock, limits),
    tell: (event) => onEvent?.(clean(redact, event)),
  };
  const forSource = (): Transport => {
    const time = new SourceTime(clock, limits.source);
    return (request, signal) => ask(core, request, time, signal);
  };
  return Object.assign<Transport, Pick<Transport, "forSource">>((request, signal) => forSource()(request, signal), { forSource });
}

/** Attempts, until one brings an answer or there is no point in another. */
async function ask(core: Core, request: FeedRequest, time: SourceTime, signal: AbortSignal | undefined): Promise<Reply> {
  try {
    if (signal?.aborted === true) throw aborted();
    return await attempts(core, request, time, signal);
  } catch (error) {
    if (signal?.aborted === true) throw aborted();
    throw new AdapterError(clean(core.redact, coded(known(core.redact, error))));
  }
}

async function attempts(core: Core, request: FeedRequest, time: SourceTime, signal: AbortSignal | undefined): Promise<Reply> {
  const sent = expand(request, core.secret, core.redact);
  const host = URL.canParse(sent.address) ? new URL(sent.address).hostname : "";
  const retried: FeedProblem[] = [];
  const ends: string[] = [];
  for (let attempt = 1; ; attempt += 1) {
    const tell = (event: Partial<HttpEvent> & Pick<HttpEvent, "what">): void => core.tell({ host, attempt, bytes: 0, ...event });
    const queued = core.clock.elapsed();
    const end = await core.turns.take(host, signal, () => tell({ what: "queued" }), () => {
      time.begin(core.clock.elapsed() - queued);
      return attemptOnce(core, sent, time, signal, tell);
    });
    const outcome = outcomeOf(end);
    const why = problemOf(outcome);
    ends.push(kindOf(outcome));
    const alike = ends.filter((each) => each === ends.at(-1)).length;
    const wait = waitBefore(outcome, { attempts: attempt, alike, left: time.left(), now: core.clock.now(), limits: core.limits, random: core.random });
    if (wait === null) {
      if (end instanceof AdapterError) tell({ what: "failed", problem: end.problem });
      else tell({ what: "answered", status: end.status, bytes: end.bytes.length });
      return replyOf(core, request, end instanceof AdapterError ? afterAll(end, attempt) : end, retried);
    }
    tell({ what: "waiting", wait, problem: why });
    await pause(core, wait, signal);
    retried.push(clean(core.redact, problem("retried", {}, { attempt, wait, why: why.message })));
  }
}

/** An answer, or why there is none. Rejects only when the caller stops. */
async function attemptOnce(core: Core, sent: ReturnType<typeof expand>, time: SourceTime, signal: AbortSignal | undefined, tell: (event: Pick<HttpEvent, "what"> & Partial<HttpEvent>) => void): Promise<Answer | AdapterError> {
  const watch = new Watch(core.clock, signal);
  const host = URL.canParse(sent.address) ? new URL(sent.address).hostname : "";
  const left = time.left();
  const [limit, code] = left < core.limits.attempt ? ([left, "source-timeout"] as const) : ([core.limits.attempt, "attempt-timeout"] as const);
  watch.limit(limit, () => new AdapterError(problem(code, {}, { host, limit: core.limits[code === "source-timeout" ? "source" : "attempt"] })));
  try {
    tell({ what: "asking" });
    return await exchange(sent, { ...core, watch, onHop: (to) => tell({ what: "redirected", host: to }), onBytes: (bytes) => tell({ what: "receiving", bytes }) });
  } catch (error) {
    const reason = known(core.redact, error);
    watch.stop(reason);
    if (reason.code === "aborted") throw reason;
    return reason;
  } finally {
    watch.end();
  }
}

function outcomeOf(end: Answer | AdapterError): Outcome {
  return end instanceof AdapterError ? { failure: end } : { ...end, isPage: end.status === 200 && isPage(end) };
}

/** A failure, with how often it was tried. */
function afterAll(failure: AdapterError, attempts: number): AdapterError {
  return attempts === 1 ? failure : new AdapterError({ ...coded(failure), message: `${failure.message} ${attempts} attempts were made.` });
}

/** A web page in place of data, told by how it begins. */
const isPage = ({ bytes }: Answer): boolean => sniffText(new TextDecoder().decode(bytes.subarray(0, 4096)))?.looksLike === "a web page";

function problemOf(outcome: Outcome): FeedProblem {
  if ("failure" in outcome) return outcome.failure.problem;
  return outcome.isPage ? problem("not-a-table", {}, { looksLike: "a web page", start: "" }) : problem("http-status", {}, { status: outcome.status });
}

function replyOf({ clock, redact }: Core, request: FeedRequest, end: Answer | AdapterError, retried: readonly FeedProblem[]): Reply {
  if (end instanceof AdapterError) throw end;
  const { status, headers, bytes, whole, host } = end;
  const text = (name: string): string | undefined => {
    const value = headers.get(name);
    return value === undefined ? undefined : redact.text(value);
  };
  const now = clock.now();
  const [etag, lastModified] = [text("etag"), past(text("last-modified"), now.getTime())];
  const doubt = status === 304 ? notModifiedDoubt(request, lastModified, host, now.getTime()) : [];
  const problems = [...retried, ...doubt];
  return {
    url: request.url,
    status,
    contentType: text("content-type") ?? null,
    body: redact.bytes(bytes),
    retrieved: now.toISOString(),
    ...(etag === undefined && lastModified === undefined ? {} : { validators: { ...(etag === undefined ? {} : { etag }), ...(lastModified === undefined ? {} : { lastModified }) } }),
    ...(whole ? {} : { whole }),
    ...(problems.length === 0 ? {} : { problems }),
  };
}

/** A date that is not to come says nothing about the data: some servers date everything with the next hour. */
function past(date: string | undefined, now: number): string | undefined {
  const time = date === undefined ? null : httpDate(date, now);
  return time === null || time > now ? undefined : date;
}

function notModifiedDoubt({ headers }: FeedRequest, after: string | undefined, host: string, now: number): FeedProblem[] {
  const before = [...(headers ?? [])].find(([name]) => name.toLowerCase() === "if-modified-since")?.[1];
  if (before === undefined || after === undefined) return [];
  const [then, moved] = [httpDate(before, now), httpDate(after, now)];
  return then !== null && moved !== null && moved > then ? [problem("not-modified-doubtful", {}, { host, before, after })] : [];
}

/** So many milliseconds, unless the caller stops. */
async function pause({ clock }: Core, wait: number, signal: AbortSignal | undefined): Promise<void> {
  const watch = new Watch(clock, signal);
  try {
    await watch.of(new Promise<void>((resolve) => { watch.call(wait, resolve); }));
  } finally {
    watch.end();
  }
}

/** Any error as one of ours. Keys are taken out before the message is cut to a length: half a key would not be found any more. */
function known(redact: Redactor, error: unknown): AdapterError {
  if (error instanceof AdapterError) return error;
  return new AdapterError(problem("transport-failed", {}, { reason: error instanceof Error ? redact.text(error.message) : "no reason was given" }));
}

const coded = (error: AdapterError): FeedProblem & { readonly code: AdapterError["code"] } => ({ ...error.problem, code: error.code });

/** The same without any key in its texts. */
function clean<T extends object>(redact: Redactor, said: T): T {
  const cleaned = Object.entries(said).map(([key, value]: [string, unknown]) => [key, typeof value === "string" ? redact.text(value) : typeof value === "object" && value !== null ? clean(redact, value) : value]);
  return Object.fromEntries(cleaned) as T;
}
