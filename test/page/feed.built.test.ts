/** Feeds that a page reads by itself, in a real browser: what stands in the way is told apart in words that can be passed on. */
import type * as adapter from "@place-doughnut/adapter";
import { chromium, type Browser } from "playwright";
import { build, type Rollup } from "vite";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { launchOptions } from "../../scripts/browser.mjs";
import { answer, certificates, faultServer, head, type FaultServer, type Route } from "../adapter/http/fault-server.js";

let browser: Browser;
let scripts: (readonly [string, Route])[];
const servers: FaultServer[] = [];
const table = `area,year,value\n${Array.from({ length: 500 }, (_, at) => `E080${String(at).padStart(5, "0")},2022,${at}\n`).join("")}E08000009,2022,17332\n`;

beforeAll(async () => {
  browser = await chromium.launch(await launchOptions());
  const made = await build({
    configFile: false, logLevel: "silent",
    build: { write: false, minify: false, lib: { entry: "packages/adapter/dist/index.js", formats: ["es"], fileName: "adapter" } },
  }) as Rollup.RollupOutput[];
  scripts = made.flatMap(({ output }) => output).flatMap((file) => (file.type === "chunk" ? [[`/${file.fileName}`, answer(file.code, { "Content-Type": "text/javascript" })] as const] : []));
}, 60_000);
afterAll(() => browser.close());
afterEach(async () => { await Promise.all(servers.splice(0).map((server) => server.close())); });

async function serve(routes: Record<string, Route>, certificate?: string): Promise<FaultServer> {
  const server = await faultServer(new Map(Object.entries(routes)), certificate);
  servers.push(server);
  return server;
}

interface Found { code: string; message: string; hint: string; codes: string[]; rows: number }

/** Reads a feed from a page, and says what became of it. */
async function readFrom(url: string, policy = "", certificate?: string): Promise<Found> {
  const site = await serve({ "/": answer('<!doctype html><title>A council</title><script type="module">import * as adapter from "/adapter.js"; Object.assign(window, { adapter });</script>', { "Content-Type": "text/html", "Content-Security-Policy": policy }), ...Object.fromEntries(scripts) }, certificate);
  const page = await browser.newPage({ ignoreHTTPSErrors: true });
  await page.goto(`${site.url}/`);
  await page.waitForFunction(() => "adapter" in window, undefined, { timeout: 5000 });
  const found = await page.evaluate(async (address) => {
    const { browserTransport, read } = (window as unknown as { adapter: typeof adapter }).adapter;
    try {
      const reply = await browserTransport({ page: window, limits: { backoff: 10, retries: 1 } })({ url: address });
      const { table: rows, problems } = await read(reply, { kind: "csv" });
      return { code: "", message: "", hint: "", codes: problems.map(({ code }) => code), rows: rows?.rows.length ?? 0 };
    } catch (error) {
      const { problem } = error as { problem: { code: string; message: string; hint?: string } };
      return { code: problem.code, message: problem.message, hint: problem.hint ?? "", codes: [], rows: 0 };
    }
  }, url);
  await page.close();
  return found;
}

const open = { "Access-Control-Allow-Origin": "*" };

it("a feed that is open to other websites is read, once", async () => {
  const feed = await serve({ "/feed.csv": answer(table, open) });
  expect(await readFrom(`${feed.url}/feed.csv`)).toMatchObject({ code: "", rows: 501, codes: [] });
  expect(feed.asked.map(({ path }) => path)).toEqual(["/feed.csv"]);
  expect(feed.asked[0]!.head).not.toMatch(/^(?:cookie|referer):/m);
});

// F75.
it("a feed that is not says whom to ask for what", async () => {
  const feed = await serve({ "/feed.csv": answer(table) });
  const { code, hint } = await readFrom(`${feed.url}/feed.csv`);
  expect(code).toBe("cors-or-network");
  expect(hint).toContain("Ask “127.0.0.1” to send “Access-Control-Allow-Origin: *”");
});

// F77.
it("the page's own policy in the way is told apart from the publisher's", async () => {
  const feed = await serve({ "/feed.csv": answer(table, open) });
  const { code, hint } = await readFrom(`${feed.url}/feed.csv`, "connect-src 'self'");
  expect(code).toBe("blocked-by-policy");
  expect(hint).toContain("connect-src");
  expect(feed.asked).toEqual([]);
});

it("a page over https says that it cannot read over http, and does not try", async () => {
  const { code, hint } = await readFrom("http://data.example/feed.csv", "", certificates.localhost);
  expect(code).toBe("mixed-content");
  expect(hint).toContain("Write https in the address.");
});

it("a packed table that is cut off is not used, though the browser takes it for whole", async () => {
  const packed = gzipSync(table);
  const cut = packed.subarray(0, Math.floor(packed.length / 2));
  const feed = await serve({ "/feed.csv": answer(cut, { ...open, "Content-Encoding": "gzip" }), "/whole.csv": answer(packed, { ...open, "Content-Encoding": "gzip" }) });
  const { code, codes, rows } = await readFrom(`${feed.url}/feed.csv`);
  expect([code, rows]).toEqual(code === "" ? ["", 0] : ["truncated", 0]);
  if (code === "") expect(codes.slice(-2)).toEqual(["unterminated-last-row", "cut-off-unproven"]);
  expect(await readFrom(`${feed.url}/whole.csv`)).toMatchObject({ code: "", rows: 501, codes: [] });
});

it("a table that breaks off is not used", async () => {
  const broken: Route = (socket) => { socket.write(head(200, { ...open, "Content-Type": "text/csv", "Content-Length": table.length }) + table.slice(0, 300), () => setTimeout(() => socket.destroy(), 20)); };
  const feed = await serve({ "/feed.csv": broken });
  expect(await readFrom(`${feed.url}/feed.csv`)).toMatchObject({ code: "truncated", rows: 0 });
});
