/**
 * The text of a cell that names a period. A spreadsheet's date cell holds a day whatever it shows: "Mar-23" and "2023" are
 * shown of the first of a month, and what is shown is meant. A whole day is read as it is held, because 03/04/2023 is
 * shown of two.
 */
import type { TableRow } from "../table.js";
import { readPeriod } from "./period.js";
import { heldDay } from "./typed.js";

/** What to read the period from: the shown text, or the day behind it. */
export function periodText({ cells, values }: TableRow, column: number): string {
  const shown = cells[column] ?? "";
  const held = values?.[column];
  const day = heldDay(held);
  return day === null || shown === held || isLongerPeriod(shown.trim(), day) ? shown : String(held);
}

/** Is the text a month, a quarter or a year that the day is in? */
function isLongerPeriod(text: string, day: string): boolean {
  if (/^\d{4}$/.test(text)) return day.startsWith(text);
  const result = readPeriod(text);
  if (!("period" in result) || result.notice !== undefined) return false;
  const { start, end } = result.period;
  return start < end && start <= day && day <= end;
}
