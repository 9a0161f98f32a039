/** Problems of which there may be a million, one for each row, name or key: the first of each kind are kept, the others counted. */
import type { FeedProblem, ProblemCode } from "./problems.js";

/** Kept of each kind. */
const mostKept = 20;

export class FirstProblems {
  readonly #kept: FeedProblem[] = [];
  readonly #counts = new Map<ProblemCode, number>();

  /** Counts a problem, and makes it where it is one of the first of its kind. */
  note(code: ProblemCode, make: () => FeedProblem): void {
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    if (count <= mostKept) this.#kept.push(make());
  }

  /** In their order; the last of a kind says how many more there were. */
  all(): FeedProblem[] {
    const last = new Map(this.#kept.map(({ code }, at) => [code, at]));
    return this.#kept.map((found, at) => {
      const beyond = (this.#counts.get(found.code as ProblemCode) ?? 0) - mostKept;
      return beyond > 0 && last.get(found.code) === at ? { ...found, more: beyond } : found;
    });
  }
}
