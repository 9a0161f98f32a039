/**
 * `npm test`: everything that must hold, from a fresh clone, without a terminal. Stops at the first step that fails.
 * `npm run check` (`--check`) leaves out what takes a build.
 */
import { ensureInstalled } from "./install.mjs";
import { inOrder, runNode, runTool } from "./workspace.mjs";

const checks = [
  ["Types", () => runNode("scripts/types.mjs")],
  ["Lint", () => runTool("eslint", [".", "--max-warnings", "0"])],
  ["Generated files", () => runNode("scripts/generate.mjs", ["--check"])],
  ["Unused files, exports and dependencies", () => runTool("knip", [])],
];
const tests = [
  ["Build", () => runNode("scripts/build.mjs")],
  ["Tests", () => runTool("vitest", ["run"])],
];

ensureInstalled();
process.exitCode = inOrder(process.argv.includes("--check") ? checks : [...checks, ...tests]);
