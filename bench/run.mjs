/**
 * Sizes and times, in one table: the bytes of the page's one file, and what our reading and mapping cost beside papaparse
 * alone on the largest recorded feed. Both are timed in turns, in one process, so that a busy machine slows both alike.
 * Needs a build: `npm run bench` makes one when there is none.
 */
import { existsSync, readFileSync, statSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { ensureInstalled } from "../scripts/install.mjs";
import { at, runNode } from "../scripts/workspace.mjs";

const rounds = 21;
const feeds = "examples/trafford/feeds";

ensureInstalled();
if (!existsSync(at("dist/cdn/place-doughnut.min.js")) && runNode("scripts/build.mjs") !== 0) process.exit(1);
const { map, read } = await import("@place-doughnut/adapter");
const { default: papaparse } = await import("papaparse");

const { file, bytes, indicator, portrait } = largestFeed();
const text = new TextDecoder().decode(bytes);
const times = { papaparse: [], read: [], map: [] };
let rows = 0;
for (let round = 0; round < rounds; round++) {
  times.papaparse.push(await timed(() => papaparse.parse(text, { header: false })));
  let table, observations;
  times.read.push(await timed(async () => ({ table } = await read({ body: bytes }, { kind: "csv" }))));
  times.map.push(await timed(() => ({ observations } = map(table, indicator.mapping, { place: { code: portrait.place.code, names: [portrait.place.name] } }))));
  rows = table.rows.length;
  if (observations.length === 0) throw new Error(`${file} gives no observation`);
}
print();

/** The largest recording, and an indicator that is read from it. */
function largestFeed() {
  const { recordings } = JSON.parse(readFileSync(at(feeds, "recordings.json"), "utf8"));
  const recipe = JSON.parse(readFileSync(at("examples/trafford/trafford.portrait.json"), "utf8"));
  const [largest] = recordings.sort((a, b) => statSync(at(feeds, b.file)).size - statSync(at(feeds, a.file)).size);
  const [source] = Object.entries(recipe.sources).find(([, { url }]) => url === largest.url);
  return { file: largest.file, bytes: readFileSync(at(feeds, largest.file)), indicator: recipe.indicators.find((each) => each.source === source), portrait: recipe };
}

async function timed(action) {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

function print() {
  const page = readFileSync(at("dist/cdn/place-doughnut.min.js"));
  const bare = median(times.papaparse);
  const line = (name, value, note = "") => process.stdout.write(`${name.padEnd(44)}${value.padStart(12)}  ${note}\n`);
  const size = (length) => `${(length / 1000).toFixed(1)} kB`;
  const time = (name, list, note) => line(name, `${median(list).toFixed(1)} ms`, `${(median(list) / bare).toFixed(2)} × papaparse${note}`);
  line("place-doughnut.min.js", size(page.length), "minified");
  line("", size(gzipSync(page, { level: 9 }).length), "gzip");
  line("", size(brotliCompressSync(page).length), "brotli");
  process.stdout.write(`\n${file}: ${size(bytes.length)}, ${rows} rows; Node ${process.versions.node}, median of ${rounds} in turns\n`);
  time("papaparse alone, text to arrays", times.papaparse, "");
  time("read: bytes to table, with SHA-256", times.read, "");
  time("map: table to observations of one place", times.map, "");
}
