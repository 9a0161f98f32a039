/** Better, worse or no change over a stated window. */
import { anchorsOf, type Anchors } from "./anchors.js";
import { dayAfter, isMoreThanYearsBefore } from "./calendar.js";
import { flags, type Flag, type Indicator, type Observation } from "./doughnut.js";
import type { Trend } from "./measured.js";
import { comparePeriods } from "./period.js";
import { figures, latestFirst, type Figure } from "./series.js";

/** The window, as ISO dates or the beginning of one (`2015`, `2015-06`): periods that end in it, both ends included. */
export interface Window {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Without a `from`: how many years before the end of its last figure the window starts. 5 when left out. */
  readonly years?: number | undefined;
}

/** A share of the distance between the two ends of the scale: a smaller difference is no change. */
const usualTolerance = 0.01;

/** How far back is still "lately": longer, and a recent change for the worse hides behind an old one for the better. */
export const usualTrendYears = 5;

/**
 * Compares the first and the last figure of the window. The difference must be larger than the tolerance (the
 * indicator's own, else 1 % of the distance between the two ends of its scale) to be a change; which way is better is
 * what the indicator's `direction` says.
 *
 * Without a `from`, the window is so many `years` up to its last figure, and starts at the latest break in the series
 * in them, so that like is compared with like; the break is then named among the caveats. Only figures whose periods
 * are counted in the same way as the last one's are compared. Null without two figures, or without anything to tell a
 * change from chance.
 */
export function trend(indicator: Indicator, { from, to, years = usualTrendYears }: Window = {}): Trend | null {
  const inWindow = indicator.observations.filter(
    ({ period: { end } }) => (to === undefined || end.slice(0, to.length) <= to) && (from === undefined || end.slice(0, from.length) >= from),
  );
  const last = figures(inWindow).at(-1);
  if (!last) return null;
  return from === undefined ? trendTo(indicator, last, years) : compare(indicator, upTo(last, inWindow));
}

/** The trend over so many years up to one figure of the indicator. */
export function trendTo(indicator: Indicator, last: Figure, years = usualTrendYears): Trend | null {
  const end = dayAfter(last.period.end);
  const recent = upTo(last, indicator.observations).filter(({ period }) => !isMoreThanYearsBefore(dayAfter(period.end), years, end));
  const breakAt = latestBreak(recent);
  return compare(indicator, breakAt ? recent.filter(({ period }) => comparePeriods(period, breakAt.period) >= 0) : recent);
}

function compare(indicator: Indicator, observations: readonly Observation[]): Trend | null {
  const series = comparable(figures(observations));
  const [first, last] = [series[0], series.at(-1)];
  const tolerance = toleranceOf(indicator);
  if (!first || !last || first === last || tolerance === null) return null;
  const change = last.value - first.value;
  if (!Number.isFinite(change)) return null;
  const overall = verdict(change, tolerance, indicator);
  return {
    trend: overall,
    from: first,
    to: last,
    change,
    tolerance,
    reversed: opposite[overall] === verdict(last.value - middleOf(series, first).value, tolerance, indicator),
    caveats: caveatsOf(first, last, latestBreak(observations)),
  };
}

/** Of an even number the earlier of the two in the middle, so that the later half is not the shorter one. */
function middleOf(series: readonly Figure[], first: Figure): Figure {
  return series[Math.floor((series.length - 1) / 2)] ?? first;
}

function verdict(change: number, tolerance: number, { direction }: Indicator): Trend["trend"] {
  // Exactly the tolerance is not yet a change.
  if (Math.abs(change) <= tolerance) return "no-change";
  return (direction === "higher-is-better") === change > 0 ? "improving" : "worsening";
}

/** Nothing is the opposite of no change. */
const opposite = { improving: "worsening", worsening: "improving", "no-change": null } as const satisfies Record<Trend["trend"], Trend["trend"] | null>;

function upTo({ period: last }: Observation, observations: readonly Observation[]): Observation[] {
  return observations.filter(({ period }) => comparePeriods(period, last) <= 0);
}

function latestBreak(observations: readonly Observation[]): Observation | undefined {
  return latestFirst(observations).find(({ flags }) => flags?.includes("series-break"));
}

/** Where kinds of period are stated, only the last one's kind: a year must not be compared with a pooled three years. */
function comparable(series: readonly Figure[]): Figure[] {
  const kind = series.at(-1)?.period.kind;
  return series.filter(({ period }) => kind === undefined || period.kind === undefined || period.kind === kind);
}

function toleranceOf(indicator: Indicator): number | null {
  if (indicator.tolerance !== undefined) return indicator.tolerance;
  const anchors = scaleOf(indicator);
  const span = anchors ? Math.abs(anchors.one - anchors.zero) : NaN;
  return Number.isFinite(span) ? span * usualTolerance : null;
}

/** An indicator alone does not know its ring, but the names of its two ends do. */
function scaleOf(indicator: Indicator): Anchors | null {
  const anchors = anchorsOf(indicator, indicator.boundary ? "ecological" : "social");
  return anchors === null || typeof anchors === "string" ? null : anchors;
}

function caveatsOf(first: Observation, last: Observation, breakAt: Observation | undefined): Flag[] {
  const found = new Set([...(first.flags ?? []), ...(last.flags ?? []), ...(breakAt ? ["series-break" as const] : [])]);
  return flags.filter((flag) => found.has(flag));
}
