/** What a build did, source by source: as lines for a person, and as data for a program. */
import { outcomes, type BuildResult, type DropReason, type FeedProblem, type Outcome, type Portrait, type Stats } from "@place-doughnut/adapter";
import { words } from "../words.js";
import { feedProblems, severities } from "./lines.js";
import type { Settled } from "../settle.js";

export interface Built {
  /** The portrait's path, as given. */
  readonly path: string;
  /** Null when it is not of a portrait's shape. */
  readonly portrait: Portrait | null;
  readonly result: BuildResult;
  readonly settled: Settled;
  /** Where the document was written to; null when it was not. */
  readonly written: string | null;
  /** Where the document was put that was refused; null when none was. */
  readonly rejected: string | null;
}

/** The lines, grouped: the portrait's own problems, each source with its indicators, then the sum. Not yet fit for a terminal. */
export function buildLines({ path, portrait, result, settled, written, rejected }: Built): string[] {
  const ownProblems = settled.problems.filter(({ source }) => source === undefined);
  return [
    path,
    ...feedProblems(ownProblems),
    ...Object.entries(portrait?.sources ?? {}).flatMap(([id, { url }]) => sourceLines(id, url, result, settled)),
    "",
    rows(result.stats),
    words.indicators(settled.withFigure, settled.indicators),
    words.outcomes(counted([...settled.outcomes.values()])),
    severities(settled.problems),
    ...(rejected === null ? [] : [words.wrote(rejected)]),
    ...(written === null ? [] : [words.wrote(written)]),
  ];
}

/** How many of each, in the order of the list of outcomes. */
function counted(found: readonly Outcome[]): [Outcome, number][] {
  return outcomes.flatMap((each): [Outcome, number][] => {
    const count = found.filter((outcome) => outcome === each).length;
    return count === 0 ? [] : [[each, count]];
  });
}

function sourceLines(id: string, url: string, { provenance, stats }: BuildResult, { problems, outcomes: became }: Settled): string[] {
  const users = new Set(provenance.indicators.filter(({ source }) => source === id).map((indicator) => indicator.id));
  return [
    "",
    words.source(id, fileOf(url), became.get(id)),
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
export function machineReport({ path, result: { provenance, stats }, settled, written, rejected }: Built, tool: string): Report {
  const { code, indicators, withFigure, kept, problems } = settled;
  return {
    version: 1, tool, portrait: path, written, rejected, exitCode: code,
    indicators: { all: indicators, withFigure, kept },
    outcomes: [...settled.outcomes].map(([source, outcome]) => ({ source, outcome })),
    stats, provenance, problems,
  };
}

export interface Report extends Pick<BuildResult, "stats" | "provenance"> {
  readonly version: 1;
  readonly tool: string;
  readonly portrait: string;
  readonly written: string | null;
  readonly rejected: string | null;
  readonly exitCode: number;
  readonly indicators: { readonly all: number; readonly withFigure: number; readonly kept: number };
  readonly outcomes: readonly { readonly source: string; readonly outcome: Outcome }[];
  readonly problems: readonly FeedProblem[];
}
