/** One table of a CSVW description. Null, missing and unit texts are inherited: column, schema, table, group of tables. */
import { isList, isObject, own, text, textsIn, type Json } from "./json/value.js";
import { decimalCharOf, describedAt, licenceName, pageAddress, type DescribedColumn, type TableDescription } from "./table-description.js";
import type { Dialect } from "../portrait.js";

export function csvwTable(value: Json, url: string): TableDescription | null {
  const group = own(value, "tables");
  if (!isList(group) && !isObject(own(value, "tableSchema")) && !isList(own(value, "columns"))) return null;
  const table = isList(group) ? describedAt(group, (each) => text(own(each, "url")), url) : value;
  if (table === null) return null;
  const schema = isObject(own(table, "tableSchema")) ? own(table, "tableSchema") : table;
  const columns = own(schema, "columns");
  const inherited = [schema, table, value];
  const first = (keys: readonly string[]): Json | undefined => [table, value].flatMap((part) => keys.map((key) => own(part, key))).find((each) => each !== undefined);
  return {
    dialect: dialectOf(own(table, "dialect") ?? own(value, "dialect")),
    columns: (isList(columns) ? columns : []).filter((column) => own(column, "virtual") !== true).map((column) => columnOf(column, inherited)),
    title: worded(first(["dc:title", "dct:title", "dcterms:title", "schema:name", "rdfs:label"])),
    publisher: worded(first(["dc:publisher", "dct:publisher", "dcterms:publisher", "schema:publisher"])),
    licence: licenceName(worded(first(["dc:license", "dct:license", "dcterms:license", "schema:license", "dc:rights"]))),
    page: pageAddress(worded(first(["dcat:landingPage", "foaf:page", "schema:url"]))),
  };
}

function columnOf(column: Json, inherited: readonly (Json | undefined)[]): DescribedColumn {
  const titles = wordsOf(own(column, "titles"));
  const name = text(own(column, "name"));
  const nulls = [column, ...inherited].map((part) => own(part, "null")).find((each) => each !== undefined);
  const unit = ["schema:unitText", "qudt:unit", "sdmx-attribute:unitMeasure", "unitText", "unit"].map((key) => worded(own(column, key))).find((each) => each !== null) ?? null;
  const decimalChars = [column, ...inherited].map((part) => text(own(own(own(part, "datatype"), "format"), "decimalChar")));
  const [shown = name ?? "", ...others] = titles;
  return { name: shown, titles: [...others, ...(name === null || name === shown ? [] : [name])], unit, nulls: typeof nulls === "string" ? [nulls] : textsIn(nulls), decimalChar: decimalCharOf(decimalChars.find((each) => each !== null) ?? null) };
}

/** Titles are a text, a list, or either of them by language. */
function wordsOf(value: Json | undefined): string[] {
  if (typeof value === "string") return [value];
  if (isList(value)) return textsIn(value);
  return isObject(value) ? Object.values(value).flatMap((each) => wordsOf(each)) : [];
}

/** A text: alone, as a value with a language, as an address, or as the name of somebody. */
function worded(value: Json | undefined): string | null {
  if (isList(value)) return worded(value[0]);
  if (!isObject(value)) return text(value);
  return ["@value", "schema:name", "foaf:name", "name", "rdfs:label", "@id"].map((key) => worded(own(value, key))).find((each) => each !== null) ?? null;
}

/** CSVW counts rows to skip and header rows; a dialect here names the header rows. */
function dialectOf(dialect: Json | undefined): Dialect {
  const delimiter = text(own(dialect, "delimiter"));
  const encoding = encodingOf(text(own(dialect, "encoding")));
  const skipped = wholeNumber(own(dialect, "skipRows")) ?? 0;
  const rows = own(dialect, "header") === false ? 0 : wholeNumber(own(dialect, "headerRowCount")) ?? 1;
  const headers = Array.from({ length: Math.min(rows, 20) }, (_, row) => skipped + row + 1);
  return {
    ...(delimiter !== null && [...delimiter].length === 1 && !/["\r\n]/.test(delimiter) ? { delimiter } : {}),
    ...(encoding === null ? {} : { encoding }),
    ...(skipped === 0 && headers.length <= 1 ? {} : headers.length === 0 ? {} : { headerRows: headers }),
  };
}

export function encodingOf(label: string | null): NonNullable<Dialect["encoding"]> | null {
  switch (label?.toLowerCase()) {
    case "utf-8":
    case "utf8": return "utf-8";
    // As the Encoding Standard has it, and as people mean it.
    case "windows-1252":
    case "cp1252":
    case "iso-8859-1":
    case "latin1": return "windows-1252";
    case "utf-16le": return "utf-16le";
    case "utf-16be": return "utf-16be";
    default: return null;
  }
}

function wholeNumber(value: Json | undefined): number | null {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value < 1e6 ? value : null;
}
