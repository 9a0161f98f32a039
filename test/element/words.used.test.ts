import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { en } from "../../packages/element/src/words/en.js";

const source = "packages/element/src";
const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.startsWith("words"))
  .map((name) => readFileSync(join(source, name), "utf8"));

/** The path of each message: "told.reset", "title". */
function paths(catalogue: object): readonly string[] {
  return Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === "object" && !Array.isArray(value) ? paths(value as object).map((inner) => `${key}.${inner}`) : [key]);
}

/** Does a file say the message? By its group, or by what the file calls the group; or all of a group, by a key that is only known then. */
function isSaidIn(text: string, path: string): boolean {
  const [key = "", ...outer] = path.split(".").reverse();
  const group = outer[0] ?? "words";
  const renamed = [...text.matchAll(new RegExp(`\\b${group}: (\\w+)\\b`, "g"))].map((match) => match[1]!);
  const names = [group, ...renamed, ...(outer.length === 0 ? ["wordsFor\\([^()]*(?:\\([^()]*\\))?\\)"] : [])].join("|");
  return new RegExp(`\\b(?:${names})\\.${key}\\b|\\.${group}\\[`).test(text);
}

describe("the catalogue", () => {
  it("holds no message that nothing says", () => {
    expect(paths(en).length).toBeGreaterThan(130);
    expect(paths(en).filter((path) => !files.some((text) => isSaidIn(text, path)))).toEqual([]);
  });

  it("would be found to hold one", () => expect(files.some((text) => isSaidIn(text, "told.nobodySaysThis"))).toBe(false));
});
