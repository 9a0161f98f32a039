/** One plain value against its schema: valibot decides, this file says what is wrong in terms of the catalogue. */
import { safeParse, type BaseIssue } from "valibot";
import type { ProblemCode, ProblemDetails } from "./problems.js";
import { bare, expectation, type Shape } from "./shape.js";
import { either } from "./wording.js";

type Faults = { [Code in ProblemCode]: { readonly code: Code; readonly details: Omit<ProblemDetails<Code>, "leftOut"> } };

/** What makes a value unusable. What has to be left out because of it is for the reader to find. */
export type Fault = Faults["not-json" | "circular" | "too-deep" | "missing-key" | "newer-version" | "wrong-type" | "wrong-value"];

const firstIssue = { abortEarly: true, abortPipeEarly: true };

/** What is wrong with a text, number, boolean or null here; null when nothing is. */
export function judge(shape: Shape, found: unknown): Fault | null {
  const result = safeParse(shape, found, firstIssue);
  if (result.success) return null;
  const inner = bare(shape);
  if (inner.type === "literal") return judgeLiteral(inner.literal, found);
  const options = inner.type === "picklist" ? (inner.options ?? []).map(String) : [];
  if (options.length > 0) return { code: "wrong-value", details: { expected: either(options), options, found } };
  const issue: BaseIssue<unknown> = result.issues[0];
  // Has the value the right kind, and fails a check? The check's own words then say what is expected.
  if (issue.kind === "validation") return { code: "wrong-value", details: { expected: issue.message, options: [], found } };
  return { code: "wrong-type", details: { expected: expectation(shape), found } };
}

/** The only literal of a document is its version. */
function judgeLiteral(known: unknown, found: unknown): Fault {
  if (typeof known === "number" && typeof found === "number" && found > known) {
    return { code: "newer-version", details: { version: found, known } };
  }
  return { code: "wrong-value", details: { expected: `the number ${String(known)}`, options: [], found } };
}
