/** What has come in answer to a question, beside what was recorded of it before. */
import { httpDate } from "../http/http-date.js";
import { problem, type FeedProblem } from "../problems.js";
import { sha256 } from "../sha256.js";
import type { FeedRequest, Reply } from "../transport.js";
import { fileFor } from "./recorded-file.js";
import { headersOf, type Recording } from "./recordings.js";

export interface Answered {
  readonly recording: Recording;
  readonly body: Uint8Array;
  readonly problems: readonly FeedProblem[];
}

export const isGood = ({ status = 200 }: Pick<Recording, "status">): boolean => status === 200;

/** The same question, with what the publisher said about the last answer (RFC 9110, section 13.1). */
export function asking(request: FeedRequest, { etag, lastModified }: Recording): FeedRequest {
  const headers = new Map(request.headers);
  if (etag !== undefined) headers.set("If-None-Match", etag);
  if (lastModified !== undefined) headers.set("If-Modified-Since", lastModified);
  return etag === undefined && lastModified === undefined ? request : { ...request, headers };
}

/** Nothing has changed. A server that says so of a file with a newer date is not asked in this way again. */
export function confirmed(request: FeedRequest, { etag, lastModified, ...earlier }: Recording, body: Uint8Array, { validators = {} }: Reply, now: string): Answered {
  const moved = isLater(validators.lastModified, lastModified, now);
  const marks = moved ? {} : { ...(etag === undefined ? {} : { etag }), ...(lastModified === undefined ? {} : { lastModified }) };
  return {
    recording: { ...earlier, headers: headersOf(request), ...marks, retrieved: now }, body,
    problems: moved ? [problem("unchanged-but-newer", {}, { was: lastModified!, now: validators.lastModified! })] : [],
  };
}

/** An answer with a body. What is in it decides whether it is another, whatever its marks say. */
export async function came(request: FeedRequest, reply: Reply, earlier: Recording | undefined, now: string): Promise<Answered> {
  const { url, method, body: sent } = request;
  const { etag, lastModified: dated } = reply.validators ?? {};
  const hash = (await sha256(reply.body)) ?? undefined;
  const inFuture = isLater(dated, now, now);
  const lastModified = inFuture ? undefined : dated;
  const isOther = earlier !== undefined && isGood(earlier) && earlier.sha256 !== hash;
  return {
    recording: {
      url, ...(method === undefined || method === "GET" ? {} : { method }), ...(sent === undefined ? {} : { body: sent }), headers: headersOf(request),
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
