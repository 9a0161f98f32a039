/** The periods of a table's rows. */
import { periodColumns, type Mapping } from "../portrait.js";
import type { FeedProblem } from "../problems.js";
import type { TableRow } from "../table.js";
import type { Columns } from "./columns.js";
import { periodText } from "./period-cell.js";
import { readPeriod, type PeriodResult } from "./period.js";

interface Known {
  readonly result: PeriodResult;
  readonly row: number;
  rows: number;
}

/** Reads each text once; a problem is told once for a text, with the first row and the number of others. */
export class PeriodReader {
  readonly #known = new Map<string, Known>();
  readonly #period: Mapping["period"];
  readonly #names: readonly string[];
  readonly #columns: readonly number[];

  constructor(mapping: Mapping, columns: Columns) {
    this.#period = mapping.period;
    this.#names = periodColumns(mapping);
    this.#columns = this.#names.map((name) => columns.get(name) ?? -1);
  }

  read(row: TableRow): PeriodResult {
    const text = "fixed" in this.#period ? this.#period.fixed : this.#textIn(row);
    const known = this.#known.get(text);
    if (known) known.rows += 1;
    const result = known?.result ?? readPeriod(text, this.#period.reading);
    if (!known) this.#known.set(text, { result, row: row.row, rows: 1 });
    return result;
  }

  /** "2022" and "Q3" in two columns are "2022 Q3". */
  #textIn(row: TableRow): string {
    const [first = -1, ...others] = this.#columns;
    return others.reduce((text, at) => `${text} ${periodText(row, at).trim()}`, periodText(row, first));
  }

  problems(): FeedProblem[] {
    const found = [...this.#known.values()].flatMap((known) => this.#problemOf(known));
    // A reading that no period needs is one remark, not one for each year.
    const [first, ...others] = found.filter(({ code }) => code === "period-reading-ignored");
    const rest = found.filter(({ code }) => code !== "period-reading-ignored");
    if (first === undefined) return rest;
    const more = (first.more ?? 0) + others.reduce((sum, each) => sum + 1 + (each.more ?? 0), 0);
    return [...rest, { ...first, ...(more > 0 ? { more } : {}) }];
  }

  #problemOf({ result, row, rows }: Known): FeedProblem[] {
    const found = "problem" in result ? result.problem : result.notice;
    if (found === undefined) return [];
    if ("fixed" in this.#period) return [found];
    return [{ ...found, row, column: this.#names[0] ?? "", ...(rows > 1 ? { more: rows - 1 } : {}) }];
  }
}
