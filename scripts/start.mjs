/** `npm start`: from a fresh clone to Trafford's doughnut in a browser. `npm start -- --no-serve` stops before the browser. */
import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { ensureInstalled } from "./install.mjs";
import { announce, at, hearNode, inOrder, runNode } from "./workspace.mjs";

const site = "dist/site";
const cli = "packages/cli/bin/place-doughnut.js";

ensureInstalled();
const code = inOrder([
  ["Build the packages", () => runNode("scripts/build.mjs")],
  ["Lay out the page", layOutPage],
  ["Build Trafford's doughnut from its recorded feeds", buildDoughnut],
  ["Draw it for those without script, and as a table", () => render("html") || render("csv")],
]);
if (code !== 0) process.exit(code);

announce("Open it");
if (process.argv.includes("--no-serve")) process.stdout.write(`The page is in ${site}. npm start shows it.\n`);
else process.exitCode = runNode(cli, ["serve", site]);

function layOutPage() {
  rmSync(at(site), { recursive: true, force: true });
  mkdirSync(at(site), { recursive: true });
  for (const file of ["index.html", "page.css", "icon.svg"]) copyFileSync(at("examples/trafford", file), at(site, file));
  copyFileSync(at("dist/cdn/place-doughnut.min.js"), at(site, "place-doughnut.min.js"));
  return 0;
}

function buildDoughnut() {
  const { code, out } = hearNode(cli, ["build", "examples/trafford/trafford.portrait.json", "--replay", "examples/trafford/feeds", "-o", `${site}/trafford.doughnut.json`]);
  // Of the report, source by source, the sum at its end; all of it where something went wrong.
  process.stdout.write(code === 0 ? `${out.trimEnd().split("\n\n").at(-1)}\nThe whole report: npx --no-install place-doughnut build examples/trafford/trafford.portrait.json --replay examples/trafford/feeds -o my.doughnut.json\n` : out);
  return code;
}

/** The page falls back on these: they must be there before the script is. */
function render(kind) {
  return runNode(cli, ["render", `${site}/trafford.doughnut.json`, "-o", `${site}/trafford.${kind}`]);
}
