/**
 * Writes the files that are made from the sources, which `generated.ts` lists. `--check` writes nothing, and fails when a
 * file in the repository is not what it would be.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { runnerImport } from "vite";
import { sources } from "./sources.mjs";
import { at, root } from "./workspace.mjs";

process.chdir(root);
const { module } = await runnerImport(at("scripts/generated.ts"), { root, logLevel: "error", resolve: { alias: sources } });
const files = module.generated;

const different = [...files.keys()].filter((path) => !existsSync(path) || readFileSync(path, "utf8") !== files.get(path));

if (process.argv.includes("--check")) {
  for (const path of different) process.stderr.write(`Not as generated: ${path}\n`);
  if (different.length > 0) {
    process.stderr.write("Run npm run generate, and look at the difference.\n");
    process.exitCode = 1;
  } else process.stdout.write(`${files.size} generated files are as they should be\n`);
} else {
  for (const path of different) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, files.get(path));
    process.stdout.write(`Wrote ${path}\n`);
  }
  process.stdout.write(`${files.size} generated files, ${different.length} of them new or changed\n`);
}
