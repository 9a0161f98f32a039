import { safeColour } from "@place-doughnut/schema";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { rows } from "./documents.js";

/** A busy machine takes longer; what is promised here is not the time. */
vi.setConfig({ testTimeout: 60_000 });

/** A row such as `"rgb(    …×50004"` stands for its text, the last character repeated until the whole is so long. */
function whole(json: string): string {
  const [, start, length] = /^"(.*)…×(\d+)"$/.exec(json) ?? [];
  return start === undefined ? (JSON.parse(json) as string) : start.padEnd(Number(length), start.at(-1));
}

const vectors = rows("vectors/colours.tsv", "\t").map(({ input_json: json = "", policy }) => ({ json, policy, input: whole(json) }));

test("there are 29 vectors, 11 of them allowed, three of them longer than 50,000 characters", () => {
  expect(vectors).toHaveLength(29);
  expect(vectors.filter(({ policy }) => policy === "allow")).toHaveLength(11);
  expect(vectors.filter(({ input }) => input.length > 50_000)).toHaveLength(3);
});

test.each(vectors)("$json: $policy", ({ input, policy }) => {
  const start = performance.now();
  expect(safeColour(input)).toBe(policy === "allow" ? input : null);
  expect(performance.now() - start).toBeLessThan(50);
});

const more: [string, string | null][] = [
  [" #ABC ", "#ABC"], ["RebeccaPurple", "RebeccaPurple"], ["rgb(1 2 3)", "rgb(1 2 3)"], ["rgba(1, 2, 3, .5)", "rgba(1, 2, 3, .5)"],
  ["hsl(120deg 50% 50% / 0.5)", "hsl(120deg 50% 50% / 0.5)"], ["oklch(none 0 0)", "oklch(none 0 0)"], ["lab(50% -20 30)", "lab(50% -20 30)"],
  ["rgb(1 2 34", null], [`rgb(1 2 3${" ".repeat(60)})`, null], ["rgb(1 2)", null], ["rgb(1 2 3 4 5)", null], ["rgb(1, 2, 3", null], ["rgb(calc(1) 2 3)", null], ["rgb(from red r g b)", null], ["color(srgb 1 0 0)", null],
  ["rgb(1 2 3) red", null], ["attr(x)", null], ["#12345", null], ["initial", null], ["(1 2 3)", null], ["rgb()", null], ["constructor", null], ["1e3", null],
];
test.each(more)("%s", (text, expected) => expect(safeColour(text)).toBe(expected));

test("for any text the result is null, or a text that can hold nothing but a colour", () => {
  const pieces = fc.constantFrom("rgb(", "hsl(", "1", "%", " ", ",", "/", ")", "#", "a", "url(", ";", "}", "var(--x)", "\\", "/*", "deg", "none", "-", ".");
  fc.assert(fc.property(fc.oneof(fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join("")), fc.string({ unit: "binary" })), (text) => {
    const colour = safeColour(text);
    if (colour !== null) expect(colour).toMatch(/^[a-z]{3,20}$|^#[0-9a-f]{3,8}$|^[a-z]+\([0-9a-z%.,/ \t+-]+\)$/i);
  }), { numRuns: 2000 });
});
