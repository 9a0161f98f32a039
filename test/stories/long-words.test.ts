import { parseDoughnut } from "@place-doughnut/schema";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { drawnOut, withLongWords } from "../../stories/long-words.js";

const documents = readdirSync("examples/data").map((file) => [file, JSON.parse(readFileSync(`examples/data/${file}`, "utf8")) as unknown] as const);

it.each([["Housing", "⟦Ħöüšïñĝ Ħöü⟧"], ["", ""], ["2023", "2023"], ["%", "%"]])("%s becomes %s", (text, long) => expect(drawnOut(text)).toBe(long));

/** Everything in a value but its texts. */
function figures(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(figures);
  if (typeof value === "object" && value !== null) return Object.entries(value).flatMap(([key, item]) => [key, ...figures(item)]);
  return typeof value === "string" ? [] : [value];
}

describe.each(documents)("%s with long words", (_, document) => {
  it("has the same figures, ids and periods, is no less a document, and leaves the first one as it was", () => {
    const before = JSON.stringify(document);
    const long = withLongWords(document);
    expect(figures(long)).toEqual(figures(document));
    expect(JSON.stringify(document)).toBe(before);
    const [first, second] = [parseDoughnut(document), parseDoughnut(long)];
    expect(second.problems.map(({ code }) => code)).toEqual(first.problems.map(({ code }) => code));
    expect(second.doughnut?.dimensions.map(({ id }) => id)).toEqual(first.doughnut?.dimensions.map(({ id }) => id));
    expect(JSON.stringify(second.doughnut?.dimensions.map(({ name }) => name))).toContain("⟦");
  });
});
