/** Waits by a clock. */
import type { Clock } from "./clock.js";
import { Watch } from "./watch.js";

/** A wait of so many milliseconds, which rejects with the `AdapterError` `aborted` as soon as the caller stops. Leaves no timer. */
export function pauseBy(clock: Clock): (milliseconds: number, signal?: AbortSignal) => Promise<void> {
  return async (milliseconds, signal) => {
    const watch = new Watch(clock, signal);
    try {
      await watch.of(new Promise<void>((resolve) => { watch.call(milliseconds, resolve); }));
    } finally {
      watch.end();
    }
  };
}
