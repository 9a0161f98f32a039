/** What makes each problem of asking portals happen: part of the examples in `problems.test.ts`. */
import { buildDoughnut, type Feed, type FeedProblem, type Mapping, type Transport } from "@place-doughnut/adapter";
import type { portalProblemKinds } from "../../../packages/adapter/src/portals/problem-kinds.js";
import { indicator, portrait, transportOf } from "../tables.js";
import { feeds } from "./examples.js";
import { inOrder, type Answer } from "./loopback.js";

type Found = Promise<readonly FeedProblem[]>;
type Answers = (Answer | string | object)[];

const of = async (feed: Feed, transport: Transport, options: object = {}, mapping: Partial<Mapping> = {}): Found => {
  const indicators = [indicator({ mapping: { ...indicator().mapping, ...mapping } })];
  return (await buildDoughnut(portrait({ sources: { feed }, indicators }), { transport, pageLimits: { pages: 4, rows: 100, bytes: 1_000_000, tries: 2 }, ...options })).problems;
};
const ckan = (change: Partial<Feed>, ...answers: Answers): Found => of({ ...feeds.ckan, ...change }, inOrder(...answers));
const file = (change: Partial<Feed>, mapping: Partial<Mapping> = {}): Found =>
  of({ kind: "csv", url: "https://data.example/feed.csv", title: "A feed", ...change }, transportOf({ "https://data.example/feed.csv": "area,year,value\nE08000009,2022,4\n" }), {}, mapping);
const figures = (...values: readonly number[]): Found => of(
  { kind: "csv", url: "https://data.example/feed.csv", title: "A feed" },
  transportOf({ "https://data.example/feed.csv": ["area,year,value", ...values.map((value, at) => `E08000009,${2000 + at},${value}`), ""].join("\n") }),
);
const row = (_id: number): object => ({ _id, area: "E08000009", year: String(2000 + _id), value: "4" });
const page = (records: readonly object[], result: object = {}): object => ({ success: true, result: { records, ...result } });
const areaCode = { area: { column: "areacd" } };
const coded = (areacd: string): object => ({ _id: 1, areacd, year: "2022", value: "4" });

export const portalExamples: Record<keyof typeof portalProblemKinds, () => Found> = {
  "key-without-use": () => file({ query: {} }),
  "secret-written-out": () => file({ headers: { "X-Api-Key": "abc" } }),
  "key-needed": () => of({ ...feeds.socrata, query: { ...feeds.socrata.query, api: "3" } }, inOrder("")),
  "portal-refused": () => ckan({}, { status: 409, body: "{\"success\":false,\"error\":{\"__type\":\"Validation Error\",\"limit\":[\"Invalid integer\"]}}" }),
  "portal-unreadable": () => ckan({}, { success: true, result: {} }),
  "portal-not-ready": () => of(feeds.socrata, inOrder({ status: 202, body: "" })),
  "portal-untried": () => of(feeds.sparql, inOrder({ head: { vars: ["area"] }, results: { bindings: [{ area: { type: "literal", value: "E08000009" } }] } })),
  "portal-file": () => ckan({}, { status: 404, body: "{\"success\":false,\"error\":{\"__type\":\"Not Found Error\"}}" }, { success: true, result: { url: "https://data.example/a.csv" } }, "area,year,value\nE08000009,2022,4\n"),
  "order-needed": () => of({ ...feeds.socrata, query: { ...feeds.socrata.query, group: "area" } }, inOrder("")),
  "query-without-rows": () => ckan({ query: { ...feeds.ckan.query, filters: { Category: "noise" } } }, page([], { total: 0 }), page([], { total: 0 })),
  "pushed": () => of(feeds.ckan, inOrder(page([{ areacd: "E08000009" }], { fields: [{ id: "areacd", type: "text" }] }), page([coded("E08000009")], { total: 1 })), {}, areaCode),
  "not-pushed": () => of(feeds.ckan, inOrder(page([], { total: 0 }), page([coded("Trafford")], { total: 1 })), {}, areaCode),

  "pages-too-many": () => ckan({}, ...[1, 2, 3, 4, 5].map((id) => page([row(id)], { total: 9 }))),
  "rows-too-many": () => ckan({}, page([row(1)], { total: 101 })),
  "page-repeated": () => ckan({}, page([row(1)], { total: 9 })),
  "page-columns-differ": () => ckan({}, page([row(1)], { total: 2 }), page([{ _id: 2, area_code: "E08000009", value: "1" }], { total: 2 })),
  "next-page-refused": () => ckan({}, { status: 404, body: "{\"success\":false,\"error\":{\"__type\":\"Not Found Error\"}}" }, { success: true, result: { url: "https://data.example/api/3/action/datastore_search?resource_id=66cac6ef-c56d-41ae-b245-c381f50d15e9&limit=10000&offset=0&sort=_id&include_total=true" } }, "{}"),
  "total-grew": () => ckan({}, page([row(1)], { total: 2 }), page([row(2), row(3)], { total: 3 })),
  "total-shrank": () => ckan({}, page([row(1)], { total: 3 }), page([row(2)], { total: 2 })),
  "rows-incomplete": () => ckan({}, page([row(1)], { total: 2 }), page([], { total: 2 })),
  "rows-at-limit": () => of(feeds.arcgis, inOrder(
    { fields: [{ name: "area", type: "esriFieldTypeString" }], maxRecordCount: 1, advancedQueryCapabilities: { supportsPagination: true } },
    { features: [] }, { features: [{ attributes: { area: "E08000009" } }] },
  )),
  "rows-repeated": () => ckan({ query: { ...feeds.ckan.query, limit: 1 } }, page([row(1)]), page([{ ...row(1), note: "again" }]), page([])),

  "too-few-rows": () => file({ expect: { minRows: 2 } }),
  "column-expected": () => file({ expect: { columns: ["sex"] } }),
  "out-of-range": () => file({}, { expect: { range: [5, 10] } }),
  "figures-all-same": () => figures(0, 0, 0, 0),
  "figure-jumps": () => figures(4.1, 41, 42),
  "period-older": () => file({}, { expect: { newestPeriod: "2023" } }),
};
