import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { number } from "../../../packages/element/src/page/page-table/number.js";

describe("number(text, unit)", () => {
  it.each([
    ["0", "", 0], ["-0", "", 0], ["12", "", 12], ["-12.5", "", -12.5], ["−12.5", "", -12.5], ["1,234", "", 1234], ["1,234,567.89", "", 1234567.89], ["007", "", 7],
    ["12%", "%", 12], ["12 %", "%", 12], ["5.87 t CO2e", "t CO2e", 5.87], ["12", "m2", 12], ["£1,200", "£", 1200], ["−£3", "£", -3], ["12\u00a0%", "%", 12],
    ["1e-7", "", 1e-7], ["1e+21", "", 1e21], ["12", "2", 12],
  ])("%j in %j is %d", (text, unit, value) => expect(number(text, unit)?.value).toBe(value));

  it.each([
    ["", ""], [" ", ""], ["1,5", ""], ["1,2345", ""], ["12,34,567", ""], [",123", ""], ["1 000", ""], [".5", ""], ["5.", ""], ["1.2.3", ""], ["+5", ""], ["--5", ""],
    ["(5)", ""], ["<5", ""], ["~5", ""], ["5*", ""], ["5 to 6", ""], ["12%", ""], ["12%", "years"], ["£12", ""], ["0x10", ""], ["1e5", ""], ["1E-7", ""], ["Infinity", ""],
    ["-Infinity", ""], ["NaN", ""], ["٣", ""], ["１２", ""], ["9".repeat(400), ""], ["12 years old", "years"], ["e", ""], ["%", "%"], ["no", ""],
    ["1 0", "0"], ["5 000", "000"], ["1 .5", ".5"],
  ])("%j in %j is no number", (text, unit) => expect(number(text, unit)).toBeNull());

  it("reads back every number that a program writes", () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => number(String(value), "")?.value === (value === 0 ? 0 : value)));
  });

  it.each([
    ["9007199254740993", false], ["9007199254740992", true], ["0.1234567890123456789", false], ["0.30000000000000004", true], ["1e+21", true], ["100000000000000000000", true],
    ["1,234.50", true], ["0.000", true], [`1.${"0".repeat(300)}`, true], [`1.${"3".repeat(300)}`, false],
  ])("%s: does a computer hold it as it is written? %s", (text, isExact) => expect(number(text, "")?.isExact).toBe(isExact));

  it("answers with a finite number or none, for any text and unit", () => {
    fc.assert(fc.property(fc.string(), fc.string(), (text, unit) => {
      const value = number(text, unit)?.value ?? null;
      return value === null || (Number.isFinite(value) && !Object.is(value, -0) && /\d/.test(text));
    }));
  });
});
