/** An answer as the rest of the adapter knows it. */
import { problem, type FeedProblem } from "../problems.js";
import type { FeedRequest, Reply } from "../transport.js";
import type { Core } from "./core.js";
import type { Answer } from "./exchange.js";
import { httpDate } from "./http-date.js";

export function replyOf({ clock, redact }: Core, request: FeedRequest, end: Answer, retried: readonly FeedProblem[]): Reply {
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
