/** What makes each problem of reading happen: part of the examples in `problems.test.ts`. */
import { buildDoughnut, read, type Dialect, type FeedProblem, type Kind } from "@place-doughnut/adapter";
import type { readProblemKinds } from "../../../packages/adapter/src/read/problem-kinds.js";
import { bytes, portrait, transportOf } from "../tables.js";
import { odsOf, odsRow, odsSheet, xlsxOf, zipOf } from "./zips.js";

type Found = Promise<readonly FeedProblem[]>;

const of = async (body: Uint8Array | string, kind?: Kind, dialect?: Dialect): Found => (await read({ body: typeof body === "string" ? bytes(body) : body }, { kind, dialect })).problems;
const json = (value: unknown, dialect?: Dialect): Found => of(typeof value === "string" ? value : JSON.stringify(value), "json", dialect);
const ods = (sheets: string, dialect?: Dialect): Found => of(odsOf(sheets), "ods", dialect);
const cube = { version: "2.0", class: "dataset", id: ["a"], size: [2], dimension: { a: { category: { index: ["x", "y"] } } }, value: [1, 2] };
const jsonStat = (change: object, dialect?: Dialect): Found => of(JSON.stringify({ ...cube, ...change }), "json-stat", dialect);
const category = (change: object): object => ({ dimension: { a: { category: { index: ["x", "y"], ...change } } } });
const described = async (metadata: string): Found => (await buildDoughnut(
  portrait({ sources: { feed: { kind: "csv", url: "https://data.example/feed.csv", metadata: "https://data.example/feed.json", title: "A feed" } } }),
  { transport: transportOf({ "https://data.example/feed.csv": "area,year,value\nE08000009,2022,4\n", "https://data.example/feed.json": metadata }) },
)).problems;

export const readExamples: Record<keyof typeof readProblemKinds, () => Found> = {
  "kind-found": () => of("a,b\n1,2\n"),
  "kind-differs": () => of(odsOf(odsSheet("S", odsRow("a"))), "xlsx"),
  "error-body": () => json({ success: false, error: { message: "Not found" } }),
  "metadata-in-place": () => json({ "@context": "http://www.w3.org/ns/csvw", "url": "a.csv" }),
  "old-excel": () => of(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), "csv"),
  "corrupt-archive": () => of(Uint8Array.of(0x1f, 0x8b, 8), "csv"),
  "unsafe-archive": () => of(zipOf({ "../a": "b" }), "ods"),
  "too-large": () => of(zipOf({ "content.xml": new Uint8Array(4e6) }), "ods"),
  "encrypted": () => of(odsOf("", "", { "META-INF/manifest.xml": "<a><encryption-data/></a>" }), "ods"),
  "unsafe-xml": () => of(zipOf({ "content.xml": "<!DOCTYPE a><a/>" }), "ods"),
  "broken-xml": () => of(zipOf({ "content.xml": "<a>" }), "ods"),
  "not-a-workbook": () => of(zipOf({ "a.csv": "a,b" }), "ods"),
  "sheet-missing": () => ods(odsSheet("Data", odsRow("a")), { sheetName: "Dta" }),
  "sheet-chosen": () => ods(odsSheet("One", odsRow("a")) + odsSheet("Two", odsRow("b"))),
  "hidden-cells": () => ods(`<table:table table:name="S"><table:table-column table:visibility="collapse"/>${odsRow("a", "b")}${odsRow(1, 2)}</table:table>`),
  "column-unnamed": () => ods(odsSheet("S", odsRow("a", "b", null), odsRow(1, 2, 3))),
  "shown-text-unknown": () => of(xlsxOf({ sheets: { S: "<sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>1</v></c></row></sheetData>" }, formats: ["# ?/?\"[c]\""] }), "xlsx"),
  "formula-without-value": () => of(xlsxOf({ sheets: { S: "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><f>A1</f></c></row></sheetData>" } }), "xlsx"),
  "merged-cells": () => ods(odsSheet("S", odsRow("a", "b"), "<table:table-row><table:table-cell table:number-rows-spanned=\"2\" office:value-type=\"string\"><text:p>A</text:p></table:table-cell><table:table-cell office:value-type=\"float\" office:value=\"1\"/></table:table-row>", odsRow(null, 2))),
  "second-table": () => ods(odsSheet("S", odsRow("a", "b"), odsRow("A", 1), odsRow(null), odsRow("a", "b"), odsRow("A", 2))),
  "json-broken": () => of("{\"a\":", "json"),
  "json-key-twice": () => json("{\"a\":1,\"a\":2}"),
  "json-too-deep": () => of("[".repeat(100), "json"),
  "line-broken": () => of("{\"a\":1}\n{\n", "jsonl"),
  "path-refused": () => json({ a: [] }, { recordPath: "__proto__" }),
  "records-missing": () => json({ a: 1 }),
  "records-ambiguous": () => json({ a: [{ b: 1 }], c: [{ b: 1 }] }),
  "records-found": () => json({ a: [{ b: 1 }] }),
  "records-cut": () => json({ total_count: 5, results: [{ b: 1 }] }),
  "record-odd": () => json([{ a: 1 }, 2]),
  "geojson-wrong": () => of("{\"type\":\"FeatureCollection\"}", "geojson"),
  "sdmx-wrong": () => of("{\"dataSets\":[{}]}", "sdmx-json"),
  "dataset-unstated": () => jsonStat({ class: "collection", link: { item: [cube, cube] } }),
  "dataset-missing": () => jsonStat({ class: "collection", link: { item: [cube] } }, { table: "a" }),
  "jsonstat-structure": () => jsonStat({ class: "dimension" }),
  "jsonstat-without-values": () => jsonStat({ value: [] }),
  "jsonstat-id-size-len-mismatch": () => jsonStat({ size: [2, 1] }),
  "jsonstat-dim-key-id-mismatch": () => jsonStat({ id: ["b"] }),
  "jsonstat-value-len-mismatch": () => jsonStat({ value: [1] }),
  "jsonstat-sparse-key-out-of-range": () => jsonStat({ value: { 2: 1 } }),
  "jsonstat-role-id-unknown": () => jsonStat({ role: { time: ["b"] } }),
  "jsonstat-status-len-mismatch": () => jsonStat({ status: ["p"] }),
  "jsonstat-status-key-out-of-range": () => jsonStat({ status: { 9: "p" } }),
  "jsonstat-metric-unit-missing": () => jsonStat({ role: { metric: ["a"] } }),
  "jsonstat-index-count-mismatch": () => jsonStat(category({ index: ["x"] })),
  "jsonstat-index-positions-invalid": () => jsonStat(category({ index: { x: 0, y: 2 } })),
  "jsonstat-label-key-unknown": () => jsonStat(category({ label: { z: "Z" } })),
  "jsonstat-unit-key-unknown": () => jsonStat(category({ unit: { z: {} } })),
  "jsonstat-coord-key-unknown": () => jsonStat(category({ coordinates: { z: [1, 2] } })),
  "jsonstat-note-key-unknown": () => jsonStat(category({ note: { z: [] } })),
  "jsonstat-child-id-unknown": () => jsonStat(category({ child: { x: ["z"] } })),
  "jsonstat-child-cycle": () => jsonStat(category({ child: { x: ["y"], y: ["x"] } })),
  "jsonstat-bundle-deprecated": () => of(JSON.stringify({ version: "2.0", a: cube }), "json-stat"),
  "metadata-used": () => described("{\"@context\":\"http://www.w3.org/ns/csvw\",\"tableSchema\":{\"columns\":[]},\"dc:publisher\":\"A council\"}"),
  "metadata-unusable": () => described("<html>"),
};
