/**
 * SPARQL endpoints: statistics.gov.scot, opendatacommunities.org and others. The author writes the whole query.
 *
 * Asked with `Accept: application/sparql-results+json`: without it, these endpoints send web pages. Each variable is a column;
 * what is not bound is blank. Addresses (URIs) stay as they are, unless `codes` asks for their last part, which is the GSS
 * code in `…/statistical-geography/S12000033`. An endpoint may stop at a number of rows of its own without a word, so a `page`
 * asks on, with LIMIT and OFFSET behind the query, until nothing more comes; it needs an ORDER BY, without which pages overlap.
 * Source: W3C, SPARQL 1.1 Protocol and Query Results JSON Format. Not tried on live services: their limits.
 */
import * as v from "valibot";
import { problem } from "../problems.js";
import { at, isList, own, text, textsIn, type Json } from "../read/json/value.js";
import type { CellValue, TableRow } from "../table.js";
import type { FeedRequest } from "../transport.js";
import { address, form } from "./address.js";
import { refusalIn } from "./answer.js";
import type { Portal, PortalFeed, Step } from "./portal.js";
import { jsonIn, refuse } from "./reply.js";

const common = { codes: v.optional(v.literal("last-segment")) };
const sparqlQuery = v.union([
  v.strictObject({ ...common, query: v.string() }),
  v.strictObject({
    ...common,
    query: v.pipe(v.string(), v.regex(/\b[Oo][Rr][Dd][Ee][Rr]\s+[Bb][Yy]\b/, "a query with ORDER BY, since it is asked for in pages")),
    /** Rows at a time. */
    page: v.pipe(v.number(), v.integer(), v.minValue(1)),
  }),
]);
type SparqlQuery = v.InferOutput<typeof sparqlQuery>;

/** Rows that came before. */
interface SparqlState {
  readonly offset: number;
}

/** A longer question is sent by POST: addresses are cut at about 2,000 characters on the way. */
const longestAddress = 1800;

export const sparql = {
  kind: "sparql",
  title: "SPARQL endpoint",
  documentation: "https://www.w3.org/TR/sparql11-protocol/",
  isUntried: true,
  query: sparqlQuery,
  plan: (feed: PortalFeed<SparqlQuery>) => ({ first: stepAt(feed, 0), pushed: [] }),
  async page(reply, { feed, step: { state } }) {
    const refusal = refusalIn(reply);
    if (refusal) return refuse(refusal);
    const json = await jsonIn(reply);
    if ("severity" in json) return refuse(json);
    const [names, bindings] = [textsIn(at(json.value, ["head", "vars"])), at(json.value, ["results", "bindings"])];
    if (!isList(bindings)) return refuse(problem("records-missing", {}, { path: "results.bindings", found: [] }));
    if (bindings.length === 0) return state.offset > 0 ? { table: null, next: null, problems: [] } : refuse(problem("nothing-found", {}, { said: "", renamed: [] }));
    const rows = bindings.map((binding, place) => rowOf(binding, names, state.offset + place + 1, feed.query.codes === "last-segment"));
    const table = { columns: names.map((name) => name.trim()), headerRow: 0, rows };
    if ("page" in feed.query) return { table, next: stepAt(feed, state.offset + rows.length), problems: [] };
    // Endpoints stop at round numbers in silence. Only as many rows as the query itself asks for are all that it asks for.
    const isAtLimit = rows.length % 1000 === 0 && rows.length !== limitIn(feed.query.query);
    return isAtLimit ? refuse(problem("answer-at-limit", {}, { rows: rows.length })) : { table, next: null, problems: [] };
  },
} satisfies Portal<SparqlQuery, SparqlState>;

function stepAt({ url, query }: PortalFeed<SparqlQuery>, offset: number): Step<SparqlState> {
  const question = "page" in query ? `${query.query}\nLIMIT ${query.page} OFFSET ${offset}` : query.query;
  return { request: requestFor(url, question), state: { offset } };
}

/** The LIMIT at the end of a query; one inside it limits something else. Null when there is none. */
function limitIn(query: string): number | null {
  const found = /\bLIMIT\s+(\d{1,12})(?:\s+OFFSET\s+\d{1,12})?\s*$/i.exec(query.trimEnd().slice(-100));
  return found === null ? null : Number(found[1]);
}

function requestFor(endpoint: string, query: string): FeedRequest {
  const accept = ["accept", "application/sparql-results+json"] as const;
  const url = address(endpoint, "", [["query", query]]);
  if (url.length <= longestAddress) return { url, headers: new Map([accept]) };
  return { url: endpoint, method: "POST", headers: new Map([accept, ["content-type", "application/x-www-form-urlencoded"]]), body: form([["query", query]]) };
}

function rowOf(binding: Json, names: readonly string[], row: number, isShort: boolean): TableRow {
  const bound = names.map((name) => cellOf(own(binding, name), isShort));
  return { row, cells: bound.map(([cell]) => cell), values: bound.map(([, value]) => value) };
}

const numeric = /#(?:integer|decimal|double|float|int|long|short|byte|(?:nonNegative|positive|nonPositive|negative)Integer|unsigned(?:Int|Long|Short|Byte))$/;

/** The text of a bound value, and what it is by its datatype. A number that would not be kept whole stays a text. */
function cellOf(term: Json | undefined, isShort: boolean): [cell: string, value: CellValue] {
  const value = text(own(term, "value"));
  if (value === null) return ["", null];
  if (own(term, "type") === "uri") {
    const cell = isShort ? lastPart(value) : value;
    return [cell, cell];
  }
  const datatype = text(own(term, "datatype")) ?? "";
  const number = numeric.test(datatype) && /^[+-]?[\d.]+(?:[eE][+-]?\d+)?$/.test(value) ? Number(value) : NaN;
  const isWhole = Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number));
  return [value, isWhole ? number : value];
}

/** What stands behind the last `/` or `#` that has something behind it. */
function lastPart(uri: string): string {
  const end = uri.endsWith("/") ? uri.slice(0, -1) : uri;
  return end.slice(Math.max(end.lastIndexOf("/"), end.lastIndexOf("#")) + 1) || uri;
}
