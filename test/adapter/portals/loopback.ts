/** A portal on this machine: a real server on a real socket, and the least that can fetch from it. */
import { readFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { AdapterError, type FeedRequest, type Reply, type Transport } from "@place-doughnut/adapter";
import { problem } from "../../../packages/adapter/src/problems.js";

export interface Asked {
  readonly method: string;
  /** The path without its parameters. */
  readonly path: string;
  readonly parameters: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Answer {
  readonly status?: number;
  readonly body: string | Uint8Array;
}

export interface Served {
  readonly origin: string;
  readonly asked: Asked[];
  readonly close: () => Promise<void>;
}

/** Starts a server that answers so. */
export async function serve(answer: (asked: Asked) => Answer): Promise<Served> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const url = new URL(request.url ?? "/", "http://127.0.0.1");
      const body = Buffer.concat(chunks).toString("utf8");
      const isForm = request.headers["content-type"] === "application/x-www-form-urlencoded";
      const one: Asked = { method: request.method ?? "", path: url.pathname, parameters: isForm ? new URLSearchParams(body) : url.searchParams, headers: request.headers, body };
      asked.push(one);
      const { status = 200, body: sent } = answer(one);
      response.writeHead(status, { "content-type": "application/json", "connection": "close" }).end(sent);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, asked, close: () => new Promise((done, fail) => server.close((error) => (error ? fail(error) : done()))) };
}

/** Sends what it is given, with these secrets in place of their names. */
export function fetchTransport(secrets: Readonly<Record<string, string>> = {}): Transport {
  const expanded = (text: string): string => text.replace(/\$\{env:(\w+)\}/g, (_whole, name: string) => secrets[name] ?? "");
  return async ({ url, method = "GET", headers = new Map(), body }: FeedRequest, signal): Promise<Reply> => {
    const sent = [...headers].map(([name, value]) => [name, expanded(value)] as [string, string]);
    try {
      const response = await fetch(expanded(url), { method, headers: sent, ...(body === undefined ? {} : { body }), ...(signal === undefined ? {} : { signal }) });
      return { url, status: response.status, contentType: response.headers.get("content-type"), body: new Uint8Array(await response.arrayBuffer()), retrieved: "2026-11-22" };
    } catch (cause) {
      throw new AdapterError(problem("transport-failed", {}, { reason: String(cause) }), { cause });
    }
  };
}

/** A recorded reply. */
export function recorded(path: string): string {
  return readFileSync(new URL(`../../fixtures/portals/${path}`, import.meta.url), "utf8");
}

/** Bodies by the order of asking, without a socket. The last one answers all later questions. */
export function inOrder(...answers: readonly (Answer | string | object)[]): Transport & { readonly asked: FeedRequest[] } {
  const asked: FeedRequest[] = [];
  const transport: Transport = (request) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)] ?? "";
    asked.push(request);
    const { status = 200, body } = typeof answer === "string" ? { body: answer } : "body" in answer ? answer as Answer : { body: JSON.stringify(answer) };
    return Promise.resolve({ url: request.url, status, contentType: "application/json", body: typeof body === "string" ? new TextEncoder().encode(body) : body, retrieved: "2026-11-22" });
  };
  return Object.assign(transport, { asked });
}
