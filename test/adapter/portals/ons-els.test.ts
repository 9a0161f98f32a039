import { expect, test } from "vitest";
import { onsEls } from "../../../packages/adapter/src/portals/ons-els.js";
import { renamedAmong } from "../../../packages/adapter/src/portals/ons-els-renamed.js";
import { codes, file, only, tableIn } from "../tables.js";
import { drive, feedOf, serve, type Answer, type Received } from "./drive.js";

const raw = await tableIn(file("examples/trafford/feeds/ons-claimant-count.csv"));
const cell = (row: readonly string[], name: string): string => row[raw.columns.indexOf(name)]!;
const api = "/explore-local-statistics/api/v1";

/** The service as its source has it, over the recorded file: filters, shapes and refusals. */
function els({ url }: Received): Answer {
  const parameter = (name: string): string[] | null => url.searchParams.get(name)?.split(",") ?? null;
  if ([...url.searchParams.keys()].some((name) => url.searchParams.getAll(name).length > 1)) return { status: 400, type: "application/json", body: JSON.stringify({ message: "Request contained invalid or duplicate parameters." }) };
  const [indicators, geo, time] = [parameter("indicator") ?? [], parameter("geo"), parameter("time")];
  const latest = raw.rows.map(({ cells }) => cell(cells, "period")).sort().at(-1);
  const rows = raw.rows.map(({ cells }) => cells).filter((cells) => (geo?.includes(cell(cells, "areacd")) ?? true) && (time?.[0] === "all" || cell(cells, "period") === latest)).map((cells) => ({
    areacd: cell(cells, "areacd"), areanm: cell(cells, "areanm"), period: cell(cells, "period"), value: cell(cells, "observation") === "" ? null : Number(cell(cells, "observation")),
    ...(url.searchParams.get("includeStatus") === "true" ? { status: cell(cells, "status") || null } : {}),
  })).filter((row) => row.value !== null || "status" in row);
  const known = indicators.filter((name) => name === "claimant-count" || name === "economic-inactivity-rate");
  if (known.length === 0 || rows.length === 0) return { status: 400, type: "application/json", body: JSON.stringify({ message: "No data available for the selected filters." }) };
  const body = indicators.length === 1 ? rows : Object.fromEntries(known.map((name) => [name, rows]));
  const csv = ["areacd,areanm,period,value,status", ...rows.map(({ areacd, areanm, period, value, status }) => `${areacd},"${areanm}",${period},${value ?? ""},${status ?? ""}`)].join("\n");
  return url.pathname.endsWith(".csv") ? { body: csv } : { type: "application/json", body: JSON.stringify(body) };
}

// The service holds numbers: "3.0" comes as 3.
const figure = (text: string): string => (text === "" ? "" : String(Number(text)));
const expected = raw.rows.map(({ cells }) => cells).filter((cells) => cell(cells, "areacd") === "E08000009").map((cells) => [cell(cells, "period"), figure(cell(cells, "observation")), cell(cells, "status")].join()).sort();

test.each(["rows.json", "csv"] as const)("the figures of an area are those of the publisher's own file, as %s", async (format) => {
  const { origin, received } = await serve(els);
  const { rows, pushed } = await drive(onsEls, feedOf(`${origin}${api}`, { indicator: "claimant-count", format }), { keep: new Map([["areacd", ["E08000009"]]]) });
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.map(({ period, value, status }) => [period, value, status].join()).sort()).toEqual(expected);
  expect(pushed).toEqual(["keep"]);
  expect(received.map(({ url }) => url.pathname)).toEqual([`${api}/data.${format}`]);
});

test("its JSON-stat, which holds wrong figures, is never asked for, not even by its own address", async () => {
  for (const address of [api, `${api}/`, `${api}/data.json`, `${api}/data.cols.json`]) {
    const { request } = onsEls.plan(feedOf(`https://www.ons.gov.uk${address}`, { indicator: "claimant-count" }), { columns: [], keep: new Map() }).first;
    expect(request.url).toBe(`https://www.ons.gov.uk${api}/data.rows.json?indicator=claimant-count&time=all&includeNames=true&includeStatus=true`);
  }
});

test("all times are asked for unless only the newest is wanted, or the query says which", () => {
  const time = (query: object, latest?: string): string | null =>
    new URL(onsEls.plan(feedOf("https://ons.example/v1", { indicator: "a", ...query }), { columns: [], keep: new Map(), latest }).first.request.url).searchParams.get("time");
  expect([time({}), time({}, "period"), time({ time: ["2020", "2024"] }, "period"), time({ indicator: ["a", "b"] }, "period")]).toEqual(["all", "latest", "2020,2024", "all"]);
});

test("figures that are missing come with their marks", async () => {
  const { origin } = await serve(els);
  const { rows } = await drive(onsEls, feedOf(`${origin}${api}`, { indicator: "claimant-count" }));
  const missing = rows.filter(({ value }) => value === "");
  expect(missing.length).toBe(raw.rows.filter(({ cells }) => cell(cells, "observation") === "").length);
  expect(new Set(missing.map(({ status }) => status))).toEqual(new Set(["x"]));
});

test("several indicators come as one table with a column for them, and one that is left out is reported", async () => {
  const { origin } = await serve(els);
  const feed = feedOf(`${origin}${api}`, { indicator: ["claimant-count", "economic-inactivity-rate", "ni-employment-rate"], geo: "E08000009", time: "latest" });
  const { rows, problems } = await drive(onsEls, feed);
  expect(rows.map(({ indicator }) => indicator)).toEqual(["claimant-count", "economic-inactivity-rate"]);
  expect(only(problems, "part-not-answered")).toMatchObject({ severity: "warning", hint: "“ni-employment-rate” is now called “employment-rate-ni”." });
  const one = await drive(onsEls, feed, { keep: new Map([["indicator", ["claimant-count"]]]) });
  expect([one.rows.length, one.pushed]).toEqual([1, ["keep"]]);
});

test("an indicator that was renamed is refused with its new name", async () => {
  const { origin } = await serve(els);
  const { problems, tables } = await drive(onsEls, feedOf(`${origin}${api}`, { indicator: "overweight-adults" }));
  expect(only(problems, "nothing-found").hint).toBe("“overweight-adults” is now called “adult-obesity-prevalence”.");
  expect(tables).toEqual([]);
});

test("every renamed indicator of the service's own list is known", () => {
  const list = JSON.parse(new TextDecoder().decode(file("test/fixtures/formats/publishers/indicator_redirects.json"))) as Record<string, string>;
  expect(renamedAmong(Object.keys(list))).toEqual(Object.entries(list).map(([from, to]) => ({ from, to })));
  expect(renamedAmong(["claimant-count", "__proto__", "constructor"])).toEqual([]);
});

test.each([
  [{ status: 400, body: "{\"message\":\"Too much data requested. Try narrowing your parameters.\"}" }, "answer-too-large"],
  [{ status: 400, type: "text/html", body: "<!doctype html><h1>400</h1><p>No data available for the selected filters.</p>" }, "nothing-found"],
  [{ status: 400, body: "{\"message\":\"Request contained invalid or duplicate parameters.\"}" }, "portal-refused"],
  [{ status: 500, body: "" }, "portal-refused"],
  [{ body: "{\"a\":1}" }, "records-missing"],
  [{ body: "<!doctype html><title>Sorry</title>" }, "not-a-table"],
])("a refusal is told by its words: %j", async (answer, code) => {
  const { origin } = await serve(() => answer);
  expect(codes((await drive(onsEls, feedOf(`${origin}${api}`, { indicator: "claimant-count" }))).problems)).toEqual([code]);
});
