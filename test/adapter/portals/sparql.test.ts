import { expect, test } from "vitest";
import { safeParse } from "valibot";
import { sparql } from "../../../packages/adapter/src/portals/sparql.js";
import { codes, only } from "../tables.js";
import { drive, feedOf, fixtureText, serve, type Answer } from "./drive.js";

const question = "SELECT ?area ?name ?period ?value ?note WHERE { ?o <http://purl.org/linked-data/cube#dataSet> <http://statistics.gov.scot/data/healthy> } ORDER BY ?area";
const results = (body: string): Answer => ({ type: "application/sparql-results+json", body });
const numbers = (from: number, count: number): Answer => results(JSON.stringify({ head: { vars: ["n"] }, results: { bindings: Array.from({ length: count }, (_, at) => ({ n: { type: "literal", value: String(from + at) } })) } }));

test("each variable is a column; texts stay as they are written, and numbers are known by their datatype", async () => {
  const { origin, received } = await serve(() => results(fixtureText("sparql/observations.json")));
  const { tables, rows, problems } = await drive(sparql, feedOf(`${origin}/sparql.json`, { query: question }));
  expect([received[0]!.method, received[0]!.headers.accept, received[0]!.url.searchParams.get("query")]).toEqual(["GET", "application/sparql-results+json", question]);
  expect(rows[0]).toEqual({ area: "http://statistics.gov.scot/id/statistical-geography/S12000033", name: "Aberdeen City", period: "2016/2017", value: "12.50", note: "" });
  // A whole number beyond those that stay exact is no number here.
  expect(tables[0]!.rows.map(({ values }) => values?.[3])).toEqual([12.5, "9007199254740993", 14]);
  expect(codes(problems)).toEqual([]);
});

test("codes are the last part of addresses where the query asks for that", async () => {
  const { origin } = await serve(() => results(fixtureText("sparql/observations.json")));
  const { rows } = await drive(sparql, feedOf(`${origin}/sparql`, { query: question, codes: "last-segment" }));
  expect(rows.map(({ area }) => area)).toEqual(["S12000033", "S12000036", "S12000049"]);
});

test("a long question is sent by POST", async () => {
  const { origin, received } = await serve(() => numbers(1, 1));
  const long = `${question} # ${"é & +".repeat(400)}`;
  await drive(sparql, feedOf(`${origin}/sparql`, { query: long }));
  expect([received[0]!.method, received[0]!.headers["content-type"], new URLSearchParams(received[0]!.body).get("query")]).toEqual(["POST", "application/x-www-form-urlencoded", long]);
});

test.each([[5, 5], [5, 3], [7, 7], [100, 4]])("pages of %d are asked for until nothing more comes, also when the endpoint stops at %d", async (page, most) => {
  const { origin, received } = await serve(({ url }) => {
    const [, limit = 0, offset = 0] = (/LIMIT (\d+) OFFSET (\d+)$/.exec(url.searchParams.get("query") ?? "") ?? []).map(Number);
    return numbers(offset, Math.min(limit, most, Math.max(0, 17 - offset)));
  });
  const { rows } = await drive(sparql, feedOf(`${origin}/sparql`, { query: question, page }));
  expect(rows.map(({ n }) => n)).toEqual(Array.from({ length: 17 }, (_, at) => String(at)));
  expect(received.length).toBe(Math.ceil(17 / Math.min(page, most)) + 1);
});

test("pages without an order are refused: rows could be left out between them", () => {
  expect(safeParse(sparql.query, { query: "SELECT * WHERE { ?s ?p ?o }", page: 100 }).success).toBe(false);
  expect(safeParse(sparql.query, { query: "SELECT * WHERE { ?s ?p ?o } order  by ?s", page: 100 }).success).toBe(true);
  expect(safeParse(sparql.query, { query: "SELECT * WHERE { ?s ?p ?o }" }).success).toBe(true);
});

test("exactly as many rows as endpoints stop at are refused, unless the query asks for just so many", async () => {
  const { origin } = await serve(() => numbers(0, 10_000));
  const driven = (query: string) => drive(sparql, feedOf(`${origin}/sparql`, { query }));
  const refused = await driven(question);
  expect(refused.tables).toEqual([]);
  expect(only(refused.problems, "answer-at-limit")).toMatchObject({ severity: "error", message: expect.stringContaining("Exactly 10000 rows") as unknown });
  expect((await driven(`${question} LIMIT 10000`)).problems).toEqual([]);
  expect(codes((await driven(`${question} LIMIT 50000`)).problems)).toEqual(["answer-at-limit"]);
  expect(codes((await driven(`SELECT ?n WHERE { { SELECT ?n WHERE { ?n ?p ?o } LIMIT 10000 } }`)).problems)).toEqual(["answer-at-limit"]);
});

test.each([
  [{ type: "text/html", body: "<!DOCTYPE html><html><title>SPARQL</title></html>" }, "not-a-table"],
  [{ status: 400, body: "Parse error: Encountered \" \"}\" at line 3" }, "portal-refused"],
  [numbers(0, 0), "nothing-found"],
  [results("{\"head\":{},\"boolean\":true}"), "records-missing"],
  [results("{\"head\":{\"vars\":[\"a\"]},\"results\":{\"bindings\":[{\"a\":"), "json-broken"],
])("an answer without rows is refused: %j", async (answer, code) => {
  const { origin } = await serve(() => answer);
  const { problems, tables } = await drive(sparql, feedOf(`${origin}/sparql`, { query: question }));
  expect([codes(problems), tables]).toEqual([[code], []]);
});
