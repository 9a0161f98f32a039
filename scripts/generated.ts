/**
 * The files that are made from the sources, by their path in the repository: JSON Schemas and dimension sets, the list of
 * problems, and the documents of the examples. Everything is made while this module loads, from the sources as they are.
 */
import { buildDoughnut } from "@place-doughnut/adapter";
import { replayFolder } from "@place-doughnut/adapter/node";
import { serialiseDoughnut } from "@place-doughnut/schema";
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { problemKinds as adapterProblems } from "../packages/adapter/src/problems.js";
import { generated as adapterPublished } from "../packages/adapter/src/published.js";
import { generated as cliPublished } from "../packages/cli/src/published.js";
import { problemKinds as elementProblems } from "../packages/element/src/problems.js";
import { problemKinds as schemaProblems } from "../packages/schema/src/problems.js";
import { generated as schemaPublished } from "../packages/schema/src/published.js";
import { problemsPage } from "./problems-page.js";
import { ukAreasModule } from "./uk-areas.js";

type Files = readonly (readonly [path: string, text: string])[];

export const generated: ReadonlyMap<string, string> = new Map([
  ...published("schema", schemaPublished()),
  ...published("adapter", adapterPublished()),
  ...published("cli", cliPublished()),
  ["packages/adapter/src/areas/register.ts", ukAreasModule()] as const,
  ["docs/problems.md", problemsPage(schemaProblems, elementProblems, adapterProblems)] as const,
  ...(await exampleDocuments()),
]);

/** Texts per package, by their name in its folder `published`. */
function published(name: string, texts: Record<string, string>): Files {
  return Object.entries(texts).map(([path, text]) => [`packages/${name}/published/${path}`, text]);
}

/** One document for each portrait, from the recordings beside it. */
function exampleDocuments(): Promise<Files> {
  const portraits = readdirSync("examples", { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".portrait.json"));
  return Promise.all(portraits.sort().map(async (path) => {
    const portrait: unknown = JSON.parse(readFileSync(join("examples", path), "utf8"));
    const { doughnut, problems } = await buildDoughnut(portrait, { transport: replayFolder(join("examples", dirname(path), "feeds")) });
    if (doughnut === null) throw new Error(`examples/${path} gives no document:\n${problems.map(({ message }) => message).join("\n")}`);
    return [`examples/data/${basename(path, ".portrait.json")}.doughnut.json`, serialiseDoughnut(doughnut)] as const;
  }));
}
