/**
 * Every problem this package can report, in one place: code, severity, what it means and what to do.
 * `docs/problems.md` is generated from here. `error`: something was left out or cannot be measured.
 * `warning`: used, but look at it. `notice`: worth knowing.
 */

export type Severity = "error" | "warning" | "notice";

/** One thing wrong with the data, and where. Problems are data: nothing in this package throws for a bad document. */
export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  /** A sentence in plain English, for the person who looks after the data. */
  readonly message: string;
  /** JSON Pointer (RFC 6901) into the document; "" is the whole document. */
  readonly path: string;
  /** A way out, when one is known. */
  readonly hint?: string;
  /** Other places that belong to the problem, as JSON Pointers: both positions of an id used twice. */
  readonly related?: readonly string[];
}
