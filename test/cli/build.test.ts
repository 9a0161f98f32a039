import { parseDoughnut, type Observation } from "@place-doughnut/schema";
import { spawnSync } from "node:child_process";
import { linkSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { emptyFolder } from "./folder.js";
import { ran, ranAs } from "./ran.js";
import { workshop, type Workshop } from "./workshop.js";

const build = (folder: string, ...more: string[]) => ran(folder, "build", "p.portrait.json", "--replay", ".", ...more);
const output = ({ folder }: Workshop): string => readFileSync(join(folder, "p.doughnut.json"), "utf8");

/** The figures of an indicator in the document that was written, by the label of their period. */
function figures(shop: Workshop, id: string): Map<unknown, Observation> {
  const { doughnut, problems } = parseDoughnut(JSON.parse(output(shop)));
  expect(problems).toEqual([]);
  const indicator = doughnut!.dimensions.flatMap(({ indicators = [] }) => indicators).find((each) => each.id === id);
  return new Map(indicator!.observations.map((observation) => [observation.period.label, observation]));
}

/** An output from last month, which must still be there byte for byte when nothing may be written. */
function lastMonths({ folder }: Workshop): () => void {
  const file = join(folder, "p.doughnut.json");
  writeFileSync(file, '{ "version": 1, "place": { "name": "Trafford" }, "dimensions": [] }');
  const before = { text: readFileSync(file, "utf8"), time: statSync(file).mtimeMs };
  return () => expect({ text: readFileSync(file, "utf8"), time: statSync(file).mtimeMs }).toEqual(before);
}

it("builds Trafford from its recorded feeds, with every row accounted for", async () => {
  const folder = emptyFolder();
  const home = resolve("examples/trafford");
  const { code, out, err } = await ran(folder, "build", join(home, "trafford.portrait.json"), "--replay", join(home, "feeds"), "-o", "t.json", "--report", "r.json");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(readFileSync(join(folder, "t.json"), "utf8")).toBe(readFileSync("examples/data/trafford.doughnut.json", "utf8"));
  expect(out).toContain("fuel-poverty: 170 rows read, 20 used, 150 not used (another area)");
  expect(out).toContain("31 of 31 indicators with a figure");
  expect(out).toContain("\n0 errors, 0 warnings,");
  expect(out).toMatch(/Wrote t\.json\n$/);
  const report = JSON.parse(readFileSync(join(folder, "r.json"), "utf8")) as { stats: { read: number; used: number; dropped: Record<string, number> }; exitCode: number; provenance: { sources: unknown[] } };
  expect(report.exitCode).toBe(0);
  expect(report.provenance.sources).toHaveLength(29);
  expect(report.stats.read).toBe(report.stats.used + Object.values(report.stats.dropped).reduce((sum, n) => sum + n, 0));
});

it("writes beside the portrait when no output is named, the same bytes every time", async () => {
  const shop = workshop("fuel-poverty");
  expect((await build(shop.folder)).code).toBe(0);
  const first = output(shop);
  expect(figures(shop, "fuel-poverty").get("2023")?.value).toBe(9.8);
  expect((await build(shop.folder)).code).toBe(0);
  expect(output(shop)).toBe(first);
  expect(readdirSync(shop.folder).sort()).toEqual(["p.doughnut.json", "p.doughnut.json.lock.json", "p.portrait.json", "recordings.json", "trafford-fuel-poverty.csv"]);
});

it("a renamed column, a figure that contradicts itself and one that cannot be read are all told in one run, and the rest is written", async () => {
  const shop = workshop("fuel-poverty", "household-recycling", "gigabit-broadband");
  shop.editFeed("trafford-fuel-poverty.csv", (text) => text.replace(/(E08000009,Trafford,2023,.*,)9\.8(\r?\n|$)/, "$1nine$2"));
  shop.editFeed("trafford-household-waste-recycling.csv", (text) => `${text.trimEnd()}\n${/E08000009,Trafford,2024\/25,.*Percentage,Waste,57\.5/.exec(text)![0].replace("57.5", "75.5")}\n`);
  shop.editFeed("ons-gigabit-capable-broadband.csv", (text) => text.replace(/\bobservation\b/, "observations"));
  const { code, out, err } = await build(shop.folder);
  expect({ code, err }).toEqual({ code: 3, err: "" });
  expect(out).toMatch(/^ {2}error {4}column-missing {2}gigabit-broadband .*column "observation": .*observations/m);
  expect(out).toMatch(/^ {2}error {4}duplicate-rows {2}household-recycling .*57\.5.*75\.5/m);
  expect(out).toMatch(/^ {2}error {4}value-\S+ {2}fuel-poverty row 171 column "value": .*nine/m);
  expect(out).toContain("413 not used (the mapping cannot be applied)");
  expect(out).toContain("2 of 3 indicators with a figure");
  expect(figures(shop, "gigabit-broadband").size).toBe(0);
  expect(figures(shop, "household-recycling").get("2024/25")?.value ?? null).toBeNull();
  expect(figures(shop, "household-recycling").get("2023/24")?.value).toBeGreaterThan(50);
  expect(figures(shop, "fuel-poverty").get("2023")?.value ?? null).toBeNull();
  expect(figures(shop, "fuel-poverty").get("2022")?.value).toBe(11.4);
});

it("a portrait with mistakes is refused with all of them, the feeds' problems too, and leaves the output alone", async () => {
  const shop = workshop("fuel-poverty", "household-recycling");
  const untouched = lastMonths(shop);
  shop.editFeed("trafford-fuel-poverty.csv", (text) => text.replace("area_code,", "areacode,"));
  shop.editPortrait((portrait) => ({
    ...portrait,
    indicators: [...portrait.indicators, { ...portrait.indicators[0]!, id: "other", source: "trafford-fuel-povrty" }, { ...portrait.indicators[0]!, id: "third", dimension: "enrgy" }],
  }));
  const { code, out, err } = await build(shop.folder);
  expect(code).toBe(2);
  expect(err).toBe("p.portrait.json cannot be used as a portrait. Nothing was written.\n");
  expect(out).toMatch(/error {4}unknown-source .*trafford-fuel-poverty/);
  expect(out).toMatch(/error {4}unknown-dimension .*energy/);
  expect(out).toMatch(/error {4}column-missing/);
  untouched();
});

it("a portrait with a key that is not known is refused, with the key that was meant", async () => {
  const shop = workshop("fuel-poverty");
  const untouched = lastMonths(shop);
  shop.editPortrait(({ indicators, ...portrait }) => ({ ...portrait, indicatrs: indicators }));
  const { code, out } = await build(shop.folder);
  expect(code).toBe(2);
  expect(out).toContain("indicators");
  untouched();
});

it("without a single figure nothing is written", async () => {
  const shop = workshop("fuel-poverty", "household-recycling");
  const untouched = lastMonths(shop);
  for (const file of ["trafford-fuel-poverty.csv", "trafford-household-waste-recycling.csv"]) shop.editFeed(file, () => "<!doctype html><p>Log in");
  const { code, out, err } = await build(shop.folder, "--report", "r.json");
  expect(code).toBe(4);
  expect(err).toBe("No indicator has a figure of today. Nothing was written.\n");
  expect(out.match(/error {4}not-a-table/g)).toHaveLength(2);
  expect(JSON.parse(readFileSync(join(shop.folder, "r.json"), "utf8"))).toMatchObject({ exitCode: 4, written: null, indicators: { all: 2, withFigure: 0 } });
  untouched();
});

it("one feed that is gone or was changed takes only its own indicators with it", async () => {
  const shop = workshop("fuel-poverty", "household-recycling");
  writeFileSync(join(shop.folder, "trafford-fuel-poverty.csv"), "area_code,period\n");
  const { code, out } = await build(shop.folder);
  expect(code).toBe(3);
  expect(out).toMatch(/trafford-fuel-poverty \(fuel_poverty\.csv\): missing\n.*\n {2}error {4}recording-changed/);
  expect(figures(shop, "household-recycling").get("2024/25")?.value).toBe(57.5);
  expect(figures(shop, "fuel-poverty").size).toBe(0);
});

it.each([
  ["no portrait", ["build", "nowhere.json", "--replay", "."], "Cannot read nowhere.json: there is no such file."],
  ["a folder for a portrait", ["build", "sub", "--replay", "."], "Cannot read sub: it is a folder."],
  ["broken JSON", ["build", "broken.json", "--replay", "."], "broken.json is not JSON"],
  ["bytes that are not UTF-8", ["build", "latin.json", "--replay", "."], "latin.json is not UTF-8 text."],
  ["--offline without a folder", ["build", "p.portrait.json", "--offline"], "--offline takes the answers from a folder: name it with --record."],
  ["a folder to read and one to keep", ["build", "p.portrait.json", "--replay", ".", "--record", "."], "name one of them"],
  ["a folder to keep that has no place", ["build", "p.portrait.json", "--record", "nowhere/deep"], "its folder does not exist"],
  ["a folder without recordings", ["build", "p.portrait.json", "--replay", "sub"], "sub holds no recordings.json"],
  ["no such folder", ["build", "p.portrait.json", "--replay", "nowhere"], "nowhere is not a folder."],
  ["a folder for the output", ["build", "p.portrait.json", "--replay", ".", "-o", "sub"], "Cannot write sub: it is a folder"],
  ["an output in no folder", ["build", "p.portrait.json", "--replay", ".", "-o", "nowhere/a.json"], "its folder does not exist"],
  ["the portrait as the output", ["build", "p.portrait.json", "--replay", ".", "-o", "p.portrait.json"], "p.portrait.json is named for two things."],
  ["one file for output and report", ["build", "p.portrait.json", "--replay", ".", "-o", "a.json", "--report", "a.json"], "a.json is named for two things."],
  ["somebody's own file as the output", ["build", "p.portrait.json", "--replay", ".", "-o", "broken.json"], "was not made by this program"],
  ["a recorded feed as the output", ["build", "p.portrait.json", "--replay", ".", "-o", "trafford-fuel-poverty.csv", "--force"], "trafford-fuel-poverty.csv is named for two things."],
  ["the list of recordings as the output", ["build", "p.portrait.json", "--replay", ".", "-o", "./sub/../recordings.json", "--force"], "recordings.json is named for two things."],
  ["the list of recordings as the report", ["build", "p.portrait.json", "--replay", ".", "--report", "recordings.json", "--force"], "recordings.json is named for two things."],
  ["a second name of the list as the output", ["build", "p.portrait.json", "--replay", ".", "-o", "twin.json", "--force"], "twin.json is named for two things."],
  ["a link out of the folder as the output", ["build", "p.portrait.json", "--replay", ".", "-o", "away.json", "--force"], "away.json is a link to "],
  ["a link to nowhere as the output", ["build", "p.portrait.json", "--replay", ".", "-o", "lost.json"], "lost.json is a link that leads nowhere"],
  ["a named pipe as the output", ["build", "p.portrait.json", "--replay", ".", "-o", "pipe", "--force"], "Cannot write pipe: it is a folder, or something else"],
  ["a device as the output", ["build", "p.portrait.json", "--replay", ".", "-o", "/dev/null"], "Cannot write /dev/null: it is a folder, or something else"],
  ["a named pipe as the portrait", ["build", "pipe", "--replay", "."], "Cannot read pipe: it is a pipe, a device"],
  ["a lock file's place that is taken", ["build", "p.portrait.json", "--replay", ".", "-o", "taken.json"], "taken.json.lock.json exists and was not made by this program"],
])("%s is exit code 2, and nothing is written", async (_what, argv, sentence) => {
  const { folder } = workshop("fuel-poverty");
  mkdirSync(join(folder, "sub"));
  writeFileSync(join(folder, "broken.json"), '{\n  "version": 1,\n  "place"');
  writeFileSync(join(folder, "taken.json.lock.json"), "{}");
  linkSync(join(folder, "recordings.json"), join(folder, "twin.json"));
  symlinkSync(resolve("package.json"), join(folder, "away.json"));
  symlinkSync("nowhere", join(folder, "lost.json"));
  spawnSync("mkfifo", [join(folder, "pipe")]);
  writeFileSync(join(folder, "latin.json"), Buffer.from([0x22, 0xa3, 0x22]));
  const before = readdirSync(folder).map((name) => [name, lstatSync(join(folder, name)).mtimeMs]);
  const { code, out, err } = await ran(folder, ...argv);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(sentence);
  expect(readdirSync(folder).map((name) => [name, lstatSync(join(folder, name)).mtimeMs])).toEqual(before);
});

it("--force replaces a file that is not ours", async () => {
  const { folder } = workshop("fuel-poverty");
  writeFileSync(join(folder, "mine.json"), "mine");
  expect((await build(folder, "-o", "mine.json", "--force")).code).toBe(0);
  expect(JSON.parse(readFileSync(join(folder, "mine.json"), "utf8"))).toMatchObject({ version: 1 });
});

it("--json gives the report as JSON and nothing else", async () => {
  const { folder } = workshop("fuel-poverty");
  const { code, out } = await build(folder, "--json");
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ version: 1, portrait: "p.portrait.json", written: "p.doughnut.json", exitCode: 0, stats: { read: 170, used: 20 } });
});

it("what a feed says cannot steer the terminal", async () => {
  const shop = workshop("fuel-poverty", "household-recycling");
  shop.editFeed("trafford-fuel-poverty.csv", (text) => text.replace("area_code,", "\u001b[2Jarea\u009b31m\u202e,"));
  for (const more of [[], ["--json"]]) {
    const { code, out } = await build(shop.folder, ...more);
    expect(code).toBe(3);
    expect(out).toMatch(/column-missing/);
    expect(out).not.toMatch(/[\0-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  }
});

it("stopped by the person, it says so, writes nothing and answers 130", async () => {
  const shop = workshop("fuel-poverty");
  const untouched = lastMonths(shop);
  const { code, out, err } = await ranAs({ signal: AbortSignal.abort() }, shop.folder, "build", "p.portrait.json", "--replay", ".");
  expect({ code, out, err }).toEqual({ code: 130, out: "", err: "Interrupted. Nothing was written.\n" });
  untouched();
});

it("a report that cannot be written leaves the document as it was", async () => {
  const shop = workshop("fuel-poverty");
  const untouched = lastMonths(shop);
  const before = readdirSync(shop.folder);
  const name = `${"long".repeat(62)}.json`; // fits by itself, and not with what is put before it while it is written
  const { code, out, err } = await build(shop.folder, "--report", name);
  expect({ code, out, err }).toEqual({ code: 2, out: "", err: `Cannot write ${name}: the name is too long. Nothing was changed.\n` });
  untouched();
  expect(readdirSync(shop.folder)).toEqual(before);
});

it("a document that cannot be written leaves the report as it was", async () => {
  const shop = workshop("fuel-poverty");
  expect((await build(shop.folder, "--report", "r.json")).code).toBe(0);
  const before = readFileSync(join(shop.folder, "r.json"), "utf8");
  const name = `${"long".repeat(62)}.json`;
  expect((await build(shop.folder, "-o", name, "--report", "r.json")).err).toContain("Nothing was changed.");
  expect(readFileSync(join(shop.folder, "r.json"), "utf8")).toBe(before);
});

it.each([
  ["a portrait with dimensions of its own", "other.portrait.json", "-o", { version: 1, place: { name: "Here" }, dimensionSet: "deal-2025", dimensions: [{ id: "ours", ring: "social", name: "Ours" }], sources: {}, indicators: [] }],
  ["a file that names this tool", "package.json", "--report", { name: "council-site", config: { "tool": "place-doughnut 0.1.0" } }],
])("%s is not replaced", async (_what, name, option, content) => {
  const { folder } = workshop("fuel-poverty");
  const text = JSON.stringify(content, null, 2);
  writeFileSync(join(folder, name), text);
  expect(await build(folder, option, name)).toMatchObject({ code: 2, out: "", err: expect.stringContaining("was not made by this program") as unknown });
  expect(readFileSync(join(folder, name), "utf8")).toBe(text);
});

it("replaces its own document and report", async () => {
  const { folder } = workshop("fuel-poverty");
  for (let run = 0; run < 2; run++) expect((await build(folder, "--report", "r.json")).code).toBe(0);
  expect(JSON.parse(readFileSync(join(folder, "r.json"), "utf8"))).toMatchObject({ exitCode: 0, written: "p.doughnut.json" });
});
