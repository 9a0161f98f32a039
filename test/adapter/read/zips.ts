/** Workbooks made in a test: real zip files with the parts a test is about. */
import { strToU8, zipSync } from "fflate";

const parts = (files: Record<string, string | Uint8Array>): Record<string, Uint8Array> =>
  Object.fromEntries(Object.entries(files).map(([name, content]) => [name, typeof content === "string" ? strToU8(content) : content]));

export const zipOf = (files: Record<string, string | Uint8Array>): Uint8Array => zipSync(parts(files), { level: 9 });

const spaces = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"`;

/** An OpenDocument spreadsheet with these sheets, in XML. */
export const odsOf = (sheets: string, styles = "", more: Record<string, string> = {}): Uint8Array => zipOf({
  "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
  "content.xml": `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${spaces}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${sheets}</office:spreadsheet></office:body></office:document-content>`,
  ...more,
});

/** A row of texts and numbers. */
export const odsRow = (...cells: (string | number | null)[]): string => `<table:table-row>${cells.map((cell) =>
  cell === null ? "<table:table-cell/>"
    : typeof cell === "number" ? `<table:table-cell office:value-type="float" office:value="${cell}"><text:p>${cell}</text:p></table:table-cell>`
      : `<table:table-cell office:value-type="string"><text:p>${cell}</text:p></table:table-cell>`).join("")}</table:table-row>`;

export const odsSheet = (name: string, ...rows: string[]): string => `<table:table table:name="${name}">${rows.join("")}</table:table>`;

export interface XlsxParts {
  /** The inside of each worksheet, by the sheet's name. */
  readonly sheets: Record<string, string>;
  /** States of sheets that are not shown. */
  readonly hidden?: readonly string[];
  readonly texts?: readonly string[];
  /** Format codes, by the number of a style counted from 1: style 0 is General. */
  readonly formats?: readonly string[];
  readonly since1904?: boolean;
  /** As libraries say that do not calculate. */
  readonly isToBeCalculated?: boolean;
  readonly more?: Record<string, string>;
}

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006/relationships";
const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\"", "&quot;");

/** The inside of a worksheet: rows of texts, numbers, nothing, and cells that are given with what stands in their tag and between its ends. */
export function xlsxRows(...rows: (string | number | null | { tag?: string; inside: string })[][]): string {
  return `<sheetData>${rows.map((row, at) => `<row r="${at + 1}">${row.map((cell, column) => {
    const place = `r="${String.fromCharCode(65 + column)}${at + 1}"`;
    if (cell === null) return "";
    if (typeof cell === "number") return `<c ${place}><v>${cell}</v></c>`;
    return typeof cell === "string" ? `<c ${place} t="inlineStr"><is><t>${escaped(cell)}</t></is></c>` : `<c ${place} ${cell.tag ?? ""}>${cell.inside}</c>`;
  }).join("")}</row>`).join("")}</sheetData>`;
}

export function xlsxOf({ sheets, hidden = [], texts = [], formats = [], since1904 = false, isToBeCalculated = false, more = {} }: XlsxParts): Uint8Array {
  const names = Object.keys(sheets);
  return zipOf({
    "[Content_Types].xml": "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
    "_rels/.rels": `<Relationships xmlns="${packages}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${since1904 ? " date1904=\"1\"" : ""}/><sheets>${names.map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="s${at}"${hidden.includes(name) ? " state=\"hidden\"" : ""}/>`).join("")}</sheets>${isToBeCalculated ? "<calcPr calcId=\"124519\" fullCalcOnLoad=\"1\"/>" : ""}</workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${packages}">${names.map((_, at) => `<Relationship Id="s${at}" Type="${office}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join("")}<Relationship Id="t" Type="${office}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="f" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    "xl/sharedStrings.xml": `<sst xmlns="${main}">${texts.map((text) => (text.startsWith("<") ? `<si>${text}</si>` : `<si><t>${escaped(text)}</t></si>`)).join("")}</sst>`,
    "xl/styles.xml": `<styleSheet xmlns="${main}"><numFmts>${formats.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escaped(code)}"/>`).join("")}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats.map((_, at) => `<xf numFmtId="${164 + at}"/>`).join("")}</cellXfs></styleSheet>`,
    ...Object.fromEntries(Object.values(sheets).map((inside, at) => [`xl/worksheets/sheet${at + 1}.xml`, `<worksheet xmlns="${main}">${inside}</worksheet>`])),
    ...more,
  });
}
