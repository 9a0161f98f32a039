import { createHash } from "node:crypto";
import { AdapterError, buildDoughnut, type BuildProgress, type BuildResult, type Portrait } from "@place-doughnut/adapter";
import { dimensionSet, parseDoughnut, serialiseDoughnut, type Doughnut, type Indicator } from "@place-doughnut/schema";
import { describe, expect, test } from "vitest";
import { codes, indicator, only, portrait, transportOf } from "./tables.js";

const url = "https://data.example/feed.csv";
const csv = "area,year,value\nE08000009,2022,3.5\nE08000009,2023,3\nE92000001,2023,4\nE08000001,2023,9\n";
const england: Partial<Portrait> = { comparators: [{ name: "England", code: "E92000001", codeSystem: "GSS" }] };

async function build(change: Partial<Portrait> = {}, texts: Record<string, string> = { [url]: csv }): Promise<BuildResult & { doughnut: Doughnut }> {
  const result = await buildDoughnut(portrait(change), { transport: transportOf(texts) });
  expect(result.doughnut).not.toBeNull();
  return { ...result, doughnut: result.doughnut! };
}

const indicatorsOf = (doughnut: Doughnut): Indicator[] => doughnut.dimensions.flatMap(({ indicators = [] }) => indicators);

describe("a portrait with one feed", () => {
  test("becomes a document that reads without a problem", async () => {
    const { doughnut, problems } = await build(england);
    expect(problems).toEqual([]);
    expect(parseDoughnut(doughnut)).toEqual({ doughnut, problems: [] });
    expect(doughnut).toMatchObject({
      version: 1, place: { name: "Trafford", code: "E08000009" }, updated: "2026-11-22",
      sources: { feed: { title: "A feed", url, retrieved: "2026-11-22", sha256: createHash("sha256").update(csv).digest("hex") } },
    });
    const year = (label: string) => ({ start: `${label}-01-01`, end: `${label}-12-31`, label, kind: "calendar-year" });
    expect(indicatorsOf(doughnut)).toEqual([{
      id: "claimants", name: "People claiming benefits", unit: { symbol: "%" }, direction: "lower-is-better", source: "feed",
      observations: [{ period: year("2022"), value: 3.5 }, { period: year("2023"), value: 3 }],
      comparators: [{ place: { name: "England", code: "E92000001", codeSystem: "GSS" }, observations: [{ period: year("2023"), value: 4 }] }],
    }]);
  });

  test("has every dimension of its set, in the set's order, with data or without", async () => {
    for (const set of ["deal-2017", "deal-2025", "deal-unrolled"] as const) {
      const { doughnut } = await build({ dimensionSet: set });
      expect(doughnut.dimensions.map(({ id, ring, name }) => ({ id, ring, name }))).toEqual(dimensionSet(set).dimensions.map(({ id, ring, name }) => ({ id, ring, name })));
    }
  });

  test("says what became of every row, and which rows the figures are from", async () => {
    const { stats, provenance } = await build(england);
    expect(stats).toEqual({ read: 4, used: 3, dropped: { "other-area": 1 }, indicators: [{ id: "claimants", read: 4, used: 3, dropped: { "other-area": 1 } }] });
    expect(provenance).toEqual({
      sources: [{ id: "feed", url, sha256: createHash("sha256").update(csv).digest("hex"), bytes: csv.length, rows: 4, encoding: "utf-8", headerRow: 1, published: null, retrieved: "2026-11-22" }],
      indicators: [{ id: "claimants", source: "feed", rows: [2, 3, 4] }],
    });
  });

  test("gives the same bytes every time, and leaves the portrait as it was", async () => {
    const input = portrait(england);
    const before = structuredClone(input);
    const once = await buildDoughnut(input, { transport: transportOf({ [url]: csv }) });
    const twice = await buildDoughnut(input, { transport: transportOf({ [url]: csv }) });
    expect(serialiseDoughnut(once.doughnut!)).toBe(serialiseDoughnut(twice.doughnut!));
    expect(twice).toEqual(once);
    expect(input).toEqual(before);
  });

  test("links to the page for people where there is one, and keeps the publisher's date", async () => {
    const { doughnut } = (await buildDoughnut(
      portrait({ sources: { feed: { ...portrait().sources["feed"]!, page: "https://data.example/about", publisher: "ONS", licence: "OGL-UK-3.0" } } }),
      { transport: transportOf({ [url]: csv }, { published: "2026-06-26" }) },
    ));
    expect(doughnut?.sources?.["feed"]).toMatchObject({ url: "https://data.example/about", publisher: "ONS", licence: "OGL-UK-3.0", published: "2026-06-26" });
  });

  test("keeps all that the portrait says about the indicator and the place", async () => {
    const said = {
      floor: 100, target: { value: 0, label: "Nobody", source: "Council plan", url: "https://trafford.example/plan" }, tolerance: 0.5, note: { en: "A note", cy: "Nodyn" },
      area: { code: "E12000002", name: "North West" },
    };
    const { doughnut } = await build({ title: "Ours", summary: "In short", outOfDateAfter: 3, indicators: [indicator(said)] });
    expect(indicatorsOf(doughnut)[0]).toMatchObject(said);
    expect(doughnut).toMatchObject({ title: "Ours", summary: "In short", outOfDateAfter: 3 });
  });
});

describe("dimensions", () => {
  test("that the portrait adds come after those of their ring and lens, with their indicators", async () => {
    const { doughnut } = await build({
      dimensions: [
        { id: "waste", ring: "ecological", lens: "global-ecological", name: "Waste" }, { id: "transport", ring: "social", name: "Transport" },
        { id: "parks", ring: "ecological", lens: "local-ecological", name: "Parks" },
      ],
      indicators: [indicator({ dimension: "waste" })],
    });
    const ids = doughnut.dimensions.map(({ id }) => id);
    expect(ids.slice(11, 14)).toEqual(["housing", "transport", "climate-change"]);
    expect(ids.slice(-3)).toEqual(["ozone-depletion", "waste", "parks"]);
    expect(doughnut.dimensions.find(({ id }) => id === "waste")?.indicators).toHaveLength(1);
  });

  test("of the set may be given a target, actions, a note, another name", async () => {
    const change = { id: "housing", name: "Homes", target: "A home for all", actions: [{ title: "Plan", stage: "planned" as const }], note: "n" };
    const { doughnut } = await build({ dimensions: [change] });
    expect(doughnut.dimensions.find(({ id }) => id === "housing")).toEqual({ ...change, ring: "social" });
    expect(doughnut.dimensions).toHaveLength(21);
  });

  test("that lack a ring or a name are left out, and an indicator of an unknown one is, both with a problem", async () => {
    const { doughnut, problems } = await build({ dimensions: [{ id: "waste", ring: "ecological" }], indicators: [indicator({ dimension: "waste" }), indicator({ id: "b", dimension: "nowhere" })] });
    expect(indicatorsOf(doughnut)).toEqual([]);
    expect(codes(problems)).toEqual(["incomplete-dimension", "unknown-dimension"]);
  });
});

describe("when something fails", () => {
  const two: Partial<Portrait> = {
    sources: { feed: portrait().sources["feed"]!, other: { kind: "csv", url: "https://data.example/other.csv", title: "Another" } },
    indicators: [indicator(), indicator({ id: "b", source: "other" }), indicator({ id: "c", source: "other", dimension: "housing" })],
  };

  test("a source takes only its own indicators with it, and they stay as no data", async () => {
    const { doughnut, problems, stats } = await build(two);
    expect(indicatorsOf(doughnut).map(({ id, observations }) => [id, observations.length])).toEqual([["claimants", 2], ["b", 0], ["c", 0]]);
    expect(only(problems, "transport-failed")).toMatchObject({ severity: "error", source: "other" });
    expect(only(problems, "transport-failed").message).toContain("ENOTFOUND");
    expect(doughnut.sources?.["other"]).toEqual({ title: "Another", url: "https://data.example/other.csv" });
    expect(stats.indicators.map(({ read }) => read)).toEqual([4, 0, 0]);
  });

  test("an answer other than 200 is no data", async () => {
    const { doughnut, problems } = await buildDoughnut(portrait(), { transport: transportOf({ [url]: csv }, { status: 404 }) });
    expect(only(problems, "http-status").message).toContain("404");
    expect(indicatorsOf(doughnut!)[0]?.observations).toEqual([]);
  });

  test("a sign-in page in place of the table is no data", async () => {
    const { problems } = await build({}, { [url]: "<!doctype html><title>Sign in</title>" });
    expect(only(problems, "not-a-table")).toMatchObject({ source: "feed", responsibility: "publisher" });
  });

  test("a mapping that fails leaves its indicator empty, and names source and indicator", async () => {
    const { doughnut, problems, stats } = await build({}, { [url]: csv.replace("value", "values") });
    expect(indicatorsOf(doughnut)[0]?.observations).toEqual([]);
    expect(only(problems, "column-missing")).toMatchObject({ source: "feed", indicator: "claimants" });
    expect(stats).toMatchObject({ read: 4, used: 0, dropped: { mapping: 4 } });
  });

  test("all problems of a run are reported, not only the first", async () => {
    const { problems } = await build({ ...two, indicators: [...two.indicators!, indicator({ id: "d", source: "thrid" }), indicator({ id: "e", dimension: "nowhere" })] }, { [url]: csv.replace("value", "values") });
    expect(codes(problems).sort()).toEqual(["column-missing", "column-missing", "transport-failed", "unknown-dimension", "unknown-source"]);
  });

  test("a portrait of the wrong shape gives no document and asks for no source", async () => {
    const transport = transportOf({ [url]: csv });
    const { doughnut, problems, stats } = await buildDoughnut({ ...portrait(), titel: "x" }, { transport });
    expect([doughnut, codes(problems), transport.asked, stats.read]).toEqual([null, ["unknown-key"], [], 0]);
  });

  test("what the finished document says wrong is told with its place in the portrait, each once", async () => {
    const { problems } = await build({ indicators: [indicator({ target: { value: 0 } })] });
    expect(problems).toHaveLength(1);
    expect(only(problems, "no-span")).toMatchObject({ path: "/indicators/0/target", indicator: "claimants", responsibility: "mapping" });
    const interval = await build(
      { indicators: [indicator({ mapping: { ...indicator().mapping, low: "low" } })] }, { [url]: "area,year,value,low\nE08000009,2023,3,5\n" });
    expect(only(interval.problems, "outside-interval")).toMatchObject({ path: "/indicators/0/mapping", responsibility: "publisher" });
  });

  test("row problems are limited over all indicators of a source", async () => {
    const many = `area,year,value\n${Array.from({ length: 30 }, (_, at) => `E08000009,${1950 + at},?!`).join("\n")}\n`;
    const { problems } = await build({ indicators: [indicator(), indicator({ id: "b" })] }, { [url]: many });
    const unreadable = problems.filter(({ code }) => code === "value-unreadable");
    expect(unreadable).toHaveLength(20);
    expect(unreadable.at(-1)?.more).toBe(40);
  });

  test("a document without a single read source is dated by the run, if that says when it is", async () => {
    const transport = transportOf({});
    expect((await buildDoughnut(portrait(), { transport })).doughnut).not.toHaveProperty("updated");
    expect((await buildDoughnut(portrait(), { transport, now: "2026-11-23" })).doughnut?.updated).toBe("2026-11-23");
  });
});

describe("sources", () => {
  test("are asked for once each, however many indicators use them, and only if one does", async () => {
    const feed = portrait().sources["feed"]!;
    const transport = transportOf({ [url]: csv });
    const { problems } = await buildDoughnut(
      portrait({ sources: { feed, spare: { ...feed, url: "https://data.example/spare.csv" } }, indicators: [indicator(), indicator({ id: "b" }), indicator({ id: "c" })] }), { transport });
    expect(transport.asked).toEqual([url]);
    expect(codes(problems)).toEqual(["unused-source"]);
  });

  test("are reported as they finish", async () => {
    const seen: BuildProgress[] = [];
    const sources = { a: portrait().sources["feed"]!, b: { ...portrait().sources["feed"]!, url: "https://data.example/b.csv" } };
    await buildDoughnut(portrait({ sources, indicators: [indicator({ source: "a" }), indicator({ id: "b", source: "b" })] }), { transport: transportOf({ [url]: csv }), onProgress: (progress) => seen.push(progress) });
    expect(seen.map(({ source, ok }) => [source, ok]).sort()).toEqual([["a", true], ["b", false]]);
    expect(seen.map(({ done, total }) => [done, total])).toEqual([[1, 2], [2, 2]]);
  });

  test("stand in the portrait's order, whatever the order of the replies", async () => {
    const names = ["a", "b", "c"];
    const sources = Object.fromEntries(names.map((name) => [name, { ...portrait().sources["feed"]!, url: `https://data.example/${name}` }]));
    const input = portrait({ sources, indicators: names.map((name) => indicator({ id: name, source: name })) });
    const inOrder = (delays: Record<string, number>) => buildDoughnut(input, {
      transport: async (asked, signal) => {
        await new Promise((resolve) => setTimeout(resolve, delays[asked.url.slice(-1)]));
        return transportOf({ [asked.url]: csv })(asked, signal);
      },
    });
    expect(await inOrder({ a: 15, b: 5, c: 0 })).toEqual(await inOrder({ a: 0, b: 5, c: 15 }));
  });

  test("with a key of an unusual name are sources like any other", async () => {
    const odd = portrait({ sources: { "toString": portrait().sources["feed"]!, "a/b": portrait().sources["feed"]! }, indicators: [indicator({ source: "toString" }), indicator({ id: "b", source: "a/b" })] });
    const { doughnut, problems } = await buildDoughnut(odd, { transport: transportOf({ [url]: csv }) });
    expect(problems).toEqual([]);
    expect(indicatorsOf(doughnut!).map(({ source, observations }) => [source, observations.length])).toEqual([["toString", 2], ["a/b", 2]]);
    expect(Object.keys(doughnut!.sources!)).toEqual(["toString", "a/b"]);
  });

  test("are linked and listed without the secrets in their addresses", async () => {
    const feed = { ...portrait().sources["feed"]!, url: `${url}?token=abc123&year=2023&k=\${env:KEY}` };
    const { doughnut, provenance } = await build({ sources: { feed } }, { [feed.url]: csv });
    expect([doughnut.sources?.["feed"]?.url, provenance.sources[0]?.url]).toEqual([`${url}?year=2023`, `${url}?year=2023`]);
  });

  test("use their own dialect", async () => {
    const feed = { ...portrait().sources["feed"]!, dialect: { delimiter: ";", decimalChar: "," as const } };
    const { doughnut, problems } = await build({ sources: { feed } }, { [url]: "area;year;value\nE08000009;2023;57,5\n" });
    expect([codes(problems), indicatorsOf(doughnut)[0]?.observations[0]?.value]).toEqual([[], 57.5]);
  });

  test("that send no bytes are a problem", async () => {
    const { problems } = await buildDoughnut(portrait(), { transport: () => Promise.resolve({} as never) });
    expect(codes(problems)).toEqual(["transport-failed"]);
  });
});

describe("a run that is stopped", () => {
  const stopped = { name: "AdapterError", code: "aborted" };

  test("rejects with the code aborted, before it starts or on the way", async () => {
    const before = AbortSignal.abort("no time");
    const transport = transportOf({ [url]: csv });
    await expect(buildDoughnut(portrait(), { transport, signal: before })).rejects.toMatchObject({ ...stopped, cause: "no time" });
    expect(transport.asked).toEqual([]);
    const controller = new AbortController();
    const slow = buildDoughnut(portrait(), {
      signal: controller.signal,
      transport: (_url, signal) => new Promise((_resolve, reject) => { signal?.addEventListener("abort", () => reject(new Error("socket closed"))); controller.abort(); }),
    });
    await expect(slow).rejects.toMatchObject(stopped);
    await expect(slow).rejects.toBeInstanceOf(AdapterError);
  });
});
