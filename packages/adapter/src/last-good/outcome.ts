/** What became of each source of a portrait in one run. */
import type { BuildResult } from "../build.js";
import { sourceKeysOf, type Portrait } from "../portrait.js";
import type { FeedProblem } from "../problems.js";
import { hasFigure, indicatorsOf } from "./keep.js";

/**
 * `fresh`: read, and used. `unchanged`: the same, with the very bytes of the run before. `stale-kept`: it could not be read
 * or used, and figures of an earlier day stand in. `missing`: the same, and there are none to stand in. `refused`: its
 * figures would make the document worse, so nothing was written.
 */
export const outcomes = ["fresh", "unchanged", "stale-kept", "missing", "refused"] as const;
export type Outcome = (typeof outcomes)[number];

export interface Run {
  readonly portrait: Portrait;
  readonly built: BuildResult;
  /** Ids of indicators with kept figures. */
  readonly kept: ReadonlySet<string>;
  /** Why the document is worse than the one before. */
  readonly worse: readonly FeedProblem[];
  /** SHA-256 of each source the time before. */
  readonly before: ReadonlyMap<string, string>;
}

/** Exactly one for each source that an indicator uses, in the portrait's order. */
export function outcomesOf(run: Run): ReadonlyMap<string, Outcome> {
  const withFigure = new Set(run.built.doughnut === null ? [] : indicatorsOf(run.built.doughnut).filter(hasFigure).map(({ id }) => id));
  const found = new Map<string, Outcome>();
  for (const key of Object.keys(run.portrait.sources)) {
    const users = run.portrait.indicators.filter((indicator) => sourceKeysOf(indicator).includes(key));
    if (users.length > 0) found.set(key, outcomeOf(key, users.map(({ id }) => id), withFigure, run));
  }
  return found;
}

function outcomeOf(key: string, users: readonly string[], withFigure: ReadonlySet<string>, { built, kept, worse, before }: Run): Outcome {
  if (worse.some(({ indicator }) => indicator !== undefined && users.includes(indicator))) return "refused";
  const failed = built.problems.some(({ severity, source, indicator }) => severity === "error" && source === key && (indicator === undefined || !withFigure.has(indicator)));
  const without = users.filter((id) => !withFigure.has(id));
  if (failed && without.some((id) => kept.has(id))) return "stale-kept";
  if (failed && without.length > 0) return "missing";
  const { sha256 = null } = built.provenance.sources.find(({ id }) => id === key) ?? {};
  return sha256 !== null && before.get(key) === sha256 ? "unchanged" : "fresh";
}
