/**
 * Reads 200 pages of 1,000 rows from a portal on this machine: with a loop of `fetch` and nothing else, through our transport
 * with its limits, checks and turns, and as a CKAN source page by page, which asks for the next page while it makes a table
 * of the one at hand. In turns, in one process; the portal is another. Needs a build: makes one when there is none.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { ensureInstalled } from "../scripts/install.mjs";
import { at, runNode } from "../scripts/workspace.mjs";
import { pages, rowsPerPage } from "./portal/server.mjs";

const rounds = Number(process.env.ROUNDS ?? 7);

ensureInstalled();
if (!existsSync(at("packages/adapter/dist/node/index.js")) && runNode("scripts/build.mjs") !== 0) process.exit(1);
const { nodeTransport } = await import("@place-doughnut/adapter/node");
const { readPages } = await import("@place-doughnut/adapter");

const portal = spawn(process.execPath, [at("bench/portal/server.mjs")], { stdio: ["ignore", "pipe", "inherit"] });
const [address] = await once(portal.stdout, "data");
const urls = Array.from({ length: pages }, (_, page) => `${String(address).trim()}?offset=${page * rowsPerPage}`);
const transport = nodeTransport({ allowPrivate: true });
const decoder = new TextDecoder();

const eachPage = (ask) => async () => {
  let rows = 0;
  for (const url of urls) rows += (await ask(url)).result.records.length;
  return rows;
};
const source = { kind: "ckan", url: String(address).trim(), title: "A portal on this machine", query: { resource_id: "long" } };

const ways = new Map([
  ["fetch, nothing checked", eachPage(async (url) => (await fetch(url)).json())],
  ["our transport", eachPage(async (url) => JSON.parse(decoder.decode((await transport({ url })).body)))],
  ["a CKAN source, every page a table", async () => {
    let rows = 0;
    for await (const page of readPages(source, { transport })) rows += page.table.rows.length;
    return rows;
  }],
]);
const times = new Map([...ways.keys()].map((name) => [name, []]));
try {
  for (let round = 0; round < rounds; round++) for (const [name, readAll] of ways) times.get(name).push(await timed(readAll));
  print();
} finally {
  transport.close();
  portal.kill();
}

async function timed(readAll) {
  const start = performance.now();
  const rows = await readAll();
  if (rows !== pages * rowsPerPage) throw new Error(`${rows} rows`);
  return performance.now() - start;
}

function print() {
  const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
  const bare = median(times.get("fetch, nothing checked"));
  process.stdout.write(`\n${pages} pages of ${rowsPerPage} rows; Node ${process.versions.node}, median of ${rounds} in turns\n`);
  for (const [name, list] of times) process.stdout.write(`${name.padEnd(44)}${`${median(list).toFixed(0)} ms`.padStart(12)}  ${(median(list) / bare).toFixed(2)} × fetch (at most 1.3)\n`);
}
