/** Builds every package into its `dist`, and the one file for a page without a build step into `dist/cdn`. */
import { cpSync, readFileSync, rmSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { at, inOrder, runTool } from "./workspace.mjs";

const packages = ["schema", "adapter", "element", "cli"];
const pageFile = "dist/cdn/place-doughnut.min.js";

const code = inOrder([
  ["Clean", clean],
  ["Bundle", () => runTool("rollup", ["--config", "--silent"])],
  ["Published JSON and licences", copyPublished],
  ["Custom elements manifest", describeElements],
]);
if (code !== 0) process.exit(code);
printSize();

function clean() {
  // Not all of dist: the page that `npm start` made, and may be showing, stays.
  for (const folder of ["dist/cdn", ...packages.map((name) => `packages/${name}/dist`)]) rmSync(at(folder), { recursive: true, force: true });
  return 0;
}

/** JSON Schemas and dimension sets are kept in the repository, generated and checked; a package ships them beside its code. */
function copyPublished() {
  // The types of the generator's own modules, which no entry reaches.
  for (const name of packages) rmSync(at("packages", name, "dist/published.d.ts"), { force: true });
  for (const name of ["schema", "adapter", "cli"]) cpSync(at("packages", name, "published"), at("packages", name, "dist"), { recursive: true });
  for (const name of packages) cpSync(at("LICENSE"), at("packages", name, "dist/LICENSE"));
  return 0;
}

function describeElements() {
  return runTool("@custom-elements-manifest/analyzer", ["analyze", "--quiet"], { cwd: at("packages/element") });
}

function printSize() {
  const bytes = readFileSync(at(pageFile));
  const kilobytes = (size) => `${(size / 1000).toFixed(1)} kB`;
  process.stdout.write(
    `\n${pageFile}: ${kilobytes(bytes.length)}, ${kilobytes(gzipSync(bytes, { level: 9 }).length)} gzip, ${kilobytes(brotliCompressSync(bytes).length)} brotli\n`,
  );
}
