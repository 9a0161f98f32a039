/** Whole doughnuts from portals. */
import { buildDoughnut, buildDoughnuts, parsePortrait, plan, planPortrait, type Feed, type Mapping, type Portrait, type Transport } from "@place-doughnut/adapter";
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { codes, indicator, only, portrait } from "../tables.js";
import { feeds } from "./examples.js";
import { inOrder } from "./loopback.js";

const mapping: Mapping = { area: { column: "areacd" }, period: { column: "year" }, value: "value" };
const rows = [["E08000009", "2022", "4"], ["E08000009", "2023", "5"], ["E08000001", "2023", "6"], ["E92000001", "2023", "7"]];
const england = [{ name: "England", code: "E92000001" }];

const of = (feed: Feed, change: Partial<Mapping> = {}, more: Partial<Portrait> = {}): Portrait =>
  portrait({ sources: { feed }, indicators: [indicator({ mapping: { ...mapping, ...change } })], comparators: england, ...more });

/** A DataStore that heeds filters to the letter, and sends two rows at a time. */
function datastore(table: readonly (readonly string[])[], heeds = true): Transport & { asked: URL[] } {
  const asked: URL[] = [];
  const transport: Transport = (request) => {
    const url = new URL(request.url);
    asked.push(url);
    const filters = JSON.parse(url.searchParams.get("filters") ?? "{}") as { areacd?: string[] };
    if (url.searchParams.has("distinct")) {
      const records = [...new Set(table.map(([areacd]) => areacd))].map((areacd) => ({ areacd }));
      return inOrder({ success: true, result: { records, fields: [{ id: "areacd", type: "text" }] } })(request);
    }
    const all = table.map(([areacd, year, value], at) => ({ _id: at + 1, areacd, year, value }));
    if (!heeds && filters.areacd) return inOrder({ status: 409, body: "{\"success\":false,\"error\":{\"__type\":\"Validation Error\",\"filters\":[\"no such column\"]}}" })(request);
    const kept = all.filter(({ areacd = "" }) => filters.areacd?.includes(areacd) ?? true);
    const offset = Number(url.searchParams.get("offset"));
    return inOrder({ success: true, result: { records: kept.slice(offset, offset + 2), limit: 2, total: kept.length } })(request);
  };
  return Object.assign(transport, { asked });
}

describe("from a portal", () => {
  test("only the wanted rows are asked for, and the report says so", async () => {
    const transport = datastore(rows);
    const { doughnut, problems, stats, provenance } = await buildDoughnut(of(feeds.ckan), { transport });
    const [made] = doughnut?.dimensions.find(({ id }) => id === "income-work")?.indicators ?? [];
    expect(made?.observations.map(({ value }) => value)).toEqual([4, 5]);
    expect(made?.comparators?.[0]?.observations.map(({ value }) => value)).toEqual([7]);
    expect(only(problems, "pushed").message).toBe("The portal did this itself: choosing rows.");
    expect(stats).toMatchObject({ read: 3, used: 3 });
    expect(provenance.sources[0]).toMatchObject({ pages: 2, rows: 3, url: transport.asked[1]?.href });
  });

  test.each([
    ["writes areas as names", rows.map(([area, ...rest]) => [area === "E08000009" ? "Trafford" : area ?? "", ...rest]), true],
    ["does not take the question", rows, false],
  ])("a portal that %s is asked for everything, with the same figures", async (_what, table, heeds) => {
    const { doughnut, problems, stats } = await buildDoughnut(of(feeds.ckan), { transport: datastore(table, heeds) });
    expect(doughnut?.dimensions.find(({ id }) => id === "income-work")?.indicators?.[0]?.observations.map(({ value }) => value)).toEqual([4, 5]);
    expect(codes(problems)).toContain("not-pushed");
    expect(stats).toMatchObject({ read: 4, used: 3, dropped: { "other-area": 1 } });
  });

  test("a portal that could not be reached has done nothing for us", async () => {
    const { problems } = await buildDoughnut(of(feeds.ckan), { transport: () => Promise.reject(new Error("ENOTFOUND")) });
    expect(codes(problems)).toContain("transport-failed");
    expect(codes(problems)).not.toContain("pushed");
  });

  test("a filter of the author's own that leaves nothing is named, not blamed on the publisher or the place alone", async () => {
    const { problems } = await buildDoughnut(of({ ...feeds.ckan, query: { ...feeds.ckan.query, filters: { Category: "noise" } } }), { transport: inOrder(...[1, 2, 3].map(() => ({ success: true, result: { fields: ["areacd", "year", "value"].map((id) => ({ id, type: "text" })), records: [], total: 0 } }))) });
    expect(only(problems, "query-without-rows")).toMatchObject({ path: "/sources/feed/query/filters", message: expect.stringContaining("“filters”") as unknown });
    expect(codes(problems)).not.toContain("no-rows");
    expect(problems.map(({ message }) => message).join("\n")).not.toContain("It holds .");
  });

  test("a source that fails on its second page gives no figure at all", async () => {
    const good = datastore(rows);
    const transport: Transport = (request, signal) => (good.asked.length === 0 ? good(request, signal) : Promise.reject(new Error("ECONNRESET")));
    const { doughnut, problems } = await buildDoughnut(of(feeds.ckan), { transport });
    expect(doughnut?.dimensions.find(({ id }) => id === "income-work")?.indicators?.[0]?.observations).toEqual([]);
    expect(only(problems, "transport-failed").source).toBe("feed");
  });

  test("each page is told of", async () => {
    const pages: unknown[] = [];
    await buildDoughnut(of(feeds.ckan), { transport: datastore(rows), onProgress: ({ page, done }) => pages.push(page ?? { done }) });
    expect(pages).toEqual([{ page: 1, rows: 2, total: 3 }, { page: 2, rows: 3, total: 3 }, { done: 1 }]);
  });

  test("the fingerprint is that of the pages' fingerprints in their order", async () => {
    const bodies: string[] = [];
    const inner = datastore(rows);
    const transport: Transport = async (request, signal) => {
      const reply = await inner(request, signal);
      if (!request.url.includes("distinct=")) bodies.push(createHash("sha256").update(reply.body).digest("hex"));
      return reply;
    };
    const { provenance } = await buildDoughnut(of(feeds.ckan), { transport });
    expect(provenance.sources[0]?.sha256).toBe(createHash("sha256").update(bodies.map((each) => `${each}\n`).join("")).digest("hex"));
  });

  test("many portraits share one reading, which asks for all their places", async () => {
    const transport = datastore(rows);
    const bolton = of(feeds.ckan, {}, { place: { name: "Bolton", code: "E08000001" } });
    const found = [];
    for await (const { doughnut } of buildDoughnuts([of(feeds.ckan), bolton], { transport })) found.push(doughnut?.dimensions.find(({ id }) => id === "income-work")?.indicators?.[0]?.observations.map(({ value }) => value));
    expect(found).toEqual([[4, 5], [6]]);
    expect(transport.asked).toHaveLength(3);
  });
});

describe("a portrait with a portal", () => {
  test("is told of a mistyped key of its query, with the place and the one that is meant", async () => {
    const { problems } = await buildDoughnut(of({ ...feeds.ckan, query: { resorce_id: "a" } }), { transport: datastore([]) });
    expect(only(problems, "unknown-key")).toMatchObject({ path: "/sources/feed/query/resorce_id", source: "feed", hint: "Did you mean “resource_id”?" });
    expect(only(problems, "missing-key").path).toBe("/sources/feed/query/resource_id");
  });

  test("never holds a secret, nor is one repeated", async () => {
    const transport = datastore(rows);
    const { problems } = await buildDoughnut(of({ ...feeds.ckan, key: "s3cret-abc" }), { transport });
    expect(only(problems, "secret-written-out")).toMatchObject({ path: "/sources/feed/key", severity: "error" });
    expect(JSON.stringify(problems)).not.toContain("s3cret");
    expect(transport.asked).toEqual([]);
    const header = parsePortrait(of({ kind: "csv", url: "https://data.example/a.csv", title: "A", headers: { "X-Api-Key": "s3cret-abc", "Authorization": "Bearer ${env:TOKEN}", "Accept": "text/csv" } }));
    expect(only(header.problems, "secret-written-out").path).toBe("/sources/feed/headers/X-Api-Key");
    expect(JSON.stringify(header.problems)).not.toContain("s3cret");
  });

  test("has no line breaks in its headers", () => {
    const { portrait: read, problems } = parsePortrait(of({ kind: "csv", url: "https://data.example/a.csv", title: "A", headers: { "Accept": "a\r\nX-Other: b" } }));
    expect(read).toBeNull();
    expect(codes(problems)).toEqual(["wrong-value"]);
  });

  test("sends the headers of a plain file along", async () => {
    const transport = inOrder("areacd,year,value\nE08000009,2022,4\n");
    await buildDoughnut(of({ kind: "csv", url: "https://data.example/a.csv", title: "A", headers: { Accept: "text/csv" } }), { transport });
    expect([...(transport.asked[0]?.headers ?? [])]).toEqual([["Accept", "text/csv"]]);
  });
});

describe("a plan", () => {
  test("shows what will be asked, with the key as a name, and what is left", async () => {
    const feed = { ...feeds.ckan, key: "${env:CKAN_KEY}" };
    const shown = await plan(feed, mapping, { place: { code: "E08000009" } });
    expect(shown).toMatchObject({ source: null, pushed: ["keep"], left: [], problems: [] });
    expect(Object.fromEntries(new URL(shown.request?.url ?? "").searchParams)).toMatchObject({ fields: "areacd", distinct: "true" });
    expect([...(shown.request?.headers ?? [])]).toEqual([["Authorization", "${env:CKAN_KEY}"]]);
    expect(await plan(feed, mapping, { place: { code: "E08000009" } })).toEqual(shown);
  });

  test("of a whole portrait lists every source that is used", async () => {
    const two = of(feeds.ckan, {}, { sources: { feed: feeds.ckan, other: feeds.socrata } });
    expect((await planPortrait(two)).map(({ source }) => source)).toEqual(["feed"]);
    expect(await planPortrait({})).toEqual([]);
    const file = await planPortrait(of({ kind: "csv", url: "https://data.example/a.csv", title: "A" }));
    expect(file).toMatchObject([{ request: { url: "https://data.example/a.csv" }, pushed: [], left: ["keep"] }]);
  });
});

describe("what a portrait expects", () => {
  const file = { kind: "csv", url: "https://data.example/a.csv", title: "A" } as const;
  const text = "areacd,year,value\nE08000009,2022,40\nE08000009,2023,0.5\n";

  test("of the range keeps figures in another unit out, all of them, and counts their rows", async () => {
    const { doughnut, problems, stats } = await buildDoughnut(of(file, { expect: { range: [1, 100] } }), { transport: inOrder(text) });
    expect(doughnut?.dimensions.find(({ id }) => id === "income-work")?.indicators?.[0]?.observations).toEqual([]);
    expect(only(problems, "out-of-range")).toMatchObject({ indicator: "claimants", message: expect.stringContaining("0.5 in “2023”") as unknown });
    expect(stats).toMatchObject({ read: 2, used: 0, dropped: { unexpected: 2 } });
  });

  test("of the newest period is met by a period that ends in it or later", async () => {
    const found = async (newestPeriod: string): Promise<string[]> => codes((await buildDoughnut(of(file, { expect: { newestPeriod } }), { transport: inOrder(text) })).problems);
    expect(await found("2023")).not.toContain("period-older");
    expect(await found("2023-12-31")).not.toContain("period-older");
    expect(await found("2024")).toContain("period-older");
  });

  test("of the table refuses one that is too short or lacks a column", async () => {
    const refused = await buildDoughnut(of({ ...file, expect: { minRows: 3, columns: ["sex", "VALUE"] } }), { transport: inOrder(text) });
    expect(codes(refused.problems)).toEqual(expect.arrayContaining(["too-few-rows", "column-expected"]));
    expect(refused.provenance.sources[0]?.rows).toBe(2);
  });
});
