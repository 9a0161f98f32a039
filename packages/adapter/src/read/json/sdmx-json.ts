/**
 * SDMX-JSON data messages, 1.0 and 2.0 (github.com/sdmx-twg/sdmx-json). Keys such as "0:1" count in the lists of values that
 * the structure gives for each dimension; the table has a row for each observation, with codes and labels.
 */
import { problem } from "../../problems.js";
import type { TableRow } from "../../table.js";
import { limits } from "../limits.js";
import { refused, type ReaderResult } from "../reader.js";
import { duplicateNames } from "../rows.js";
import { cellsOf } from "./records-table.js";
import { isList, isObject, own, text, type Json, type JsonObject } from "./value.js";

export function isSdmxJson(value: Json): boolean {
  return isList(own(messageOf(value), "dataSets"));
}

/** 2.0 has it all in `data`, 1.0 at the top. */
function messageOf(value: Json): Json | undefined {
  return isObject(own(value, "data")) ? own(value, "data") : value;
}

const levels = ["dataSet", "series", "observation"] as const;
type Level = (typeof levels)[number];

/** A dimension or an attribute: its name, and the values that numbers stand for. */
interface Component {
  readonly id: string;
  readonly values: readonly Json[];
  readonly hasLabels: boolean;
  /** In the key; last where the message does not say, as time often is. */
  readonly position: number;
}

interface Structure {
  readonly dimensions: Readonly<Record<Level, readonly Component[]>>;
  readonly attributes: Readonly<Record<Level, readonly Component[]>>;
  readonly measures: readonly string[];
}

class Wrong extends Error {}

export function readSdmxJson(value: Json): ReaderResult {
  const message = messageOf(value);
  const dataSets = own(message, "dataSets");
  if (!isList(dataSets)) return refused(problem("sdmx-wrong", {}, { reason: "it has no data sets" }));
  try {
    const tables = dataSets.map((dataSet) => ({ dataSet, structure: structureOf(structureFor(message, dataSet)) }));
    const columns = columnsOf(tables.map(({ structure }) => structure));
    const count = dataSets.reduce((sum: number, dataSet) => sum + observationsCounted(dataSet), 0);
    if (count * columns.length > limits.cells) return refused(problem("too-large", {}, { what: "The message", limit: `${limits.cells / 1e6} million values` }));
    const rows: TableRow[] = [];
    for (const { dataSet, structure } of tables) {
      for (const record of observationsIn(dataSet, structure)) rows.push({ row: rows.length + 1, ...cellsOf(columns.map((column) => record.get(column) ?? null)) });
    }
    return { table: { columns, headerRow: 0, rows }, encoding: null, problems: [...duplicateNames(columns), ...(rows.length === 0 ? [problem("no-rows", {})] : [])] };
  } catch (error) {
    if (error instanceof Wrong) return refused(problem("sdmx-wrong", {}, { reason: error.message }));
    throw error;
  }
}

function structureFor(message: Json | undefined, dataSet: Json): Json | undefined {
  const one = own(message, "structure");
  const several = own(message, "structures");
  const at = own(dataSet, "structure");
  return one ?? (isList(several) ? several[typeof at === "number" ? at : 0] : undefined);
}

function structureOf(structure: Json | undefined): Structure {
  if (!isObject(structure)) throw new Wrong("a data set's structure is missing");
  const by = (kind: string): Readonly<Record<Level, readonly Component[]>> => {
    const parts = own(structure, kind);
    const at = (level: Level): Component[] => {
      const list = own(parts, level);
      return (isList(list) ? list : []).map(componentOf);
    };
    return { dataSet: at("dataSet"), series: at("series"), observation: at("observation") };
  };
  const measures = by("measures").observation.map(({ id }) => id);
  return { dimensions: by("dimensions"), attributes: by("attributes"), measures: measures.length === 0 ? ["OBS_VALUE"] : measures };
}

function componentOf(component: Json, place: number): Component {
  const id = text(own(component, "id"));
  const values = own(component, "values");
  const position = own(component, "keyPosition");
  if (id === null) throw new Wrong("a dimension or an attribute has no name");
  const list = isList(values) ? values : [];
  const hasLabels = list.some((value) => own(value, "id") !== undefined && labelOf(value) !== null && labelOf(value) !== text(own(value, "id")));
  return { id, values: list, hasLabels, position: typeof position === "number" ? position : 1000 + place };
}

function codeOf(value: Json): Json {
  return isObject(value) ? own(value, "id") ?? own(value, "value") ?? labelOf(value) : value;
}

/** The name: one text, or one for each language, of which the first is taken. */
function labelOf(value: Json): string | null {
  const name = own(value, "name");
  const names = isObject(name) ? name : own(value, "names");
  return text(name) ?? (isObject(names) ? text(Object.values(names)[0]) : null);
}

/** Dimensions in the order of the key, the measures, then the attributes; a label beside each code. */
function columnsOf(structures: readonly Structure[]): string[] {
  const named = ({ id, hasLabels }: Component): string[] => (hasLabels ? [id, `${id} label`] : [id]);
  return [...new Set(structures.flatMap(({ dimensions, attributes, measures }) => [
    ...levels.flatMap((level) => dimensions[level]).sort((a, b) => a.position - b.position).flatMap(named),
    ...measures,
    ...levels.flatMap((level) => attributes[level]).flatMap(named),
  ]))];
}

type Observation = ReadonlyMap<string, Json>;

function observationsCounted(dataSet: Json): number {
  const keys = (of: Json): number => {
    const observations = own(of, "observations");
    return isObject(observations) ? Object.keys(observations).length : 0;
  };
  const series = own(dataSet, "series");
  return keys(dataSet) + (isObject(series) ? Object.values(series).reduce((sum: number, each) => sum + keys(each), 0) : 0);
}

function* observationsIn(dataSet: Json, structure: Structure): Generator<Observation> {
  const { dimensions, attributes } = structure;
  const constant = new Map<string, Json>();
  for (const component of dimensions.dataSet) put(constant, component, 0);
  putAttributes(constant, attributes.dataSet, own(dataSet, "attributes"));
  const flat = own(dataSet, "observations");
  if (isObject(flat)) yield* observationsOf(flat, structure, constant);
  const series = own(dataSet, "series");
  for (const [key, one] of isObject(series) ? Object.entries(series) : []) {
    const shared = new Map(constant);
    putKey(shared, dimensions.series, key);
    putAttributes(shared, attributes.series, own(one, "attributes"));
    const observations = own(one, "observations");
    if (isObject(observations)) yield* observationsOf(observations, structure, shared);
  }
}

/** An observation is a list: the measures, then a number (or the text itself) for each attribute. */
function* observationsOf(observations: JsonObject, { dimensions, attributes, measures }: Structure, shared: Observation): Generator<Observation> {
  for (const [key, list] of Object.entries(observations)) {
    const observation = new Map(shared);
    putKey(observation, dimensions.observation, key);
    if (!isList(list)) throw new Wrong(`the observation ${key} is no list`);
    for (const [at, measure] of measures.entries()) observation.set(measure, list[at] ?? null);
    putAttributes(observation, attributes.observation, list.slice(measures.length));
    yield observation;
  }
}

function putKey(into: Map<string, Json>, components: readonly Component[], key: string): void {
  const places = key === "" ? [] : key.split(":");
  if (places.length !== components.length && !(components.length === 0 && places.length <= 1)) throw new Wrong(`the key ${key} has ${places.length} places for ${components.length} dimensions`);
  for (const [at, component] of components.entries()) {
    const place = places[at]!;
    if (!/^\d{1,9}$/.test(place) || Number(place) >= component.values.length) throw new Wrong(`the key ${key} names no value of ${component.id}`);
    put(into, component, Number(place));
  }
}

function putAttributes(into: Map<string, Json>, components: readonly Component[], list: Json | undefined): void {
  for (const [at, component] of (isList(list) ? components : []).entries()) {
    const value = (list as readonly Json[])[at] ?? null;
    if (value === null) continue;
    if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value < component.values.length) put(into, component, value);
    else if (component.values.length === 0 || typeof value !== "number") into.set(component.id, value);
    else throw new Wrong(`an observation names no value of ${component.id}`);
  }
}

function put(into: Map<string, Json>, { id, values, hasLabels }: Component, place: number): void {
  const value = values[place];
  if (value === undefined) return;
  into.set(id, codeOf(value));
  if (hasLabels) into.set(`${id} label`, labelOf(value));
}
