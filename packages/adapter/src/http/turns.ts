/** Whose turn it is at a host: only so many requests at a time, and a pause between their starts. */
import type { Clock } from "./clock.js";
import type { HttpLimits } from "./limits.js";
import { onAbort } from "./on-abort.js";

interface Host {
  busy: number;
  /** When the next request may start, on the clock's `elapsed`. */
  free: number;
  readonly waiting: Set<() => void>;
}

export class Turns {
  readonly #hosts = new Map<string, Host>();
  readonly #clock: Clock;
  readonly #limits: Pick<HttpLimits, "perHost" | "pause">;

  constructor(clock: Clock, limits: Pick<HttpLimits, "perHost" | "pause">) {
    this.#clock = clock;
    this.#limits = limits;
  }

  /** Runs an action when it is its turn. Rejects with the signal's reason when that comes first; `queued` is told when there is a wait. */
  async take<T>(name: string, signal: AbortSignal | undefined, queued: () => void, run: () => Promise<T>): Promise<T> {
    const host = this.#hosts.get(name) ?? { busy: 0, free: 0, waiting: new Set() };
    this.#hosts.set(name, host);
    const isFree = (): boolean => host.busy < this.#limits.perHost && host.free <= this.#clock.elapsed();
    if (!isFree()) queued();
    while (!isFree()) await this.#next(host, signal);
    host.busy += 1;
    host.free = this.#clock.elapsed() + this.#limits.pause;
    try {
      return await run();
    } finally {
      host.busy -= 1;
      const [first] = host.waiting;
      first?.();
      if (host.busy === 0 && host.waiting.size === 0 && this.#limits.pause === 0) this.#hosts.delete(name);
    }
  }

  /** Until somebody is done here, or the pause is over. */
  #next(host: Host, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      let deafen = (): void => {};
      const done = (settle: () => void) => (): void => {
        host.waiting.delete(wake);
        callOff();
        deafen();
        settle();
      };
      const wake = done(resolve);
      const stop = done(() => reject(signal?.reason as Error));
      const callOff = host.busy < this.#limits.perHost ? this.#clock.after(Math.max(0, host.free - this.#clock.elapsed()), wake) : (): void => {};
      host.waiting.add(wake);
      if (signal?.aborted === true) stop();
      else if (signal !== undefined) deafen = onAbort(signal, stop);
    });
  }
}
