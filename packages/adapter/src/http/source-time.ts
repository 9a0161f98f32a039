import type { Clock } from "./clock.js";

/** The time that one source may take: it begins with its first request, and stands still while that waits for its turn. */
export class SourceTime {
  readonly #clock: Clock;
  readonly #limit: number;
  #end: number | null = null;

  constructor(clock: Clock, limit: number) {
    this.#clock = clock;
    this.#limit = limit;
  }

  /** A request begins, after so many milliseconds of waiting for its turn. */
  begin(queued: number): void {
    this.#end = this.#end === null ? this.#clock.elapsed() + this.#limit : this.#end + queued;
  }

  /** Milliseconds that are left. */
  left(): number {
    return this.#end === null ? this.#limit : Math.max(0, this.#end - this.#clock.elapsed());
  }
}
