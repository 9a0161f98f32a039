import { nearest } from "@place-doughnut/schema";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { distance } from "../../packages/schema/src/nearest.js";

/** A busy machine takes longer; what is promised here is not the time. */
vi.setConfig({ testTimeout: 60_000 });

test("a slip of the finger finds its word", () => {
  const words = ["reference", "boundary", "floor", "target", "observations", "name", "note"];
  expect(nearest("bondary", words)).toBe("boundary");
  expect(nearest("refrence", words)).toBe("reference");
  expect(nearest("tragte", words)).toBe("target");
  expect(nearest("Observation", words)).toBe("observations");
  expect(nearest("TARGET", words)).toBe("target");
  expect(nearest("di", ["ring", "id"])).toBe("id");
});

test("a word that is like none of them finds none", () => {
  for (const word of ["colour", "x", "", "boundaryboundary", "z".repeat(1000)]) expect(nearest(word, ["boundary", "floor", "id"])).toBeNull();
  expect(nearest("boundary", [])).toBeNull();
});

test("of words that are equally near the first is taken", () => {
  expect(nearest("abcx", ["abcy", "abcz"])).toBe("abcy");
});

test("counts letters more, less, different and swapped as one change each", () => {
  for (const [a, b, changes] of [["ab", "ab", 0], ["ab", "abc", 1], ["abc", "ac", 1], ["abc", "axc", 1], ["abcd", "acbd", 1], ["ca", "abc", 3], ["", "abc", 3]] as const) {
    expect(distance(a, b)).toBe(changes);
  }
});

test("is the same there and back, and nothing only between equals", () => {
  const word = fc.stringMatching(/^[ab c]{0,8}$/);
  fc.assert(fc.property(word, word, (a, b) => {
    expect(distance(a, b)).toBe(distance(b, a));
    expect(distance(a, b) === 0).toBe(a === b);
    expect(distance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
  }), { numRuns: 1000 });
});
