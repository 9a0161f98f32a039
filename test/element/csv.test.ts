import { describe, expect, it } from "vitest";
import { csv, field } from "../../packages/element/src/paint/csv.js";
import { readFileSync } from "node:fs";
import { doughnut } from "./doughnuts.js";

const vectors = readFileSync(new URL("../fixtures/vectors/csv-formula.tsv", import.meta.url), "utf8").trimEnd().split("\n").slice(1).map((line) => line.split("\t"));

describe("a CSV field", () => {
  it.each(vectors)("%s is made harmless: %s", (json, verdict) => {
    const text = JSON.parse(json!) as string;
    if (text === "-12.5") return expect(field(-12.5)).toBe("-12.5");
    const written = field(text).replace(/^"/, "");
    expect(written.startsWith("'")).toBe(verdict === "yes");
  });

  it("counts 25 vectors", () => expect(vectors).toHaveLength(25));

  it("quotes commas, quotes and line breaks, and leaves no number for what is missing", () => {
    expect(field('a "b", c')).toBe('"a ""b"", c"');
    expect([field(null), field(undefined), field(Number.NaN)]).toEqual(["", "", ""]);
    expect(field(0)).toBe("0");
  });
});

describe("csv(doughnut)", () => {
  it("has a row for every observation and one for a dimension without any", () => {
    const lines = csv(doughnut([10, undefined], [null]), "en", "Title", "Credit").trimEnd().split("\r\n");
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain("Need 1,Something counted,,2024,2024-01-01,2024-12-31,10");
    expect(lines[2]).toContain("no-data");
    expect(lines[3]).toContain("Limit 1,Something counted,,2024,2024-01-01,2024-12-31,,");
  });
});
