import { differences } from "@place-doughnut/adapter";
import fc from "fast-check";
import { expect, test } from "vitest";
import { document } from "../../schema/arbitrary.js";
import { doughnut, indicator, year } from "./doughnuts.js";

test("what is different is told in words, in the order of the new document", () => {
  const old = doughnut([
    indicator("fuel", [year(2022, 11.4), year(2023, 9.8)], { target: { value: 10 }, stale: { asOf: "2026-10-01" } }),
    indicator("gone", [year(2023, 1)]), indicator("same", [year(2023, 5)]),
  ], { title: "Old" });
  const next = doughnut([
    indicator("fuel", [year(2022, 11.5), year(2024, null)], { target: { value: 9 }, comparators: [{ place: { name: { en: "England", cy: "Lloegr" }, code: "E92000001" }, observations: [year(2024, 3)] }] }),
    indicator("same", [year(2023, 5)]), indicator("new", [year(2023, 1), year(2024, 2)], { stale: { asOf: "2026-11-01T04:00:00Z" } }),
  ], { title: "New" });
  next.sources!["fuel"] = { title: "fuel", retrieved: "2026-11-22", sha256: "b".repeat(64), published: "2026-11-20" };
  expect(differences(old, next).map(({ code, indicator: id, source, message }) => [code, id ?? source ?? "", message])).toEqual([
    ["document", "", "title: “Old” is now “New”."],
    ["line", "fuel", "target: “{\"value\":10}” is now “{\"value\":9}”."],
    ["figures-changed", "fuel", "1 figure changed: 2022: 11.4 is now 11.5."],
    ["figures-new", "fuel", "1 figure new: 2024: no figure."],
    ["figures-gone", "fuel", "1 figure gone: 2023: 9.8."],
    ["comparators", "fuel", "England: 1 figure new: 2024: 3."],
    ["renewed", "fuel", "The figures, kept from 2026-10-01 until now, have been read again."],
    ["indicator-new", "new", "The indicator is new, with 2 figures."],
    ["indicator-lost", "gone", "The indicator is gone, and its 1 figure with it."],
    ["source", "fuel", "published: nothing is now “2026-11-20”."],
    ["source", "fuel", "The file is another."],
    ["source-new", "new", "The source is new."],
    ["source-lost", "gone", "The source is gone."],
  ]);
});

test("an interval that goes missing is told, also where the figure stays", () => {
  const of = (ends: object) => doughnut([indicator("fuel", [{ ...year(2023, 9), ...ends }])]);
  expect(differences(of({ low: 8, high: 10.5 }), of({})).map(({ code, message }) => [code, message])).toEqual([["figures-changed", "1 figure changed: 2023: 9 (8 to 10.5) is now 9."]]);
  expect(differences(of({ low: 8, high: 10.5 }), of({ high: 10.5 }))[0]!.message).toContain("9 (8 to 10.5) is now 9 (? to 10.5)");
});

test("that the newest figure of a place beside ours is gone is told by itself", () => {
  const of = (...observations: Parameters<typeof indicator>[1]) => doughnut([indicator("fuel", [year(2023, 9)], { comparators: [{ place: { name: "England", code: "E92000001" }, observations }] })]);
  const told = (next: ReturnType<typeof of>) => differences(of(year(2022, 11), year(2023, 12)), next).map(({ code, message }) => [code, message]);
  expect(told(of(year(2022, 11), year(2023, null)))).toEqual([["comparators", "England: 1 figure changed: 2023: 12 is now no figure."], ["comparators", "England: The newest figure was for 2023, and is for 2022."]]);
  expect(told(of(year(2022, 11))).at(-1)).toEqual(["comparators", "England: The newest figure was for 2023, and is for 2022."]);
  expect(told(doughnut([indicator("fuel", [year(2023, 9)])])).at(-1)).toEqual(["comparators", "England: The newest figure was for 2023, and there is none."]);
  expect(told(of(year(2023, 12)))).toEqual([["comparators", "England: 1 figure gone: 2022: 11."]]);
});

test("figures that are kept from now on are told", () => {
  const now = doughnut([indicator("fuel", [year(2023, 9)], { stale: { asOf: "2026-11-01T04:00:00Z", reason: "Status 503." } })]);
  expect(differences(doughnut([indicator("fuel", [year(2023, 9)])]), now)).toEqual([{ code: "stale", indicator: "fuel", message: "The figures are kept from 2026-11-01." }]);
});

test("another day of reading alone is no difference", () => {
  const of = (day: string) => doughnut([indicator("fuel", [])], { updated: day, sources: { fuel: { title: "Fuel", retrieved: day } } });
  expect(differences(of("2026-11-01"), of("2026-11-22"))).toEqual([]);
});

test("many figures at once are counted, and some of them named", () => {
  const many = Array.from({ length: 40 }, (_, at) => year(1980 + at, at));
  expect(differences(doughnut([indicator("fuel", [])]), doughnut([indicator("fuel", many)]))[0]!.message).toBe("40 figures new: 1980: 0; 1981: 1; 1982: 2; 1983: 3; 1984: 4; and 35 more.");
});

test("no document differs from itself, and no two make it fail", () => {
  fc.assert(fc.property(document, document, (one, other) => {
    expect(differences(one, one)).toEqual([]);
    for (const { message } of differences(one, other)) expect(message.length).toBeLessThan(2000);
  }));
});
