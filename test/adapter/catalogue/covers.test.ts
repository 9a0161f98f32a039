/** What the catalogue says of the places each feed covers, held against the recorded feeds themselves. */
import { buildDoughnuts, ukAreas } from "@place-doughnut/adapter";
import { portraitFor, ukCatalogue, type Catalogue, type CataloguePlace } from "@place-doughnut/adapter/catalogue";
import { replayFolder } from "@place-doughnut/adapter/node";
import { beforeAll, expect, test } from "vitest";
import { allPlaces, feeds } from "../../../scripts/uk.js";

/** Each entry under a name of its own, for places of every kind: what the feeds have is found out, not said. */
const open: Catalogue = {
  ...ukCatalogue, comparators: [],
  indicators: ukCatalogue.indicators.map((indicator, at) => ({ ...indicator, id: `${indicator.id} ${at}`, covers: { places: ["E", "W", "S", "N"] } })),
};
/** The same, with what is said; a county's figure is asked for its own sake below. */
const said: Catalogue = {
  ...open, indicators: open.indicators.map((indicator, at) => ({ ...indicator, covers: { ...ukCatalogue.indicators[at]!.covers, wider: false } })),
};

/** Entries whose rows are there for other nations too, which other entries take: the same column under the same words. */
const another = (entry: string, code: string): boolean =>
  /^(?:household|municipal)-recycling /.test(entry) && said.indicators.some(({ id, covers }) => id !== entry && /recycling/.test(id) && covers.places.some((start) => code.startsWith(start)));

const published = new Set<string>();
const promised = new Set<string>();

beforeAll(async () => {
  const register = await ukAreas();
  const counties: CataloguePlace[] = register.all().filter(({ code, until, successors }) => code.startsWith("E10") && until === null && successors.length === 0);
  const places = [...(await allPlaces()), ...counties].map(({ code, name }) => ({ code, name }));
  let at = 0;
  for await (const { doughnut } of buildDoughnuts(places.map((place) => portraitFor(open, place).portrait), { transport: replayFolder(feeds) })) {
    const place = places[at++]!;
    for (const { id, observations } of doughnut!.dimensions.flatMap(({ indicators = [] }) => indicators)) {
      if (observations.some(({ value }) => value !== null)) published.add(`${id} ${place.code}`);
    }
    for (const { id } of portraitFor(said, place).portrait.indicators) promised.add(`${id} ${place.code}`);
  }
}, 300_000);

test("a place that a feed has a figure for gets it: none is left out by a list that is too short", () => {
  const missed = [...published].filter((each) => !promised.has(each)).filter((each) => !another(each.slice(0, each.lastIndexOf(" ")), each.slice(-9)));
  expect(missed).toEqual([]);
});

test("a place is promised nothing that its feed has not got", () => {
  expect(published.size).toBeGreaterThan(5000);
  expect([...promised].filter((each) => !published.has(each))).toEqual([]);
});

test("North Yorkshire has the pay gap that the table gives under the county's code, of the same area", () => {
  expect([...promised].filter((each) => /^gender-pay-gap \d+ E06000065$/.test(each))).toHaveLength(1);
});
