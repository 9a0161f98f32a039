/** Makes sure that the dependencies in the lock file are there, so that one command is enough on a fresh machine. */
import { statSync } from "node:fs";
import { announce, at, run } from "./workspace.mjs";

/** Can this Node run the tools? The same range as `engines.node` in package.json. */
export function supportsNode(version) {
  const [major, minor] = version.split(".").map(Number);
  return major >= 24 || (major === 22 && minor >= 13) || (major === 20 && minor >= 19);
}

/** Installs when `node_modules` is missing or older than the lock file. Ends the process, with a sentence, when it cannot. */
export function ensureInstalled() {
  if (!supportsNode(process.versions.node)) {
    stop(`This needs Node 20.19 or later, 22.13 or later, or 24 and up; here is Node ${process.versions.node}. See https://nodejs.org/en/download.`);
  }
  if (isInstalled()) return;
  announce("Install dependencies (npm ci)");
  // npm is a .cmd file on Windows, which only a shell can start; the words are ours, so nothing can be injected.
  const npm = process.platform === "win32" ? ["cmd.exe", "/d", "/c", "npm"] : ["npm"];
  const code = run(npm[0], [...npm.slice(1), "ci", "--no-audit", "--no-fund"]);
  if (code !== 0) stop(`npm ci failed (exit code ${code}). Check the network connection and the registry in your npm settings, then run npm ci.`, code);
}

/** npm writes `node_modules/.package-lock.json` last: it is there, and newer than the lock file, only after a whole install. */
function isInstalled() {
  const installed = modified("node_modules/.package-lock.json");
  const wanted = modified("package-lock.json");
  return installed !== null && (wanted === null || installed >= wanted);
}

function modified(path) {
  return statSync(at(path), { throwIfNoEntry: false })?.mtimeMs ?? null;
}

function stop(sentence, code = 1) {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
}
