/** Measuring a doughnut: where every figure stands between its two ends, and what must be said with it. */
import { anchorsOf } from "./anchors.js";
import { askedPeriod, periodLabels, type AskedPeriod } from "./asked-period.js";
import { chooseComparison, chooseObservation } from "./choose.js";
import type { Dimension, Doughnut, Indicator, Ring } from "./doughnut.js";
import { flagsOf } from "./flags.js";
import type { Measured, MeasuredComparator, MeasuredDimension, MeasuredIndicator, State, UnmeasurableReason } from "./measured.js";
import { samePeriod } from "./period.js";
import { positionBetween } from "./position.js";
import { problem, type Problem } from "./problems.js";
import { figures } from "./series.js";
import { compareSeverity } from "./severity.js";
import { trendTo } from "./trend.js";

export interface MeasureOptions {
  /** A label that stands in the document, or a year, month, day or `2023/24`; the latest of each indicator when left out. */
  readonly period?: string | undefined;
}

interface Context {
  readonly doughnut: Doughnut;
  readonly asked: AskedPeriod | null;
}

/**
 * Gives every indicator exactly one state, and every dimension the state of its worst indicator. Never throws for a
 * document that `parseDoughnut` returned, and never yields NaN. Problems: `unknown-period`, `period-before-data`,
 * `out-of-range`; what is wrong with the document itself was said when it was parsed.
 */
export function measureDoughnut(doughnut: Doughnut, { period }: MeasureOptions = {}): Measured {
  const asked = period === undefined ? null : askedPeriod(doughnut, period);
  const dimensions = doughnut.dimensions.map((dimension) => measureDimension(dimension, { doughnut, asked }));
  const problems = [...(period === undefined ? [] : aboutPeriod(period, asked, doughnut, dimensions)), ...dimensions.flatMap(outOfRange)];
  return { doughnut, dimensions, period: asked?.period ?? null, problems };
}

function aboutPeriod(period: string, asked: AskedPeriod | null, doughnut: Doughnut, dimensions: readonly MeasuredDimension[]): Problem[] {
  if (!asked) return [problem("unknown-period", "", { period, known: periodLabels(doughnut) })];
  const withSeries = dimensions.flatMap(({ indicators }) => indicators).filter(({ indicator }) => indicator.observations.length > 0);
  const [first] = figures(withSeries.flatMap(({ indicator }) => indicator.observations));
  return first && withSeries.every(({ reason }) => reason === "not-yet") ? [problem("period-before-data", "", { period, first: first.period })] : [];
}

function measureDimension(dimension: Dimension, context: Context): MeasuredDimension {
  const indicators = (dimension.indicators ?? []).map((indicator) => measureIndicator(indicator, dimension.ring, context));
  // Sorting is stable: of equally bad indicators the first in the document is the worst.
  const worst = [...indicators].sort(compareSeverity)[0] ?? null;
  return {
    dimension,
    ring: dimension.ring,
    lens: dimension.lens ?? null,
    state: worst?.state ?? "no-data",
    worst,
    reason: worst ? worst.reason : "no-indicator",
    indicators,
  };
}

function measureIndicator(indicator: Indicator, ring: Ring, { doughnut, asked }: Context): MeasuredIndicator {
  const { observation, newer, earlier, reason } = chooseObservation(indicator.observations, asked);
  const standing = observation ? standingOf(indicator, ring, observation.value) : noFigure;
  return {
    indicator,
    observation,
    newer,
    earlier,
    ...standing,
    reason: reason ?? standing.reason,
    flags: flagsOf(doughnut, indicator, observation, newer),
    // Up to the figure shown: a trend must not look past it when an earlier period was asked for.
    trend: observation && trendTo(indicator, observation, doughnut.trendYears),
    comparators: (indicator.comparators ?? []).map((comparator): MeasuredComparator => {
      const theirs = chooseComparison(comparator, observation?.period ?? null, asked);
      return {
        place: comparator.place,
        observation: theirs,
        samePeriod: theirs !== null && observation !== null && samePeriod(theirs.period, observation.period),
        position: theirs && standingOf(indicator, ring, theirs.value).position,
      };
    }),
  };
}

interface Standing extends Pick<MeasuredIndicator, "position" | "overshoot" | "shortfall"> {
  readonly state: State;
  readonly reason: UnmeasurableReason | null;
}

const nowhere = { position: null, overshoot: 0, shortfall: 0, reason: null };
const noFigure: Standing = { ...nowhere, state: "no-data" };

/** State and position of one value. Exactly on the boundary or target is within. */
function standingOf(indicator: Indicator, ring: Ring, value: number): Standing {
  const anchors = anchorsOf(indicator, ring);
  if (anchors === null) return { ...nowhere, state: "no-target" };
  if (typeof anchors === "string") return { ...nowhere, state: "unmeasurable", reason: anchors };
  const position = positionBetween(anchors.zero, anchors.one, value);
  if (position === null) return { ...nowhere, state: "unmeasurable", reason: "out-of-range" };
  const overshoot = ring === "ecological" ? Math.max(0, position - 1) : 0;
  const shortfall = ring === "social" ? Math.min(1, Math.max(0, 1 - position)) : 0;
  const state = overshoot > 0 ? "overshoot" : shortfall > 0 ? "shortfall" : "within";
  return { position, overshoot, shortfall, state, reason: null };
}

function outOfRange({ indicators }: MeasuredDimension, dimensionIndex: number): Problem[] {
  return indicators.flatMap(({ reason, observation }, index) =>
    reason === "out-of-range" && observation?.value != null
      ? [problem("out-of-range", `/dimensions/${dimensionIndex}/indicators/${index}`, { value: observation.value })]
      : [],
  );
}
