/**
 * Every problem the adapter can report, in one place. `responsibility` says who can mend it: the publisher of the
 * data, the author of the mapping, or this adapter (after MHCLG's issue-type register, digital-land/specification).
 */
import type { Severity } from "@place-doughnut/schema";

export type Responsibility = "publisher" | "mapping" | "adapter";

export interface FeedProblem {
  readonly code: string;
  readonly severity: Severity;
  readonly responsibility: Responsibility;
  readonly message: string;
  readonly hint?: string;
  /** A key of the portrait's sources. */
  readonly source?: string;
  /** An indicator's id. */
  readonly indicator?: string;
  /** Row in the source, counted from 1 as a spreadsheet counts. */
  readonly row?: number;
  /** Column name as published. */
  readonly column?: string;
  /** JSON Pointer into the portrait, for problems of the recipe itself. */
  readonly path?: string;
  /** How many more of the same there were, beyond those listed. */
  readonly more?: number;
}
