import { canonicalDimensionId, dimensionAliases, dimensionSet, dimensionSets, parseDoughnut } from "@place-doughnut/schema";
import { describe, expect, test } from "vitest";
import { rows } from "../documents.js";

const published = rows("golden/dimension-names.csv", ",");
const frameworks = { "deal-2017": "DEAL global Doughnut", "deal-2025": "Doughnut v3", "deal-unrolled": "Doughnut Unrolled" };
const lensOf = (lens: string) => (lens === "ecological ceiling" ? "global-ecological" : lens === "social foundation" ? undefined : lens);

describe.each(dimensionSets)("$id", (set) => {
  const names = published.filter(({ framework }) => framework === frameworks[set.id]);

  test("has the published dimensions, names and lenses, in the published order", () => {
    expect(names.length).toBe(set.id === "deal-unrolled" ? 44 : 21);
    expect(set.dimensions.map(({ id, name, lens, ring }) => [id.replace(/^global-/, ""), name.en.toLowerCase(), lens, ring])).toEqual(
      names.map(({ id, name, lens }) => [id, name, lensOf(lens!), lens!.includes("social") ? "social" : "ecological"]),
    );
  });

  test("has every id once, and a short name wherever the name is long", () => {
    expect(new Set(set.dimensions.map(({ id }) => id)).size).toBe(set.dimensions.length);
    for (const { name, shortName } of set.dimensions) {
      expect(name.en.length > 12).toBe(shortName !== undefined);
      expect((shortName ?? name).en.length).toBeLessThanOrEqual(12);
      expect(name.en).toMatch(/^\p{Lu}[\p{Ll} &]+$/u);
    }
  });

  test("has one of the published groups where there are groups", () => {
    for (const [i, { group, lens }] of set.dimensions.entries()) {
      if (lens === "local-social") expect(names[i]?.group?.split(/ \(Portland\) \/ | /)).toContain(group);
      else expect(group).toBeUndefined();
    }
  });

  test("is a document without figures", () => {
    const dimensions = set.dimensions.map(({ group, ...dimension }) => ({ ...dimension, ...(group ? { "x-group": group } : {}) }));
    expect(parseDoughnut({ version: 1, place: { name: "Trafford" }, dimensions }).problems).toEqual([]);
  });

  test("credits the Doughnut and names its publication", () => {
    expect(set.credit).toBe("Based on the Doughnut by Kate Raworth / DEAL (CC BY-SA 4.0). Not affiliated with or endorsed by DEAL.");
    expect(set.source).toContain(set.version);
    expect(dimensionSet(set.id)).toBe(set);
  });
});

test("counts of the lenses of Doughnut Unrolled are 15, 8, 9 and 12", () => {
  const lenses = dimensionSet("deal-unrolled").dimensions.map(({ lens }) => lens);
  expect(["local-social", "local-ecological", "global-ecological", "global-social"].map((lens) => lenses.filter((other) => other === lens).length)).toEqual([15, 8, 9, 12]);
});

test("a name that is no set gives none", () => {
  for (const name of ["", "deal-2018", "constructor", "__proto__"]) expect(dimensionSet(name)).toBeNull();
});

test("every dimension of an earlier edition that was renamed leads to one of 2025", () => {
  const current = dimensionSet("deal-2025").dimensions.map(({ id }) => id as string);
  for (const [earlier, id] of dimensionAliases) {
    expect(current).toContain(id);
    expect(current).not.toContain(earlier);
    expect(canonicalDimensionId(earlier)).toBe(id);
    expect(canonicalDimensionId(id)).toBe(id);
  }
  expect(dimensionAliases.size).toBe(9);
  const ecological = dimensionSet("deal-2017").dimensions.filter(({ ring }) => ring === "ecological").map(({ id }) => canonicalDimensionId(id));
  expect(ecological.sort()).toEqual(dimensionSet("deal-2025").dimensions.filter(({ ring }) => ring === "ecological").map(({ id }) => id).sort());
});

test("an id nobody renamed stays as it is", () => {
  for (const id of ["housing", "my-own", "__proto__", ""]) expect(canonicalDimensionId(id)).toBe(id);
});
