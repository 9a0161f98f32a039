import { readFileSync } from "node:fs";
import { buildDoughnut } from "@place-doughnut/adapter";
import { portraitFor, ukCatalogue } from "@place-doughnut/adapter/catalogue";
import { replayFolder } from "@place-doughnut/adapter/replay";
import { measureDoughnut, parseDoughnut } from "@place-doughnut/schema";
import { beforeAll, describe, expect, test } from "vitest";
import { feeds, ukDoughnuts, ukFiles, type UkPlace } from "../../../scripts/uk.js";

const asked: string[] = [];
let built: UkPlace[] = [];
let processor = 0;

beforeAll(async () => {
  const before = process.cpuUsage();
  built = await ukDoughnuts((url) => asked.push(url));
  const { user, system } = process.cpuUsage(before);
  processor = (user + system) / 1e6;
}, 300_000);

describe("all doughnuts of the United Kingdom", () => {
  test("are made in one run that reads each source once, within a minute of processor time", () => {
    expect(built).toHaveLength(361);
    expect(asked.slice().sort()).toEqual(Object.values(ukCatalogue.sources).map(({ url }) => url).sort());
    expect(processor).toBeLessThan(60);
  });

  test("have a figure for every indicator that their portrait has, but for what the publisher withholds", () => {
    const short = built.filter(({ indicators, withFigure }) => withFigure < indicators).map(({ place }) => place.name);
    expect(short).toEqual([]);
    const range = (letter: string): number[] => {
      const counts = built.filter(({ place }) => place.code.startsWith(letter)).map(({ withFigure }) => withFigure);
      return [Math.min(...counts), Math.max(...counts)];
    };
    expect({ england: range("E"), wales: range("W"), scotland: range("S"), northernIreland: range("N") })
      .toEqual({ england: [14, 21], wales: [12, 12], scotland: [10, 11], northernIreland: [11, 11] });
  });

  test("have no error, and warn only of figures for a county", () => {
    const found = built.flatMap(({ problems }) => problems).filter(({ severity }) => severity !== "notice");
    expect([...new Set(found.map(({ code }) => code))]).toEqual(["area-wider"]);
  });

  test("are documents that can be read and measured without a fault", { timeout: 120_000 }, () => {
    for (const { place, doughnut } of built) {
      expect(parseDoughnut(JSON.parse(JSON.stringify(doughnut))).problems, place.name).toEqual([]);
      expect(measureDoughnut(doughnut).dimensions.length, place.name).toBe(22);
    }
  });

  test.each(["E08000009", "E08000038", "E07000223", "W06000015", "S12000036", "N09000003"])("%s is the same when it is built alone", { timeout: 60_000 }, async (code) => {
    const one = built.find(({ place }) => place.code === code)!;
    const alone = await buildDoughnut(portraitFor(ukCatalogue, one.place).portrait, { transport: replayFolder(feeds) });
    expect(alone.doughnut).toEqual(one.doughnut);
    expect(alone.problems).toEqual(one.problems);
  });

  test("agree with Trafford's own where both have the same feed", () => {
    const trafford = JSON.parse(readFileSync("examples/data/trafford.doughnut.json", "utf8")) as UkPlace["doughnut"];
    const own = built.find(({ place }) => place.name === "Trafford")!.doughnut;
    const figures = ({ dimensions }: UkPlace["doughnut"]): Map<string, unknown> => new Map(dimensions.flatMap(({ indicators = [] }) => indicators.map(({ id, observations }) => [id, observations])));
    const shared = [...figures(own)].filter(([id]) => figures(trafford).has(id) && !["household-recycling", "fuel-poverty"].includes(id));
    expect(shared.length).toBeGreaterThanOrEqual(15);
    for (const [id, observations] of shared) expect(observations, id).toEqual(figures(trafford).get(id));
  });

  test("are what the files in examples/uk show", () => {
    for (const [name, text] of ukFiles(built)) expect(readFileSync(`examples/uk/${name}`, "utf8") === text, `${name}: run node scripts/uk.mjs`).toBe(true);
  });
});
