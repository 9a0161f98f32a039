/** What an ArcGIS layer says of itself, and its rows in those terms: dates as dates, codes as what they stand for. */
import type { FeedProblem } from "../problems.js";
import { isList, own, text, type Json } from "../read/json/value.js";
import { epochDate } from "../read/sheet/serial-day.js";
import type { CellValue, Table } from "../table.js";
import { countIn, recordsTable } from "./reply.js";

export interface Layer {
  readonly fields: readonly LayerField[];
  /** The field that numbers the rows. */
  readonly id: string | null;
  readonly maxRecordCount: number | null;
  /** Does it know offsets? Servers before 10.3 do not. */
  readonly isPaged: boolean;
}

interface LayerField {
  readonly name: string;
  /** Such as `esriFieldTypeDate`. */
  readonly type: string;
  /** Codes and what they stand for; null where the field has no such list. */
  readonly codes: ReadonlyMap<string, string> | null;
}

/** The layer in `{layer}?f=json`; null when it is none. */
export function layerIn(value: Json): Layer | null {
  const listed = own(value, "fields");
  if (!isList(listed)) return null;
  const fields = fieldsIn(listed);
  const stated = text(own(value, "objectIdField") ?? null);
  const found = fields.find(({ name }) => name === stated) ?? fields.find(({ type }) => type === "esriFieldTypeOID");
  const capabilities = own(value, "advancedQueryCapabilities");
  return {
    fields,
    id: found !== undefined && /^[A-Za-z_][A-Za-z0-9_.]*$/.test(found.name) ? found.name : null,
    maxRecordCount: countIn(own(value, "maxRecordCount")) || null,
    isPaged: own(capabilities, "supportsPagination") === true || own(value, "supportsPagination") === true,
  };
}

function fieldsIn(listed: readonly Json[]): LayerField[] {
  return listed.flatMap((field) => {
    const name = text(own(field, "name") ?? null);
    return name === null ? [] : [{ name, type: text(own(field, "type") ?? null) ?? "", codes: codesIn(own(field, "domain")) }];
  });
}

function codesIn(domain: Json | undefined): ReadonlyMap<string, string> | null {
  const values = own(domain, "codedValues");
  if (!isList(values)) return null;
  return new Map(values.flatMap((each) => {
    const code = own(each, "code");
    const name = text(own(each, "name") ?? null);
    return (typeof code === "string" || typeof code === "number") && name !== null ? [[String(code), name] as const] : [];
  }));
}

/** The rows of an answer. Its own `fields` count before the layer's: they give the order, and the names that statistics came out with. */
export function rowsIn(value: Json, layer: Layer): { table: Table | null; problems: readonly FeedProblem[] } {
  const listed = own(value, "fields");
  const features = own(value, "features");
  const names = isList(listed) ? fieldsIn(listed).map(({ name }) => name) : [];
  const { table, problems } = recordsTable(isList(features) ? features.map(withoutGeometry) : [], names);
  if (table === null) return { table, problems };
  const known = new Map([...layer.fields, ...(isList(listed) ? fieldsIn(listed) : [])].map((field) => [field.name, field]));
  const codes = new Map(layer.fields.map(({ name, codes: own }) => [name, own]));
  const shown = table.columns.map((name) => shownAs(known.get(name)?.type ?? "", codes.get(name) ?? null));
  const rows = table.rows.map((row) => {
    const values = (row.values ?? row.cells).map((each, at) => shown[at]?.(each) ?? each);
    return { row: row.row, cells: values.map((each) => (each === null ? "" : String(each))), values };
  });
  return { table: { ...table, rows }, problems };
}

function withoutGeometry(feature: Json): Json {
  return own(feature, "attributes") ?? own(feature, "properties") ?? feature;
}

/** Dates are milliseconds since 1970 in UTC; a code is shown as its name, as the portal's own pages show it. */
function shownAs(type: string, codes: ReadonlyMap<string, string> | null): (value: CellValue) => CellValue {
  if (type === "esriFieldTypeDate") return (value) => (typeof value === "number" ? epochDate(value) ?? value : value);
  return (value) => (value !== null && codes !== null ? codes.get(String(value)) ?? value : value);
}
