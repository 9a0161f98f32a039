/** A file with ten thousand bad rows needs a sample and a count, not ten thousand sentences. */
import type { FeedProblem } from "./problems.js";

/** Row problems listed per code and source. */
const mostListed = 20;

/**
 * The problems with at most 20 row problems per code and source; `more` of the last one listed says how many there were
 * beyond. Problems that are not about a row all stay. Limiting twice gives what limiting once does.
 */
export function limitRowProblems(problems: readonly FeedProblem[]): FeedProblem[] {
  const listed = new Map<string, number>();
  const beyond = new Map<string, number>();
  const lastListed = new Map<string, number>();
  const kept: FeedProblem[] = [];
  for (const found of problems) {
    const key = `${found.code}\n${found.source ?? ""}`;
    const count = listed.get(key) ?? 0;
    if (found.row !== undefined && count >= mostListed) beyond.set(key, (beyond.get(key) ?? 0) + 1 + (found.more ?? 0));
    else {
      kept.push(found);
      if (found.row !== undefined) listed.set(key, count + 1);
      if (found.row !== undefined) lastListed.set(key, kept.length - 1);
    }
  }
  for (const [key, more] of beyond) {
    const at = lastListed.get(key) ?? -1;
    const last = kept[at];
    if (last) kept[at] = { ...last, more: (last.more ?? 0) + more };
  }
  return kept;
}
