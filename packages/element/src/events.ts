/**
 * What the element tells the page: what a person did, and what came later by itself. A property that the page sets is
 * no news to the page, so `data` and `compareData` fire nothing. All events bubble and cross shadow boundaries.
 */
import type { Doughnut, Problem } from "@place-doughnut/schema";

export type LoadFailure = "network" | "http" | "not-json" | "too-large" | "invalid";

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

/** The document of `src` or of a child script could not be read. What was drawn before, or the page's own fallback, stays. */
export class PlaceDoughnutErrorEvent extends Event {
  static readonly type = "place-doughnut-error";
  constructor(
    readonly code: LoadFailure,
    readonly problems: readonly Problem[],
  ) {
    super(PlaceDoughnutErrorEvent.type, { bubbles: true, composed: true });
  }
}

/** A person has chosen another view. */
export class PlaceDoughnutChangeEvent extends Event {
  static readonly type = "place-doughnut-change";
  constructor(
    /** The property that changed. */
    readonly property: "view",
    readonly value: string,
  ) {
    super(PlaceDoughnutChangeEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "place-doughnut-ready": PlaceDoughnutReadyEvent;
    "place-doughnut-error": PlaceDoughnutErrorEvent;
    "place-doughnut-change": PlaceDoughnutChangeEvent;
  }
}
