/** Signs that the figures of one indicator do not belong together, in a file of which no row is kept. */
import { problem, type FeedProblem } from "../problems.js";
import type { LatestFigure } from "./latest.js";

/** Rows named of each kind; the others are counted. */
const mostNamed = 7;

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
    return this.#found.flatMap(({ with: signed, without }) =>
      signed.count === 0 || without.count === 0 ? [] : [problem("percent-mixed", { column }, { with: signed.rows, without: without.rows, counts: [signed.count, without.count] })]);
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
  return [...units].filter(([, found]) => found.size > 1).map(([indicator, found]) => problem("units-differ", {}, { indicator, units: [...found] }));
}
