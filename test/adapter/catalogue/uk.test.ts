import { readFileSync } from "node:fs";
import { buildDoughnut } from "@place-doughnut/adapter";
import { portraitFor, ukCatalogue } from "@place-doughnut/adapter/catalogue";
import { replayFolder } from "@place-doughnut/adapter/node";
import { measureDoughnut, parseDoughnut } from "@place-doughnut/schema";
import { beforeAll, describe, expect, test } from "vitest";
import { feeds, ukDoughnuts, ukFiles, type UkPlace } from "../../../scripts/uk.js";

/** What is read of latest.json here. */
interface Latest {
  readonly indicators: readonly { readonly id: string }[];
  readonly periods: readonly { readonly label: string }[];
  readonly places: readonly { readonly code: string; readonly figures: readonly ([value: number, period: number, flags?: string[]] | null)[] }[];
}

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
      .toEqual({ england: [13, 20], wales: [12, 12], scotland: [10, 11], northernIreland: [11, 11] });
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
    expect(shared.length).toBeGreaterThanOrEqual(14);
    for (const [id, observations] of shared) expect(observations, id).toEqual(figures(trafford).get(id));
  });

  const shown = (): Latest => JSON.parse(ukFiles(built).get("latest.json")!) as Latest;

  test("are summed up with each flag of a figure said once", () => {
    const flags = shown().places.flatMap(({ figures }) => figures.flatMap((figure) => (figure?.[2] === undefined ? [] : [figure[2]])));
    expect(flags.length).toBeGreaterThan(400);
    for (const own of flags) expect(own).toEqual([...new Set(own)]);
  });

  // Read off the publishers' files by hand.
  test.each([
    ["E08000035", "gigabit-broadband", 96, "1 Jan 2026"],
    ["E07000223", "greenhouse-gases-per-person", 3.06, "2023"],
    ["E07000223", "persistent-absence", 17.57874, "2024/25", ["wider-area"]],
    ["W06000015", "municipal-recycling", 64, "2024/25"],
    ["N09000003", "household-recycling", 42.4, "2024/25"],
    ["E06000065", "gender-pay-gap", 14.6, "2022"],
    ["E06000065", "older-people-low-income-2019", 9.4, "2015/16"],
  ])("are summed up with the publisher's figure: %s, %s is %d", (code, id, value, label, flags?) => {
    const { places, indicators, periods } = shown();
    const figures = places.find((place) => place.code === code)!.figures.filter((figure, at) => figure !== null && indicators[at]?.id === id);
    expect(figures.map((figure) => [figure?.[0], periods[figure![1]]?.label, figure?.[2]])).toEqual([[value, label, flags]]);
  });

  test("are what the files in examples/uk show", () => {
    for (const [name, text] of ukFiles(built)) expect(readFileSync(`examples/uk/${name}`, "utf8") === text, `${name}: run node scripts/uk.mjs`).toBe(true);
  });
});
