/** What measuring a doughnut gives: the document with a state, a position and the reasons at every indicator. */
import type {
  Dimension, Doughnut, Flag, Indicator, Lens, MissingReason, Observation, Period, Place, Ring,
} from "./doughnut.js";
import type { Problem } from "./problems.js";

/** Exactly one per indicator. */
export const states = ["overshoot", "shortfall", "within", "no-target", "unmeasurable", "no-data"] as const;
export type State = (typeof states)[number];

/** Why an indicator is `unmeasurable`. */
export type UnmeasurableReason = "line-unreadable" | "no-span" | "contradiction" | "out-of-range";

/** Why a dimension or indicator is `no-data`: the publisher's reason, or that nobody has given a figure at all. */
export type NoDataReason = MissingReason | "no-observation" | "no-indicator" | "not-yet";

export interface MeasuredComparator {
  readonly place: Place;
  /** The comparator's figure for the same period as ours, else its nearest earlier one; null when it has none. */
  readonly observation: Observation | null;
  /** Is it for the same days as ours? When not, the two must not be compared without saying so. */
  readonly samePeriod: boolean;
  readonly position: number | null;
}

/** Better or worse over the stated window, or `no-change` when the difference is within the tolerance. */
export interface Trend {
  readonly trend: "improving" | "worsening" | "no-change";
  readonly from: Observation;
  readonly to: Observation;
  /** Last value minus first value, in the indicator's unit. */
  readonly change: number;
  /** The difference that had to be exceeded, in the indicator's unit. */
  readonly tolerance: number;
  /** Does the later half of the window, from its middle-most figure, go the other way by more than the tolerance? */
  readonly reversed: boolean;
  /** Doubts about the comparison: flags of either end, and `series-break` when the window was cut at or crosses a break. */
  readonly caveats: readonly Flag[];
}

export interface MeasuredIndicator {
  readonly indicator: Indicator;
  readonly state: State;
  /** Set when `state` is `no-data` or `unmeasurable`. */
  readonly reason: NoDataReason | UnmeasurableReason | null;
  /** The observation shown: the latest with a figure; or the one for the period asked for, else the latest up to its end. */
  readonly observation: Observation | null;
  /** A newer observation that exists but has no figure, so a reader can be told why an older one is shown. */
  readonly newer: Observation | null;
  /** Is the observation for an earlier time than the one asked for, not for a part of it or a time around it? Always false when no period was asked for. */
  readonly earlier: boolean;
  /** (value − zero) / (one − zero): 1 is on the boundary or target. Null when there is nothing to hold it against. */
  readonly position: number | null;
  /** Distance beyond the boundary in boundaries: 0.5 is half as much again. 0 in the social ring and when within. */
  readonly overshoot: number;
  /** Share of the way from target to floor, 0 to 1. 0 in the ecological ring and when met. */
  readonly shortfall: number;
  readonly flags: readonly Flag[];
  readonly trend: Trend | null;
  readonly comparators: readonly MeasuredComparator[];
}

export interface MeasuredDimension {
  readonly dimension: Dimension;
  readonly ring: Ring;
  readonly lens: Lens | null;
  /** The state of the worst indicator; `no-data` when there is none. */
  readonly state: State;
  /** The worst indicator: the furthest outside, else within, no-target, unmeasurable, no-data; the first of equals. */
  readonly worst: MeasuredIndicator | null;
  readonly reason: NoDataReason | UnmeasurableReason | null;
  /** In the document's order. */
  readonly indicators: readonly MeasuredIndicator[];
}

export interface Measured {
  readonly doughnut: Doughnut;
  /** In the document's order. */
  readonly dimensions: readonly MeasuredDimension[];
  /** The period asked for, or null for the latest of each. */
  readonly period: Period | null;
  readonly problems: readonly Problem[];
}
