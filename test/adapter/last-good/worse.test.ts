import { worse, type Rules } from "@place-doughnut/adapter";
import type { Doughnut, Observation } from "@place-doughnut/schema";
import fc from "fast-check";
import { expect, test } from "vitest";
import { document } from "../../schema/arbitrary.js";
import { doughnut, indicator, year } from "./doughnuts.js";

const years = (from: number, to: number, value = 10): Observation[] => Array.from({ length: to - from + 1 }, (_, at) => year(from + at, value));
const of = (observations: Observation[]): Doughnut => doughnut([indicator("fuel", observations), indicator("waste", years(2020, 2023))]);
const codes = (previous: Doughnut, next: Doughnut, rules: Rules = {}): string[] => worse(previous, next, rules).map(({ code, indicator: id = "" }) => `${code} ${id}`.trim());

const cases: [string, Doughnut, Doughnut, Rules, string[]][] = [
  ["the same document is accepted", of(years(2014, 2023)), of(years(2014, 2023)), {}, []],
  ["a new year is accepted", of(years(2014, 2023)), of(years(2014, 2024)), {}, []],
  ["corrected figures are accepted", of(years(2014, 2023)), of(years(2014, 2023, 11)), {}, []],

  ["one that does not read as a document is refused", of(years(2014, 2023)), { ...of([]), version: 2 } as unknown as Doughnut, {}, ["worse-invalid"]],
  ["one with an error in it is refused", of([]), doughnut([indicator("waste", years(2020, 2023)), indicator("waste", [])]), {}, ["worse-invalid"]],
  ["one that reads without an error is accepted", of([]), of([]), {}, []],

  ["an indicator that is gone is refused", of(years(2014, 2023)), doughnut([indicator("waste", years(2020, 2023))]), {}, ["worse-indicator-lost fuel"]],
  ["an indicator without a figure is refused", of(years(2014, 2023)), of([year(2023, null)]), {}, ["worse-indicator-lost fuel"]],
  ["an indicator that may go is accepted", of(years(2014, 2023)), of([]), { acceptDrop: new Set(["fuel"]) }, []],
  ["an indicator that goes while another one may is refused", of(years(2014, 2023)), of([]), { acceptDrop: new Set(["waste"]), acceptShrink: true }, ["worse-indicator-lost fuel"]],
  ["an indicator that never had a figure may go", of([year(2023, null)]), doughnut([indicator("waste", years(2020, 2023))]), {}, []],

  ["a newest period that is gone is refused", of(years(2014, 2023)), of(years(2014, 2022)), {}, ["worse-period-back fuel"]],
  ["a newest period without a figure is refused", of(years(2014, 2023)), of([...years(2014, 2022), year(2023, null)]), {}, ["worse-period-back fuel"]],
  ["a newest period that may go is accepted", of(years(2014, 2023)), of(years(2014, 2022)), { acceptShrink: true }, []],

  ["a fifth of the figures gone is accepted", of(years(2014, 2023)), of(years(2016, 2023)), {}, []],
  ["more than a fifth gone is refused", of(years(2014, 2023)), of(years(2017, 2023)), {}, ["worse-missing fuel"]],
  ["more than a fifth that may go is accepted", of(years(2014, 2023)), of(years(2017, 2023)), { acceptShrink: true }, []],
  ["a limit of one's own counts: refused", of(years(2014, 2023)), of(years(2015, 2023)), { maxNewMissing: 0 }, ["worse-missing fuel"]],
  ["a limit of one's own counts: accepted", of(years(2014, 2023)), of(years(2020, 2023)), { maxNewMissing: 0.6 }, []],
  ["a table that adds a year and takes one away is accepted, however short", of(years(2022, 2023)), of(years(2023, 2024)), {}, []],
];

test.each(cases)("%s", (_what, previous, next, rules, expected) => expect(codes(previous, next, rules)).toEqual(expected));

test("figures of the places beside ours are counted too", () => {
  const beside = (count: number) => doughnut([indicator("fuel", [year(2023, 10)], { comparators: [{ place: { name: "England", code: "E92000001" }, observations: years(2023 - count + 1, 2023) }] })]);
  expect(codes(beside(9), beside(7))).toEqual([]);
  expect(codes(beside(9), beside(6))).toEqual(["worse-missing fuel"]);
  expect(codes(beside(9), doughnut([indicator("fuel", [year(2023, 10)])]))).toEqual(["worse-missing fuel"]);
});

test("all reasons are told at once, each with its indicator, its source and a way out", () => {
  const found = worse(of(years(2014, 2023)), of(years(2014, 2016)));
  expect(found.map(({ code, indicator: id, source, severity }) => [code, id, source, severity])).toEqual([
    ["worse-period-back", "fuel", "fuel", "error"], ["worse-missing", "fuel", "fuel", "error"],
  ]);
  for (const { hint } of found) expect(hint).toBeDefined();
});

test("no document is worse than itself", () => {
  fc.assert(fc.property(document, (any) => {
    const found = worse(any, any);
    // A document may be in the right shape and still contradict itself: that it was so before does not make it good.
    expect(found.filter(({ code }) => code !== "worse-invalid")).toEqual([]);
  }));
});
