import { keepLastGood } from "@place-doughnut/adapter";
import { measureDoughnut, parseDoughnut, serialiseDoughnut } from "@place-doughnut/schema";
import { expect, test } from "vitest";
import { built, doughnut, failed, indicator, year } from "./doughnuts.js";

const lastGood = doughnut([indicator("fuel", [year(2022, 11.4), year(2023, 9.8)], { comparators: [{ place: { name: "England", code: "E92000001" }, observations: [year(2023, 11)] }] }), indicator("waste", [year(2023, 57)])]);
const today = doughnut([indicator("fuel", []), indicator("waste", [year(2024, 58)])]);

test("an indicator whose source failed keeps its last good figures, marked with the day they were read and the reason", () => {
  const { doughnut: kept, indicators, problems } = keepLastGood(built(today, [failed("fuel")]), lastGood);
  const [fuel, waste] = kept!.dimensions[0]!.indicators!;
  expect(fuel).toEqual({ ...lastGood.dimensions[0]!.indicators![0], stale: { asOf: "2026-11-01", reason: "The publisher's server answered with status 503, not with data." } });
  expect(waste).toEqual(indicator("waste", [year(2024, 58)]));
  expect([...indicators]).toEqual(["fuel"]);
  expect(problems).toMatchObject([{ code: "kept-last-good", indicator: "fuel", source: "fuel", message: expect.stringContaining("2026-11-01") as unknown }]);
  expect(parseDoughnut(JSON.parse(serialiseDoughnut(kept!))).problems).toEqual([]);
  expect(measureDoughnut(kept!).dimensions[0]!.indicators.map(({ flags }) => flags)).toEqual([["stale"], []]);
});

test("kept a second time, they are still of the day they were read, with the reason of today", () => {
  const once = keepLastGood(built(today, [failed("fuel")]), lastGood).doughnut!;
  const twice = keepLastGood(built(today, [failed("fuel", "The source could not be fetched.")]), once).doughnut!;
  expect(twice.dimensions[0]!.indicators![0]!.stale).toEqual({ asOf: "2026-11-01", reason: "The source could not be fetched." });
});

test("the source of kept figures has the dates and fingerprint of the file they are from, not of what came instead", () => {
  const sources = { ...today.sources, fuel: { title: "Fuel, renamed", retrieved: "2026-11-22", sha256: "b".repeat(64) } };
  const kept = keepLastGood(built({ ...today, sources }, [failed("fuel")]), lastGood).doughnut!;
  expect(kept.sources!["fuel"]).toEqual({ title: "Fuel, renamed", retrieved: "2026-11-01", sha256: "a".repeat(64) });
});

test("a source that gave another of its indicators a figure keeps its own dates", () => {
  const both = (fuel: Parameters<typeof indicator>[1]) => doughnut([indicator("fuel", fuel), indicator("waste", [year(2024, 58)], { source: "fuel" })]);
  const error = { ...failed("fuel"), code: "column-missing", indicator: "fuel" };
  const kept = keepLastGood(built({ ...both([]), sources: { fuel: { title: "Fuel", retrieved: "2026-11-22" } } }, [error]), both([year(2023, 9.8)])).doughnut!;
  expect(kept.sources!["fuel"]).toEqual({ title: "Fuel", retrieved: "2026-11-22" });
  expect(kept.dimensions[0]!.indicators![0]!.stale).toEqual({ asOf: "2026-11-01", reason: error.message });
});

test.each([
  ["that has a figure of today", built(doughnut([indicator("fuel", [year(2024, 8)])]), [failed("fuel")])],
  ["that has no figure and no error: the publisher has none", built(today)],
  ["of a document about another place", built({ ...today, place: { name: "Leeds", code: "E08000035" } }, [failed("fuel")])],
  ["that never had a figure", built(doughnut([indicator("new", [])]), [failed("new")])],
])("an indicator %s keeps nothing of the past", (_what, result) => {
  expect(keepLastGood(result, lastGood)).toEqual({ doughnut: result.doughnut, indicators: new Set(), problems: [] });
});

test.each([
  ["unit", { unit: { symbol: "£" } }], ["area", { area: { code: "E11000001" } }], ["source", { source: "other" }], ["name", { name: "Quite another figure" }], ["direction", { direction: "higher-is-better" as const }],
])("where nobody wrote down what figures mean, those whose %s is another now are not kept, and that is said", (what, change) => {
  const now = doughnut([indicator("fuel", [], change)]);
  const found = keepLastGood(built(now, [{ ...failed("fuel"), indicator: "fuel" }]), lastGood);
  expect(found).toMatchObject({ doughnut: now, indicators: new Set(), problems: [{ code: "not-kept", severity: "warning", indicator: "fuel", message: expect.stringContaining(`the ${what} is not what`) as unknown }] });
});

test("nor are those whose source has another address now", () => {
  const at = (url: string, observations: Parameters<typeof indicator>[1]) => doughnut([indicator("fuel", observations)], { sources: { fuel: { title: "Fuel", retrieved: "2026-11-01", url } } });
  const keep = (url: string) => keepLastGood(built(at(url, []), [failed("fuel")]), at("https://data.example/a", [year(2023, 9)]));
  expect(keep("https://data.example/a").problems.map(({ code }) => code)).toEqual(["kept-last-good"]);
  expect(keep("https://data.example/b").problems.map(({ code }) => code)).toEqual(["not-kept"]);
});

test("where it is written down, that alone counts: a name may be mended, and a mapping may not", () => {
  const keep = (name: string, before: string, now = "1") =>
    keepLastGood(built(doughnut([indicator("fuel", [], { name })]), [failed("fuel")]), lastGood, { now: new Map([["fuel", now]]), before: new Map([["fuel", before]]) }).problems.map(({ code, message }) => [code, message.includes("way they are asked for and read")]);
  expect(keep("fuel", "1")).toEqual([["kept-last-good", false]]);
  expect(keep("Fuel poverty", "1")).toEqual([["kept-last-good", false]]);
  expect(keep("fuel", "2")).toEqual([["not-kept", true]]);
});

test("what was written down about another document is left aside, and that is said", () => {
  const found = keepLastGood(built(today, [failed("fuel")]), lastGood, { now: new Map([["fuel", "1"]]), before: "other" });
  expect(found.problems.map(({ code }) => code)).toEqual(["kept-last-good", "lock-of-another"]);
});

test("a unit that only the source's own description tells is kept with the figures", () => {
  const { unit: _unit, ...bare } = indicator("fuel", []);
  expect(keepLastGood(built(doughnut([bare]), [failed("fuel")]), lastGood).doughnut!.dimensions[0]!.indicators![0]!.unit).toEqual({ symbol: "%" });
});

test("figures whose day is not known are not kept: they could not be marked", () => {
  const { updated: _updated, ...undated } = { ...lastGood, sources: { fuel: { title: "Fuel" } } };
  const { indicators, problems } = keepLastGood(built(today, [failed("fuel")]), undated);
  expect(indicators.size).toBe(0);
  expect(problems).toMatchObject([{ code: "not-kept", message: expect.stringContaining("the day they were read is not known") as unknown }]);
});

test("without a document before, or without one built, there is nothing to keep", () => {
  expect(keepLastGood(built(today, [failed("fuel")]), null).doughnut).toBe(today);
  expect(keepLastGood(built(null), lastGood).doughnut).toBeNull();
});

test("what goes in is not changed", () => {
  const before = JSON.stringify([today, lastGood]);
  keepLastGood(built(today, [failed("fuel")]), lastGood);
  expect(JSON.stringify([today, lastGood])).toBe(before);
});
