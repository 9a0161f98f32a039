import type { Clock } from "../http/clock.js";

/** This machine's time. */
export const systemClock: Clock = {
  elapsed: () => performance.now(),
  now: () => new Date(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};
