/** What is asked again, and after how long. */
import { addDays } from "../map/days.js";
import { AdapterError, problem, type ProblemCode } from "../problems.js";
import { httpDate } from "./http-date.js";
import type { HttpLimits } from "./limits.js";
import { retryAfter } from "./retry-after.js";

/** How an attempt ended: with an answer, or with the reason why there is none. */
export type Outcome =
  | { readonly status: number; readonly host: string; readonly headers: ReadonlyMap<string, string>; readonly isPage: boolean }
  | { readonly failure: AdapterError };

/** Statuses that say "not now" (RFC 9110 and 6585): what was asked for may come the next time. */
const passingStatuses: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Failures that may pass. A name that does not exist, and a web page in place of data, are looked at once more only. */
const passingFailures: ReadonlyMap<ProblemCode, number> = new Map<ProblemCode, number>([
  ["host-not-resolved", Infinity], ["host-unknown", 1], ["connection-refused", Infinity], ["connection-reset", Infinity], ["headers-timeout", Infinity],
  ["idle-timeout", Infinity], ["attempt-timeout", Infinity], ["truncated", Infinity], ["cors-or-network", Infinity], ["offline", Infinity],
]);

export interface Standing {
  /** How many attempts were made. */
  readonly attempts: number;
  /** How many of them ended in the same way as this one. */
  readonly alike: number;
  /** Milliseconds that the source still has. */
  readonly left: number;
  readonly now: Date;
  readonly limits: HttpLimits;
  /** From 0 up to 1. */
  readonly random: () => number;
}

/** The way an attempt ended, in one word, to count by. */
export const kindOf = (outcome: Outcome): string => ("failure" in outcome ? outcome.failure.code : outcome.isPage ? "page" : String(outcome.status));

/** How long to wait before the next attempt; null when there is to be none. Throws the `AdapterError` `retry-after-too-long`. */
export function waitBefore(outcome: Outcome, standing: Standing): number | null {
  if (!mayPass(outcome, standing.alike)) return null;
  const { attempts, limits, left } = standing;
  if (!("failure" in outcome) && !outcome.isPage) refuseLongWait(outcome, standing);
  if (attempts > limits.retries) return null;
  const stated = "failure" in outcome ? null : statedWait(outcome, standing.now);
  const wait = Math.max(stated ?? 0, backoff(attempts, standing));
  return wait >= left ? null : wait;
}

function mayPass(outcome: Outcome, alike: number): boolean {
  if ("failure" in outcome) return alike <= (passingFailures.get(outcome.failure.code) ?? 0);
  return outcome.isPage ? alike <= 1 : passingStatuses.has(outcome.status);
}

/** Full jitter: anything between nothing and the bound, so that many who failed together do not come back together. */
function backoff(attempts: number, { limits, random }: Standing): number {
  return random() * Math.min(limits.longestBackoff, limits.backoff * 2 ** (attempts - 1));
}

type Answer = Extract<Outcome, { status: number }>;

/** What the server asks for. A date is counted from the server's own clock where it tells it: ours may be wrong. */
function statedWait({ headers }: Answer, date: Date): number | null {
  const header = headers.get("retry-after");
  const now = date.getTime();
  return header === undefined ? null : retryAfter(header, httpDate(headers.get("date") ?? "", now) ?? now);
}

function refuseLongWait(answer: Answer, { now, limits, left }: Standing): void {
  const wait = statedWait(answer, now);
  if (wait === null || (wait <= limits.retryAfter && wait < left)) return;
  throw new AdapterError(problem("retry-after-too-long", {}, { host: answer.host, status: answer.status, wait, until: dayAfter(now, wait) }));
}

/** The day on which a wait is over, in UTC; "" for one that nobody would wait for. */
function dayAfter(now: Date, wait: number): string {
  const days = Math.floor((now.getTime() % 86_400_000 + wait) / 86_400_000);
  return days > 36_500 ? "" : addDays(now.toISOString().slice(0, 10), days);
}
