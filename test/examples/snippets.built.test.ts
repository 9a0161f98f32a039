/** The programs in the documentation, run as they are printed in this folder, as they say. The one that asks the network is not run. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it, onTestFinished } from "vitest";

it.each([
  ["README.md", "buildDoughnut(", /<figure|<table/],
  ["docs/readers.md", "latestFigures(", /^413 \{/m],
  ["docs/readers.md", "duckdbTable(", /^\d+ \[|^error DuckDB is not installed/m],
])("the program in %s with %s", (page, sign, said) => {
  const program = [...readFileSync(page, "utf8").matchAll(/```js\n([\s\S]*?)```/g)].map((match) => match[1]!).find((text) => text.includes(sign))!;
  const folder = resolve(".cache", `snippets-${process.pid}`);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(folder, { recursive: true });
  writeFileSync(resolve(folder, "example.mjs"), program);
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve(folder, "example.mjs")], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(said);
});
