/**
 * JSON-stat 2.0 and earlier (https://json-stat.org/full/): a cube becomes a table with a row for each of its cells, in the
 * order of the document. A dimension gives a column with the codes and, where it has them, one with the labels.
 */
import { nearest } from "@place-doughnut/schema";
import type { Dialect } from "../../portrait.js";
import { problem, type FeedProblem } from "../../problems.js";
import type { TableRow } from "../../table.js";
import { refused, type ReaderResult } from "../reader.js";
import { duplicateNames } from "../rows.js";
import { checkCube, type Cube, type CubeDimension } from "./json-stat-cube.js";
import { cellsOf } from "./records-table.js";
import { isList, isObject, own, text, type Json, type JsonObject } from "./value.js";

export function isJsonStat(value: Json): boolean {
  const kind = own(value, "class");
  const isCube = isList(own(value, "id")) && isList(own(value, "size")) && isObject(own(value, "dimension"));
  return isCube || (own(value, "version") !== undefined && (kind === "dataset" || kind === "collection" || kind === "dimension")) || bundleIn(value) !== null;
}

/** The table of the one dataset, or of the one that is asked for. */
export function readJsonStat(value: Json, dialect: Dialect): ReaderResult {
  const { datasets, problems } = datasetsIn(value);
  if (problems.length > 0) return refused(...problems);
  const chosen = choose(datasets, dialect.table);
  if (chosen.dataset === null) return refused(chosen.problem);
  const { cube, problems: found } = checkCube(chosen.dataset);
  if (cube === null) return refused(...found);
  const made = tableOfCube(cube);
  return { ...made, problems: [...found, ...made.problems] };
}

function datasetsIn(value: Json): { datasets: readonly JsonObject[]; problems: readonly FeedProblem[] } {
  const kind = own(value, "class");
  if (kind === "collection") return collected(value);
  const bundle = bundleIn(value);
  if (bundle !== null && own(value, "dimension") === undefined) {
    // The form came to an end with 2.0: a document cannot be both.
    const isNew = own(value, "version") !== undefined && !String(own(value, "version")).startsWith("1");
    return isNew ? { datasets: [], problems: [problem("jsonstat-bundle-deprecated", {})] } : { datasets: bundle, problems: [] };
  }
  if (isObject(value) && kind !== "dimension" && isObject(own(value, "dimension"))) return { datasets: [value], problems: [] };
  return { datasets: [], problems: [problem("jsonstat-structure", {}, { reason: kind === "dimension" ? "it describes a dimension and holds no figures" : "it has neither a dataset nor a collection of them" })] };
}

/** Before 2.0, datasets stood beside each other under names of their own. */
function bundleIn(value: Json): JsonObject[] | null {
  if (!isObject(value)) return null;
  const parts = Object.values(value).filter((each): each is JsonObject => isObject(each) && isObject(own(each, "dimension")) && own(each, "value") !== undefined);
  return parts.length === 0 ? null : parts;
}

/** Embedded datasets, those of collections in it too; those that are only named by an address are not followed. */
function collected(value: Json): { datasets: readonly JsonObject[]; problems: readonly FeedProblem[] } {
  const datasets: JsonObject[] = [];
  let named = 0;
  const waiting: Json[] = [value];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const items = own(own(next, "link"), "item");
    for (const item of isList(items) ? items : []) {
      if (own(item, "class") === "collection" && own(item, "link") !== undefined) waiting.push(item);
      else if (isObject(item) && isObject(own(item, "dimension"))) datasets.push(item);
      else named += 1;
    }
  }
  if (datasets.length > 0) return { datasets, problems: [] };
  return { datasets, problems: [problem("jsonstat-structure", {}, { reason: named > 0 ? `its ${named} datasets are only named by their addresses: read one of those` : "its collection is empty" })] };
}

type Choice = { readonly dataset: JsonObject } | { readonly dataset: null; readonly problem: FeedProblem };

function choose(datasets: readonly JsonObject[], asked: string | number | undefined): Choice {
  const labels = datasets.map((dataset, place) => text(own(dataset, "label")) ?? `number ${place + 1}`);
  if (asked === undefined) return datasets.length === 1 ? { dataset: datasets[0]! } : { dataset: null, problem: problem("dataset-unstated", {}, { datasets: labels }) };
  const found = typeof asked === "number" ? datasets[asked - 1] : datasets[labels.indexOf(asked)];
  if (found) return { dataset: found };
  return { dataset: null, problem: problem("dataset-missing", {}, { asked: String(asked), datasets: labels, nearest: typeof asked === "string" ? nearest(asked, labels) : null }) };
}

/** Columns: a dimension's codes and labels, the unit where the metric has one, the value, and the status where there is any. */
function tableOfCube({ dimensions, cells, valueAt, statusAt, hasStatus }: Cube): ReaderResult {
  const hasUnit = dimensions.some(({ units }) => units.size > 0);
  const columns = [...dimensions.flatMap(({ id, labels }) => (labels.size > 0 ? [id, `${id} label`] : [id])), ...(hasUnit ? ["unit"] : []), "value", ...(hasStatus ? ["status"] : [])];
  // The cells of each category, made once: a cube has many times more cells than categories.
  const texts = dimensions.map(({ ids, labels }) => ids.map((id) => (labels.size > 0 ? [id, labels.get(id) ?? id] : [id])));
  const places = dimensions.map(() => 0);
  const rows: TableRow[] = [];
  for (let cell = 0; cell < cells; cell += 1) {
    const codes: string[] = [];
    for (let at = 0; at < texts.length; at += 1) for (const each of texts[at]![places[at]!]!) codes.push(each);
    const own = cellsOf([...(hasUnit ? [unitOf(dimensions, places)] : []), valueAt(cell), ...(hasStatus ? [statusAt(cell)] : [])]);
    rows.push({ row: cell + 1, cells: [...codes, ...own.cells], values: [...codes, ...own.values] });
    step(places, dimensions);
  }
  return { table: { columns, headerRow: 0, rows }, encoding: null, problems: [...duplicateNames(columns), ...(rows.length === 0 ? [problem("no-rows", {})] : [])] };
}

function unitOf(dimensions: readonly CubeDimension[], places: readonly number[]): string | null {
  for (const [at, { ids, units }] of dimensions.entries()) {
    const unit = units.get(ids[places[at]!]!);
    if (unit !== undefined) return unit;
  }
  return null;
}

/** To the next cell: what changes fastest stands last. */
function step(places: number[], dimensions: readonly CubeDimension[]): void {
  for (let at = places.length - 1; at >= 0; at -= 1) {
    places[at]! += 1;
    if (places[at]! < dimensions[at]!.ids.length) return;
    places[at] = 0;
  }
}
