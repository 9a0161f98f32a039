/** Sums left to the portal are the ones that the rows would have given. */
import { buildDoughnut, type Feed, type Mapping, type Portrait, type Transport } from "@place-doughnut/adapter";
import fc from "fast-check";
import { expect, test } from "vitest";
import { codes, indicator, portrait } from "../tables.js";
import { feeds } from "./examples.js";
import { inOrder } from "./loopback.js";

type Row = Readonly<Record<"areacd" | "year" | "zone" | "value", string | null>>;
const mapping: Mapping = { area: { column: "areacd" }, period: { column: "year" }, value: "value", rollUp: { of: "zone", how: "sum" } };

const of = (feed: Feed): Portrait => portrait({ sources: { feed }, indicators: [indicator({ mapping })] });

interface Question { readonly select: string; readonly group: string; readonly having: string; readonly where: string; readonly offset: number; readonly limit: number }

/** As much of a portal's engine as the questions need: groups, counts and sums. */
function answer(rows: readonly Row[], { select, group, having, where, offset, limit }: Question): Record<string, string>[] {
  const asked = /areacd"?(?:::text)? (?:= |in \()(.*?)\)?$/.exec(where)?.[1]?.split(", ").map((text) => text.slice(1, -1));
  const kept = rows.map((row, at) => ({ row, id: String(at + 1) })).filter(({ row }) => asked?.includes(row.areacd ?? "") ?? true);
  const filled = (record: Record<string, string | null>): Record<string, string> => Object.fromEntries(Object.entries(record).filter((entry): entry is [string, string] => entry[1] !== null));
  if (select === "count(*)") return [{ count: String(kept.length) }];
  if (group === "") return kept.slice(offset, offset + limit).map(({ row, id }) => filled({ ":id": id, "_id": id, ...row }));
  const by = group.replaceAll("\"", "").split(", ") as (keyof Row)[];
  const groups = new Map<string, Row[]>();
  for (const { row } of kept) groups.set(JSON.stringify(by.map((name) => row[name])), [...(groups.get(JSON.stringify(by.map((name) => row[name]))) ?? []), row]);
  return [...groups.values()].filter((own) => having === "" || own.length > 1).map((own) => {
    const values = own.flatMap(({ value }) => (value === null ? [] : [Number(value)]));
    const counts = { rows_summed: String(own.length), ...(select.includes("values_summed") ? { values_summed: String(values.length), value: values.length === 0 ? null : String(values.reduce((sum, each) => sum + each, 0)) } : {}) };
    return filled({ ...Object.fromEntries(by.map((name) => [name, own[0]?.[name] ?? null])), ...counts });
  });
}

const refusal = { status: 400, body: "{\"success\":false,\"error\":{\"__type\":\"Validation Error\",\"message\":\"malformed\"}}" };

/** Two portals with these rows, which may refuse to do anything themselves. */
function soda(rows: readonly Row[], heeds: boolean): Transport {
  return (request) => {
    const asked = new URL(request.url).searchParams;
    const [select, group, having, where] = ["$select", "$group", "$having", "$where"].map((name) => asked.get(name) ?? "") as [string, string, string, string];
    if (!heeds && where + group !== "") return inOrder(refusal)(request);
    return inOrder(answer(rows, { select, group, having, where, offset: Number(asked.get("$offset")), limit: Number(asked.get("$limit") ?? 1000) }))(request);
  };
}

function ckanSql(rows: readonly Row[], heeds: boolean): Transport {
  return (request) => {
    const asked = new URL(request.url).searchParams;
    if (asked.has("distinct") && !heeds) return inOrder(refusal)(request);
    if (asked.has("distinct")) return inOrder({ success: true, result: { records: [...new Set(rows.map(({ areacd }) => areacd))].map((areacd) => ({ areacd })), fields: [{ id: "areacd", type: "text" }] } })(request);
    const sql = asked.get("sql") ?? "";
    const part = (shape: RegExp): string => shape.exec(sql)?.[1] ?? "";
    const [where, group] = [part(/ WHERE (.*?) (?:GROUP|ORDER) BY /), part(/ GROUP BY (.*?) (?:HAVING|ORDER) /)];
    if (!heeds && where + group !== "") return inOrder(refusal)(request);
    const records = answer(rows, { select: part(/^SELECT (.*?) FROM /), group, having: part(/ HAVING (.*?) ORDER /), where, offset: Number(part(/ OFFSET (\d+)/)), limit: Number(part(/ LIMIT (\d+)/)) });
    return inOrder({ success: true, result: { records, fields: fieldsOf(sql).map((id) => ({ id, type: ["areacd", "year", "zone"].includes(id) ? "text" : "numeric" })) } })(request);
  };
}

/** CKAN lists the columns of an answer, blank ones too. */
function fieldsOf(sql: string): string[] {
  const select = /^SELECT (.*?) FROM /.exec(sql)?.[1] ?? "";
  return select === "*" ? ["_id", "areacd", "year", "zone", "value"] : select.split(", ").map((each) => (each.split(" AS ").at(-1) ?? "").replaceAll("\"", ""));
}

const portals = [
  ["Socrata", feeds.socrata, soda],
  ["CKAN's SQL", { ...feeds.ckan, query: { ...feeds.ckan.query, sql: true } }, ckanSql],
] as const;

const zones = (year: string, ...values: readonly (string | null)[]): Row[] => values.map((value, at) => ({ areacd: "E08000009", year, zone: `z${at}`, value }));
const figures = (built: Awaited<ReturnType<typeof buildDoughnut>>): unknown => built.doughnut?.dimensions.find(({ id }) => id === "income-work")?.indicators?.[0]?.observations;

test.each(portals)("%s adds up what is certain to be whole", async (_name, feed, engine) => {
  const rows = [...zones("2022", "0.1", "0.2"), ...zones("2023", "3", "4"), { areacd: "E08000001", year: "2023", zone: "z0", value: "9" }];
  const built = await buildDoughnut(of(feed), { transport: engine(rows, true) });
  expect(figures(built)).toMatchObject([{ value: 0.3 }, { value: 7 }]);
  expect(built.problems.find(({ code }) => code === "pushed")?.message).toBe("The portal did this itself: choosing rows, adding up.");
  expect(built.stats).toMatchObject({ read: 2, used: 2 });
});

test.each(portals.flatMap(([name, feed, engine]) => [
  [name, "a part has no figure", feed, engine, [...zones("2022", "1", null), ...zones("2023", "3", "4")]],
  [name, "a part is there twice", feed, engine, [...zones("2022", "1", "2"), ...zones("2022", "1"), ...zones("2023", "3", "4")]],
  [name, "a part is there twice", feed, engine, [...zones("2022", "1", "2"), ...zones("2022 ", "1", "2")]],
  [name, "a part is not there every time", feed, engine, [...zones("2021", "1"), { areacd: "e08000009", year: "2022", zone: "z1", value: "1" }]],
  [name, "a part is not there every time", feed, engine, [...zones("2022", "1"), ...zones("2023", "3", "4")]],
] as const))("%s is asked for the rows where %s", async (_name, why, feed, engine, rows) => {
  const built = await buildDoughnut(of(feed), { transport: engine(rows, true) });
  expect(built.problems.find(({ code }) => code === "not-pushed")?.message).toContain(why);
  expect(codes(built.problems)).toContain("pushed");
  expect(figures(built)).toEqual(figures(await buildDoughnut(of(feed), { transport: engine(rows, false) })));
});

test.each(portals)("whatever the rows, %s gives the figures and warnings that the rows give", { timeout: 60_000 }, async (_name, feed, engine) => {
  const row = fc.record<Row>({
    areacd: fc.constantFrom("E08000009", "E08000009", "E08000009 ", "e08000009", "Ｅ08000009", "E08000001", null), year: fc.constantFrom("2021", "2022", "2022 "),
    zone: fc.constantFrom("a", "b", "b ", null), value: fc.constantFrom("1", "2.5", "-3", "0", null),
  });
  const regular = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })).map(([years, parts]) =>
    Array.from({ length: years }, (_, year) => Array.from({ length: parts }, (_none, zone): Row => ({ areacd: "E08000009", year: String(2020 + year), zone: `z${zone}`, value: String(year + zone / 10) }))).flat());
  const told = (problems: readonly { code: string }[]): string[] => codes(problems as never).filter((code) => !["pushed", "not-pushed"].includes(code)).sort();
  await fc.assert(fc.asyncProperty(fc.oneof(fc.array(row, { minLength: 1, maxLength: 10 }), regular), async (rows) => {
    const [pushed, whole] = [await buildDoughnut(of(feed), { transport: engine(rows, true) }), await buildDoughnut(of(feed), { transport: engine(rows, false) })];
    expect(figures(pushed)).toEqual(figures(whole));
    expect(told(pushed.problems)).toEqual(told(whole.problems));
  }), { numRuns: 60 });
});

