/**
 * Periods as publishers write them: one council's repository alone has twelve notations. What a text does not say is
 * taken from the mapping's reading; what neither says is a problem, never a guess.
 */
import { isCalendarDate, type Flag, type Period } from "@place-doughnut/schema";
import { problem, type FeedProblem } from "../problems.js";
import type { periodReadings } from "../portrait.js";
import { addDays, addMonths, dayOf, partsOf } from "./days.js";
import { dayLabel, kindOf, periodOf, type PeriodKind } from "./period-kind.js";
import { readPoint, type Point } from "./period-points.js";
import { splitPeriodMarks } from "./period-marks.js";
import { readYears } from "./period-years.js";

export type PeriodReading = (typeof periodReadings)[number];

export type PeriodResult =
  /** `notice` says what was taken for granted, where something was; `flags` what marks beside the period say of its figures. */
  | { readonly period: Period; readonly notice?: FeedProblem; readonly flags?: readonly Flag[] }
  | { readonly problem: FeedProblem };

/** What a notation makes of a text: days; two possible meanings and the readings that would decide; or nonsense. */
export type Outcome =
  | { readonly start: string; readonly end: string; readonly kind?: PeriodKind; readonly label?: string; readonly dayFirst?: true; readonly exact?: true }
  | { readonly either: readonly string[]; readonly readings: readonly PeriodReading[] }
  | "unreadable";

/** No period that people write is longer. */
const longest = 60;

/** The days, kind and label of a period. Of several readings the first counts under which the text has no problem. Never throws. */
export function readPeriod(raw: string, readings?: PeriodReading | readonly PeriodReading[]): PeriodResult {
  if (readings === undefined || typeof readings === "string") return readAs(raw, readings);
  const results = readings.map((reading) => readAs(raw, reading));
  const readable = results.filter((result) => "period" in result);
  return readable.find(({ notice }) => notice === undefined) ?? readable[0] ?? results[0] ?? readAs(raw, undefined);
}

function readAs(raw: string, reading: PeriodReading | undefined): PeriodResult {
  if (raw.trim() === "") return { problem: problem("period-missing", {}) };
  if (raw.length > longest) return { problem: problem("period-unreadable", {}, { text: raw, reading }) };
  const { body, flags } = splitPeriodMarks(plain(raw));
  const result = readBody(raw, body, reading);
  return flags.length > 0 && "period" in result ? { ...result, flags } : result;
}

function readBody(raw: string, text: string, reading: PeriodReading | undefined): PeriodResult {
  const outcome = interpret(text, reading);
  if (outcome === "unreadable") return { problem: problem("period-unreadable", {}, { text: raw, reading }) };
  if ("either" in outcome) return { problem: problem("period-ambiguous", {}, { text: raw, ...outcome }) };
  const { start, end, dayFirst, exact, ...known } = outcome;
  // A year before 1000 cannot be written in four digits.
  if (!isCalendarDate(start) || !isCalendarDate(end)) return { problem: problem("period-unreadable", {}, { text: raw, reading }) };
  const period = periodOf(start, end, known);
  if (dayFirst) return { period, notice: problem("period-day-first", {}, { text: raw, day: dayLabel(start) }) };
  const kind = period.kind ?? "span";
  return exact && reading !== undefined && !agrees(kind, reading) ? { period, notice: problem("period-reading-ignored", {}, { text: raw, reading, kind: kindWords[kind] }) } : { period };
}

/** Lower case, plain hyphens, single blanks. */
function plain(raw: string): string {
  return raw.normalize("NFKC").replace(/[‐‑‒–—−]/g, "-").replace(/\s+/g, " ").trim().toLowerCase().replace(/\bquarter ([1-4])\b/, "q$1");
}

/** Does what a period says itself fit the mapping's reading? Several years together fit how one of them is counted. */
function agrees(kind: PeriodKind, reading: PeriodReading): boolean {
  if (reading === "year-ending") return ["calendar-year", "financial-year", "academic-year", "rolling"].includes(kind);
  if (reading === "quarter-ending") return kind === "quarter" || kind === "span";
  return kind === reading || (kind === "pooled" && reading.endsWith("-year"));
}

const kindWords: Readonly<Record<PeriodKind, string>> = {
  "calendar-year": "a calendar year", "financial-year": "a financial year", "academic-year": "an academic year", "pooled": "several years together",
  "rolling": "a year from another day on", "quarter": "a quarter", "month": "a month", "instant": "a day", "span": "a span of time",
};

/** "202324" is "2023-24". */
function interpret(given: string, reading: PeriodReading | undefined): Outcome {
  const text = /^\d{6}$/.test(given) ? `${given.slice(0, 4)}-${given.slice(4)}` : given;
  const said = interpretPrefix(text) ?? readInterval(text);
  if (said !== null) return typeof said === "object" && "start" in said ? { ...said, exact: true } : said;
  return readYears(text, reading) ?? readRange(text) ?? fit(readPoint(text), reading);
}

/** "FY 2013/14", "Year ending March 2024", "FYE 2024": the words before say how to read what follows. */
function interpretPrefix(text: string): Outcome | null {
  const kind = /^(fy|financial year|ay|academic year|school year|cy|calendar year) ?(?=\d)/.exec(text);
  if (kind) return readYears(text.slice(kind[0].length), yearNamed(kind[1] ?? "")) ?? "unreadable";
  const ended = /^(?:fye|financial year ending|year ending march|year ending 31 march) (\d{4})$/.exec(text);
  if (ended) return readYears(`${Number(ended[1]) - 1} to ${ended[1] ?? ""}`, "financial-year") ?? "unreadable";
  const ending = /^(year|12 months|quarter|3 months)(?: ending| ended| to) (.+)$/.exec(text) ?? /^(ye|fye) (.+)$/.exec(text);
  return ending ? fit(readPoint(ending[2] ?? ""), /^[q3]/.test(ending[1] ?? "") ? "quarter-ending" : "year-ending") : null;
}

function yearNamed(word: string): PeriodReading {
  if (word.startsWith("c")) return "calendar-year";
  return word.startsWith("f") ? "financial-year" : "academic-year";
}

/** "2011-01-01/P3Y" and "2023-04-01/2024-03-31", exact by themselves (ISO 8601; both days are inside). */
function readInterval(text: string): Outcome | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:t00:00:00z?)?\/(?:p(\d{1,3})([ymwd])|(\d{4}-\d{2}-\d{2}))$/.exec(text);
  if (!match) return null;
  const [, from = "", count = "", unit = "", to] = match;
  const start = realDay(from);
  const end = to === undefined ? start && lastDay(start, Number(count), unit) : realDay(to);
  return start && end && start <= end ? { start, end } : "unreadable";
}

function realDay(text: string): string | null {
  const { year, month, date } = partsOf(text);
  return dayOf(year, month, date);
}

/** The last day of a duration that begins on a day; null when it has no length. */
function lastDay(start: string, count: number, unit: string): string | null {
  if (count === 0) return null;
  if (unit === "d" || unit === "w") return addDays(start, count * (unit === "w" ? 7 : 1) - 1);
  return addDays(addMonths(start, count * (unit === "y" ? 12 : 1)), -1);
}

/** "Oct 2021-Sep 2022", "Jan to Mar 2023", "2021/22 Q1 - 2025/26 Q3", "1 April 2023 to 31 March 2024". */
function readRange(text: string): Outcome | null {
  const match = /^(.+?)(?: - | to )(.+)$/.exec(text) ?? /^([a-z]{3,9}(?: \d{4})?)-([a-z]{3,9} \d{4})$/.exec(text);
  if (!match) return null;
  const [, left = "", right = ""] = match;
  const to = readPoint(right);
  const from = readPoint(left) ?? readPoint(`${left} ${right.slice(-4)}`);
  if (!from || !to || from.written !== to.written || from.start >= to.start) return "unreadable";
  const days = { start: from.start, end: to.end };
  return from.dayFirst ?? to.dayFirst ? { ...days, dayFirst: true } : { ...days, kind: rangeKind(days.start, days.end, from.written) };
}

/** Twelve months from a month to a month are a rolling year however they fall; longer runs of them are spans. */
function rangeKind(start: string, end: string, written: Point["written"]): PeriodKind {
  const kind = kindOf(start, end);
  if (written === "day" || kind === "quarter") return kind;
  const isYear = addDays(addMonths(start, 12), -1) === end;
  return isYear ? (written === "month" ? "rolling" : kind) : "span";
}

/** Readings that a text written so fulfils by itself. */
const fitting: Readonly<Record<Point["written"], readonly PeriodReading[]>> = { day: ["instant"], month: ["month"], quarter: ["quarter", "quarter-ending"], half: [] };

/** A day, month or quarter under a reading: the year it ends, the month or year it opens or closes, or just itself. */
function fit(point: Point | null, reading: PeriodReading | undefined): Outcome {
  if (point === null) return "unreadable";
  const { written, ...itself } = point;
  const notice = point.dayFirst ? { dayFirst: point.dayFirst } : {};
  if (reading === undefined) return itself;
  if (reading === "year-ending") return { ...endingOn(point.end, 12), ...notice };
  if (reading === "quarter-ending" && written !== "quarter") return { ...endingOn(point.end, 3), ...notice };
  if (fitting[written].includes(reading)) return itself;
  return (written === "day" && aroundDay(point.start, reading, notice)) || "unreadable";
}

function endingOn(end: string, months: number): { start: string; end: string } {
  return { start: addMonths(addDays(end, 1), -months), end };
}

/** The month, quarter or year that begins or ends on a day: "2023-03-31" as a financial year is 2022/23. */
function aroundDay(day: string, reading: PeriodReading, notice: { dayFirst?: true }): Outcome | null {
  const lengths: Partial<Record<PeriodReading, number>> = { "month": 1, "quarter": 3, "calendar-year": 12, "financial-year": 12, "academic-year": 12 };
  const length = lengths[reading];
  if (length === undefined) return null;
  const candidates = [{ start: day, end: addDays(addMonths(day, length), -1) }, endingOn(day, length)];
  const found = candidates.find(({ start, end }) => kindOf(start, end) === reading);
  return found ? { ...found, ...notice } : null;
}
