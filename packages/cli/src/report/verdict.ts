import type { BuildResult, FeedProblem } from "@place-doughnut/adapter";
import { exit, type ExitCode } from "../exit.js";

/** What a build came to. The document is written for `fine` and `partial` only. */
export interface Verdict {
  readonly code: ExitCode;
  /** Indicators of the document, and those with at least one figure. */
  readonly indicators: number;
  readonly withFigure: number;
}

/**
 * A fault in the portrait is for its author to mend, so nothing is written even where the rest could be built. Without a
 * single figure the file there, with last month's figures, is the better one. An error means that something was left out.
 */
export function verdict(recipe: readonly FeedProblem[], { doughnut, problems }: BuildResult): Verdict {
  const indicators = doughnut?.dimensions.flatMap((dimension) => dimension.indicators ?? []) ?? [];
  const withFigure = indicators.filter(({ observations }) => observations.some(({ value }) => value !== null)).length;
  return { code: codeOf(hasError(recipe) || doughnut === null, indicators.length > 0 && withFigure === 0, hasError(problems)), indicators: indicators.length, withFigure };
}

function codeOf(faultyRecipe: boolean, empty: boolean, faulty: boolean): ExitCode {
  if (faultyRecipe) return exit.usage;
  if (empty) return exit.nothing;
  return faulty ? exit.partial : exit.fine;
}

const hasError = (problems: readonly FeedProblem[]): boolean => problems.some(({ severity }) => severity === "error");
