/** Type-checks every part with its own library of types: the pure parts compile without the DOM, so a stray `document` is an error. */
import { existsSync } from "node:fs";
import { at, runTool } from "./workspace.mjs";

const projects = [
  "packages/schema/tsconfig.json",
  "packages/adapter/tsconfig.json",
  "packages/adapter/tsconfig.node.json",
  "packages/element/tsconfig.core.json",
  "packages/element/tsconfig.json",
  "packages/cli/tsconfig.json",
  "scripts/tsconfig.json",
  "test/tsconfig.json",
];

const missing = projects.filter((project) => !existsSync(at(project)));
const failed = projects.filter((project) => !missing.includes(project) && check(project) !== 0);

/** What has not changed since the last run is not checked again. */
function check(project) {
  const known = `node_modules/.cache/types/${project.replaceAll("/", "-")}`;
  return runTool("typescript", ["-p", project, "--incremental", "--tsBuildInfoFile", known]);
}

for (const project of missing) process.stderr.write(`Not there: ${project}\n`);
for (const project of failed) process.stderr.write(`Type errors: npx tsc -p ${project}\n`);
if (missing.length + failed.length > 0) process.exit(1);
process.stdout.write(`${projects.length} TypeScript projects without an error\n`);
