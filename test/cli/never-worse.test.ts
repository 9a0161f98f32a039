/** The file on the disk is always the last accepted one, byte for byte, whatever happens in whatever order. */
import { parseDoughnut } from "@place-doughnut/schema";
import fc from "fast-check";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { askedOnce, portraitOf, publisher, table, type Publisher } from "./publisher.js";
import { ranAs } from "./ran.js";

type Key = "fuel" | "waste";
const keys = ["fuel", "waste"] as const;

/** What should be: the years each publisher has, who is down, and what stands in the accepted file. */
interface Model {
  published: Record<Key, number[]>;
  down: Set<Key>;
  accepted: Record<Key, number[]> | null;
}
interface Real { folder: string; office: Publisher; accepted: string | null; night: number }

const file = ({ folder }: Real): string => join(folder, "p.doughnut.json");
const textIn = (real: Real): string | null => (existsSync(file(real)) ? readFileSync(file(real), "utf8") : null);
const serve = ({ office }: Real, { published, down }: Model): void => {
  for (const key of keys) office.set(`${key}.csv`, down.has(key) ? 503 : table(Object.fromEntries(published[key].map((year) => [year, year - 2000]))));
};

/** The exit code that the rules promise, and the years that the document then has. */
function promised({ published, down, accepted }: Model): { code: number; years: Record<Key, number[]> } {
  const up = keys.filter((key) => !down.has(key));
  const years = Object.fromEntries(keys.map((key) => [key, down.has(key) ? (accepted?.[key] ?? []) : published[key]])) as Record<Key, number[]>;
  if (up.every((key) => published[key].length === 0)) return { code: 4, years };
  const isWorse = keys.some((key) => {
    const was = accepted?.[key] ?? [];
    const gone = was.filter((year) => !years[key].includes(year)).length;
    return was.length > 0 && (years[key].length === 0 || years[key].at(-1)! < was.at(-1)! || (was.length - years[key].length) / (years[key].length + gone) > 0.2);
  });
  return { code: isWorse ? 5 : down.size > 0 ? 3 : 0, years };
}

function check(real: Real, model: Model): void {
  expect(textIn(real)).toBe(real.accepted);
  expect(readdirSync(real.folder).filter((name) => name.includes(".part-"))).toEqual([]);
  if (real.accepted === null) return;
  const { doughnut, problems } = parseDoughnut(JSON.parse(real.accepted));
  expect(problems).toEqual([]);
  const indicators = doughnut!.dimensions.flatMap(({ indicators: all = [] }) => all);
  expect(indicators.map(({ id, observations }) => [id, observations.map(({ period }) => Number(period.start.slice(0, 4)))])).toEqual(keys.map((key) => [key, model.accepted![key]]));
}

const dayOf = ({ night: at }: Real): string => `2026-11-${String(1 + (at % 28)).padStart(2, "0")}T04:00:00Z`;
const night = (real: Real, signal?: AbortSignal) =>
  ranAs({ now: () => dayOf(real), network: () => askedOnce(() => dayOf(real)), ...(signal === undefined ? {} : { signal }) }, real.folder, "build", "p.portrait.json", "--allow-private");

type Step = fc.AsyncCommand<Model, Real>;
const step = (name: string, run: (model: Model, real: Real) => Promise<void> | void): Step => ({ check: () => true, run: async (model, real) => run(model, real), toString: () => name });

const publishes = fc.tuple(fc.constantFrom(...keys), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 2 })).map(([key, count, later]) =>
  step(`${key} has ${count} years to ${2023 + later}`, (model) => {
    model.published[key] = Array.from({ length: count }, (_, at) => 2023 + later - count + 1 + at);
  }));
const breaks = fc.constantFrom(...keys).map((key) => step(`${key} goes down`, (model) => void model.down.add(key)));
const mends = fc.constantFrom(...keys).map((key) => step(`${key} comes up`, (model) => void model.down.delete(key)));
const runs = fc.constantFrom(1, 2).map((times) => step(times === 1 ? "a night" : "two builds at once", async (model, real) => {
  serve(real, model);
  real.night++;
  const { code, years } = promised(model);
  const empty = keys.some((key) => !model.down.has(key) && model.published[key].length === 0);
  const ran = await Promise.all(Array.from({ length: times }, () => night(real)));
  // A table without a row is an error of its own: its indicator is kept, or missing.
  if (!empty) expect(ran.map((each) => each.code)).toEqual(Array<number>(times).fill(code));
  const accepted = ran.some((each) => each.code === 0 || each.code === 3);
  if (accepted) {
    real.accepted = textIn(real);
    model.accepted = Object.fromEntries(keys.map((key) => [key, years[key].length === 0 ? (model.accepted?.[key] ?? []) : years[key]])) as Record<Key, number[]>;
  }
  check(real, model);
}));
const stops = fc.integer({ min: 0, max: 40 }).map((ms) => step(`a night stopped after ${ms} ms`, async (model, real) => {
  serve(real, model);
  const before = textIn(real);
  const stop = new AbortController();
  setTimeout(() => stop.abort(), ms);
  real.night++;
  const { years } = promised(model);
  const { code } = await night(real, stop.signal);
  if (code === 0 || code === 3) {
    real.accepted = textIn(real);
    model.accepted = Object.fromEntries(keys.map((key) => [key, years[key].length === 0 ? (model.accepted?.[key] ?? []) : years[key]])) as Record<Key, number[]>;
  } else expect(textIn(real)).toBe(before);
  check(real, model);
}));
const litters = fc.constantFrom("half", "").map((text) => step("a run is killed while it writes", (_model, { folder }) => {
  writeFileSync(join(folder, `.p.doughnut.json.part-${2 ** 22 + 1}.00ff`), text);
}));
const refuses = fc.constant(step("the disk refuses the lock file", async (model, real) => {
  const lock = `${file(real)}.lock.json`;
  const before = existsSync(lock) ? readFileSync(lock) : null;
  rmSync(lock, { force: true });
  mkdirSync(lock);
  serve(real, model);
  expect((await night(real)).code).toBe(2);
  rmSync(lock, { recursive: true });
  if (before !== null) writeFileSync(lock, before);
  for (const name of readdirSync(real.folder)) if (name.includes(".part-")) rmSync(join(real.folder, name));
  check(real, model);
}));

it("after any sequence of nights, faults, stops and crashes", { timeout: 120_000 }, async () => {
  const home = mkdtempSync(join(tmpdir(), "never-worse-"));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const office = await publisher();
  let nights = 0;
  await fc.assert(fc.asyncProperty(fc.commands([publishes, publishes, breaks, mends, runs, runs, stops, litters, refuses], { maxCommands: 14 }), async (steps) => {
    const real: Real = { folder: mkdtempSync(join(home, "f-")), office, accepted: null, night: 0 };
    writeFileSync(join(real.folder, "p.portrait.json"), JSON.stringify(portraitOf(office, "fuel.csv", "waste.csv")));
    await fc.asyncModelRun(() => ({ model: { published: { fuel: [2021, 2022, 2023], waste: [2022, 2023] }, down: new Set<Key>(), accepted: null }, real }), steps);
    nights += real.night;
  }), { numRuns: 40 });
  expect(nights).toBeGreaterThan(40);
});

it("fifty pairs of builds at once leave one whole document each", { timeout: 60_000 }, async () => {
  const home = mkdtempSync(join(tmpdir(), "pairs-"));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const office = await publisher();
  office.set("fuel.csv", table({ 2022: 10, 2023: 9 }));
  office.set("other.csv", table({ 2022: 10, 2023: 9, 2024: 8 }));
  const portraits = ["fuel.csv", "other.csv"].map((name) => JSON.stringify(portraitOf(office, name)).replaceAll('"other"', '"fuel"'));
  portraits.forEach((text, at) => writeFileSync(join(home, `${at}.portrait.json`), text));
  const build = (at: number, output: string) => ranAs({ network: () => askedOnce(() => "2026-11-22T04:00:00Z") }, home, "build", `${at}.portrait.json`, "-o", output, "--allow-private");
  const alone = await Promise.all([0, 1].map(async (at) => {
    await build(at, `alone-${at}.json`);
    return readFileSync(join(home, `alone-${at}.json`), "utf8");
  }));
  expect(alone[0]).not.toBe(alone[1]);
  const found = new Set<string>();
  for (let pair = 0; pair < 50; pair++) {
    const codes = await Promise.all([build(pair % 2, `${pair}.json`), build(1 - (pair % 2), `${pair}.json`)]);
    for (const { code } of codes) expect([0, 5]).toContain(code); // the shorter table is worse where the longer one was first
    const text = readFileSync(join(home, `${pair}.json`), "utf8");
    expect(alone).toContain(text);
    found.add(text);
  }
  expect(found.size).toBeGreaterThan(0);
  expect(readdirSync(home).filter((name) => name.includes(".part-"))).toEqual([]);
});
