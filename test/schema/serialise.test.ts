import { parseDoughnut, serialiseDoughnut, type Doughnut } from "@place-doughnut/schema";
import { expect, test } from "vitest";
import { around, doughnut, indicator } from "./documents.js";

test("writes the keys in the order of the schema, two spaces deep, with a line end at the end", () => {
  const shuffled = {
    "x-b": 1, dimensions: [{ name: "Housing", ring: "social", id: "housing" }], "x-a": { z: 1, a: 2 }, place: { code: "E08000009", name: "Trafford" }, version: 1,
  } as unknown as Doughnut;
  expect(serialiseDoughnut(shuffled)).toBe(`{
  "version": 1,
  "place": {
    "name": "Trafford",
    "code": "E08000009"
  },
  "dimensions": [
    {
      "id": "housing",
      "ring": "social",
      "name": "Housing"
    }
  ],
  "x-a": {
    "z": 1,
    "a": 2
  },
  "x-b": 1
}
`);
});

test("languages and sources keep their order: the first language is the one to fall back to", () => {
  const text = serialiseDoughnut(doughnut([], { title: { gd: "Doughnut", cy: "Toesen" }, sources: { z: { title: "Z" }, a: { title: "A" } } }));
  expect(text.indexOf('"gd"')).toBeLessThan(text.indexOf('"cy"'));
  expect(text.indexOf('"z"')).toBeLessThan(text.indexOf('"a"'));
});

test("the order in which keys were given makes no difference", () => {
  const one = around(indicator());
  const other = JSON.parse(JSON.stringify(one, (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).reverse()) : value)) as Doughnut;
  expect(JSON.stringify(other)).not.toBe(JSON.stringify(one));
  expect(serialiseDoughnut(other)).toBe(serialiseDoughnut(one));
});

test("writes the same text again after reading it", () => {
  const text = serialiseDoughnut(doughnut(undefined, { extensions: { a: [1, null, { b: "\ud800" }] } }));
  expect(serialiseDoughnut(parseDoughnut(JSON.parse(text)).doughnut!)).toBe(text);
});

test("never fails, whatever it is given against its type", () => {
  let deep: unknown = 1;
  for (let level = 0; level < 200_000; level++) deep = [deep];
  for (const value of [null, undefined, 1, deep, { ...doughnut(), extensions: deep }, { version: 1n }]) {
    expect(serialiseDoughnut(value as Doughnut)).toMatch(/\n$/);
  }
});
