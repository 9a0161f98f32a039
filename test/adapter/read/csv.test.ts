import { readFileSync, readdirSync } from "node:fs";
import fc from "fast-check";
import papaparse from "papaparse";
import { describe, expect, test } from "vitest";
import { readCsv, type CsvOptions } from "../../../packages/adapter/src/read/csv.js";
import { codes, only } from "../tables.js";

const spectrum = new URL("../../fixtures/formats/csv-spectrum/", import.meta.url);
const edge = (name: string): string => readFileSync(new URL(`../../fixtures/formats/csv-edge/${name}`, import.meta.url), "utf8").replace(/^\uFEFF/, "");
const names = readdirSync(new URL("csvs/", spectrum)).map((name) => name.replace(".csv", ""));

/** Rows as objects, as the corpus writes what it expects. */
async function objects(text: string): Promise<Record<string, string>[]> {
  const { table } = await readCsv(text, { delimiter: "," });
  return table!.rows.map(({ cells }) => Object.fromEntries(table!.columns.map((column, at) => [column, cells[at]!])));
}

describe("the CSV corpus", () => {
  test("is whole", () => {
    expect(names).toHaveLength(12);
  });

  // The corpus' own answer for this one has another telephone number than its file.
  test("location_coordinates keeps a quotation mark inside a cell that has none around it", async () => {
    const [row] = await objects(readFileSync(new URL("csvs/location_coordinates.csv", spectrum), "utf8"));
    expect(row).toMatchObject({ "Contact Phone Number": "2095257564", "Location Coordinates": "37\uFFFD36'37.8\"N 121\uFFFD2'17.9\"W", "Counties": "Stanislaus" });
  });

  test.each(names.filter((name) => name !== "location_coordinates"))("%s is read as expected", async (name) => {
    const expected = JSON.parse(readFileSync(new URL(`json/${name}.json`, spectrum), "utf8")) as unknown;
    expect(await objects(readFileSync(new URL(`csvs/${name}.csv`, spectrum), "utf8"))).toEqual(expected);
  });
});

const cells = async (text: string, options: CsvOptions = {}) => (await readCsv(text, options)).table!.rows.map((row) => row.cells);

describe("line endings", () => {
  test.each([["LF", "a,b\n1,2\n3,4\n"], ["CRLF", "a,b\r\n1,2\r\n3,4\r\n"], ["CR", "a,b\r1,2\r3,4\r"], ["mixed", "a,b\r\n1,2\n3,\"4\"\r\n"], ["none at the end", "a,b\n1,2\n3,4"]])(
    "%s give the same table", async (_name, text) => {
      expect(await cells(text)).toEqual([["1", "2"], ["3", "4"]]);
    });

  test("inside quotation marks stay as they are", async () => {
    expect(await cells("a,b\r\n\"x\ny\",\"1\r\n2\"\r\n")).toEqual([["x\ny", "1\r\n2"]]);
  });
});

describe("separators", () => {
  test.each([[";", "semicolons"], ["\t", "tabs"], ["|", "upright bars"]])("%j is found and said", async (separator, name) => {
    const text = "area,value\nE08000009,1\nE92000001,2\n".replaceAll(",", separator);
    const { table, problems } = await readCsv(text);
    expect(table?.columns).toEqual(["area", "value"]);
    expect(only(problems, "delimiter-found").message).toContain(name);
    expect(codes((await readCsv(text, { delimiter: separator })).problems)).toEqual([]);
  });

  test("a comma and a single column need no word", async () => {
    expect((await readCsv("a,b\n1,2\n")).problems).toEqual([]);
    expect(await cells(edge("fl-leading-zeros.csv"))).toEqual([["01"], ["002"], ["00003"]]);
  });
});

describe("rows", () => {
  test("are counted as a spreadsheet counts them, records with line breaks as one", async () => {
    const { table } = await readCsv("Title\n\na,b\n1,\"x\ny\"\n\n2,z\n", { wanted: ["a", "b"] });
    expect(table?.headerRow).toBe(3);
    expect(table?.rows.map(({ row }) => row)).toEqual([4, 6]);
  });

  test("without any text are not rows of the table, and are counted", async () => {
    const { table, problems } = await readCsv("a,b\n1,2\n,\n3,4\n , \n,,\n\n");
    expect(table?.rows).toHaveLength(2);
    expect(only(problems, "blank-rows").message).toBe("4 blank rows are not part of the table, 3 of them at the end.");
  });

  // F55.
  test("that are too short are filled with blanks, and said", async () => {
    const { table, problems } = await readCsv("a,b,c\n1,2\n");
    expect(table?.rows[0]?.cells).toEqual(["1", "2", ""]);
    expect(only(problems, "row-short")).toMatchObject({ severity: "warning", row: 2 });
  });

  test("that are too long are left out, because which cell belongs where cannot be told", async () => {
    const { table, problems } = await readCsv("area,value\nNewry, Mourne and Down,5\nBelfast,6\nDerry,7,,\n");
    expect(table?.rows.map((row) => row.cells)).toEqual([["Belfast", "6"], ["Derry", "7"]]);
    expect(only(problems, "row-long")).toMatchObject({ severity: "error", row: 2 });
    expect(codes((await readCsv(edge("fl-without-headers-extra.csv"))).problems)).toEqual(["row-long"]);
  });

  test("with broken quotation marks are left out and placed", async () => {
    const trailing = await readCsv("a,b\n\"x\"y\",1\nz,2\n");
    expect(only(trailing.problems, "quotes-broken")).toMatchObject({ severity: "error", row: 2 });
    expect(trailing.table?.rows.map((row) => row.cells)).toEqual([["z", "2"]]);
    const open = await readCsv("a,b\n1,2\n\"3,4\n5,6\n");
    expect(only(open.problems, "quotes-broken").message).toContain("never closed");
    expect(open.table?.rows.map((row) => row.cells)).toEqual([["1", "2"]]);
    expect(only((await readCsv("\"a,b\n1,2\n")).problems, "quotes-broken")).toMatchObject({ row: 1 });
  });
});

describe("the row with the column names", () => {
  const preamble = "Table 1: waste\nSource: Defra,,\nArea Code1, Area  name ,\"Rate\u00A0[note 3]\"\nE08000009,Trafford,57.5\n";

  // F56.
  test("is found under titles by the names the mapping uses, also with footnote marks", async () => {
    const { table, problems } = await readCsv(preamble, { wanted: ["area code", "Rate"] });
    expect(table).toMatchObject({ headerRow: 3, columns: ["Area Code1", "Area  name", "Rate\u00A0[note 3]"] });
    expect(only(problems, "header-found")).toMatchObject({ severity: "notice", row: 3 });
    expect((await readCsv(edge("fl-skip-rows-before-headers.csv"), { wanted: ["id", "name"] })).table?.headerRow).toBe(2);
  });

  test("is the stated one, without a word", async () => {
    expect(await readCsv(preamble, { headerRow: 3 })).toMatchObject({ table: { headerRow: 3 }, problems: [] });
    expect(only((await readCsv(preamble, { headerRow: 9 })).problems, "header-missing").message).toBe("Row 9 is to hold the column names, and the file has 4 rows.");
  });

  test("is the first that is not blank when no name matches, so that the report can list its names", async () => {
    expect((await readCsv("\n\nx,y\n1,2\n", { wanted: ["a"] })).table).toMatchObject({ headerRow: 3, columns: ["x", "y"] });
  });

  test("is not looked for below row 50", async () => {
    expect((await readCsv(`t\n${"note\n".repeat(60)}a,b\n1,2\n`, { wanted: ["a", "b"], delimiter: "," })).table?.headerRow).toBe(1);
  });

  // F54.
  test("may not use one name twice", async () => {
    expect(only((await readCsv(edge("fl-duplicate-headers.csv"))).problems, "duplicate-header").message).toContain("columns 1, 3, 5");
    expect(codes((await readCsv("a,,\n1,2,3\n")).problems)).toEqual([]);
  });

  test("keeps every name, also those that objects cannot hold", async () => {
    const { table, problems } = await readCsv("__proto__,constructor,toString,value\nx,y,z,1\n");
    expect(table).toMatchObject({ columns: ["__proto__", "constructor", "toString", "value"], rows: [{ cells: ["x", "y", "z", "1"] }] });
    expect(problems).toEqual([]);
  });

  test("without rows under it is an error, and so is a file of blanks", async () => {
    expect(codes((await readCsv("a,b\n")).problems)).toEqual(["no-rows"]);
    expect(codes((await readCsv("\n\n")).problems)).toEqual(["empty-body"]);
  });
});

describe("any table that is written", () => {
  // A "\r" at the end of a row's last cell would belong to the line ending, so it is not written there.
  const cell = fc.string({ unit: fc.constantFrom(..."ab1 ,;|\t\"'\r\n\u00A0é"), maxLength: 8 });
  const columns = fc.integer({ min: 2, max: 5 });
  const rows = columns.chain((width) => fc.array(fc.tuple(fc.array(cell, { minLength: width - 1, maxLength: width - 1 }), cell.map((text) => `${text}.`)).map(([start, last]) => [...start, last]), { minLength: 1, maxLength: 8 }));

  test("is read again as it was, with either line ending", async () => {
    await fc.assert(fc.asyncProperty(rows, fc.constantFrom("\n", "\r\n"), fc.constantFrom(",", ";", "\t"), async (written, newline, delimiter) => {
      const header = written[0]!.map((_, at) => `column ${at}`);
      const text = `${papaparse.unparse([header, ...written], { newline, delimiter })}${newline}`;
      const { table, problems } = await readCsv(text, { delimiter });
      // Between semicolons, a comma in a number is told of.
      expect(problems.filter(({ code }) => code !== "decimal-comma-found" || delimiter !== ";")).toEqual([]);
      expect(table?.rows.map((row) => row.cells)).toEqual(written);
    }), { numRuns: 500 });
  });
});

describe("hostile quotation marks", () => {
  const shapes: Record<string, (size: number) => string> = {
    "stray marks": (size) => `a,b\n"${"x\"x".repeat(size / 3)}`,
    "nothing but marks": (size) => "\"".repeat(size),
    "marks and commas": (size) => "\",".repeat(size / 2),
    "marks never closed": (size) => "\"a\n".repeat(size / 3),
    "blanks after marks": (size) => "\"a\" ,".repeat(size / 5),
    "marks before a run of blanks": (size) => `a,b\n"${"x\"x".repeat(size / 6)}${" ".repeat(size / 2)},1\n`,
  };

  test.each(Object.entries(shapes))("%s take time in proportion", { timeout: 60_000, retry: 3 }, async (_name, shape) => {
    const time = async (text: string): Promise<number> => {
      const start = performance.now();
      await readCsv(text);
      return performance.now() - start;
    };
    // The fastest of several runs, taken in turns: the machine has other work.
    let [half, whole] = [Infinity, Infinity];
    for (let run = 0; run < 6; run++) [half, whole] = [Math.min(half, await time(shape(60_000))), Math.min(whole, await time(shape(120_000)))];
    expect(whole).toBeLessThan(4 * Math.max(half, 5));
  });

  test("that could take for ever are refused before reading", async () => {
    const { table, problems } = await readCsv(shapes["marks before a run of blanks"]!(400_000));
    expect(table).toBeNull();
    expect(only(problems, "quotes-tangled").message).toMatch(/\d{5} quotation marks and a run of 200000 blanks/);
  });
});

describe("a last row without a line ending", () => {
  test.each(["a,b\n1,17", "a,b\r\n1,\"17\"", "a,b\n1,2\n3"])("may be cut off, and that is said: %j", async (text) => {
    const { table, problems } = await readCsv(text, { delimiter: "," });
    expect(table?.rows.at(-1)?.cells[0]).toBe(text.endsWith("3") ? "3" : "1");
    expect(only(problems, "unterminated-last-row")).toMatchObject({ severity: "warning", row: text.endsWith("3") ? 3 : 2 });
  });

  test.each(["a,b\n1,17\n", "a,b\r\n1,17\r\n", "a,b\r1,17\r", "a,b\n1,17\n  ", "a,b\n1,17\n,"])("is not suspected where there is one, or nothing after it: %j", async (text) => {
    expect(codes((await readCsv(text, { delimiter: "," })).problems)).not.toContain("unterminated-last-row");
  });
});

describe("a file of more cells than any table has", () => {
  test("is refused when one row is wider than any sheet, in little time and room", async () => {
    const before = process.memoryUsage().heapUsed;
    const start = performance.now();
    const { table, problems } = await readCsv("a,".repeat(450_000));
    expect([table, codes(problems)]).toEqual([null, ["too-large"]]);
    expect(performance.now() - start).toBeLessThan(1500);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(200 * 1024 * 1024);
  });

  test("is refused when the rows together hold too many", { timeout: 60_000 }, async () => {
    expect(codes((await readCsv(`${"1,".repeat(16_000)}\n`.repeat(640), { delimiter: "," })).problems)).toEqual(["too-large"]);
  });

  test("is read when it is as wide as a sheet may be", async () => {
    const names = Array.from({ length: 16_384 }, (_, at) => `c${at}`).join(",");
    const { table, problems } = await readCsv(`${names}\n${`${"1,".repeat(16_383)}x\n`.repeat(20)}`);
    expect([table?.rows.length, table?.rows[19]?.cells[16_383], problems]).toEqual([20, "x", []]);
  });
});
