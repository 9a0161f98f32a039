/** Many that wait for one signal, with one listener: platforms take a dozen listeners on one signal for a leak, and say so. */

interface Waiting {
  readonly runs: Set<() => void>;
  readonly listener: () => void;
}
const waiting = new WeakMap<AbortSignal, Waiting>();

/** Runs something when the signal is aborted, unless it is called off before, with what comes back. The last one takes the listener away. */
export function onAbort(signal: AbortSignal, run: () => void): () => void {
  const { runs, listener } = waiting.get(signal) ?? listen(signal);
  runs.add(run);
  return () => {
    runs.delete(run);
    if (runs.size > 0 || waiting.get(signal)?.runs !== runs) return;
    waiting.delete(signal);
    signal.removeEventListener("abort", listener);
  };
}

function listen(signal: AbortSignal): Waiting {
  const runs = new Set<() => void>();
  const made = { runs, listener: (): void => { for (const run of [...runs]) run(); } };
  waiting.set(signal, made);
  signal.addEventListener("abort", made.listener, { once: true });
  return made;
}
