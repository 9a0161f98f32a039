import { read, readers, type Reader } from "@place-doughnut/adapter";
import { createHash } from "node:crypto";
import { afterEach, describe, expect, test, vi } from "vitest";
import { bytes, codes, file, only } from "../tables.js";

afterEach(() => vi.unstubAllGlobals());

const csv = (body: Uint8Array | string) => read({ body: typeof body === "string" ? bytes(body) : body }, { kind: "csv" });

describe.each(Object.entries(readers) as [string, Reader][])("the reader %s", (kind, reader) => {
  const separator = kind === "tsv" ? "\t" : ",";
  const good = bytes(["area,value", "A,1", ""].join("\n").replaceAll(",", separator));

  test("is listed under its own kind, with a title for people", () => {
    expect(reader.kind).toBe(kind);
    expect(reader.title).toMatch(/^\p{Lu}/u);
  });

  test("gives a table with the rows of the source", async () => {
    const { table, problems } = await reader.read(good, {});
    expect(problems).toEqual([]);
    expect(table).toEqual({ columns: ["area", "value"], headerRow: 1, rows: [{ row: 2, cells: ["A", "1"] }] });
  });

  test("answers nonsense with problems and no table, and never throws", async () => {
    for (const body of [new Uint8Array(), bytes("<!doctype html><p>Sign in"), bytes("{\"error\":{}}"), Uint8Array.of(0x50, 0x4b, 3, 4, 0), Uint8Array.of(0xff, 0xfe, 0x00)]) {
      const { table, problems } = await reader.read(body, {});
      expect(table).toBeNull();
      expect(problems.filter(({ severity }) => severity === "error")).toHaveLength(1);
    }
  });

  test("leaves the bytes it was given as they were", async () => {
    const copy = good.slice();
    await reader.read(good, { dialect: { encoding: "windows-1252" }, wanted: ["area"] });
    expect(good).toEqual(copy);
  });
});

describe("what comes in place of a table", () => {
  test.each([
    ["<!DOCTYPE html>\n<html><title>Page not found</title>", "a web page"], ["  <html lang=en>", "a web page"], ["<?xml version=\"1.0\"?><error/>", "XML"], ["<wfs:FeatureCollection>", "XML"],
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

  test.each([[[0x50, 0x4b, 3, 4], "zipped"], [[0xd0, 0xcf, 0x11, 0xe0], "old Excel"], [[0x1f, 0x8b, 8], "gzip"], [[0x25, 0x50, 0x44, 0x46], "PDF"], [[0x61, 0, 0x2c, 0, 0x62, 0], "binary"]])(
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
