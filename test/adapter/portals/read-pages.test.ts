import { AdapterError, pageLimits, readPages, type Feed, type PageOptions, type ReadPage, type Transport } from "@place-doughnut/adapter";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Guards } from "../../../packages/adapter/src/portals/guards.js";
import { feeds } from "./examples.js";
import { inOrder } from "./loopback.js";

const feed = feeds.ckan;
const few = { pages: 4, rows: 100, tries: 2 };

interface Row { readonly _id: number; readonly [name: string]: unknown }
const rowsFrom = (first: number, count: number): Row[] => Array.from({ length: count }, (_, at) => ({ _id: first + at, area: "E08000009", value: String(first + at) }));
const page = (records: readonly object[], result: object = {}): object => ({ success: true, result: { records, ...result } });

async function all(transport: Transport, options: Partial<PageOptions> = {}, source: Feed = feed): Promise<ReadPage[]> {
  const pages: ReadPage[] = [];
  for await (const each of readPages(source, { transport, limits: few, ...options })) pages.push(each);
  return pages;
}

/** The code of the error that ends a source. */
async function ends(transport: Transport, options: Partial<PageOptions> = {}, source: Feed = feed): Promise<string> {
  const error: unknown = await all(transport, options, source).then(() => null, (thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(AdapterError);
  return (error as AdapterError).code;
}

const texts = (pages: readonly ReadPage[]): string[] => pages.flatMap(({ table }) => table.rows.map(({ cells }) => cells.join("|")));

test("pages come in order, with rows that are numbered on and a portal's own numbering left out", async () => {
  const pages = await all(inOrder(page(rowsFrom(1, 2), { total: 3 }), page(rowsFrom(3, 1), { total: 3 })));
  expect(pages.map(({ page: number, rows, total }) => ({ number, rows, total }))).toEqual([{ number: 1, rows: 2, total: 3 }, { number: 2, rows: 1, total: 3 }]);
  expect(pages.flatMap(({ table }) => table.rows.map(({ row }) => row))).toEqual([1, 2, 3]);
  expect(pages.map(({ table }) => table.columns)).toEqual([["area", "value"], ["area", "value"]]);
  expect(pages.every(({ bytes, digests }) => bytes > 0 && digests.length === 1 && /^[0-9a-f]{64}$/.test(digests[0] ?? ""))).toBe(true);
});

test("the next page is asked for while the one at hand is used", async () => {
  const transport = inOrder(page(rowsFrom(1, 2), { total: 3 }), page(rowsFrom(3, 1), { total: 3 }));
  const pages = readPages(feed, { transport });
  await pages.next();
  expect(transport.asked).toHaveLength(2);
  await pages.return();
});

test("who stops reading stops the request that is under way", async () => {
  let stopped = false;
  const first = inOrder(page(rowsFrom(1, 1), { total: 2 }));
  const transport: Transport = (request, signal) => (first.asked.length === 0 ? first(request) : new Promise((_, fail) => signal?.addEventListener("abort", () => {
    stopped = true;
    fail(new Error("stopped"));
  })));
  for await (const each of readPages(feed, { transport })) {
    expect(each.page).toBe(1);
    break;
  }
  expect(stopped).toBe(true);
});

test("a signal stops the reading as aborted", async () => {
  const stop = new AbortController();
  const inner = inOrder(page(rowsFrom(1, 1), { total: 2 }));
  const transport: Transport = (request, signal) => {
    if (inner.asked.length === 0) return inner(request, signal);
    stop.abort();
    return Promise.reject(new Error("stopped"));
  };
  expect(await ends(transport, { signal: stop.signal })).toBe("aborted");
  expect(await ends(inner, { signal: AbortSignal.abort() })).toBe("aborted");
});

test("a table longer than the limit of pages is refused, never cut", async () => {
  let next = 1;
  const transport: Transport = (request) => inOrder(page(rowsFrom(next++, 1), { total: 50 }))(request);
  expect(await ends(transport)).toBe("pages-too-many");
  expect(next).toBe(5);
});

test("a table longer than the limit of rows is refused as soon as its length is known", async () => {
  const transport = inOrder(page(rowsFrom(1, 1), { total: 101 }));
  expect(await ends(transport)).toBe("rows-too-many");
  expect(transport.asked).toHaveLength(1);
  expect(await ends(inOrder(page(rowsFrom(1, 101))))).toBe("rows-too-many");
  expect(pageLimits).toMatchObject({ node: { pages: 200, rows: 200_000 }, browser: { pages: 20, rows: 20_000 } });
});

test("F62: a portal that sends one page for ever is found out", async () => {
  expect(await ends(inOrder(page(rowsFrom(1, 2), { total: 9 })))).toBe("page-repeated");
});

test("F60: a count that grows is read to its new end, with a warning", async () => {
  const pages = await all(inOrder(page(rowsFrom(1, 2), { total: 3 }), page(rowsFrom(3, 1), { total: 4 }), page(rowsFrom(4, 1), { total: 4 })));
  expect(texts(pages)).toHaveLength(4);
  expect(pages.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual(["total-grew"]);
});

test("F61: a count that shrinks ends the source", async () => {
  expect(await ends(inOrder(page(rowsFrom(1, 2), { total: 4 }), page(rowsFrom(3, 1), { total: 3 })))).toBe("total-shrank");
});

test("F64: a page that comes empty before the end refuses the source", async () => {
  expect(await ends(inOrder(page(rowsFrom(1, 2), { total: 4 }), page([], { total: 4 })))).toBe("rows-incomplete");
});

test("F63: rows that come twice are used once where they are numbered, and a row missing for them is seen", async () => {
  const twice = inOrder(page(rowsFrom(1, 2), { total: 3 }), page(rowsFrom(2, 1), { total: 3 }));
  expect(await ends(twice)).toBe("rows-incomplete");
  const grown = await all(inOrder(page(rowsFrom(1, 2)), page([])), { limits: few }, { ...feed, query: { ...feed.query, limit: 2 } });
  expect(texts(grown)).toHaveLength(2);
  const repeated = await all(inOrder(page(rowsFrom(1, 2)), page(rowsFrom(2, 2)), page([])), { limits: few }, { ...feed, query: { ...feed.query, limit: 2 } });
  expect(texts(repeated)).toEqual(["E08000009|1", "E08000009|2", "E08000009|3"]);
  expect(repeated.at(-1)?.problems.map(({ code }) => code)).toEqual(["rows-repeated"]);
});

test("F66: a page that fails ends the whole source, with the portal's own words", async () => {
  const fails = inOrder(page(rowsFrom(1, 2), { total: 4 }), { status: 500, body: "{\"success\":false,\"error\":{\"message\":\"The database is busy\"}}" });
  expect(await ends(fails)).toBe("portal-refused");
  const gone: Transport = (request) => (request.url.includes("offset=0") ? inOrder(page(rowsFrom(1, 2), { total: 4 }))(request) : Promise.reject(new Error("ECONNRESET")));
  expect(await ends(gone)).toBe("transport-failed");
});

test.each([
  ["a web page", "<!doctype html><title>Sign in</title>"],
  ["nothing", ""],
  ["a message of failure", "{\"success\":false,\"error\":{\"__type\":\"Not Found Error\"}}"],
  ["half an answer", "{\"success\":true,\"result\":{\"records\":[{\"_id\":1"],
  ["an answer without records", "{\"success\":true,\"result\":{}}"],
])("%s in place of data is never a table", async (_what, body) => {
  expect(["not-a-table", "empty-body", "error-body", "portal-refused", "json-broken", "portal-unreadable"]).toContain(await ends(inOrder(body)));
});

test("a problem of a row says on which page it stands", async () => {
  const pages = await all(inOrder(page(rowsFrom(1, 2), { total: 4 }), page([...rowsFrom(3, 1), "odd" as unknown as object], { total: 4 })))
    .catch((error: unknown) => error);
  // The odd record is no row, so one is missing, and the source is refused.
  expect(pages).toMatchObject({ code: "rows-incomplete" });
  const uncounted = await all(inOrder(page(rowsFrom(1, 2)), page([...rowsFrom(3, 1), "odd" as unknown as object]), page([])), {}, { ...feed, query: { ...feed.query, limit: 2 } });
  expect(uncounted[1]?.problems).toMatchObject([{ code: "record-odd", row: 4, page: { number: 2, row: 2 } }]);
});

test("the key goes with every request to the portal, as a name and never as itself", async () => {
  const transport = inOrder(page(rowsFrom(1, 1), { total: 2 }), page(rowsFrom(2, 1), { total: 2 }));
  await all(transport, {}, { ...feed, key: "${env:CKAN_KEY}", headers: { "Accept-Language": "en" } });
  expect(transport.asked.map(({ headers }) => [...(headers ?? [])])).toEqual(Array.from({ length: 2 }, () => [["Accept-Language", "en"], ["Authorization", "${env:CKAN_KEY}"]]));
});

test.each([["that was asked for before", "https://data.example/1", "asked for before"], ["on another site", "https://other.example/2", "another site"], ["that is no page of the web", "file:///etc/passwd", "no address"]])(
  "F65: a next page %s is refused", (_what, url, why) => {
    const guards = new Guards("https://data.example", pageLimits.node);
    const from = { table: { columns: [], rows: [], headerRow: 0 } };
    guards.ask({ url: "https://data.example/1" }, null);
    expect(() => guards.ask({ url }, from)).toThrow(expect.objectContaining({ code: "next-page-refused", message: expect.stringContaining(why) as unknown }));
  });

test("to another site a question leads only before the first row, and then without the key", async () => {
  const transport = inOrder(
    { status: 404, body: "{\"success\":false,\"error\":{\"__type\":\"Not Found Error\",\"message\":\"Not found\"}}" },
    { success: true, result: { url: "https://files.example/a.csv" } },
    "area,value\nE08000009,1\n",
  );
  const pages = await all(transport, {}, { ...feed, key: "${env:CKAN_KEY}" });
  expect(texts(pages)).toEqual(["E08000009|1"]);
  expect(pages[0]?.problems.map(({ code }) => code)).toContain("portal-file");
  expect(transport.asked.map(({ url, headers }) => [new URL(url).host, headers?.has("Authorization") ?? false])).toEqual([["data.example", true], ["data.example", true], ["files.example", false]]);
});

test("a portal that is never ready is asked a few times, each later than the one before", async () => {
  const waits: number[] = [];
  const pause = (milliseconds: number): Promise<void> => {
    waits.push(milliseconds);
    return Promise.resolve();
  };
  const socrata: Feed = feeds.socrata;
  expect(await ends(inOrder({ status: 202, body: "" }), { pause }, socrata)).toBe("portal-not-ready");
  expect(waits).toEqual([500, 1000]);
  const ready = await all(inOrder({ status: 202, body: "" }, [{ count: "1" }], [{ ":id": "row-a", "value": "1" }]), { pause }, socrata);
  expect(texts(ready)).toEqual(["1"]);
});

test("however a table is cut into pages, and in whatever order its rows stand, the same rows come, or none", async () => {
  await fc.assert(fc.asyncProperty(
    fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { maxLength: 30 }), fc.integer({ min: 1, max: 12 }), fc.boolean(),
    async (ids, size, isCounted) => {
      const total = isCounted ? { total: ids.length } : {};
      const transport: Transport = (request) => {
        const asked = new URL(request.url).searchParams;
        const [offset, limit] = [Number(asked.get("offset")), Math.min(size, Number(asked.get("limit")))];
        return inOrder(page(ids.slice(offset, offset + limit).map((_id) => ({ _id, value: `v${_id}` })), { limit, ...total }))(request);
      };
      const pages = await all(transport, { limits: { pages: 60, rows: 100, tries: 1 } });
      expect(texts(pages).sort()).toEqual(ids.map((id) => `v${id}`).sort());
    },
  ), { numRuns: 60 });
});

test("whatever a portal does to its pages, the rows are whole or the source is refused", async () => {
  const harm = fc.constantFrom("none", "drop-page", "repeat-row", "short-page", "shrink", "same-page");
  await fc.assert(fc.asyncProperty(fc.integer({ min: 2, max: 20 }), fc.integer({ min: 1, max: 5 }), harm, fc.integer({ min: 0, max: 3 }), async (count, size, what, at) => {
    const rows = rowsFrom(1, count);
    const transport: Transport = (request) => {
      const offset = Number(new URL(request.url).searchParams.get("offset"));
      const isHarmed = Math.floor(offset / size) === at;
      let sent = rows.slice(offset, offset + size);
      if (isHarmed && what === "drop-page") sent = [];
      if (isHarmed && what === "repeat-row" && offset > 0) sent = [...rows.slice(offset - 1, offset), ...sent.slice(1)];
      if (isHarmed && what === "short-page") sent = sent.slice(1);
      if (isHarmed && what === "same-page") sent = rows.slice(0, size);
      return inOrder(page(sent, { total: isHarmed && what === "shrink" && offset > 0 ? count - 1 : count, limit: size }))(request);
    };
    const pages = await all(transport, { limits: { pages: 60, rows: 100, tries: 1 } }).catch((error: unknown) => error);
    if (Array.isArray(pages)) expect(texts(pages as ReadPage[])).toHaveLength(count);
    else expect(pages).toBeInstanceOf(AdapterError);
  }), { numRuns: 100 });
});
