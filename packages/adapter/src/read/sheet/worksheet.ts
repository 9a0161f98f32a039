/** One worksheet of an Office Open XML workbook. Cells stand where their reference says, not where they come in the file. */
import { problem, type FeedProblem } from "../../problems.js";
import { plainStart } from "../../quote.js";
import { isTrue, localName, readXml, XmlRefused, type Attributes } from "../xml.js";
import type { Zip } from "../zip.js";
import { shownDay, shownNumber, showsDate } from "./number-format.js";
import { serialDate } from "./serial-day.js";
import { plainText } from "./shared-texts.js";
import { cellName, SheetBuilder, type Sheet, type SheetCell } from "./sheet.js";

export interface Workbook {
  /** The sheet's name. */
  readonly name: string;
  readonly texts: readonly string[];
  /** Formats by the number of a style. */
  readonly formats: readonly string[];
  readonly since1904: boolean;
  /** Is it to be calculated when it is opened? Then a result of nil is one that its maker, who does not calculate, put there. */
  readonly isToBeCalculated: boolean;
}

export async function readWorksheet(zip: Zip, path: string, workbook: Workbook): Promise<{ sheet: Sheet | null; found: FeedProblem | null }> {
  const reader = new Worksheet(workbook);
  const found = await readXml(zip, path, {
    open: (name, attributes) => reader.open(localName(name), attributes),
    close: (name) => reader.close(localName(name)),
    text: (text) => reader.text(text),
  });
  return found ? { sheet: null, found } : { sheet: reader.build(), found: null };
}

class Worksheet {
  readonly #sheet = new SheetBuilder();
  readonly #workbook: Workbook;
  readonly #isDate: readonly boolean[];
  #row = 0;
  #column = -1;
  #cell: Attributes | null = null;
  #hasFormula = false;
  /** The element whose text is being read: the saved value or an inline text. */
  #reading: "v" | "t" | null = null;
  #isReading = false;
  #value = "";
  #inline = "";

  constructor(workbook: Workbook) {
    this.#workbook = workbook;
    this.#isDate = workbook.formats.map((format) => showsDate(format));
  }

  open(element: string, attributes: Attributes): void {
    switch (element) {
      case "col": this.#openColumns(attributes); return;
      case "row": this.#openRow(attributes); return;
      case "c": this.#openCell(attributes); return;
      case "f": this.#hasFormula = this.#cell !== null; return;
      case "v": this.#reading = "v"; return;
      case "rPh": this.#isReading = true; return;
      case "t": if (!this.#isReading) this.#reading = "t"; return;
      case "mergeCell": this.#merge(attributes["ref"] ?? ""); return;
      default:
    }
  }

  close(element: string): void {
    if (element === "v" || element === "t") this.#reading = null;
    if (element === "rPh") this.#isReading = false;
    if (element === "c") this.#closeCell();
  }

  text(text: string): void {
    if (!this.#cell) return;
    if (this.#reading === "v") this.#value += text;
    if (this.#reading === "t") this.#inline += text;
  }

  build(): Sheet {
    return this.#sheet.build(this.#workbook.name);
  }

  #openColumns({ min, max, hidden }: Attributes): void {
    if (!isTrue(hidden)) return;
    this.#sheet.hiddenColumns.add(Number(min) - 1, Number(max) - 1);
  }

  #openRow({ r, hidden }: Attributes): void {
    this.#row = r === undefined ? this.#row + 1 : wholeNumber(r);
    this.#column = -1;
    if (isTrue(hidden)) this.#sheet.hiddenRows.add(this.#row, this.#row);
  }

  #openCell(attributes: Attributes): void {
    const { r } = attributes;
    if (r === undefined) this.#column += 1;
    else {
      const place = placeOf(r);
      [this.#row, this.#column] = [place.row, place.column];
    }
    [this.#cell, this.#value, this.#inline, this.#hasFormula] = [attributes, "", "", false];
  }

  #closeCell(): void {
    const cell = this.#cell;
    this.#cell = null;
    if (!cell) return;
    const type = cell["t"] ?? "n";
    if (this.#hasFormula && this.#isUncalculated(type)) this.#sheet.leaveUncalculated(this.#row, this.#column);
    else this.#sheet.put(this.#row, this.#column, this.#contentOf(type, Number(cell["s"] ?? 0)));
  }

  #isUncalculated(type: string): boolean {
    if (type === "str" || type === "inlineStr") return false;
    const value = this.#value.trim();
    return value === "" || (this.#workbook.isToBeCalculated && type === "n" && Number(value) === 0);
  }

  /** Types of cells: ECMA-376 part 1, 18.18.11. */
  #contentOf(type: string, style: number): SheetCell {
    switch (type) {
      case "s": return textCell(this.#sharedText(this.#value.trim()));
      case "inlineStr": return textCell(plainText(this.#inline));
      case "str": return textCell(plainText(this.#value));
      case "b": return { text: isTrue(this.#value.trim()) ? "TRUE" : "FALSE", value: isTrue(this.#value.trim()) };
      case "d": return this.#dayCell(this.#value.replace(/T00:00:00(?:\.0+)?Z?$/, ""), style);
      case "e": return textCell(this.#value);
      default: return this.#numberCell(style);
    }
  }

  /** The text of a number; none where there is no number, and one that no text has is a fault of the file. */
  #sharedText(number: string): string {
    if (number === "") return "";
    const text = /^\d{1,9}$/.test(number) ? this.#workbook.texts[Number(number)] : undefined;
    if (text !== undefined) return text;
    throw new XmlRefused(problem("corrupt-archive", { row: this.#row }, { reason: `the cell ${cellName(this.#row, this.#column)} names text ${plainStart(number, 20)}, and there are ${this.#workbook.texts.length}` }));
  }

  #dayCell(day: string, style: number): SheetCell {
    return this.#isDate[style] === true ? { text: shownDay(day, this.#workbook.formats[style]!), value: day } : textCell(day);
  }

  #numberCell(style: number): SheetCell {
    if (this.#value.trim() === "") return { text: "", value: null };
    const value = Number(this.#value);
    if (!Number.isFinite(value)) return textCell(this.#value);
    const date = this.#isDate[style] === true ? serialDate(value, this.#workbook.since1904) : null;
    const format = this.#workbook.formats[style] ?? "General";
    if (date !== null) return { text: shownDay(date, format), value: date };
    const { text, isKnown } = shownNumber(value, format);
    if (!isKnown) this.#sheet.leaveUnknown(this.#row, this.#column, format);
    return { text, value };
  }

  #merge(reference: string): void {
    const [from, to] = reference.split(":");
    if (from === undefined || to === undefined) return;
    const [first, last] = [placeOf(from), placeOf(to)];
    this.#sheet.merge({ row: first.row, column: first.column, rows: last.row - first.row + 1, columns: last.column - first.column + 1 });
  }
}

function textCell(text: string): SheetCell {
  return { text, value: text === "" ? null : text };
}

/** A reference such as AB12: row 12, column 27 counted from 0. */
function placeOf(reference: string): { row: number; column: number } {
  let column = 0;
  let at = 0;
  for (; at < 3; at += 1) {
    const letter = reference.charCodeAt(at) & ~0x20;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  if (at === 0) throw new XmlRefused(problem("broken-xml", {}, { part: "the sheet", reason: `a cell has no place: ${reference}` }));
  return { row: wholeNumber(reference.slice(at)), column: column - 1 };
}

function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new XmlRefused(problem("broken-xml", {}, { part: "the sheet", reason: `${text} is no row` }));
}
