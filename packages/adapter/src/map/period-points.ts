/** Days, months and quarters as publishers write them: the notations that mean one thing, alone or at either end of a range. */
import { isDate } from "@place-doughnut/schema";
import { addMonths, dayOf, monthEnd, partsOf } from "./days.js";
import { monthNumber, splitYear } from "./period-kind.js";

export interface Point {
  readonly start: string;
  readonly end: string;
  readonly written: "day" | "month" | "quarter" | "half";
  /** Set where the days do not give the usual label: a quarter of a financial year. */
  readonly label?: string;
  /** A numeric date read day first, where month first would be a date too. */
  readonly dayFirst?: true;
}

interface Notation {
  readonly like: string;
  readonly pattern: RegExp;
  readonly read: (parts: readonly string[]) => Point | null;
}

/** The first that matches is taken. Texts come in lower case, with plain hyphens and single blanks. */
const notations: readonly Notation[] = [
  { like: "2023-06-30", pattern: /^(\d{4})-(\d{2})-(\d{2})$/, read: ([year, month, day]) => oneDay(year, month, day) },
  { like: "2023-06-03T00:00:00.000", pattern: /^(\d{4}-\d{2}-\d{2}t[\d:.z+-]{5,24})$/, read: ([time]) => dayOfTime(time) },
  { like: "31/03/2024", pattern: /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/, read: ([day, month, year]) => dayFirst(day, month, year) },
  { like: "2023/06/30, 2023.06.30", pattern: /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/, read: ([year, month, day]) => oneDay(year, month, day) },
  { like: "20230630", pattern: /^(\d{4})(\d{2})(\d{2})$/, read: ([year, month, day]) => oneDay(year, month, day) },
  { like: "30 June 2021, 30-Jun-2021", pattern: /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4})$/, read: ([day, name, year]) => oneDay(year, monthText(name), day) },
  { like: "June 30, 2021", pattern: /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/, read: ([name, day, year]) => oneDay(year, monthText(name), day) },
  { like: "30-Jun-21", pattern: /^(\d{1,2})[ -]([a-z]{3,9})[ -](\d{2})$/, read: ([day, name, year]) => oneDay(inThisCentury(year), monthText(name), day) },
  { like: "Mid-2021", pattern: /^mid[ -]?(?:year )?(\d{4})$/, read: ([year]) => oneDay(year, "6", "30") },
  { like: "As at 30 June 2021 (Q1)", pattern: /^as (?:at|of) (?:end )?(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9}) (\d{4})(?: \(q[1-4]\))?$/, read: ([day, name, year]) => oneDay(year, monthText(name), day) },
  { like: "March 2023, Nov-2023", pattern: /^([a-z]{3,9})\.?[ -](\d{4})$/, read: ([name, year]) => oneMonth(year, monthText(name)) },
  { like: "2023 NOV", pattern: /^(\d{4})[ -]([a-z]{3,9})$/, read: ([year, name]) => oneMonth(year, monthText(name)) },
  { like: "Oct-11", pattern: /^([a-z]{3,9})[ -]'?(\d{2})$/, read: ([name, year]) => oneMonth(inThisCentury(year), monthText(name)) },
  { like: "2023-04", pattern: /^(\d{4})-(\d{2})$/, read: ([year, month]) => oneMonth(year, month) },
  { like: "2023M04, 2023-M04", pattern: /^(\d{4})-?m(\d{2})$/, read: ([year, month]) => oneMonth(year, month) },
  { like: "2023-S1, 2023H2", pattern: /^(\d{4})[ -]?[sh]([12])$/, read: ([year, half]) => halfYear(year, half) },
  { like: "H1 2023", pattern: /^[sh]([12])[ -]?(\d{4})$/, read: ([half, year]) => halfYear(year, half) },
  { like: "Q1 2022", pattern: /^q([1-4])[ -]?(\d{4})$/, read: ([quarter, year]) => calendarQuarter(year, quarter) },
  { like: "2022 Q3, 2004-Q3, 2016/Q2, 2023K3", pattern: /^(\d{4})[ /-]?[qk]([1-4])$/, read: ([year, quarter]) => calendarQuarter(year, quarter) },
  { like: "2022/23 Q3", pattern: /^(\d{4})[/-](\d{2})[ -]?q([1-4])$/, read: ([year, next, quarter]) => financialQuarter(year, next, quarter) },
  { like: "Q3 2022/23", pattern: /^q([1-4]) (\d{4})[/-](\d{2})$/, read: ([quarter, year, next]) => financialQuarter(year, next, quarter) },
];

/** The days, month or quarter of a text; null when it is written in none of these ways or names no real day. */
export function readPoint(text: string): Point | null {
  for (const { pattern, read } of notations) {
    const match = pattern.exec(text);
    if (match) return read(match.slice(1));
  }
  return null;
}

function oneDay(year = "", month = "", date = ""): Point | null {
  const day = dayOf(Number(year), Number(month), Number(date));
  return day === null ? null : { start: day, end: day, written: "day" };
}

function dayOfTime(time = ""): Point | null {
  return isDate(time.toUpperCase()) ? oneDay(time.slice(0, 4), time.slice(5, 7), time.slice(8, 10)) : null;
}

/** UK order. Never month first, and where that would be a date too the reader is told. */
function dayFirst(date = "", month = "", year = ""): Point | null {
  const point = oneDay(year, month, date);
  return point && Number(date) <= 12 && date !== month ? { ...point, dayFirst: true } : point;
}

function oneMonth(year = "", month = ""): Point | null {
  const start = dayOf(Number(year), Number(month), 1);
  return start === null ? null : { start, end: monthEnd(Number(year), Number(month)), written: "month" };
}

function monthText(name = ""): string {
  return String(monthNumber(name) ?? 0);
}

/** ONS writes "Oct-11" for October 2011: 70 to 99 are 19xx, the rest 20xx. */
function inThisCentury(year = ""): string {
  return `${Number(year) >= 70 ? "19" : "20"}${year}`;
}

function calendarQuarter(year = "", quarter = ""): Point | null {
  const start = dayOf(Number(year), Number(quarter) * 3 - 2, 1);
  return start === null ? null : { start, end: endOfThreeMonths(start), written: "quarter" };
}

function halfYear(year = "", half = ""): Point | null {
  const start = dayOf(Number(year), half === "1" ? 1 : 7, 1);
  return start === null ? null : { start, end: half === "1" ? `${year}-06-30` : `${year}-12-31`, written: "half", label: `H${half} ${year}` };
}

/** Quarter 1 of 2022/23 is April to June 2022. */
function financialQuarter(year = "", next = "", quarter = ""): Point | null {
  const april = dayOf(Number(year), 4, 1);
  if (april === null || (Number(year) + 1) % 100 !== Number(next)) return null;
  const start = addMonths(april, (Number(quarter) - 1) * 3);
  return { start, end: endOfThreeMonths(start), written: "quarter", label: `Q${quarter} ${splitYear(Number(year))}` };
}

function endOfThreeMonths(start: string): string {
  const { year, month } = partsOf(addMonths(start, 2));
  return monthEnd(year, month);
}
