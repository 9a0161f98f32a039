/** How publishers are asked. The one place that decides it. */
import { AdapterError, type FeedRequest, type Reply, type Transport } from "@place-doughnut/adapter";
import type { Io, LiveOptions } from "./io.js";

/** To be replaced by `nodeTransport` of `@place-doughnut/adapter/node`, which keeps the limits of a night's run. */
export function liveTransport(io: Io, options: LiveOptions): Transport {
  return io.network?.(options) ?? ((request, signal) => ask(request, io, signal));
}

async function ask(request: FeedRequest, io: Io, signal: AbortSignal | undefined): Promise<Reply> {
  const fill = (text: string): string => text.replace(/\$\{env:([A-Z][A-Z0-9_]*)\}/g, (_all, name: string) => io.env(name) ?? refuse(`there is no key ${name} in the environment`));
  const { url, method = "GET", headers = new Map<string, string>(), body } = request;
  const response = await fetch(fill(url), {
    method, headers: [...headers].map(([name, value]): [string, string] => [name, fill(value)]),
    ...(body === undefined ? {} : { body: fill(body) }), ...(signal === undefined ? {} : { signal }),
  });
  const [etag, lastModified] = [response.headers.get("etag"), response.headers.get("last-modified")];
  return {
    url, status: response.status, contentType: response.headers.get("content-type"), body: new Uint8Array(await response.arrayBuffer()), retrieved: io.now(),
    validators: { ...(etag === null ? {} : { etag }), ...(lastModified === null ? {} : { lastModified }) },
  };
}

function refuse(reason: string): never {
  throw new AdapterError({ code: "transport-failed", severity: "error", responsibility: "mapping", message: `The source could not be fetched: ${reason}.` });
}
