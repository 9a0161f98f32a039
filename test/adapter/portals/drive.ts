/** A portal asked over a real socket: the smallest loop that sends its requests and gives it the replies. */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import type { FeedProblem, Reply, Table } from "@place-doughnut/adapter";
import type { Portal, PortalFeed, Wish } from "../../../packages/adapter/src/portals/portal.js";
import { file } from "../tables.js";

export interface Received {
  readonly method: string;
  /** With its parameters. */
  readonly url: URL;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

export interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly body: string | Uint8Array;
}

/** A server on this machine, for the length of a test. */
export async function serve(answer: (received: Received) => Answer): Promise<{ readonly origin: string; readonly received: Received[] }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk)).on("end", () => {
      const one = { method: request.method ?? "", url: new URL(request.url ?? "", "http://localhost"), headers: request.headers, body: Buffer.concat(chunks).toString() };
      received.push(one);
      const { status = 200, type = "text/plain", body } = answer(one);
      response.writeHead(status, { "content-type": type, "connection": "close" }).end(body);
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => new Promise<void>((closed) => void server.close(() => closed())));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

export interface Driven {
  readonly tables: readonly Table[];
  /** The cells of all rows, by the columns of their page. */
  readonly rows: readonly Record<string, string>[];
  readonly problems: readonly FeedProblem[];
  readonly totals: readonly (number | undefined)[];
  readonly pushed: readonly (keyof Wish)[];
}

/** Asks until the portal has no further question. A problem that is an error ends it, as it does for readers of portraits. */
export async function drive<Query, State>(portal: Portal<Query, State>, feed: PortalFeed<Query>, wish: Partial<Wish> = {}): Promise<Driven> {
  const whole: Wish = { columns: [], keep: new Map(), ...wish };
  const plan = portal.plan(feed, whole);
  const [tables, problems, totals]: [Table[], FeedProblem[], (number | undefined)[]] = [[], [], []];
  let step: typeof plan.first | null = plan.first;
  for (let asked = 0; step !== null; asked += 1) {
    if (asked === 100) throw new Error("the portal never comes to an end");
    const { url, method = "GET", headers = new Map<string, string>(), body } = step.request;
    const response = await fetch(url, { method, headers: [...headers].map(([name, value]) => [name, value] as [string, string]), ...(body === undefined ? {} : { body }) });
    const reply: Reply = { url, status: response.status, contentType: response.headers.get("content-type"), body: new Uint8Array(await response.arrayBuffer()), retrieved: "2026-11-22" };
    const page = await portal.page(reply, { feed, wish: whole, step, pages: tables.length, rows: tables.reduce((sum, { rows }) => sum + rows.length, 0) });
    problems.push(...page.problems);
    if (page.problems.some(({ severity }) => severity === "error")) break;
    if (page.table) {
      tables.push(page.table);
      totals.push(page.total);
    }
    step = page.next;
  }
  const rows = tables.flatMap(({ columns, rows: some }) => some.map(({ cells }) => Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? ""]))));
  return { tables, rows, problems, totals, pushed: plan.pushed };
}

export const feedOf = <Query>(url: string, query: Query): PortalFeed<Query> => ({ url, query, title: "A feed" }) as PortalFeed<Query>;

/** A reply that is kept beside the tests; `ORIGIN.tsv` there says where it is from. */
export const fixture = (path: string): Uint8Array => file(`test/fixtures/statistics/${path}`);
export const fixtureText = (path: string): string => new TextDecoder().decode(fixture(path));
