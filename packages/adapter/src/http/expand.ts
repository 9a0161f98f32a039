/** Keys come into a request here and nowhere else, and only on its way out. */
import { AdapterError, problem } from "../problems.js";
import { shortestSecret, type Redactor } from "./redact.js";
import { replaceStandIns } from "../stand-in.js";
import type { FeedRequest } from "../transport.js";

/** The value of a key by its name; undefined when there is none. */
export type Secret = (name: string) => string | undefined;

/** A request as it is sent. */
export interface Expanded {
  readonly address: string;
  readonly method: "GET" | "POST";
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string | undefined;
}

/**
 * Puts in the keys that the request may carry; what stands for any other is a text like all others. Throws the
 * `AdapterError` `key-unusable` when there is none of a name. Every key is remembered by the redactor.
 */
export function expand(request: FeedRequest, secret: Secret, redact: Redactor): Expanded {
  const put = (text: string, write: (value: string) => string): string => replaceStandIns(text, (name, standIn) => (request.keys?.has(name) === true ? write(valueOf(name, secret, redact)) : standIn));
  const headers = new Map([...(request.headers ?? [])].map(([name, value]) => [name.toLowerCase(), put(value, String)]));
  return {
    address: put(request.url, encodeURIComponent),
    method: request.method ?? "GET",
    headers,
    body: request.body === undefined ? undefined : put(request.body, writerFor(headers.get("content-type") ?? "")),
  };
}

/** How a text is written inside a body of this type. */
function writerFor(contentType: string): (value: string) => string {
  if (/\bjson\b/i.test(contentType)) return (value) => JSON.stringify(value).slice(1, -1);
  return /form-urlencoded/i.test(contentType) ? encodeURIComponent : String;
}

function valueOf(name: string, secret: Secret, redact: Redactor): string {
  // A key that was read from a file often ends with its line.
  const value = secret(name)?.trim() ?? "";
  const reason = value === "" ? "it is not set" : value.length < shortestSecret ? "it is shorter than any key" : /[\p{Cc}]/u.test(value) ? "it has a line ending or a control character in it" : null;
  if (reason !== null) throw new AdapterError(problem("key-unusable", {}, { name, reason }));
  redact.add(name, value);
  return value;
}
