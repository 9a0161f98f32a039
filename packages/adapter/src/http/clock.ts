/** Time, given from outside. */
export interface Clock {
  /** Milliseconds from any start, which only ever grow, whatever happens to the clock on the wall: for durations. */
  readonly elapsed: () => number;
  /** The time of day: for dates in headers, and for when something was read. Never for durations. */
  readonly now: () => Date;
  /** Runs an action once, so many milliseconds from now. What comes back calls it off. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
}
