import fc from "fast-check";
import { expect, it } from "vitest";
import { printable, printableJson } from "../../packages/cli/src/printable.js";

it("shows what would move the cursor, colour the screen or turn the reading order", () => {
  expect(printable("\u001b[2J\u009b31m\u0007\r\nred\u202egnp")).toBe("\\u{1b}[2J\\u{9b}31m\\u{7}\\u{d}\\u{a}red\\u{202e}gnp");
  expect(printable("£ µg/m³ Tŷ 👩‍👩‍👧 “quoted”")).toBe("£ µg/m³ Tŷ 👩‍👩‍👧 “quoted”");
  expect(printable("\ud800")).toBe("\\u{d800}");
});

it("never leaves a control character, whatever the text", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(printable(text))), { numRuns: 2000 });
});

it("JSON for a terminal has no control character but the line break, and reads back the same", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
    const json = printableJson({ text });
    expect(json).not.toMatch(/[\0-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(JSON.parse(json)).toEqual({ text });
  }), { numRuns: 2000 });
});
