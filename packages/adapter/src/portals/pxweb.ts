/**
 * PxWeb, the software of many statistics offices of the North and of municipalities: its API, version 1.
 *
 * A table is asked by POST for JSON-stat 2.0. How many cells a host gives at once differs (1,000 to 120,000); `?config` at the
 * table's address says it (`maxCells`, or `maxValues` on older hosts), and more are refused with 403 "Too many values selected".
 * So the limit and the table's variables are looked up first, and a question that is too large is divided along one variable.
 * A variable that the question leaves out is added up where the table allows it ("elimination"), and sent whole where not.
 * Too many calls are answered with 429 and `Retry-After`. Sources: PxWeb's own `SSDHandler.cs` (PxTools), and the client and
 * list of hosts of rOpenGov/pxweb. Version 2 (GET) is not built.
 */
import * as v from "valibot";
import { problem } from "../problems.js";
import { readers } from "../read/readers.js";
import { own, type Json } from "../read/json/value.js";
import type { Table } from "../table.js";
import type { Reply } from "../transport.js";
import { refusalIn, saidIn } from "./answer.js";
import type { Asked, Page, Portal, PortalFeed, Step, Wish } from "./portal.js";
import { divide, questionFor, variablesIn, type Selection } from "./pxweb-question.js";
import { jsonIn, refuse } from "./reply.js";

const pxwebQuery = v.strictObject({
  /** By the codes of the table's variables. Values are codes; `filter` is `item` when left out. */
  selection: v.optional(v.record(v.string(), v.union([
    v.array(v.string()),
    v.strictObject({ filter: v.pipe(v.string(), v.regex(/^(?:item|all|top|(?:agg|vs):.+)$/, "item, all, top, agg:… or vs:…")), values: v.array(v.string()) }),
  ]))),
});
type PxwebQuery = v.InferOutput<typeof pxwebQuery>;

/** What the next reply is: the host's limit, the table's variables, or figures. */
type PxwebState =
  | { readonly next: "limit" }
  | { readonly next: "variables"; readonly limit: number | null }
  | { readonly next: "figures"; readonly limit: number | null; readonly waiting: readonly (readonly Selection[])[] };

const notVariables = /^(?:value|status|unit)$| label$/;

export const pxweb = {
  kind: "pxweb",
  title: "PxWeb API 1",
  documentation: "https://www.scb.se/en/services/open-data-api/api-for-the-statistical-database/",
  query: pxwebQuery,
  plan({ url, query }: PortalFeed<PxwebQuery>, { keep, latest }: Wish) {
    const isOpen = (name: string): boolean => !notVariables.test(name) && !Object.hasOwn(query.selection ?? {}, name);
    const first: Step<PxwebState> = { request: { url: url.replace(/(?:[?#].*)?$/s, "?config") }, state: { next: "limit" } };
    return { first, pushed: [...([...keep.keys()].some(isOpen) ? ["keep" as const] : []), ...(latest !== undefined && isOpen(latest) ? ["latest" as const] : [])] };
  },
  async page(reply, asked): Promise<Page<PxwebState>> {
    const { feed, step: { state } } = asked;
    if (state.next === "limit") return prepared({ request: { url: feed.url }, state: { next: "variables", limit: await limitIn(reply) } });
    const refusal = refusalIn(reply);
    if (refusal) return refuse(reply.status === 403 || reply.status === 413 ? problem("answer-too-large", {}, { said: saidIn(reply), asked: null, limit: state.limit }) : refusal);
    return state.next === "variables" ? questions(reply, asked, state.limit) : figures(reply, asked, state);
  },
} satisfies Portal<PxwebQuery, PxwebState>;

function prepared(next: Step<PxwebState>): Page<PxwebState> {
  return { table: null, next, problems: [] };
}

/** How many cells the host gives at once; null when it does not say. Then the whole is asked for, and a refusal says so. */
async function limitIn(reply: Reply): Promise<number | null> {
  const json = reply.status === 200 ? await jsonIn(reply) : null;
  if (json === null || "severity" in json) return null;
  const limit = own(json.value, "maxCells") ?? own(json.value, "maxValues");
  return typeof limit === "number" && limit >= 1 ? Math.floor(limit) : null;
}

/** From the table's variables to the questions, each small enough. */
async function questions(reply: Reply, { feed, wish }: Asked<PxwebQuery, PxwebState>, limit: number | null): Promise<Page<PxwebState>> {
  const json = await jsonIn(reply);
  if ("severity" in json) return refuse(json);
  const variables = variablesIn(json.value);
  if (variables.length === 0) return refuse(problem("records-missing", {}, { path: "variables", found: keysOf(json.value) }));
  const stated = Object.entries(feed.query.selection ?? {}).map(([code, given]) => [code, Array.isArray(given) ? { filter: "item", values: given } : given] as const);
  const parts = divide(questionFor(variables, new Map(stated), wish), limit);
  if (!Array.isArray(parts)) return refuse(problem("answer-too-large", {}, { said: "", asked: parts.cells, limit }));
  return prepared(stepOf(feed.url, limit, parts));
}

function stepOf(url: string, limit: number | null, [first = [], ...waiting]: readonly (readonly Selection[])[]): Step<PxwebState> {
  const query = first.map(({ code, filter, values }) => ({ code, selection: { filter, values } }));
  const body = JSON.stringify({ query, response: { format: "json-stat2" } });
  return { request: { url, method: "POST", headers: new Map([["content-type", "application/json"]]), body }, state: { next: "figures", limit, waiting } };
}

async function figures(reply: Reply, { feed, wish }: Asked<PxwebQuery, PxwebState>, { limit, waiting }: Extract<PxwebState, { next: "figures" }>): Promise<Page<PxwebState>> {
  const { table, problems } = await readers["json-stat"].read(reply.body, { wanted: wish.columns });
  if (table === null) return refuse(...problems);
  return { table: withStatus(table), next: waiting.length === 0 ? null : stepOf(feed.url, limit, waiting), problems };
}

/** Parts of one answer have the same columns, whether a part has marks or not. */
function withStatus(table: Table): Table {
  if (table.columns.includes("status")) return table;
  const rows = table.rows.map((row) => ({ ...row, cells: [...row.cells, ""], ...(row.values === undefined ? {} : { values: [...row.values, null] }) }));
  return { ...table, columns: [...table.columns, "status"], rows };
}

function keysOf(value: Json): string[] {
  return typeof value === "object" && value !== null ? Object.keys(value) : [];
}

