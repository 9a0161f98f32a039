import { describe, expect, it } from "vitest";
import { csv, field } from "../../packages/element/src/paint/csv.js";
import { readFileSync } from "node:fs";
import { parseDoughnut } from "@place-doughnut/schema";
import Papa from "papaparse";
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

  const rows = (dimension: object): Record<string, string>[] => {
    const { doughnut } = parseDoughnut({ version: 1, place: { name: "P" }, dimensions: [{ id: "d", ring: "social", name: "D", ...dimension }] });
    return Papa.parse<Record<string, string>>(csv(doughnut!, "en", "Title", "Credit").trimEnd(), { header: true, newline: "\r\n" }).data;
  };

  it("says how a part was judged and why, and never calls that missing", () => {
    const [row] = rows({ assessment: { score: 4, note: "More homes." }, note: "In short." });
    expect(row).toMatchObject({ assessment: "4", assessment_note: "More homes.", dimension_note: "In short.", value: "", missing: "" });
    expect(rows({})[0]).toMatchObject({ assessment: "", missing: "no-data" });
  });

  it("keeps what a figure does not show, its unit in words, the short name, and what the target is called and where it stands", () => {
    const target = { value: 9, label: "A fair share", source: "Housing strategy", url: "https://p.example/strategy" };
    const [row] = rows({
      shortName: "Short", indicators: [{ id: "i", name: "I", unit: { symbol: "t", name: "tonnes" }, direction: "higher-is-better", target, note: "Not all.", observations: [] }],
    });
    expect(row).toMatchObject({
      short_name: "Short", unit: "t", unit_name: "tonnes", note: "Not all.", missing: "no-data",
      boundary_or_target: "9", boundary_or_target_label: "A fair share", boundary_or_target_source: "Housing strategy", boundary_or_target_url: "https://p.example/strategy",
    });
  });
});
