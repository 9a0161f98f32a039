import fc from "fast-check";
import { expect, test } from "vitest";
import { safeParse } from "valibot";
import { pxweb } from "../../../packages/adapter/src/portals/pxweb.js";
import { divide, questionFor, variablesIn, type Selection } from "../../../packages/adapter/src/portals/pxweb-question.js";
import { codes, only } from "../tables.js";
import { drive, feedOf, fixtureText, serve, type Answer, type Received } from "./drive.js";

interface Sent { query: { code: string; selection: { filter: string; values: string[] } }[]; response: { format: string } }
const described = (JSON.parse(fixtureText("pxweb/variables.json")) as { variables: { code: string; values: string[]; elimination?: boolean; time?: boolean }[] }).variables;
const recorded = JSON.parse(fixtureText("pxweb/json-stat_query_example.json")) as Sent;

/** A host as PxWeb's source has it: limits, variables, and cells up to a limit. A figure tells which cell it is. */
function host(limit: number | null, most = limit ?? Infinity): (received: Received) => Answer {
  return ({ method, url, body }) => {
    if (url.search === "?config") return limit === null ? { status: 404, body: "{\"error\":\"Parameter error\"}" } : { body: JSON.stringify({ maxValues: 100_000, maxCells: limit, maxCalls: 30, timeWindow: 10, CORS: true }) };
    if (method === "GET") return { body: fixtureText("pxweb/variables.json") };
    const { query } = JSON.parse(body) as Sent;
    const chosen = described.flatMap(({ code, values, elimination }) => {
      const asked = query.find((each) => each.code === code)?.selection;
      if (!asked) return elimination ? [] : [{ code, ids: values }];
      return [{ code, ids: asked.filter === "all" ? values : asked.filter === "top" ? values.slice(-Number(asked.values[0])) : asked.values }];
    });
    const cells = chosen.reduce((product, { ids }) => product * ids.length, 1);
    if (cells > most) return { status: 403, body: "{\"error\":\"Too many values selected\"}" };
    const dimension = Object.fromEntries(chosen.map(({ code, ids }) => [code, { label: code, category: { index: Object.fromEntries(ids.map((id, at) => [id, at])), label: Object.fromEntries(ids.map((id) => [id, `label of ${id}`])) } }]));
    return { body: JSON.stringify({ version: "2.0", class: "dataset", id: chosen.map(({ code }) => code), size: chosen.map(({ ids }) => ids.length), dimension, value: Array.from({ length: cells }, (_, at) => at) }) };
  };
}
const posts = (received: readonly Received[]): Sent[] => received.filter(({ method }) => method === "POST").map(({ body }) => JSON.parse(body) as Sent);
const keyOf = (row: Record<string, string>): string => described.map(({ code }) => row[code] ?? "").join("/");

test("a question is sent as PxWeb's clients send it, for JSON-stat 2", async () => {
  const { origin, received } = await serve(host(1000));
  const selection = Object.fromEntries(recorded.query.map(({ code, selection: { values } }) => [code, values]));
  await drive(pxweb, feedOf(`${origin}/api/v1/en/ssd/BefolkningNy?lang=en`, { selection }));
  expect(received.map(({ method, url }) => `${method} ${url.pathname}${url.search}`)).toEqual(["GET /api/v1/en/ssd/BefolkningNy?config", "GET /api/v1/en/ssd/BefolkningNy?lang=en", "POST /api/v1/en/ssd/BefolkningNy?lang=en"]);
  expect(posts(received)).toEqual([{ query: recorded.query, response: { format: "json-stat2" } }]);
});

test.each([6, 7, 11, 12, 24, 1000])("every cell comes once, from a host that gives %d cells at once", async (limit) => {
  const { origin, received } = await serve(host(limit));
  const { rows, tables, problems } = await drive(pxweb, feedOf(`${origin}/table.px`, { selection: { Region: { filter: "all", values: ["*"] }, Kon: ["1", "2"] } }));
  expect(rows).toHaveLength(24);
  expect(new Set(rows.map(keyOf)).size).toBe(24);
  expect(posts(received)).toHaveLength(Math.ceil(4 / Math.max(1, Math.floor(limit / 6))));
  expect(new Set(tables.map(({ columns }) => columns.join())).size).toBe(1);
  expect(problems.filter(({ severity }) => severity !== "notice").map(({ code }) => code)).toEqual([]);
});

test("what cannot be divided is refused with both numbers, and nothing of it is asked for", async () => {
  const { origin, received } = await serve(host(5));
  const { problems } = await drive(pxweb, feedOf(`${origin}/table.px`, { selection: { Region: { filter: "all", values: ["*"] }, Kon: ["1", "2"] } }));
  expect(only(problems, "answer-too-large").message).toBe("24 values are asked for at once, and the portal gives at most 5.");
  expect(posts(received)).toEqual([]);
});

test("a host that does not say its limit is asked for all, and its refusal is typed", async () => {
  const { origin } = await serve(host(null, 10));
  expect(only((await drive(pxweb, feedOf(`${origin}/table.px`, { selection: { Region: ["0180", "1480", "1280"] } }))).problems, "answer-too-large").message).toContain("Too many values selected");
});

test("rows to keep and the newest time are chosen by the host, and variables that mappings read come whole", async () => {
  const { origin, received } = await serve(host(1000));
  const wish = { columns: ["Region", "Kon label", "value"], keep: new Map([["Region", ["0180", "9999"]]]), latest: "Tid" };
  const { rows, pushed } = await drive(pxweb, feedOf(`${origin}/table.px`, {}), wish);
  expect(posts(received)[0]!.query).toEqual([
    { code: "Region", selection: { filter: "item", values: ["0180"] } }, { code: "Kon", selection: { filter: "all", values: ["*"] } },
    { code: "ContentsCode", selection: { filter: "all", values: ["*"] } }, { code: "Tid", selection: { filter: "top", values: ["1"] } },
  ]);
  expect(rows.map(keyOf)).toEqual(["0180/1/BE0101N1/2024", "0180/2/BE0101N1/2024"]);
  expect(pushed).toEqual(["keep", "latest"]);
});

test("what the query states counts more than what mappings keep", () => {
  const variables = variablesIn(JSON.parse(fixtureText("pxweb/variables.json")) as never);
  const wish = { columns: [], keep: new Map([["Region", ["0180"]]]), latest: "Tid" };
  expect(questionFor(variables, new Map([["Region", { filter: "item", values: ["1480"] }], ["Tid", { filter: "top", values: ["2"] }]]), wish).map(({ code, filter, values, count }) => [code, filter, values, count]))
    .toEqual([["Region", "item", ["1480"], 1], ["ContentsCode", "all", ["*"], 1], ["Tid", "top", ["2"], 2]]);
});

const hosts = Object.values((JSON.parse(fixtureText("pxweb/pxweb_api_catalogue.json")) as { apis: Record<string, { max_values_to_download: number }> }).apis).map((each) => each.max_values_to_download);

test("for every known host's limit, a question is divided into parts that are small enough and together are the whole", () => {
  expect(hosts.length).toBeGreaterThan(10);
  const selections = fc.array(fc.record({ count: fc.integer({ min: 1, max: 400 }), known: fc.boolean() }), { minLength: 1, maxLength: 4 });
  fc.assert(fc.property(fc.constantFrom(...hosts, 1, 7), selections, (limit, list) => {
    const question = list.map(({ count, known }, at): Selection => ({ code: `v${at}`, filter: "item", values: [], count, items: known ? Array.from({ length: count }, (_, each) => String(each)) : null }));
    const size = (part: readonly Selection[]): number => part.reduce((product, { count }) => product * (count ?? 1), 1);
    const parts = divide(question, limit);
    if (!Array.isArray(parts)) {
      expect(parts.cells).toBe(size(question));
      expect(parts.cells).toBeGreaterThan(limit);
      return;
    }
    expect(parts.reduce((sum, part) => sum + size(part), 0)).toBe(size(question));
    for (const part of parts) expect(size(part)).toBeLessThanOrEqual(limit);
    for (const [at, { items }] of question.entries()) if (parts.length > 1 && items && parts[0]![at]!.items !== items) expect(parts.flatMap((part) => part[at]!.values)).toEqual(items);
  }));
});

test("a question whose size nobody knows is sent whole, and a grouping is never divided", () => {
  const unknown: Selection = { code: "a", filter: "agg:KommunX", values: ["1"], count: null, items: null };
  expect(divide([unknown], 1)).toEqual([[unknown]]);
  expect(safeParse(pxweb.query, { selection: { a: { filter: "agg:KommunX", values: ["1"] } } }).success).toBe(true);
  expect(safeParse(pxweb.query, { selection: { a: { filter: "some", values: ["1"] } } }).success).toBe(false);
});

test.each([
  [{ status: 404, body: "{\"error\":\"Parameter error\"}" }, "portal-refused"],
  [{ body: "[{\"id\":\"BE\",\"type\":\"l\",\"text\":\"Population\"}]" }, "records-missing"],
  [{ body: "<!doctype html><title>PxWeb</title>" }, "not-a-table"],
])("an address that is no table's is refused: %j", async (answer, code) => {
  const { origin } = await serve(() => answer);
  expect(codes((await drive(pxweb, feedOf(`${origin}/table.px`, {}))).problems)).toEqual([code]);
});
