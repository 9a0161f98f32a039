/** Requests that a source states itself, with the keys that may be put into them: those that the source names, and no other. */
import type { Feed } from "./portrait.js";
import { keysStated } from "./stand-in.js";
import type { FeedRequest } from "./transport.js";

/** The request for a source that is a file. */
export function fileRequest({ url, headers }: Pick<Feed, "url" | "headers">): FeedRequest {
  return { url, ...(headers === undefined ? {} : { headers: new Map(Object.entries(headers)) }), ...keysOf({ url, headers }) };
}

/** Leave to put in the keys that a part of a portrait states. Never given to a request with an address that a server chose elsewhere. */
export function keysOf(stated: unknown): Pick<FeedRequest, "keys"> {
  const keys = keysStated(stated);
  return keys.size === 0 ? {} : { keys };
}
