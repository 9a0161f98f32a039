/** Documents that say about themselves that they are not all, as portals write it. All are constructed after their makers' documentation. */
import { read } from "@place-doughnut/adapter";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { saysMore } from "../../../../packages/adapter/src/read/json/says-more.js";
import type { Json } from "../../../../packages/adapter/src/read/json/value.js";
import { bytes, codes, only } from "../../tables.js";

const two = [{ area: "A", value: 3.5 }, { area: "B", value: 4.5 }];
const features = two.map((properties) => ({ type: "Feature", geometry: null, properties }));
const address = "https://data.example/2";

const parts: readonly (readonly [maker: string, document: object, total: number | null, next: string | null])[] = [
  ["GeoServer", { type: "FeatureCollection", totalFeatures: 9, features, numberMatched: 9, numberReturned: 2 }, 9, null],
  ["GeoServer, counting in text", { type: "FeatureCollection", features, numberMatched: "9" }, 9, null],
  ["GeoServer that does not count", { type: "FeatureCollection", totalFeatures: "unknown", features, links: [{ rel: "next", href: address }] }, null, address],
  ["OGC API – Features", { type: "FeatureCollection", features, links: [{ rel: "self", href: "x" }, { rel: "next", href: address, type: "application/geo+json" }] }, null, address],
  ["ArcGIS", { exceededTransferLimit: true, features: two.map((attributes) => ({ attributes })) }, null, null],
  ["ArcGIS, in text", { exceededTransferLimit: "true", features: two.map((attributes) => ({ attributes })) }, null, null],
  ["ArcGIS as GeoJSON", { type: "FeatureCollection", properties: { exceededTransferLimit: "True" }, features }, null, null],
  ["JSON:API", { data: two, links: { self: "x", next: address, last: "y" } }, null, address],
  ["JSON:API with a link that is an object", { data: two, links: { next: { href: address } } }, null, address],
  ["JSON:API with a total", { data: two, meta: { total: 9 }, links: { next: null } }, 9, null],
  ["HAL", { _embedded: { places: two }, _links: { self: { href: "x" }, next: { href: address } } }, null, address],
  ["Opendatasoft v1", { nhits: 9, parameters: { rows: 2, start: 0 }, records: two.map((fields) => ({ fields })) }, 9, null],
  ["Opendatasoft v2.1", { total_count: 9, results: two }, 9, null],
  ["CKAN", { success: true, result: { records: two, total: 9, limit: 2, _links: { start: "/a", next: "/a?offset=2" } } }, 9, null],
  ["CKAN, counting in text", { success: true, result: { records: two, total: "9" } }, 9, null],
  ["CKAN, cut by its own limit", { success: true, result: { records: two, records_truncated: true } }, null, null],
  ["a total beside data", { total: 9, data: two }, 9, null],
  ["a total beside items", { totalCount: 9, items: two }, 9, null],
  ["a total with pages", { data: two, current_page: 1, last_page: 5, per_page: 2, total: 9, next_page_url: address }, 9, address],
  ["Hydra", { "hydra:totalItems": 9, "items": two }, 9, null],
  ["Environment Agency", { count: 9, items: two, limit: 2 }, 9, null],
  ["ONS", { observations: two, total_observations: 9, limit: 2, offset: 0 }, 9, null],
  ["recordcount", { recordcount: "9", rows: two }, 9, null],
  ["Spring", { content: two, page: { size: 2, totalElements: 9, totalPages: 5, number: 0 } }, 9, null],
  ["OData 4", { "value": two, "@odata.nextLink": address }, null, address],
  ["OData 4 with a count in text", { "@odata.count": "9", "value": two }, 9, null],
  ["OData 3", { "value": two, "odata.nextLink": address }, null, address],
  ["OData 2", { d: { results: two, __next: address } }, null, address],
  ["Google", { items: two, nextPageToken: "abc" }, null, "abc"],
  ["a page token", { items: two, next_page_token: "abc" }, null, "abc"],
  ["a flag", { items: two, hasMore: true }, null, null],
  ["a flag with an underscore", { data: two, has_more: true }, null, null],
  ["GraphQL", { data: two, pageInfo: { hasNextPage: true } }, null, null],
  ["Django", { count: 9, next: address, previous: null, results: two }, 9, address],
  ["Oracle", { items: two, hasMore: true, limit: 2, offset: 0, count: 2, links: [{ rel: "next", href: address }] }, null, address],
];

describe("a document that says there is more than it holds", () => {
  test.each(parts)("is refused: %s", async (_maker, document) => {
    const { table, problems } = await read({ body: bytes(JSON.stringify(document)) }, {});
    expect(table).toBeNull();
    expect(codes(problems)).toContain("records-cut");
  });

  test.each(parts.filter(([maker]) => !/HAL|OData 2/.test(maker)))("says how many there are, and how to ask for them: %s", (_maker, document, total, next) => {
    const [path] = ["features", "data", "records", "result.records", "results", "items", "observations", "rows", "content", "value"].map((each) => each.split("."))
      .filter((each) => Array.isArray(each.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document)));
    expect(saysMore(document as Json, path!, 2)).toEqual({ total, next, full: false });
  });

  test("is refused at a stated path as well, column by column, and in a list with what is said in its first part", async () => {
    for (const [document, recordPath] of [[{ data: two, links: { next: address } }, "data"], [{ next: address, data: { area: ["A", "B"], value: [1, 2] } }, "data"], [[{ page: 1, pages: 7, per_page: "50", total: 314 }, two], "1"]] as const) {
      expect(codes((await read({ body: bytes(JSON.stringify(document)) }, { kind: "json", dialect: { recordPath } })).problems)).toEqual(["records-cut"]);
    }
  });
});

describe("a document with as many records as come at most", () => {
  test.each([{ meta: { limit: 2 }, items: two }, { count: 2, items: two, limit: 2 }, { success: true, result: { records: two, limit: 2, _links: { start: "/a", next: "/b" } } }])("may be a part, and is refused: %j", async (document) => {
    const { table, problems } = await read({ body: bytes(JSON.stringify(document)) }, {});
    expect(table).toBeNull();
    expect(only(problems, "records-cut").message).toBe("The server sent 2 records, as many as it says come at most, so there may be more. They were not read.");
  });

  test.each([{ total: 2, items: two, limit: 2 }, { meta: { limit: 2, total_count: 2 }, items: two }, { items: two, limit: 2, hasMore: false }, { items: two, limit: 2, next: null }, { meta: { limit: 500 }, items: two }, { items: two, limit: 2, links: [{ rel: "self", href: "x" }] }])(
    "and says that there are no others is read: %j", async (document) => {
      expect((await read({ body: bytes(JSON.stringify(document)) }, {})).table?.rows).toHaveLength(2);
    });
});

describe("a document that is whole", () => {
  test.each<[string, object]>([
    ["CKAN's last page, which links to a next one", { success: true, result: { records: two, total: 2, limit: 100, _links: { start: "/a", next: "/a?offset=100" } } }],
    ["a count of what is there", { count: 2, items: two }],
    ["a count in text", { numberMatched: "2", numberReturned: 2, features: two.map((attributes) => ({ attributes })) }],
    ["no next page", { count: 2, next: null, previous: null, results: two }],
    ["an empty text for the next page", { items: two, nextPageToken: "", hasMore: "false" }],
    ["links without a next one", { data: two, links: { self: "x", next: null } }],
    ["a total that is the sum of a column", { total: 8, data: two }],
    ["a total with decimals", { total: 8.5, data: two }],
    ["a total that is smaller", { total: 1, items: two }],
    ["a total of something around the list", { total: 900, place: { name: "A", data: two } }],
    ["a count of people", { count: 1200, data: two }],
    ["totals in the records", { items: two.map((each) => ({ ...each, total: 900, total_count: 900, next: address, hasMore: true })) }],
    ["a flag that is off", { exceededTransferLimit: false, features: two.map((attributes) => ({ attributes })) }],
    ["page 5 of 5", { data: two, current_page: 5, last_page: 5 }],
  ])("is read: %s", async (_name, document) => {
    const { table, problems } = await read({ body: bytes(JSON.stringify(document)) }, {});
    expect(codes(problems)).not.toContain("records-cut");
    expect(table?.rows).toHaveLength(2);
  });
});

test("ids that count up are no column whose sum a total may be", () => {
  expect(saysMore({ total: 15, items: [4, 5, 6].map((id) => ({ id })) }, ["items"], 3)).toMatchObject({ total: 15 });
  expect(saysMore({ total: 15, items: [4, 5, 6].map((value) => ({ value: String(value * 1.5 - 2.5) })) }, ["items"], 3)).toBeNull();
});

test("records of several pages are counted together", () => {
  const last = { total: 5, offset: 4, items: [{ a: 1 }] };
  expect(saysMore(last, ["items"], 1)).toMatchObject({ total: 5 });
  expect(saysMore(last, ["items"], 5)).toBeNull();
});

test("any document is answered, and never with an exception", () => {
  const key = fc.constantFrom("total", "count", "next", "links", "_links", "meta", "page", "rel", "href", "items", "hasMore", "limit", "__proto__");
  const value = fc.letrec<{ any: unknown }>((tie) => ({ any: fc.oneof({ maxDepth: 4 }, fc.jsonValue(), fc.dictionary(key, tie("any")), fc.array(tie("any"), { maxLength: 3 })) })).any;
  fc.assert(fc.property(value, fc.array(fc.oneof(key, fc.constant("0")), { maxLength: 3 }), fc.nat(5), (document, path, count) => {
    const more = saysMore(JSON.parse(JSON.stringify(document)) as Json, path, count);
    expect(more?.total ?? count + 1).toBeGreaterThan(count);
  }), { numRuns: 500 });
});
