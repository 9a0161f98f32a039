/**
 * Reads and maps a long CSV file of 100 MB down to the latest figure of each area and indicator, with our scanner and with
 * others, each in its own process, in turns. The others are installed for this alone, into `node_modules/.cache/bench`, with
 * the versions in `bench/long/package.json`. Needs a build: makes one when there is none.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, statSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { ensureInstalled } from "../scripts/install.mjs";
import { announce, at, run, runNode } from "../scripts/workspace.mjs";
import { makeLongFile, rows } from "./long/make.mjs";

const rounds = Number(process.env.ROUNDS ?? 5);
const file = join(tmpdir(), "place-doughnut-bench-long-1.csv");
const peers = at("node_modules/.cache/bench");

ensureInstalled();
if (!existsSync(at("packages/adapter/dist/index.js")) && runNode("scripts/build.mjs") !== 0) process.exit(1);
installPeers();
if (!existsSync(file)) {
  announce(`Make ${file}`);
  makeLongFile(file);
}

const names = JSON.parse(contender("--list"));
const results = new Map(names.map((name) => [name, []]));
for (let round = 0; round < rounds; round++) for (const name of names) results.get(name).push(JSON.parse(contender(name)));
print();

function installPeers() {
  mkdirSync(peers, { recursive: true });
  copyFileSync(at("bench/long/package.json"), join(peers, "package.json"));
  if (existsSync(join(peers, "node_modules/udsv"))) return;
  announce("Install the peers, for this comparison only");
  if (run("npm", ["install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts"], { cwd: peers }) !== 0) process.exit(1);
}

/** What a contender prints; its own process, with nothing of ours in it. */
function contender(name) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [at("bench/long/contender.mjs"), name, file, peers], { encoding: "utf8" });
  if (status !== 0) {
    process.stderr.write(`${name}: ${stderr}\n`);
    process.exit(1);
  }
  return stdout;
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

function print() {
  const ours = "place-doughnut";
  const found = (name) => results.get(name)[0].found;
  for (const name of names) {
    if (found(name).figures === undefined) continue;
    if (found(name).figures !== found(ours).figures || found(name).sum !== found(ours).sum) throw new Error(`${name} found ${JSON.stringify(found(name))}, and ${ours} ${JSON.stringify(found(ours))}`);
  }
  const of = (name, key) => median(results.get(name).map((each) => each[key]));
  const size = (statSync(file).size / 1e6).toFixed(0);
  process.stdout.write(`\n${size} MB, ${rows.toLocaleString("en-GB")} rows to ${found(ours).figures.toLocaleString("en-GB")} figures; Node ${process.versions.node}, ${cpus().length} cores, median of ${rounds} in turns, each in its own process\n`);
  process.stdout.write(`${"".padEnd(36)}${"cpu s".padStart(8)}${"× ours".padStart(8)}${"wall s".padStart(8)}${"peak MB".padStart(9)}\n`);
  for (const name of names) {
    process.stdout.write(`${name.padEnd(36)}${of(name, "cpu").toFixed(2).padStart(8)}${(of(name, "cpu") / of(ours, "cpu")).toFixed(2).padStart(8)}${of(name, "wall").toFixed(2).padStart(8)}${of(name, "megabytes").toFixed(0).padStart(9)}\n`);
  }
}
