/** Periods as people write them in a table, with the days they stand for. What could mean two things means nothing. */
import { isCalendarDate, type Period } from "@place-doughnut/schema";
import { monthWords, untilWords } from "../../words/page-table.js";

type Days = Pick<Period, "start" | "end">;

/**
 * `2023`, `2023-06`, `June 2023`, `2023-06-29`, `29 June 2023`; `2023/24`, the financial year from April to March; and
 * from one of these to another: `2021 to 2023`. Null for anything else. `2011-12` may be a month or a financial year and
 * `2023 to 2024` two years or one, so they are nothing. Month names in English or Welsh.
 */
export function period(text: string): Period | null {
  const days = oneSpan(text) ?? fromTo(text);
  return days && days.start <= days.end ? { ...days, label: text } : null;
}

/** A period whose first and last day are given; null when either is no day, or they are the wrong way round. */
export function periodOfDays(start: string, end: string, label: string): Period | null {
  return isCalendarDate(start) && isCalendarDate(end) && start <= end ? { start, end, ...(label === "" ? {} : { label }) } : null;
}

function oneSpan(text: string): Days | null {
  if (/^\d{4}$/.test(text)) return { start: `${text}-01-01`, end: `${text}-12-31` };
  if (isCalendarDate(text)) return { start: text, end: text };
  return isoMonth(text) ?? twoYears(text) ?? namedMonth(text);
}

function isoMonth(text: string): Days | null {
  const match = /^(\d{4})-(\d{2})$/.exec(text);
  if (!match || Number(match[2]) === (Number(match[1]) + 1) % 100) return null;
  return month(match[1]!, Number(match[2]));
}

/** The UK's financial year, as the document's readers understand `2023/24`. */
function twoYears(text: string): Days | null {
  const match = /^(\d{4})\/(\d{2}|\d{4})$/.exec(text) ?? /^(\d{4})–(\d{2})$/.exec(text);
  if (!match) return null;
  const next = String(Number(match[1]) + 1).padStart(4, "0");
  return next.endsWith(match[2]!) ? { start: `${match[1]}-04-01`, end: `${next}-03-31` } : null;
}

function namedMonth(text: string): Days | null {
  const match = /^(?:(\d{1,2}) )?(\p{L}{3,12}) (\d{4})$/u.exec(text);
  const at = match ? monthWords.indexOf(match[2]!.toLowerCase()) : -1;
  if (!match || at < 0) return null;
  const days = month(match[3]!, (at % 12) + 1);
  if (match[1] === undefined || !days) return days;
  const day = `${days.start.slice(0, 8)}${match[1].padStart(2, "0")}`;
  return isCalendarDate(day) ? { start: day, end: day } : null;
}

function month(year: string, number: number): Days | null {
  const name = `${year}-${String(number).padStart(2, "0")}`;
  const last = ["31", "30", "29", "28"].find((day) => isCalendarDate(`${name}-${day}`));
  return last === undefined ? null : { start: `${name}-01`, end: `${name}-${last}` };
}

/** Two calendar years in a row are none: to many they are one financial year. */
function fromTo(text: string): Days | null {
  const parts = text.split(until);
  const [from = "", to = ""] = parts;
  const [first, last] = [oneSpan(from), oneSpan(to)];
  if (parts.length !== 2 || !first || !last) return null;
  const inARow = /^\d{4}$/.test(from) && Number(to) === Number(from) + 1;
  return inARow ? null : { start: first.start, end: last.end };
}

const until = new RegExp(` (?:${untilWords.join("|")}) | ?– ?`);
