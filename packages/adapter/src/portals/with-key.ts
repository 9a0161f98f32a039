/** Where a source's key goes in a request. */
import { keysOf } from "../feed-request.js";
import type { FeedRequest } from "../transport.js";
import type { Portal, PortalFeed } from "./portal.js";

/**
 * A request for the source's own origin, with what the source says to send along. The key stays `${env:NAME}`: only the
 * transport knows it. What the portal's answers make of a request gets no other key than those that the source states.
 */
export function withKey(request: FeedRequest, { key: place }: Portal, feed: PortalFeed<unknown>): FeedRequest {
  const { key, headers = {} } = feed;
  const all = new Map([...Object.entries(headers), ...(request.headers ?? [])]);
  if (key !== undefined && place !== undefined && "header" in place) all.set(place.header, `${place.prefix ?? ""}${key}`);
  const url = key !== undefined && place !== undefined && "parameter" in place
    ? `${request.url}${request.url.includes("?") ? "&" : "?"}${encodeURIComponent(place.parameter)}=${key}`
    : request.url;
  return { ...request, url, ...(all.size === 0 ? {} : { headers: all }), ...keysOf([feed.url, feed.query, key, headers]) };
}
