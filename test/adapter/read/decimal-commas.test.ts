/** Commas in the numbers of files with semicolons between cells: constructed. */
import { map, read, type Dialect, type Mapping } from "@place-doughnut/adapter";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimalMark } from "../../../packages/adapter/src/read/decimal-commas.js";
import { bytes, codes, only, trafford } from "../tables.js";

const mapping: Mapping = { area: { column: "area" }, period: { column: "year" }, value: "value" };

/** The figures of 2001, 2002 … and the codes of what was wrong. */
async function figures(cells: readonly string[], options: { dialect?: Dialect; delimiter?: string; mapping?: Partial<Mapping> } = {}) {
  const { delimiter = ";", dialect } = options;
  const lines = cells.map((cell, at) => ["E08000009", 2001 + at, cell].join(delimiter));
  const { table, problems } = await read({ body: bytes(`${["area", "year", "value"].join(delimiter)}\n${lines.join("\n")}\n`) }, { kind: "csv", dialect });
  const { observations, problems: mapped } = map(table!, { ...mapping, ...options.mapping }, { ...trafford, comparators: [], decimalChar: dialect?.decimalChar });
  return { values: observations.map(({ value }) => value), read: problems, mapped };
}

describe("1,234 in a file with semicolons", () => {
  test("is ambiguous, with a way out, and no figure", async () => {
    const { values, mapped } = await figures(["1,234", "56", "2,345"]);
    expect(values).toEqual([null, 56, null]);
    expect(mapped.filter(({ code }) => code === "value-ambiguous").map(({ row, column, hint }) => [row, column, hint])).toEqual([
      [2, "value", "State decimalChar in the source's dialect."], [4, "value", "State decimalChar in the source's dialect."],
    ]);
  });

  test("is what the dialect states", async () => {
    expect((await figures(["1,234"], { dialect: { decimalChar: "," } })).values).toEqual([1.234]);
    expect((await figures(["1,234"], { dialect: { decimalChar: "." } })).values).toEqual([1234]);
  });

  test.each([["57,5"], ["1.234,5"], ["1.234.567"], ["0,123"], ["1234,567"], ["12,5 %"], ["1 234,5"]])("has a decimal comma where %s shows it, and that is said", async (proof) => {
    const { values, read: found } = await figures(["1,234", proof]);
    expect(values[0]).toBe(1.234);
    expect(values[1]).not.toBeNull();
    expect(only(found, "decimal-comma-found")).toMatchObject({ severity: "notice", message: "A comma stands before decimals in “value”, as some of the numbers there show." });
  });

  test.each([["1,234.5"], ["1,234,567"], ["57.5"], ["0.123"]])("has its thousands where %s shows it", async (proof) => {
    const { values, read: found } = await figures(["1,234", proof]);
    expect(values).toEqual([1234, Number(proof.replaceAll(",", ""))]);
    expect(codes(found)).not.toContain("decimal-comma-found");
  });

  test("is ambiguous where others of its column contradict each other", async () => {
    const { values, mapped } = await figures(["1,234", "57,5", "57.5"]);
    expect(values).toEqual([null, null, 57.5]);
    expect(codes(mapped).filter((code) => code === "value-ambiguous")).toHaveLength(2);
  });

  test("is told by its own column alone, in intervals and wide tables too", async () => {
    const text = "area;2001 rate;2002 rate;low 2001\nE08000009;1,234;57,5;1,111\n";
    const { table } = await read({ body: bytes(text) }, { kind: "csv" });
    const { observations, problems } = map(table!, { area: { column: "area" }, period: { column: "year" }, value: "rate", unpivot: { rate: "{year} rate" } }, { ...trafford, comparators: [] });
    expect(observations.map(({ value }) => value)).toEqual([null, 57.5]);
    expect(only(problems, "value-ambiguous").column).toBe("2001 rate");
  });

  test("is found under a name that differs in capitals", async () => {
    const { table } = await read({ body: bytes("area;year;Value\nE08000009;2001;1,234\n") }, { kind: "csv" });
    expect(map(table!, mapping, { ...trafford, comparators: [] }).observations[0]?.value).toBeNull();
  });
});

test("1,234 in a file with commas, tabs or bars between cells has its thousands", async () => {
  for (const delimiter of ["\t", "|"]) expect((await figures(["1,234"], { delimiter })).values).toEqual([1234]);
  expect((await figures(["\"1,234\""], { delimiter: "," })).values).toEqual([1234]);
});

test("numbers without commas, marks and words in a file with semicolons are read as ever", async () => {
  expect((await figures(["1.234", "5", "[c]", "", "12.5"])).values).toEqual([1.234, 5, null, null, 12.5]);
});

test("the mark of a column is that which its numbers were written with, or unknown", () => {
  const number = fc.double({ noNaN: true, min: -1e9, max: 1e9 }).map((each) => Math.round(each * 1000) / 1000);
  fc.assert(fc.property(fc.array(number, { minLength: 1, maxLength: 8 }), fc.constantFrom("en-GB", "de-DE"), (numbers, locale) => {
    const cells = numbers.map((each) => new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(each));
    const mark = decimalMark(cells);
    expect([locale === "en-GB" ? "." : ",", "unknown", null]).toContain(mark);
    if (mark === null) expect(cells.every((cell) => !cell.includes(","))).toBe(true);
  }));
});
