import type { FeedProblem } from "../problems.js";

/** What happens to a request. */
export interface HttpEvent {
  readonly what: "queued" | "asking" | "redirected" | "receiving" | "waiting" | "answered" | "failed";
  readonly host: string;
  /** Counted from 1. */
  readonly attempt: number;
  /** Bytes of the body so far. */
  readonly bytes: number;
  /** When answered. */
  readonly status?: number;
  /** When waiting: for how many milliseconds. */
  readonly wait?: number;
  /** When waiting or failed: why. */
  readonly problem?: FeedProblem;
}
