/** What a build did, source by source: as lines for a person, and as data for a program. */
import type { BuildResult, DropReason, FeedProblem, Portrait, Stats } from "@place-doughnut/adapter";
import { words } from "../words.js";
import { feedProblems, severities } from "./lines.js";
import type { Verdict } from "./verdict.js";

export interface Built {
  /** The portrait's path, as given. */
  readonly path: string;
  /** Null when it is not of a portrait's shape. */
  readonly portrait: Portrait | null;
  readonly result: BuildResult;
  readonly verdict: Verdict;
  /** Where the document was written to; null when it was not. */
  readonly written: string | null;
}

/** The lines, grouped: the portrait's own problems, each source with its indicators, then the sum. Not yet fit for a terminal. */
export function buildLines({ path, portrait, result, verdict, written }: Built): string[] {
  const ownProblems = result.problems.filter(({ source }) => source === undefined);
  return [
    path,
    ...feedProblems(ownProblems),
    ...Object.entries(portrait?.sources ?? {}).flatMap(([id, { url }]) => sourceLines(id, url, result)),
    "",
    rows(result.stats),
    words.indicators(verdict.withFigure, verdict.indicators),
    severities(result.problems),
    ...(written === null ? [] : [words.wrote(written)]),
  ];
}

function sourceLines(id: string, url: string, { problems, provenance, stats }: BuildResult): string[] {
  const users = new Set(provenance.indicators.filter(({ source }) => source === id).map((indicator) => indicator.id));
  return [
    "",
    words.source(id, fileOf(url)),
    ...stats.indicators.filter((indicator) => users.has(indicator.id)).map((indicator) => `  ${indicator.id}: ${rows(indicator)}`),
    ...feedProblems(problems.filter(({ source }) => source === id)),
  ];
}

/** `7,885 rows read, 38 used, 7,847 not used (another area)` */
function rows({ read, used, dropped }: Stats): string {
  const reasons = Object.entries(dropped) as [DropReason, number][];
  return [words.rowsRead(read), words.rowsUsed(used), ...reasons.map(([reason, n]) => words.rowsDropped(n, words.dropped[reason]))].join(", ");
}

/** The last name in an address, which people know the file by. */
function fileOf(url: string): string {
  return url.split(/[?#]/)[0]?.split("/").filter((name) => name !== "").at(-1) ?? url;
}

/** The same for a program. `version` changes when a field changes its meaning. */
export function machineReport({ path, result, verdict, written }: Built, tool: string): Report {
  const { problems, provenance, stats } = result;
  return {
    version: 1, tool: `place-doughnut ${tool}`, portrait: path, written, exitCode: verdict.code,
    indicators: { all: verdict.indicators, withFigure: verdict.withFigure },
    stats, provenance, problems,
  };
}

interface Report extends Pick<BuildResult, "stats" | "provenance"> {
  readonly version: 1;
  readonly tool: string;
  readonly portrait: string;
  readonly written: string | null;
  readonly exitCode: number;
  readonly indicators: { readonly all: number; readonly withFigure: number };
  readonly problems: readonly FeedProblem[];
}
