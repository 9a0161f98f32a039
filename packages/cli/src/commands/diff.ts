import { differences, type Difference } from "@place-doughnut/adapter";
import { parseDoughnut, type Doughnut } from "@place-doughnut/schema";
import type { Command } from "../command.js";
import { exit, Stop, type ExitCode } from "../exit.js";
import { readJson } from "../input.js";
import { kindOf } from "../kind.js";
import { printable, printableJson } from "../printable.js";
import { words } from "../words.js";

/** Says what is different between two documents: figures, lines, indicators, sources. */
export const diff = {
  options: { json: { type: "boolean" } },
  files: { min: 2, max: 2 },
  run: async ({ files, switches }, io): Promise<ExitCode> => {
    const [old, next] = [await documentAt(io.cwd, files[0]!), await documentAt(io.cwd, files[1]!)];
    const found = differences(old, next);
    const lines = found.length === 0 ? [words.noDifference] : found.map(line);
    io.out(switches.has("json") ? `${printableJson({ version: 1, differences: found })}\n` : lines.map((each) => `${printable(each)}\n`).join(""));
    return exit.fine;
  },
} satisfies Command;

async function documentAt(cwd: string, path: string): Promise<Doughnut> {
  const input = await readJson(cwd, path);
  if (!input.ok) throw new Stop(exit.usage, input.sentence);
  // A portrait has dimensions too, and no figures.
  const { doughnut } = parseDoughnut(kindOf(input.value) === "document" ? input.value : null);
  if (doughnut === null) throw new Stop(exit.usage, words.notComparable(path));
  return doughnut;
}

function line({ dimension, indicator, source, message }: Difference): string {
  const about = dimension ?? indicator ?? source;
  return about === undefined ? message : `${about}: ${message}`;
}
