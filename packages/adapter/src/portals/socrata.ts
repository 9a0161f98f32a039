/**
 * Socrata: SODA 2.1 (`/resource/…`), and SODA3 (`/api/v3/views/…`, which is posted and needs a key). Rows are counted first
 * and then read in the order of their own numbers: without an order, pages overlap, and without a limit 1,000 rows come.
 */
import * as v from "valibot";
import { problem, type FeedProblem } from "../problems.js";
import { isList, isObject, own, type Json } from "../read/json/value.js";
import type { FeedRequest, Reply } from "../transport.js";
import { address } from "./address.js";
import { mostTexts } from "./choosing.js";
import type { Asked, Page, Plan, Portal, PortalFeed, Step, TextsRead, Wish } from "./portal.js";
import { allOf, conditions, soql } from "./quoting.js";
import { countIn, jsonIn, listedText, recordsTable, refuse } from "./reply.js";
import { firstSum, judge, mostGroups, sumQuestion, type SumState } from "./sum.js";

const query = v.strictObject({
  /** Four characters, a hyphen, four characters. */
  dataset: v.pipe(v.string(), v.regex(/^[a-z0-9]{4}-[a-z0-9]{4}$/, "a dataset's identifier such as uczf-rk3c")),
  api: v.optional(v.picklist(["2.1", "3"])),
  select: v.optional(v.string()),
  where: v.optional(v.string()),
  group: v.optional(v.string()),
  having: v.optional(v.string()),
  /** In what order the rows come; needed with `select` and `group`, which leave no number to go by. */
  order: v.optional(v.string()),
  /** Rows of a page; 5,000 when left out. */
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50_000))),
});
type Query = v.InferOutput<typeof query>;
type Feed = PortalFeed<Query>;

interface State {
  readonly what: "count" | "rows" | "sum";
  readonly offset: number;
  readonly sum?: SumState;
  readonly total?: number;
}

const rowNumber = ":id";

export const socrata = {
  kind: "socrata",
  leavesOutBlanks: true,
  title: "Socrata Open Data API (SODA)",
  documentation: "https://dev.socrata.com/docs/queries/",
  query,
  key: { header: "X-App-Token" },
  check: (feed) => lacking(feed),
  plan: (feed, wish) => planned(feed, wish),
  page: async (reply, asked) => {
    // Being worked out: the same question again.
    if (reply.status === 202) return { table: null, next: asked.step, problems: [] };
    switch (asked.step.state.what) {
      case "count": return countPage(reply, asked);
      case "rows": return rowsPage(reply, asked);
      case "sum": return sumPage(reply, asked);
    }
  },
  texts: { first: (feed, column) => textsQuestion(feed, column), read: ([reply], _feed, column) => textsIn(reply, column) },
} satisfies Portal<Query, State>;

function planned(feed: Feed, wish: Wish): Plan<State> {
  if (isShaped(feed)) return { first: rowsStep(feed, wish, 0), pushed: [] };
  const keep = conditions(wish, soql).length > 0 ? ["keep" as const] : [];
  const sum = sumStep(feed, wish, firstSum);
  if (sum !== null) return { first: sum, pushed: [...keep, "sum"] };
  return { first: countStep(feed, wish), pushed: [...keep, ...(columnsOf(feed, wish) === null ? [] : ["columns" as const])] };
}

/** A question about sums; null when there is none to ask. */
function sumStep(feed: Feed, wish: Wish, sum: SumState): Step<State> | null {
  const question = sumQuestion(wish, soql, sum);
  if (question === null) return null;
  const group = question.group.join(", ");
  const clauses = { select: question.select.join(", "), where: clausesOf(feed, wish).where, group, having: question.having, order: group };
  return { request: request(feed, clauses, { offset: 0, limit: mostGroups }), state: { what: "sum", offset: 0, sum } };
}

/** Does the portrait itself say which columns there are? Then nothing is added to its question. */
function isShaped({ query: { select, group } }: Feed): boolean {
  return select !== undefined || group !== undefined;
}

function columnsOf(feed: Feed, { columns }: Wish): string | null {
  const names = columns.map(soql.name);
  return !isShaped(feed) && names.length > 0 && names.every((name) => name !== null) ? names.join(", ") : null;
}

interface Clauses {
  readonly select: string;
  readonly where?: string | undefined;
  readonly group?: string | undefined;
  readonly having?: string | undefined;
  readonly order?: string | undefined;
}

function clausesOf(feed: Feed, wish: Wish): Clauses {
  const { select, where, group, having, order } = feed.query;
  if (isShaped(feed)) return { select: select ?? group ?? "*", where, group, having, order };
  return { select: `${rowNumber}, ${columnsOf(feed, wish) ?? "*"}`, where: allOf([where, ...conditions(wish, soql)]), order: order === undefined ? rowNumber : `${order}, ${rowNumber}` };
}

function countStep(feed: Feed, wish: Wish): Step<State> {
  const { where } = clausesOf(feed, wish);
  return { request: request(feed, { select: "count(*)", where }, null), state: { what: "count", offset: 0 } };
}

function rowsStep(feed: Feed, wish: Wish, offset: number, total?: number): Step<State> {
  return { request: request(feed, clausesOf(feed, wish), { offset, limit: limitOf(feed) }), state: { what: "rows", offset, ...(total === undefined ? {} : { total }) } };
}

function limitOf({ query: { limit = 5000 } }: Feed): number {
  return limit;
}

function request(feed: Feed, { select, where, group, having, order }: Clauses, page: { offset: number; limit: number } | null): FeedRequest {
  const { dataset, api } = feed.query;
  if (api !== "3") {
    const parameters = [["$select", select], ["$where", where], ["$group", group], ["$having", having], ["$order", order], ["$limit", page?.limit], ["$offset", page?.offset]] as const;
    return { url: address(feed.url, `/resource/${dataset}.json`, parameters) };
  }
  const soqlText = [`SELECT ${select}`, ...clause("WHERE", where), ...clause("GROUP BY", group), ...clause("HAVING", having), ...clause("ORDER BY", order)].join(" ");
  const paging = page === null ? {} : { page: { pageNumber: page.offset / page.limit + 1, pageSize: page.limit } };
  return {
    url: address(feed.url, `/api/v3/views/${dataset}/query.json`),
    method: "POST",
    headers: new Map([["Content-Type", "application/json"]]),
    body: JSON.stringify({ query: soqlText, ...paging, includeSynthetic: false }),
  };
}

function clause(word: string, text: string | undefined): string[] {
  return text === undefined ? [] : [`${word} ${text}`];
}

/** The different texts of a column in the rows that the portrait itself chooses. */
function textsQuestion(feed: Feed, column: string): FeedRequest | null {
  const name = soql.name(column);
  if (name === null || isShaped(feed)) return null;
  return request(feed, { select: name, where: feed.query.where, group: name, order: name }, { offset: 0, limit: mostTexts + 1 });
}

async function textsIn(reply: Reply | undefined, column: string): Promise<TextsRead> {
  const found = reply?.status === 200 ? await jsonIn(reply) : null;
  if (found === null || "severity" in found || !isList(found.value)) return { why: "the portal did not list the texts" };
  return { texts: found.value.map((record) => listedText(own(record, column))) };
}

async function countPage(reply: Reply, { feed, wish }: Asked<Query, State>): Promise<Page<State>> {
  const found = await jsonIn(reply);
  if ("severity" in found) return refuse(found);
  const total = countOf(found.value);
  if (total === undefined) return refuse(problem("portal-unreadable", {}, { lacks: "count of rows" }));
  return { table: null, next: rowsStep(feed, wish, 0, total), problems: found.problems };
}

/** `[{ "count": "1000" }]`; the column may be called count_1. */
function countOf(value: Json): number | undefined {
  const [record] = isList(value) ? value : [];
  const [count, ...others] = isObject(record) ? Object.values(record) : [];
  return others.length === 0 ? countIn(count) : undefined;
}

async function sumPage(reply: Reply, { feed, wish, step: { state } }: Asked<Query, State>): Promise<Page<State>> {
  const found = await jsonIn(reply);
  if ("severity" in found) return refuse(found);
  const { table } = isList(found.value) ? recordsTable(found.value) : { table: null };
  if (table === null || wish.sum === undefined) return refuse(problem("portal-unreadable", {}, { lacks: "list of rows" }));
  const verdict = judge(wish.sum, state.sum ?? firstSum, table);
  if ("table" in verdict) return { table: verdict.table, next: null, problems: found.problems };
  const next = "next" in verdict ? sumStep(feed, wish, verdict.next) : null;
  if (next !== null) return { table: null, next, problems: found.problems };
  return {
    table: null, next: countStep(feed, wish), pushed: conditions(wish, soql).length > 0 ? ["keep"] : [],
    problems: [problem("not-pushed", {}, { what: ["sum"], why: "doubt" in verdict ? verdict.doubt : "it cannot be asked" })],
  };
}

async function rowsPage(reply: Reply, { feed, wish, step }: Asked<Query, State>): Promise<Page<State>> {
  const found = await jsonIn(reply);
  if ("severity" in found) return refuse(found);
  if (!isList(found.value)) return refuse(problem("portal-unreadable", {}, { lacks: "list of rows" }));
  const records = found.value;
  const { table, problems } = recordsTable(records);
  const { state } = step;
  const isFull = records.length >= limitOf(feed);
  const next = isFull || (state.total !== undefined && records.length > 0 && state.offset + records.length < state.total) ? nextRows(feed, wish, state, records.length) : null;
  return { table, total: state.total, ...(isShaped(feed) ? {} : { id: rowNumber }), next, problems: [...found.problems, ...problems] };
}

/** SODA3 counts pages, so a short page in the middle cannot be made good: the count will show it. */
function nextRows(feed: Feed, wish: Wish, { offset, total }: State, came: number): Step<State> | null {
  if (total !== undefined && offset + came >= total) return null;
  if (feed.query.api === "3" && came < limitOf(feed)) return null;
  return rowsStep(feed, wish, offset + came, total);
}

/** What the question needs and the portrait does not give. */
function lacking({ query: { api, order, select, group }, key }: Feed): FeedProblem[] {
  return [
    ...(api === "3" && key === undefined ? [problem("key-needed", { path: "/key" }, { title: "SODA3" })] : []),
    ...(order === undefined && (select !== undefined || group !== undefined) ? [problem("order-needed", { path: "/query" }, { key: "order" })] : []),
  ];
}
