import { FileTooLargeError, renderCsv, renderHtml, renderSvg, type StaticOptions } from "@place-doughnut/element/static";
import { isLanguageTag, localise, parseDoughnut, type Doughnut } from "@place-doughnut/schema";
import { resolve } from "node:path";
import type { Command } from "../command.js";
import { exit, Stop } from "../exit.js";
import { readJson } from "../input.js";
import { kindOf } from "../kind.js";
import { wholeNumber } from "../number.js";
import { checkOutput, writeWhole } from "../output.js";
import { page } from "../page.js";
import { printable } from "../printable.js";
import { documentProblems } from "../report/lines.js";
import { isDrawing, signFragment, signSvg } from "../signature.js";
import { version } from "../version.js";
import { words } from "../words.js";

/** Draws a document. What is wrong with the document is said, and what can be drawn of it is drawn. */
export const render = {
  options: {
    output: { type: "string", short: "o" }, lang: { type: "string" }, width: { type: "string" },
    fragment: { type: "boolean" }, force: { type: "boolean" },
  },
  files: { min: 1, max: 1 },
  run: async ({ files, texts, switches }, io) => {
    const path = files[0]!;
    const { output, kind } = outputOf(texts.get("output"), switches.has("fragment"));
    const options = optionsOf(texts);
    if (resolve(io.cwd, output) === resolve(io.cwd, path)) throw new Stop(exit.usage, words.pathTwice(output));
    await checkOutput(io.cwd, output, isDrawing, switches.has("force"));

    const input = await readJson(io.cwd, path);
    if (!input.ok) throw new Stop(exit.usage, input.sentence);
    if (kindOf(input.value) === "portrait") throw new Stop(exit.usage, words.portraitToRender(path));
    const { doughnut, problems } = parseDoughnut(input.value);
    for (const line of documentProblems(problems)) io.out(`${printable(line)}\n`);
    if (doughnut === null) throw new Stop(exit.nothing, words.notDocument(path));

    await writeWhole(io.cwd, output, drawn(path, doughnut, kind, options, await version()), isDrawing);
    io.out(`${printable(words.wrote(output))}\n`);
    return problems.some(({ severity }) => severity === "error") ? exit.partial : exit.fine;
  },
} satisfies Command;

type Kind = "svg" | "csv" | "page" | "fragment";

function outputOf(output: string | undefined, fragment: boolean): { output: string; kind: Kind } {
  if (output?.endsWith(".html")) return { output, kind: fragment ? "fragment" : "page" };
  const kind = output?.endsWith(".svg") ? "svg" : output?.endsWith(".csv") ? "csv" : null;
  if (output === undefined || kind === null) throw new Stop(exit.usage, words.sayOutput);
  if (fragment) throw new Stop(exit.usage, words.fragmentIsHtml);
  return { output, kind };
}

function optionsOf(texts: ReadonlyMap<string, string>): StaticOptions {
  const lang = texts.get("lang");
  const width = texts.get("width");
  if (lang !== undefined && !isLanguageTag(lang)) throw new Stop(exit.usage, words.notALanguage(lang));
  return {
    ...(lang === undefined ? {} : { lang }),
    ...(width === undefined ? {} : { width: wholeNumber("--width", width, 280, 2000) }),
  };
}

function drawn(path: string, ...what: Parameters<typeof draw>): string {
  try {
    return draw(...what);
  } catch (error) {
    throw error instanceof FileTooLargeError ? new Stop(exit.usage, words.figuresTooLarge(path)) : error;
  }
}

function draw(doughnut: Doughnut, kind: Kind, options: StaticOptions, version: string): string {
  if (kind === "svg") return signSvg(renderSvg(doughnut, options), version);
  if (kind === "csv") return renderCsv(doughnut, options.lang === undefined ? {} : { lang: options.lang });
  if (kind === "fragment") return signFragment(renderHtml(doughnut, options), version);
  const lang = options.lang ?? "en-GB";
  const title = localise(doughnut.title, lang).text || localise(doughnut.place.name, lang).text;
  return page(renderHtml(doughnut, { ...options, headingLevel: 1 }), title, lang, version);
}
