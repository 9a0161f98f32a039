/** How long, how often and how much. Times are milliseconds, sizes are bytes. */
export interface HttpLimits {
  /** From the question to the head of the answer, for each address on the way. */
  readonly headers: number;
  /** Between two pieces of a body. */
  readonly idle: number;
  /** One attempt: all addresses on the way and the whole body. */
  readonly attempt: number;
  /** A source: all its requests, attempts and waits. Waiting for our own turn at a busy host does not count. */
  readonly source: number;
  /** How often a request is made again after it failed. */
  readonly retries: number;
  /** The wait before the next attempt is between 0 and this, doubled with each attempt … */
  readonly backoff: number;
  /** … up to this (AWS Architecture Blog, "Exponential backoff and jitter": full jitter). */
  readonly longestBackoff: number;
  /** The longest Retry-After that is waited for. A longer one ends the request at once. */
  readonly retryAfter: number;
  /** How many times a request is sent on to another address. */
  readonly redirects: number;
  /** Of a body, unpacked. */
  readonly bytes: number;
  /** How many times larger a body may become by unpacking, once it is larger than `ratioFrom`. */
  readonly ratio: number;
  readonly ratioFrom: number;
  /** Requests at one host at the same time. */
  readonly perHost: number;
  /** Between the starts of two requests at one host. */
  readonly pause: number;
}

/** For a program that runs at night. */
export const nodeLimits: HttpLimits = {
  headers: 10_000,
  idle: 10_000,
  attempt: 30_000,
  source: 120_000,
  retries: 3,
  backoff: 500,
  longestBackoff: 8_000,
  retryAfter: 60_000,
  redirects: 5,
  bytes: 25 << 20,
  ratio: 200,
  ratioFrom: 1 << 20,
  perHost: 2,
  pause: 0,
};

/** For a page that a person waits for. Redirects and unpacking are the browser's own affair. */
export const browserLimits: HttpLimits = {
  ...nodeLimits,
  headers: 8_000,
  idle: 8_000,
  attempt: 15_000,
  source: 30_000,
  retries: 1,
  longestBackoff: 2_000,
  retryAfter: 5_000,
  bytes: 5 << 20,
};

/** How much of a source is read. More is an error, never a shorter table. */
export interface PageLimits {
  readonly pages: number;
  readonly rows: number;
  /** Of all pages together, unpacked. */
  readonly bytes: number;
  /** How often a portal is asked again that says that its answer is not ready. */
  readonly tries: number;
}

/** For a program that runs at night, and for a page that somebody waits for. */
export const pageLimits = {
  node: { pages: 200, rows: 200_000, bytes: 200_000_000, tries: 5 },
  browser: { pages: 20, rows: 20_000, bytes: 20_000_000, tries: 3 },
} as const satisfies Record<string, PageLimits>;
