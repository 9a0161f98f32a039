import { readFileSync } from "node:fs";
import { parsePortrait, ukAreas } from "@place-doughnut/adapter";
import { catalogueSchema, portraitFor, ukCatalogue, type Catalogue, type CataloguePlace } from "@place-doughnut/adapter/catalogue";
import { safeUrl } from "@place-doughnut/schema";
import { describe, expect, test } from "vitest";
import { checkShape } from "../../../packages/adapter/src/shape.js";
import { allPlaces } from "../../../scripts/uk.js";

const leeds: CataloguePlace = { code: "E08000035", name: "Leeds" };
const adur: CataloguePlace = { code: "E07000223", name: "Adur", wider: { code: "E10000032", name: "West Sussex" } };
const ids = ({ indicators }: { indicators: readonly { readonly id: string }[] }): string[] => indicators.map(({ id }) => id);

describe("the UK catalogue", () => {
  test("is of the published shape, and the published file is the same", () => {
    expect(checkShape(catalogueSchema, JSON.parse(JSON.stringify(ukCatalogue)))).toEqual([]);
    const { $schema: _schema, ...published } = JSON.parse(readFileSync("packages/adapter/published/uk.catalogue.json", "utf8")) as Catalogue;
    expect(published).toEqual(JSON.parse(JSON.stringify(ukCatalogue)));
  });

  test("has at least twenty indicators, each with a dimension, a direction and a source with its licence and a page for people", () => {
    expect(new Set(ids(ukCatalogue)).size).toBe(23);
    for (const { id, source, dimension, direction, covers } of ukCatalogue.indicators) {
      const feed = ukCatalogue.sources[source];
      expect(feed, id).toMatchObject({ licence: "OGL-UK-3.0" });
      expect(safeUrl(feed?.page ?? ""), id).not.toBeNull();
      expect(dimension && direction && covers.places.length, id).toBeTruthy();
    }
    expect(Object.keys(ukCatalogue.sources).sort()).toEqual([...new Set(ukCatalogue.indicators.map(({ source }) => source))].sort());
  });

  test("holds an indicator against a line only where the line has a published source, and never half a line", () => {
    for (const { id, target, boundary, floor, reference } of ukCatalogue.indicators) {
      for (const line of [target, boundary].filter((each) => each !== undefined)) {
        expect(line.source, id).toMatch(/.{20}/);
        expect(safeUrl(line.url ?? ""), id).not.toBeNull();
      }
      if (target === undefined) expect(floor, id).toBeUndefined();
      if (boundary === undefined) expect(reference, id).toBeUndefined();
    }
    const lined = ukCatalogue.indicators.filter(({ target, boundary }) => target !== undefined || boundary !== undefined);
    expect(new Set(ids({ indicators: lined })).size).toBe(7);
  });

  test("holds no two indicators of one lack against a line, and says where the choice of a measure is its own", () => {
    const targets = ukCatalogue.indicators.filter(({ target }) => target !== undefined);
    expect(ids({ indicators: targets })).toEqual(["fuel-poverty", "slow-broadband", "gcse-english-maths", "persistent-absence", "child-poverty", "older-people-low-income-2019"]);
    for (const { target, id } of targets) expect(target?.source, id).toMatch(/^An? .* lacks .*\. The measure is our choice, the rule that nobody is deprived is from Fanning and Raworth/);
    expect(new Set(targets.map(({ target }) => String(target?.source))).size).toBe(targets.length);
  });

  test("draws no government's aim as a natural limit: only the fair share of carbon is a boundary", () => {
    expect(ids({ indicators: ukCatalogue.indicators.filter(({ boundary }) => boundary !== undefined) })).toEqual(["greenhouse-gases-per-person"]);
  });

  test("calls little of a thing better in the social ring only where the thing is a lack", () => {
    const gas = ukCatalogue.indicators.find(({ id }) => id === "domestic-gas");
    expect(gas).toMatchObject({ dimension: "climate-change", direction: "lower-is-better" });
  });

  test("has no ratio that was published without its sign", () => {
    expect(ids(ukCatalogue)).not.toContain("land-growth");
    expect(JSON.stringify(ukCatalogue)).not.toContain("11-3-1");
  });

  test("names no indicator twice for one place", { timeout: 60_000 }, async () => {
    for (const place of await allPlaces()) {
      const own = ids(portraitFor(ukCatalogue, place).portrait);
      expect(new Set(own).size, place.name).toBe(own.length);
    }
  });

  test("names only places that the register knows", async () => {
    const register = await ukAreas();
    for (const { covers: { only = [], not = [] } } of ukCatalogue.indicators) for (const code of [...only, ...not]) expect(register.area(code), code).toBeDefined();
  });
});

describe("a place's portrait from the catalogue", () => {
  test("is one without a fault, for every council and county", { timeout: 60_000 }, async () => {
    const register = await ukAreas();
    const counties = register.all().filter(({ code, until, successors }) => code.startsWith("E10") && until === null && successors.length === 0);
    const places = [...(await allPlaces()), ...counties];
    expect(places).toHaveLength(361 + 21);
    for (const place of places) expect(parsePortrait(portraitFor(ukCatalogue, place).portrait).problems, place.name).toEqual([]);
  });

  test("has what the feeds cover and the sources these need, and says what it leaves out and why", () => {
    const { portrait, leftOut } = portraitFor(ukCatalogue, leeds);
    expect(portrait).toMatchObject({ version: 1, place: { name: "Leeds", code: "E08000035", codeSystem: "GSS" }, comparators: [{ code: "E92000001" }] });
    expect(portrait.indicators).toHaveLength(20);
    expect(leftOut).toEqual([
      { id: "municipal-recycling", name: "Municipal waste recycled", reason: "kind-of-place" },
      { id: "employment-ni", name: "People in work", reason: "kind-of-place" },
      { id: "inactivity-ni", name: "People who neither work nor look for work", reason: "kind-of-place" },
    ]);
    expect(Object.keys(portrait.sources)).toHaveLength(17);
    expect(new Set([...ids(portrait), ...leftOut.map(({ id }) => id)])).toEqual(new Set(ids(ukCatalogue)));
  });

  test("takes a county's figure for a district where only counties have one, and says whose it is", () => {
    const { portrait, leftOut } = portraitFor(ukCatalogue, adur);
    const wider = portrait.indicators.filter(({ area }) => area !== undefined);
    expect(ids({ indicators: wider })).toEqual(["healthy-life-expectancy-female", "healthy-life-expectancy-male", "persistent-absence"]);
    for (const indicator of wider) expect(indicator).toMatchObject({ area: { code: "E10000032", name: "West Sussex" }, mapping: { area: { column: "areacd", is: "E10000032" } } });
    expect(leftOut.filter(({ reason }) => reason === "place").map(({ id }) => id)).toEqual(["fuel-poverty", "gender-pay-gap"]);
  });

  test("tells Wales's recycling of municipal waste from the others' of household waste, each with its nation's aim in the note alone", () => {
    const recycling = (code: string): unknown => portraitFor(ukCatalogue, { code, name: "A place" }).portrait.indicators.filter(({ dimension }) => dimension === "waste")
      .map(({ id, unit, boundary, note }) => [id, unit?.name, boundary, /\d+%/.exec(String(note))?.[0]]);
    const household = ["household-recycling", "of household waste reused, recycled or composted", undefined];
    expect(recycling("E08000035")).toEqual([[...household, "65%"]]);
    expect(recycling("W06000015")).toEqual([["municipal-recycling", "of municipal waste reused, recycled or composted", undefined, "70%"]]);
    expect([recycling("S12000036"), recycling("N09000003")]).toEqual([[[...household, undefined]], [[...household, undefined]]]);
  });

  test("does not change the catalogue", () => {
    const before = JSON.stringify(ukCatalogue);
    portraitFor(ukCatalogue, adur);
    expect(JSON.stringify(ukCatalogue)).toBe(before);
  });
});
