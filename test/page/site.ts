/** A real server with the built single file, under the policy of a strict council, and a real browser to look at it. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";

export const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; " +
  "require-trusted-types-for 'script'; trusted-types place-doughnut";

/** The same without a word on which Trusted Types policies there may be: any name will do. */
export const policyWithoutNames = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; require-trusted-types-for 'script'";

export type Route = (request: IncomingMessage, response: ServerResponse) => void;

export interface Site {
  readonly url: string;
  /** Every path that was asked for, in order, but for the page's icon. */
  readonly asked: readonly string[];
  readonly close: () => Promise<void>;
}

/** Serves `/` with the given body, the built file, the examples under `/data/`, and whatever routes a test adds. */
export async function site(body: string, routes: Readonly<Record<string, Route>> = {}, underPolicy: string = policy): Promise<Site> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = (request.url ?? "/").split("?")[0]!;
    if (path !== "/icon.svg") asked.push(path);
    const route = routes[path];
    if (route) return route(request, response);
    void answer(path, body).then(
      ({ type, content }) => response.writeHead(200, { "content-type": type, "content-security-policy": underPolicy }).end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked,
    close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(() => resolve()); }),
  };
}

async function answer(path: string, body: string): Promise<{ type: string; content: string | Buffer }> {
  if (path === "/")
    return { type: "text/html; charset=utf-8", content: `<!doctype html><html lang="en-GB"><title>Test</title><link rel="icon" href="/icon.svg"><main><h1>A council's page</h1><script type="module" src="/place-doughnut.min.js"></script>${body}</main>` };
  if (path === "/icon.svg") return { type: "image/svg+xml", content: '<svg xmlns="http://www.w3.org/2000/svg"/>' };
  if (path === "/place-doughnut.min.js") return { type: "text/javascript", content: await readFile("dist/cdn/place-doughnut.min.js") };
  return { type: "application/json", content: await readFile(`examples${path}`) };
}
