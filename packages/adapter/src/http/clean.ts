/** Errors and reports as they may leave: without any key. */
import { AdapterError, problem, type FeedProblem } from "../problems.js";
import type { Redactor } from "./redact.js";

/** Any error as one of ours. Keys are taken out before the message is cut to a length: half a key would not be found any more. */
export function known(redact: Redactor, error: unknown): AdapterError {
  if (error instanceof AdapterError) return error;
  return new AdapterError(problem("transport-failed", {}, { reason: error instanceof Error ? redact.text(error.message) : "no reason was given" }));
}

export const coded = (error: AdapterError): FeedProblem & { readonly code: AdapterError["code"] } => ({ ...error.problem, code: error.code });

/** The same without any key in its texts. */
export function clean<T extends object>(redact: Redactor, said: T): T {
  const cleaned = Object.entries(said).map(([key, value]: [string, unknown]) => [key, typeof value === "string" ? redact.text(value) : typeof value === "object" && value !== null ? clean(redact, value) : value]);
  return Object.fromEntries(cleaned) as T;
}
