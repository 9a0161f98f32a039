import { read, readers, type Reader } from "@place-doughnut/adapter";
import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test, vi } from "vitest";
import { bytes, codes, file, only } from "../tables.js";
import { odsOf, odsRow, odsSheet, xlsxOf } from "./zips.js";

afterEach(() => vi.unstubAllGlobals());

const csv = (body: Uint8Array | string) => read({ body: typeof body === "string" ? bytes(body) : body }, { kind: "csv" });

/** The same small table, as each kind writes it. */
const samples: Record<keyof typeof readers, Uint8Array> = {
  "csv": bytes("area,value\nA,1\n"),
  "tsv": bytes("area\tvalue\nA\t1\n"),
  "xlsx": xlsxOf({ sheets: { S: "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\"><v>1</v></c></row></sheetData>" }, texts: ["area", "value", "A"] }),
  "ods": odsOf(odsSheet("S", odsRow("area", "value"), odsRow("A", 1))),
  "json": bytes("[{\"area\":\"A\",\"value\":1}]"),
  "jsonl": bytes("{\"area\":\"A\",\"value\":1}\n"),
  "json-stat": bytes("{\"version\":\"2.0\",\"class\":\"dataset\",\"id\":[\"area\"],\"size\":[1],\"dimension\":{\"area\":{\"category\":{\"index\":[\"A\"]}}},\"value\":[1]}"),
  "sdmx-csv": bytes("area,value\nA,1\n"),
  "sdmx-json": bytes(JSON.stringify({ structure: { dimensions: { observation: [{ id: "area", values: [{ id: "A" }] }] }, measures: { observation: [{ id: "value" }] } }, dataSets: [{ observations: { 0: [1] } }] })),
  "geojson": bytes("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"area\":\"A\",\"value\":1}}]}"),
};

describe.each(Object.entries(readers) as [keyof typeof readers, Reader][])("the reader %s", (kind, reader) => {
  const good = samples[kind];

  test("is listed under its own kind, with a title for people", () => {
    expect(reader.kind).toBe(kind);
    expect(reader.title).toMatch(/^\p{Lu}/u);
  });

  test("gives a table with the rows of the source, and typed values where the format has types", async () => {
    const { table, problems } = await reader.read(good, {});
    expect(problems).toEqual([]);
    const isText = ["csv", "tsv", "sdmx-csv"].includes(kind);
    const header = isText || kind === "xlsx" || kind === "ods" ? 1 : 0;
    const sheet = kind === "xlsx" || kind === "ods" ? { sheet: "S" } : {};
    expect(table).toEqual({ columns: ["area", "value"], headerRow: header, rows: [{ row: header + 1, cells: ["A", "1"], ...(isText ? {} : { values: ["A", 1] }) }], ...sheet });
  });

  test("answers nonsense with one error and no table, and never throws", async () => {
    const nonsense = [
      new Uint8Array(), bytes("<!doctype html><p>Sign in"), bytes("{\"error\":{\"message\":\"no\"}}"), Uint8Array.of(0x50, 0x4b, 3, 4, 0), Uint8Array.of(0xff, 0xfe, 0x00),
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), bytes("The service is unavailable."), bytes("%PDF-1.7"), bytes("\n\n"), Uint8Array.of(0, 1, 2, 3, 0, 0, 0),
    ];
    for (const body of nonsense) {
      const { table, problems } = await reader.read(body, {});
      expect(table).toBeNull();
      expect(problems.filter(({ severity }) => severity === "error")).toHaveLength(1);
    }
  });

  test("reads what is packed with gzip, and what nobody says the kind of", async () => {
    const { table } = await reader.read(good, {});
    expect((await read({ body: new Uint8Array(gzipSync(good)) }, { kind })).table).toEqual(table);
    // One line of JSON is a JSON document: it takes two to tell. A table of plain columns is CSV.
    const sniffed = await read({ body: kind === "jsonl" ? Uint8Array.of(...good, ...good) : good }, {});
    expect(sniffed.problems[0]?.message).toContain(`this kind: ${new Map([["tsv", "csv"], ["sdmx-csv", "csv"]]).get(kind) ?? kind} (`);
  });

  test("leaves the bytes it was given as they were", async () => {
    const copy = good.slice();
    await reader.read(good, { dialect: { encoding: "windows-1252" }, wanted: ["area"] });
    expect(good).toEqual(copy);
  });
});

test("every kind is explained in the documentation, and every key of a dialect", () => {
  const page = new TextDecoder().decode(file("docs/readers.md"));
  for (const name of [...Object.keys(readers), "headerRows", "headerJoin", "sheetName", "sheetNumber", "recordPath", "table", "metadata"]) expect(page).toMatch(new RegExp(`\`"?${name}"?\``));
});

describe("what comes in place of a table", () => {
  test.each([
    ["<!DOCTYPE html>\n<html><title>Page not found</title>", "a web page"], ["  <html lang=en>", "a web page"], ["<?xml version=\"1.0\"?><error/>", "XML"], ["<!-- x --><html><p>Sign in</p></html>", "a web page"], ["<table><tr><td>1</td></tr></table>", "a web page"], ["<div>\n<TABLE class=x>", "a web page"], [`<?xml version="1.0"?><!-- ${"x".repeat(3000)} --><body>`, "a web page"],
    ["<table:table/>", "XML"], ["<header/>", "XML"], ["<wfs:FeatureCollection>", "XML"],
    ["{\"success\": false}", "JSON"], ["[{\"a\":1}]", "JSON"], ["[]", "JSON"], ["\uFEFF{\n  \"error\": 1}", "JSON"],
  ])("%j is recognised as %s and quoted, not parsed", async (text, looksLike) => {
    const { table, problems } = await csv(text);
    expect(table).toBeNull();
    expect(only(problems, "not-a-table").message).toContain(`This is ${looksLike}, not a table of text. It begins “`);
  });

  test("is quoted to 80 characters, without characters that act", async () => {
    const { message } = only((await csv(`<html>\u001B[31m\u202E${"x".repeat(500)}`)).problems, "not-a-table");
    const quoted = /“(.*)”/u.exec(message)![1]!;
    expect([...quoted]).toHaveLength(81);
    expect(quoted).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  test.each([[[0x50, 0x4b, 3, 4], "zipped"], [[0x89, 0x50, 0x4e, 0x47], "picture"], [[0x50, 0x41, 0x52, 0x31], "Parquet"], [[0x25, 0x50, 0x44, 0x46], "PDF"], [[0x61, 0, 0x2c, 0, 0x62, 0], "binary"]])(
    "bytes %j are recognised as %s", async (content, name) => {
      expect(only((await csv(Uint8Array.from(content))).problems, "not-a-table").message).toContain(name);
    });

  test.each(["[Table 1] Waste\narea,value\nA,1\n", "<5 years,value\nA,1\n", "{area},value\nA,1\n"])("%j is a table all the same", async (text) => {
    expect((await csv(text)).table).not.toBeNull();
  });
});

describe("provenance", () => {
  test("says which bytes the table came from", async () => {
    const body = file("examples/trafford/feeds/ons-gigabit-capable-broadband.csv");
    const { provenance } = await read(
      { body, url: "https://data.example/a.csv", published: "2026-06-26", retrieved: "2026-11-22" }, { kind: "csv", wanted: ["areacd"] });
    expect(provenance).toEqual({
      url: "https://data.example/a.csv", sha256: createHash("sha256").update(body).digest("hex"), bytes: 48892, rows: 413,
      encoding: "utf-8", headerRow: 1, published: "2026-06-26", retrieved: "2026-11-22",
    });
  });

  test("does without a fingerprint where the platform has none, and says so", async () => {
    vi.stubGlobal("crypto", {});
    const { provenance, problems } = await csv("a,b\n1,2\n");
    expect(provenance.sha256).toBeNull();
    expect(codes(problems)).toEqual(["no-fingerprint"]);
  });
});

test("a guessed encoding is placed in its row", async () => {
  const { problems, provenance } = await csv(file("test/fixtures/formats/csv-edge/real-windows1252-gapmap.csv"));
  expect(only(problems, "encoding-guessed").message).toContain("offset 27767");
  expect(provenance).toMatchObject({ encoding: "windows-1252", bytes: 61841 });
  const small = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
  expect(only((await csv(small("a,b\n\"x\ny\",1\nz\u0092,2\n"))).problems, "encoding-guessed").row).toBe(3);
  expect(only((await csv(small("a,b\n1,2\n\u0092,2\n"))).problems, "encoding-guessed").row).toBe(3);
});

test("a kind nobody can read is a problem with a suggestion", async () => {
  const { table, problems } = await read({ body: bytes("a") }, { kind: "cvs" as "csv" });
  expect(table).toBeNull();
  expect(only(problems, "unknown-kind").hint).toBe("Did you mean “csv”?");
});

test("row problems are listed twenty times and then counted", async () => {
  const { problems } = await csv(`a,b\n${"1\n".repeat(57)}`);
  expect(problems.filter(({ code }) => code === "row-short")).toHaveLength(20);
  expect(problems.at(-1)).toMatchObject({ row: 21, more: 37 });
});

test("without options the kind is told from the bytes", async () => {
  const { table, problems } = await read({ body: bytes("a,b\n1,2\n") });
  expect(table?.columns).toEqual(["a", "b"]);
  expect(codes(problems)).toEqual(["kind-found"]);
});
