import { buildDoughnuts, type FeedProblem } from "@place-doughnut/adapter";
import { portraitFor, ukCatalogue, type CataloguePlace } from "@place-doughnut/adapter/catalogue";
import { serialiseDoughnut } from "@place-doughnut/schema";
import { join } from "node:path";
import type { Command } from "../command.js";
import { exit, Stop, type ExitCode } from "../exit.js";
import { feedOptions, feedsFor } from "../feeds.js";
import type { Io } from "../io.js";
import { isDocument } from "../our-files.js";
import { checkFolder, checkOutput, makeFolder, refuseTooLarge, writeTogether, type Writing } from "../output.js";
import { allPlaces, fileName } from "../place.js";
import { previousDocument } from "../previous.js";
import { printable } from "../printable.js";
import { progressOn } from "../progress.js";
import { settle, type Settled } from "../settle.js";
import { pauseOnline } from "../transport.js";
import { words } from "../words.js";
import { demandsOf, safetyOptions } from "./build.js";

/** Builds the doughnut of every council in the United Kingdom from the catalogue's feeds, each read once. */
export const buildAll = {
  options: { ...feedOptions, ...safetyOptions, output: { type: "string", short: "o" } },
  files: { min: 0, max: 0 },
  run: async (given, io): Promise<ExitCode> => {
    const { texts, switches } = given;
    const folder = texts.get("output");
    if (folder === undefined) throw new Stop(exit.usage, words.sayFolder);
    const isThere = await checkFolder(io.cwd, folder);
    const feeds = await feedsFor(given, new Map(), io);
    const places = (await allPlaces()).map((place) => ({ place, path: join(folder, `${fileName(place.name)}-${place.code}.doughnut.json`) }));
    if (isThere) for (const { path } of places) await checkOutput(io.cwd, path, isDocument, switches.has("force"));

    const built: Built[] = [];
    const portraits = places.map(({ place }) => portraitFor(ukCatalogue, place).portrait);
    const progress = feeds.live ? progressOn(io) : null;
    for await (const result of buildDoughnuts(portraits, { transport: feeds.transport, signal: io.signal, now: io.now(), onProgress: progress?.report, pause: feeds.live ? pauseOnline : undefined })) {
      const { place, path } = places[built.length]!;
      const portrait = portraits[built.length]!;
      const previous = await previousDocument(io.cwd, path, portrait.place, switches.has("force"));
      built.push({ place, path, ...settle({ portrait, problems: [] }, result, previous, demandsOf(given)) });
    }
    progress?.end();
    const writings = built.flatMap(writingOf);
    if (writings.length > 0) {
      if (!isThere) await makeFolder(io.cwd, folder);
      refuseTooLarge(writings);
      await writeTogether(io.cwd, writings, io.signal);
    }
    report(built, writings.length, io);
    return overall(built);
  },
} satisfies Command;

interface Built extends Settled {
  readonly place: CataloguePlace;
  readonly path: string;
}

function writingOf({ path, code, doughnut }: Built): Writing[] {
  return doughnut === null || (code !== exit.fine && code !== exit.partial) ? [] : [{ path, text: serialiseDoughnut(doughnut), isWhole: isDocument }];
}

/** A line for each place, then the problems of all of them by code and indicator. */
function report(built: readonly Built[], written: number, io: Io): void {
  const problems = new Map<string, { readonly found: FeedProblem; places: number }>();
  for (const found of built.flatMap((each) => unique(each.problems))) {
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
  if (built.some(({ code }) => code === exit.fine || code === exit.partial)) return exit.partial;
  return built.some(({ code }) => code === exit.worse) ? exit.worse : exit.nothing;
}
