import { isCalendarDate, periodKinds } from "@place-doughnut/schema";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, addMonths } from "../../../packages/adapter/src/map/days.js";
import { readPeriod, type PeriodReading } from "../../../packages/adapter/src/map/period.js";
import { periodReadings } from "../../../packages/adapter/src/portrait.js";

type Row = [text: string, reading: PeriodReading | undefined, start: string, end: string, kind: string, label: string];

/** Every notation met in the files of British publishers, and what it means. */
const notations: Row[] = [
  ["2019", undefined, "2019-01-01", "2019-12-31", "calendar-year", "2019"],
  ["2023", "calendar-year", "2023-01-01", "2023-12-31", "calendar-year", "2023"],
  ["2013/14", "financial-year", "2013-04-01", "2014-03-31", "financial-year", "2013/14"],
  ["2015-16", "financial-year", "2015-04-01", "2016-03-31", "financial-year", "2015/16"],
  ["2015-16", "academic-year", "2015-09-01", "2016-08-31", "academic-year", "2015/16"],
  ["1999/00", "financial-year", "1999-04-01", "2000-03-31", "financial-year", "1999/00"],
  ["2013/2014", "academic-year", "2013-09-01", "2014-08-31", "academic-year", "2013/14"],
  ["2023–24", "financial-year", "2023-04-01", "2024-03-31", "financial-year", "2023/24"],
  ["202324", "academic-year", "2023-09-01", "2024-08-31", "academic-year", "2023/24"],
  ["FY2023/24", undefined, "2023-04-01", "2024-03-31", "financial-year", "2023/24"],
  ["Academic year 2023/24", undefined, "2023-09-01", "2024-08-31", "academic-year", "2023/24"],
  ["2013 to 2014", "financial-year", "2013-04-01", "2014-03-31", "financial-year", "2013/14"],
  ["2011-12", "financial-year", "2011-04-01", "2012-03-31", "financial-year", "2011/12"],
  ["2011-12", "month", "2011-12-01", "2011-12-31", "month", "Dec 2011"],
  ["2015 - 17", undefined, "2015-01-01", "2017-12-31", "pooled", "2015–17"],
  ["2022 – 24", undefined, "2022-01-01", "2024-12-31", "pooled", "2022–24"],
  ["2013 to 2016", undefined, "2013-01-01", "2016-12-31", "pooled", "2013–16"],
  ["1998 to 2001", undefined, "1998-01-01", "2001-12-31", "pooled", "1998–2001"],
  ["2001 - 03", undefined, "2001-01-01", "2003-12-31", "pooled", "2001–03"],
  ["2013/16", undefined, "2013-01-01", "2016-12-31", "span", "2013–2016"],
  ["2013/16", "financial-year", "2013-04-01", "2016-03-31", "pooled", "2013/14–2015/16"],
  ["2020/21 - 24/25", "financial-year", "2020-04-01", "2025-03-31", "pooled", "2020/21–2024/25"],
  ["2020/21 - 2024/25", "academic-year", "2020-09-01", "2025-08-31", "pooled", "2020/21–2024/25"],
  ["2020/21 to 2022/23", "financial-year", "2020-04-01", "2023-03-31", "pooled", "2020/21–2022/23"],
  ["Oct 2021-Sep 2022", undefined, "2021-10-01", "2022-09-30", "rolling", "Oct 2021 – Sep 2022"],
  ["Jan 2021-Dec 2021", undefined, "2021-01-01", "2021-12-31", "rolling", "Jan 2021 – Dec 2021"],
  ["October 2021 to September 2022", undefined, "2021-10-01", "2022-09-30", "rolling", "Oct 2021 – Sep 2022"],
  ["Jan to Mar 2023", undefined, "2023-01-01", "2023-03-31", "quarter", "Q1 2023"],
  ["March 2023", undefined, "2023-03-01", "2023-03-31", "month", "Mar 2023"],
  ["Nov 2023", "month", "2023-11-01", "2023-11-30", "month", "Nov 2023"],
  ["Sept 2023", undefined, "2023-09-01", "2023-09-30", "month", "Sep 2023"],
  ["2023 FEB", undefined, "2023-02-01", "2023-02-28", "month", "Feb 2023"],
  ["2023-04", undefined, "2023-04-01", "2023-04-30", "month", "Apr 2023"],
  ["202304", "month", "2023-04-01", "2023-04-30", "month", "Apr 2023"],
  ["Oct-11", undefined, "2011-10-01", "2011-10-31", "month", "Oct 2011"],
  ["Oct-98", undefined, "1998-10-01", "1998-10-31", "month", "Oct 1998"],
  ["Q1 2022", undefined, "2022-01-01", "2022-03-31", "quarter", "Q1 2022"],
  ["2004-Q3", undefined, "2004-07-01", "2004-09-30", "quarter", "Q3 2004"],
  ["2022 Q3", "quarter", "2022-07-01", "2022-09-30", "quarter", "Q3 2022"],
  ["2022/23 Q3", undefined, "2022-10-01", "2022-12-31", "quarter", "Q3 2022/23"],
  ["Q4 2022/23", undefined, "2023-01-01", "2023-03-31", "quarter", "Q4 2022/23"],
  ["2021/22 Q1 - 2025/26 Q3", undefined, "2021-04-01", "2025-12-31", "span", "Apr 2021 – Dec 2025"],
  ["2016/Q2 to 2026/Q1", undefined, "2016-04-01", "2026-03-31", "span", "Apr 2016 – Mar 2026"],
  ["2023-06-30", undefined, "2023-06-30", "2023-06-30", "instant", "30 Jun 2023"],
  ["2023-06-30", "instant", "2023-06-30", "2023-06-30", "instant", "30 Jun 2023"],
  ["2023-06-30", "quarter-ending", "2023-04-01", "2023-06-30", "quarter", "Q2 2023"],
  ["2022-12-31", "year-ending", "2022-01-01", "2022-12-31", "calendar-year", "2022"],
  ["2023-06-30", "year-ending", "2022-07-01", "2023-06-30", "rolling", "Jul 2022 – Jun 2023"],
  ["2024-02-29", "year-ending", "2023-03-01", "2024-02-29", "rolling", "Mar 2023 – Feb 2024"],
  ["2023-03-31", "financial-year", "2022-04-01", "2023-03-31", "financial-year", "2022/23"],
  ["2023-09-01", "academic-year", "2023-09-01", "2024-08-31", "academic-year", "2023/24"],
  ["2023-04-01", "month", "2023-04-01", "2023-04-30", "month", "Apr 2023"],
  ["March 2024", "year-ending", "2023-04-01", "2024-03-31", "financial-year", "2023/24"],
  ["2023-06-03T00:00:00.000", undefined, "2023-06-03", "2023-06-03", "instant", "3 Jun 2023"],
  ["2026-01-01", undefined, "2026-01-01", "2026-01-01", "instant", "1 Jan 2026"],
  ["As at 30 June 2021 (Q1)", undefined, "2021-06-30", "2021-06-30", "instant", "30 Jun 2021"],
  ["1st July 2021", undefined, "2021-07-01", "2021-07-01", "instant", "1 Jul 2021"],
  ["Year ending March 2024", undefined, "2023-04-01", "2024-03-31", "financial-year", "2023/24"],
  ["Year ending 30 September 2022", undefined, "2021-10-01", "2022-09-30", "rolling", "Oct 2021 – Sep 2022"],
  ["12 months to Dec 2022", undefined, "2022-01-01", "2022-12-31", "calendar-year", "2022"],
  ["Quarter ending June 2023", undefined, "2023-04-01", "2023-06-30", "quarter", "Q2 2023"],
  ["1 April 2023 to 31 March 2024", undefined, "2023-04-01", "2024-03-31", "financial-year", "2023/24"],
  ["31/03/2024", undefined, "2024-03-31", "2024-03-31", "instant", "31 Mar 2024"],
  ["2024-01-01/P1Y", undefined, "2024-01-01", "2024-12-31", "calendar-year", "2024"],
  ["2011-01-01/P3Y", undefined, "2011-01-01", "2013-12-31", "pooled", "2011–13"],
  ["2024-04-01/P1Y", undefined, "2024-04-01", "2025-03-31", "financial-year", "2024/25"],
  ["2024-09-01/P1Y", undefined, "2024-09-01", "2025-08-31", "academic-year", "2024/25"],
  ["2024-08-01/P1Y", "academic-year", "2024-08-01", "2025-07-31", "academic-year", "2024/25"],
  ["2015-11-16/P1Y", undefined, "2015-11-16", "2016-11-15", "rolling", "16 Nov 2015 – 15 Nov 2016"],
  ["2024-05-15/P1Y", undefined, "2024-05-15", "2025-05-14", "rolling", "15 May 2024 – 14 May 2025"],
  ["2026-03-01/P1M", undefined, "2026-03-01", "2026-03-31", "month", "Mar 2026"],
  ["2023-04-01/P3M", undefined, "2023-04-01", "2023-06-30", "quarter", "Q2 2023"],
  ["2023-02-01/P3M", undefined, "2023-02-01", "2023-04-30", "span", "Feb 2023 – Apr 2023"],
  ["2023-04-01/P6M", undefined, "2023-04-01", "2023-09-30", "span", "Apr 2023 – Sep 2023"],
  ["2023-04-01/P1D", undefined, "2023-04-01", "2023-04-01", "instant", "1 Apr 2023"],
  ["2023-04-03/P2W", undefined, "2023-04-03", "2023-04-16", "span", "3 Apr 2023 – 16 Apr 2023"],
  ["2015-04-01T00:00:00/P1Y", undefined, "2015-04-01", "2016-03-31", "financial-year", "2015/16"],
  ["2023-04-01/2024-03-31", undefined, "2023-04-01", "2024-03-31", "financial-year", "2023/24"],
  ["30-Jun-2021", undefined, "2021-06-30", "2021-06-30", "instant", "30 Jun 2021"],
  ["30-Jun-21", undefined, "2021-06-30", "2021-06-30", "instant", "30 Jun 2021"],
  ["June 30, 2021", undefined, "2021-06-30", "2021-06-30", "instant", "30 Jun 2021"],
  ["2021/06/30", undefined, "2021-06-30", "2021-06-30", "instant", "30 Jun 2021"],
  ["20210630", undefined, "2021-06-30", "2021-06-30", "instant", "30 Jun 2021"],
  ["Mid-2021", undefined, "2021-06-30", "2021-06-30", "instant", "30 Jun 2021"],
  ["2023M04", undefined, "2023-04-01", "2023-04-30", "month", "Apr 2023"],
  ["2023K2", undefined, "2023-04-01", "2023-06-30", "quarter", "Q2 2023"],
  ["2023-S2", undefined, "2023-07-01", "2023-12-31", "span", "H2 2023"],
  ["H1 2023", undefined, "2023-01-01", "2023-06-30", "span", "H1 2023"],
  ["2022/23 Quarter 3", undefined, "2022-10-01", "2022-12-31", "quarter", "Q3 2022/23"],
  ["FYE 2024", undefined, "2023-04-01", "2024-03-31", "financial-year", "2023/24"],
  ["Calendar year 2023", undefined, "2023-01-01", "2023-12-31", "calendar-year", "2023"],
  ["2022/23 [note 2]", "financial-year", "2022-04-01", "2023-03-31", "financial-year", "2022/23"],
];

test.each(notations)("%s read as %s is %s to %s, %s, %s", (text, reading, start, end, kind, label) => {
  expect(readPeriod(text, reading)).toEqual({ period: { start, end, kind, label } });
});

describe("what a text does not say is asked of the mapping, never guessed", () => {
  test.each([
    ["2013/14", undefined, ["financial-year", "academic-year"]], ["2013 to 2014", undefined, ["financial-year", "academic-year"]],
    ["2011-12", undefined, ["month", "financial-year", "academic-year"]], ["2008-10", undefined, ["month", "calendar-year"]],
    ["2020/21 - 24/25", undefined, ["financial-year", "academic-year"]], ["2019", "financial-year", []], ["2019", "academic-year", []],
  ] as const)("%s with the reading %s may mean two things", (text, reading, readings) => {
    const result = readPeriod(text, reading);
    expect(result).toMatchObject({ problem: { code: "period-ambiguous", severity: "error" } });
    for (const each of readings) expect("problem" in result && result.problem.hint).toContain(`"${each}"`);
  });

  test("a date that would be one month first too is read day first, and that is said", () => {
    expect(readPeriod("03/04/2024")).toMatchObject({ period: { start: "2024-04-03" }, notice: { code: "period-day-first", severity: "notice" } });
    expect(readPeriod("03/04/2024", "year-ending")).toMatchObject({ period: { end: "2024-04-03" }, notice: { code: "period-day-first" } });
    for (const clear of ["04/04/2024", "13/04/2024"]) expect(readPeriod(clear)).not.toHaveProperty("notice");
  });
});

test.each([
  ["", undefined, "period-missing"], ["\u00A0", undefined, "period-missing"], ["soon", undefined, "period-unreadable"], ["2023-02-30", undefined, "period-unreadable"],
  ["31/02/2023", undefined, "period-unreadable"], ["2023-13", undefined, "period-unreadable"], ["13/14", undefined, "period-unreadable"], ["2015-14", undefined, "period-unreadable"],
  ["1990-15", undefined, "period-unreadable"], ["2023/25 Q1", undefined, "period-unreadable"], ["Q5 2023", undefined, "period-unreadable"], ["Janvier 2023", undefined, "period-unreadable"],
  ["Mars 2023", undefined, "period-unreadable"], ["0999", undefined, "period-unreadable"], ["2023-04-01/P0Y", undefined, "period-unreadable"], ["2024-03-31/2023-04-01", undefined, "period-unreadable"],
  ["2023-04", "financial-year", "period-unreadable"], ["March 2023", "calendar-year", "period-unreadable"], ["2023-06-15", "month", "period-unreadable"], ["2023", "month", "period-unreadable"],
  ["Sep 2022 - Oct 2021", undefined, "period-unreadable"], ["Oct 2021 - 2022 Q1", undefined, "period-unreadable"], ["44927", undefined, "period-unreadable"], ["1".repeat(61), undefined, "period-unreadable"],
  ["1000-01-01", "year-ending", "period-unreadable"], ["2024/25", "calendar-year", "period-unreadable"], ["2024-25", "calendar-year", "period-unreadable"],
] as const)("%j with the reading %s is refused as %s", (text, reading, code) => {
  expect(readPeriod(text, reading)).toMatchObject({ problem: { code, severity: "error" } });
});

describe("a reading", () => {
  test.each([
    ["2011-01-01/P1Y", "financial-year", "calendar-year"], ["FY 2013/14", "academic-year", "financial-year"], ["2015-11-16/P1Y", "calendar-year", "rolling"], ["Year ending March 2024", "calendar-year", "financial-year"],
  ] as const)("that %s says is not so (%s) does not count, and that is said", (text, reading, kind) => {
    expect(readPeriod(text, reading)).toMatchObject({ period: { kind }, notice: { code: "period-reading-ignored", severity: "notice" } });
  });

  test.each([["2011-01-01/P1Y", "calendar-year"], ["2011-01-01/P3Y", "calendar-year"], ["2015-11-16/P1Y", "year-ending"], ["Quarter ending June 2023", "quarter-ending"]] as const)("that %s bears out (%s) needs no word", (text, reading) => {
    expect(readPeriod(text, reading)).not.toHaveProperty("notice");
  });

  test("may be one of several: the first that fits, as where nations count differently", () => {
    const both = ["financial-year", "calendar-year"] as const;
    expect(readPeriod("2015/16", both)).toMatchObject({ period: { kind: "financial-year" } });
    expect(readPeriod("2015", both)).toMatchObject({ period: { kind: "calendar-year" } });
    expect(readPeriod("2015-01-01/P1Y", both)).toEqual({ period: expect.objectContaining({ kind: "calendar-year" }) as unknown });
    expect(readPeriod("soon", both)).toMatchObject({ problem: { code: "period-unreadable" } });
  });
});

describe("for any text at all", () => {
  const likely = fc.string({ unit: fc.constantFrom(..."0123456789/-–: PYMDTQq", "Jan", "sept", " to ", "Year ending ", "20") });

  test("there is a real period of a known kind or a problem, for every reading", () => {
    fc.assert(fc.property(fc.oneof(likely, fc.string({ unit: "binary" })), fc.constantFrom(undefined, ...periodReadings), (text, reading) => {
      const result = readPeriod(text, reading);
      if ("problem" in result) {
        expect(result.problem.code).toMatch(/^period-(missing|unreadable|ambiguous)$/);
        return;
      }
      const { start, end, kind, label } = result.period;
      expect(isCalendarDate(start) && isCalendarDate(end) && start <= end).toBe(true);
      expect(periodKinds).toContain(kind);
      expect(label).not.toMatch(/undefined|NaN|^$/);
    }), { numRuns: 3000 });
  });

  const day = fc.tuple(fc.integer({ min: 0, max: 365 * 900 }), fc.constant("1900-01-01")).map(([days, from]) => addDays(from, days % 60000));

  test("a start and an end are read as they are written", () => {
    fc.assert(fc.property(day, fc.nat(4000), (start, length) => {
      const end = addDays(start, length);
      expect(readPeriod(`${start}/${end}`)).toMatchObject({ period: { start, end } });
    }));
  });

  test("a duration ends the day before the next one begins", () => {
    fc.assert(fc.property(day, fc.integer({ min: 1, max: 40 }), fc.constantFrom("Y", "M", "D", "W"), (start, count, unit) => {
      const result = readPeriod(`${start}/P${count}${unit}`);
      const next = unit === "Y" || unit === "M" ? addMonths(start, count * (unit === "Y" ? 12 : 1)) : addDays(start, count * (unit === "W" ? 7 : 1));
      expect(result).toMatchObject({ period: { start, end: addDays(next, -1) } });
    }));
  });

  test("days are counted as the calendar counts them", () => {
    fc.assert(fc.property(fc.integer({ min: -360_000, max: 300_000 }), (days) => {
      expect(addDays("2000-02-29", days)).toBe(new Date(Date.UTC(2000, 1, 29 + days)).toISOString().slice(0, 10));
    }));
  });
});

describe("a mark beside a period", () => {
  test.each([
    ["2022[p]", "calendar-year", "2022", ["provisional"]], ["2022 [p][r]", "calendar-year", "2022", ["provisional", "revised"]],
    ["2022p", "calendar-year", "2022", ["provisional"]], ["2022 p", "calendar-year", "2022", ["provisional"]],
    ["2022 (provisional)", "calendar-year", "2022", ["provisional"]], ["2022/23 (Revised)", "financial-year", "2022/23", ["revised"]],
    ["202223 [r]", "financial-year", "2022/23", ["revised"]], ["Mar 2022 [e]", "month", "Mar 2022", ["estimated"]],
  ] as const)("does not hide the period, and is kept as a flag: %s", (text, reading, label, flags) => {
    expect(readPeriod(text, reading)).toMatchObject({ period: { label }, flags });
  });

  test.each(["2022 [note 4]", "2022 [note 4][note 5]"])("that is a note says nothing: %s", (text) => {
    expect(readPeriod(text, "calendar-year")).toMatchObject({ period: { label: "2022" } });
    expect(readPeriod(text, "calendar-year")).not.toHaveProperty("flags");
  });

  test.each(["2022[c]", "2022 [q]", "2022 (b)", "2022x", "[p]", "2022k"])("that nobody explained, or that speaks of a missing figure, leaves it unread: %s", (text) => {
    expect(readPeriod(text, "calendar-year")).toMatchObject({ problem: { code: "period-unreadable" } });
  });
});
