/** The rows of a table sorted into heaps, one for each area and period. */
import type { Period } from "@place-doughnut/schema";
import type { Mapping } from "../portrait.js";
import type { FeedProblem } from "../problems.js";
import type { Table, TableRow } from "../table.js";
import type { Areas, MapArea } from "./areas.js";
import type { Columns } from "./columns.js";
import type { Outcomes } from "./outcome.js";
import { readPeriod, type PeriodResult } from "./period.js";
import type { RowFilter } from "./where.js";

export interface Group {
  readonly area: MapArea;
  readonly period: Period;
  readonly rows: TableRow[];
}

/** Sorts the rows that are wanted; every other one gets its outcome here. */
export function groupRows(
  table: Table, mapping: Mapping, columns: Columns, areas: Areas, filter: RowFilter, outcomes: Outcomes,
): { groups: Group[]; problems: FeedProblem[] } {
  const groups = new Map<string, Group>();
  const periods = new PeriodReader(mapping, columns);
  for (const row of table.rows) {
    const area = areas.areaOf(row);
    const wanted = area !== null && filter.matches(row);
    const result = wanted ? periods.read(row) : null;
    if (area === null) outcomes.set(row, "other-area");
    else if (result === null) outcomes.set(row, "where");
    else if ("problem" in result) outcomes.set(row, "period");
    else addTo(groups, area, result.period, row);
  }
  return { groups: [...groups.values()], problems: periods.problems() };
}

function addTo(groups: Map<string, Group>, area: MapArea, period: Period, row: TableRow): void {
  const key = JSON.stringify([area.id, period.start, period.end]);
  const group = groups.get(key);
  if (group) group.rows.push(row);
  else groups.set(key, { area, period, rows: [row] });
}

/** Reads each text once; a problem is told once for a text, with the first row and the number of others. */
class PeriodReader {
  readonly #known = new Map<string, { result: PeriodResult; row: number; rows: number }>();
  readonly #period: Mapping["period"];
  readonly #column: number;

  constructor({ period }: Mapping, columns: Columns) {
    this.#period = period;
    this.#column = "column" in period ? columns.get(period.column) ?? -1 : -1;
  }

  read(row: TableRow): PeriodResult {
    const text = "fixed" in this.#period ? this.#period.fixed : row.cells[this.#column] ?? "";
    const known = this.#known.get(text);
    if (known) known.rows += 1;
    const result = known?.result ?? readPeriod(text, this.#period.reading);
    if (!known) this.#known.set(text, { result, row: row.row, rows: 1 });
    return result;
  }

  problems(): FeedProblem[] {
    const column = "column" in this.#period ? { column: this.#period.column } : {};
    return [...this.#known.values()].flatMap(({ result, row, rows }) => {
      const found = "problem" in result ? result.problem : result.notice;
      if (found === undefined) return [];
      const place = "fixed" in this.#period ? {} : { row, ...column, ...(rows > 1 ? { more: rows - 1 } : {}) };
      return [{ ...found, ...place }];
    });
  }
}
