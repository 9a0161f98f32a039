/** Records to a table: names from the header row, the rows under it, and a report of every row that does not fit. */
import { problem, type FeedProblem } from "../problems.js";
import type { Table, TableRow } from "../table.js";
import type { BrokenRecords } from "./csv.js";

type Cells = readonly string[];

/** The table under a header row (counted from 0). Row numbers are those a spreadsheet shows. */
export function tableOf(records: readonly Cells[], header: number, broken: BrokenRecords): { table: Table; problems: FeedProblem[] } {
  const columns = (records[header] ?? []).map((name) => name.trim());
  const body = records.slice(header + 1).map((cells, at) => ({ row: header + 2 + at, cells }));
  const brokenHeader = broken.get(header);
  const problems: FeedProblem[] = [
    ...(brokenHeader ? [problem("quotes-broken", { row: header + 1 }, brokenHeader)] : []),
    ...duplicateNames(columns),
    ...blankRows(body.map(({ cells }) => cells)),
  ];
  const rows: TableRow[] = [];
  for (const { row, cells } of body) {
    const fault = broken.get(row - 1);
    if (fault) problems.push(problem("quotes-broken", { row }, fault));
    else if (!isBlank(cells)) {
      const misfit = fitOf(cells, columns.length, row);
      if (misfit) problems.push(misfit);
      if (misfit?.code !== "row-long") rows.push({ row, cells: columns.map((_, column) => cells[column] ?? "") });
    }
  }
  if (rows.length === 0) problems.push(problem("no-rows", {}));
  return { table: { columns, headerRow: header + 1, rows }, problems };
}

function isBlank(cells: Cells): boolean {
  return cells.every((cell) => cell.trim() === "");
}

/** Does the row fit the columns? Blank cells beyond the last column are nothing. */
function fitOf(cells: Cells, columns: number, row: number): FeedProblem | null {
  if (cells.length < columns) return problem("row-short", { row }, { cells: cells.length, columns });
  const extra = cells.slice(columns).filter((cell) => cell.trim() !== "");
  return extra.length === 0 ? null : problem("row-long", { row }, { cells: cells.length, columns, extra });
}

function duplicateNames(names: readonly string[]): FeedProblem[] {
  const places = new Map<string, number[]>();
  for (const [at, name] of names.entries()) {
    const known = places.get(name);
    if (known) known.push(at + 1);
    else if (name !== "") places.set(name, [at + 1]);
  }
  return [...places].filter(([, columns]) => columns.length > 1)
    .map(([name, columns]) => problem("duplicate-header", { column: name }, { name, columns }));
}

function blankRows(body: readonly Cells[]): FeedProblem[] {
  const count = body.filter(isBlank).length;
  if (count === 0) return [];
  const fromTheEnd = [...body].reverse().findIndex((cells) => !isBlank(cells));
  return [problem("blank-rows", {}, { count, trailing: fromTheEnd === -1 ? count : fromTheEnd })];
}
