/** What kind of period some days are, and a short label for it. */
import type { Period, periodKinds } from "@place-doughnut/schema";
import { addDays, addMonths, partsOf } from "./days.js";

export type PeriodKind = (typeof periodKinds)[number];

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** A period with its kind and label worked out from its days, unless they are known. */
export function periodOf(start: string, end: string, known: { kind?: PeriodKind; label?: string } = {}): Period {
  const kind = known.kind ?? kindOf(start, end);
  return { start, end, label: known.label ?? labelOf(start, end, kind), kind };
}

const yearKinds = new Map<string, PeriodKind>([
  ["01-01", "calendar-year"],
  ["04-01", "financial-year"],
  // Scotland's and DfE's school years start in August, the universities' in September.
  ["08-01", "academic-year"],
  ["09-01", "academic-year"],
]);

/** Whole years that are several are pooled; a year that starts on no usual day is rolling. */
export function kindOf(start: string, end: string): PeriodKind {
  if (start === end) return "instant";
  const count = wholeMonths(start, end);
  const { month, date } = partsOf(start);
  if (count === 12) return yearKinds.get(start.slice(5)) ?? "rolling";
  if (count !== null && count % 12 === 0) return "pooled";
  if (count === 1 && date === 1) return "month";
  return count === 3 && date === 1 && month % 3 === 1 ? "quarter" : "span";
}

/** How many months from the first to the last day, both counted; null when it is not a whole number. */
function wholeMonths(start: string, end: string): number | null {
  const next = partsOf(addDays(end, 1));
  const first = partsOf(start);
  const count = (next.year - first.year) * 12 + next.month - first.month;
  return count > 0 && addMonths(start, count) === addDays(end, 1) ? count : null;
}

/** "2023", "2024/25", "2022–24", "2020/21–2024/25", "Mar 2026", "Q1 2022", "Oct 2021 – Sep 2022", "1 Jan 2026". */
export function labelOf(start: string, end: string, kind: PeriodKind): string {
  const from = partsOf(start);
  const to = partsOf(end);
  switch (kind) {
    case "calendar-year": return String(from.year);
    case "financial-year":
    case "academic-year": return splitYear(from.year);
    case "pooled": return pooledLabel(start, end);
    case "month": return monthLabel(start);
    case "quarter": return `Q${Math.ceil(to.month / 3)} ${to.year}`;
    case "instant": return dayLabel(start);
    default: return rangeLabel(start, end);
  }
}

/** "2024/25". */
export function splitYear(year: number): string {
  return `${year}/${String((year + 1) % 100).padStart(2, "0")}`;
}

function pooledLabel(start: string, end: string): string {
  const [from, to] = [partsOf(start).year, partsOf(end).year];
  const yearStart = start.slice(5);
  if (yearStart === "01-01") return `${from}–${Math.floor(from / 100) === Math.floor(to / 100) ? String(to % 100).padStart(2, "0") : to}`;
  return yearKinds.has(yearStart) ? `${splitYear(from)}–${splitYear(to - 1)}` : rangeLabel(start, end);
}

function rangeLabel(start: string, end: string): string {
  const inMonths = start.endsWith("-01") && addDays(end, 1).endsWith("-01");
  return inMonths ? `${monthLabel(start)} – ${monthLabel(end)}` : `${dayLabel(start)} – ${dayLabel(end)}`;
}

function monthLabel(day: string): string {
  const { year, month } = partsOf(day);
  return `${months[month - 1] ?? ""} ${year}`;
}

/** "1 Jan 2026". */
export function dayLabel(day: string): string {
  return `${partsOf(day).date} ${monthLabel(day)}`;
}

/** The number of a month, from its English name or the first three letters of it ("Sept" too); null when it is none. */
export function monthNumber(name: string): number | null {
  const start = name.slice(0, 3).toLowerCase();
  const at = months.findIndex((month) => month.toLowerCase() === start);
  const whole = fullNames[at]?.toLowerCase() ?? "";
  return at !== -1 && whole.startsWith(name.toLowerCase()) ? at + 1 : null;
}

const fullNames = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
] as const;
