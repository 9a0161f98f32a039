/** Is a new document worse than the one it is to replace? Then the one that is there is the better one, and stays. */
import { parseDoughnut, type Doughnut, type Indicator, type Observation } from "@place-doughnut/schema";
import { problem, type FeedProblem } from "../problems.js";
import { hasFigure, indicatorsOf, isFigure } from "./keep.js";

export interface Rules {
  /** The share of an indicator's figures that may newly be missing; 0.2 when left out. */
  readonly maxNewMissing?: number | undefined;
  /** Figures may go: more than that share of them, and the newest. */
  readonly acceptShrink?: boolean | undefined;
  /** Ids of indicators that may go. */
  readonly acceptDrop?: ReadonlySet<string> | undefined;
}

/**
 * Why the next document is worse than the previous one; nothing when it is not. It is worse when it does not read as a
 * document, loses an indicator that had a figure, ends earlier, or has many figures fewer. Figures that were corrected are no
 * loss, and those that the portrait's `expect` does not believe were never there: see `map/expected.ts`.
 */
export function worse(previous: Doughnut, next: Doughnut, rules: Rules = {}): FeedProblem[] {
  const { doughnut, problems } = parseDoughnut(next);
  const errors = problems.filter(({ severity }) => severity === "error");
  if (doughnut === null || errors.length > 0) return [problem("worse-invalid", {}, { errors: errors.length, first: errors[0]?.message ?? "" })];
  const now = new Map(indicatorsOf(doughnut).map((indicator) => [indicator.id, indicator]));
  const was = new Map(indicatorsOf(previous).map((indicator) => [indicator.id, indicator]));
  return [...was.values()].filter(hasFigure).flatMap((indicator) => lesser(indicator, now.get(indicator.id), rules));
}

function lesser(was: Indicator, now: Indicator | undefined, { maxNewMissing = 0.2, acceptShrink = false, acceptDrop }: Rules): FeedProblem[] {
  const where = { indicator: was.id, ...(was.source === undefined ? {} : { source: was.source }) };
  if (!now || !hasFigure(now)) return acceptDrop?.has(was.id) === true ? [] : [problem("worse-indicator-lost", where, { indicator: was.id })];
  if (acceptShrink) return [];
  const [end, endNow] = [newest(was), newest(now)];
  const { gone, share } = newlyMissing(was, now);
  return [
    ...(endNow < end ? [problem("worse-period-back", where, { was: end, now: endNow })] : []),
    ...(share > maxNewMissing ? [problem("worse-missing", where, { gone, share, most: maxNewMissing })] : []),
  ];
}

const newest = ({ observations }: Indicator): string => observations.filter(isFigure).map(({ period }) => period.end).sort().at(-1) ?? "";

/** By place and days: the indicator's own series, and those beside it. */
function figures({ observations, comparators = [] }: Indicator): Map<string, Observation> {
  const series = [{ place: null, observations }, ...comparators];
  return new Map(series.flatMap(({ place, observations: all }) =>
    all.filter(isFigure).map((each) => [JSON.stringify([place?.code ?? place?.name ?? null, each.period.start, each.period.end]), each] as const)));
}

/**
 * How much larger the share of missing figures is, of all that either document has. A publisher who adds a year and takes
 * away another has as many missing as before.
 */
function newlyMissing(was: Indicator, now: Indicator): { gone: number; share: number } {
  const [before, after] = [figures(was), figures(now)];
  const gone = [...before.keys()].filter((key) => !after.has(key)).length;
  const all = after.size + gone;
  // In whole figures as long as possible: 0.3 − 0.1 is not 0.2.
  return { gone, share: (before.size - after.size) / all };
}
