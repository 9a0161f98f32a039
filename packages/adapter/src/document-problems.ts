/** What is wrong with the finished document, told in terms of the portrait it was made from. */
import { parseDoughnut, type Problem } from "@place-doughnut/schema";
import type { Assembled } from "./assemble.js";
import type { Portrait } from "./portrait.js";
import type { FeedProblem } from "./problems.js";
import type { Doughnut } from "@place-doughnut/schema";

export interface Validated {
  readonly doughnut: Doughnut | null;
  readonly problems: readonly FeedProblem[];
}

/** Reads the document as anybody else will, so that nothing comes out that does not hold. */
export function validate({ doughnut: made, origins }: Assembled, portrait: Portrait): Validated {
  const { doughnut, problems } = parseDoughnut(made);
  return { doughnut, problems: problems.map((found) => inPortrait(found, origins, portrait)) };
}

function inPortrait({ code, severity, message, hint, path }: Problem, origins: ReadonlyMap<string, string>, portrait: Portrait): FeedProblem {
  const { pointer, rest } = originOf(path, origins);
  // Figures are the publisher's; everything else in the document was written in the portrait.
  const isFigure = /^\/(?:observations|comparators)\//.test(rest);
  const own = pointer === null ? path : isFigure ? `${pointer}/mapping` : `${pointer}${rest}`;
  const indicator = /^\/indicators\/(\d+)/.exec(own)?.[1];
  const id = indicator === undefined ? undefined : portrait.indicators[Number(indicator)]?.id;
  return {
    code, severity,
    responsibility: isFigure ? "publisher" : "mapping",
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(id === undefined ? {} : { indicator: id }),
    path: own,
  };
}

/** The longest part of a pointer whose origin is known, and what follows it. */
function originOf(path: string, origins: ReadonlyMap<string, string>): { pointer: string | null; rest: string } {
  for (let end = path.length; end > 0; end = path.lastIndexOf("/", end - 1)) {
    const pointer = origins.get(path.slice(0, end));
    if (pointer !== undefined) return { pointer, rest: path.slice(end) };
  }
  return { pointer: null, rest: path };
}
