import { buildDoughnuts, type BuildResult, type FeedProblem } from "@place-doughnut/adapter";
import { portraitFor, ukCatalogue, type CataloguePlace } from "@place-doughnut/adapter/catalogue";
import { replayFolder } from "@place-doughnut/adapter/node";
import { serialiseDoughnut } from "@place-doughnut/schema";
import { join } from "node:path";
import type { Command } from "../command.js";
import { exit, Stop, type ExitCode } from "../exit.js";
import type { Io } from "../io.js";
import { isDocument } from "../our-files.js";
import { checkFolder, checkOutput, makeFolder, writeTogether, type Writing } from "../output.js";
import { allPlaces, fileName } from "../place.js";
import { printable } from "../printable.js";
import { recordingsOf } from "../recordings.js";
import { verdict } from "../report/verdict.js";
import { words } from "../words.js";

/** Builds the doughnut of every council in the United Kingdom from the catalogue's feeds, each read once. */
export const buildAll = {
  options: { replay: { type: "string" }, output: { type: "string", short: "o" }, force: { type: "boolean" } },
  files: { min: 0, max: 0 },
  run: async ({ texts, switches }, io): Promise<ExitCode> => {
    const folder = texts.get("output");
    if (folder === undefined) throw new Stop(exit.usage, words.sayFolder);
    const isThere = await checkFolder(io.cwd, folder);
    const recordings = await recordingsOf(texts.get("replay"), io);
    const places = (await allPlaces()).map((place) => ({ place, path: join(folder, `${fileName(place.name)}-${place.code}.doughnut.json`) }));
    if (isThere) for (const { path } of places) await checkOutput(io.cwd, path, isDocument, switches.has("force"));

    const built: Built[] = [];
    const portraits = places.map(({ place }) => portraitFor(ukCatalogue, place).portrait);
    for await (const result of buildDoughnuts(portraits, { transport: replayFolder(recordings), signal: io.signal })) {
      const { place, path } = places[built.length]!;
      built.push({ place, path, result, ...verdict([], result) });
    }
    const writings = built.flatMap(writingOf);
    if (writings.length > 0) {
      if (!isThere) await makeFolder(io.cwd, folder);
      await writeTogether(io.cwd, writings);
    }
    report(built, writings.length, io);
    return overall(built);
  },
} satisfies Command;

interface Built extends ReturnType<typeof verdict> {
  readonly place: CataloguePlace;
  readonly path: string;
  readonly result: BuildResult;
}

function writingOf({ path, code, result: { doughnut } }: Built): Writing[] {
  return doughnut === null || code === exit.nothing ? [] : [{ path, text: serialiseDoughnut(doughnut), isWhole: isDocument }];
}

/** A line for each place, then the problems of all of them by code and indicator. */
function report(built: readonly Built[], written: number, io: Io): void {
  const problems = new Map<string, { readonly found: FeedProblem; places: number }>();
  for (const found of built.flatMap(({ result }) => unique(result.problems))) {
    const known = problems.get(keyOf(found));
    if (known) known.places += 1;
    else problems.set(keyOf(found), { found, places: 1 });
  }
  const lines = [
    ...built.map(({ place, withFigure, indicators }) => words.placeBuilt(place.name, place.code, withFigure, indicators)),
    "",
    ...[...problems.values()].map(({ found, places }) => words.problemInPlaces(found.severity, found.code, found.indicator ?? found.source ?? "", places, found.message)),
    words.wroteDocuments(written, built.length),
  ];
  io.out(lines.map((line) => `${printable(line)}\n`).join(""));
}

const keyOf = ({ code, indicator = "", source = "" }: FeedProblem): string => JSON.stringify([code, indicator, source]);

/** The first of each kind: a place with twenty bad rows is one place. */
function unique(problems: readonly FeedProblem[]): FeedProblem[] {
  return [...new Map(problems.map((found) => [keyOf(found), found])).values()];
}

function overall(built: readonly Built[]): ExitCode {
  if (built.every(({ code }) => code === exit.fine)) return exit.fine;
  return built.some(({ code }) => code === exit.fine || code === exit.partial) ? exit.partial : exit.nothing;
}
