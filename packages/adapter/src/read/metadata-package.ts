/** One resource of a Data Package, versions 1 and 2, with its Table Dialect and Table Schema. */
import type { Dialect } from "../portrait.js";
import { isList, own, text, textsIn, type Json } from "./json/value.js";
import { encodingOf } from "./metadata-csvw.js";
import { decimalCharOf, describedAt, licenceName, pageAddress, type DescribedColumn, type TableDescription } from "./table-description.js";

export function packageTable(value: Json, url: string): TableDescription | null {
  const resources = own(value, "resources");
  if (!isList(resources)) return null;
  const resource = describedAt(resources, (each) => text(own(each, "path")) ?? textsIn(own(each, "path"))[0] ?? null, url);
  if (resource === null) return null;
  const schema = own(resource, "schema");
  const fields = own(schema, "fields");
  const either = (key: string): string | null => text(own(resource, key)) ?? text(own(value, key));
  return {
    dialect: dialectOf(own(resource, "dialect"), text(own(resource, "encoding"))),
    columns: (isList(fields) ? fields : []).map((field) => columnOf(field, schema)),
    title: either("title"),
    publisher: publisherOf(resource) ?? publisherOf(value),
    licence: licenceOf(resource) ?? licenceOf(value),
    page: pageAddress(either("homepage")),
  };
}

function columnOf(field: Json, schema: Json | undefined): DescribedColumn {
  const missing = own(field, "missingValues") ?? own(schema, "missingValues");
  const title = text(own(field, "title"));
  return {
    name: text(own(field, "name")) ?? "", titles: title === null ? [] : [title], unit: text(own(field, "unit")), decimalChar: decimalCharOf(text(own(field, "decimalChar"))),
    // A text, or since version 2 a text with a label.
    nulls: isList(missing) ? missing.flatMap((each) => textsIn([text(own(each, "value")) ?? each])) : [],
  };
}

function dialectOf(dialect: Json | undefined, encodingLabel: string | null): Dialect {
  const delimiter = text(own(dialect, "delimiter"));
  const encoding = encodingOf(encodingLabel);
  const headerRows = own(dialect, "headerRows");
  const rows = isList(headerRows) ? headerRows.filter((row): row is number => typeof row === "number" && Number.isInteger(row) && row > 0) : [];
  const headerJoin = text(own(dialect, "headerJoin"));
  const sheetName = text(own(dialect, "sheetName"));
  const sheetNumber = own(dialect, "sheetNumber");
  const property = text(own(dialect, "property"));
  return {
    ...(delimiter !== null && [...delimiter].length === 1 && !/["\r\n]/.test(delimiter) ? { delimiter } : {}),
    ...(encoding === null ? {} : { encoding }),
    ...(rows.length === 0 ? {} : { headerRows: rows }),
    ...(headerJoin === null ? {} : { headerJoin }),
    ...(sheetName === null ? {} : { sheetName }),
    ...(typeof sheetNumber === "number" && Number.isInteger(sheetNumber) && sheetNumber > 0 ? { sheetNumber } : {}),
    ...(property === null ? {} : { recordPath: property }),
  };
}

function licenceOf(part: Json): string | null {
  const licences = own(part, "licenses");
  const first = isList(licences) ? licences[0] : undefined;
  const [name, path, title] = ["name", "path", "title"].map((key) => text(own(first, key)));
  return licenceName(name ?? null) ?? licenceName(path ?? null) ?? title ?? null;
}

/** Whoever is said to be the publisher, or the first who made it. */
function publisherOf(part: Json): string | null {
  const list = own(part, "contributors");
  const contributors = isList(list) ? list : [];
  const isPublisher = (each: Json): boolean => own(each, "role") === "publisher" || textsIn(own(each, "roles")).includes("publisher");
  const chosen = contributors.find(isPublisher) ?? contributors[0];
  return text(own(chosen, "title")) ?? text(own(chosen, "organization"));
}
