/** What the element tells the page. All events bubble and cross shadow boundaries. */
import type { Doughnut, Problem } from "@place-doughnut/schema";

export type LoadFailure = "network" | "http" | "not-json" | "too-large" | "invalid";

/** A document has been read and drawn. Fired after loading from `src` or a child script, not for the `data` property. */
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

/** A document could not be read. What was drawn before, or the page's own fallback, stays. */
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
