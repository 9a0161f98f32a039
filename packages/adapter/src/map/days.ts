/** Days, months and years as text, in the Gregorian calendar. No clock, no time zone, no `Date`. */
import { daysInMonth } from "@place-doughnut/schema";

/** A day that exists, as YYYY-MM-DD; null when there is no such day or the year is not between 1000 and 2999. */
export function dayOf(year: number, month: number, day: number): string | null {
  if (year < 1000 || year > 2999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return `${year}-${two(month)}-${two(day)}`;
}

/** The day so many days later, or earlier when negative. */
export function addDays(day: string, count: number): string {
  const parts = partsOf(day);
  let { year, month } = parts;
  let date = parts.date + count;
  for (let length = daysInMonth(year, month); date > length; length = daysInMonth(year, month)) {
    date -= length;
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  while (date < 1) {
    [year, month] = month === 1 ? [year - 1, 12] : [year, month - 1];
    date += daysInMonth(year, month);
  }
  return `${year}-${two(month)}-${two(date)}`;
}

/** The same day so many months later; the month's last day where it has no such day. */
export function addMonths(day: string, count: number): string {
  const { year, month, date } = partsOf(day);
  const months = year * 12 + (month - 1) + count;
  const [newYear, newMonth] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
  return `${newYear}-${two(newMonth)}-${two(Math.min(date, daysInMonth(newYear, newMonth)))}`;
}

/** The last day of a month. */
export function monthEnd(year: number, month: number): string {
  return `${year}-${two(month)}-${two(daysInMonth(year, month))}`;
}

export function partsOf(day: string): { year: number; month: number; date: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) };
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
