import { parseDoughnut, type Indicator } from "@place-doughnut/schema";
import Ajv from "ajv";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import type { Io } from "../../packages/cli/src/io.js";
import { generated } from "../../packages/cli/src/published.js";
import { emptyFolder } from "./folder.js";
import { askedOnce, portraitOf, publisher, table, type Publisher } from "./publisher.js";
import { ranAs, type Ran } from "./ran.js";

const document = "p.doughnut.json";

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
  "one of two sources gives %j: the other is fresh, its figures stay, marked with their day, and the exit code is 3", async (fault) => {
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

it("one of two sources down on the first night is missing: the other is written, exit code 3", async () => {
  const { build, office, indicator } = await council("fuel.csv", "waste.csv");
  office.set("fuel.csv", 503);
  const { code, out } = await build(1, "--json");
  expect(code).toBe(3);
  expect(outcomesIn(out)).toEqual({ fuel: "missing", waste: "fresh" });
  expect(values(indicator("fuel"))).toEqual([]);
});

it("all sources down: exit code 4, and the document is untouched", async () => {
  const { build, office, untouched, folder } = await council("fuel.csv", "waste.csv");
  expect((await build(1)).code).toBe(0);
  const same = untouched();
  const files = readdirSync(folder);
  office.set("fuel.csv", 503);
  office.set("waste.csv", "reset");
  const { code, out, err } = await build(2);
  expect(code).toBe(4);
  expect(err.split("\n").at(-2)).toBe("No indicator has a figure of today. Nothing was written.");
  expect(out).toContain("sources: 2 not read, earlier figures kept");
  same();
  expect(readdirSync(folder)).toEqual(files);
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
