/**
 * What the element tells the page: what a person did, and what came later by itself. A property that the page sets is
 * no news to the page, so `data` and `compareData` fire nothing. All events bubble and cross shadow boundaries.
 */
import type { Doughnut, Problem } from "@place-doughnut/schema";

/** Why there is no document, or no picture of it: `undrawable` is none that anything is known to be wrong with. */
export type LoadFailure = "network" | "http" | "encoding" | "not-json" | "too-large" | "newer-version" | "invalid" | "undrawable";

/** The document of `src` or of a child script has been read and drawn. */
export class PlaceDoughnutReadyEvent extends Event {
  static readonly type = "place-doughnut-ready";
  constructor(
    readonly doughnut: Doughnut,
    /** What is wrong with the document, although it can be drawn. */
    readonly problems: readonly Problem[],
  ) {
    super(PlaceDoughnutReadyEvent.type, { bubbles: true, composed: true });
  }
}

/** A document could not be read, or not be drawn. What was drawn before, or the page's own fallback, stays. */
export class PlaceDoughnutErrorEvent extends Event {
  static readonly type = "place-doughnut-error";
  constructor(
    readonly code: LoadFailure,
    readonly problems: readonly Problem[],
    /** What was thrown, where drawing ended so. */
    readonly cause: unknown = undefined,
  ) {
    super(PlaceDoughnutErrorEvent.type, { bubbles: true, composed: true });
  }
}

/** What a person can choose besides a part. */
export type Choosable = "view" | "lens" | "period";

/** A person has chosen another view, lens or period. */
export class PlaceDoughnutChangeEvent extends Event {
  static readonly type = "place-doughnut-change";
  constructor(
    /** The property that changed. */
    readonly property: Choosable,
    /** What it is now; null for what is usual. */
    readonly value: string | null,
  ) {
    super(PlaceDoughnutChangeEvent.type, { bubbles: true, composed: true });
  }
}

/**
 * A person opens a part of the doughnut, or closes the one that is open. Sent before it happens: `preventDefault()`
 * keeps the element as it is, for a page that shows the part in its own way.
 */
export class PlaceDoughnutSelectEvent extends Event {
  static readonly type = "place-doughnut-select";
  constructor(
    /** The id of the dimension; null when what was open is closed. */
    readonly dimension: string | null,
    /** The id of the indicator that was pointed at, where it was one. */
    readonly indicator: string | null,
    /** How: a click that a keyboard or assistive technology makes counts as keyboard. */
    readonly method: "pointer" | "keyboard",
  ) {
    super(PlaceDoughnutSelectEvent.type, { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "place-doughnut-ready": PlaceDoughnutReadyEvent;
    "place-doughnut-error": PlaceDoughnutErrorEvent;
    "place-doughnut-change": PlaceDoughnutChangeEvent;
    "place-doughnut-select": PlaceDoughnutSelectEvent;
  }
}
