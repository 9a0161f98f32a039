import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { emptyFolder } from "./folder.js";
import { ran } from "./ran.js";

const good = { version: 1, place: { name: "Here" }, dimensions: [{ id: "housing", ring: "social", name: "Housing" }] };

function files(contents: Record<string, unknown>): string {
  const folder = emptyFolder();
  for (const [name, value] of Object.entries(contents)) writeFileSync(join(folder, name), typeof value === "string" ? value : JSON.stringify(value));
  return folder;
}

it("tells documents and portraits apart by what is in them, and finds the examples in order", async () => {
  const examples = ["examples/trafford/trafford.portrait.json", "examples/world/world-2022.portrait.json", "examples/data/trafford.doughnut.json", "examples/data/world-2022.doughnut.json"];
  const { code, out, err } = await ran(resolve("."), "check", ...examples);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out.split("\n").slice(0, 4).map((line) => line.replace(/,.*/, ""))).toEqual([
    `${examples[0]}: portrait`, `${examples[1]}: portrait`, `${examples[2]}: doughnut document`, `${examples[3]}: doughnut document`,
  ]);
  expect(out).not.toMatch(/^ {2}error/m);
});

it("says everything that is wrong with every file, and answers 2", async () => {
  const folder = files({
    "good.json": good,
    "bad.json": { ...good, dimensions: [...good.dimensions, ...good.dimensions, { id: "x", ring: "inner", name: "X" }] },
    "recipe.json": { version: 1, dimensionSet: "deal-2025", place: { name: "Here" }, indicatrs: [] },
    "broken.json": '{ "version": 1',
    "list.json": "[]",
    "other.json": { name: "not ours" },
    "bom.json": `\ufeff${JSON.stringify(good)}`,
  });
  const { code, out } = await ran(folder, "check", "good.json", "bad.json", "recipe.json", "broken.json", "list.json", "other.json", "nowhere.json", "bom.json");
  expect(code).toBe(2);
  expect(out).toContain("good.json: doughnut document, no problems\n");
  expect(out).toMatch(/^bad\.json: doughnut document, 2 errors, 0 warnings, 0 notices\n {2}error {4}\S+ {2}\/dimensions\/\S+: .*\n {2}error {4}\S+ {2}\/dimensions\/\S+: /m);
  expect(out).toMatch(/^recipe\.json: portrait, \d errors.*\n(?: {2}error .*\n)* {2}error {4}unknown-key {2}\/indicatrs: .*indicators/m);
  expect(out).toMatch(/^broken\.json is not JSON/m);
  expect(out).toMatch(/^list\.json is neither/m);
  expect(out).toMatch(/^other\.json is neither/m);
  expect(out).toContain("Cannot read nowhere.json: there is no such file.\n");
  expect(out).toContain("bom.json: doughnut document, no problems\n");
});

it("a warning does not make a file invalid", async () => {
  const folder = files({ "odd.json": { ...good, colour: "red" } });
  const { code, out } = await ran(folder, "check", "odd.json");
  expect(code).toBe(0);
  expect(out).toMatch(/^odd\.json: doughnut document, 0 errors, 1 warning, 0 notices\n {2}warning {2}\S+ {2}\/colour: /);
});

it("--json gives the same as data", async () => {
  const folder = files({ "good.json": good, "other.json": { name: "not ours" } });
  const { code, out } = await ran(folder, "check", "--json", "good.json", "other.json");
  expect(code).toBe(2);
  expect(JSON.parse(out)).toEqual({
    version: 1, exitCode: 2,
    files: [
      { file: "good.json", kind: "document", valid: true, problems: [] },
      { file: "other.json", kind: null, valid: false, problems: [], refused: expect.stringContaining("neither") as unknown },
    ],
  });
});

it("a file's text cannot steer the terminal", async () => {
  const folder = files({ "bad.json": { ...good, "\u001b[2J\u009b": 1, place: { name: "Here", "\u202e": 1 } } });
  const { out } = await ran(folder, "check", "bad.json");
  expect(out).toContain("\\u{1b}[2J");
  expect(out).not.toMatch(/[\0-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
});

const neither = 'is neither a doughnut document (it has no "dimensions") nor a portrait (it has no "dimensionSet" and no "indicators").';
it.each<[string, string, unknown, string]>([
  ["a mistyped key of a portrait", "a.json", { version: 1, place: { name: "Here" }, dimension_set: "deal-2025", indicatrs: [] }, " It looks most like a portrait."],
  ["a key that only portraits have", "a.json", { version: 1, comparators: [] }, " It looks most like a portrait."],
  ["a mistyped key of a document", "a.json", { version: 1, place: { name: "Here" }, dimentions: [] }, " It looks most like a doughnut document."],
  ["a key that only documents have", "a.json", { version: 1, updated: "2024-01-01" }, " It looks most like a doughnut document."],
  ["the schema it names", "a.json", { $schema: "../published/portrait-1.schema.json" }, " It looks most like a portrait."],
  ["its name", "a.portrait.json", [], " It looks most like a portrait."],
  ["its name, whatever its folder", "b.doughnut.json", { version: 1 }, " It looks most like a doughnut document."],
  ["nothing", "a.json", { name: "not ours" }, ""],
  ["what speaks for both alike", "a.json", { indicatrs: [], dimentions: [] }, ""],
  ["no object", "a.json", null, ""],
])("of a file that is neither, it says what it looks most like, by %s", async (_what, name, value, guess) => {
  const folder = files({ [name]: value });
  expect(await ran(folder, "check", name)).toEqual({ code: 2, out: `${name} ${neither}${guess}\n`, err: "" });
});

it.each(["/dev/zero", "pipe"])("%s is no file, and nobody waits for what may never come", async (path) => {
  const folder = files({});
  spawnSync("mkfifo", [join(folder, "pipe")]);
  const { code, out } = await ran(folder, "check", path);
  expect(code).toBe(2);
  expect(out).toBe(`Cannot read ${path}: it is a pipe, a device or something else that is not a file.\n`);
});
