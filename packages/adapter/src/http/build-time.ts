import { AdapterError, problem } from "../problems.js";
import { wrapTransport, type Transport } from "../transport.js";
import type { Clock } from "./clock.js";
import { onAbort } from "./on-abort.js";

/** Milliseconds that a whole build may take. */
export const buildLimit = 600_000;

/**
 * The same transport for one run, which ends after so many milliseconds from now: what is asked then, or still under way,
 * is rejected with `build-timeout`. The sources that were read are used; the others count as failed.
 */
export function withinTime(transport: Transport, clock: Clock, limit = buildLimit): Transport {
  const end = clock.elapsed() + limit;
  const over = (cause?: unknown): AdapterError => new AdapterError(problem("build-timeout", {}, { limit }), { cause });
  return wrapTransport(transport, (ask) => async (request, signal) => {
    if (clock.elapsed() >= end) throw over();
    const stop = new AbortController();
    const callOff = clock.after(end - clock.elapsed(), () => stop.abort());
    const forget = signal === undefined ? (): void => undefined : onAbort(signal, () => stop.abort(signal.reason));
    try {
      if (signal?.aborted === true) stop.abort(signal.reason);
      return await ask(request, stop.signal);
    } catch (error) {
      if (clock.elapsed() >= end && signal?.aborted !== true) throw over(error);
      throw error;
    } finally {
      callOff();
      forget();
    }
  });
}
