import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { httpDate } from "../../../packages/adapter/src/http/http-date.js";
import { retryAfter } from "../../../packages/adapter/src/http/retry-after.js";

const vectors = readFileSync("test/fixtures/vectors/retry-after.tsv", "utf8").trimEnd().split("\n").slice(1).map((line) => {
  const [header = "", now = "", expected = "", note = ""] = line.split("\t");
  return { header, now: httpDate(now, 0)!, expected, note };
});

it("the vectors are all there", () => expect(vectors).toHaveLength(18));

it.each(vectors)("“$header” asks for $expected ms ($note)", ({ header, now, expected }) => {
  const wait = retryAfter(header, now);
  if (expected === "CAP") expect(wait).toBeGreaterThan(365 * 86_400_000);
  else expect(wait).toBe(expected === "" ? null : Number(expected));
});

it("a date in any of the three forms is the same moment as before it was written", () => {
  const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
  fc.assert(fc.property(fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2060, 0) }), (milliseconds) => {
    const moment = milliseconds - (milliseconds % 1000);
    const date = new Date(moment);
    const imf = date.toUTCString();
    const [, day = "", month = "", year = "", time = ""] = imf.split(" ");
    const rfc850 = `${days[date.getUTCDay()]!}, ${day}-${month}-${year.slice(2)} ${time} GMT`;
    const asctime = `${imf.slice(0, 3)} ${month} ${String(Number(day)).padStart(2, " ")} ${time} ${year}`;
    for (const form of [imf, rfc850, asctime]) expect(httpDate(form, Date.UTC(2026, 0))).toBe(moment);
  }));
});

it("any text is a wait from 0 up, or none", () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.nat().map(String), fc.date().map(String)), (header) => {
    const wait = retryAfter(header, Date.UTC(2026, 0));
    expect(wait === null || (Number.isFinite(wait) && wait >= 0)).toBe(true);
  }));
});

it.each(["Thu, 29 Feb 2023 00:00:00 GMT", "Thu, 01 Jan 2026 24:00:00 GMT", "Thu, 01 Jan 2026 00:60:00 GMT", "Thu, 00 Jan 2026 00:00:00 GMT", "Thu, 01 Jan 2026 00:00:00 UTC", "Thu, 1 Jan 2026 00:00:00 GMT"])("%s is no date", (text) => {
  expect(httpDate(text, 0)).toBeNull();
});
