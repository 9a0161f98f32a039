/**
 * A small web server for looking at a folder on this machine. It answers only to this machine, shows only files inside
 * the folder, and sends the strictest content policy that the element promises to work under.
 */
import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { styleHash } from "./page.js";

/** No inline script, no inline style but that of our own rendered pages, nothing from another origin, and no markup made from text except by our own policy. */
export const contentSecurityPolicy = [
  "default-src 'none'", "script-src 'self'", `style-src 'self' ${styleHash}`, "img-src 'self'", "connect-src 'self'",
  "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'", "trusted-types place-doughnut",
].join("; ");

const types: ReadonlyMap<string, string> = new Map([
  [".html", "text/html; charset=utf-8"], [".js", "text/javascript; charset=utf-8"], [".mjs", "text/javascript; charset=utf-8"],
  [".css", "text/css; charset=utf-8"], [".json", "application/json; charset=utf-8"], [".csv", "text/csv; charset=utf-8"],
  [".txt", "text/plain; charset=utf-8"], [".svg", "image/svg+xml"], [".png", "image/png"], [".ico", "image/x-icon"],
]);

const loopback = "127.0.0.1";

/** Starts on `port`, or when it is taken on one of the next `tries` ports. Rejects with the system's error when none is free. */
export async function startServer(folder: string, port: number, tries = 0): Promise<{ server: Server; url: string }> {
  const root = await realpath(folder);
  const server = createServer((request, response) => {
    answer(root, request, response).catch(() => response.destroy());
  });
  for (let next = port; ; next++) {
    try {
      await listen(server, next);
      return { server, url: `http://${loopback}:${(server.address() as AddressInfo).port}/` };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE" || next >= port + tries) throw error;
    }
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, loopback, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

async function answer(root: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // A page elsewhere could point a name of its own at this address: only our own names are answered.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? "")) return refuse(response, 421);
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, 405, { Allow: "GET, HEAD" });
  const segments = segmentsOf(request.url ?? "/");
  if (segments === null) return refuse(response, 404);
  let file = await inside(root, segments);
  let found = file === null ? null : await stat(file);
  if (found?.isDirectory()) {
    if (!(request.url ?? "").split("?")[0]!.endsWith("/")) return refuse(response, 308, { Location: `/${segments.map(encodeURIComponent).join("/")}/` });
    file = await inside(root, [...segments, "index.html"]);
    found = file === null ? null : await stat(file);
  }
  if (file === null || !found?.isFile()) return refuse(response, 404);
  response.writeHead(200, { ...headers, "Content-Type": types.get(extname(file).toLowerCase()) ?? "application/octet-stream", "Content-Length": found.size });
  if (request.method === "HEAD") response.end();
  else await pipeline(createReadStream(file), response);
}

const headers = {
  "Content-Security-Policy": contentSecurityPolicy,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cache-Control": "no-cache",
};

function refuse(response: ServerResponse, status: number, more: Record<string, string> = {}): void {
  response.writeHead(status, { ...headers, "Content-Type": "text/plain; charset=utf-8", ...more });
  response.end(`${status}\n`);
}

/** The names in a URL's path; null when one of them could lead out of the folder or to a hidden file. */
function segmentsOf(url: string): string[] | null {
  let path: string;
  try {
    path = decodeURIComponent(url.split(/[?#]/)[0]!);
  } catch {
    return null;
  }
  const segments = path.split("/").filter((segment) => segment !== "");
  return segments.some((segment) => segment.startsWith(".") || /[\\:\0]/.test(segment)) ? null : segments;
}

/** The file's real path, when it exists and no link leads it out of the folder. */
async function inside(root: string, segments: readonly string[]): Promise<string | null> {
  const real = await realpath(join(root, ...segments)).catch(() => null);
  return real !== null && (real === root || real.startsWith(root.endsWith(sep) ? root : root + sep)) ? real : null;
}
