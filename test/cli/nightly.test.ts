import { AdapterError, type Reply, type Transport } from "@place-doughnut/adapter";
import { parseDoughnut, type Indicator } from "@place-doughnut/schema";
import Ajv from "ajv";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import type { Io } from "../../packages/cli/src/io.js";
import { generated } from "../../packages/cli/src/published.js";
import { emptyFolder } from "./folder.js";
import { askedOnce, portraitOf, publisher, table, type Publisher } from "./publisher.js";
import { ranAs, type Ran } from "./ran.js";

const document = "p.doughnut.json";
type Ask = (url: string) => Promise<Reply>;

interface Council {
  readonly folder: string;
  readonly office: Publisher;
  /** A night's build, on a day of November 2026. */
  readonly build: (day: number, ...argv: string[]) => Promise<Ran>;
  readonly text: (name?: string) => string;
  readonly indicator: (id: string) => Indicator;
  readonly portrait: (change: (portrait: Record<string, unknown>) => object) => void;
  /** Remembers the document and its time, which must be the same again. */
  readonly untouched: () => () => void;
}

async function council(...names: string[]): Promise<Council> {
  const folder = emptyFolder();
  const office = await publisher();
  for (const name of names) office.set(name, table({ 2021: 11, 2022: 10, 2023: 9 }));
  const file = join(folder, "p.portrait.json");
  writeFileSync(file, JSON.stringify(portraitOf(office, ...names)));
  const text = (name = document): string => readFileSync(join(folder, name), "utf8");
  return {
    folder, office, text,
    build: (day, ...argv) => ranAs(on(day), folder, "build", "p.portrait.json", "--allow-private", ...argv),
    indicator: (id) => parseDoughnut(JSON.parse(text())).doughnut!.dimensions.flatMap(({ indicators = [] }) => indicators).find((each) => each.id === id)!,
    portrait: (change) => writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>))),
    untouched: () => {
      const before = { text: text(), time: statSync(join(folder, document)).mtimeMs };
      return () => expect({ text: text(), time: statSync(join(folder, document)).mtimeMs }).toEqual(before);
    },
  };
}

/** A day of November 2026, with a key in the environment. */
function on(day: number): Pick<Io, "now" | "env" | "network"> {
  const now = (): string => `2026-11-${String(day).padStart(2, "0")}T04:00:00Z`;
  const env = (name: string): string | undefined => new Map([["PORTAL_KEY", "open-sesame"]]).get(name);
  return { now, env, network: () => askedOnce(now, env) };
}

const values = ({ observations }: Indicator): unknown[] => observations.map(({ value }) => value);
const outcomesIn = (out: string): Record<string, string> => {
  const { outcomes } = JSON.parse(out) as { outcomes: { source: string; outcome: string }[] };
  return Object.fromEntries(outcomes.map(({ source, outcome }) => [source, outcome]));
};

it("asks the publishers, and the next night says what is unchanged", async () => {
  const { build, office, indicator } = await council("fuel.csv", "waste.csv");
  const first = await build(1, "--json");
  expect(first.code).toBe(0);
  expect(outcomesIn(first.out)).toEqual({ fuel: "fresh", waste: "fresh" });
  office.set("fuel.csv", table({ 2021: 11, 2022: 10, 2023: 9, 2024: 8 }));
  const second = await build(2, "--json");
  expect(second.code).toBe(0);
  expect(outcomesIn(second.out)).toEqual({ fuel: "fresh", waste: "unchanged" });
  expect(values(indicator("fuel"))).toEqual([11, 10, 9, 8]);
  expect(office.asked.toSorted()).toEqual(["200 /fuel.csv", "200 /fuel.csv", "200 /waste.csv", "200 /waste.csv"]);
});

it.each([[503 as const], ["reset" as const], ["<!doctype html><title>Sign in</title>" as const], ["area,year,values\nE08000009,2023,9\n" as const]])(
  "F68: one of two sources gives %j: the other is fresh, its figures stay, marked with their day, and the exit code is 3", async (fault) => {
    const { build, office, indicator, text } = await council("fuel.csv", "waste.csv");
    expect((await build(1)).code).toBe(0);
    office.set("fuel.csv", fault);
    office.set("waste.csv", table({ 2021: 11, 2022: 10, 2023: 9, 2024: 7 }));
    const { code, out } = await build(2, "--json");
    expect(code).toBe(3);
    expect(outcomesIn(out)).toEqual({ fuel: "stale-kept", waste: "fresh" });
    expect(values(indicator("fuel"))).toEqual([11, 10, 9]);
    expect(indicator("fuel").stale).toEqual({ asOf: "2026-11-01T04:00:00Z", reason: expect.stringMatching(/\.$/) as unknown });
    expect(values(indicator("waste"))).toEqual([11, 10, 9, 7]);
    expect(indicator("waste").stale).toBeUndefined();
    // The file that figures are from is the one they were read from, also where another came in its place.
    const { sources } = JSON.parse(text()) as { sources: Record<string, { retrieved: string }> };
    expect([sources["fuel"]!.retrieved, sources["waste"]!.retrieved]).toEqual(["2026-11-01T04:00:00Z", "2026-11-02T04:00:00Z"]);
    // And back again.
    office.set("fuel.csv", table({ 2021: 11, 2022: 10, 2023: 9, 2024: 8 }));
    expect((await build(3)).code).toBe(0);
    expect(indicator("fuel").stale).toBeUndefined();
    expect(values(indicator("fuel"))).toEqual([11, 10, 9, 8]);
  });

it("figures of an earlier day never stand in for others: changed in the portrait on a day its source is down, the document stays, and it is said why", async () => {
  const { build, office, portrait, untouched, indicator, text, folder } = await council("fuel.csv", "waste.csv");
  office.set("fuel.csv", "area,year,value,rate\nE08000009,2022,4,40\nE08000009,2023,5,50\n");
  expect((await build(1)).code).toBe(0);
  const same = untouched();
  const asWas = text("p.portrait.json");
  const change = (changed: object): void => portrait(({ indicators, ...whole }) => ({ ...whole, indicators: (indicators as { id: string; mapping: object }[]).map((each) => (each.id === "fuel" ? { ...each, ...changed } : each)) }));
  office.set("fuel.csv", 503);
  // Nothing of this stands in the document.
  change({ mapping: { area: { column: "area" }, period: { column: "year" }, value: "rate" } });
  const { code, out } = await build(2);
  expect(code).toBe(5);
  expect(out).toMatch(/not-kept .*the way they are asked for and read is not what they were read with/);
  same();
  change({ name: "Quite another figure", direction: "higher-is-better" });
  expect((await build(3)).out).toMatch(/not-kept .*the name, the direction are not/);
  same();
  // Without the lock file of that day a name is all there is to go by.
  writeFileSync(join(folder, "p.portrait.json"), asWas);
  rmSync(join(folder, `${document}.lock.json`));
  change({ name: "Quite another figure" });
  expect((await build(4)).code).toBe(5);
  same();
  writeFileSync(join(folder, "p.portrait.json"), asWas);
  expect((await build(5)).code).toBe(3);
  expect(values(indicator("fuel"))).toEqual([4, 5]);
  // Now it is written down again: a better name is no other figure.
  change({ name: "Fuel poverty" });
  expect((await build(6)).code).toBe(3);
  expect(indicator("fuel")).toMatchObject({ name: "Fuel poverty", stale: { asOf: "2026-11-01T04:00:00Z" } });
});

it("a lock file that is not of the document beside it is said, left aside, and mended by the next build", async () => {
  const { build, text, folder, office } = await council("fuel.csv");
  expect((await build(1)).code).toBe(0);
  const [before, lock] = [text(), `${document}.lock.json`];
  office.set("fuel.csv", table({ 2021: 11, 2022: 10, 2023: 9, 2024: 8 }));
  expect((await build(2)).out).not.toContain("lock-of-another");
  // As after a kill between the two: the new lock file, and the document of the night before.
  writeFileSync(join(folder, document), before);
  const third = await build(3);
  expect(third).toMatchObject({ code: 0, out: expect.stringMatching(/warning +lock-of-another/) as unknown });
  expect((await build(4)).out).not.toContain("lock-of-another");
  expect(JSON.parse(text(lock))).toMatchObject({ document: { sha256: createHash("sha256").update(text()).digest("hex") }, meanings: { fuel: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown } });
  // A lock file of an earlier version says nothing of meanings, and is no fault.
  const { meanings: _meanings, ...older } = JSON.parse(text(lock)) as { meanings: object };
  writeFileSync(join(folder, lock), JSON.stringify(older));
  expect((await build(5)).out).not.toContain("lock-of-another");
});

it("one of two sources down on the first night is missing: the other is written, exit code 3", async () => {
  const { build, office, indicator } = await council("fuel.csv", "waste.csv");
  office.set("fuel.csv", 503);
  const { code, out } = await build(1, "--json");
  expect(code).toBe(3);
  expect(outcomesIn(out)).toEqual({ fuel: "missing", waste: "fresh" });
  expect(values(indicator("fuel"))).toEqual([]);
});

it("F69: all sources down: exit code 4, and the document is untouched", async () => {
  const { build, office, untouched, folder } = await council("fuel.csv", "waste.csv");
  expect((await build(1)).code).toBe(0);
  const same = untouched();
  const files = readdirSync(folder);
  office.set("fuel.csv", 503);
  office.set("waste.csv", "reset");
  const { code, out, err } = await build(2);
  expect(code).toBe(4);
  expect(err.split("\n").at(-2)).toBe("No indicator has a figure of today. Nothing was written.");
  expect(out).toContain("0 of 2 indicators with a figure");
  expect(out).toContain("sources: 2 missing");
  expect(out).not.toMatch(/kept|marked/);
  same();
  expect(readdirSync(folder)).toEqual(files);
});

it("no publisher reached at all: the last words are about this machine's network", async () => {
  const folder = emptyFolder();
  const office = await publisher();
  writeFileSync(join(folder, "p.portrait.json"), JSON.stringify(portraitOf(office, "fuel.csv", "waste.csv")));
  const [gone, there] = [403, 200].map((status) => (url: string): Promise<Reply> => (status === 200 || url.endsWith("waste.csv")
    ? Promise.reject(new AdapterError({ code: "host-unknown", severity: "error", responsibility: "mapping", message: "There is no such host." }))
    : Promise.resolve({ url, status, contentType: null, body: new Uint8Array(), retrieved: "2026-11-01T04:00:00Z" }))) as [Ask, Ask];
  const build = (ask: Ask) => ranAs({ network: () => ({ url }) => ask(url) }, folder, "build", "p.portrait.json");
  const nothing = "No indicator has a figure of today. Nothing was written.";
  expect((await build(there)).err.split("\n").at(-2)).toBe(`${nothing} No publisher could be reached. Is this machine online, or behind a proxy?`);
  expect((await build(gone)).err.split("\n").at(-2)).toBe(nothing); // one of them did answer
});

it("a portrait with a mistake asks no publisher, and records nothing", async () => {
  const { build, office, portrait, folder } = await council("fuel.csv");
  portrait((whole) => ({ ...whole, indicators: (whole["indicators"] as object[]).map((each) => ({ ...each, dimension: "no-such" })) }));
  const { code, out, err } = await build(1, "--record", "feeds");
  expect(code).toBe(2);
  expect(out).toContain("unknown-dimension");
  expect(err).toBe("p.portrait.json cannot be used as a portrait. Nothing was written.\n");
  expect(office.asked).toEqual([]);
  expect(readdirSync(folder)).toEqual(["p.portrait.json"]);
});

it("a document in place of a portrait is said in one sentence, and asks nobody", async () => {
  const { folder, build, office } = await council("fuel.csv");
  await build(1);
  const asked = [...office.asked];
  expect(await ranAs({}, folder, "build", document)).toEqual({
    code: 2, out: "", err: "p.doughnut.json is a doughnut document, already built. Name the portrait it was built from: place-doughnut build p.portrait.json\n",
  });
  expect(office.asked).toEqual(asked);
});

it.each([
  ["a newest year that is gone", table({ 2021: 11, 2022: 10 }), "worse-period-back", ["--accept-shrink"]],
  ["many figures that are gone", table({ 2023: 9 }), "worse-missing", ["--accept-shrink"]],
  ["no figure any more, without an error", table({ 2021: ":", 2022: ":", 2023: ":" }), "worse-indicator-lost", ["--accept-drop", "fuel"]],
])("%s: exit code 5, the document is untouched, and what was refused can be looked at; accepted by name, it is written", async (_what, content, reason, accept) => {
  const { build, office, untouched, folder, text, indicator } = await council("fuel.csv", "waste.csv");
  expect((await build(1)).code).toBe(0);
  const same = untouched();
  office.set("fuel.csv", content);
  const { code, out, err } = await build(2, "--report", "r.json");
  expect(code).toBe(5);
  expect(out).toContain(reason);
  expect(err.split("\n").at(-2)).toBe(`${document} was not replaced: what was built is worse. It is in ${document}.rejected.json.`);
  same();
  expect(parseDoughnut(JSON.parse(text(`${document}.rejected.json`))).problems.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(JSON.parse(text("r.json"))).toMatchObject({ exitCode: 5, written: null, rejected: `${document}.rejected.json`, outcomes: [{ source: "fuel", outcome: "refused" }, { source: "waste", outcome: "unchanged" }] });
  expect((await build(3, "--accept-drop", "waste")).code).toBe(5);
  same();
  expect((await build(4, ...accept)).code).toBe(0);
  expect(values(indicator("fuel"))).not.toEqual([11, 10, 9]);
  expect(existsSync(join(folder, `${document}.rejected.json`))).toBe(false);
});

it("a figure outside the range the portrait expects: none of that indicator is believed, the last good ones stay, and the exit code is 3, or 4 when there is nothing else", async () => {
  const { build, office, portrait, indicator, text, folder, untouched } = await council("fuel.csv", "waste.csv");
  const within = (low: number, high: number): void => portrait(({ indicators, ...whole }) => ({
    ...whole, indicators: (indicators as { id: string; mapping: object }[]).map((each) => (each.id === "fuel" ? { ...each, mapping: { ...each.mapping, expect: { range: [low, high] } } } : each)),
  }));
  within(5, 100);
  expect((await build(1)).code).toBe(0);
  office.set("fuel.csv", table({ 2021: 11, 2022: 10, 2023: 9, 2024: 0.08 }));
  const { code, out } = await build(2, "--json");
  expect(code).toBe(3);
  expect(outcomesIn(out)).toEqual({ fuel: "stale-kept", waste: "unchanged" });
  expect(out).toContain('"out-of-range"');
  expect(values(indicator("fuel"))).toEqual([11, 10, 9]);
  expect(indicator("fuel").stale?.asOf).toBe("2026-11-01T04:00:00Z");
  expect(existsSync(join(folder, `${document}.rejected.json`))).toBe(false);
  office.set("waste.csv", 503);
  const same = untouched();
  expect((await build(3)).code).toBe(4);
  same();
  // The figure was right after all.
  within(0, 100);
  expect((await build(4)).code).toBe(3);
  expect(values(indicator("fuel"))).toEqual([11, 10, 9, 0.08]);
  expect(text()).toContain("0.08");
});

it("an indicator that is taken out of the portrait goes only by name", async () => {
  const { build, portrait, untouched } = await council("fuel.csv", "waste.csv");
  expect((await build(1)).code).toBe(0);
  const same = untouched();
  portrait((whole) => ({ ...whole, indicators: (whole["indicators"] as { id: string }[]).filter(({ id }) => id !== "fuel") }));
  expect((await build(2)).out).toContain("--accept-drop fuel");
  same();
  expect((await build(3, "--accept-drop", "fuel", "--accept-drop", "another")).code).toBe(0);
});

it("--strict refuses what is not whole: exit code 5 in place of 3, and the document is untouched", async () => {
  const { build, office, untouched, folder } = await council("fuel.csv", "waste.csv");
  expect((await build(1, "--strict")).code).toBe(0);
  const same = untouched();
  office.set("fuel.csv", 503);
  const { code, err } = await build(2, "--strict");
  expect(code).toBe(5);
  expect(err).toContain("--strict was given");
  same();
  expect(existsSync(join(folder, `${document}.rejected.json`))).toBe(true);
  expect((await build(3)).code).toBe(3);
});

it("a document of another place is not replaced by a slip, and lends no figures", async () => {
  const { build, office, portrait, untouched, indicator } = await council("fuel.csv", "waste.csv");
  expect((await build(1)).code).toBe(0);
  const same = untouched();
  portrait((whole) => ({ ...whole, place: { name: "Leeds", code: "E08000035" } }));
  office.set("waste.csv", table({ 2023: 1 }).replaceAll("E08000009", "E08000035"));
  office.set("fuel.csv", 503);
  expect(await build(2)).toMatchObject({ code: 2, err: `${document} is the doughnut of another place: Trafford. Choose another name, or add --force to replace it.\n` });
  same();
  expect((await build(3, "--force")).code).toBe(3);
  expect(values(indicator("fuel"))).toEqual([]);
});

it.each(['{"version":1,"place":{"name":"Trafford"},"dimensions":[]', '{"version":99,"place":{"name":"Trafford"},"dimensions":[]}'])("a document that cannot be read is not replaced, as nothing can be held against it: %s", async (text) => {
  const { build, folder } = await council("fuel.csv");
  writeFileSync(join(folder, document), text);
  expect(await build(1)).toMatchObject({ code: 2, out: "", err: expect.stringContaining("or add --force to replace it") as unknown });
  expect(readFileSync(join(folder, document), "utf8")).toBe(text);
  expect((await build(1, "--force")).code).toBe(0);
});

it("build-all keeps the documents of places that would be worse, and says so", { timeout: 120_000 }, async () => {
  const folder = emptyFolder();
  const argv = ["build-all", "--replay", resolve("examples/uk/feeds"), "-o", "all"];
  expect((await ranAs({}, folder, ...argv)).code).toBe(0);
  const file = join(folder, "all", "leeds-E08000035.doughnut.json");
  const whole = JSON.parse(readFileSync(file, "utf8")) as { dimensions: { indicators?: { id: string; observations: object[] }[] }[] };
  const first = whole.dimensions.flatMap(({ indicators = [] }) => indicators)[0]!;
  first.observations.push({ period: { start: "2030-01-01", end: "2030-12-31" }, value: 1 });
  writeFileSync(file, JSON.stringify(whole));
  const { code, out } = await ranAs({}, folder, ...argv);
  expect(code).toBe(3);
  expect(out).toMatch(/error {4}worse-period-back .* in 1 place,/);
  expect(out).toContain("Wrote 360 of 361 documents");
  expect(readFileSync(file, "utf8")).toBe(JSON.stringify(whole));
});

it("the lock file says of which bytes the document was made, and what became of each source", async () => {
  const { build, office, text } = await council("fuel.csv", "waste.csv");
  await build(1);
  office.set("fuel.csv", 503);
  await build(2);
  const lock = JSON.parse(text(`${document}.lock.json`)) as { sources: Record<string, object>; document: object };
  expect(lock).toMatchObject({ version: 1, tool: expect.stringMatching(/^place-doughnut \d/) as unknown, schema: 1 });
  expect(lock.sources["waste"]).toEqual({
    outcome: "unchanged", url: `${office.address}/waste.csv`, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown, bytes: 69, etag: expect.any(String) as unknown, lastModified: null,
    published: null, retrieved: "2026-11-02T04:00:00Z",
  });
  expect(lock.sources["fuel"]).toMatchObject({ outcome: "stale-kept", sha256: null });
  expect(isValid("lock-1.schema.json", lock)).toBe(true);
  expect(isValid("lock-1.schema.json", { ...lock, more: 1 })).toBe(false);
});

function isValid(name: string, value: unknown): boolean {
  const validate = new Ajv({ schemaId: "auto" }).compile(JSON.parse(generated()[name]!) as object);
  return validate(value) === true || validate.errors === null;
}

it("every report is as its published schema says, whatever became of the build", async () => {
  const { build, office, portrait, text } = await council("fuel.csv", "waste.csv");
  const codes: number[] = [];
  const report = async (...argv: string[]): Promise<void> => {
    const { code, out } = await build(codes.length + 1, "--json", "--report", "r.json", ...argv);
    codes.push(code);
    expect(JSON.parse(out)).toEqual(JSON.parse(text("r.json")));
    expect(isValid("report-1.schema.json", JSON.parse(out))).toBe(true);
  };
  await report();
  office.set("fuel.csv", 503);
  await report();
  office.set("fuel.csv", table({ 2021: 1 }));
  await report();
  for (const name of ["fuel.csv", "waste.csv"]) office.set(name, 503);
  await report();
  portrait((whole) => ({ ...whole, titel: "x" }));
  await report();
  expect(codes).toEqual([0, 3, 5, 4, 2]);
  expect(isValid("report-1.schema.json", { ...(JSON.parse(text("r.json")) as object), exitCode: 7 })).toBe(false);
});

it("the same answers at the same time give the same bytes", async () => {
  const { build, text } = await council("fuel.csv", "waste.csv");
  const files = [document, `${document}.lock.json`, "r.json"];
  const once = async (): Promise<string[]> => {
    expect((await build(1, "--report", "r.json")).code).toBe(0);
    return files.map(text);
  };
  await once();
  const second = await once();
  expect(await once()).toEqual(second);
});

it("what is recorded is asked for only when it has changed, and builds the same bytes offline", async () => {
  const { build, office, text, folder } = await council("fuel.csv", "waste.csv");
  expect((await build(1, "--record", "feeds")).code).toBe(0);
  office.set("fuel.csv", table({ 2021: 11, 2022: 10, 2023: 9, 2024: 8 }));
  expect((await build(2, "--record", "feeds")).code).toBe(0);
  expect(office.asked.slice(2).toSorted()).toEqual(["200 /fuel.csv", "304 /waste.csv"]);
  const live = text();
  office.set("fuel.csv", "reset");
  office.set("waste.csv", "reset");
  expect(await build(3, "--record", "feeds", "--offline")).toMatchObject({ code: 0, err: "" });
  expect(text()).toBe(live);
  expect(await build(4, "--replay", "feeds")).toMatchObject({ code: 0, err: "" });
  expect(text()).toBe(live);
  expect(office.asked).toHaveLength(4);
  expect(readdirSync(join(folder, "feeds"))).toHaveLength(3); // the list, one file for both answers of the first night, which were the same, and one of the second
});

it("no output may take the place of what is recorded", async () => {
  const { build, folder } = await council("fuel.csv");
  expect((await build(1, "--record", "feeds")).code).toBe(0);
  for (const name of readdirSync(join(folder, "feeds"))) {
    expect(await build(2, "--record", "feeds", "-o", join("feeds", name), "--force")).toMatchObject({ code: 2, err: expect.stringContaining("named for two things") as unknown });
  }
  mkdirSync(join(folder, "new"));
  expect(await build(2, "--record", "new", "-o", "new/recordings.json", "--force")).toMatchObject({ code: 2, err: expect.stringContaining("named for two things") as unknown });
});

it("a key reaches its publisher, and no file, report or line", async () => {
  const { build, office, portrait, folder, text } = await council("fuel.csv");
  portrait((whole) => ({ ...whole, sources: { fuel: { kind: "csv", url: `${office.address}/fuel.csv?key=\${env:PORTAL_KEY}`, title: "Fuel" } } }));
  const { code, out, err } = await build(1, "--record", "feeds", "--report", "r.json");
  expect(code).toBe(0);
  expect(office.asked).toEqual(["200 /fuel.csv"]);
  expect(JSON.parse(text(`${document}.lock.json`))).toMatchObject({ sources: { fuel: { url: `${office.address}/fuel.csv`, etag: expect.any(String) as unknown } } });
  const written = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile()).map(({ parentPath, name }) => readFileSync(join(parentPath, name), "utf8"));
  expect(written.length).toBe(6);
  expect([...written, out, err].join("\n")).not.toMatch(/sesame/);
});

it.each([
  ["in a message that the report quotes", (key: string) => `{"success":false,"error":{"message":"Key ${key} is used up"}}`, []],
  ["in a message, in Base64", (key: string) => `{"success":false,"error":{"message":"Key ${Buffer.from(`u:${key}`).toString("base64")} is used up"}}`, []],
  ["in a table that is recorded", (key: string) => `${table({ 2023: 9 })}${key},2023,1\n`, ["--record", "feeds"]],
])("a publisher who repeats a key %s: exit code 2, and nothing of it is written or said", async (_where, answer, argv) => {
  const { build, office, portrait, folder } = await council("fuel.csv", "waste.csv");
  expect((await build(1)).code).toBe(0);
  const before = readdirSync(folder);
  portrait((whole) => ({ ...whole, sources: { ...(whole["sources"] as object), fuel: { kind: "csv", url: `${office.address}/fuel.csv?key=\${env:PORTAL_KEY}`, title: "Fuel" } } }));
  office.set("fuel.csv", answer("open-sesame"));
  const { code, out, err } = await build(2, "--report", "r.json", ...argv);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toMatch(/key/i);
  expect(out + err).not.toMatch(/sesame|dTpvcGVu/);
  expect(readdirSync(folder).filter((name) => name !== "feeds")).toEqual(before);
  for (const { parentPath, name } of readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())) expect(readFileSync(join(parentPath, name), "utf8")).not.toContain("sesame");
});

it("while it waits it says what has come: whole lines where nobody watches, and one that is written over on a terminal", async () => {
  const { build, folder } = await council("fuel.csv", "waste.csv");
  expect((await build(1)).err).toMatch(/^1 of 2 {2}(fuel|waste): read\n2 of 2 {2}(fuel|waste): read\n$/);
  const watched = await ranAs({ ...on(1), isTerminal: true }, folder, "build", "p.portrait.json", "--allow-private");
  expect(watched.err).toMatch(/^\r1 of 2 {2}(fuel|waste): read\n\rWaiting for 1 more source …\r2 of 2 {2}(fuel|waste): read +\n$/);
  expect((await build(2, "--json")).out).toMatch(/^\{/);
});

it("a source that comes in pages is one line at its end, and on a terminal it says how far it is, over what stood there", async () => {
  const { folder, office, portrait } = await council("fuel.csv");
  portrait((whole) => ({ ...whole, sources: { fuel: { kind: "ckan", url: office.address, title: "Fuel", query: { resource_id: "1a2b3c4d-0000-4000-8000-000000000000" } } } }));
  // Constructed: a DataStore that gives 1,000 rows at a time, of which three are ours.
  const records = Array.from({ length: 2500 }, (_, at) => ({ _id: at + 1, area: at < 3 ? "E08000009" : "E08000001", year: String(at < 3 ? 2021 + at : 2023), value: "9" }));
  const network = (): Transport => ({ url }) => {
    const from = Number(new URL(url).searchParams.get("offset") ?? 0);
    const body = JSON.stringify({ success: true, result: { records: records.slice(from, from + 1000), limit: 1000, total: records.length } });
    return Promise.resolve({ url, status: 200, contentType: "application/json", body: new TextEncoder().encode(body), retrieved: "2026-11-01T04:00:00Z" });
  };
  const build = (isTerminal: boolean): Promise<Ran> => ranAs({ ...on(1), network, isTerminal }, folder, "build", "p.portrait.json", "--allow-private");
  expect(await build(false)).toMatchObject({ code: 0, err: "1 of 1  fuel: read\n" });
  const { err } = await build(true);
  expect(err).toMatch(/^\rfuel: page 1, 1,000 of 2,500 rows\rfuel: page 2, 2,000 of 2,500 rows\rfuel: page 3, 2,500 of 2,500 rows\r1 of 1 {2}fuel: read +\n$/);
});

it("what a portrait calls a source cannot steer the terminal while it waits", async () => {
  const { build, portrait } = await council("fuel.csv");
  const nasty = "fu\u001b[2Jel\u009b";
  portrait(({ sources, indicators, ...whole }) => ({ ...whole, sources: { [nasty]: (sources as { fuel: object }).fuel }, indicators: (indicators as object[]).map((each) => ({ ...each, source: nasty })) }));
  const { code, out, err } = await build(1);
  expect(code).toBe(0);
  expect(out + err).toContain("\\u{1b}[2Jel");
  expect(out + err).not.toMatch(/[\0-\u0009\u000b-\u001f\u007f-\u009f]/);
});

it("says of feeds that they were read at the command's own time, over the real network too", async () => {
  const { folder, text } = await council("fuel.csv");
  const { now } = on(5);
  expect((await ranAs({ now }, folder, "build", "p.portrait.json", "--allow-private")).code).toBe(0);
  expect(JSON.parse(text(`${document}.lock.json`))).toMatchObject({ sources: { fuel: { retrieved: expect.stringMatching(/^2026-11-05T04:00:00/) as unknown } } });
});

it("stopped while a publisher keeps it waiting, it ends at once with 130, and nothing is written", async () => {
  const { office, folder, build, untouched } = await council("fuel.csv", "waste.csv");
  expect((await build(1)).code).toBe(0);
  const same = untouched();
  const files = readdirSync(folder);
  office.set("fuel.csv", "hang");
  const interrupt = new AbortController();
  setTimeout(() => interrupt.abort(), 200);
  const started = Date.now();
  const { code, out, err } = await ranAs({ ...on(2), signal: interrupt.signal }, folder, "build", "p.portrait.json", "--allow-private");
  expect(Date.now() - started).toBeLessThan(2000);
  expect({ code, out }).toEqual({ code: 130, out: "" });
  expect(err).toContain("Interrupted. Nothing was written.");
  same();
  expect(readdirSync(folder)).toEqual(files);
});
