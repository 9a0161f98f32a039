/** Time for tests: one that runs faster, and one that stands still until nothing else is left to do. */
import type { Clock } from "@place-doughnut/adapter";

/** Everything that takes a second takes a fraction of it. */
export function fastClock(times: number): Clock {
  return {
    elapsed: () => performance.now() * times,
    now: () => new Date(),
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds / times);
      return () => clearTimeout(timer);
    },
  };
}

export interface StillClock extends Clock {
  /** What a promise brings; each time that nothing else happens, the clock jumps to its next timer. */
  readonly until: <T>(promise: Promise<T>) => Promise<T>;
  /** Timers that nobody has called off. */
  readonly timers: () => number;
  /** Changes the time of day, and no duration. */
  readonly setDay: (date: Date) => void;
  /** Time that passes while something else works. */
  readonly pass: (milliseconds: number) => void;
}

export function stillClock(start = new Date("2026-11-22T12:00:00Z")): StillClock {
  const timers = new Set<{ readonly at: number; readonly run: () => void }>();
  let elapsed = 0;
  let day = start.getTime();
  const next = (): void => {
    const [first] = [...timers].sort((a, b) => a.at - b.at);
    if (!first) return;
    timers.delete(first);
    elapsed = Math.max(elapsed, first.at);
    first.run();
  };
  return {
    elapsed: () => elapsed,
    now: () => new Date(day + elapsed),
    after: (milliseconds, run) => {
      const timer = { at: elapsed + milliseconds, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    until: async (promise) => {
      let isDone = false;
      const done = promise.finally(() => { isDone = true; });
      done.catch(() => {});
      for (let idle = 0; !isDone && idle < 1000; idle = timers.size > 0 ? 0 : idle + 1) {
        await new Promise(setImmediate);
        if (!isDone) next();
      }
      return done;
    },
    timers: () => timers.size,
    setDay: (date) => { day = date.getTime(); },
    pass: (milliseconds) => { elapsed += milliseconds; },
  };
}
