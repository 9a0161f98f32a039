/** Records in a JSON document: where they are, and the table they make. */
import { problem, type FeedProblem } from "../../problems.js";
import type { Dialect } from "../../portrait.js";
import { saysMore } from "./says-more.js";
import { at, isList, isObject, own, textsIn, type Json, type JsonObject } from "./value.js";

export interface Records {
  /** Null when none were found; the problems say why. */
  readonly records: readonly Json[] | null;
  /** Column names, where the document gives them in an order of its own. */
  readonly names: readonly string[];
  readonly problems: readonly FeedProblem[];
}

/** Keys that reach what every object shares. */
const forbidden = new Set(["__proto__", "prototype", "constructor"]);

/** The records at the stated path; else in the one place that has any. */
export function findRecords(value: Json, { recordPath }: Dialect): Records {
  if (recordPath !== undefined) return recordsAt(value, typeof recordPath === "string" ? pathOf(recordPath) : recordPath);
  if (isList(value)) return { records: value, names: [], problems: [] };
  if (columnsOfLists(value)) return recordsAt(value, []);
  const found = placesIn(value);
  const known = preferred.find((path) => found.some((each) => each.join(".") === path));
  const [first, ...others] = known === undefined ? found : [pathOf(known)];
  if (first === undefined) return { records: null, names: [], problems: [problem("records-missing", {}, { path: null, found: isObject(value) ? Object.keys(value) : [] })] };
  if (others.length > 0) return { records: null, names: [], problems: [problem("records-ambiguous", {}, { paths: found.map((path) => path.join(".")) })] };
  const { records, names, problems } = recordsAt(value, first);
  return { records, names, problems: [problem("records-found", {}, { path: first.join(".") }), ...problems] };
}

function pathOf(path: string): string[] {
  return path === "" ? [] : path.split(".");
}

function recordsAt(value: Json, path: readonly string[]): Records {
  const refused = path.find((key) => forbidden.has(key));
  if (refused !== undefined) return { records: null, names: [], problems: [problem("path-refused", {}, { key: refused })] };
  const found = at(value, path);
  const records = columnsOfLists(found) ?? found;
  if (!isList(records)) {
    const parent = at(value, path.slice(0, -1));
    return { records: null, names: [], problems: [problem("records-missing", {}, { path: path.join("."), found: isObject(parent) ? Object.keys(parent) : [] })] };
  }
  // A sum of a part would be wrong.
  const more = saysMore(value, path, records.length);
  if (more !== null) return { records: null, names: [], problems: [problem("records-cut", {}, { rows: records.length, ...more })] };
  return { records, names: namesBeside(at(value, path.slice(0, -1))), problems: [] };
}

/** Places that portals use: CKAN, Opendatasoft, OData, Environment Agency, ONS, SPARQL, Django, and plain words. */
const preferred = ["result.records", "results.bindings", "results", "value", "items", "observations", "features", "records", "data", "rows", "result", "data.records", "data.rows", "data.items"];

/** Paths, three keys deep at most, to lists of objects or of lists. An empty one counts only where portals put records. */
function placesIn(value: Json): string[][] {
  const found: string[][] = [];
  const look = (here: Json, path: readonly string[]): void => {
    if (!isObject(here)) return;
    for (const [key, child] of Object.entries(here).slice(0, 1000)) {
      const inner = [...path, key];
      if (isList(child)) {
        const isTable = child.length > 0 ? child.every((item) => isObject(item) || isList(item)) : preferred.includes(inner.join("."));
        if (isTable) found.push(inner);
      } else if (inner.length < 3) look(child, inner);
    }
  };
  look(value, []);
  return found;
}

/** A table written column by column: lists of one length under the columns' names. */
function columnsOfLists(value: Json | undefined): JsonObject[] | null {
  if (!isObject(value)) return null;
  const columns = Object.entries(value);
  const length = isList(columns[0]?.[1]) ? columns[0][1].length : 0;
  const isTable = columns.length > 1 && length > 0 && columns.every(([, list]) => isList(list) && list.length === length && list.every((each) => typeof each !== "object" || each === null));
  return isTable ? Array.from({ length }, (_, row) => Object.fromEntries(columns.map(([name, list]) => [name, (list as readonly Json[])[row] ?? null]))) : null;
}

/** Names given beside the records: CKAN's and ArcGIS's `fields`, SPARQL's `head.vars`. */
function namesBeside(parent: Json | undefined): string[] {
  const fields = own(parent, "fields");
  return isList(fields) ? fields.flatMap((field) => textsIn([own(field, "name") ?? own(field, "id") ?? null])) : [];
}
