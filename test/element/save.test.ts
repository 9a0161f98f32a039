import fc from "fast-check";
import { expect, it } from "vitest";
import { csvFile, fileName, fileSize } from "../../packages/element/src/page/save.js";
import { wordsFor } from "../../packages/element/src/words/index.js";

it.each([
  ["Trafford", "trafford-doughnut.csv"], ["St. Helens", "st-helens-doughnut.csv"], ["Ynys Môn", "ynys-mon-doughnut.csv"], ["../../etc/passwd", "etc-passwd-doughnut.csv"],
  ["東京", "doughnut.csv"], ["", "doughnut.csv"], ["CON", "con-doughnut.csv"], ["a\u202Efdp.exe", "a-fdp-exe-doughnut.csv"],
])("a file of %j is called %s", (place, name) => expect(fileName(place, "csv")).toBe(name));

it("no name of a place makes a file name that any system refuses", () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: "grapheme", maxLength: 300 })), (place) => /^[a-z0-9]+(-[a-z0-9]+)*\.png$/.test(fileName(place, "png")) && fileName(place, "png").length < 120));
});

it.each([[0, "1 kB"], [499, "1 kB"], [5120, "5 kB"], [99_400, "99 kB"], [1_240_000, "1.2 MB"], [12_000_000, "12 MB"]])("%d bytes are %s", (bytes, text) => {
  expect(fileSize(bytes, wordsFor("en"))).toBe(text);
});

it("a CSV to open in a spreadsheet says that it is UTF-8", async () => {
  const bytes = new Uint8Array(await csvFile("ŵ").arrayBuffer());
  expect([...bytes]).toEqual([0xef, 0xbb, 0xbf, 0xc5, 0xb5]);
});
