/** Spans of time in months and days as they are written: no clock, no time zone, and a year is as long as any other. */
import type { Period } from "./doughnut.js";
import { daysInMonth } from "./period.js";

/** Is a day more than so many years before another? Both are ISO dates; a time after the date is not looked at. */
export function isMoreThanYearsBefore(day: string, years: number, later: string): boolean {
  const limit = monthsOf(later) - years * 12;
  const months = monthsOf(day);
  return months < limit || (months === limit && day.slice(8, 10) < later.slice(8, 10));
}

/** The day after, so that the last days of two months can be compared whatever the length of the months. */
export function dayAfter(day: string): string {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  if (date < daysInMonth(year, month)) return `${day.slice(0, 8)}${twoDigits(date + 1)}`;
  return month < 12 ? `${day.slice(0, 5)}${twoDigits(month + 1)}-01` : `${String(year + 1).padStart(4, "0")}-01-01`;
}

/** For comparing how long two periods are: every month counts as the longest one. */
export function lengthOf({ start, end }: Period): number {
  return (monthsOf(end) - monthsOf(start)) * 31 + Number(end.slice(8, 10)) - Number(start.slice(8, 10));
}

/** Months since the year 0 of an ISO date. */
function monthsOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
