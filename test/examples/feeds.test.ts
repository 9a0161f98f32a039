import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { examples, folder, plainRows, readBytes, readPortrait, readRecordings, readText } from "./recorded.js";

const folders = [
  { feeds: "trafford/feeds", files: 29 },
  { feeds: "world/feeds", files: 1 },
];

describe.each(folders)("the recorded feeds in $feeds", ({ feeds, files }) => {
  const recordings = readRecordings(feeds);

  test(`are ${files} files, each listed once`, () => {
    const present = readdirSync(folder(feeds)).filter((name) => name.endsWith(".csv")).sort();
    expect(present).toHaveLength(files);
    expect(recordings.map((recording) => recording.file).sort()).toEqual(present);
    expect(new Set(recordings.map((recording) => recording.url)).size).toBe(files);
  });

  test.each(recordings)("$file holds the bytes that were recorded", ({ file, sha256 }) => {
    expect(createHash("sha256").update(readBytes(`${feeds}/${file}`)).digest("hex")).toBe(sha256);
  });

  test.each(recordings)("$file says where it comes from and under which licence", ({ file, licence, origin, retrieved }) => {
    const row = plainRows(readText(`${feeds}/ORIGIN.tsv`), "\t").filter((each) => each["file"] === file);
    expect(row).toHaveLength(1);
    expect(row[0]!["licence"]).toBe(licence);
    expect(origin.startsWith(row[0]!["origin"]!)).toBe(true);
    expect(licence).toMatch(/^(OGL-UK-3\.0|CC-BY-4\.0)$/);
    expect(retrieved).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  test("are all used, and every address a portrait asks for is recorded", () => {
    const asked = new Set(
      examples.filter((example) => example.feeds === feeds)
        .flatMap((example) => Object.values(readPortrait(example.portrait).sources).map((source) => source.url)),
    );
    expect([...asked].sort()).toEqual(recordings.map((recording) => recording.url).sort());
  });

  test("agree with their portraits on the licence", () => {
    const licences = new Map(recordings.map((recording) => [recording.url, recording.licence]));
    for (const example of examples.filter((each) => each.feeds === feeds)) {
      for (const source of Object.values(readPortrait(example.portrait).sources)) {
        expect(source.licence).toBe(licences.get(source.url));
      }
    }
  });
});

test("the Trafford feeds carry the attribution their licence asks for", () => {
  expect(readText("trafford/feeds/README.md")).toContain(
    "Contains public sector information licensed under the [Open Government Licence v3.0]",
  );
});
