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
    expect(new Set(ids({ indicators: lined })).size).toBe(10);
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
    expect(portrait.indicators).toHaveLength(21);
    expect(leftOut).toEqual([
      { id: "employment-ni", name: "People in work", reason: "kind-of-place" },
      { id: "inactivity-ni", name: "People who neither work nor look for work", reason: "kind-of-place" },
    ]);
    expect(Object.keys(portrait.sources)).toHaveLength(18);
    expect(new Set([...ids(portrait), ...leftOut.map(({ id }) => id)])).toEqual(new Set(ids(ukCatalogue)));
  });

  test("takes a county's figure for a district where only counties have one, and says whose it is", () => {
    const { portrait, leftOut } = portraitFor(ukCatalogue, adur);
    const wider = portrait.indicators.filter(({ area }) => area !== undefined);
    expect(ids({ indicators: wider })).toEqual(["healthy-life-expectancy-female", "healthy-life-expectancy-male", "persistent-absence"]);
    for (const indicator of wider) expect(indicator).toMatchObject({ area: { code: "E10000032", name: "West Sussex" }, mapping: { area: { column: "areacd", is: "E10000032" } } });
    expect(leftOut.filter(({ reason }) => reason === "place").map(({ id }) => id)).toEqual(["fuel-poverty", "gender-pay-gap"]);
  });

  test("has its nation's aim: England's and Wales's for recycling, none where there is none to be had", () => {
    const line = (code: string): unknown => portraitFor(ukCatalogue, { code, name: "A place" }).portrait.indicators.find(({ id }) => id === "household-recycling")?.boundary?.value;
    expect([line("E08000035"), line("W06000015"), line("S12000036"), line("N09000003")]).toEqual([65, 70, undefined, undefined]);
  });

  test("does not change the catalogue", () => {
    const before = JSON.stringify(ukCatalogue);
    portraitFor(ukCatalogue, adur);
    expect(JSON.stringify(ukCatalogue)).toBe(before);
  });
});
