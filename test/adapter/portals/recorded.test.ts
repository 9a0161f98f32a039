/** Each portal by its own recorded replies, over a real socket. What is constructed from them says so. */
import { AdapterError, readPages, type Feed, type FeedProblem, type ReadPage } from "@place-doughnut/adapter";
import { afterEach, describe, expect, test } from "vitest";
import { fetchTransport, recorded, serve, type Answer, type Asked, type Served } from "./loopback.js";

let server: Served | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

async function ask(feed: Omit<Feed, "url" | "title">, answer: (asked: Asked) => Answer, path = ""): Promise<{ pages: ReadPage[]; error: FeedProblem | null; asked: Asked[] }> {
  server = await serve(answer);
  const pages: ReadPage[] = [];
  try {
    for await (const page of readPages({ ...feed, url: `${server.origin}${path}`, title: "Feed" }, { transport: fetchTransport({ KEY: "s3cret" }) })) pages.push(page);
    return { pages, error: null, asked: server.asked };
  } catch (error) {
    if (!(error instanceof AdapterError)) throw error;
    return { pages, error: error.problem, asked: server.asked };
  }
}

const rows = (pages: readonly ReadPage[]): string[][] => pages.flatMap(({ table }) => table.rows.map(({ cells }) => [...cells]));
const column = (pages: readonly ReadPage[], name: string): string[] => pages.flatMap(({ table }) => table.rows.map(({ cells }) => cells[table.columns.indexOf(name)] ?? ""));

describe("CKAN", () => {
  const feed = { kind: "ckan", query: { resource_id: "66cac6ef-c56d-41ae-b245-c381f50d15e9" } } as const;

  test("gives the rows of a recorded answer, in the order of its fields, and asks in the order of the rows' numbers", async () => {
    const { pages, asked } = await ask({ ...feed, key: "${env:KEY}" }, () => ({ body: recorded("ckan/demo-rows.json") }));
    expect(column(pages, "any")).toEqual(["中国人"]);
    expect(pages[0]?.table.columns.slice(0, 4)).toEqual(["any", "array", "boolean", "date"]);
    expect(pages[0]?.total).toBe(1);
    expect(asked).toMatchObject([{ path: "/api/3/action/datastore_search", headers: { authorization: "s3cret" } }]);
    expect(Object.fromEntries(asked[0]?.parameters ?? [])).toMatchObject({ sort: "_id", include_total: "true", offset: "0" });
  });

  test("reads numbers that a portal writes as texts as the numbers they are", async () => {
    const { pages } = await ask(feed, ({ parameters }) => ({ body: parameters.get("offset") === "0" ? recorded("ckan/datagovsg-numeric-as-string.json") : "{}" }));
    const [table] = pages.map((page) => page.table);
    expect(table?.rows[0]).toMatchObject({ cells: ["2004-Q3", "0.000384"], values: ["2004-Q3", 0.000384] });
  });

  test("goes on by as many rows as came where the site lowers the limit (constructed from a recorded answer)", async () => {
    const reply = JSON.parse(recorded("ckan/demo-rows.json")) as { result: { records: object[] } };
    const [one] = reply.result.records;
    const all = Array.from({ length: 7 }, (_, at) => ({ ...one, _id: at + 1, integer: at }));
    const { pages, asked } = await ask(feed, ({ parameters }) => {
      const offset = Number(parameters.get("offset"));
      return { body: JSON.stringify({ ...reply, result: { ...reply.result, records: all.slice(offset, offset + 3), limit: 3, total: 7 } }) };
    });
    expect(column(pages, "integer")).toEqual(["0", "1", "2", "3", "4", "5", "6"]);
    expect(asked.map(({ parameters }) => [parameters.get("offset"), parameters.get("limit")])).toEqual([["0", "10000"], ["3", "3"], ["6", "3"]]);
  });

  test("does not believe a count that is an estimate (constructed from recorded answers)", async () => {
    const first = JSON.parse(recorded("ckan/demo-rows.json")) as { result: object };
    const estimated = { ...first, result: { ...first.result, total: 900, total_was_estimated: true } };
    const { pages, error } = await ask({ ...feed, query: { ...feed.query, limit: 1 } }, ({ parameters }) => ({ body: parameters.get("offset") === "0" ? JSON.stringify(estimated) : recorded("ckan/demo-rows-end.json") }));
    // The recorded end says that there is one row: that is a count, and it is right.
    expect({ rows: rows(pages).length, error }).toEqual({ rows: 1, error: null });
  });

  test("reads the file of a resource that is not in the DataStore", async () => {
    const { pages, asked } = await ask(feed, ({ path }) => {
      if (path.endsWith("datastore_search")) return { status: 404, body: recorded("ckan/boston-not-datastore-404.json") };
      return path.endsWith("resource_show") ? { body: JSON.stringify({ success: true, result: { url: `${server?.origin ?? ""}/files/a.csv`, format: "text/csv" } }) } : { body: "area,value\nE08000009,1\n" };
    });
    expect(rows(pages)).toEqual([["E08000009", "1"]]);
    expect(pages[0]?.problems.map(({ code }) => code)).toEqual(["portal-file", "kind-found"]);
    expect(asked).toHaveLength(3);
  });

  test("adds conditions to SQL where the portrait says that the site allows it", async () => {
    const { pages, asked } = await ask({ ...feed, query: { ...feed.query, sql: true, filters: { "Ward's \"name\"": "St Mary's" }, limit: 2 } }, ({ parameters }) => ({
      body: (parameters.get("sql") ?? "").endsWith("OFFSET 0") ? recorded("ckan/demo-rows.json") : recorded("ckan/demo-rows-end.json"),
    }));
    expect(asked[0]?.parameters.get("sql")).toBe("SELECT * FROM \"66cac6ef-c56d-41ae-b245-c381f50d15e9\" WHERE \"Ward's \"\"name\"\"\"::text = 'St Mary''s' ORDER BY \"_id\" LIMIT 2 OFFSET 0");
    expect(rows(pages)).toHaveLength(1);
  });

  test.each([
    ["a message without a message key", 409, "boston-sql-409-validation.json", /relation/],
    ["a text alone", 400, "bad-request-json-string.json", /Action name not known/],
  ])("quotes an error that is %s", async (_what, status, file, said) => {
    const { error, asked } = await ask(feed, () => ({ status, body: recorded(`ckan/${file}`) }));
    expect(error).toMatchObject({ code: "portal-refused", message: expect.stringMatching(said) as unknown });
    expect(asked).toHaveLength(1);
  });
});

describe("Opendatasoft", () => {
  const feed = { kind: "opendatasoft", query: { dataset: "public-trees" } } as const;
  const grouped = JSON.parse(recorded("opendatasoft/vancouver-aggregate-grouped.json")) as object[];

  test("gives the groups of a recorded export, the one without a name too", async () => {
    const { pages, asked } = await ask({ ...feed, query: { ...feed.query, group_by: "genus_name", select: "count(*) as count" } }, () => ({ body: recorded("opendatasoft/vancouver-aggregate-grouped.json") }));
    expect(rows(pages).slice(0, 2)).toEqual([["", "41"], ["ABIES", "344"]]);
    expect(asked.map(({ path }) => path)).toEqual(["/api/explore/v2.1/catalog/datasets/public-trees/exports/json"]);
  });

  test("takes up to a hundred rows in one answer, and more as an export that must be as long (constructed from a recorded export)", async () => {
    const answer = (total: number, exported: number) => ({ path }: Asked): Answer =>
      ({ body: JSON.stringify(path.endsWith("/records") ? { total_count: total, results: grouped.slice(0, Math.min(total, 100)) } : grouped.slice(0, exported)) });
    const small = await ask(feed, answer(3, 0));
    expect({ rows: rows(small.pages).length, asked: small.asked.length }).toEqual({ rows: 3, asked: 1 });
    await server?.close();
    const large = await ask({ ...feed, key: "${env:KEY}" }, answer(105, 105));
    expect({ rows: rows(large.pages).length, asked: large.asked.map(({ path, headers }) => [path.split("/").at(-1), headers.authorization]) })
      .toEqual({ rows: 105, asked: [["records", "Apikey s3cret"], ["json", "Apikey s3cret"]] });
    await server?.close();
    expect((await ask(feed, answer(105, 104))).error?.code).toBe("rows-incomplete");
  });

  test("pages through the records where the portrait gives an order (constructed from a recorded export)", async () => {
    const all = grouped.slice(0, 120);
    const { pages, asked } = await ask({ ...feed, query: { ...feed.query, order_by: "genus_name" } }, ({ parameters }) => {
      const offset = Number(parameters.get("offset"));
      return { body: JSON.stringify({ total_count: all.length, results: all.slice(offset, offset + 100) }) };
    });
    expect(rows(pages)).toHaveLength(all.length);
    expect(asked.map(({ parameters }) => parameters.get("offset"))).toEqual(["0", "100"]);
  });

  test("uses nothing of an export that ends in a sentence about an error (constructed from a recorded export)", async () => {
    const { error, pages } = await ask({ ...feed, query: { ...feed.query, group_by: "genus_name" } }, () => ({ body: `${recorded("opendatasoft/vancouver-aggregate-grouped.json").slice(0, 300)}\nAn error occurred: the query took too long` }));
    expect({ code: error?.code, pages }).toEqual({ code: "json-broken", pages: [] });
  });

  test("quotes a recorded error", async () => {
    const { error } = await ask(feed, () => ({ status: 400, body: recorded("opendatasoft/vancouver-error-odsql.json") }));
    expect(error).toMatchObject({ code: "portal-refused", message: expect.stringContaining("Unknown field: no_such_field") as unknown });
  });
});

describe("Socrata", () => {
  const feed = { kind: "socrata", query: { dataset: "uczf-rk3c" } } as const;
  const counts = JSON.parse(recorded("socrata/uczf-rk3c.json")) as object[];
  /** The recorded rows, counted and cut into pages as SODA 2.1 does it; constructed. */
  const soda = (total = counts.length) => ({ parameters }: Asked): Answer => {
    if (parameters.get("$select") === "count(*)") return { body: JSON.stringify([{ count: String(total) }]) };
    const offset = Number(parameters.get("$offset"));
    return { body: JSON.stringify(counts.slice(offset, offset + Number(parameters.get("$limit"))).map((row, at) => ({ ":id": `row-${offset + at}`, ...row }))) };
  };

  test("counts, then reads every row in the order of the rows' own numbers, however many come at once by default", async () => {
    const { pages, asked } = await ask({ ...feed, key: "${env:KEY}", query: { ...feed.query, limit: 300 } }, soda());
    expect(pages.map(({ rows: count, total }) => [count, total])).toEqual([[300, 1000], [300, 1000], [300, 1000], [100, 1000]]);
    expect(column(pages, "counts").slice(0, 3)).toEqual(["27", "9", "14"]);
    expect(pages[0]?.table.columns).toEqual(["countid", "id", "date", "counts", "status"]);
    expect(asked.slice(1).every(({ parameters }) => parameters.get("$order") === ":id")).toBe(true);
    expect(asked.every(({ headers, method }) => headers["x-app-token"] === "s3cret" && method === "GET")).toBe(true);
  });

  test("F67: refuses a thousand rows where there are more", async () => {
    expect((await ask({ ...feed, query: { ...feed.query, limit: 1000 } }, soda(1300))).error?.code).toBe("rows-incomplete");
  });

  test("joins pages whose rows lack keys, since a blank is left out", async () => {
    const some = [{ ":id": "a", "area": "x" }, { ":id": "b", "area": "y", "value": "2" }];
    const { pages } = await ask({ ...feed, query: { ...feed.query, limit: 1 } }, ({ parameters }) => ({
      body: JSON.stringify(parameters.get("$select") === "count(*)" ? [{ count_1: "2" }] : some.slice(Number(parameters.get("$offset"))).slice(0, 1)),
    }));
    expect(pages.map(({ table }) => table.columns)).toEqual([["area"], ["area", "value"]]);
  });

  test("posts SODA3 questions, with a key", async () => {
    const { pages, asked } = await ask({ ...feed, key: "${env:KEY}", query: { ...feed.query, api: "3", limit: 600 } }, ({ body }) => {
      const { query, page } = JSON.parse(body) as { query: string; page?: { pageNumber: number; pageSize: number } };
      if (query.startsWith("SELECT count(*)")) return { body: "[{\"count\":\"1000\"}]" };
      const offset = ((page?.pageNumber ?? 1) - 1) * (page?.pageSize ?? 0);
      return { body: JSON.stringify(counts.slice(offset, offset + (page?.pageSize ?? 0)).map((row, at) => ({ ":id": `row-${offset + at}`, ...row }))) };
    });
    expect(rows(pages)).toHaveLength(1000);
    expect(asked.every(({ method, path }) => method === "POST" && path === "/api/v3/views/uczf-rk3c/query.json")).toBe(true);
  });

  test("quotes a recorded error", async () => {
    expect((await ask(feed, () => ({ status: 404, body: recorded("socrata/missing.json") }))).error).toMatchObject({ code: "portal-refused", message: expect.stringContaining("Not found") as unknown });
  });
});

describe("ArcGIS", () => {
  const feed = { kind: "arcgis" } as const;
  const layer = "/arcgis/rest/services/Addresses/FeatureServer/0";
  interface Features { fields: object[]; features: { attributes: Record<string, unknown> }[] }
  const recordedRows = JSON.parse(recorded("arcgis/carson-rows.json")) as Features;
  // The fixture repeats some of its rows: they are numbered on here.
  const carson: Features = { ...recordedRows, features: recordedRows.features.map(({ attributes }, at) => ({ attributes: { ...attributes, OBJECTID: at + 1, SITEUNIT: String(at) } })) };
  const described = (change: object = {}): string => JSON.stringify({ fields: carson.fields, maxRecordCount: 4, advancedQueryCapabilities: { supportsPagination: true }, ...change });

  /** A layer with the recorded rows; constructed. */
  const arcgisLayer = (change: object = {}, page = 4) => ({ path, parameters }: Asked): Answer => {
    if (!path.endsWith("/query")) return { body: described(change) };
    if (parameters.get("returnCountOnly") === "true") return { body: JSON.stringify({ count: carson.features.length }) };
    if (parameters.get("returnIdsOnly") === "true") return { body: JSON.stringify({ objectIdFieldName: "OBJECTID", objectIds: carson.features.map(({ attributes }) => attributes["OBJECTID"]).reverse() }) };
    const range = /OBJECTID >= (\d+) AND OBJECTID <= (\d+)/.exec(parameters.get("where") ?? "");
    const offset = Number(parameters.get("resultOffset") ?? 0);
    const sent = range ? carson.features.filter(({ attributes: { OBJECTID: id } }) => Number(id) >= Number(range[1]) && Number(id) <= Number(range[2])) : carson.features.slice(offset, offset + page);
    return { body: JSON.stringify({ ...carson, features: sent, ...(range === null && offset + page < carson.features.length ? { exceededTransferLimit: true } : {}) }) };
  };

  test("goes on as long as the server says that there is more, also after short pages", async () => {
    const { pages, asked } = await ask({ ...feed, key: "${env:KEY}" }, arcgisLayer({}, 2), layer);
    expect(column(pages, "SITEUNIT")).toEqual(["0", "1", "2", "3", "4", "5"]);
    expect(pages.map(({ rows: count }) => count)).toEqual([2, 2, 2]);
    expect(pages[0]?.table.columns).not.toContain("OBJECTID");
    expect(asked.every(({ headers }) => headers["x-esri-authorization"] === "Bearer s3cret")).toBe(true);
  });

  test("goes on after a page without a row, but not for ever", async () => {
    const whole = arcgisLayer();
    const empty = (asked: Asked): Answer => (asked.parameters.get("resultOffset") === "0" ? { body: JSON.stringify({ ...carson, features: [], exceededTransferLimit: true }) } : whole({ ...asked, parameters: new URLSearchParams({ ...Object.fromEntries(asked.parameters), ...(asked.parameters.has("resultOffset") ? { resultOffset: String(Number(asked.parameters.get("resultOffset")) - 4) } : {}) }) }));
    expect(rows((await ask(feed, empty, layer)).pages)).toHaveLength(carson.features.length);
    await server?.close();
    const { error, asked } = await ask(feed, (one) => (one.parameters.has("resultOffset") ? { body: JSON.stringify({ ...carson, features: [], exceededTransferLimit: true }) } : whole(one)), layer);
    expect(error?.code).toBe("rows-incomplete");
    expect(asked.length).toBeLessThan(12);
  });

  test("reads by the rows' numbers where the server knows no offsets", async () => {
    const { pages, asked } = await ask(feed, arcgisLayer({ advancedQueryCapabilities: undefined }), layer);
    expect(rows(pages)).toHaveLength(carson.features.length);
    expect(asked.slice(3).map(({ parameters }) => parameters.get("where"))).toEqual(["OBJECTID >= 1 AND OBJECTID <= 4", "OBJECTID >= 5 AND OBJECTID <= 6"]);
  });

  test("refuses a recorded server that lists fewer rows than it counts", async () => {
    const { error } = await ask(feed, ({ path, parameters }) => ({ body: recorded(`arcgis/kent-${!path.endsWith("/query") ? "metadata" : parameters.has("returnCountOnly") ? "count-only" : "ids-only"}.json`) }), layer);
    expect(error).toMatchObject({ code: "rows-incomplete", message: expect.stringContaining("222,460") as unknown });
  });

  test("reads the date of a recorded row as a date, and a code as what it stands for", async () => {
    const stPaul = JSON.parse(recorded("arcgis/stpaul-311-query-exceeded.json")) as Features & { exceededTransferLimit?: boolean };
    const fields = stPaul.fields.map((field) => ("name" in field && field.name === "WARD" ? { ...field, domain: { type: "codedValue", codedValues: [{ code: "1", name: "First ward" }] } } : field));
    const { pages } = await ask(feed, ({ path, parameters }) => {
      if (!path.endsWith("/query")) return { body: JSON.stringify({ fields, maxRecordCount: 2, advancedQueryCapabilities: { supportsPagination: true } }) };
      return { body: JSON.stringify(parameters.has("returnCountOnly") ? { count: 2 } : { ...stPaul, exceededTransferLimit: false }) };
    }, layer);
    expect(column(pages, "REQUEST_DATE")).toEqual(["2015-01-02", "2015-01-02"]);
    expect(column(pages, "WARD")).toEqual(["First ward", "First ward"]);
    expect(column(pages, "LATITUE")[0]).toBe("44.95922482");
  });

  test("believes no page that comes just full without a count", async () => {
    const { error } = await ask(feed, ({ path, parameters }) => ({ body: !path.endsWith("/query") ? described({ maxRecordCount: 6 }) : parameters.has("returnCountOnly") ? "{\"features\":[]}" : JSON.stringify(carson) }), layer);
    expect(error?.code).toBe("rows-at-limit");
  });

  test("quotes a recorded error that comes with status 200, and names the key where one is asked for", async () => {
    expect((await ask(feed, () => ({ body: recorded("arcgis/kent-statistics.json") }), layer)).error).toMatchObject({ code: "portal-refused", message: expect.stringMatching(/status 400: “Unable to complete operation\.”/) as unknown });
    await server?.close();
    expect((await ask(feed, () => ({ body: "{\"error\":{\"code\":499,\"message\":\"Token Required\"}}" }), layer)).error?.hint).toContain("${env:NAME}");
  });

  test("posts a question too long for an address as a form", async () => {
    const { pages, asked } = await ask({ ...feed, query: { where: `TYPE in (${Array.from({ length: 400 }, () => "'R'").join(", ")})` } }, arcgisLayer(), layer);
    expect(rows(pages)).toHaveLength(carson.features.length);
    expect(asked.slice(1).every(({ method }) => method === "POST")).toBe(true);
  });
});
