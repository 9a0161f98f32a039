import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readNumber, type Marks, type NumberReading } from "../../../packages/adapter/src/map/number.js";

const rows = readFileSync(new URL("../../fixtures/adapter/numbers.tsv", import.meta.url), "utf8")
  .split("\n").slice(1).filter((line) => line !== "").map((line) => line.split("\t"));

test("the table of numbers is whole", () => {
  expect(rows).toHaveLength(76);
});

test.each(rows)("%s is read as %s %s", (json, kind, value) => {
  const reading = readNumber(JSON.parse(json!) as string);
  expect(reading.kind).toBe(kind);
  expect(reading.kind === "number" ? reading.value : "").toBe(value === "" ? "" : Number(value));
});

const read = (text: string, marks: Record<string, "zero" | "suppressed" | "not-available"> = {}): NumberReading =>
  readNumber(text, { marks: new Map(Object.entries(marks)) as Marks });

describe("a mark beside a number", () => {
  test.each([
    ["12p", ["provisional"]], ["12 r", ["revised"]], ["12[b]", ["series-break"]], ["12 [r][e]", ["revised", "estimated"]], ["1,234 [r1]", ["revised"]],
    ["1.1[sss]", []], ["9.8 [note 3]", []], ["12 f", ["estimated"]], ["12 [u]", ["low-reliability"]], ["7[t]", []], ["12%p", ["provisional"]], ["0 [k]", ["estimated"]],
  ])("%s keeps the number and flags it %j", (text, flags) => {
    expect(read(text)).toMatchObject({ kind: "number", flags });
  });

  test.each(["12[c]", "12[x]", "12 [z]", "12[w]"])("that says there is none, as in %s, is a contradiction", (text) => {
    expect(read(text)).toEqual({ kind: "ambiguous", doubt: "contradiction" });
  });

  test.each(["12[q]", "12 [see below]"])("that nobody explained, as in %s, leaves it in doubt", (text) => {
    expect(read(text)).toEqual({ kind: "ambiguous", doubt: "mark" });
  });

  test.each(["12b", "12k", "12m", "12t", "12bn", "12[", "12[]", "12]p[", "12e"])("that may be a scale, or is broken, makes %s no number", (text) => {
    expect(read(text)).toEqual({ kind: "invalid" });
  });
});

describe("marks alone", () => {
  test.each([
    ["[c][r]", "suppressed"], ["[u]", "suppressed"], ["u", "suppressed"], ["[k]", "suppressed"], ["#", "suppressed"], ["<0.5%", "suppressed"], ["> 1,000", "suppressed"], ["≥95", "suppressed"],
    ["[x]", "not-available"], ["[w]", "not-available"], ["[p]", "not-available"], ["…", "not-available"], ["NA", "not-available"],
    ["z", "not-applicable"], [".", "not-applicable"], ["Not collected", "not-collected"],
  ])("%s is no figure, because %s", (text, reason) => {
    expect(read(text)).toMatchObject({ reason });
  });

  test("a mapping decides what a dash means, and the same dash means nil in another table", () => {
    expect(read("-")).toEqual({ kind: "ambiguous", doubt: "dash" });
    expect(read(" - ", { "-": "not-available" })).toMatchObject({ kind: "missing", reason: "not-available" });
    expect(read("-", { "-": "zero" })).toMatchObject({ kind: "number", value: 0, flags: ["estimated"] });
  });

  test("a mapping's word goes before the common meaning, alone and beside a number", () => {
    expect(read("[low]", { "[low]": "zero" })).toMatchObject({ kind: "number", value: 0, flags: ["estimated"] });
    expect(read("12[q]", { "[q]": "suppressed" })).toEqual({ kind: "ambiguous", doubt: "contradiction" });
    expect(read("[q]", { q: "suppressed" })).toMatchObject({ kind: "suppressed" });
  });
});

describe("a unit in the cell", () => {
  test.each([["£12", 12, "£"], ["-£5.50", -5.5, "£"], ["£-5", -5, "£"], ["12%", 12, "%"], ["12.5 %", 12.5, "%"], ["€ 3", 3, "€"], ["3 €", 3, "€"], ["3", 3, null]])(
    "%s is %d and the unit %s, with the number as it stands", (text, value, unit) => {
      expect(read(text)).toMatchObject({ kind: "number", value, unit });
    });

  test.each(["£12%", "--5", "-£-5", "%12", "£", "£ £5", "1\n234", "1\t234", "12,34 56"])("%j is no number with a unit", (text) => {
    expect(["invalid", "ambiguous"]).toContain(read(text).kind);
  });
});

describe("a table with decimal commas", () => {
  const comma = (text: string): NumberReading => readNumber(text, { decimalChar: "," });
  test.each([["12,5", 12.5], ["1.234,5", 1234.5], ["1.234.567", 1234567], ["1 234,5", 1234.5], ["-0,5%", -0.5]])("has %s as %d", (text, value) => {
    expect(comma(text)).toMatchObject({ kind: "number", value });
  });
  test.each(["1.23", "1,234.5"])("leaves %s in doubt", (text) => {
    expect(comma(text)).toEqual({ kind: "ambiguous", doubt: "decimal-mark" });
  });
});

test("what may be a decimal comma or a thousand is in doubt, never decided", () => {
  for (const text of ["0,123", "12,34", "1.234,5", "1.234.567", "1,23,456"]) expect(read(text)).toEqual({ kind: "ambiguous", doubt: "decimal-mark" });
});

test("a number too small to hold is not read as zero", () => {
  expect(read("5e-400")).toEqual({ kind: "invalid" });
  expect(read("0e-400")).toMatchObject({ kind: "number", value: 0 });
});

test("what was left out or cannot be held exactly is said", () => {
  expect(read("1\u200B2")).toMatchObject({ value: 12, invisible: true, imprecise: false });
  expect(read("\uFEFF12")).toMatchObject({ value: 12, invisible: false });
  expect(read("9007199254740993")).toMatchObject({ imprecise: true });
  expect(read("9007199254740991")).toMatchObject({ imprecise: false });
});

describe("for any text at all", () => {
  const likely = fc.string({ unit: fc.constantFrom(..."0123456789.,-−+eE%£€()[]<>≤ \u00A0'prbcxz*:~#\u200B") });

  test("the reading is one of five kinds, a value is finite and never −0, and a blank is never a number", () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: "binary" }), likely), fc.constantFrom(".", ","), (text, decimalChar) => {
      const reading = readNumber(text, { decimalChar });
      expect(["number", "missing", "suppressed", "ambiguous", "invalid"]).toContain(reading.kind);
      if (reading.kind === "number") expect(Number.isFinite(reading.value) && !Object.is(reading.value, -0)).toBe(true);
      if (text.trim() === "") expect(reading.kind).toBe("missing");
    }), { numRuns: 2000 });
  });

  test("every finite number that is written is read again", () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(readNumber(String(value))).toMatchObject({ kind: "number", value: value + 0 });
      expect(readNumber(String(value).replace(".", ","), { decimalChar: "," })).toMatchObject({ kind: "number", value: value + 0 });
    }), { numRuns: 2000 });
  });

  test("thousands are grouped as they are written, whatever this machine's own language", () => {
    fc.assert(fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), (value) => {
      for (const separator of [",", " ", "\u202F", "'"]) {
        const text = value.toLocaleString("en-GB").replaceAll(",", separator);
        expect(readNumber(text)).toMatchObject({ kind: "number", value });
      }
    }));
  });
});
