import { parsePortrait, planPortrait } from "@place-doughnut/adapter";
import { parseDoughnut } from "@place-doughnut/schema";
import type { Command } from "../command.js";
import { exit, type ExitCode } from "../exit.js";
import { readJson } from "../input.js";
import { kindOf, likeliestKind, type Kind } from "../kind.js";
import { printable, printableJson } from "../printable.js";
import { documentProblems, feedProblems, severities } from "../report/lines.js";
import { words } from "../words.js";

/** What one file turned out to be, and everything that is wrong with it. */
interface Checked {
  readonly file: string;
  readonly kind: Kind | null;
  readonly valid: boolean;
  readonly problems: readonly { readonly severity: "error" | "warning" | "notice" }[];
  /** Set when the file could not be read as either. */
  readonly refused?: string;
}

/** Says everything that is wrong with documents and portraits. Warnings do not make a file invalid. */
export const check = {
  options: { json: { type: "boolean" } },
  files: { min: 1, max: 10_000 },
  run: async ({ files, switches }, io): Promise<ExitCode> => {
    const checked: Checked[] = [];
    for (const file of files) {
      const { result, lines } = await checkFile(io.cwd, file);
      checked.push(result);
      if (!switches.has("json")) io.out(lines.map((line) => `${printable(line)}\n`).join(""));
    }
    const code = checked.every(({ valid }) => valid) ? exit.fine : exit.usage;
    if (switches.has("json")) io.out(`${printableJson({ version: 1, exitCode: code, files: checked })}\n`);
    return code;
  },
} satisfies Command;

async function checkFile(cwd: string, file: string): Promise<{ result: Checked; lines: string[] }> {
  const input = await readJson(cwd, file);
  if (!input.ok) return refused(file, input.sentence);
  const kind = kindOf(input.value);
  if (kind === null) return refused(file, words.notOurs(file, likeliestKind(input.value, file)));
  const { problems, lines } = kind === "document" ? checkDocument(input.value) : await checkPortrait(input.value);
  const valid = !problems.some(({ severity }) => severity === "error");
  return { result: { file, kind, valid, problems }, lines: [`${file}: ${words.kind[kind]}, ${severities(problems)}`, ...lines] };
}

function checkDocument(value: unknown): Pick<Checked, "problems"> & { lines: string[] } {
  const { problems } = parseDoughnut(value);
  return { problems, lines: documentProblems(problems) };
}

/** What a portal is to be asked is checked by the portal itself, which is only then loaded. */
async function checkPortrait(value: unknown): Promise<Pick<Checked, "problems"> & { lines: string[] }> {
  const recipe = parsePortrait(value);
  const known = new Set(recipe.problems.map(({ code, path }) => JSON.stringify([code, path])));
  const ofPortals = (await planPortrait(value)).flatMap((plan) => plan.problems).filter(({ code, path }) => !known.has(JSON.stringify([code, path])));
  const problems = [...recipe.problems, ...ofPortals];
  return { problems, lines: feedProblems(problems) };
}

const refused = (file: string, sentence: string): { result: Checked; lines: string[] } => ({
  result: { file, kind: null, valid: false, problems: [], refused: sentence }, lines: [sentence],
});
