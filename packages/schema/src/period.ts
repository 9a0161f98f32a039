/** Dates and periods. Dates are compared as text: ISO 8601 sorts, and no clock or time zone is involved. */
import type { Period } from "./doughnut.js";

/** Is this a day that exists, written YYYY-MM-DD? */
export function isCalendarDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Is this a day, or a day with a time (`2026-06-29T09:30:00Z`)? */
export function isDate(text: string): boolean {
  return isCalendarDate(text.slice(0, 10)) && /^(T\d{2}:\d{2}(:\d{2})?(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})?)?$/.test(text.slice(10));
}

/** Days in a month of the Gregorian calendar; `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Earlier end first; of two that end together, the shorter first, so that a single year comes before a pooled one. */
export function comparePeriods(a: Period, b: Period): number {
  return compareText(a.end, b.end) || compareText(b.start, a.start);
}

/** The same days. Labels and kinds may differ between publishers. */
export function samePeriod(a: Period, b: Period): boolean {
  return a.start === b.start && a.end === b.end;
}

/** Does a period hold every day of another? */
export function contains(outer: Period, inner: Period): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
