import { read } from "@place-doughnut/adapter";
import fc from "fast-check";
import { expect, test } from "vitest";
import { shownNumber, showsDate } from "../../../packages/adapter/src/read/sheet/number-format.js";
import { passOver } from "../../../packages/adapter/src/read/sheet/pass-over.js";
import { serialDate } from "../../../packages/adapter/src/read/sheet/serial-day.js";
import { columnLetters } from "../../../packages/adapter/src/read/sheet/sheet.js";
import { odsOf, odsRow, odsSheet, xlsxOf } from "./zips.js";

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
/** Text that XML can hold, and that stands in a cell as it is written. */
const cellText = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }).map((text) => text.replace(/[^\P{C}]|\s+|_x/gu, "-").trim()).filter((text) => text !== "");
const cell = fc.oneof(cellText, fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0), fc.constant(null));
const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 }).filter((all) => all.some((row) => row.some((each) => each !== null)));

test("what is written into a workbook is read from it, typed, in both formats", async () => {
  await fc.assert(fc.asyncProperty(rows, async (written) => {
    const xml = written.map((row, at) => `<row r="${at + 2}">${row.map((value, column) => {
      const place = `r="${columnLetters(column)}${at + 2}"`;
      return value === null ? "" : typeof value === "number" ? `<c ${place}><v>${value}</v></c>` : `<c ${place} t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
    }).join("")}</row>`).join("");
    const head = `<row r="1">${["a", "b", "c"].map((name, column) => `<c r="${columnLetters(column)}1" t="inlineStr"><is><t>${name}</t></is></c>`).join("")}</row>`;
    const xlsx = await read({ body: xlsxOf({ sheets: { S: `<sheetData>${head}${xml}</sheetData>` } }) }, { kind: "xlsx" });
    const ods = await read({ body: odsOf(odsSheet("S", odsRow("a", "b", "c"), ...written.map((row) => odsRow(...row.map((value) => (typeof value === "string" ? escaped(value) : value)))))) }, { kind: "ods" });
    const expected = written.map((row, at) => [at + 2, ...row]).filter(([, ...row]) => row.some((value) => value !== null));
    for (const { table } of [xlsx, ods]) expect(table?.rows.map(({ row, values }) => [row, ...(values ?? [])])).toEqual(expected);
  }), { numRuns: 60 });
});

test("sheets are passed over alike however the text comes in pieces", () => {
  const sheets = fc.array(fc.record({ name: fc.constantFrom("a", "b"), inside: fc.array(fc.constantFrom("<x/>", "text", "<table:table-row/>", "<table:table><y/></table:table>", "<table:table >z</table:table>"), { maxLength: 5 }) }), { maxLength: 5 });
  fc.assert(fc.property(sheets, fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 40 }), (all, sizes) => {
    const document = `<doc>${all.map(({ name, inside }) => `<table:table n="${name}">${inside.join("")}</table:table>`).join("<between/>")}</doc>`;
    const run = (pieces: readonly string[]): string => {
      let written = "";
      const write = passOver((text) => {
        written += text;
      }, () => written.endsWith("n=\"b\">"));
      for (const piece of pieces) write(piece);
      write("");
      return written;
    };
    const pieces: string[] = [];
    for (let at = 0, turn = 0; at < document.length; turn += 1) {
      const size = sizes[turn % sizes.length]!;
      pieces.push(document.slice(at, at + size));
      at += size;
    }
    expect(run(pieces)).toBe(run([document]));
    expect(run([document])).toBe(`<doc>${all.map(({ name, inside }) => `<table:table n="${name}">${name === "a" ? inside.join("") : ""}</table:table>`).join("<between/>")}</doc>`);
  }), { numRuns: 500 });
});

test("any format shows any number, and never throws or hides it", () => {
  const code = fc.oneof(fc.string({ maxLength: 20 }), fc.array(fc.constantFrom("0", "#", ",", ".", "%", ";", "\"a\"", "\\-", "[Red]", "[$£-809]", "yyyy", "E+", "_)", "*", "@", "?"), { maxLength: 8 }).map((parts) => parts.join("")));
  fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), code, (value, format) => {
    showsDate(format);
    expect(shownNumber(value, format).text).not.toMatch(/NaN|undefined|Infinity|[\uE000-\uEFFF]/);
  }), { numRuns: 2000 });
});

test("days follow each other, as spreadsheets count them", () => {
  fc.assert(fc.property(fc.integer({ min: 61, max: 100_000 }), (serial) => {
    const day = serialDate(serial, false)!;
    expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    // 25,569 days lie between the beginnings of the two ways of counting.
    expect(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8)))).toBe((serial - 25_569) * 86_400_000);
    expect(serialDate(serial - 1462 < 0 ? 0 : serial - 1462, true)).toBe(serial < 1462 ? serialDate(0, true) : day);
  }));
});
