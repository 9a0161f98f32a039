import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode } from "../../../packages/adapter/src/read/decode.js";
import { bytes, codes, file, only } from "../tables.js";

const of = (...values: number[]): Uint8Array => Uint8Array.from(values);
const joined = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));
const utf16 = (text: string, order: "le" | "be"): Uint8Array =>
  Uint8Array.from([...text].flatMap((_, at) => { const code = text.charCodeAt(at); return order === "le" ? [code & 255, code >> 8] : [code >> 8, code & 255]; }));

describe("a byte-order mark decides and is taken off", () => {
  test.each([
    ["utf-8", joined(of(0xef, 0xbb, 0xbf), bytes("é,日本"))],
    ["utf-16le", joined(of(0xff, 0xfe), utf16("é,日本", "le"))],
    ["utf-16be", joined(of(0xfe, 0xff), utf16("é,日本", "be"))],
  ])("%s", (encoding, content) => {
    expect(decode(content)).toMatchObject({ text: "é,日本", encoding, problems: [] });
    expect(decode(content, "windows-1252")).toMatchObject({ text: "é,日本", encoding });
  });
});

describe("without a mark", () => {
  test("UTF-8 is read as it stands, and nothing is said", () => {
    expect(decode(bytes("café,1"))).toEqual({ text: "café,1", encoding: "utf-8", problems: [], guessedAt: null });
  });

  test("a stated encoding is used without a word", () => {
    expect(decode(of(0x63, 0x61, 0x66, 0xe9, 0x2c, 0x80), "windows-1252")).toMatchObject({ text: "café,€", encoding: "windows-1252", problems: [] });
    expect(decode(utf16("a,b", "le"), "utf-16le")).toMatchObject({ text: "a,b", problems: [] });
  });

  test("what is not UTF-8 is read as windows-1252, and the first byte that shows it is named", () => {
    const { text, encoding, problems } = decode(joined(bytes("é,\uFFFD,"), of(0x93, 0x41, 0x94)));
    expect(encoding).toBe("windows-1252");
    expect(text?.endsWith("“A”")).toBe(true);
    expect(only(problems, "encoding-guessed").message).toContain("offset 7 ");
  });

  test("every byte of windows-1252 gives the character the standard gives it", () => {
    const highs = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const { text } = decode(all, "windows-1252");
    expect(text).toHaveLength(256);
    expect(text?.slice(0x80, 0xa0)).toBe(highs);
    expect([...text!].filter((character, byte) => character.charCodeAt(0) !== byte)).toHaveLength(27);
  });

  test("the five bytes that windows-1252 does not know are counted and placed", () => {
    expect(only(decode(of(0x41, 0x81, 0x9d), "windows-1252").problems, "undefined-byte").message).toMatch(/^2 bytes .* offset 1,/);
  });
});

test("a file that is not in its stated encoding is not read at all", () => {
  const wrong = decode(of(0x41, 0xe9, 0x42), "utf-8");
  expect(wrong.text).toBeNull();
  expect(only(wrong.problems, "encoding-wrong").message).toContain("offset 1 ");
  expect(only(decode(joined(of(0xef, 0xbb, 0xbf), of(0x41, 0xe9, 0x42))).problems, "encoding-wrong").message).toContain("offset 4 ");
  expect(decode(of(0xff, 0xfe, 0x41), undefined)).toMatchObject({ text: null, encoding: "utf-16le" });
});

test("a mark of a lost character that the publisher's file holds is counted, not passed on silently", () => {
  const { text, problems } = decode(file("test/fixtures/formats/csv-spectrum/csvs/location_coordinates.csv"));
  expect(text).toContain("\uFFFD");
  expect(only(problems, "replacement-character").message).toContain("2 characters");
});

test("a Latin-1 file and a real windows-1252 file keep their characters, and the offset is exact", () => {
  const latin1 = decode(file("test/fixtures/formats/csv-edge/fl-latin1.csv"));
  expect(latin1.text).toBe("id,name\n1,english\n2,©\n");
  const gapmap = decode(file("test/fixtures/formats/csv-edge/real-windows1252-gapmap.csv"));
  expect(gapmap.guessedAt).toBe(27767);
  expect(only(gapmap.problems, "encoding-guessed").message).toContain("27767");
  expect(gapmap.text?.[27767]).toBe("’");
  expect(codes(gapmap.problems)).toEqual(["encoding-guessed"]);
});

test("any text survives UTF-8, with and without a mark, and a lost character is never made here", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), fc.boolean(), (text, mark) => {
    const encoded = bytes(text);
    expect(decode(mark ? joined(of(0xef, 0xbb, 0xbf), encoded) : encoded).text).toBe(mark ? text : text.replace(/^\uFEFF/, ""));
  }));
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (content) => {
    const { text, problems } = decode(content);
    const lost = text?.includes("\uFFFD") ?? false;
    expect(lost).toBe(codes(problems).includes("replacement-character"));
  }), { numRuns: 1000 });
});
