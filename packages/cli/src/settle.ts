/** What a build came to, held against the document that is there. Pure: what is to be written, and why not. */
import { hasFigure, indicatorsOf, keepLastGood, outcomesOf, worse, type BuildResult, type FeedProblem, type Meant, type Outcome, type PortraitRead, type Rules } from "@place-doughnut/adapter";
import type { Doughnut } from "@place-doughnut/schema";
import { exit, type ExitCode } from "./exit.js";

export interface Settled {
  readonly code: ExitCode;
  /** With the last good figures where there are none of today. Written for `fine` and `partial` only. */
  readonly doughnut: Doughnut | null;
  /** Indicators of the document, those with at least one figure, and those of them whose figures are kept ones. */
  readonly indicators: number;
  readonly withFigure: number;
  readonly kept: number;
  /** Of each source that an indicator uses. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** All of the run. */
  readonly problems: readonly FeedProblem[];
}

export interface Demands extends Rules {
  /** Nothing missing and nothing kept, or nothing written. */
  readonly strict?: boolean | undefined;
}

/**
 * A fault in the portrait is for its author to mend, so nothing is written even where the rest could be built. Without a
 * single figure of today, or when the new document is worse, the file that is there is the better one. Otherwise an error
 * means that something is missing, or is of an earlier day.
 */
export function settle({ portrait, problems: inRecipe }: PortraitRead, built: BuildResult, previous: Doughnut | null, { strict = false, ...rules }: Demands, meant?: Meant): Settled {
  const faulty = hasError(inRecipe) || built.doughnut === null;
  const fresh = allOf(built.doughnut);
  const empty = fresh.length > 0 && !fresh.some(hasFigure);
  // Where nothing will be written, nothing is kept: the file that is there stays as it is.
  const kept = keepLastGood(built, faulty || empty ? null : previous, meant);
  const reasons = faulty || empty || previous === null || kept.doughnut === null ? [] : worse(previous, kept.doughnut, rules);
  const before = new Map(Object.entries(previous?.sources ?? {}).flatMap(([key, { sha256 }]) => (sha256 === undefined ? [] : [[key, sha256] as const])));
  const all = allOf(kept.doughnut);
  const partial = kept.indicators.size > 0 || hasError(built.problems);
  return {
    code: faulty ? exit.usage : empty ? exit.nothing : reasons.length > 0 || (partial && strict) ? exit.worse : partial ? exit.partial : exit.fine,
    doughnut: kept.doughnut,
    indicators: all.length, withFigure: all.filter(hasFigure).length, kept: kept.indicators.size,
    outcomes: portrait === null ? new Map() : outcomesOf({ portrait, built, kept: kept.indicators, worse: reasons, before }),
    problems: [...built.problems, ...kept.problems, ...reasons],
  };
}

const allOf = (doughnut: Doughnut | null): ReturnType<typeof indicatorsOf> => (doughnut === null ? [] : indicatorsOf(doughnut));
const hasError = (problems: readonly FeedProblem[]): boolean => problems.some(({ severity }) => severity === "error");
