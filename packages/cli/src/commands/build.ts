import { buildDoughnut, meaningsOf, nothingBuilt, parsePortrait, planPortrait, publicUrl, wrapTransport, type Reply, type Transport } from "@place-doughnut/adapter";
import { removeAbandoned } from "@place-doughnut/adapter/node";
import { serialiseDoughnut } from "@place-doughnut/schema";
import { readFile, rm } from "node:fs/promises";
import { resolve } from "node:path";
import type { Given, Option } from "../arguments.js";
import type { Command } from "../command.js";
import { distinctFiles } from "../distinct-files.js";
import { exit, Stop, type ExitCode } from "../exit.js";
import { feedOptions, feedsFor } from "../feeds.js";
import { readJson } from "../input.js";
import type { Io } from "../io.js";
import { keysFor, refuseKeys } from "../keys.js";
import { kindOf } from "../kind.js";
import { isLock, lockText } from "../lock.js";
import { isDocument, isReport } from "../our-files.js";
import { checkOutput, refuseTooLarge, writeTogether, type Writing } from "../output.js";
import { previousDocument, previousMeanings } from "../previous.js";
import { printable, printableJson } from "../printable.js";
import { progressOn } from "../progress.js";
import { isNobodyReached } from "../reached.js";
import { buildLines, machineReport, type Built } from "../report/build-report.js";
import { feedProblems } from "../report/lines.js";
import { planLines, plansForMachines } from "../report/plan-lines.js";
import { settle, type Demands, type Settled } from "../settle.js";
import { pauseOnline } from "../transport.js";
import { version } from "../version.js";
import { words } from "../words.js";

/** The options of every command that may replace a document. */
export const safetyOptions = {
  strict: { type: "boolean" }, "accept-shrink": { type: "boolean" }, "accept-drop": { type: "string", multiple: true }, force: { type: "boolean" },
} as const satisfies Record<string, Option>;

/** Reads the feeds a portrait names, writes the document unless the one that is there is better, and reports every row and every problem. */
export const build = {
  options: { ...feedOptions, ...safetyOptions, output: { type: "string", short: "o" }, report: { type: "string" }, plan: { type: "boolean" }, json: { type: "boolean" } },
  files: { min: 1, max: 1 },
  run: async (given, io) => {
    const path = given.files[0]!;
    const paths = pathsOf(given, path);
    const input = await readJson(io.cwd, path);
    if (!input.ok) throw new Stop(exit.usage, input.sentence);
    if (kindOf(input.value) === "document") throw new Stop(exit.usage, words.documentToBuild(path));
    if (given.switches.has("plan")) return showPlan(input.value, path, given.switches.has("json"), io);
    const keys = keysFor(input.value, io);
    const feeds = await feedsFor(given, keys, io);
    await checkPaths(given, paths, feeds.files, io);
    const recipe = parsePortrait(input.value);
    const previous = await previousDocument(io.cwd, paths.output, recipe.portrait?.place, given.switches.has("force"));
    const before = await previousMeanings(io.cwd, paths);

    const { transport, marks } = noting(feeds.transport);
    const progress = feeds.live ? progressOn(io) : null;
    // A portrait with a mistake gives no document: no publisher need be asked. What is in a folder costs nothing to read.
    const inVain = feeds.live && recipe.problems.some(({ severity }) => severity === "error");
    const result = inVain ? nothingBuilt(recipe) : await buildDoughnut(input.value, { transport, signal: io.signal, now: io.now(), onProgress: progress?.report, pause: feeds.live ? pauseOnline : undefined }).finally(() => progress?.end());
    if (result.problems.some(({ code }) => code === "secret-in-answer")) throw new Stop(exit.usage, words.keyInAnswer);

    const meanings = recipe.portrait === null ? new Map<string, string>() : await meaningsOf(recipe.portrait);
    const settled = settle(inVain ? { ...recipe, portrait: null } : recipe, result, previous, demandsOf(given), previous === null ? undefined : { now: meanings, before });
    const tool = `place-doughnut ${await version()}`;
    const built: Built = { path, portrait: recipe.portrait, result, settled, ...where(settled.code, paths) };
    const json = printableJson(machineReport(built, tool));
    const lines = buildLines(built).map((line) => `${printable(line)}\n`).join("");
    const files = writings(built, paths, json, () => lockText({ tool, document: serialiseDoughnut(settled.doughnut!), provenance: result.provenance, outcomes: settled.outcomes, meanings, marks }));
    refuseKeys(keys, files, json);
    refuseTooLarge(files);
    await writeTogether(io.cwd, files, io.signal);
    if (built.written !== null) await removeRejected(io.cwd, paths.rejected);

    io.out(given.switches.has("json") ? `${json}\n` : lines);
    const sentence = why(settled, path, paths);
    if (sentence !== null) throw new Stop(settled.code, sentence);
    return settled.code;
  },
} satisfies Command;

/** Says what would be asked, and asks nobody. */
async function showPlan(portrait: unknown, path: string, asJson: boolean, io: Io): Promise<ExitCode> {
  const { problems } = parsePortrait(portrait);
  const plans = await planPortrait(portrait);
  io.out(asJson ? `${printableJson({ version: 1, problems, sources: plansForMachines(plans) })}\n` : [...feedProblems(problems), ...planLines(plans)].map((line) => `${printable(line)}\n`).join(""));
  if ([...problems, ...plans.flatMap((plan) => plan.problems)].some(({ severity }) => severity === "error")) throw new Stop(exit.usage, words.notPortrait(path));
  return exit.fine;
}

/** What a person has accepted, and what they demand. */
export function demandsOf({ switches, lists }: Given): Demands {
  return { strict: switches.has("strict"), acceptShrink: switches.has("accept-shrink"), acceptDrop: new Set(lists.get("accept-drop") ?? []) };
}

interface Paths {
  readonly portrait: string;
  readonly output: string;
  readonly lock: string;
  readonly rejected: string;
  readonly report: string | null;
}

/** `trafford.portrait.json` becomes `trafford.doughnut.json`. */
function pathsOf({ texts }: Given, portrait: string): Paths {
  const output = texts.get("output") ?? `${portrait.replace(/(\.portrait)?\.json$/, "")}.doughnut.json`;
  return { portrait, output, lock: `${output}.lock.json`, rejected: `${output}.rejected.json`, report: texts.get("report") ?? null };
}

/** Everything about the paths is settled before the feeds are read. */
async function checkPaths({ switches }: Given, { portrait, output, lock, rejected, report }: Paths, feeds: readonly string[], { cwd }: Io): Promise<void> {
  const twice = await distinctFiles(cwd, [portrait, ...feeds], [output, ...(report === null ? [] : [report]), lock, rejected]);
  if (twice !== null) throw new Stop(exit.usage, words.pathTwice(twice));
  const force = switches.has("force");
  await checkOutput(cwd, output, isDocument, force);
  await checkOutput(cwd, lock, isLock, force);
  await checkOutput(cwd, rejected, isDocument, force);
  if (report !== null) await checkOutput(cwd, report, isReport, force);
  // Also where nothing will be written this time: what a killed run left is gone after the next.
  for (const path of [output, lock, rejected, ...(report === null ? [] : [report])]) await removeAbandoned(resolve(cwd, path));
}

function where(code: ExitCode, { output, rejected }: Paths): Pick<Built, "written" | "rejected"> {
  return { written: code === exit.fine || code === exit.partial ? output : null, rejected: code === exit.worse ? rejected : null };
}

/** The document goes last: of them all, it is the one that people see. */
function writings({ settled: { doughnut }, written, rejected }: Built, paths: Paths, json: string, lock: () => string): Writing[] {
  const report = paths.report === null ? [] : [{ path: paths.report, text: `${json}\n`, isWhole: isReport }];
  if (doughnut === null) return report;
  const document = serialiseDoughnut(doughnut);
  if (rejected !== null) return [...report, { path: rejected, text: document, isWhole: isDocument }];
  return written === null ? report : [...report, { path: paths.lock, text: lock(), isWhole: isLock }, { path: written, text: document, isWhole: isDocument }];
}

/** What was refused last time is of no use beside a document that was accepted. */
async function removeRejected(cwd: string, path: string): Promise<void> {
  const file = resolve(cwd, path);
  const text = await readFile(file, "utf8").catch(() => "");
  if (isDocument(text)) await rm(file, { force: true }).catch(() => undefined);
}

function why({ code, problems, outcomes }: Settled, path: string, { output, rejected }: Paths): string | null {
  if (code === exit.usage) return words.notPortrait(path);
  if (code === exit.nothing) return isNobodyReached(problems, [...outcomes.keys()]) ? `${words.nothingUsable} ${words.nobodyReached}` : words.nothingUsable;
  if (code === exit.worse) return problems.some((found) => found.code.startsWith("worse-")) ? words.refusedAsWorse(output, rejected) : words.refusedAsPartial(output, rejected);
  return null;
}

/** The transport, and what each publisher's server says about its file. */
function noting(transport: Transport): { transport: Transport; marks: Map<string, NonNullable<Reply["validators"]>> } {
  const marks = new Map<string, NonNullable<Reply["validators"]>>();
  const listening = (ask: Transport): Transport => async (request, signal) => {
    const reply = await ask(request, signal);
    if (reply.validators !== undefined) marks.set(publicUrl(request.url), reply.validators);
    return reply;
  };
  return { marks, transport: wrapTransport(transport, listening) };
}
