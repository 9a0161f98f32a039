/**
 * Files with semicolons between cells come from places that write 57,5 for 57.5, and from others. "1,234" alone may then be
 * either: the other cells of its column tell, or nobody knows.
 */
import { problem, type FeedProblem } from "../problems.js";
import type { ColumnWriting, Table } from "../table.js";

type Mark = NonNullable<ColumnWriting["decimalChar"]>;

/** The table with what stands before decimals in each column that has commas in its numbers. */
export function withDecimalMarks(table: Table): { table: Table; problems: FeedProblem[] } {
  const writing = new Map<string, ColumnWriting>();
  for (const [at, name] of table.columns.entries()) {
    const mark = decimalMark(table.rows.map(({ cells }) => cells[at] ?? ""));
    if (mark !== null) writing.set(name, { decimalChar: mark });
  }
  if (writing.size === 0) return { table, problems: [] };
  const columns = [...writing].filter(([, { decimalChar }]) => decimalChar === ",").map(([name]) => name);
  return { table: { ...table, writing }, problems: columns.length === 0 ? [] : [problem("decimal-comma-found", {}, { columns })] };
}

/** What stands before the decimals, by the cells that leave no doubt; null where no number has a comma. */
export function decimalMark(cells: readonly string[]): Mark | null {
  let hasComma = false;
  let [points, commas] = [false, false];
  for (const cell of cells) {
    const digits = /[.,]/.test(cell) ? digitsIn(cell) : null;
    if (digits === null) continue;
    hasComma ||= digits.includes(",");
    points ||= isDecimal(digits, ".", ",");
    commas ||= isDecimal(digits, ",", ".");
  }
  if (!hasComma) return null;
  if (points === commas) return "unknown";
  return points ? "." : ",";
}

/** The digits of a cell that is one number, with their points and commas; null for anything else. */
function digitsIn(cell: string): string | null {
  const bare = cell.slice(0, 100).replace(/[\s'’]/g, "");
  return /^[^\d.,]{0,4}(\d[\d.,]*)[^\d.,]{0,8}$/.exec(bare)?.[1] ?? null;
}

/** Can the digits be read only with this mark before decimals? Thousands have three digits behind them, and no nought alone before. */
function isDecimal(digits: string, mark: "." | ",", other: "." | ","): boolean {
  const [whole = "", decimals, ...more] = digits.split(mark);
  const groups = whole.split(other);
  const isGrouped = groups.length > 1 && groups.every((group, at) => (at === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(group));
  if (more.length > 0 || (decimals !== undefined && !/^\d+$/.test(decimals))) return false;
  if (groups.length > 1) return isGrouped && (decimals !== undefined || groups.length > 2);
  return decimals !== undefined && (decimals.length !== 3 || whole.length > 3 || whole.startsWith("0"));
}
