import { comparePeriods, daysInMonth, isCalendarDate, isDate, samePeriod } from "@place-doughnut/schema";
import fc from "fast-check";
import { expect, test, vi } from "vitest";

/** A busy machine takes longer; what is promised here is not the time. */
vi.setConfig({ testTimeout: 60_000 });

test("a calendar date is a day that exists, in full", () => {
  for (const date of ["2024-02-29", "2000-02-29", "1999-12-31", "0001-01-01"]) expect(isCalendarDate(date), date).toBe(true);
  const none = [
    "2023-02-29", "1900-02-29", "2023-04-31", "2023-13-01", "2023-00-10", "2023-01-00", "2023-1-1", "2023", " 2023-01-01", "2023-01-01 ",
    "20230101", "+002023-01-01", "２０２３-01-01", "",
  ];
  for (const date of none) expect(isCalendarDate(date), date).toBe(false);
});

test("a date may carry a time", () => {
  for (const date of ["2026-06-29", "2026-06-29T09:30", "2026-06-29T09:30:00Z", "2026-06-29T09:30:00.123456+01:00"]) expect(isDate(date), date).toBe(true);
  for (const date of ["2026-06-31T09:30:00Z", "2026-06-29 09:30", "2026-06-29T", "2026-06-29T9:30", "2026-06-29T09:30:00ZZ", "2026-06-29Z"]) expect(isDate(date), date).toBe(false);
});

test("agrees with the calendar of the machine on every day of four centuries", () => {
  for (let year = 1800; year < 2200; year++) {
    for (let month = 1; month <= 12; month++) expect(daysInMonth(year, month)).toBe(new Date(Date.UTC(year, month, 0)).getUTCDate());
  }
});

test("periods sort by their end; of two that end together the shorter comes first", () => {
  const inOrder = ["2022-04-01/2023-03-31", "2023-12-31/2023-12-31", "2023-01-01/2023-12-31", "2021-01-01/2023-12-31"];
  const periods = [3, 2, 0, 1].map((i) => ({ start: inOrder[i]!.slice(0, 10), end: inOrder[i]!.slice(11) }));
  expect([...periods].sort(comparePeriods).map(({ start, end }) => `${start}/${end}`)).toEqual(inOrder);
});

test("sorting periods is an order, and nought only for the same days", () => {
  const day = fc.integer({ min: 2000, max: 2003 }).map((year) => `${year}-01-01`);
  const period = fc.record({ start: day, end: day });
  fc.assert(fc.property(period, period, period, (a, b, c) => {
    expect(Math.sign(comparePeriods(a, b))).toBe(-Math.sign(comparePeriods(b, a)) + 0);
    expect(comparePeriods(a, b) === 0).toBe(samePeriod(a, b));
    if (comparePeriods(a, b) <= 0 && comparePeriods(b, c) <= 0) expect(comparePeriods(a, c)).toBeLessThanOrEqual(0);
  }), { numRuns: 1000 });
});
