import { outcomesOf, type FeedProblem } from "@place-doughnut/adapter";
import type { Doughnut } from "@place-doughnut/schema";
import { expect, test } from "vitest";
import { indicator as recipe, portrait } from "../tables.js";
import { built, doughnut, failed, indicator, year } from "./doughnuts.js";

const recipeOf = (...ids: string[]) => portrait({
  sources: Object.fromEntries([...ids, "unused"].map((id) => [id, { url: `https://data.example/${id}.csv`, title: id }])),
  indicators: ids.map((id) => recipe({ id, source: id })),
});
const read = (id: string, sha256: string) => ({ id, url: null, sha256, bytes: 1, rows: 1, encoding: null, headerRow: null, published: null, retrieved: null });
const figure = [year(2023, 1)];

const outcome = (document: Doughnut, problems: FeedProblem[], change: object = {}) =>
  Object.fromEntries(outcomesOf({ portrait: recipeOf("fuel", "waste"), built: built(document, problems, { sources: [read("fuel", "1"), read("waste", "2")], indicators: [] }), kept: new Set(), worse: [], before: new Map(), ...change }));

test("each source that is used ends in exactly one way", () => {
  const whole = doughnut([indicator("fuel", figure), indicator("waste", figure)]);
  const half = doughnut([indicator("fuel", []), indicator("waste", figure)]);
  expect(outcome(whole, [])).toEqual({ fuel: "fresh", waste: "fresh" });
  expect(outcome(whole, [], { before: new Map([["fuel", "1"], ["waste", "1"]]) })).toEqual({ fuel: "unchanged", waste: "fresh" });
  expect(outcome(half, [failed("fuel")])).toEqual({ fuel: "missing", waste: "fresh" });
  expect(outcome(half, [failed("fuel")], { kept: new Set(["fuel"]) })).toEqual({ fuel: "stale-kept", waste: "fresh" });
  expect(outcome(half, [], { worse: [{ ...failed("fuel"), code: "worse-indicator-lost", indicator: "fuel" }] })).toEqual({ fuel: "refused", waste: "fresh" });
});

test("an error in one row of a source that was read does not make it missing", () => {
  const row: FeedProblem = { ...failed("fuel"), code: "value-unreadable", indicator: "fuel", row: 7 };
  expect(outcome(doughnut([indicator("fuel", figure), indicator("waste", figure)]), [row])).toEqual({ fuel: "fresh", waste: "fresh" });
});

test("a source that figures are divided by counts as theirs", () => {
  const per = recipe({ id: "fuel", source: "fuel", mapping: { ...recipe().mapping, per: { source: "people", period: { column: "year" }, value: "people" } } });
  const divided = portrait({ sources: { ...recipeOf("fuel", "people").sources }, indicators: [per] });
  const run = { portrait: divided, built: built(doughnut([indicator("fuel", [])]), [failed("people")], { sources: [read("fuel", "1")], indicators: [] }), worse: [], before: new Map([["fuel", "1"]]) };
  expect(Object.fromEntries(outcomesOf({ ...run, kept: new Set(["fuel"]) }))).toEqual({ fuel: "unchanged", people: "stale-kept" });
  expect(Object.fromEntries(outcomesOf({ ...run, kept: new Set() }))).toEqual({ fuel: "unchanged", people: "missing" });
});
