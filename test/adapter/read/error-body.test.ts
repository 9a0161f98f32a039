/** Errors in place of data, as portals send them with status 200: recognised and quoted, never read as a table. */
import { read } from "@place-doughnut/adapter";
import { describe, expect, test } from "vitest";
import { bytes, codes, only } from "../tables.js";

const bodies: readonly (readonly [maker: string, body: string, said: string])[] = [
  ["CKAN", "{\"help\": \"https://data.example/help\", \"success\": false, \"error\": {\"message\": \"Not found: Resource was not found.\", \"__type\": \"Not Found Error\"}}", "Not found: Resource was not found."],
  ["CKAN, a fault without a message", "{\"success\": false, \"error\": {\"__type\": \"Validation Error\", \"info\": {\"orig\": [\"relation does not exist\"]}}}", "relation does not exist"],
  ["CKAN, a text alone", "\"Bad request: Action name not known: datastore_serch\"", "Action name not known"],
  ["ArcGIS", "{\"error\":{\"code\":400,\"message\":\"Unable to complete operation.\",\"details\":[]}}", "Unable to complete operation."],
  ["Opendatasoft", "{\"error_code\": \"ODSQLError\", \"message\": \"ODSQL query is malformed: Unknown field: no_such_field.\"}", "Unknown field"],
  ["Socrata", "{\"code\":\"dataset.missing\",\"error\":true,\"message\":\"Not found\",\"data\":{\"id\":\"x\"}}", "Not found"],
  ["Eurostat", "{\"error\":[{\"status\":400,\"id\":100,\"label\":\"No results found\"}]}", "No results found"],
  ["SDMX-JSON", "{\"errors\":[{\"code\":150,\"title\":\"Semantic error\",\"detail\":\"No such flow\"}]}", "Semantic error"],
  ["RFC 9457", "{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,\"detail\":\"No period.\"}", "Bad Request"],
  ["CKAN, in text", "{\"success\": \"false\", \"result\": [{\"area\": \"Trafford\", \"message\": \"Search failed\"}]}", "Search failed"],
  ["a yes or no", "{\"ok\":false,\"description\":\"No such dataset\"}", "No such dataset"],
  ["Salesforce", "[{\"message\":\"Session expired or invalid\",\"errorCode\":\"INVALID_SESSION_ID\"}]", "Session expired"],
  ["Socrata, in a list", "[{\"code\":\"query.compiler.malformed\",\"error\":true,\"message\":\"Could not parse SoQL\"}]", "Could not parse SoQL"],
  ["a framework", "{\"message\":\"Endpoint request timed out\"}", "timed out"],
];
const texts: readonly (readonly [maker: string, body: string, said: string])[] = [
  ["ONS ELS, nothing found", "No data available for the selected filters.", "No data available"],
  ["ONS ELS, a wrong question", "Request contained invalid or duplicate parameters.", "invalid or duplicate"],
  ["ONS ELS, too much", "Too much data requested, please use filters to reduce it.", "Too much data"],
  ["a proxy", "upstream request timeout: service unavailable\n", "unavailable"],
  ["Eurostat, a file later", "<?xml version=\"1.0\"?><message:GenericData xmlns:footer=\"f\"><footer:Footer><footer:Message code=\"413\"><common:Text>The response will be written to a file</common:Text></footer:Message></footer:Footer></message:GenericData>", "written to a file"],
  ["OGC", "<ows:ExceptionReport><ows:Exception><ows:ExceptionText>Unknown layer</ows:ExceptionText></ows:Exception></ows:ExceptionReport>", "Unknown layer"],
];

describe.each(["json", "json-stat", "sdmx-json", "geojson", undefined] as const)("read as %s", (kind) => {
  test.each([...bodies, ...texts])("%s is quoted", async (_maker, body, said) => {
    const { table, problems } = await read({ body: bytes(body) }, { kind });
    expect(table).toBeNull();
    const { message } = only(problems, "error-body");
    expect(message).toContain(said);
    expect(message).toContain(`It begins “${body.replace(/\s+/g, " ").slice(0, 40)}`);
  });
});

describe.each(["csv", "tsv", "sdmx-csv", "ods"] as const)("read as %s", (kind) => {
  test.each(texts)("%s is quoted", async (_maker, body, said) => {
    const { table, problems } = await read({ body: bytes(body) }, { kind });
    expect(table).toBeNull();
    expect(only(problems, "error-body").message).toContain(said);
  });
});

test.each([
  "Error rate\n5\n6\n", "area,Not found\nA,1\n", "No data,value\nA,1\n", "Unknown\n1\n", "missing value count\n5\n", "area;invalid votes\nA;3\n", "Local authority,Failed inspections\n",
])("%j is a table all the same", async (text) => {
  expect(codes((await read({ body: bytes(text) }, { kind: "csv" })).problems)).not.toContain("error-body");
});

test.each([
  "Missing values are marked x. Source: DEFRA\n\narea,year,value\nE08000009,2020,5\n", "Error bars show the 95% interval.\narea;year;value\nE08000009;2020;5\n",
  "Recycling rate: unknown values are shown as x.\narea,year,value\nE08000009,2020,5\n", "Not available for Wales!\nFigures are rounded.\narea\tyear\tvalue\nE08000009\t2020\t5\n",
])("a caption over a table is no error: %j", async (text) => {
  const { table, problems } = await read({ body: bytes(text) }, { kind: "csv", wanted: ["area", "year", "value"] });
  expect(codes(problems)).not.toContain("error-body");
  expect(table?.rows.map(({ cells }) => cells)).toEqual([["E08000009", "2020", "5"]]);
});

test.each(["Error: the request failed, try again, later.\nContact: help, desk\n", "Not found.\nNo rows, sorry. See the manual, chapter two of it.\nOr write to us, if you like to do that.\n"])("sentences with commas in them are a message all the same: %j", async (text) => {
  expect(codes((await read({ body: bytes(text) }, { kind: "csv" })).problems)).toEqual(["error-body"]);
});

test("a table of errors is a table", async () => {
  for (const value of [[{ message: "Leak", errorCode: "E1", site: "A" }], Array.from({ length: 11 }, (_, at) => ({ message: "Leak", errorCode: at }))]) {
    expect((await read({ body: bytes(JSON.stringify(value)) }, { kind: "json" })).table?.rows).toHaveLength(value.length);
  }
});

test.each([{ error: null, data: [{ a: 1 }] }, { success: true, errors: [], data: [{ a: 1 }] }, { message: "ok", results: [{ a: 1 }] }, [{ error: "x", message: "y" }], { status: 200, data: [{ a: 1 }] }])(
  "%j is data all the same", async (value) => {
    expect((await read({ body: bytes(JSON.stringify(value)) }, { kind: "json" })).table?.rows).toHaveLength(1);
  });
