import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import papaparse from "papaparse";
import { describe, expect, test } from "vitest";
import { readCsv, readRecords } from "../../../packages/adapter/src/read/csv.js";
import { decode } from "../../../packages/adapter/src/read/decode.js";
import { scanRows, type ScanOptions } from "../../../packages/adapter/src/read/scan-table.js";
import { bytes, codes, file, only } from "../tables.js";

/** Every row's cells and numbers, and all that was said, from a file in chunks. */
async function scanned(chunks: Iterable<Uint8Array>, options: ScanOptions = {}) {
  const rows: { row: number; cells: string[] }[] = [];
  let header: { columns: readonly string[]; headerRow: number } | null = null;
  const result = await scanRows(chunks, options, {
    header: (columns, headerRow) => Boolean((header = { columns, headerRow })),
    row: (record) => rows.push({ row: record.row, cells: Array.from({ length: record.length }, (_, cell) => record.text(cell)) }),
  });
  return { ...result, header, rows, count: result.rows };
}

/** A file cut at the given places. */
function* cut(whole: Uint8Array, places: readonly number[]): Generator<Uint8Array> {
  const sorted = [...new Set([0, ...places.map((at) => at % (whole.length + 1)), whole.length])].sort((a, b) => a - b);
  for (let at = 1; at < sorted.length; at++) yield whole.slice(sorted[at - 1], sorted[at]);
}

const csvs = readdirSync("test/fixtures", { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".csv")).map((path) => `test/fixtures/${path}`);
const feeds = ["examples/trafford/feeds", "examples/uk/feeds"].flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith(".csv")).map((name) => `${folder}/${name}`));

describe("every recorded CSV file", () => {
  test("is there", () => {
    expect(feeds.length).toBeGreaterThanOrEqual(47);
    expect(csvs.length).toBeGreaterThanOrEqual(30);
  });

  test.each([...feeds, ...csvs])("%s is cut into the same cells as papaparse cuts it", (path) => {
    const { text } = decode(file(path));
    const { records, delimiter } = readRecords(text ?? "", undefined);
    const newline = /[^\r]\n/.test(text ?? "") ? "\n" : "\r\n";
    const { data, errors } = papaparse.parse<string[]>(text ?? "", { header: false, delimiter, newline });
    const expected = data.map((cells) => cells.map((cell, at) => (newline === "\n" && at === cells.length - 1 ? cell.replace(/\r$/, "") : cell)));
    if (expected.length > 1 && expected.at(-1)?.join("") === "") expected.pop();
    expect(records).toHaveLength(expected.length);
    // One assertion for all rows: a million calls of `expect` would take minutes.
    expect(records.findIndex((cells, at) => JSON.stringify(cells) !== JSON.stringify(expected[at]))).toBe(-1);
    expect(errors.filter(({ type }) => type === "Quotes")).toEqual([]);
  });

  test.each(feeds)("%s gives the same rows in chunks as it does whole", async (path) => {
    const whole = file(path);
    const { table, problems } = await readCsv(decode(whole).text ?? "");
    const stream = await scanned(cut(whole, [1, 2, 1000, 4097, 70_000, 262_144, 262_145]));
    expect(stream.header).toEqual({ columns: table?.columns, headerRow: table?.headerRow });
    expect(stream.count).toBe(table?.rows.length);
    expect(stream.rows.findIndex(({ row, cells }, at) => row !== table?.rows[at]?.row || JSON.stringify(cells) !== JSON.stringify(table?.rows[at]?.cells))).toBe(-1);
    expect(codes(stream.problems).sort()).toEqual(codes(problems).sort());
  });
});

describe("wherever a file is cut into chunks", () => {
  const places = fc.array(fc.nat(400), { maxLength: 30 });
  const text = fc.string({ unit: fc.constantFrom("a", "1", ",", "\"", "\"\"", "\n", "\r\n", "\r", " ", "é", "ŷ", "€", "😀", "\uFEFF"), maxLength: 120 });

  test("it gives the same rows, problems and counts, cuts inside a character too", async () => {
    await fc.assert(fc.asyncProperty(text, places, async (body, at) => {
      const whole = bytes(`a,b\n${body}`);
      expect(await scanned(cut(whole, at))).toEqual(await scanned([whole]));
    }), { numRuns: 2000 });
  });

  test("and so do bytes that are no UTF-8 at all", async () => {
    const anything = fc.array(fc.constantFrom(0x61, 0x2c, 0x22, 0x0a, 0x0d, 0x80, 0x92, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0xff, 0x81), { maxLength: 60 });
    await fc.assert(fc.asyncProperty(anything, places, async (tail, at) => {
      const whole = Uint8Array.from([0x61, 0x2c, 0x62, 0x0a, ...tail]);
      // Where the reading ends early, how much was looked at depends on the chunks.
      const { bytes: _some, ...inChunks } = await scanned(cut(whole, at));
      const { bytes: _all, ...atOnce } = await scanned([whole]);
      expect(inChunks).toEqual(atOnce);
    }), { numRuns: 2000 });
  });

  test("what is written is read again, byte by byte", async () => {
    const cell = fc.string({ unit: fc.constantFrom(..."ab1 ,;\"\r\né€"), maxLength: 6 }).map((each) => `${each}.`);
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 }), async (rows) => {
      const whole = bytes(`${papaparse.unparse([["x", "y", "z"], ...rows], { newline: "\n" })}\n`);
      const { rows: read, problems } = await scanned(cut(whole, Array.from(whole.keys())));
      expect({ cells: read.map(({ cells }) => cells), problems }).toEqual({ cells: rows, problems: [] });
    }), { numRuns: 300 });
  });

  test("every record under the header is a row or is counted as left out", async () => {
    await fc.assert(fc.asyncProperty(text, async (body) => {
      const found = await scanned([bytes(`a,b\n${body}`)]);
      const { records } = readRecords(`a,b\n${body}`, ",");
      const { blank, broken, long } = found.leftOut;
      if (found.columns?.[0] === "a") expect(found.count + blank + broken + long).toBe(records.length - 1);
    }), { numRuns: 1000 });
  });
});

describe("a file in chunks", () => {
  const one = (whole: Uint8Array, options: ScanOptions = {}) => scanned(cut(whole, Array.from(whole.keys())), options);

  test("in windows-1252 is read as such, with the offset and the row of the byte that gave it away", async () => {
    const found = await one(Uint8Array.from([...bytes("a,b\nx,1\ny"), 0x92, ...bytes("s,2\n")]));
    expect(found.rows.map(({ cells }) => cells)).toEqual([["x", "1"], ["y’s", "2"]]);
    expect(found.encoding).toBe("windows-1252");
    expect(only(found.problems, "encoding-guessed")).toMatchObject({ row: 3, severity: "warning" });
    expect(only(found.problems, "encoding-guessed").message).toContain("offset 9");
  });

  test("that is neither UTF-8 nor anything else ends where that shows", async () => {
    const found = await one(Uint8Array.from([...bytes("a,b\né,1\ny"), 0x92, ...bytes("s,2\n")]));
    expect(only(found.problems, "encoding-wrong").message).toContain("offset 10");
  });

  test("in UTF-16 is read, its byte-order mark left out", async () => {
    const utf16 = Uint8Array.from([0xff, 0xfe, ...Array.from("a,b\nŷ,1\n").flatMap((sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8])]);
    expect(await one(utf16)).toMatchObject({ header: { columns: ["a", "b"] }, rows: [{ cells: ["ŷ", "1"] }], encoding: "utf-16le", problems: [] });
  });

  test("that is no table is said to be none, and its rows are not given", async () => {
    expect(codes((await one(bytes("<!doctype html><title>Sign in</title>"))).problems)).toEqual(["not-a-table"]);
    expect(codes((await one(Uint8Array.from([0x1f, 0x8b, 8, 0, 0]))).problems)).toEqual(["not-a-table"]);
    expect(codes((await one(new Uint8Array(0))).problems)).toEqual(["empty-body"]);
  });

  test("says that its last row may be cut off when no line ending follows it", async () => {
    const found = await one(bytes("a,b\nx,1\ny,17"));
    expect(found.rows.at(-1)).toEqual({ row: 3, cells: ["y", "17"] });
    expect(only(found.problems, "unterminated-last-row")).toMatchObject({ severity: "warning", row: 3 });
    const long = await scanned([bytes(`a,b\n${"x,1\n".repeat(100)}y,17`)]);
    expect(only(long.problems, "unterminated-last-row")).toMatchObject({ row: 102 });
  });

  test("wider than any table is refused, and its cells are not all kept", async () => {
    const found = await scanned([bytes(`a,b\n1,2\n${"1,".repeat(400_000)}\n3,4\n`)], { delimiter: "," });
    expect(codes(found.problems)).toContain("too-large");
    expect(found.rows.length).toBeLessThan(2);
  });

  test("has nothing in the cells that a short row does not have, whatever stood there before", async () => {
    const seen: [number, number, boolean][] = [];
    await scanRows([bytes("a,b,c\n1,\"2\"\"\",3\n4\n")], {}, { header: () => true, row: (record) => seen.push([record.startOf(1), record.endOf(2), record.isDoubled(1)]) });
    expect(seen[1]).toEqual([0, 0, false]);
  });

  test("keeps the first problems of a kind and counts the others", async () => {
    const found = await one(bytes(`a,b\n${"1\n".repeat(1000)}`), { delimiter: "," });
    expect(found.count).toBe(1000);
    expect(found.problems).toHaveLength(20);
    expect(found.problems.at(-1)).toMatchObject({ code: "row-short", row: 21, more: 980 });
  });

  test("with a header found under titles gives the rows below it once each", async () => {
    const found = await one(bytes("Table 1\n\nArea code1,Rate\nE1,1\nE2,2\n"), { wanted: ["area code", "rate"] });
    expect(found.header).toEqual({ columns: ["Area code1", "Rate"], headerRow: 3 });
    expect(found.rows).toEqual([{ row: 4, cells: ["E1", "1"] }, { row: 5, cells: ["E2", "2"] }]);
  });

  test("whose quotation mark is never closed lets go of what it cannot use", { timeout: 60_000 }, async () => {
    const part = bytes("x".repeat(1 << 20));
    const before = process.memoryUsage().arrayBuffers;
    const found = await scanned((function* () {
      yield bytes("a,b\n1,2\n\"");
      for (let times = 0; times < 200; times++) yield part;
    })());
    expect(found.rows).toEqual([{ row: 2, cells: ["1", "2"] }]);
    expect(only(found.problems, "quotes-broken").message).toContain("never closed");
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(150 * 1024 * 1024);
  });
});

describe("hostile bytes", () => {
  const shapes: Record<string, (size: number) => string> = {
    "nothing but marks": (size) => "\"".repeat(size),
    "marks before a run of blanks": (size) => `a,b\n"${"x\"x".repeat(size / 6)}${" ".repeat(size / 2)},1\n`,
    "blanks after marks": (size) => `"${"\" x".repeat(size / 3)}`,
    "nothing but delimiters": (size) => ",".repeat(size),
    "nothing but line endings": (size) => "\n".repeat(size),
    "carriage returns": (size) => "\r".repeat(size),
  };

  test.each(Object.entries(shapes))("%s take time in proportion, also in small chunks", { timeout: 60_000, retry: 3 }, async (_name, shape) => {
    const time = async (size: number): Promise<number> => {
      const whole = bytes(shape(size));
      const start = performance.now();
      await scanned(cut(whole, Array.from({ length: size / 1000 }, (_, at) => at * 1000)), { delimiter: "," });
      return performance.now() - start;
    };
    let [half, all] = [Infinity, Infinity];
    for (let run = 0; run < 5; run++) [half, all] = [Math.min(half, await time(300_000)), Math.min(all, await time(600_000))];
    expect(all).toBeLessThan(4 * Math.max(half, 5));
  });
});

test("the corpus of odd files is read in chunks as it is whole", async () => {
  for (const path of csvs.filter((each) => each.includes("csv-spectrum"))) {
    const whole = file(path);
    const { table } = await readCsv(decode(whole).text ?? "", { delimiter: "," });
    const { rows } = await scanned(cut(whole, Array.from(whole.keys())), { delimiter: "," });
    expect(rows.map(({ cells }) => cells), path).toEqual(table?.rows.map(({ cells }) => cells));
  }
  expect(readFileSync("test/fixtures/formats/csv-spectrum/csvs/simple.csv", "utf8")).toContain("a,b,c");
});
