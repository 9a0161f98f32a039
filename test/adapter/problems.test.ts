import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AdapterError, buildDoughnut, latestFigures, map, parsePortrait, read, ukAreas, type FeedProblem, type Mapping, type MapContext, type ProblemCode, type Portrait } from "@place-doughnut/adapter";
import { duckdbTable, replayFolder } from "@place-doughnut/adapter/node";
import { afterAll, expect, test, vi } from "vitest";
import { problemKinds } from "../../packages/adapter/src/problems.js";
import { httpExamples } from "./http/problem-examples.js";
import { answerExamples } from "./portals/answer-examples.js";
import { portalExamples } from "./portals/problem-examples.js";
import { lastGoodExamples } from "./last-good/problem-examples.js";
import { readExamples } from "./read/problem-examples.js";
import { bytes, indicator, portrait, tableIn, trafford, transportOf } from "./tables.js";

const home = mkdtempSync(join(tmpdir(), "problems-"));
afterAll(() => rmSync(home, { recursive: true }));

type Found = Promise<readonly FeedProblem[]>;

const ofPortrait = (change: object): Found => Promise.resolve(parsePortrait({ ...portrait(), ...change }).problems);
const ofUrl = (url: string): Found => ofPortrait({ sources: { feed: { ...portrait().sources["feed"]!, url } } });
const ofRead = async (text: string | number[], options: object = {}): Found =>
  (await read({ body: typeof text === "string" ? bytes(text) : Uint8Array.from(text) }, { kind: "csv", ...options })).problems;
const ofBuild = async (options: Parameters<typeof buildDoughnut>[1]): Found => (await buildDoughnut(portrait(), options)).problems;
const thrown = (run: () => Promise<unknown>): Found => run().then(() => [], (error: unknown) => (error instanceof AdapterError ? [error.problem] : []));

async function ofMap(lines: string, change: Partial<Mapping> = {}, context: MapContext = {}): Found {
  return map(await tableIn(lines), { area: { column: "area" }, period: { column: "year" }, value: "value", ...change }, { ...trafford, comparators: [], ...context }).problems;
}
const row = (value: string, year = "2023"): string => `area,year,value\nE08000009,${year},${value}\n`;

const barnsley = { code: "E08000038", names: ["Barnsley"] };

/** A spreadsheet cell that shows a text and holds a number. */
async function ofTyped(text: string, held: number): Found {
  const columns = ["area", "year", "value"];
  const rows = [{ row: 2, cells: ["E08000009", "2023", text], values: ["E08000009", "2023", held] }];
  return Promise.resolve(map({ columns, headerRow: 1, rows }, { area: { column: "area" }, period: { column: "year" }, value: "value" }, { ...trafford, comparators: [] }).problems);
}

/** Figures of 2023 for each head, with a number of people for another year. */
async function ofPer(year: string, change: Partial<NonNullable<Mapping["per"]>>): Found {
  const tables = new Map([["people", await tableIn(`area,year,people\nE08000009,${year},100\n`)]]);
  return ofMap(row("3"), { per: { source: "people", area: { column: "area" }, period: { column: "year" }, value: "people", ...change } }, { tables });
}

/** A file read for its latest figures. */
async function ofLatest(text: string, change: object = {}): Found {
  return (await latestFigures([bytes(text)], { area: { column: "area" }, period: { column: "year", reading: "calendar-year" }, value: "value", ...change })).problems;
}

/** A folder of recordings with this list. */
function recorded(file: string, change: object = {}): () => Promise<unknown> {
  const path = mkdtempSync(join(home, "feeds-"));
  writeFileSync(join(path, "feed.csv"), "a,b\n");
  writeFileSync(join(path, "recordings.json"), JSON.stringify({ version: 1, recordings: [{ url: "https://data.example/a", file, retrieved: "2026-11-22", ...change }] }));
  return () => replayFolder(path)({ url: "https://data.example/a" });
}

const sums = { sum: ["a", "b"] };
const twice: Partial<Portrait> = { comparators: [{ name: "England", code: "E92000001" }, { name: "England", code: "E92000001" }] };
let deep: unknown = "a";
for (let level = 0; level < 40; level++) deep = { sum: [deep] };

/** Complete by type: a code without an example does not compile. */
const examples: Record<ProblemCode, () => Found> = {
  "not-json": () => Promise.resolve(parsePortrait(() => 1).problems),
  "missing-key": () => ofPortrait({ indicators: undefined }),
  "wrong-type": () => ofPortrait({ sources: "feed.csv" }),
  "wrong-value": () => ofPortrait({ dimensionSet: "deal-2024" }),
  "unknown-key": () => ofPortrait({ titel: "Trafford" }),
  "forbidden-key": () => ofPortrait(JSON.parse('{ "constructor": 1 }') as object),
  "too-deep": () => ofPortrait({ indicators: [indicator({ mapping: { ...indicator().mapping, value: deep as string } })] }),
  "unknown-source": () => ofPortrait({ indicators: [indicator(), indicator({ id: "b", source: "fed" })] }),
  "unused-source": () => ofPortrait({ sources: { feed: portrait().sources["feed"], other: portrait().sources["feed"] } }),
  "unknown-dimension": () => ofPortrait({ indicators: [indicator({ dimension: "networks" })] }),
  "incomplete-dimension": () => ofPortrait({ dimensions: [{ id: "waste", name: "Waste" }] }),
  "duplicate-id": () => ofPortrait(twice),
  "url-refused": () => ofUrl("ftp://data.example/a"),
  "secret-in-url": () => ofUrl("https://data.example/a?api_key=abc"),

  "transport-failed": () => ofBuild({ transport: transportOf({}) }),
  "http-status": () => ofBuild({ transport: transportOf({ "https://data.example/feed.csv": "" }, { status: 503 }) }),
  "no-fingerprint": async () => {
    vi.stubGlobal("crypto", {});
    return ofRead("a,b\n1,2\n").finally(() => vi.unstubAllGlobals());
  },
  "aborted": () => thrown(() => ofBuild({ transport: transportOf({}), signal: AbortSignal.abort() })),
  "recordings-unreadable": () => thrown(() => replayFolder(home)({ url: "https://data.example/a" })),
  "not-recorded": () => thrown(() => replayFolder(join(import.meta.dirname, "../../examples/trafford/feeds"))({ url: "https://data.example/a" })),
  "recording-missing": () => thrown(recorded("gone.csv")),
  "recording-outside": () => thrown(recorded("../feed.csv")),
  "recording-changed": () => thrown(recorded("feed.csv", { sha256: "0".repeat(64) })),

  ...httpExamples,

  "unknown-kind": () => ofRead("a,b\n1,2\n", { kind: "xls" }),
  "empty-body": () => ofRead(""),
  "not-a-table": () => ofRead("<!doctype html><title>Sign in</title>"),
  "encoding-guessed": () => ofRead([0x61, 0x2c, 0x62, 0x0a, 0x92, 0x2c, 0x31, 0x0a]),
  "encoding-wrong": () => ofRead([0x61, 0x92], { dialect: { encoding: "utf-8" } }),
  "undefined-byte": () => ofRead([0x61, 0x2c, 0x62, 0x0a, 0x81, 0x2c, 0x31], { dialect: { encoding: "windows-1252" } }),
  "replacement-character": () => ofRead("a,b\n\uFFFD,1\n"),
  "delimiter-found": () => ofRead("a;b\n1;2\n"),
  "decimal-comma-found": () => ofRead("area;value\nA;57,5\n"),
  "quotes-tangled": () => ofRead(`a,b\n"${"x\"x".repeat(5000)}${" ".repeat(20_000)},1\n`),
  "quotes-broken": () => ofRead("a,b\n\"1,2\n"),
  "header-found": () => ofRead("Title\na,b\n1,2\n", { wanted: ["a", "b"] }),
  "header-missing": () => ofRead("a,b\n1,2\n", { dialect: { headerRow: 7 } }),
  "unterminated-last-row": () => ofRead("a,b\n1,17"),
  "no-rows": () => ofRead("a,b\n"),
  "duplicate-header": () => ofRead("a,a\n1,2\n"),
  "row-short": () => ofRead("a,b\n1\n"),
  "row-long": () => ofRead("a,b\n1,2,3\n"),
  "blank-rows": () => ofRead("a,b\n1,2\n\n\n"),

  ...readExamples,
  ...portalExamples,
  ...lastGoodExamples,
  ...answerExamples,

  "engine-missing": async () => (await duckdbTable(import.meta.filename, { columns: [], keep: new Map() }, { load: () => Promise.reject(new Error("not there")) })).problems,
  "engine-failed": async () => (await duckdbTable(join(home, "gone.csv"), { columns: [], keep: new Map() })).problems,

  "column-missing": () => ofMap(row("3"), { value: "values" }),
  "column-ambiguous": async () => map({ columns: ["value", "value"], headerRow: 1, rows: [] }, { period: { fixed: "2023" }, value: "value" }).problems,
  "column-name-differs": () => ofMap(row("3"), { value: "VALUE" }),
  "column-footnote-guessed": () => ofMap("area,year,value1\nE08000009,2023,3\n"),
  "unpivot-no-match": () => ofMap("area,2022,2023\nE08000009,1,2\n", { unpivot: { value: "{year} total" } }),
  "unpivot-slots-differ": () => ofMap("area,2022,2023\nE08000009,1,2\n", { unpivot: { value: "{year}", low: "{when} low" } }),
  "unpivot-collides": () => ofMap("area,2022,2023,value\nE08000009,1,2,3\n", { unpivot: { value: "{year}" } }),
  "where-no-match": () => ofMap(row("3"), { where: { year: "2024" } }),
  "where-combination": () => ofMap("area,year,value\nE08000009,2023,3\nE08000001,2024,4\n", { where: { area: "E08000009", year: "2024" } }),
  "where-text-absent": () => ofMap(row("3"), { where: { year: ["2023", "2024"] } }),
  "area-unstated": () => ofMap(row("3"), {}, { place: { names: [] } }),
  "area-not-found": () => ofMap(row("3"), { area: { column: "area", is: "Traford" } }),
  "area-named-too": async () => ofMap(`${row("3")}Trafford MBC,2023,4\n`, {}, { register: await ukAreas() }),
  "area-by-name": async () => ofMap("area,year,value\nTrafford MBC,2023,3\n", {}, { register: await ukAreas() }),
  "area-superseded": async () => ofMap("area,year,value\nE08000016,2023,3\n", {}, { place: barnsley, register: await ukAreas() }),
  "area-both-codes": async () => ofMap("area,year,value\nE08000016,2023,3\nE08000038,2023,3\n", {}, { place: barnsley, register: await ukAreas() }),
  "area-parts-summed": async () => ofMap("area,year,value\nE07000190,2017,3\nE07000191,2017,4\n", { area: { column: "area", formerly: "sum" } }, { place: { code: "E07000246" }, register: await ukAreas() }),
  "area-parts-missing": async () => ofMap("area,year,value\nE07000190,2017,3\n", { area: { column: "area", formerly: "sum" } }, { place: { code: "E07000246" }, register: await ukAreas() }),
  "area-changed": async () => ofMap("area,year,value\nE10000006,2020,3\n", {}, { place: { code: "E06000063", names: ["Cumberland"] }, register: await ukAreas() }),
  "area-wider": async () => ofMap("area,year,value\nE47000001,2023,3\n", { area: { column: "area", is: "E47000001" } }, { register: await ukAreas() }),
  "area-without-rows": () => ofMap("area,year,value\nE08000009,2022,3\nE08000001,2023,4\n", { where: { year: "2023" } }),
  "comparator-missing": () => ofMap(row("3"), {}, { comparators: [{ code: "E92000001", names: ["England"] }] }),
  "duplicate-rows": () => ofMap("area,year,sex,value\nE08000009,2023,M,3\nE08000009,2023,F,4\n"),
  "duplicate-older": () => ofLatest("area,year,value\nE1,2023,3\nE1,2022,3\nE1,2022,4\n"),
  "key-blank": () => ofLatest("area,year,value\n,2023,3\nE1,2023,4\n"),
  "units-differ": () => ofLatest("area,year,value,unit\nE1,2023,3,%\nE2,2023,4,£\n", { unit: { column: "unit" } }),
  "duplicate-identical": () => ofMap("area,year,value\nE08000009,2023,3\nE08000009,2023,3\n"),

  "period-missing": () => ofMap(row("3", "")),
  "period-unreadable": () => ofMap(row("3", "soon")),
  "period-ambiguous": () => ofMap(row("3", "2023/24")),
  "period-day-first": () => ofMap(row("3", "03/04/2024")),
  "period-reading-ignored": () => ofMap(row("3", "2023-01-01/P1Y"), { period: { column: "year", reading: "financial-year" } }),

  "value-unreadable": () => ofMap(row("12abc")),
  "value-ambiguous": () => ofMap(row("-")),
  "value-imprecise": () => ofMap(row("9007199254740993")),
  "value-invisible": () => ofMap(row("1\u200B2")),
  "value-behind-mark": () => ofTyped("[c]", 3),
  "value-shown-differs": () => ofTyped("12", 34),
  "percent-cell": () => ofTyped("57%", 0.57),
  "percent-mixed": () => ofMap("area,year,value\nE08000009,2022,13%\nE08000009,2023,8\n"),
  "weight-unreadable": () => ofMap("area,zone,year,value,people\nE08000009,a,2023,3,many\n", { rollUp: { of: "zone", how: "mean", weight: "people" } }),
  "rolled-up-partly": () => ofMap("area,zone,year,value\nE08000009,a,2023,3\nE08000009,b,2023,*\n", { rollUp: { of: "zone", how: "mean", coverage: 0.5 } }),
  "parts-differ": () => ofMap("area,sector,year,value\nE08000009,a,2022,3\nE08000009,b,2022,4\nE08000009,a,2023,3\n", { rollUp: { of: "sector", how: "sum" } }),
  "divisor-unread": () => ofMap(row("3"), { per: { source: "people", period: { column: "year" }, value: "people" } }),
  "divisor-missing": () => ofPer("2021", {}),
  "divisor-of-other-period": () => ofPer("2022", { withinYears: 1 }),
  "value-beyond": () => ofMap(row("1e300"), { scale: 1e300 }),
  "ratio-by-zero": () => ofMap("area,year,a,b\nE08000009,2023,3,0\n", { value: { ratio: ["a", "b"] } }),
  "part-missing": () => ofMap("area,year,a,b\nE08000009,2023,3,\n", { value: sums }),
  "unknown-status": () => ofMap("area,year,value,status\nE08000009,2023,3,?\n", { status: "status" }),
  "status-contradicts": () => ofMap("area,year,value,status\nE08000009,2023,3,c\n", { status: "status" }),
  "interval-unreadable": () => ofMap("area,year,value,low\nE08000009,2023,3,low\n".replace(",low\n", ",lci\n").replace(",low\n", ",about 2\n"), { low: "lci" }),
  "interval-of-derived": () => ofMap("area,year,a,b\nE08000009,2023,3,1\n", { value: sums, low: "a" }),

  "series-joined": () => ofMap("area,year,indicator,value\nE08000009,2022,low income high cost,3\nE08000009,2023,low income low energy,4\n"),
  "series-break": () => ofMap("area,year,kind,value\nE08000009,2022,old,3\nE08000009,2023,new,4\n", { where: { kind: ["old", "new"] } }),
  "scaled": () => ofMap(row("0.5"), { scale: 100 }),
  "unit-overridden": () => ofMap("area,year,value,unit\nE08000009,2023,8,%\n", { unit: { column: "unit", override: "years of pay" } }),
  "implausible-percent": () => ofMap(row("120"), {}, { unit: "%" }),
  "looks-like-proportion": () => ofMap("area,year,value\nE08000009,2021,0.5\nE08000009,2022,0.6\nE08000009,2023,0.7\n", {}, { unit: "%" }),
};

test.each(Object.entries(examples))("%s is produced, with its severity, and in words", async (code, produce) => {
  const found = (await produce()).filter((problem) => problem.code === code);
  expect(found).toHaveLength(1);
  const [{ severity, responsibility, message, hint }] = found as [FeedProblem];
  expect({ severity, responsibility }).toEqual({ severity: problemKinds[code as ProblemCode].severity, responsibility: problemKinds[code as ProblemCode].responsibility });
  for (const sentence of hint === undefined ? [message] : [message, hint]) {
    expect(sentence).toMatch(/^[\p{Lu}“\d].*[.?:})”]$/u);
    expect(sentence).not.toMatch(/undefined|NaN|\[object|\s\s|\.\.(?!\/)/);
  }
});

test("every code has a line of documentation", () => {
  expect(Object.keys(examples).sort()).toEqual(Object.keys(problemKinds).sort());
  for (const [code, { doc }] of Object.entries(problemKinds)) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(doc).toMatch(/^[\p{Lu}`].*\.$/u);
  }
});

test("text from a feed cannot act in a message", async () => {
  const nasty = "\u001B[31m\u202Eevil\u0007\n";
  const problems = [
    ...(await ofMap(`area,year,value\n"E08000009",2023,"${nasty}"\n`)), ...(await ofMap(row("3"), { value: nasty })), ...(await ofRead(`a,b\n1,2,"${nasty}"\n`)),
    ...(await ofMap(`area,year,value\nE08000009,"${nasty}",3\n`)), ...(await ofPortrait({ [nasty]: 1 })), ...(await ofUrl(nasty)),
    ...(await ofBuild({ transport: () => Promise.reject(new Error(nasty)) })),
  ];
  expect(problems.length).toBeGreaterThanOrEqual(7);
  for (const { message, hint = "" } of problems) expect(message + hint).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

test("a message stays short, however long the text it is about", async () => {
  const long = "x".repeat(100_000);
  for (const { message, hint = "" } of [...(await ofMap(row(long))), ...(await ofMap(row("3", long))), ...(await ofPortrait({ [long]: 1 })), ...(await ofUrl(long))]) {
    expect(message.length + hint.length).toBeLessThan(500);
  }
});
