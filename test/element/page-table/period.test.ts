import { isCalendarDate } from "@place-doughnut/schema";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { period, periodOfDays } from "../../../packages/element/src/page/page-table/period.js";

const days = (text: string): string | null => {
  const found = period(text);
  return found && `${found.start} ${found.end}`;
};

describe("period(text)", () => {
  it.each([
    ["2023", "2023-01-01 2023-12-31"], ["2023-06", "2023-06-01 2023-06-30"], ["2024-02", "2024-02-01 2024-02-29"], ["2023-06-29", "2023-06-29 2023-06-29"],
    ["2023/24", "2023-04-01 2024-03-31"], ["2023/2024", "2023-04-01 2024-03-31"], ["2023–24", "2023-04-01 2024-03-31"], ["1999/00", "1999-04-01 2000-03-31"],
    ["June 2023", "2023-06-01 2023-06-30"], ["29 June 2023", "2023-06-29 2023-06-29"], ["Mehefin 2023", "2023-06-01 2023-06-30"], ["1 Ionawr 2023", "2023-01-01 2023-01-01"],
    ["2021 to 2023", "2021-01-01 2023-12-31"], ["2021–2023", "2021-01-01 2023-12-31"], ["2021 i 2023", "2021-01-01 2023-12-31"], ["April 2023 to March 2024", "2023-04-01 2024-03-31"],
  ])("%s is %s", (text, expected) => expect(days(text)).toBe(expected));

  it.each(["", "soon", "23", "2011-12", "2023 to 2024", "2023–2024", "2023 to 2021", "2023-13", "2023-02-30", "30 February 2023", "June", "Juno 2023", "2023/25", "Q1 2023", "1/4/2023", "2021 to 2022 to 2023"])(
    "%j could mean two things or nothing, so it is none", (text) => expect(period(text)).toBeNull());

  it("keeps the text as its label", () => expect(period("2023/24")!.label).toBe("2023/24"));

  it("has, for any text, two days that exist in their order, or is none", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{4}[-/–]\d{1,4}$/), fc.stringMatching(/^\d{1,2} (May|Mai|June) \d{4}$/)), (text) => {
      const found = period(text);
      return found === null || (isCalendarDate(found.start) && isCalendarDate(found.end) && found.start <= found.end);
    }));
  });
});

describe("periodOfDays(start, end, label)", () => {
  it("takes two days as they are, and none that do not exist or are the wrong way round", () => {
    expect(periodOfDays("2022-07-01", "2023-06-30", "Year to June 2023")).toEqual({ start: "2022-07-01", end: "2023-06-30", label: "Year to June 2023" });
    expect(periodOfDays("2023-06-29", "2023-06-29", "")).toEqual({ start: "2023-06-29", end: "2023-06-29" });
    expect([periodOfDays("2023-06-31", "2023-07-01", ""), periodOfDays("2023-07-02", "2023-07-01", ""), periodOfDays("2023-07-02", "", "")]).toEqual([null, null, null]);
  });
});
