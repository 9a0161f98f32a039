import { buildDoughnut, type FeedProblem, type Portrait } from "@place-doughnut/adapter";
import { describe, expect, test } from "vitest";
import { readMetadata } from "../../../packages/adapter/src/read/metadata.js";
import type { TableDescription } from "../../../packages/adapter/src/read/table-description.js";
import { bytes, codes, file, indicator, only, portrait, transportOf } from "../tables.js";

function described(value: unknown, url = "https://data.example/feed.csv"): TableDescription {
  const found = readMetadata(value instanceof Uint8Array ? value : bytes(JSON.stringify(value)), url);
  if ("severity" in found) throw new Error(found.message);
  return found;
}
const fault = (value: unknown, url = "https://data.example/feed.csv"): FeedProblem => readMetadata(bytes(typeof value === "string" ? value : JSON.stringify(value)), url) as FeedProblem;

describe("CSVW", () => {
  test("of the Office for National Statistics gives columns with their names and titles", () => {
    const { columns } = described(file("test/fixtures/formats/publishers/all-datasets.csv-metadata.json"), "https://www.ons.gov.uk/explore-local-statistics/files/all-datasets.csv");
    expect(columns.slice(0, 2)).toEqual([{ name: "Indicator", titles: ["indicator"], unit: null, nulls: [], decimalChar: null }, { name: "Area code", titles: ["areacd"], unit: null, nulls: [], decimalChar: null }]);
  });

  test("inherits what stands for nothing, from the group to the column", () => {
    expect(described(file("test/fixtures/formats/csvw/test038-metadata.json"), "https://data.example/test038.csv").columns.every(({ nulls }) => nulls.join() === "foo")).toBe(true);
    expect(described(file("test/fixtures/formats/csvw/test035__gov.uk__schema__organizations.json")).columns[2]).toEqual({ name: "Department Reference", titles: ["department"], unit: null, nulls: ["xx"], decimalChar: null });
  });

  test("says how the file is written, who published it and under which licence", () => {
    expect(described({
      "@context": "http://www.w3.org/ns/csvw", "url": "feed.csv", "dc:title": { "@value": "A feed", "@language": "en" }, "dc:publisher": { "schema:name": { "@value": "A council" } },
      "dc:license": { "@id": "http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/" }, "dialect": { delimiter: ";", encoding: "ISO-8859-1", skipRows: 3, headerRowCount: 2 },
      "tableSchema": { columns: [{ titles: { en: ["Rate"], cy: "Cyfradd" }, name: "rate", datatype: { base: "decimal", format: { decimalChar: "," } }, null: ["-", ""], "schema:unitText": "%" }] },
    })).toEqual({
      title: "A feed", publisher: "A council", licence: "OGL-UK-3.0", page: null, dialect: { delimiter: ";", encoding: "windows-1252", headerRows: [4, 5] },
      columns: [{ name: "Rate", titles: ["Cyfradd", "rate"], unit: "%", nulls: ["-", ""], decimalChar: "," }],
    });
  });

  test("of several tables is about the one of this address, or cannot be used", () => {
    const group = file("test/fixtures/formats/csvw/test035__csv-metadata.json");
    expect(described(group, "https://data.example/x/senior-roles.csv?a=1").columns).toEqual([]);
    expect(fault(new TextDecoder().decode(group), "https://data.example/other.csv").message).toContain("none of them has this source's address");
  });
});

describe("a Data Package", () => {
  const resource = {
    path: "feed.csv", encoding: "utf-8", dialect: { delimiter: "|", headerRows: [2], headerJoin: "_", sheetName: "S", sheetNumber: 2, property: "rows" },
    schema: { missingValues: ["", { value: "-", label: "none" }], fields: [{ name: "rate", title: "The rate", type: "number", decimalChar: "," }, { name: "note", missingValues: ["x"] }] },
  };

  test("says how the file is written, what stands for nothing, and under which licence", () => {
    expect(described({ name: "p", licenses: [{ name: "OGL-UK-3.0" }], contributors: [{ title: "Somebody" }, { title: "A council", role: "publisher" }], homepage: "https://data.example/", resources: [{ path: "other.csv" }, resource] })).toEqual({
      title: null, publisher: "A council", licence: "OGL-UK-3.0", page: "https://data.example/",
      dialect: { delimiter: "|", encoding: "utf-8", headerRows: [2], headerJoin: "_", sheetName: "S", sheetNumber: 2, recordPath: "rows" },
      columns: [{ name: "rate", titles: ["The rate"], unit: null, nulls: ["", "-"], decimalChar: "," }, { name: "note", titles: [], unit: null, nulls: ["x"], decimalChar: null }],
    });
  });

  test("of one resource is about that one, whatever its name", () => {
    expect(described({ resources: [{ path: "data/other.csv", licenses: [{ path: "https://creativecommons.org/licenses/by/4.0/" }] }] }).licence).toBe("CC-BY-4.0");
  });
});

test.each([["a page", "<!doctype html>"], ["YAML", "name: p\ntitle: t\nversion: 1\nlicence: x\nresources:\n  - a\n"], ["other JSON", "[1]"], ["broken JSON", "{"], ["nothing", ""]])("%s in place of a description is said, and no error", (_name, text) => {
  expect(fault(text)).toMatchObject({ code: "metadata-unusable", severity: "warning" });
});

describe("a source with a description", () => {
  const feed = (change: Partial<Portrait["sources"][string]> = {}): Partial<Portrait> => ({ sources: { feed: { kind: "csv", url: "https://data.example/feed.csv", metadata: "https://data.example/feed.json", title: "A feed", ...change } } });
  const csvw = {
    "@context": "http://www.w3.org/ns/csvw", "url": "feed.csv", "dc:publisher": "A council", "dc:license": "https://creativecommons.org/licenses/by/4.0/", "dialect": { skipRows: 1 },
    "tableSchema": { columns: [{ titles: "LA code", name: "area" }, { titles: "Year", name: "year" }, { titles: "Rate", name: "value", "null": "none", "unitText": "%" }] },
  };
  const texts = { "https://data.example/feed.csv": "A title,,\nLA code,Year,Rate\nE08000009,2022,4\nE08000009,2023,none\n", "https://data.example/feed.json": JSON.stringify(csvw) };
  const { unit: _unit, ...unitless } = indicator();

  test("is read by it: names, rows to skip, marks, unit, publisher and licence", async () => {
    const { doughnut, problems } = await buildDoughnut(portrait({ ...feed(), indicators: [unitless] }), { transport: transportOf(texts) });
    expect(codes(problems.filter(({ severity }) => severity === "error"))).toEqual([]);
    expect(doughnut?.sources?.["feed"]).toMatchObject({ publisher: "A council", licence: "CC-BY-4.0" });
    const [made] = doughnut!.dimensions.flatMap(({ indicators }) => indicators ?? []);
    expect(made).toMatchObject({ unit: { symbol: "%" }, observations: [{ value: 4 }, { value: null, missing: "not-available" }] });
    expect(problems.filter(({ code }) => code === "metadata-used").map(({ message }) => message)).toEqual([
      "Taken from the file that describes the source: “publisher”, “licence”, “dialect.headerRows”.", "Taken from the file that describes the source: “LA code as area”, “Year as year”, “Rate as value”, “none as no figure in value”.",
    ]);
  });

  test.each([
    ["CSVW", { "@context": "http://www.w3.org/ns/csvw", "tableSchema": { columns: [{ name: "area" }, { name: "year" }, { name: "value" }, { name: "other", null: ["0", "7"] }] } }],
    ["a Data Package", { resources: [{ path: "feed.csv", schema: { fields: [{ name: "area" }, { name: "year" }, { name: "value" }, { name: "other", missingValues: ["0", "7"] }] } }] }],
  ])("takes what stands for nothing in one column from no other: %s", async (_name, description) => {
    const answers = { "https://data.example/feed.csv": "area,year,value,other\nE08000009,2020,0,7\nE08000009,2021,7,3\n", "https://data.example/feed.json": JSON.stringify(description) };
    const read = async (value: string): Promise<unknown> => {
      const made = indicator({ mapping: { ...indicator().mapping, value } });
      const { doughnut } = await buildDoughnut(portrait({ ...feed(), indicators: [made] }), { transport: transportOf(answers) });
      return doughnut!.dimensions.flatMap(({ indicators }) => indicators ?? [])[0]!.observations.map((each) => each.value);
    };
    expect(await read("value")).toEqual([0, 7]);
    expect(await read("other")).toEqual([null, 3]);
  });

  test("has nothing to say of a figure whose status is a text for nothing, and what the portrait says of a mark counts more", async () => {
    const description = { "@context": "http://www.w3.org/ns/csvw", "tableSchema": { columns: [{ name: "value", null: "-" }, { name: "status", null: "x" }] } };
    const answers = { "https://data.example/feed.csv": "area,year,value,status\nE08000009,2020,5,x\nE08000009,2021,-,\n", "https://data.example/feed.json": JSON.stringify(description) };
    const made = indicator({ mapping: { ...indicator().mapping, status: "status" } });
    const read = async (change: Parameters<typeof feed>[0]): Promise<unknown> => (await buildDoughnut(portrait({ ...feed(change), indicators: [made] }), { transport: transportOf(answers) }))
      .doughnut!.dimensions.flatMap(({ indicators }) => indicators ?? [])[0]!.observations;
    expect(await read({})).toMatchObject([{ value: 5 }, { value: null, missing: "not-available" }]);
    expect(await read({ marks: { "-": "suppressed" } })).toMatchObject([{ value: 5 }, { value: null, missing: "suppressed" }]);
  });

  test("has its decimal comma in the columns that are said to have one", async () => {
    const description = { "@context": "http://www.w3.org/ns/csvw", "tableSchema": { columns: [{ name: "value", datatype: { base: "decimal", format: { decimalChar: "," } } }, { name: "people" }] } };
    const answers = { "https://data.example/feed.csv": "area\tyear\tvalue\tpeople\nE08000009\t2020\t1,234\t1,234\n", "https://data.example/feed.json": JSON.stringify(description) };
    const made = indicator({ mapping: { ...indicator().mapping, value: { ratio: ["people", "value"] } } });
    const { doughnut } = await buildDoughnut(portrait({ ...feed(), indicators: [made] }), { transport: transportOf(answers) });
    expect(doughnut!.dimensions.flatMap(({ indicators }) => indicators ?? [])[0]!.observations).toMatchObject([{ value: 1000 }]);
  });

  test("keeps what the portrait says itself", async () => {
    const { doughnut } = await buildDoughnut(portrait(feed({ publisher: "Mine", licence: "OGL-UK-3.0" })), { transport: transportOf(texts) });
    expect(doughnut?.sources?.["feed"]).toMatchObject({ publisher: "Mine", licence: "OGL-UK-3.0" });
  });

  test("is read without one that cannot be fetched or used", async () => {
    for (const answers of [{ "https://data.example/feed.csv": "area,year,value\nE08000009,2022,4\n" }, { "https://data.example/feed.csv": "area,year,value\nE08000009,2022,4\n", "https://data.example/feed.json": "<html>" }]) {
      const { doughnut, problems } = await buildDoughnut(portrait(feed()), { transport: transportOf(answers) });
      expect(only(problems, "metadata-unusable").source).toBe("feed");
      expect(doughnut!.dimensions.flatMap(({ indicators }) => indicators ?? [])[0]?.observations).toHaveLength(1);
    }
  });

  test("must have an address that can be read", async () => {
    const { problems } = await buildDoughnut(portrait(feed({ metadata: "file:///etc/passwd" })), { transport: transportOf(texts) });
    expect(only(problems, "url-refused").path).toBe("/sources/feed/metadata");
  });
});
