/** `node scripts/uk.mjs`: builds every council's doughnut from the recorded feeds, and writes what `examples/uk` shows of them. */
import { writeFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { runnerImport } from "vite";
import { sources } from "./sources.mjs";
import { at, root } from "./workspace.mjs";

process.chdir(root);
const { module } = await runnerImport(at("scripts/uk-run.ts"), { root, logLevel: "error", resolve: { alias: sources } });
const { count, files, seconds, summary } = module;
process.stdout.write(`${summary.join("\n")}\n\n`);
for (const [name, text] of files) {
  writeFileSync(at("examples/uk", name), text);
  process.stdout.write(`Wrote examples/uk/${name}: ${(text.length / 1000).toFixed(0)} kB, ${(brotliCompressSync(text).length / 1000).toFixed(0)} kB brotli\n`);
}
process.stdout.write(`${count} doughnuts in ${seconds.wall.toFixed(1)} s, ${seconds.processor.toFixed(1)} s of processor time\n`);
