/** Recorded files that were cut off or damaged on their way. */
import { map, read } from "@place-doughnut/adapter";
import fc from "fast-check";
import { readdirSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { file, trafford } from "../tables.js";

const folder = "test/fixtures/formats/publishers";
const names = readdirSync(folder);
const gzipped = names.filter((name) => name.endsWith(".csv.gz")).map((name) => file(`${folder}/${name}`));
const json = names.filter((name) => name.endsWith(".json")).map((name) => file(`${folder}/${name}`));

test("the recorded files are there", () => {
  expect(gzipped.length).toBeGreaterThan(5);
  expect(json.length).toBeGreaterThan(3);
});

test.each([["gzip", gzipped, "csv"], ["JSON", json, "json"]] as const)("nothing of a %s file that was cut off is read", async (_name, files, kind) => {
  await fc.assert(fc.asyncProperty(fc.constantFrom(...files), fc.double({ min: 0, max: 1, noNaN: true }), async (whole, share) => {
    // A line ending after the last bracket may be lost.
    const { table, problems } = await read({ body: whole.slice(0, Math.floor((whole.length - 2) * share)) }, { kind });
    expect(table).toBeNull();
    expect(problems.some(({ severity }) => severity === "error")).toBe(true);
  }), { numRuns: 60 });
});

test("a damaged file gives a table or an error, and never an exception or a figure that is no number", async () => {
  const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), put: fc.oneof(fc.constantFrom("\"", ",", "\n", "{", "]", "1e999", "NaN", "\0"), fc.string({ maxLength: 3 })), drop: fc.nat(200) });
  await fc.assert(fc.asyncProperty(fc.constantFrom(...gzipped.map((packed) => gunzipSync(packed)), ...json), fc.array(change, { minLength: 1, maxLength: 3 }), fc.constantFrom("csv", "json", "jsonl", undefined), async (whole, changes, kind) => {
    let body = Buffer.from(whole);
    for (const { at, put, drop } of changes) {
      const place = Math.floor(at * body.length);
      body = Buffer.concat([body.subarray(0, place), Buffer.from(put), body.subarray(place + drop)]);
    }
    const { table, problems } = await read({ body: new Uint8Array(body) }, { kind });
    if (table === null) expect(problems.some(({ severity }) => severity === "error")).toBe(true);
    else {
      const [area = "", period = "", value = ""] = table.columns;
      const { observations } = map(table, { area: { column: area }, period: { column: period }, value }, { ...trafford, comparators: [] });
      for (const each of observations) expect(each.value === null || Number.isFinite(each.value)).toBe(true);
    }
  }), { numRuns: 100 });
});
