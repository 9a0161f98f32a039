import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { emptyFolder } from "./folder.js";
import { ran } from "./ran.js";

const portrait = (query: object, key = "${env:PORTAL_KEY}") => ({
  version: 1, place: { name: "Trafford", code: "E08000009", codeSystem: "GSS" }, dimensionSet: "deal-2017",
  sources: { health: { kind: "ckan", url: "https://data.example", title: "Health", query, key }, file: { kind: "csv", url: "https://files.example/work.csv", title: "Work" } },
  indicators: [
    { id: "health", dimension: "health", name: "Health", direction: "lower-is-better", source: "health", mapping: { area: { column: "LA" }, period: { column: "Year" }, value: "Rate", where: { Sex: "All" } } },
    { id: "work", dimension: "income-work", name: "Work", direction: "lower-is-better", source: "file", mapping: { period: { column: "Year" }, value: "Rate" } },
  ],
});

function folderWith(value: object): string {
  const folder = emptyFolder();
  writeFileSync(join(folder, "p.json"), JSON.stringify(value));
  return folder;
}

it("build --plan says what would be asked of whom, asks nobody, names keys and never their values, and writes nothing", async () => {
  const folder = folderWith(portrait({ resource_id: "66cac6ef-c56d-41ae-b245-c381f50d15e9" }));
  const { code, out, err } = await ran(folder, "build", "p.json", "--plan");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toMatch(/^health\n {2}GET https:\/\/data\.example\/api\/3\/action\/datastore_search\?resource_id=66cac6ef\S*fields=\S*distinct=true\S*\n/m);
  expect(out).toContain("${env:PORTAL_KEY}");
  expect(out).toMatch(/the publisher does: .*leaves out rows that are not read/);
  expect(out).toMatch(/^file\n {2}GET https:\/\/files\.example\/work\.csv\n/m);
  expect(readdirSync(folder)).toEqual(["p.json"]);
});

it("build --plan --json gives the same as data", async () => {
  const { code, out } = await ran(folderWith(portrait({ resource_id: "r" })), "build", "p.json", "--plan", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ version: 1, sources: [{ source: "health", pushed: expect.arrayContaining(["keep"]) }, { source: "file", request: { url: "https://files.example/work.csv" } }] });
});

it.each(["build --plan", "check"])("%s says where a portal's question has a key that the portal does not know", async (words) => {
  const [name, ...options] = words.split(" ");
  const { code, out } = await ran(folderWith(portrait({ resource: "r" })), name!, "p.json", ...options);
  expect(code).toBe(2);
  expect(out).toMatch(/error {4}unknown-key {2}\/sources\/health\/query\/resource: .*resource_id/);
});
