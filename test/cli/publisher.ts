/** A publisher's server on this machine, over a real socket: files to be changed, taken away or broken in a test. */
import type { Transport } from "@place-doughnut/adapter";
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export interface Publisher {
  readonly address: string;
  /** What a file is from now on: a text; a status other than 200; `"reset"`: the connection breaks off; `"hang"`: no answer comes. */
  readonly set: (name: string, content: string | number | "reset" | "hang") => void;
  /** Questions so far, as `200 /fuel.csv`. */
  readonly asked: string[];
}

export async function publisher(): Promise<Publisher> {
  const files = new Map<string, string | number>();
  const asked: string[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    const name = (request.url ?? "").slice(1).split("?")[0]!;
    const content = files.get(name) ?? 404;
    const etag = `"${createHash("sha256").update(String(content)).digest("hex").slice(0, 12)}"`;
    const status = typeof content === "number" ? content : request.headers["if-none-match"] === etag ? 304 : 200;
    asked.push(content === "reset" || content === "hang" ? `${content} /${name}` : `${status} /${name}`);
    if (content === "reset") return void request.socket.destroy();
    if (content === "hang") return;
    response.writeHead(status, { "Content-Type": "text/csv", ...(status < 400 ? { ETag: etag } : {}) });
    response.end(status === 200 ? content : status === 304 ? undefined : `Sorry: ${status}`);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(() => new Promise<void>((done) => {
    server.close(() => done());
    server.closeAllConnections();
  }));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, set: (name, content) => void files.set(name, content), asked };
}

/** A council's portrait with one indicator for each file of a publisher, as `p.portrait.json` would hold it. Constructed. */
export function portraitOf({ address }: Publisher, ...names: string[]): object {
  const keys = names.map((name) => name.split(".")[0]!);
  return {
    version: 1, place: { name: "Trafford", code: "E08000009" }, dimensionSet: "deal-2025",
    sources: Object.fromEntries(keys.map((key, at) => [key, { kind: "csv", url: `${address}/${names[at]}`, title: key }])),
    indicators: keys.map((key) => ({
      id: key, dimension: "income-work", name: key, unit: { symbol: "%" }, direction: "lower-is-better", source: key,
      mapping: { area: { column: "area" }, period: { column: "year" }, value: "value" },
    })),
  };
}

/** A table of figures for Trafford, by year. */
export function table(figures: Readonly<Record<string, number | string>>): string {
  return `area,year,value\n${Object.entries(figures).map(([year, value]) => `E08000009,${year},${value}\n`).join("")}`;
}

/** Asks once, over a real socket, with no limit and no second try: a test waits for nothing it is not about. */
export function askedOnce(now: () => string, env: (name: string) => string | undefined = () => undefined): Transport {
  const fill = (text: string): string => text.replace(/\$\{env:(\w+)\}/g, (_all, name: string) => env(name) ?? "");
  return async ({ url, headers = new Map() }, signal) => {
    const response = await fetch(fill(url), { headers: [...headers], ...(signal === undefined ? {} : { signal }) });
    const etag = response.headers.get("etag");
    const body = new Uint8Array(await response.arrayBuffer());
    return { url, status: response.status, contentType: response.headers.get("content-type"), body, retrieved: now(), ...(etag === null ? {} : { validators: { etag } }) };
  };
}
