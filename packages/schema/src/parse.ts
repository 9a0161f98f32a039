/** From anything at all to a doughnut document, with a list of everything that is wrong with it. */
import { doughnutSchema, type Doughnut } from "./doughnut.js";
import type { Problem } from "./problems.js";
import { read } from "./read.js";
import { doughnutRules } from "./rules.js";

export interface Parsed {
  /** What is usable of the document; null when nothing is. */
  readonly doughnut: Doughnut | null;
  /** In the order of the document. At most 200 of one code are listed, the rest is counted in `more-problems`. */
  readonly problems: readonly Problem[];
}

/**
 * Reads parsed JSON (not JSON text) as a doughnut document. Never throws, for any input; never changes the input; the
 * result shares nothing with it.
 *
 * A fault leaves out the smallest thing that can be left out – an observation, an indicator, a dimension, a source, an
 * optional key of the document – and is listed with its JSON Pointer; the rest stays. Without a readable version,
 * place and list of dimensions there is no doughnut. Keys that start with `x-` and everything under `extensions` are
 * kept, other keys that are not known are left out with a warning. Nothing is converted and no default filled in.
 */
export function parseDoughnut(input: unknown): Parsed {
  const { value, findings } = read(input, doughnutSchema, doughnutRules());
  const problems = findings.problems();
  // What else a newer version has in it says nothing about the document, only about this software.
  const newer = problems.filter(({ code }) => code === "newer-version");
  if (newer.length > 0) return { doughnut: null, problems: newer };
  return { doughnut: value as Doughnut | null, problems };
}
