/** Which time is meant when a reader asks for "2023", "2023/24" or "Blwyddyn ariannol 2023"? */
import type { Doughnut, Period } from "./doughnut.js";
import { comparePeriods, contains, daysInMonth, isCalendarDate, samePeriod } from "./period.js";

export interface AskedPeriod {
  /** The period asked for. Of figures that end later only those are shown that hold the whole of it. */
  readonly period: Period;
  /** Is this, to the day, a period asked for? Several can have one label. */
  names(period: Period): boolean;
  /** Is this the period asked for, or a part of it? */
  includes(period: Period): boolean;
}

/**
 * The period that a text means in this document: first as a label that stands in it, in any language; else as a year
 * (`2023`), a month (`2023-06`), a day (`2023-06-29`) or two years in a row (`2023/24`). Two years in a row are
 * whatever periods of the document run from one into the other, else the UK's financial year, April to March.
 * Null when it is none of these.
 */
export function askedPeriod(doughnut: Doughnut, text: string): AskedPeriod | null {
  const wanted = text.trim();
  const known = periodsOf(doughnut);
  const labelled = known.filter((period) => labelsOf(period).includes(wanted));
  return among(labelled) ?? among(known.filter(runsThrough(wanted))) ?? within(spanOf(wanted));
}

/** Every label a reader could ask for. */
export function periodLabels(doughnut: Doughnut): string[] {
  return [...new Set(periodsOf(doughnut).flatMap(labelsOf))];
}

/** Several periods can have one label: a calendar year and a survey date in it. The latest end bounds what is shown. */
function among(periods: readonly Period[]): AskedPeriod | null {
  const period = [...periods].sort(comparePeriods).at(-1);
  if (!period) return null;
  return {
    period,
    names: (other) => periods.some((one) => samePeriod(one, other)),
    includes: (other) => periods.some((one) => contains(one, other)),
  };
}

function within(period: Period | null): AskedPeriod | null {
  return period && among([period]);
}

/** Is a period one that runs from the first of two years in a row (`2023/24`) into the second? */
function runsThrough(text: string): (period: Period) => boolean {
  const years = twoYears(text);
  return ({ start, end }) => years !== null && start.startsWith(`${years[0]}-`) && end.startsWith(`${years[1]}-`);
}

function spanOf(text: string): Period | null {
  if (isCalendarDate(text)) return { start: text, end: text, label: text };
  if (/^\d{4}$/.test(text)) return { start: `${text}-01-01`, end: `${text}-12-31`, label: text };
  if (isCalendarDate(`${text}-01`)) {
    return { start: `${text}-01`, end: `${text}-${daysInMonth(Number(text.slice(0, 4)), Number(text.slice(5)))}`, label: text };
  }
  const years = twoYears(text);
  return years && { start: `${years[0]}-04-01`, end: `${years[1]}-03-31`, label: text };
}

/** `2023/24` or `2023/2024` as two years, if the second follows the first. */
function twoYears(text: string): readonly [string, string] | null {
  const match = /^(\d{4})\/(\d{2}|\d{4})$/.exec(text);
  if (!match) return null;
  const [, first = "", second = ""] = match;
  const next = String(Number(first) + 1).padStart(4, "0");
  return next.endsWith(second) ? [first, next] : null;
}

function periodsOf({ dimensions }: Doughnut): Period[] {
  return dimensions.flatMap(({ indicators = [] }) => indicators.flatMap(({ observations }) => observations.map(({ period }) => period)));
}

function labelsOf({ label }: Period): string[] {
  if (label === undefined) return [];
  return (typeof label === "string" ? [label] : Object.values(label)).map((words) => words.trim());
}
