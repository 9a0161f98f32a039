/** Rows that a portal chooses are those that the mapping would have chosen from all of them. The engines are made here. */
import { buildDoughnut, type Feed, type Mapping, type Transport } from "@place-doughnut/adapter";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codes, indicator, only, portrait } from "../tables.js";
import { feeds } from "./examples.js";
import { inOrder } from "./loopback.js";

type Row = Readonly<Record<"areacd" | "year" | "Sex" | "value", string | null>>;
type Engine = (rows: readonly Row[], lists?: boolean) => Transport & { readonly asked: URL[] };

const mapping: Mapping = { area: { column: "areacd" }, period: { column: "year" }, value: "value", where: { Sex: "All" } };
const built = (feed: Feed, transport: Transport, change: Partial<Mapping> = {}) =>
  buildDoughnut(portrait({ sources: { feed }, indicators: [indicator({ mapping: { ...mapping, ...change } })], comparators: [{ name: "England", code: "E92000001" }] }), { transport });
const figures = async (found: ReturnType<typeof built>): Promise<unknown> =>
  (await found).doughnut?.dimensions.find(({ id }) => id === "income-work")?.indicators?.map(({ observations, comparators }) => ({ observations, comparators: comparators?.map((each) => each.observations) }));

const columns = ["areacd", "year", "Sex", "value"] as const;
const distinct = (rows: readonly Row[], name: keyof Row): Record<string, string | null>[] => [...new Set(rows.map((row) => row[name]))].map((each) => ({ [name]: each }));
const refused = { status: 400, body: "{\"success\":false,\"error\":{\"message\":\"not allowed\"}}" };

/** Compares as databases do: every text to the letter. */
function kept(rows: readonly Row[], where: ReadonlyMap<string, readonly string[]>): Row[] {
  return rows.filter((row) => [...where].every(([name, texts]) => texts.includes(row[name as keyof Row] ?? "\0")));
}

/** The texts asked for, from `name = 'a'` and `name in ('a', 'b')`, in either quotation marks. */
function askedFor(where: string): Map<string, string[]> {
  return new Map(columns.flatMap((name) => {
    const found = new RegExp(`\\b${name} (?:= (['"].*?['"])|in \\((.*?)\\))`).exec(where);
    return found === null ? [] : [[name, (found[1] ?? found[2] ?? "").split(", ").map((text) => text.slice(1, -1))] as [string, string[]]];
  }));
}

function engine(answer: (asked: URLSearchParams, path: string, rows: readonly Row[]) => { readonly lists: boolean; readonly body: object }): Engine {
  return (rows, lists = true) => {
    const asked: URL[] = [];
    return Object.assign<Transport, { asked: URL[] }>((request) => {
      const url = new URL(request.url);
      asked.push(url);
      const given = answer(request.body === undefined ? url.searchParams : new URLSearchParams(request.body), url.pathname, rows);
      return inOrder(given.lists && !lists ? refused : given.body)(request);
    }, { asked });
  };
}

const ckan = engine((asked, _path, rows) => {
  const fields = columns.map((id) => ({ id, type: "text" }));
  if (asked.has("distinct")) return { lists: true, body: { success: true, result: { records: distinct(rows, asked.get("fields") as keyof Row), fields } } };
  const found = kept(rows, new Map(Object.entries(JSON.parse(asked.get("filters") ?? "{}") as Record<string, string[]>)));
  return { lists: false, body: { success: true, result: { records: found.map((row, at) => ({ _id: at + 1, ...row })), fields, total: found.length } } };
});

const socrata = engine((asked, _path, rows) => {
  const group = asked.get("$group");
  if (group !== null) return { lists: true, body: distinct(rows, group as keyof Row) };
  const found = kept(rows, askedFor(asked.get("$where") ?? ""));
  return { lists: false, body: asked.get("$select") === "count(*)" ? [{ count: String(found.length) }] : found.map((row, at) => ({ ":id": `row-${at}`, ...row })) };
});

const opendatasoft = engine((asked, path, rows) => {
  const group = asked.get("group_by");
  if (group !== null) return { lists: true, body: { results: distinct(rows, group as keyof Row) } };
  const found = kept(rows, askedFor(asked.get("where") ?? ""));
  return { lists: false, body: path.endsWith("/records") ? { total_count: found.length, results: found } : found };
});

/** Its field `Sex` holds codes: what is shown stands in the layer's description. */
const arcgis = engine((asked, path, rows) => {
  const shown = [...new Set(rows.flatMap(({ Sex }) => Sex ?? []))];
  const codedValues = shown.map((name, code) => ({ name, code: `c${code}` }));
  if (!path.endsWith("/query")) {
    const fields = columns.map((name) => ({ name, type: "esriFieldTypeString", ...(name === "Sex" ? { domain: { codedValues } } : {}) }));
    return { lists: false, body: { fields: [{ name: "OBJECTID", type: "esriFieldTypeOID" }, ...fields], maxRecordCount: 1000, advancedQueryCapabilities: { supportsPagination: true } } };
  }
  const coded = rows.map((row) => ({ ...row, Sex: row.Sex === null ? null : `c${shown.indexOf(row.Sex)}` }));
  if (asked.get("returnDistinctValues") === "true") return { lists: true, body: { features: distinct(coded, asked.get("outFields") as keyof Row).map((attributes) => ({ attributes })) } };
  const found = kept(coded, askedFor(asked.get("where") ?? ""));
  return { lists: false, body: asked.has("returnCountOnly") ? { count: found.length } : { features: found.map((row, at) => ({ attributes: { OBJECTID: at, ...row } })) } };
});

const portals: readonly (readonly [string, Feed, Engine])[] = [
  ["CKAN", feeds.ckan, ckan], ["Socrata", feeds.socrata, socrata], ["Opendatasoft", feeds.opendatasoft, opendatasoft], ["ArcGIS", feeds.arcgis, arcgis],
];
const row = (year: string, change: Partial<Row> = {}): Row => ({ areacd: "E08000009", year, Sex: "All", value: "1", ...change });
const england = row("2023", { areacd: "E92000001" });

describe.each(portals)("%s", (_name, feed, portal) => {
  test("is asked for every way in which it writes what is wanted", async () => {
    const rows = [row("2020"), row("2021", { Sex: "All " }), row("2022", { Sex: "Ａｌｌ" }), row("2023", { areacd: "e08000009" }), row("2024", { areacd: " E08000009" }), row("2024", { Sex: "all", value: "9" }), row("2020", { areacd: "E08000001" }), england];
    const transport = portal(rows);
    const { doughnut, problems } = await built(feed, transport);
    expect(doughnut?.dimensions.find(({ id }) => id === "income-work")?.indicators?.[0]?.observations).toHaveLength(5);
    expect(only(problems, "pushed").message).toBe("The portal did this itself: choosing rows.");
    expect(codes(problems)).not.toContain("not-pushed");
  });

  test("that does not list its texts is asked for all rows, and the report says why", async () => {
    const found = await built(feed, portal([row("2020"), row("2021", { Sex: "All " }), row("2021", { areacd: "E08000001" }), england], false));
    expect(found.stats).toMatchObject({ read: 4 });
    expect(codes(found.problems)).not.toContain("pushed");
    expect(found.problems.find(({ code }) => code === "not-pushed")?.message).toContain("the portal did not list the texts in");
  });

  test("with more different texts than can be looked through chooses no rows by them", async () => {
    const many = Array.from({ length: 5001 }, (_, at) => row("2020", { Sex: `kind ${at}` }));
    const transport = portal([row("2020"), england, ...many]);
    const found = await built(feed, transport);
    expect(found.problems.some(({ code, message }) => code === "not-pushed" && /Sex/.test(message))).toBe(true);
    expect(await figures(Promise.resolve(found))).toEqual(await figures(built(feed, portal([row("2020"), england], false))));
  });

  test("gives the figures and warnings that all rows give, however texts are written", { timeout: 60_000 }, async () => {
    const cell = fc.record<Row>({
      areacd: fc.constantFrom("E08000009", "E08000009", "E08000009 ", "\u00a0E08000009", "e08000009", "Ｅ08000009", "E08000001", "E92000001", "Trafford", "England", "", null),
      year: fc.constantFrom("2020", "2021", "2022", "2023"), Sex: fc.constantFrom("All", "All", "All ", "all", "Ａll", "ALL", "F", "", null), value: fc.constantFrom("1", "2.5", "0", null),
    });
    // A row that is not fetched cannot show that a place is written as a name elsewhere, too: that warning alone may be lost.
    const told = async (found: ReturnType<typeof built>): Promise<string[]> => codes((await found).problems).filter((code) => !/^(?:(?:not-)?pushed$|area-)/.test(code)).sort();
    await fc.assert(fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 12 }), fc.constantFrom("All", "ALL", "Ａll "), async (rows, sex) => {
      const change = { where: { Sex: sex } };
      const [pushed, whole] = [built(feed, portal([...rows, england]), change), built(feed, portal([...rows, england], false), change)];
      expect(await figures(pushed)).toEqual(await figures(whole));
      expect(await told(pushed)).toEqual(await told(whole));
    }), { numRuns: 60 });
  });
});

test("a portal that could not be reached is not said to have done anything", async () => {
  const { problems } = await built(feeds.ckan, () => Promise.reject(new Error("ENOTFOUND")));
  expect(codes(problems)).toContain("transport-failed");
  expect(codes(problems)).not.toContain("pushed");
});
