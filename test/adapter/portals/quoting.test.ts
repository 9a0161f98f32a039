import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { address, form } from "../../../packages/adapter/src/portals/address.js";
import { allOf, arcgisSql, conditions, odsql, postgres, soql, type Language } from "../../../packages/adapter/src/portals/quoting.js";

const hostile = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: fc.constantFrom("'", "\"", "\\", ")", ";", "-", " ", "a", "`", "\n", "\0", "é", "OR 1=1", "--", "*/", "''", "\\'") }));

/** What a reader of the language sees in a written text: the text itself; null when it ends before the end. */
function readBack(written: string, backslash: boolean): string | null {
  const mark = written[0] ?? "";
  let text = "";
  for (let at = 1; at < written.length; at += 1) {
    const character = written[at] ?? "";
    if (backslash && character === "\\") return null;
    if (character !== mark) text += character;
    else if (at === written.length - 1) return text;
    else if (!backslash && written[at + 1] === mark) {
      text += mark;
      at += 1;
    } else return null;
  }
  return null;
}

describe.each([["PostgreSQL", postgres, false], ["SoQL", soql, false], ["ODSQL", odsql, true], ["ArcGIS", arcgisSql, false]] as const)("%s", (_name, language: Language, backslash) => {
  test("no text breaks out of its quotation marks", () => {
    fc.assert(fc.property(hostile, (text) => {
      const written = language.text(text);
      if (written !== null) expect(readBack(written, backslash)).toBe(text);
    }), { numRuns: 500 });
  });

  test("no name of a column is more than a name", () => {
    fc.assert(fc.property(hostile, (name) => {
      const written = language.name(name);
      if (written === null) return;
      if (written.startsWith("\"")) expect(readBack(written, false)).toBe(name);
      else expect(written).toMatch(/^:?[A-Za-z_][A-Za-z0-9_.]*$/);
    }), { numRuns: 500 });
  });

  test("plain texts and names are written", () => {
    expect(language.text("St Mary's")).toBe(backslash ? "\"St Mary's\"" : "'St Mary''s'");
    expect(language.name("areacd")).toMatch(/^"?areacd"?$/);
    expect(language.text("a\u0000b")).toBeNull();
  });
});

test("a condition that cannot be written whole is not asked at all", () => {
  const wish = { columns: [], keep: new Map([["area", ["E1", "E2"]], ["odd name", ["x"]], ["where", ["a\nb"]], ["sex", ["F"]]]) };
  expect(conditions(wish, soql)).toEqual(["area in ('E1', 'E2')", "sex = 'F'"]);
  expect(allOf(["a = 1 or b = 2", undefined, ...conditions(wish, soql)])).toBe("(a = 1 or b = 2) AND (area in ('E1', 'E2')) AND (sex = 'F')");
});

test("any text comes back from an address and from a form as it went in, but for halves of characters", () => {
  fc.assert(fc.property(hostile, (text) => {
    const whole = text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD");
    expect(new URL(address("https://data.example/base/", "/path", [["$where", text]])).searchParams.get("$where")).toBe(whole);
    expect(new URLSearchParams(form([["where", text]])).get("where")).toBe(whole);
  }), { numRuns: 300 });
  expect(address("https://data.example/base/?lang=en", "/path", [["a", undefined], ["b", 1]])).toBe("https://data.example/base/path?lang=en&b=1");
});
