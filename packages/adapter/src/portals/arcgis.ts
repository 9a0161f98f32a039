/**
 * A layer of an ArcGIS FeatureServer or MapServer, as Hub sites have them. The layer is asked what it is, then how many rows
 * there are, then for its rows: by offset as long as it says that there is more, or – on old servers – by their numbers.
 * Files that a Hub offers for download are plain files.
 */
import * as v from "valibot";
import { problem, type FeedProblem } from "../problems.js";
import { isList, own, type Json } from "../read/json/value.js";
import type { FeedRequest, Reply } from "../transport.js";
import { address, form } from "./address.js";
import { layerIn, rowsIn, type Layer } from "./arcgis-layer.js";
import { mostTexts } from "./choosing.js";
import type { Asked, Page, Plan, Portal, PortalFeed, Step, TextsRead, Wish } from "./portal.js";
import { allOf, arcgisSql, conditions } from "./quoting.js";
import { countIn, jsonIn, listedText, refuse } from "./reply.js";

const query = v.strictObject({
  /** Which rows, in the server's SQL; all when left out. */
  where: v.optional(v.string()),
  /** Fields, separated by commas; all when left out. */
  outFields: v.optional(v.string()),
  orderByFields: v.optional(v.string()),
});
type Query = v.InferOutput<typeof query>;
type Feed = PortalFeed<Query>;

interface State {
  readonly what: "layer" | "count" | "ids" | "rows";
  readonly layer: Layer | null;
  readonly total?: number | undefined;
  readonly offset: number;
  /** Rows asked for at once. */
  readonly size: number;
  /** Pages without a row, one after the other, though the server says that there is more. */
  readonly empty: number;
  /** Numbers of the rows, in order, where the server knows no offsets. */
  readonly ids?: readonly number[];
}

/** A page stays small even where a server would send 32,000 rows. */
const largest = 2000;
const mostEmpty = 5;
/** An address longer than this is posted as a form: servers and proxies refuse longer ones. */
const longest = 2000;

export const arcgis = {
  kind: "arcgis",
  title: "ArcGIS FeatureServer, MapServer and Hub",
  documentation: "https://developers.arcgis.com/rest/services-reference/enterprise/query-feature-service-layer/",
  query,
  key: { header: "X-Esri-Authorization", prefix: "Bearer " },
  plan: (feed, wish) => planned(feed, wish),
  page: async (reply, asked) => {
    const found = await jsonIn(reply);
    if ("severity" in found) return refuse(found);
    switch (asked.step.state.what) {
      case "layer": return layerPage(found.value, asked);
      case "count": return countPage(found.value, asked);
      case "ids": return idsPage(found.value, asked);
      case "rows": return rowsPage(found.value, asked);
    }
  },
  texts: { first: (feed) => layerQuestion(feed), read: (replies, feed, column) => textsIn(replies, feed, column) },
} satisfies Portal<Query, State>;

/** What is really pushed depends on the fields of the layer, which the first answer tells. */
function planned(feed: Feed, wish: Wish): Plan<State> {
  const first = { request: layerQuestion(feed), state: { what: "layer", layer: null, offset: 0, size: largest, empty: 0 } as const };
  return { first, pushed: pushedOf(feed, wish, null) };
}

function layerQuestion({ url }: Feed): FeedRequest {
  return { url: address(url, "", [["f", "json"]]) };
}

/** First what the layer is, since a code is shown as what it stands for; then the field's different values. */
async function textsIn(replies: readonly Reply[], feed: Feed, column: string): Promise<TextsRead> {
  const [layerJson, listed] = await Promise.all(replies.map((reply) => jsonIn(reply)));
  const layer = layerJson === undefined || "severity" in layerJson ? null : layerIn(layerJson.value);
  const field = layer?.fields.find(({ name }) => name === column);
  if (layer === null || field?.type !== "esriFieldTypeString" || arcgisSql.name(column) === null) return { why: "there are no plain texts" };
  if (listed === undefined) return { next: distinctQuestion(feed, column) };
  const features = "severity" in listed ? undefined : own(listed.value, "features");
  if ("severity" in listed || !isList(features)) return { why: "the portal did not list the texts" };
  const isCut = own(listed.value, "exceededTransferLimit") === true || features.length >= Math.min(layer.maxRecordCount ?? 1000, mostTexts + 1);
  if (isCut) return { why: "the portal does not list all texts" };
  return { texts: features.map((feature) => {
    const { asked, shown } = listedText(own(own(feature, "attributes"), column));
    return { asked, shown: field.codes?.get(shown) ?? shown };
  }) };
}

function distinctQuestion(feed: Feed, column: string): FeedRequest {
  const parameters = [["where", feed.query.where ?? "1=1"], ["outFields", column], ["returnDistinctValues", true], ["returnGeometry", false], ["f", "json"]] as const;
  return requestFor(feed, parameters);
}

function pushedOf(feed: Feed, wish: Wish, layer: Layer | null): (keyof Wish)[] {
  const known = layer === null ? wish : knownTo(wish, layer);
  return [...(conditions(known, arcgisSql).length > 0 ? ["keep" as const] : []), ...(feed.query.outFields === undefined && known.columns.length > 0 ? ["columns" as const] : [])];
}

/**
 * The wish in the layer's own terms: fields that it has and that hold texts, whose codes are asked for where it has codes. A
 * condition on a field of another kind is left to us: the server would compare otherwise.
 */
function knownTo({ columns, keep }: Wish, layer: Layer): Wish {
  const fields = new Map(layer.fields.map((field) => [field.name, field]));
  const kept = [...keep].filter(([column]) => fields.get(column)?.type === "esriFieldTypeString");
  return { columns: columns.every((name) => fields.has(name)) ? columns : [], keep: new Map(kept) };
}

function whereOf(feed: Feed, wish: Wish, layer: Layer, more?: string): string {
  return allOf([feed.query.where, ...conditions(knownTo(wish, layer), arcgisSql), more]) ?? "1=1";
}

type Parameters = readonly (readonly [string, string | number | boolean | undefined])[];

function ask(feed: Feed, parameters: Parameters, state: State): Step<State> {
  return { request: requestFor(feed, parameters), state };
}

function requestFor(feed: Feed, parameters: Parameters): FeedRequest {
  const url = address(feed.url, "/query", parameters);
  const posted = { method: "POST", headers: new Map([["Content-Type", "application/x-www-form-urlencoded"]]), body: form(parameters) } as const;
  return url.length > longest ? { url: address(feed.url, "/query"), ...posted } : { url };
}

function rowsStep(feed: Feed, wish: Wish, layer: Layer, state: State): Step<State> {
  const { outFields, orderByFields } = feed.query;
  const { ids, offset, size } = state;
  const chunk = ids?.slice(offset, offset + size);
  const range = chunk === undefined ? undefined : `${layer.id} >= ${chunk[0] ?? 0} AND ${layer.id} <= ${chunk.at(-1) ?? 0}`;
  const known = knownTo(wish, layer).columns;
  const fields = outFields ?? (known.length > 0 ? known.join(",") : "*");
  return ask(feed, [
    ["where", whereOf(feed, wish, layer, range)],
    ["outFields", fields === "*" || layer.id === null || fields.split(",").includes(layer.id) ? fields : `${layer.id},${fields}`],
    ["returnGeometry", false],
    ["orderByFields", orderByFields ?? layer.id ?? undefined],
    ...(ids === undefined ? [["resultOffset", offset] as const, ["resultRecordCount", size] as const] : []),
    ["f", "json"],
  ], { ...state, what: "rows", layer });
}

async function layerPage(value: Json, { feed, wish, step: { state } }: Asked<Query, State>): Promise<Page<State>> {
  const layer = layerIn(value);
  if (layer === null) return refuse(problem("portal-unreadable", {}, { lacks: "fields, as the description of a layer has them" }));
  const size = Math.min(largest, layer.maxRecordCount ?? 1000);
  const next = ask(feed, [["where", whereOf(feed, wish, layer)], ["returnCountOnly", true], ["f", "json"]], { ...state, what: "count", layer, size });
  return { table: null, next, pushed: pushedOf(feed, wish, layer), problems: [] };
}

/** A server that does not heed `returnCountOnly` sends rows: then nothing is known of their number. */
async function countPage(value: Json, { feed, wish, step: { state } }: Asked<Query, State>): Promise<Page<State>> {
  const { layer } = state;
  if (layer === null) return refuse(problem("portal-unreadable", {}, { lacks: "description of the layer" }));
  const known = { ...state, total: countIn(own(value, "count")) };
  if (layer.isPaged) return { table: null, next: rowsStep(feed, wish, layer, known), problems: [] };
  if (layer.id === null) return refuse(problem("portal-unreadable", {}, { lacks: "field that numbers its rows" }));
  return { table: null, next: ask(feed, [["where", whereOf(feed, wish, layer)], ["returnIdsOnly", true], ["f", "json"]], { ...known, what: "ids" }), problems: [] };
}

/** The numbers of all rows, which may come in any order and, on some servers, not all. */
async function idsPage(value: Json, { feed, wish, step: { state } }: Asked<Query, State>): Promise<Page<State>> {
  const listed = own(value, "objectIds");
  const { layer, total } = state;
  if (layer === null || (!isList(listed) && listed !== null)) return refuse(problem("portal-unreadable", {}, { lacks: "objectIds" }));
  const ids = [...new Set((listed ?? []).filter((id): id is number => Number.isSafeInteger(id)))].sort((a, b) => a - b);
  if (total !== undefined && total !== ids.length) return refuse(problem("rows-incomplete", {}, { came: ids.length, total }));
  if (ids.length === 0) return { table: rowsIn(value, layer).table, total: 0, next: null, problems: [] };
  return { table: null, next: rowsStep(feed, wish, layer, { ...state, ids, total: ids.length }), problems: [] };
}

async function rowsPage(value: Json, { feed, wish, step: { state } }: Asked<Query, State>): Promise<Page<State>> {
  const { layer, ids, size } = state;
  if (layer === null || !isList(own(value, "features"))) return refuse(problem("portal-unreadable", {}, { lacks: "features" }));
  const { table, problems } = rowsIn(value, layer);
  const came = table?.rows.length ?? 0;
  const base = { table, total: state.total, id: layer.id ?? undefined, problems };
  if (ids !== undefined) {
    const offset = state.offset + size;
    return { ...base, next: offset < ids.length ? rowsStep(feed, wish, layer, { ...state, offset }) : null };
  }
  // Pages may be short, or even empty, while there is more: only the flag counts (Esri, "query feature service layer").
  const isMore = own(value, "exceededTransferLimit") === true || own(own(value, "properties"), "exceededTransferLimit") === true;
  const empty = came === 0 ? state.empty + 1 : 0;
  if (!isMore) return { ...base, ...(layer.maxRecordCount === null ? {} : { cap: layer.maxRecordCount }), next: null };
  if (empty > mostEmpty) return refuse(tooEmpty(state));
  return { ...base, next: rowsStep(feed, wish, layer, { ...state, empty, offset: state.offset + (came === 0 ? size : came) }) };
}

function tooEmpty({ offset, total }: State): FeedProblem {
  return problem("rows-incomplete", {}, { came: offset, total: total ?? offset + 1 });
}

