/** Which of the formats that are written in JSON is it? */
import type { Kind } from "../../portrait.js";
import { problem, type FeedProblem } from "../../problems.js";
import { isGeojson } from "./geojson.js";
import { isJsonStat } from "./json-stat.js";
import { isSdmxJson } from "./sdmx-json.js";
import { isList, isObject, own, text, type Json } from "./value.js";

export type JsonKind = Extract<Kind, "json" | "json-stat" | "sdmx-json" | "geojson"> | "metadata";

export function jsonKind(value: Json): JsonKind {
  if (isGeojson(value)) return "geojson";
  if (isJsonStat(value)) return "json-stat";
  if (isSdmxJson(value)) return "sdmx-json";
  return isMetadata(value) ? "metadata" : "json";
}

/** A description of a table, and no table: CSVW, or a Data Package. */
export function isMetadata(value: Json): boolean {
  if (!isObject(value)) return false;
  const context = own(value, "@context");
  const isCsvw = [context, ...(isList(context) ? context : [])].some((each) => text(each)?.includes("ns.w3.org") === true || text(each)?.endsWith("/ns/csvw") === true);
  const resources = own(value, "resources");
  const isPackage = isList(resources) && resources.length > 0 && resources.every((each) => own(each, "path") !== undefined || own(each, "data") !== undefined);
  return isCsvw || isObject(own(value, "tableSchema")) || isPackage;
}

/** Why a document of one kind cannot be read as another; a JSON document of the general kind may be either. */
export function misfitOf(stated: Exclude<JsonKind, "metadata">, found: JsonKind): FeedProblem | null {
  if (found === "metadata") return problem("metadata-in-place", {});
  return found === stated || found === "json" ? null : problem("kind-differs", {}, { stated, found });
}
