/** The time limits of an attempt, and the caller's wish to stop: whichever comes first ends it at once, and says why. */
import { AdapterError, problem } from "../problems.js";
import type { Clock } from "./clock.js";
import { onAbort } from "./on-abort.js";

export class Watch {
  readonly #clock: Clock;
  readonly #controller = new AbortController();
  readonly #calledOff = new Set<() => void>();
  #deafen: () => void = () => {};
  #waiter: ((reason: AdapterError) => void) | null = null;

  constructor(clock: Clock, caller: AbortSignal | undefined) {
    this.#clock = clock;
    if (caller?.aborted === true) this.stop(aborted());
    else if (caller !== undefined) this.#deafen = onAbort(caller, () => this.stop(aborted()));
  }

  /** Aborted when the attempt has ended before it was done. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Ends the attempt, for this reason. */
  stop(reason: AdapterError): void {
    if (this.signal.aborted) return;
    this.#controller.abort(reason);
    this.#waiter?.(reason);
    this.end();
  }

  /** Does something after so many milliseconds, unless all is over by then. */
  call(milliseconds: number, run: () => void): () => void {
    return this.signal.aborted ? () => {} : this.#hold(this.#clock.after(Math.max(0, milliseconds), run));
  }

  /** From now on the attempt must not take longer than this. What comes back lifts the limit. */
  limit(milliseconds: number, reason: () => AdapterError): () => void {
    return this.call(milliseconds, () => this.stop(reason()));
  }

  /**
   * From now on something must happen at least so often: `seen` says that it did. One timer for all: a body may come in a
   * million pieces.
   */
  idle(milliseconds: number, reason: () => AdapterError): { readonly seen: () => void; readonly over: () => void } {
    let last = this.#clock.elapsed();
    let lift = (): void => {};
    const look = (): void => {
      const left = last + milliseconds - this.#clock.elapsed();
      if (left <= 0) this.stop(reason());
      else lift = this.call(left, look);
    };
    look();
    return { seen: () => { last = this.#clock.elapsed(); }, over: () => lift() };
  }

  /** What a promise brings, unless the attempt is ended first. One at a time. */
  async of<T>(promise: PromiseLike<T>): Promise<T> {
    try {
      return await new Promise<T>((resolve, reject) => {
        if (this.signal.aborted) reject(this.signal.reason as AdapterError);
        this.#waiter = reject;
        promise.then(resolve, reject);
      });
    } finally {
      this.#waiter = null;
    }
  }

  /** Nothing of it is left: no timer, no listener. */
  end(): void {
    this.#deafen();
    for (const callOff of this.#calledOff) callOff();
    this.#calledOff.clear();
  }

  #hold(callOff: () => void): () => void {
    const lift = (): void => {
      callOff();
      this.#calledOff.delete(lift);
    };
    this.#calledOff.add(lift);
    return lift;
  }
}

export const aborted = (): AdapterError => new AdapterError(problem("aborted", {}));
