/** One attempt: the question, every address it leads on to, and the answer with its body. */
import { AdapterError, problem } from "../problems.js";
import type { Expanded } from "./expand.js";
import type { HttpLimits } from "./limits.js";
import { mayAsk } from "./policy.js";
import { receive, receiveWords, type Body } from "./receive.js";
import type { Redactor } from "./redact.js";
import type { Watch } from "./watch.js";
import type { Wire, WireReply, WireRequest } from "./wire.js";

export interface Answer extends Body {
  readonly status: number;
  /** Of the host that answered in the end. */
  readonly host: string;
  readonly headers: ReadonlyMap<string, string>;
}

export interface Exchange {
  readonly wire: Wire;
  readonly limits: HttpLimits;
  readonly allowed: ReadonlySet<string> | null;
  /** Sent to every host, wherever the question leads. */
  readonly ownHeaders: ReadonlyMap<string, string>;
  readonly redact: Redactor;
  readonly watch: Watch;
  /** Does something when it is its turn at a host. */
  readonly turn: <T>(host: string, run: () => Promise<T>) => Promise<T>;
  readonly onHop: (host: string) => void;
  readonly onBytes: (bytes: number) => void;
}

/** Rejects with an `AdapterError` when there is no answer, or none that may be used. */
export async function exchange(request: Expanded, way: Exchange): Promise<Answer> {
  let hop: WireRequest = { url: asked(request.address, way), method: request.method, headers: new Map([...way.ownHeaders, ...request.headers]), body: request.body };
  const been = new Set<string>();
  for (let hops = 0; ; hops += 1) {
    been.add(`${hop.method} ${hop.url.href}`);
    const { hostname: host } = hop.url;
    const found = await way.turn(host, () => answerOrNext(hop, way));
    if ("bytes" in found) return found;
    hop = found;
    const circle = been.has(`${hop.method} ${hop.url.href}`);
    if (circle || hops >= way.limits.redirects) throw new AdapterError(problem("redirect-limit", {}, { host, circle, limit: way.limits.redirects }));
    way.onHop(hop.url.hostname);
  }
}

/** What one host says: its answer, or where to ask next. Its turn is over before that of the next host begins, so that no two wait for each other. */
async function answerOrNext(hop: WireRequest, way: Exchange): Promise<Answer | WireRequest> {
  const reply = await answerTo(hop, way);
  const target = redirectTarget(reply);
  if (target === null) return finish(reply, hop, way);
  reply.close();
  return nextHop(hop, target, reply.status, way);
}

function asked(address: string, { allowed, redact }: Exchange): URL {
  // A message is cut to a length: half a key would not be found in it any more.
  const url = mayAsk(address, allowed, redact.text);
  if ("code" in url) throw new AdapterError(url);
  return url;
}

async function answerTo(hop: WireRequest, { wire, watch, limits }: Exchange): Promise<WireReply> {
  const { hostname: host } = hop.url;
  const inTime = watch.limit(limits.headers, () => new AdapterError(problem("headers-timeout", {}, { host, limit: limits.headers })));
  const reply = await watch.of(wire(hop, watch.signal));
  inTime();
  return reply;
}

function redirectTarget({ status, headers }: WireReply): string | null {
  return [301, 302, 303, 307, 308].includes(status) ? (headers.get("location") ?? null) : null;
}

/** What is asked next. At another origin only what every visitor sends: no header of the caller's, no key, no question with one in it. */
function nextHop({ url: from, method, headers, body }: WireRequest, location: string, status: number, way: Exchange): WireRequest {
  const refused = (reason: string): AdapterError => new AdapterError(problem("redirect-refused", {}, { host: from.hostname, reason }));
  const to = URL.canParse(location, from.href) ? new URL(location, from) : null;
  if (to === null) throw refused("it is no address");
  if (to.protocol !== "http:" && to.protocol !== "https:") throw refused(`it begins with ${to.protocol.slice(0, 20)}`);
  if (from.protocol === "https:" && to.protocol === "http:") throw refused("it goes from https to http");
  if (to.username !== "" || to.password !== "") throw refused("it has a user name or a password in it");
  const isHome = to.origin === from.origin;
  // A fragment is never sent, and does not make another address.
  to.hash = "";
  const url = asked(to.href, way);
  const becomesGet = status === 303 || ((status === 301 || status === 302) && method === "POST");
  const kept = becomesGet ? undefined : body;
  if (!isHome && way.redact.isIn(to.href)) throw refused("it would carry a key to another host");
  if (!isHome && kept !== undefined && way.redact.isIn(kept)) throw refused("the question would carry a key to another host");
  return { url, method: becomesGet ? "GET" : method, headers: isHome ? withoutContent(headers, kept) : own(way, headers, kept), body: kept };
}

function withoutContent(headers: ReadonlyMap<string, string>, body: string | undefined): ReadonlyMap<string, string> {
  return body === undefined ? new Map([...headers].filter(([name]) => name !== "content-type")) : headers;
}

function own({ ownHeaders }: Exchange, headers: ReadonlyMap<string, string>, body: string | undefined): ReadonlyMap<string, string> {
  const type = headers.get("content-type");
  return body === undefined || type === undefined ? ownHeaders : new Map([...ownHeaders, ["content-type", type]]);
}

async function finish(reply: WireReply, hop: WireRequest, way: Exchange): Promise<Answer> {
  const { status, headers } = reply;
  // Where a browser followed redirects by itself, the address at the end is looked at once more.
  const { hostname: host } = reply.url === undefined ? hop.url : asked(reply.url, way);
  const receiving = { host, limits: way.limits, watch: way.watch, onBytes: way.onBytes };
  if (status === 304 && !hop.headers.has("if-none-match") && !hop.headers.has("if-modified-since")) throw new AdapterError(problem("unasked-not-modified", {}, { host }));
  if (status !== 200) return { status, host, headers, bytes: await receiveWords(reply, receiving), whole: true };
  return { status, host, headers, ...(await receive(reply, receiving)) };
}
