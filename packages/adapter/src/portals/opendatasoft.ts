/**
 * Opendatasoft (Huwise) Explore API 2.1: up to a hundred rows in one answer; more as an export, which is one body and has no
 * limit, or page by page where the portrait gives an order. `records` stops at 10,000 rows.
 */
import * as v from "valibot";
import { problem } from "../problems.js";
import { isList, isObject, own } from "../read/json/value.js";
import type { FeedRequest, Reply } from "../transport.js";
import { address } from "./address.js";
import { mostTexts } from "./choosing.js";
import type { Asked, Page, Plan, Portal, PortalFeed, Step, TextsRead, Wish } from "./portal.js";
import { allOf, conditions, odsql } from "./quoting.js";
import { countIn, jsonIn, listedText, recordsTable, refuse } from "./reply.js";

const query = v.strictObject({
  dataset: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_@.-]{1,200}$/, "the identifier of a dataset")),
  select: v.optional(v.string()),
  where: v.optional(v.string()),
  group_by: v.optional(v.string()),
  order_by: v.optional(v.string()),
  /** Facets and the values they are narrowed to. */
  refine: v.optional(v.record(v.string(), v.union([v.string(), v.array(v.string())]))),
});
type Query = v.InferOutput<typeof query>;
type Feed = PortalFeed<Query>;

interface State {
  readonly what: "records" | "export";
  readonly offset: number;
  /** What `records` said before the export was asked for. */
  readonly total?: number;
}

/** The portal's own: rows of one answer, and of all answers together. */
const most = { page: 100, all: 10_000 };

export const opendatasoft = {
  kind: "opendatasoft",
  title: "Opendatasoft (Huwise) Explore API",
  documentation: "https://help.opendatasoft.com/apis/ods-explore-v2/",
  query,
  key: { header: "Authorization", prefix: "Apikey " },
  plan: (feed, wish) => planned(feed, wish),
  page: async (reply, asked) => (asked.step.state.what === "records" ? recordsPage(reply, asked) : exportPage(reply, asked)),
  texts: { first: (feed, column) => textsQuestion(feed, column), read: ([reply], _feed, column) => textsIn(reply, column) },
} satisfies Portal<Query, State>;

function planned(feed: Feed, wish: Wish): Plan<State> {
  const isGrouped = feed.query.group_by !== undefined;
  const first = isGrouped ? exportStep(feed, wish) : recordsStep(feed, wish, 0);
  const columns = columnsOf(feed, wish);
  return { first, pushed: [...(conditions(keepOf(feed, wish), odsql).length > 0 ? ["keep" as const] : []), ...(columns !== undefined && feed.query.select === undefined ? ["columns" as const] : [])] };
}

/** What groups make of the columns, only the portrait knows: nothing is added to its own question then. */
function keepOf({ query: { group_by: group, select } }: Feed, wish: Wish): Wish {
  return group === undefined && select === undefined ? wish : { ...wish, keep: new Map() };
}

function columnsOf({ query: { select, group_by: group } }: Feed, { columns }: Wish): string | undefined {
  const names = columns.map(odsql.name);
  return select ?? (group === undefined && names.length > 0 && names.every((name) => name !== null) ? names.join(", ") : undefined);
}

function parameters(feed: Feed, wish: Wish): (readonly [string, string | undefined])[] {
  const { where, group_by: group, order_by: order, refine = {} } = feed.query;
  return [
    ["select", columnsOf(feed, wish)],
    ["where", allOf([where, ...conditions(keepOf(feed, wish), odsql)])],
    ["group_by", group],
    ["order_by", order],
    ...refined(refine),
  ];
}

function refined(refine: NonNullable<Query["refine"]>): (readonly [string, string])[] {
  return Object.entries(refine).flatMap(([facet, values]) => [values].flat().map((value) => ["refine", `${facet}:${value}`] as const));
}

/** The different texts of a column in the rows that the portrait itself chooses: groups, of which up to 20,000 come in one answer. */
function textsQuestion(feed: Feed, column: string): FeedRequest | null {
  const { group_by: group, select, where, refine = {} } = feed.query;
  const name = odsql.name(column);
  if (name === null || group !== undefined || select !== undefined) return null;
    return { url: address(feed.url, `${pathOf(feed)}/records`, [["select", "count(*) as rows_listed"], ["where", where], ...refined(refine), ["group_by", name], ["limit", mostTexts + 1]]) };
}

async function textsIn(reply: Reply | undefined, column: string): Promise<TextsRead> {
  const found = reply === undefined ? null : await jsonIn(reply);
  const records = found === null || "severity" in found ? undefined : own(found.value, "results");
  // Where the column is missing from a group, it is not known what the groups are by.
  if (!isList(records) || !records.every((record) => isObject(record) && Object.hasOwn(record, column))) return { why: "the portal did not list the texts" };
  return { texts: records.map((record) => listedText(own(record, column))) };
}

function pathOf({ query: { dataset } }: Feed): string {
  return `/api/explore/v2.1/catalog/datasets/${dataset}`;
}

function recordsStep(feed: Feed, wish: Wish, offset: number): Step<State> {
  const url = address(feed.url, `${pathOf(feed)}/records`, [...parameters(feed, wish), ["limit", most.page], ["offset", offset]]);
  return { request: { url }, state: { what: "records", offset } };
}

function exportStep(feed: Feed, wish: Wish, total?: number): Step<State> {
  const url = address(feed.url, `${pathOf(feed)}/exports/json`, parameters(feed, wish));
  return { request: { url }, state: { what: "export", offset: 0, ...(total === undefined ? {} : { total }) } };
}

async function recordsPage(reply: Reply, { feed, wish, step: { state } }: Asked<Query, State>): Promise<Page<State>> {
  const found = await jsonIn(reply);
  if ("severity" in found) return refuse(found);
  const records = own(found.value, "results");
  const total = countIn(own(found.value, "total_count"));
  if (!isList(records) || total === undefined) return refuse(problem("portal-unreadable", {}, { lacks: isList(records) ? "total_count" : "results" }));
  const isPaged = feed.query.order_by !== undefined && total <= most.all;
  // Without an order, pages of one table may overlap: an export is one answer.
  if (state.offset === 0 && total > records.length && !isPaged) return { table: null, next: exportStep(feed, wish, total), problems: found.problems };
  const { table, problems } = recordsTable(records);
  const offset = state.offset + records.length;
  return { table, total, next: records.length > 0 && offset < total ? recordsStep(feed, wish, offset) : null, problems: [...found.problems, ...problems] };
}

/** One list. Where it breaks off with a sentence about an error, it is no JSON, and nothing of it is used. */
async function exportPage(reply: Reply, { step: { state } }: Asked<Query, State>): Promise<Page<State>> {
  const found = await jsonIn(reply);
  if ("severity" in found) return refuse(found);
  if (!isList(found.value)) return refuse(problem("portal-unreadable", {}, { lacks: "list of records" }));
  const { table, problems } = recordsTable(found.value);
  return { table, total: state.total, next: null, problems: [...found.problems, ...problems] };
}
