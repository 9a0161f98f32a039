/** One `table:table` of an OpenDocument spreadsheet, element by element. */
import type { CellValue } from "../../table.js";
import type { Attributes } from "../xml.js";
import { limits } from "../limits.js";
import { SheetBuilder, type Sheet } from "./sheet.js";

/** Parts of a cell that are not its text: comments, drawings, and tables inside it. */
const apart = new Set(["office:annotation", "draw:frame", "draw:g", "draw:custom-shape", "draw:control", "table:shapes", "table:table", "table:source", "text:ruby-text"]);

export class OdsTable {
  /** What another workbook held, kept for its formulas. */
  isExternal = false;
  readonly #sheet = new SheetBuilder();
  #row = 0;
  #rowRepeats = 1;
  #column = 0;
  #headerColumn = 0;
  #cell: Attributes | null = null;
  #paragraphs: string[] = [];
  #inParagraph = 0;
  /** The elements around us that are not the cell's text. */
  #apart = 0;

  constructor(readonly name: string) {}

  open(name: string, attributes: Attributes): void {
    if (this.#apart > 0 || apart.has(name)) {
      this.#apart += 1;
      return;
    }
    switch (name) {
      case "table:table-source": this.isExternal = true; return;
      case "table:table-column": this.#openColumn(attributes); return;
      case "table:table-row": this.#openRow(attributes); return;
      case "table:table-cell":
      case "table:covered-table-cell": [this.#cell, this.#paragraphs] = [attributes, []]; return;
      case "text:p":
      case "text:h": this.#openParagraph(); return;
      case "text:s": this.#add(" ".repeat(repeats(attributes["text:c"], 1000))); return;
      case "text:tab": this.#add("\t"); return;
      case "text:line-break": this.#add("\n"); return;
      default:
    }
  }

  close(name: string): void {
    if (this.#apart > 0) {
      this.#apart -= 1;
      return;
    }
    switch (name) {
      case "text:p":
      case "text:h": this.#inParagraph -= 1; return;
      case "table:table-cell":
      case "table:covered-table-cell": this.#closeCell(); return;
      case "table:table-row": this.#closeRow(); return;
      default:
    }
  }

  text(text: string): void {
    // White space in the file is one blank (ODF part 3, 6.1.2); what is to be seen as more is written as elements.
    if (this.#apart === 0 && this.#inParagraph > 0 && this.#cell) this.#add(text.replace(/[ \t\r\n]+/g, " "));
  }

  build(): Sheet {
    return this.#sheet.build(this.name);
  }

  #openColumn(attributes: Attributes): void {
    const times = repeats(attributes["table:number-columns-repeated"], limits.sheetColumns);
    if (isHidden(attributes)) this.#sheet.hiddenColumns.add(this.#headerColumn, this.#headerColumn + times - 1);
    this.#headerColumn += times;
  }

  #openRow(attributes: Attributes): void {
    this.#row += 1;
    this.#column = 0;
    this.#rowRepeats = repeats(attributes["table:number-rows-repeated"], limits.sheetRows);
    if (isHidden(attributes)) this.#sheet.hiddenRows.add(this.#row, this.#row + this.#rowRepeats - 1);
  }

  #closeRow(): void {
    this.#sheet.repeat(this.#row, this.#rowRepeats - 1);
    this.#row += this.#rowRepeats - 1;
  }

  #openParagraph(): void {
    this.#inParagraph += 1;
    this.#paragraphs.push("");
  }

  #add(text: string): void {
    if (this.#paragraphs.length > 0) this.#paragraphs[this.#paragraphs.length - 1] += text;
  }

  #closeCell(): void {
    const cell = this.#cell;
    if (!cell) return;
    const times = repeats(cell["table:number-columns-repeated"], limits.sheetColumns);
    const shown = this.#paragraphs.join("\n").trim();
    const value = valueOf(cell, shown);
    const [rows, columns] = [repeats(cell["table:number-rows-spanned"], limits.sheetRows), repeats(cell["table:number-columns-spanned"], limits.sheetColumns)];
    if (rows * columns > 1 && shown !== "") this.#sheet.merge({ row: this.#row, column: this.#column, rows, columns });
    if (cell["table:formula"] !== undefined && value === null && cell["office:value-type"] !== "string") this.#sheet.leaveUncalculated(this.#row, this.#column);
    const text = shown === "" && value !== null ? String(value) : shown;
    if (text !== "" || value !== null) this.#sheet.put(this.#row, this.#column, { text, value }, times);
    this.#column += times;
    this.#cell = null;
  }
}

function isHidden(attributes: Attributes): boolean {
  const visibility = attributes["table:visibility"];
  return visibility === "collapse" || visibility === "filter";
}

function repeats(text: string | undefined, most: number): number {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Math.min(Math.max(Number(text), 1), most) : 1;
}

/** What the cell holds behind its text: numbers as numbers, days as ISO 8601, 57 % as 0.57. */
function valueOf(cell: Attributes, shown: string): CellValue {
  switch (cell["office:value-type"]) {
    case "float":
    case "percentage":
    case "currency": return numberOf(cell["office:value"]) ?? (shown === "" ? null : shown);
    case "date": return cell["office:date-value"]?.replace(/T00:00:00(?:\.0+)?$/, "") ?? (shown === "" ? null : shown);
    case "time": return cell["office:time-value"] ?? (shown === "" ? null : shown);
    case "boolean": return cell["office:boolean-value"] === undefined ? null : cell["office:boolean-value"] === "true";
    default: return shown === "" ? cell["office:string-value"] ?? null : shown;
  }
}

function numberOf(text: string | undefined): number | null {
  return text !== undefined && /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/.test(text) ? Number(text) : null;
}
