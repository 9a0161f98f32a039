/** Signs that the figures of one indicator do not belong together, in a file of which no row is kept. */
import { problem, type FeedProblem } from "../problems.js";
import type { LatestFigure } from "./latest.js";

/** Rows named of each kind; the others are counted. */
const mostNamed = 7;

/** Indicators told of; the others are counted. */
const mostTold = 20;

class Counted {
  count = 0;
  readonly rows: number[] = [];

  add(row: number): void {
    this.count += 1;
    if (this.count <= mostNamed) this.rows.push(row);
  }
}

/** Figures written with a per cent sign and without, by indicator. */
export class PercentSigns {
  readonly #found: { readonly with: Counted; readonly without: Counted }[] = [];

  add(indicator: number, isSigned: boolean, row: number): void {
    const found = (this.#found[indicator] ??= { with: new Counted(), without: new Counted() });
    (isSigned ? found.with : found.without).add(row);
  }

  problems(column: string): FeedProblem[] {
    const mixed = this.#found.filter(({ with: signed, without }) => signed.count > 0 && without.count > 0);
    return firstOf(mixed, ({ with: signed, without }) => problem("percent-mixed", { column }, { with: signed.rows, without: without.rows, counts: [signed.count, without.count] }));
  }
}

/** The figures of one indicator in several units. */
export function unitProblems(figures: readonly LatestFigure[]): FeedProblem[] {
  const units = new Map<string, Set<string>>();
  for (const { indicator, unit, value } of figures) {
    if (value === null || unit === null || unit.trim() === "") continue;
    const known = units.get(indicator);
    if (known) known.add(unit.trim());
    else units.set(indicator, new Set([unit.trim()]));
  }
  return firstOf([...units].filter(([, found]) => found.size > 1), ([indicator, found]) => problem("units-differ", {}, { indicator, units: [...found] }));
}

function firstOf<T>(found: readonly T[], tell: (each: T) => FeedProblem): FeedProblem[] {
  const beyond = found.length - mostTold;
  return found.slice(0, mostTold).map((each, at) => (beyond > 0 && at === mostTold - 1 ? { ...tell(each), more: beyond } : tell(each)));
}
