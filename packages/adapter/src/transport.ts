/** How bytes get here. The adapter never calls a network by itself: it is given a transport. */
import type { PageLimits } from "./http/limits.js";
import type { FeedProblem } from "./problems.js";

/** What is asked of a publisher. Keys stand in it as `${env:NAME}` only: the transport that sends it puts them in, so nothing before it can give them away. */
export interface FeedRequest {
  readonly url: string;
  /** GET when left out. POST is for questions too long for an address; it never changes anything at the portal. */
  readonly method?: "GET" | "POST" | undefined;
  readonly headers?: ReadonlyMap<string, string> | undefined;
  readonly body?: string | undefined;
  /**
   * The names of the keys that may be put into this very request: those that the source states, and only at the source's own
   * origin. Any other `${env:…}` in it came from a server, and is sent as the text it is. None when left out.
   */
  readonly keys?: ReadonlySet<string> | undefined;
}

/** What a publisher said about an answer, to ask with again: "has it changed since?" (RFC 9110, section 8.8). */
export interface Validators {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

export interface Reply {
  /** The URL that was asked for. */
  readonly url: string;
  /** 304 only when the request carried a validator. */
  readonly status: number;
  readonly contentType: string | null;
  readonly body: Uint8Array;
  /** When the publisher issued this edition, where it is known (ISO 8601). */
  readonly published?: string;
  /** When the bytes were read from the publisher (ISO 8601). */
  readonly retrieved: string;
  readonly validators?: Validators | undefined;
  /** False when nothing in the answer shows that this is all of it. A table whose last row has no line ending is then not used. */
  readonly whole?: boolean | undefined;
  /** What happened on the way and is worth knowing, such as attempts that failed before this one. */
  readonly problems?: readonly FeedProblem[] | undefined;
}

/** Answers with the bytes at a URL. Rejects with an `AdapterError` when there are none. */
export interface Transport {
  (request: FeedRequest, signal?: AbortSignal): Promise<Reply>;
  /** The same for the requests of one source, which then share one limit of time. */
  readonly forSource?: () => Transport;
  /**
   * Called once on a transport of `forSource`, when its source was read to the end and gave rows: whatever keeps answers
   * keeps them now, and never those of a source that failed. Rejects with an `AdapterError` when they cannot be kept.
   */
  readonly keep?: () => Promise<void>;
  /** How much of a portal's answer is read through it; `pageLimits.node` when left out. */
  readonly pageLimits?: PageLimits;
  /** Waits by the transport's own clock, before a portal is asked again whose answer was not ready. */
  readonly pause?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

/** The same transport, with something done around each request: `around` gets what sends it. */
export function wrapTransport(transport: Transport, around: (ask: Transport) => Transport): Transport {
  const { forSource, keep, pageLimits, pause } = transport;
  return Object.assign<Transport, Pick<Transport, "forSource" | "keep" | "pageLimits" | "pause">>(around(transport), {
    ...(forSource === undefined ? {} : { forSource: () => wrapTransport(forSource(), around) }),
    ...(keep === undefined ? {} : { keep }),
    ...(pageLimits === undefined ? {} : { pageLimits }),
    ...(pause === undefined ? {} : { pause }),
  });
}
