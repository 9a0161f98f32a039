import { buildDoughnut, parsePortrait } from "@place-doughnut/adapter";
import { replayFolder } from "@place-doughnut/adapter/node";
import { serialiseDoughnut, type Doughnut } from "@place-doughnut/schema";
import { resolve } from "node:path";
import type { Given } from "../arguments.js";
import type { Command } from "../command.js";
import { exit, Stop } from "../exit.js";
import { readJson } from "../input.js";
import type { Io } from "../io.js";
import { isDocument, isReport } from "../our-files.js";
import { checkOutput, writeTogether, type Writing } from "../output.js";
import { printable, printableJson } from "../printable.js";
import { recordingsOf } from "../recordings.js";
import { buildLines, machineReport, type Built } from "../report/build-report.js";
import { verdict } from "../report/verdict.js";
import { version } from "../version.js";
import { words } from "../words.js";

/** Reads the feeds a portrait names, writes the document, and reports every row and every problem. */
export const build = {
  options: {
    replay: { type: "string" }, output: { type: "string", short: "o" }, report: { type: "string" },
    json: { type: "boolean" }, force: { type: "boolean" },
  },
  files: { min: 1, max: 1 },
  run: async (given, io) => {
    const path = given.files[0]!;
    const output = given.texts.get("output") ?? beside(path);
    const recordings = await recordingsOf(given.texts.get("replay"), io);
    await checkPaths(given, path, output, io);
    const input = await readJson(io.cwd, path);
    if (!input.ok) throw new Stop(exit.usage, input.sentence);

    const recipe = parsePortrait(input.value);
    const result = await buildDoughnut(input.value, { transport: replayFolder(recordings), signal: io.signal });
    const found = verdict(recipe.problems, result);
    const document = found.code === exit.fine || found.code === exit.partial ? result.doughnut : null;
    const built: Built = { path, portrait: recipe.portrait, result, verdict: found, written: document && output };
    const json = printableJson(machineReport(built, await version()));
    await writeTogether(io.cwd, writings(given, output, document, json));

    io.out(given.switches.has("json") ? `${json}\n` : buildLines(built).map((line) => `${printable(line)}\n`).join(""));
    if (found.code === exit.usage) throw new Stop(exit.usage, words.notPortrait(path));
    if (found.code === exit.nothing) throw new Stop(exit.nothing, words.nothingUsable);
    return found.code;
  },
} satisfies Command;

/** `trafford.portrait.json` becomes `trafford.doughnut.json`. */
function beside(path: string): string {
  return `${path.replace(/(\.portrait)?\.json$/, "")}.doughnut.json`;
}

/** Everything about the paths is settled before the feeds are read. */
async function checkPaths({ texts, switches }: Given, path: string, output: string, { cwd }: Io): Promise<void> {
  const reportTo = texts.get("report");
  const taken = new Set([resolve(cwd, path)]);
  for (const target of [output, ...(reportTo === undefined ? [] : [reportTo])]) {
    if (taken.has(resolve(cwd, target))) throw new Stop(exit.usage, words.pathTwice(target));
    taken.add(resolve(cwd, target));
  }
  await checkOutput(cwd, output, isDocument, switches.has("force"));
  if (reportTo !== undefined) await checkOutput(cwd, reportTo, isReport, switches.has("force"));
}

/** The report goes first: of the two, the document is the one that people see. */
function writings({ texts }: Given, output: string, document: Doughnut | null, json: string): Writing[] {
  const reportTo = texts.get("report");
  return [
    ...(reportTo === undefined ? [] : [{ path: reportTo, text: `${json}\n`, isWhole: isReport }]),
    ...(document === null ? [] : [{ path: output, text: serialiseDoughnut(document), isWhole: isDocument }]),
  ];
}
