import { describe, expect, it } from "vitest";
import { breakable, estimateText, wrap } from "../../packages/element/src/picture/measure-text.js";

describe("estimateText", () => {
  it("grows with the text and with the size", () => {
    expect(estimateText("Housing", 14, true)).toBeGreaterThan(estimateText("House", 14, true));
    expect(estimateText("Housing", 28, true)).toBeCloseTo(2 * estimateText("Housing", 14, true));
  });
  it("gives wide scripts their room", () => expect(estimateText("住宅", 10, false)).toBeGreaterThanOrEqual(20));
});

describe("wrap", () => {
  const monospaced = (text: string): number => text.length;
  it("breaks at spaces only and loses no word", () => {
    expect(wrap("Land and sea use", 8, 1, false, monospaced)).toEqual(["Land and", "sea use"]);
  });
  it("keeps a word that is too wide whole", () => expect(wrap("a Llanfairpwllgwyngyll b", 5, 1, false, monospaced)).toEqual(["a", "Llanfairpwllgwyngyll", "b"]));
  it("gives no line for no text", () => expect(wrap("  ", 5, 1, false, monospaced)).toEqual([]));
});

describe("breakable", () => {
  it("cuts only words that are too wide, between whole characters, and loses none", () => {
    const monospaced = (text: string): number => [...text].length;
    expect(breakable("one twelvefoldlong two", 5, 1, false, monospaced)).toBe("one twelv efold long two");
    expect(breakable("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 7, 1, false, monospaced)).toBe("👩‍👩‍👧‍👦 👩‍👩‍👧‍👦");
  });
});
