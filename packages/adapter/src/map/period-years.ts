/** Years, pairs of years and ranges of them. "2013/14" alone does not say which twelve months it means: the mapping does. */
import { addDays } from "./days.js";
import type { Outcome, PeriodReading } from "./period.js";

/** Readings that say how a year is counted, with the day such a year starts. */
const yearStarts = new Map<PeriodReading, string>([["calendar-year", "01-01"], ["financial-year", "04-01"], ["academic-year", "09-01"]]);
const splitReadings: readonly PeriodReading[] = ["financial-year", "academic-year"];

/** More years than this in "1990-15" are a slip, not a period. */
const mostYears = 20;

/**
 * Reads a text that holds nothing but years; null when this is none, or is rather a month. Texts come in lower case,
 * with plain hyphens and single blanks.
 */
export function readYears(text: string, reading: PeriodReading | undefined): Outcome | null {
  const year = /^([12]\d{3})$/.exec(text);
  if (year) return oneYear(Number(year[1]), reading);
  const pair = /^([12]\d{3})(\/|-| - | to )(\d{4}|\d{2})$/.exec(text);
  if (pair) return yearPair({ first: Number(pair[1]), sign: pair[2] ?? "", second: pair[3] ?? "" }, reading);
  const range = /^([12]\d{3})[/-](\d{2}) ?(?:-|to) ?(\d{4}|\d{2})[/-](\d{2})$/.exec(text);
  return range ? splitYearRange(range.slice(1), reading) : null;
}

function oneYear(year: number, reading: PeriodReading = "calendar-year"): Outcome {
  if (reading === "calendar-year") return years(year, year);
  if (!yearStarts.has(reading)) return "unreadable";
  return { either: [`the ${reading} that starts in ${year}`, "the one that ends in it"], readings: [] };
}

/** "2013/14", "2015 - 17", "2013 to 2016" and, in the same dress, the month "2011-12". */
function yearPair({ first, sign, second }: { first: number; sign: string; second: string }, reading: PeriodReading | undefined): Outcome | null {
  const last = yearAfter(first, second);
  const mayBeMonth = sign === "-" && second.length === 2 && Number(second) >= 1 && Number(second) <= 12;
  const mayBeYears = last > first && last - first <= mostYears && (reading === undefined || yearStarts.has(reading));
  if (!mayBeYears) return mayBeMonth ? null : "unreadable";
  // "2024/25" is never two calendar years: read as such, each period would overlap the next without a word.
  if (reading === "calendar-year" && last - first === 1 && second.length === 2) return "unreadable";
  if (reading !== undefined) return years(first, reading === "calendar-year" ? last : last - 1, reading);
  const one = last - first === 1;
  if (mayBeMonth) return { either: ["a month", one ? "a year that is not a calendar year" : "several years"], readings: ["month", ...(one ? splitReadings : ["calendar-year" as const])] };
  if (one) return { either: ["a financial year", "an academic year"], readings: splitReadings };
  // A slash over several years ("2013/16", the SDG files) is a span; a dash is how pooled years are written.
  return sign === "/" ? { ...years(first, last), kind: "span", label: `${first}–${last}` } : years(first, last);
}

/** "2020/21 - 24/25": several financial or academic years together. */
function splitYearRange(parts: readonly string[], reading: PeriodReading | undefined): Outcome {
  const [first = "", firstNext = "", last = "", lastNext = ""] = parts;
  const from = Number(first);
  const to = yearAfter(from, last);
  const areSplit = yearAfter(from, firstNext) === from + 1 && yearAfter(to, lastNext) === to + 1;
  if (!areSplit || to <= from || to - from > mostYears) return "unreadable";
  if (reading === undefined) return { either: ["several financial years", "several academic years"], readings: splitReadings };
  return splitReadings.includes(reading) ? years(from, to, reading) : "unreadable";
}

/** The year that two digits stand for after another: 1999 and "00" is 2000. */
function yearAfter(first: number, text: string): number {
  if (text.length === 4) return Number(text);
  const year = Math.floor(first / 100) * 100 + Number(text);
  return year < first ? year + 100 : year;
}

/** From the start of the first year to the end of the last; kind and label follow from the days. */
function years(first: number, last: number, reading: PeriodReading = "calendar-year"): { start: string; end: string } {
  const start = yearStarts.get(reading) ?? "01-01";
  return { start: `${first}-${start}`, end: addDays(`${last + 1}-${start}`, -1) };
}
