import { portraitFor, ukCatalogue, type LeftOut } from "@place-doughnut/adapter/catalogue";
import { localise } from "@place-doughnut/schema";
import type { Command } from "../command.js";
import { exit, Stop } from "../exit.js";
import type { Io } from "../io.js";
import { checkNew, writeWhole } from "../output.js";
import { fileName, placeNamed } from "../place.js";
import { printable } from "../printable.js";
import { words } from "../words.js";

/** Writes a portrait for a council of the United Kingdom, with every indicator of the catalogue that covers it. */
export const init = {
  options: { place: { type: "string" }, output: { type: "string", short: "o" }, force: { type: "boolean" } },
  files: { min: 0, max: 0 },
  run: async ({ texts, switches }, io) => {
    const asked = texts.get("place");
    if (asked === undefined) throw new Stop(exit.usage, words.sayPlace);
    const place = await placeNamed(asked);
    const output = texts.get("output") ?? `${fileName(place.name)}.portrait.json`;
    await checkNew(io.cwd, output, switches.has("force"));
    const { portrait, leftOut } = portraitFor(ukCatalogue, place);
    await writeWhole(io.cwd, output, `${JSON.stringify(portrait, null, 2)}\n`, (text) => text.endsWith("}\n"));
    say(io, [
      words.portraitFor(place.name, place.code, portrait.indicators.length, Object.keys(portrait.sources).length),
      ...portrait.indicators.flatMap(({ name, area }) => (area === undefined ? [] : [words.widerFigure(inEnglish(name), inEnglish(area.name))])),
      ...leftOut.map(whyNot),
      words.wrote(output),
      words.nextBuild(output),
    ]);
    return exit.fine;
  },
} satisfies Command;

const inEnglish = (text: LeftOut["name"] | undefined): string => localise(text, "en").text;

function whyNot({ name, reason }: LeftOut): string {
  return words.leftOut[reason](inEnglish(name));
}

function say(io: Io, lines: readonly string[]): void {
  io.out(lines.map((line) => `${printable(line)}\n`).join(""));
}
