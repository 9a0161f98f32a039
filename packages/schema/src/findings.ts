/** What reading a document finds: kept as data while reading, put into words and into the document's order at the end. */
import { problem, type Problem, type ProblemCode, type ProblemDetails } from "./problems.js";

/** So many problems of one code are listed; the rest is counted. A million wrong rows are one fault, not a million. */
export const listed = 200;

/** So many other places of one problem are named; its message says how many there are. */
export const relatedListed = 20;

/** A place in the input. Linked to the place around it, so that a JSON Pointer is only built where one is needed. */
export interface Spot {
  readonly parent: Spot | null;
  readonly key: string | number;
  /** Counts up as a reader meets the values from top to bottom. */
  readonly order: number;
}

interface Finding {
  readonly order: number;
  readonly problem: Problem;
}

export class Findings {
  readonly #found: Finding[] = [];
  readonly #times = new Map<ProblemCode, number>();

  /** Notes a problem at a place, or at a key inside it. */
  add<Code extends ProblemCode>(
    code: Code,
    spot: Spot,
    details: ProblemDetails<Code>,
    keys: readonly Key[] = [],
    related: readonly string[] = [],
  ): void {
    const times = (this.#times.get(code) ?? 0) + 1;
    this.#times.set(code, times);
    if (times > listed) return;
    this.#found.push({ order: spot.order, problem: problem(code, pointer(spot, keys), details, related) });
  }

  /** In the order of the document; of one place in the order in which they were found. */
  problems(): Problem[] {
    const inOrder = this.#found.slice().sort((a, b) => a.order - b.order).map((finding) => finding.problem);
    for (const [kind, times] of this.#times) {
      if (times > listed) inOrder.push(problem("more-problems", "", { kind, more: times - listed }));
    }
    return inOrder;
  }
}

export type Key = string | number;

/** The JSON Pointer (RFC 6901) of a place, or of a key inside it. */
export function pointer(spot: Spot, keys: readonly Key[] = []): string {
  const path = keys.map(step);
  for (let at = spot; at.parent; at = at.parent) path.unshift(step(at.key));
  return path.join("");
}

function step(key: Key): string {
  return `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
