/** Where the repository is, and how its scripts announce and run their steps. Builtins only: this runs before `npm ci`. */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's folder, absolute. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** An absolute path in the repository. */
export const at = (...parts) => join(root, ...parts);

/** One line that says what happens now, so that a long silence in a log has a name. */
export function announce(step) {
  process.stdout.write(`\n▸ ${step}\n`);
}

/**
 * Runs a program in the repository and shows its output. Answers its exit code; a program that a signal ended, or that
 * could not be started, counts as 1.
 */
export function run(command, args, { cwd = root, env = process.env } = {}) {
  const { status, error } = spawnSync(command, args, { cwd, stdio: "inherit", env });
  if (error) process.stderr.write(`${command}: ${error.message}\n`);
  return status ?? 1;
}

/** Runs one of our own scripts, or another file for Node. */
export const runNode = (file, args = [], options) => run(process.execPath, [at(file), ...args], options);

/** The same for a file of which only part of what it says is to be shown. Its errors are shown. */
export function hearNode(file, args = []) {
  const { status, stdout } = spawnSync(process.execPath, [at(file), ...args], { cwd: root, encoding: "utf8", stdio: ["inherit", "pipe", "inherit"] });
  return { code: status ?? 1, out: stdout ?? "" };
}

/** Runs one of our dependencies' own commands by its file, so that it works without a shell and on every platform. */
export function runTool(packageName, args, options) {
  return run(process.execPath, [toolFile(packageName), ...args], options);
}

function toolFile(packageName) {
  const manifest = at("node_modules", packageName, "package.json");
  const { bin } = createRequire(import.meta.url)(manifest);
  return join(dirname(manifest), typeof bin === "string" ? bin : Object.values(bin)[0]);
}

/** The steps in order; stops at the first that fails and answers its exit code. */
export function inOrder(steps) {
  for (const [name, step] of steps) {
    announce(name);
    const started = Date.now();
    const code = step();
    process.stdout.write(`${code === 0 ? "✓" : "✗"} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`);
    if (code !== 0) return code;
  }
  return 0;
}
