import { expect, test } from "vitest";
import { safeParse } from "valibot";
import { nomis } from "../../../packages/adapter/src/portals/nomis.js";
import { codes, only } from "../tables.js";
import { drive, feedOf, fixtureText, serve, type Answer, type Received } from "./drive.js";

const [header = "", ...lines] = fixtureText("nomis/claimants.csv").trimEnd().split("\n");
const figures = lines.map((line) => line.split(",")[12]);

/** Nomis as a guest sees it: so many rows at once, from `recordoffset` on. */
const pagesOf = (size: number) => ({ url }: Received): Answer => {
  const offset = Number(url.searchParams.get("recordoffset") ?? 0);
  return { type: "text/csv", body: `${[header, ...lines.slice(offset, offset + size)].join("\n")}\n` };
};

test.each([1, 2, 3, 7, 25])("all rows come, whether Nomis sends %d or more of them at once", async (size) => {
  const { origin, received } = await serve(pagesOf(size));
  const { rows, totals, problems } = await drive(nomis, feedOf(`${origin}/api/v01/dataset/NM_1_1`, { geography: ["E08000009", "E92000001"] }));
  expect(rows.map(({ OBS_VALUE }) => OBS_VALUE)).toEqual(figures);
  expect(new Set(totals)).toEqual(new Set([7]));
  expect(codes(problems)).toEqual([]);
  expect(received.map(({ url }) => url.searchParams.get("recordoffset"))).toEqual([null, ...Array.from({ length: Math.ceil(7 / size) - 1 }, (_, page) => String((page + 1) * size))]);
  expect(received[0]!.url.pathname).toBe("/api/v01/dataset/NM_1_1.data.csv");
});

test("what only counts the rows of an answer is no part of the table", async () => {
  const { origin } = await serve(pagesOf(25));
  const { tables } = await drive(nomis, feedOf(`${origin}/NM_1_1.data.csv`, {}));
  expect(tables[0]!.columns).not.toContain("RECORD_COUNT");
  expect(tables[0]!.columns).not.toContain("RECORD_OFFSET");
  expect(tables[0]!.rows[0]!.cells).toHaveLength(tables[0]!.columns.length);
});

test("the number of all rows is asked for whatever columns are chosen, and offsets are written in plain digits", async () => {
  const feed = feedOf("https://www.nomisweb.co.uk/api/v01/dataset/NM_1_1", { select: ["GEOGRAPHY_CODE", "OBS_VALUE", "record_count"], measures: "20100", dimensions: { item: ["1", "2"] }, excludeMissing: true });
  const { first } = nomis.plan(feed, { columns: [], keep: new Map() });
  expect(first.request.url).toBe("https://www.nomisweb.co.uk/api/v01/dataset/NM_1_1.data.csv?measures=20100&item=1,2&select=GEOGRAPHY_CODE,OBS_VALUE,RECORD_COUNT&ExcludeMissingValues=true");
  const body = new TextEncoder().encode("GEOGRAPHY_CODE,OBS_VALUE,RECORD_COUNT\nE08000009,1,300000\n");
  const page = await nomis.page({ url: "", status: 200, contentType: null, body, retrieved: "" }, { feed, wish: { columns: [], keep: new Map() }, step: { ...first, state: { ...first.state, offset: 99_999 } }, pages: 4, rows: 99_999 });
  expect(page.next?.request.url).toMatch(/&recordoffset=100000$/);
});

test("rows to keep and the newest period are asked for where the query leaves them open", () => {
  const wish = { columns: [], keep: new Map([["GEOGRAPHY_CODE", ["E08000009"]], ["SEX", ["7"]], ["MEASURES", ["20100"]], ["SEX_NAME", ["Total"]]]), latest: "DATE_NAME" };
  const open = nomis.plan(feedOf("https://nomis.example/NM_1_1", {}), wish);
  expect(open.first.request.url).toBe("https://nomis.example/NM_1_1.data.csv?time=latest&geography=E08000009&SEX=7&MEASURES=20100".replace("SEX", "sex").replace("MEASURES", "measures"));
  expect(open.pushed).toEqual(["keep", "latest"]);
  const stated = nomis.plan(feedOf("https://nomis.example/NM_1_1", { geography: "TYPE499", measures: "20301", dimensions: { SEX: "5" }, date: "2024-01" }), wish);
  expect(stated.first.request.url).toBe("https://nomis.example/NM_1_1.data.csv?geography=TYPE499&date=2024-01&measures=20301&SEX=5");
  expect(stated.pushed).toEqual([]);
});

test("a range and a list of dates together are refused, since Nomis would heed one of them only", () => {
  expect(safeParse(nomis.query, { time: "latest", date: "2024-01" }).success).toBe(false);
  expect(safeParse(nomis.query, { time: "latest" }).success).toBe(true);
  expect(safeParse(nomis.query, { date: ["2024-01", "2025-01"] }).success).toBe(true);
  expect(safeParse(nomis.query, { tmie: "latest" }).success).toBe(false);
});

test("a header alone means that nothing was found", async () => {
  const { origin } = await serve(() => ({ body: `${header}\n` }));
  const { problems, tables } = await drive(nomis, feedOf(`${origin}/NM_1_1`, {}));
  expect(codes(problems)).toEqual(["nothing-found"]);
  expect(tables).toEqual([]);
});

test("rows that stop before the stated number are refused", async () => {
  const { origin } = await serve(({ url }) => (url.searchParams.has("recordoffset") ? { body: `${header}\n` } : pagesOf(3)({ url } as Received)));
  expect(only((await drive(nomis, feedOf(`${origin}/NM_1_1`, {}))).problems, "records-cut").message).toContain("3 records and says that there are");
});

test("exactly as many rows as a guest gets are refused where nothing says that they are all", async () => {
  const { origin } = await serve(() => ({ body: `A,B\n${"1,2\n".repeat(25_000)}` }));
  expect(codes((await drive(nomis, feedOf(`${origin}/NM_1_1`, {}))).problems)).toContain("records-cut");
});

test("a row that cannot be read ends the source, since the next page would begin at the wrong row", async () => {
  const { origin } = await serve(() => ({ body: "A,RECORD_COUNT\n1,4\n2,4,5\n" }));
  expect(codes((await drive(nomis, feedOf(`${origin}/NM_1_1`, {}))).problems)).toEqual(["row-long", "records-cut"]);
});

test("figures and per cent beside each other are reported where nobody chooses", async () => {
  const body = "GEOGRAPHY_CODE,MEASURES_NAME,OBS_VALUE,RECORD_COUNT\nE08000009,value,4010,2\nE08000009,percent,2.9,2\n";
  const { origin } = await serve(() => ({ body }));
  expect(only((await drive(nomis, feedOf(`${origin}/NM_1_1`, {}))).problems, "rows-of-several-kinds").message).toContain("“value”, “percent”");
  expect((await drive(nomis, feedOf(`${origin}/NM_1_1`, {}), { columns: ["MEASURES_NAME"] })).problems).toEqual([]);
});

test.each([
  [{ status: 403, body: "<html><title>Blocked</title><p>Too many requests.</p>" }, "portal-refused"],
  [{ body: "<!doctype html><title>Nomis</title>" }, "not-a-table"],
  [{ body: "An error occurred: the parameter geography is not known." }, "error-body"],
  [{ body: "busy\n" }, "portal-refused"],
])("an answer that is no table is refused with its words: %j", async (answer, code) => {
  const { origin } = await serve(() => answer);
  const { problems, tables } = await drive(nomis, feedOf(`${origin}/NM_1_1`, {}));
  expect(codes(problems)).toContain(code);
  expect(tables).toEqual([]);
});
