/** One question over a socket of Node's. */
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { AdapterError, problem } from "../problems.js";
import type { Wire, WireReply, WireRequest } from "../http/wire.js";
import { isPrivate, literalAddress } from "./addresses.js";
import { noAnswer } from "./failure.js";
import { guardedLookup, resolveBySystem, type Resolve } from "./lookup.js";
import { unpacked } from "./unpack.js";

export interface NodeWireOptions {
  /** May addresses inside a private network, or of this machine, be asked? */
  readonly allowPrivate?: boolean | undefined;
  /** Certificates of the authorities to trust, in place of the usual ones (PEM). */
  readonly authorities?: readonly string[] | undefined;
  /** The addresses of a name. Asks the system when left out. */
  readonly resolve?: Resolve | undefined;
}

/** A wire over node:http and node:https, and how to let its idle connections go. Certificates are always checked. */
export function nodeWire({ allowPrivate = false, authorities, resolve = resolveBySystem }: NodeWireOptions = {}): { readonly wire: Wire; readonly close: () => void } {
  const lookup = guardedLookup(resolve, allowPrivate);
  const agents = {
    "http:": new HttpAgent({ keepAlive: true, lookup }),
    "https:": new HttpsAgent({ keepAlive: true, rejectUnauthorized: true, ...(authorities === undefined ? {} : { ca: [...authorities] }), lookup }),
  };
  const wire: Wire = async (question, signal) => {
    const literal = literalAddress(question.url);
    const host = question.url.hostname;
    if (!allowPrivate && literal !== null && isPrivate(literal)) throw new AdapterError(problem("private-address", {}, { host, address: literal }));
    const isSecure = question.url.protocol === "https:";
    return answerOf(await ask(question, isSecure ? httpsRequest : httpRequest, isSecure ? agents["https:"] : agents["http:"], signal), host, signal);
  };
  return { wire, close: () => { agents["http:"].destroy(); agents["https:"].destroy(); } };
}

function ask({ url, method, headers, body }: WireRequest, request: typeof httpsRequest, agent: HttpAgent, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => reject(noAnswer(error, url.hostname));
    try {
      // Packed bodies are not asked for: what is not packed can be counted.
      const length = body === undefined ? {} : { "content-length": String(new TextEncoder().encode(body).length) };
      const asking = request(url, { method, agent, signal, headers: { "accept": "*/*", ...Object.fromEntries(headers), "accept-encoding": "identity", ...length } }, resolve);
      asking.on("error", fail);
      asking.end(body);
    } catch (error) {
      fail(error);
    }
  });
}

function answerOf(message: IncomingMessage, host: string, signal: AbortSignal): WireReply {
  const headers = new Map(Object.entries(message.headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, Array.isArray(value) ? value.join(", ") : value] as const])));
  const close = (): void => { message.destroy(); };
  signal.addEventListener("abort", close);
  message.once("close", () => signal.removeEventListener("abort", close));
  let received = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    try {
      for await (const piece of message as AsyncIterable<Uint8Array>) {
        received += piece.length;
        yield piece;
      }
    } catch {
      throw new AdapterError(problem("truncated", {}, { host, bytes: received }));
    }
  };
  return {
    status: message.statusCode ?? 0,
    headers,
    body: unpacked(counted(), headers.get("content-encoding") ?? "", host),
    received: () => received,
    complete: () => message.complete,
    framed: headers.has("content-length") || /\bchunked\b/i.test(headers.get("transfer-encoding") ?? ""),
    close,
  };
}
