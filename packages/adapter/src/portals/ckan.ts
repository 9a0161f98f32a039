/**
 * CKAN's DataStore: `datastore_search`, page by page in the order of `_id`; `datastore_search_sql` where the portrait says
 * that the site allows it (it is off unless a site turns it on). A resource that is a file only is read as that file.
 */
import { safeUrl } from "@place-doughnut/schema";
import * as v from "valibot";
import { problem, type FeedProblem } from "../problems.js";
import { read } from "../read/index.js";
import { isList, own, text, type Json } from "../read/json/value.js";
import type { CellValue, Table } from "../table.js";
import type { FeedRequest, Reply } from "../transport.js";
import { address } from "./address.js";
import { mostTexts } from "./choosing.js";
import type { Asked, Page, Plan, Portal, PortalFeed, Step, TextsRead, Wish } from "./portal.js";
import { allOf, conditions, postgres } from "./quoting.js";
import { countIn, jsonIn, listedText, recordsTable, refuse } from "./reply.js";
import { firstSum, judge, mostGroups, sumQuestion, type SumState } from "./sum.js";

const scalar = v.union([v.string(), v.number(), v.boolean()]);

const query = v.strictObject({
  resource_id: v.pipe(v.string(), v.minLength(1)),
  /** Columns and the texts, or one of the texts, that they are to hold. */
  filters: v.optional(v.record(v.string(), v.union([scalar, v.array(scalar)]))),
  /** Words to look for in any column. */
  q: v.optional(v.string()),
  fields: v.optional(v.pipe(v.array(v.string()), v.minLength(1))),
  /** Rows of a page; a site may send fewer. 10,000 when left out. */
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(32_000))),
  /** The site allows `datastore_search_sql`: then it can add up, too. */
  sql: v.optional(v.boolean()),
});
type Query = v.InferOutput<typeof query>;

interface State {
  readonly what: "rows" | "sql" | "sum" | "resource" | "file";
  readonly offset: number;
  readonly limit: number;
  readonly sum?: SumState;
}
type Feed = PortalFeed<Query>;

export const ckan = {
  kind: "ckan",
  title: "CKAN DataStore",
  documentation: "https://docs.ckan.org/en/latest/maintaining/datastore.html",
  query,
  key: { header: "Authorization" },
  plan: (feed, wish) => planned(feed, wish),
  page: async (reply, asked) => {
    switch (asked.step.state.what) {
      case "rows": return rowsPage(reply, asked);
      case "sql": return sqlPage(reply, asked);
      case "sum": return sumPage(reply, asked);
      case "resource": return resourcePage(reply);
      case "file": return filePage(reply);
    }
  },
  texts: { first: (feed, column) => textsQuestion(feed, column), read: ([reply], _feed, column) => textsIn(reply, column) },
} satisfies Portal<Query, State>;

function planned(feed: Feed, wish: Wish): Plan<State> {
  const { limit = 10_000, sql = false, fields, q } = feed.query;
  const isSql = sql && q === undefined && fields === undefined;
  const first = isSql ? sumStep(feed, wish, firstSum, limit) ?? sqlStep(feed, wish, 0, limit) : searchStep(feed, wish, 0, limit);
  const isKept = isSql ? conditions(wish, postgres).length > 0 : Object.keys(kept(feed, wish)).length > Object.keys(feed.query.filters ?? {}).length;
  const isSummed = isSql && first.state.sum !== undefined;
  return { first, pushed: [...(isKept ? ["keep" as const] : []), ...(wish.columns.length > 0 && fields === undefined && !isSummed ? ["columns" as const] : []), ...(isSummed ? ["sum" as const] : [])] };
}

function step(feed: Feed, action: string, parameters: readonly (readonly [string, string | number | undefined])[], state: State): Step<State> {
  return { request: { url: address(feed.url, `/api/3/action/${action}`, parameters) }, state };
}

function searchStep(feed: Feed, wish: Wish, offset: number, limit: number): Step<State> {
  const { resource_id: id, fields, q } = feed.query;
  const filters = kept(feed, wish);
  const columns = fields ?? (wish.columns.length > 0 ? wish.columns : undefined);
  return step(feed, "datastore_search", [
    ["resource_id", id],
    ["limit", limit],
    ["offset", offset],
    // Names with a comma in them can be given only in a list of all columns.
    ["fields", columns === undefined || columns.some((name) => name.includes(",")) ? undefined : ["_id", ...columns.filter((name) => name !== "_id")].join(",")],
    ["q", q],
    ["filters", Object.keys(filters).length === 0 ? undefined : JSON.stringify(filters)],
    ["sort", "_id"],
    ["include_total", "true"],
  ], { what: "rows", offset, limit });
}

/** The different texts of a column in the rows that the portrait itself chooses. A column that it chooses by is its own affair. */
function textsQuestion({ url, query: { resource_id: id, q, filters = {} } }: Feed, column: string): FeedRequest | null {
  if (column.includes(",") || Object.hasOwn(filters, column)) return null;
  return { url: address(url, "/api/3/action/datastore_search", [
    ["resource_id", id], ["fields", column], ["distinct", "true"], ["limit", mostTexts + 1], ["q", q],
    ["filters", Object.keys(filters).length === 0 ? undefined : JSON.stringify(filters)], ["include_total", "false"],
  ]) };
}

/** Of columns of the type text, and of whole numbers: others are compared in another way than they are shown. */
async function textsIn(reply: Reply | undefined, column: string): Promise<TextsRead> {
  const found = reply === undefined ? null : await jsonIn(reply);
  if (found === null || "severity" in found) return { why: "the portal did not list the texts" };
  const result = own(found.value, "result");
  const [records, fields] = [own(result, "records"), own(result, "fields")];
  const type = isList(fields) ? text(own(fields.find((field) => own(field, "id") === column), "type") ?? null) : null;
  if (!isList(records) || type === null || !/^(text|varchar|int[248]?|integer|bigint)/i.test(type)) return { why: "there are no plain texts" };
  const limit = countIn(own(result, "limit")) ?? mostTexts + 1;
  return records.length >= Math.min(limit, mostTexts + 1) ? { why: "the portal does not list all texts" } : { texts: records.map((record) => listedText(own(record, column))) };
}

/** The portrait's own filters, and the wish's for other columns: `filters` takes one list for each. */
function kept({ query: { filters = {} } }: Feed, { keep }: Wish): Record<string, unknown> {
  return Object.fromEntries([...Object.entries(filters), ...[...keep].filter(([column, texts]) => texts.length > 0 && !Object.hasOwn(filters, column))]);
}

function sqlStep(feed: Feed, wish: Wish, offset: number, limit: number): Step<State> {
  const columns = wish.columns.flatMap((name) => postgres.name(name) ?? []);
  const chosen = columns.length > 0 && columns.length === wish.columns.length ? ["\"_id\"", ...columns] : ["*"];
  return sql(feed, wish, chosen, `ORDER BY "_id" LIMIT ${limit} OFFSET ${offset}`, { what: "sql", offset, limit });
}

/** A question about sums; null when there is none to ask. */
function sumStep(feed: Feed, wish: Wish, sum: SumState, limit: number): Step<State> | null {
  const question = sumQuestion(wish, postgres, sum);
  if (question === null) return null;
  const groups = question.group.join(", ");
  const having = question.having === undefined ? "" : ` HAVING ${question.having}`;
  return sql(feed, wish, question.select, `GROUP BY ${groups}${having} ORDER BY ${groups} LIMIT ${mostGroups}`, { what: "sum", offset: 0, limit, sum });
}

function sql(feed: Feed, wish: Wish, chosen: readonly string[], end: string, state: State): Step<State> {
  const { resource_id: id, filters = {} } = feed.query;
  const own: Wish = { columns: [], keep: new Map(Object.entries(filters).map(([column, texts]) => [column, [texts].flat().map(String)])) };
  const where = allOf([...conditions(own, asText), ...conditions(wish, asText)]);
  const text = [`SELECT ${chosen.join(", ")}`, `FROM ${postgres.name(id) ?? "\"\""}`, ...(where === undefined ? [] : [`WHERE ${where}`]), end].join(" ");
  return step(feed, "datastore_search_sql", [["sql", text]], state);
}

/** A column is compared as the text it is shown as: 2023 is "2023", whatever its type. */
const asText: typeof postgres = { ...postgres, name: (column) => (postgres.name(column) === null ? null : `${postgres.name(column)}::text`) };

async function rowsPage(reply: Reply, { feed, wish, step: { state } }: Asked<Query, State>): Promise<Page<State>> {
  const found = await jsonIn(reply);
  if ("severity" in found) {
    // Not in the DataStore: the resource may be a file.
    if (reply.status !== 404 || state.offset > 0) return refuse(found);
    return { table: null, next: step(feed, "resource_show", [["id", feed.query.resource_id]], { what: "resource", offset: 0, limit: 0 }), problems: [] };
  }
  const result = own(found.value, "result");
  const records = own(result, "records");
  if (!isList(records)) return refuse(problem("portal-unreadable", {}, { lacks: "result.records" }));
  const { table, problems } = typed(records, result);
  // A limit above the site's own is lowered, and only the answer says so.
  const limit = countIn(own(result, "limit")) ?? state.limit;
  const total = own(result, "total_was_estimated") === true ? undefined : countIn(own(result, "total"));
  const offset = state.offset + records.length;
  const isMore = records.length > 0 && (total === undefined ? records.length >= Math.min(limit, state.limit) : offset < total);
  const next = isMore ? searchStep(feed, wish, offset, Math.max(1, Math.min(limit, state.limit))) : null;
  return { table, total, id: "_id", next, problems: [...found.problems, ...problems] };
}

async function sqlPage(reply: Reply, { feed, wish, step: { state } }: Asked<Query, State>): Promise<Page<State>> {
  const found = await jsonIn(reply);
  if ("severity" in found) return refuse(found);
  const result = own(found.value, "result");
  const records = own(result, "records");
  if (!isList(records)) return refuse(problem("portal-unreadable", {}, { lacks: "result.records" }));
  const { table, problems } = typed(records, result);
  const isCut = own(result, "records_truncated") === true;
  const isMore = records.length > 0 && (isCut || records.length >= state.limit);
  return { table, id: "_id", next: isMore ? sqlStep(feed, wish, state.offset + records.length, state.limit) : null, problems: [...found.problems, ...problems] };
}

async function sumPage(reply: Reply, { feed, wish, step: { state } }: Asked<Query, State>): Promise<Page<State>> {
  const found = await jsonIn(reply);
  if ("severity" in found) return refuse(found);
  const result = own(found.value, "result");
  const records = own(result, "records");
  const { table } = isList(records) ? typed(records, result) : { table: null };
  if (table === null || wish.sum === undefined) return refuse(problem("portal-unreadable", {}, { lacks: "result.records" }));
  const verdict = judge(wish.sum, state.sum ?? firstSum, table);
  if ("table" in verdict) return { table: verdict.table, next: null, problems: found.problems };
  const next = "next" in verdict ? sumStep(feed, wish, verdict.next, state.limit) : null;
  if (next !== null) return { table: null, next, problems: found.problems };
  return {
    table: null, next: sqlStep(feed, wish, 0, state.limit), pushed: conditions(wish, postgres).length > 0 ? ["keep"] : [],
    problems: [problem("not-pushed", {}, { what: ["sum"], why: "doubt" in verdict ? verdict.doubt : "it cannot be asked" })],
  };
}

const numeric = /^(int|float|numeric|decimal|double|real|bigint|smallint|serial)/i;

/** The records with numbers as numbers: CKAN writes those of the type numeric as texts. Full-text columns are no data. */
function typed(records: readonly Json[], result: Json | undefined): { table: Table | null; problems: readonly FeedProblem[] } {
  const fields = own(result, "fields");
  const listed = isList(fields) ? fields.flatMap((field) => (text(own(field, "id") ?? null) === null ? [] : [{ name: text(own(field, "id") ?? null) ?? "", type: text(own(field, "type") ?? null) ?? "" }])) : [];
  const shown = listed.filter(({ name }) => name !== "_full_text");
  const { table, problems } = recordsTable(records, shown.map(({ name }) => name));
  if (table === null) return { table, problems };
  const numbers = new Set(listed.filter(({ type }) => numeric.test(type)).map(({ name }) => table.columns.indexOf(name)));
  const rows = table.rows.map((row) => ({ ...row, values: (row.values ?? row.cells).map((value, at): CellValue => (numbers.has(at) ? numberIn(value) : value)) }));
  return { table: { ...table, rows }, problems };
}

/** The number in a plain decimal text that a computer holds exactly enough; else what was there. */
function numberIn(value: CellValue): CellValue {
  return typeof value === "string" && /^-?\d{1,15}(\.\d{1,15})?$/.test(value) ? Number(value) : value;
}

async function resourcePage(reply: Reply): Promise<Page<State>> {
  const found = await jsonIn(reply);
  if ("severity" in found) return refuse(found);
  const url = text(own(own(found.value, "result"), "url") ?? null);
  if (url === null || safeUrl(url) === null) return refuse(problem("portal-unreadable", {}, { lacks: "result.url" }));
  return { table: null, next: { request: { url }, state: { what: "file", offset: 0, limit: 0 } }, problems: [problem("portal-file", {}, { url })] };
}

/** What kind of file it is, its bytes say: a resource's `format` is free text. */
async function filePage(reply: Reply): Promise<Page<State>> {
  if (reply.status !== 200) return refuse(problem("http-status", {}, { status: reply.status }));
  const { table, problems } = await read({ body: reply.body });
  return { table, next: null, problems };
}

