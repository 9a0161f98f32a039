import { meaningsOf, type Feed, type PortraitIndicator } from "@place-doughnut/adapter";
import { expect, test } from "vitest";
import { indicator, portrait } from "../tables.js";

const mapping = { area: { column: "area" }, period: { column: "year" }, value: "value", where: { Sex: "All", Age: "16+" } };
const fuel: PortraitIndicator = indicator({ id: "fuel", source: "feed", unit: { symbol: "%" }, direction: "lower-is-better", mapping });
const feed: Feed = { kind: "ckan", url: "https://data.example/a?key=${env:PORTAL_KEY}", title: "A feed", query: { filters: { Sex: "All" } } };

const meaning = async (change: Partial<PortraitIndicator> = {}, other: Partial<Feed> = {}): Promise<string> =>
  (await meaningsOf(portrait({ sources: { feed: { ...feed, ...other }, people: { url: "https://data.example/people", title: "People" } }, indicators: [{ ...fuel, ...change }] }))).get("fuel")!;

test.each<[string, Partial<PortraitIndicator>, Partial<Feed>]>([
  ["column", { mapping: { ...mapping, value: "rate" } }, {}],
  ["row", { mapping: { ...mapping, where: { Sex: "Male", Age: "16+" } } }, {}],
  ["divisor", { mapping: { ...mapping, per: { source: "people", period: { column: "year" }, value: "people" } } }, {}],
  ["direction", { direction: "higher-is-better" }, {}], ["unit", { unit: { symbol: "£" } }, {}], ["area", { area: { code: "E11000001" } }, {}],
  ["address", {}, { url: "https://data.example/b" }], ["kind", {}, { kind: "csv" }], ["query", {}, { query: { filters: { Sex: "Male" } } }],
  ["dialect", {}, { dialect: { decimalChar: "," } }], ["reading of a mark", {}, { marks: { "-": "zero" } }],
])("figures of another %s mean something else", async (_what, change, other) => {
  expect(await meaning(change, other)).toMatch(/^[0-9a-f]{64}$/);
  expect(await meaning(change, other)).not.toBe(await meaning());
});

test.each<[string, Partial<PortraitIndicator>, Partial<Feed>]>([
  ["a name", { name: "Fuel poverty", note: "Estimated." }, { title: "Another" }],
  ["a target", { target: { value: 3 }, tolerance: 1 }, {}],
  ["the order of keys", { mapping: { where: { Age: "16+", Sex: "All" }, value: "value", period: { column: "year" }, area: { column: "area" } } }, {}],
  ["what is expected of them", { mapping: { ...mapping, expect: { range: [0, 100] } } }, { expect: { minRows: 3 } }],
  ["the name of a key", {}, { url: "https://data.example/a?key=${env:OTHER_KEY}" }],
])("figures mean the same after a change of %s", async (_what, change, other) => {
  expect(await meaning(change, other)).toBe(await meaning());
});

test("a divisor's source is part of what they mean", async () => {
  const per = { source: "people", period: { column: "year" }, value: "people" };
  const divided = (url: string) => meaningsOf(portrait({ sources: { feed, people: { url, title: "People" } }, indicators: [{ ...fuel, mapping: { ...mapping, per } }] }));
  expect(await divided("https://data.example/1")).not.toEqual(await divided("https://data.example/2"));
});
