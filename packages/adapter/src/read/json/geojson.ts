/** GeoJSON (RFC 7946): the properties of the features are the table. Shapes are not read. */
import { problem } from "../../problems.js";
import { refused, type ReaderOptions, type ReaderResult } from "../reader.js";
import { findRecords } from "./records.js";
import { tableOfRecords } from "./records-table.js";
import { isList, isObject, own, type Json } from "./value.js";

export function isGeojson(value: Json): boolean {
  return own(value, "type") === "FeatureCollection" || own(value, "type") === "Feature";
}

export function readGeojson(value: Json, options: ReaderOptions): ReaderResult {
  if (own(value, "type") === "Feature") return readGeojson({ type: "FeatureCollection", features: [value] }, options);
  if (own(value, "type") !== "FeatureCollection") return refused(problem("geojson-wrong", {}, { reason: "it is neither a FeatureCollection nor a Feature" }));
  const features = own(value, "features");
  if (!isList(features)) return refused(problem("geojson-wrong", {}, { reason: "it has no list of features" }));
  const odd = features.findIndex((feature) => own(feature, "type") !== "Feature" || !isProperties(own(feature, "properties")));
  if (odd !== -1) return refused(problem("geojson-wrong", { row: odd + 1 }, { reason: `feature ${odd + 1} of it is none, or its properties are no object` }));
  // Looked for again for what the document says about being cut off.
  const { records, problems } = findRecords(value, { recordPath: "features" });
  if (records === null) return refused(...problems);
  const { table, problems: found } = tableOfRecords(records, [], options);
  return { table, encoding: null, problems: [...problems, ...found] };
}

function isProperties(value: Json | undefined): boolean {
  return value === undefined || value === null || isObject(value);
}
