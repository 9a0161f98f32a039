import { parseDoughnut, serialiseDoughnut, type Line } from "@place-doughnut/schema";
import { beforeAll, describe, expect, test } from "vitest";
import { built, type Built } from "./built.js";
import { examples, readRecordings } from "./recorded.js";

const counts = new Map([
  ["trafford/trafford.portrait.json", { indicators: 31, sources: 29, dimensions: 22, lines: 12 }],
  ["world/world-2022.portrait.json", { indicators: 35, sources: 1, dimensions: 21, lines: 34 }],
  ["world/world-2017.portrait.json", { indicators: 35, sources: 1, dimensions: 21, lines: 34 }],
  ["world/richest-20-2017.portrait.json", { indicators: 33, sources: 1, dimensions: 21, lines: 27 }],
]);

describe.each(examples)("$portrait", ({ portrait, feeds }) => {
  let example: Built;
  const expected = counts.get(portrait)!;
  beforeAll(async () => {
    example = await built(portrait);
  });

  test("is built from its recorded feeds without an error or a warning", () => {
    expect(example.problems.filter(({ severity }) => severity !== "notice")).toEqual([]);
    expect(example.measured.problems).toEqual([]);
  });

  test("keeps every indicator, source and dimension", () => {
    expect(example.portrait.indicators).toHaveLength(expected.indicators);
    expect([...example.indicators.keys()].sort()).toEqual(example.portrait.indicators.map(({ id }) => id).sort());
    expect(Object.keys(example.doughnut.sources ?? {})).toHaveLength(expected.sources);
    expect(example.doughnut.dimensions).toHaveLength(expected.dimensions);
  });

  test("has indicators in both rings", () => {
    const rings = example.measured.dimensions.filter(({ indicators }) => indicators.length > 0).map(({ ring }) => ring);
    expect(new Set(rings)).toEqual(new Set(["social", "ecological"]));
  });

  test("says of every boundary and target what it is, who set it and where to read that", () => {
    const lines = [...example.indicators.values()].flatMap(({ indicator }): Line[] => [indicator.boundary ?? [], indicator.target ?? []].flat());
    expect(lines).toHaveLength(expected.lines);
    for (const line of lines) {
      expect(line).toMatchObject({ value: expect.any(Number), label: expect.stringMatching(/\w/), source: expect.stringMatching(/\w/) });
      expect(line.url).toMatch(/^https:\/\//);
    }
  });

  test("says of every figure where it comes from, under which licence and from which file", () => {
    const recordings = new Map(readRecordings(feeds).map((recording) => [recording.url, recording]));
    for (const { indicator } of example.indicators.values()) {
      const source = example.doughnut.sources![indicator.source!]!;
      const recording = recordings.get(example.portrait.sources[indicator.source!]!.url)!;
      expect(source).toMatchObject({
        title: expect.stringMatching(/\w/), publisher: expect.stringMatching(/\w/), licence: recording.licence,
        url: expect.stringMatching(/^https:\/\//), retrieved: recording.retrieved, sha256: recording.sha256,
      });
      expect(source.published).toBe(recording.published);
    }
  });

  test("can account for every row: read is used and dropped together", () => {
    const { stats } = example;
    for (const { read, used, dropped } of [stats, ...stats.indicators]) {
      expect(read).toBe(used + Object.values(dropped).reduce((sum, rows) => sum + rows, 0));
    }
    expect(stats.used).toBeGreaterThanOrEqual(expected.indicators);
  });

  test("is a document that is read again as it was written", () => {
    const { doughnut, problems } = parseDoughnut(JSON.parse(serialiseDoughnut(example.doughnut)));
    expect(problems).toEqual([]);
    expect(doughnut).toEqual(example.doughnut);
  });

  test("leaves no indicator without a place on the scale that it states", () => {
    for (const { indicator, state } of example.indicators.values()) {
      const hasLine = indicator.boundary !== undefined || indicator.target !== undefined;
      expect([indicator.id, state]).not.toContain("unmeasurable");
      if (hasLine && state !== "no-data") expect([indicator.id, state]).not.toContain("no-target");
    }
  });
});
