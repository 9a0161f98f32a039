/** Where a source's key goes in a request. */
import type { FeedRequest } from "../transport.js";
import type { Portal, PortalFeed } from "./portal.js";

/** The request with what the source says to send along. The key stays `${env:NAME}`: only the transport knows it. */
export function withKey(request: FeedRequest, { key: place }: Portal, { key, headers = {} }: PortalFeed<unknown>): FeedRequest {
  const all = new Map([...Object.entries(headers), ...(request.headers ?? [])]);
  if (key !== undefined && place !== undefined && "header" in place) all.set(place.header, `${place.prefix ?? ""}${key}`);
  const url = key !== undefined && place !== undefined && "parameter" in place
    ? `${request.url}${request.url.includes("?") ? "&" : "?"}${encodeURIComponent(place.parameter)}=${key}`
    : request.url;
  return { ...request, url, ...(all.size === 0 ? {} : { headers: all }) };
}
