/** Files made to do harm, or damaged on the way: refused, quickly and in little memory. */
import { read } from "@place-doughnut/adapter";
import fc from "fast-check";
import { strToU8, zipSync, type Zippable } from "fflate";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { crc32 } from "../../../packages/adapter/src/read/crc-32.js";
import { bytes, codes, file } from "../tables.js";
import { odsOf, odsRow, odsSheet, xlsxOf, zipOf } from "./zips.js";

/** The code it is refused with, in time and in memory. */
async function refusal(body: Uint8Array, kind?: "ods" | "xlsx" | "csv"): Promise<string> {
  const [before, start] = [process.memoryUsage().rss, performance.now()];
  const { table, problems } = await read({ body }, { kind });
  expect(performance.now() - start).toBeLessThan(10_000);
  expect(process.memoryUsage().rss - before).toBeLessThan(150e6);
  expect(table).toBeNull();
  return codes(problems).join();
}

const good = odsOf(odsSheet("S", odsRow("a", "b"), odsRow(1, 2)));

/** A copy with bytes changed at each place where the signature stands. */
function patched(body: Uint8Array, signature: number, change: (view: DataView, at: number) => void): Uint8Array {
  const copy = body.slice();
  const view = new DataView(copy.buffer);
  let found = 0;
  for (let at = 0; at + 4 <= copy.length; at += 1) {
    if (view.getUint32(at, true) === signature) {
      change(view, at);
      found += 1;
    }
  }
  expect(found).toBeGreaterThan(0);
  return copy;
}
const [entry, end] = [0x02014b50, 0x06054b50];

describe("a zip file", () => {
  test("of 50 kB that unpacks to 50 MB is refused", async () => {
    const bomb = zipOf({ "mimetype": "x", "content.xml": new Uint8Array(50e6) });
    expect(bomb.length).toBeLessThan(100e3);
    expect(await refusal(bomb, "ods")).toBe("too-large");
  });

  test("that says it is small and is not is refused", async () => {
    const bomb = patched(zipOf({ "content.xml": new Uint8Array(50e6) }), entry, (view, at) => view.setUint32(at + 24, 1000, true));
    expect(await refusal(bomb, "ods")).toBe("corrupt-archive");
  });

  test("of 10,000 entries is refused", async () => {
    const many: Zippable = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`xl/${at}.xml`, new Uint8Array()]));
    expect(await refusal(zipSync(many, { level: 0 }))).toBe("too-large");
  });

  test("in a zip file is not opened", async () => {
    expect(await refusal(zipOf({ "inner.ods": good }))).toBe("not-a-workbook");
  });

  test.each(["../content.xml", "/content.xml", "a/../../b", "C:/x", "a\\..\\b"])("with an entry %s is refused", async (name) => {
    expect(await refusal(zipOf({ [name]: "x", "content.xml": "<a/>" }))).toBe("unsafe-archive");
  });

  test.each<[string, (view: DataView, at: number) => void]>([
    ["a wrong checksum", (view, at) => view.setUint32(at + 16, view.getUint32(at + 16, true) ^ 1, true)],
    ["a wrong size", (view, at) => view.setUint32(at + 24, view.getUint32(at + 24, true) + 1, true)],
    ["a size cut short", (view, at) => view.setUint32(at + 24, view.getUint32(at + 24, true) - 1, true)],
    ["an entry elsewhere", (view, at) => view.setUint32(at + 42, view.getUint32(at + 42, true) + 3, true)],
    ["an entry beyond the end", (view, at) => view.setUint32(at + 42, 0x7fffffff, true)],
    ["packed bytes beyond the end", (view, at) => view.setUint32(at + 20, 0x7fffffff, true)],
    ["another way of packing", (view, at) => view.setUint16(at + 10, 14, true)],
  ])("with %s is refused as damaged", async (_name, change) => {
    expect(await refusal(patched(good, entry, change), "ods")).toBe("corrupt-archive");
  });

  test("under a password is refused", async () => {
    expect(await refusal(patched(good, entry, (view, at) => view.setUint16(at + 8, 1, true)), "ods")).toBe("encrypted");
  });

  test("that says it has fewer entries than it has is refused", async () => {
    expect(await refusal(patched(good, end, (view, at) => view.setUint16(at + 10, 1, true)), "ods")).toBe("corrupt-archive");
  });

  test("with two entries of one name is refused", async () => {
    const two = zipOf({ "content.xml": "<a/>", "content.xmm": "<b/>" });
    const name = new TextEncoder().encode("content.xmm");
    for (let at = 0; at < two.length; at += 1) if (name.every((byte, place) => two[at + place] === byte)) two[at + 10] = 0x6c;
    expect(await refusal(two, "ods")).toBe("corrupt-archive");
  });

  test("cut off anywhere is refused, and never half a table", async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 4, max: good.length - 1 }), async (length) => {
      const { table, problems } = await read({ body: good.subarray(0, length) }, { kind: "ods" });
      expect(table).toBeNull();
      expect(codes(problems)).toEqual(["corrupt-archive"]);
    }), { numRuns: 60 });
  });

  test("with any byte changed is read the same or refused, and never throws", async () => {
    const { table: whole } = await read({ body: good }, { kind: "ods" });
    await fc.assert(fc.asyncProperty(fc.integer({ min: 4, max: good.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const body = good.slice();
      body[at]! ^= by;
      const { table, problems } = await read({ body }, { kind: "ods" });
      if (table) expect(table).toEqual(whole);
      else expect(problems.some(({ severity }) => severity === "error")).toBe(true);
    }), { numRuns: 300 });
  });

  test("has the checksum that everybody computes", () => {
    expect(crc32(bytes("123456789"))).toBe(0xcbf43926);
    expect(crc32(bytes("6789"), crc32(bytes("12345")))).toBe(0xcbf43926);
  });
});

describe("XML in a workbook", () => {
  const withContent = (content: string): Uint8Array => zipOf({ "content.xml": content });

  test.each([
    "<!DOCTYPE a><a/>",
    "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x \"lol\"><!ENTITY y \"&x;&x;\">]><a>&y;</a>",
    "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
  ])("with a document type is refused: %s", async (content) => {
    expect(await refusal(withContent(content), "ods")).toBe("unsafe-xml");
    expect(await refusal(xlsxOf({ sheets: { S: "" }, more: { "xl/worksheets/sheet1.xml": content } }))).toBe("unsafe-xml");
  });

  test.each(["", "<a>", "<a></b>", "<a>&undefined;</a>", "text", "<a x=1/>"])("that is not well-formed is refused: %j", async (content) => {
    expect(await refusal(withContent(content), "ods")).toBe("broken-xml");
  });

  test("in bytes that are no UTF-8 is refused", async () => {
    expect(await refusal(zipOf({ "content.xml": Uint8Array.of(0x3c, 0x61, 0x3e, 0x92, 0x3c, 0x2f, 0x61, 0x3e) }), "ods")).toBe("broken-xml");
  });

  test("100,000 elements deep is refused, and does not break the reader", async () => {
    expect(await refusal(withContent("<a>".repeat(100_000) + "</a>".repeat(100_000)), "ods")).toBe("too-large");
  });

  test("with attributes that every object shares is read", async () => {
    const { table } = await read({ body: odsOf(odsSheet("S", odsRow("__proto__", "constructor"), odsRow(1, 2)).replace("<table:table ", "<table:table __proto__=\"x\" constructor=\"y\" ")) }, { kind: "ods" });
    expect(table?.columns).toEqual(["__proto__", "constructor"]);
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });

  test("that repeats a filled row a million times is refused", async () => {
    const row = "<table:table-row table:number-rows-repeated=\"1048575\"><table:table-cell table:number-columns-repeated=\"16000\" office:value-type=\"float\" office:value=\"1\"/></table:table-row>";
    expect(await refusal(odsOf(`<table:table table:name="S">${row}</table:table>`), "ods")).toBe("too-large");
  });

  test.each(["ZZZZ1", "1", "A0", "A99999999", "AAAA1"])("with a cell at %s is refused", async (place) => {
    expect(["broken-xml", "too-large"]).toContain(await refusal(xlsxOf({ sheets: { S: `<sheetData><row><c r="${place}"><v>1</v></c></row></sheetData>` } })));
  });

  test("whose sheet lies outside the workbook is refused", async () => {
    const relations = "<Relationships><Relationship Id=\"s0\" Type=\"http://x/worksheet\" Target=\"https://evil.example/sheet.xml\" TargetMode=\"External\"/></Relationships>";
    expect(await refusal(xlsxOf({ sheets: { S: "" }, more: { "xl/_rels/workbook.xml.rels": relations } }))).toBe("unsafe-archive");
  });
});

describe("gzip", () => {
  const csv = bytes(`a,b\n${"1,2\n".repeat(5000)}`);
  const packed = new Uint8Array(gzipSync(csv));

  test("is told by its content, whatever the name", async () => {
    const { table, provenance } = await read({ body: packed }, { kind: "csv" });
    expect(table?.rows).toHaveLength(5000);
    expect(provenance.bytes).toBe(packed.length);
    expect((await read({ body: new Uint8Array(gzipSync(strToU8("[{\"a\":1}]"))) }, {})).table?.rows).toHaveLength(1);
  });

  test("cut off anywhere is refused, never a shorter table", async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 2, max: packed.length - 1 }), async (length) => {
      const { table, problems } = await read({ body: packed.subarray(0, length) }, { kind: "csv" });
      expect(table).toBeNull();
      expect(codes(problems)).toEqual(["corrupt-archive"]);
    }), { numRuns: 30 });
  });

  test("with a wrong checksum is refused", async () => {
    const wrong = packed.slice();
    wrong[wrong.length - 6]! ^= 1;
    expect(await refusal(wrong, "csv")).toBe("corrupt-archive");
  });

  test("of 300 kB that unpacks to 300 MB is refused", async () => {
    const bomb = new Uint8Array(gzipSync(new Uint8Array(300e6), { level: 9 }));
    expect(bomb.length).toBeLessThan(400e3);
    expect(await refusal(bomb, "csv")).toBe("too-large");
  }, 30_000);

  test("in gzip is not opened twice", async () => {
    expect(await refusal(new Uint8Array(gzipSync(packed)), "csv")).toBe("not-a-table");
  });
});

test("a damaged workbook of a government is refused with how far it is off", async () => {
  const { problems } = await read({ body: file("test/fixtures/spreadsheets/wimd-2019-index-and-domain-scores-by-small-area_0.ods") }, { kind: "ods" });
  expect(problems[0]!.message).toBe("The file is damaged: its table of contents is not where it should be, 5 bytes off. Nothing of it was read.");
});
