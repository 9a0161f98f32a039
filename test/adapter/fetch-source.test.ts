import { readFileSync } from "node:fs";
import { buildDoughnut, read, type FeedProblem, type Reply, type Transport } from "@place-doughnut/adapter";
import { describe, expect, it } from "vitest";
import { bytes, codes, only, portrait, transportOf } from "./tables.js";

const url = "https://data.example/feed.csv";
const csv = "area,year,value\nE08000009,2022,4\n";
const built = async (reply: Partial<Reply>, text = csv): Promise<readonly FeedProblem[]> => (await buildDoughnut(portrait(), { transport: transportOf({ [url]: text }, reply) })).problems;

describe("a status other than 200", () => {
  it.each([
    ["CKAN", 404, '{"help":"x","error":{"message":"Not found: Resource was not found.","__type":"Not Found Error"},"success":false}', "“Not found: Resource was not found.”"],
    ["CKAN, in one string", 400, '"Bad request - JSON Error: No request body data"', "“Bad request - JSON Error: No request body data”"],
    ["Socrata", 403, '{"code":"permission_denied","error":true,"message":"Invalid app_token specified"}', "“Invalid app_token specified”"],
    ["ArcGIS", 500, '{"error":{"code":499,"message":"Token Required","details":[]}}', "“Token Required”"],
    ["Opendatasoft", 400, '{"error_code":"ODSQLError","message":"ODSQL query is malformed: Unknown field: x"}', "“ODSQL query is malformed: Unknown field: x”"],
    ["a web page", 502, "<html><head><title>502 Bad Gateway</title></head><body><h1>nginx</h1></body></html>", "“502 Bad Gateway”"],
    ["XML", 400, "<?xml version='1.0'?><Error><Code>150</Code><Text>Semantic error</Text></Error>", "“150 Semantic error”"],
    ["a sentence", 429, "Too many requests\u001B[31m\n", "“Too many requests [31m”"],
  ])("is reported with what the server says itself: %s", async (_, status, body, said) => {
    expect(only(await built({ status }, body), "http-status").message).toBe(`The publisher's server answered with status ${status}, not with data. It says ${said}.`);
  });

  it("quotes no more than 80 characters, and nothing where nothing was said", async () => {
    expect(only(await built({ status: 500 }, "x".repeat(5000)), "http-status").message.length).toBeLessThan(170);
    expect(only(await built({ status: 500 }, ""), "http-status").message).toBe("The publisher's server answered with status 500, not with data.");
  });

  it("says what to do about it: where a key goes, when to come back", async () => {
    const hint = async (status: number): Promise<string | undefined> => only(await built({ status }), "http-status").hint;
    for (const status of [401, 403]) expect(await hint(status)).toContain('"key": "${env:NAME}"');
    expect(await hint(404)).toContain("the file may have moved");
    expect(await hint(503)).toContain("Run again later");
    expect(await hint(418)).toBeUndefined();
  });

  it.each([204, 205])("that says “no content” is an empty source: %i", async (status) => expect(codes(await built({ status }, ""))).toContain("empty-body"));
});

it("what happened on the way is in the report", async () => {
  const retried: FeedProblem = { code: "retried", severity: "notice", responsibility: "publisher", message: "Attempt 1 was made again." };
  for (const status of [200, 500]) expect(only(await built({ status, problems: [retried] }), "retried")).toMatchObject({ ...retried, source: "feed" });
});

it("the requests of one source go through a transport of their own, where there is such a thing", async () => {
  const made: string[][] = [];
  const transport: Transport = Object.assign(() => Promise.reject(new Error("not this one")), { forSource: () => {
    const own = transportOf({ [url]: csv, "https://data.example/feed.json": "{}" });
    made.push(own.asked);
    return own;
  } });
  await buildDoughnut(portrait({ sources: { feed: { ...portrait().sources["feed"]!, metadata: "https://data.example/feed.json" } } }), { transport });
  expect(made).toEqual([["https://data.example/feed.json", url]]);
});

describe("a table whose last row has no line ending", () => {
  const ends = async (whole: boolean | undefined, allowUnterminated?: boolean): Promise<{ rows: number; codes: string[] }> => {
    const { table, problems, provenance } = await read({ body: bytes(csv.trimEnd()), ...(whole === undefined ? {} : { whole }) }, { kind: "csv", dialect: allowUnterminated === undefined ? {} : { allowUnterminated } });
    expect(provenance.rows).toBe(table?.rows.length ?? 0);
    return { rows: provenance.rows, codes: codes(problems) };
  };

  it("is used, with a warning, when the whole of it came", async () => expect(await ends(undefined)).toEqual({ rows: 1, codes: ["unterminated-last-row"] }));
  it("is not used when nothing shows that", async () => expect(await ends(false)).toEqual({ rows: 0, codes: ["unterminated-last-row", "cut-off-unproven"] }));
  it("is used even then when the dialect says that the publisher's file ends so", async () => expect(await ends(false, true)).toEqual({ rows: 1, codes: ["unterminated-last-row"] }));
  it("with one, a table needs no such proof", async () => expect(codes((await read({ body: bytes(csv), whole: false }, { kind: "csv" })).problems)).toEqual([]));
});

it("the page about the network has every limit as it is", async () => {
  const { nodeLimits, browserLimits, pageLimits } = await import("@place-doughnut/adapter");
  const page = readFileSync("docs/network.md", "utf8");
  const cells = (start: string): string[] => page.split("\n").find((line) => line.startsWith(`| ${start}`))!.split("|").slice(2, 4).map((cell) => cell.trim());
  const both = (say: (limits: typeof nodeLimits) => string): string[] => [say(nodeLimits), say(browserLimits)];
  expect(cells("until an answer begins")).toEqual(both(({ headers, idle }) => (headers === idle ? `${headers / 1000} s` : "")));
  expect(cells("one attempt")).toEqual(both(({ attempt }) => `${attempt / 1000} s`));
  expect(cells("one source")).toEqual(both(({ source }) => `${source / 1000} s`));
  expect(cells("attempts")).toEqual(both(({ retries }) => `1 + ${retries}`));
  expect(cells("a server's own wish")).toEqual(both(({ retryAfter }) => `${retryAfter / 1000} s`));
  expect(cells("size, unpacked")).toEqual(both(({ bytes: most }) => `${most >> 20} MB`));
  expect(cells("requests at one host")).toEqual(both(({ perHost }) => String(perHost)));
  for (const most of ["pages", "rows"] as const) expect(cells(`${most} of a portal`)).toEqual([pageLimits.node, pageLimits.browser].map((limits) => limits[most].toLocaleString("en-GB")));
});
