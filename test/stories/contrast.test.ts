import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dark, light, type Palette } from "../../packages/element/src/picture/looks.js";
import { contrast, hexadecimal, nearestPassing, type Rgb } from "../../stories/colour/contrast.js";
import { pairs, pairsOf, roles, type Role } from "../../stories/colour/pairs.js";

const rgb = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
const channel = fc.integer({ min: 0, max: 255 });
const colour: fc.Arbitrary<Rgb> = fc.tuple(channel, channel, channel);

describe("contrast", () => {
  // From the Government Analysis Function's palette, as published, and the two ends of WCAG's scale.
  it.each([["#801650", "#ffffff", 9.77], ["#28a197", "#ffffff", 3.17], ["#801650", "#28a197", 3.09], ["#000000", "#ffffff", 21], ["#767676", "#ffffff", 4.54]])("%s on %s is %f to 1", (a, b, ratio) => {
    expect(contrast(rgb(a), rgb(b))).toBeCloseTo(ratio, 1);
  });

  it("is the same both ways, and from 1 to 21", () => {
    fc.assert(fc.property(colour, colour, (a, b) => {
      expect(contrast(a, b)).toBe(contrast(b, a));
      expect(contrast(a, b)).toBeGreaterThanOrEqual(1);
      expect(contrast(a, b)).toBeLessThanOrEqual(21);
    }));
  });
});

describe("the nearest colour that passes", () => {
  const demands = fc.array(fc.record({ against: colour, least: fc.constantFrom(3, 4.5) }), { maxLength: 3 });

  it("passes, and is the colour itself where that passes", () => {
    fc.assert(fc.property(colour, demands, (own, all) => {
      const passes = (one: Rgb): boolean => all.every(({ against, least }) => contrast(one, against) >= least);
      const found = nearestPassing(own, all);
      if (passes(own)) expect(found).toEqual(own);
      else if (found) expect(passes(found)).toBe(true);
    }));
  });

  it("is found against any one colour, and is a colour that a screen can show", () => {
    fc.assert(fc.property(colour, colour, (own, against) => {
      const found = nearestPassing(own, [{ against, least: 4.5 }]);
      expect(found).not.toBeNull();
      expect(hexadecimal(found!)).toMatch(/^#[0-9a-f]{6}$/);
    }));
  });

  it("keeps the hue: a bright yellow becomes a dark one", () => {
    const [red, green, blue] = nearestPassing(rgb("#ffdd00"), [{ against: rgb("#ffffff"), least: 3 }])!;
    expect(red).toBeGreaterThan(blue + 60);
    expect(green).toBeGreaterThan(blue + 60);
  });

  it("is none where nothing can pass", () => {
    expect(nearestPassing(rgb("#777777"), [{ against: rgb("#000000"), least: 4.5 }, { against: rgb("#ffffff"), least: 4.5 }, { against: rgb("#777777"), least: 4.5 }])).toBeNull();
  });
});

describe("the pairs that the colour lab measures", () => {
  const key = (role: Role): keyof Palette => (role === "band-text" ? "bandText" : role);

  it.each([["light", light], ["dark", dark]] as const)("pass with the element’s own %s colours", (_, palette) => {
    for (const { role, against, least } of pairs) expect(contrast(rgb(palette[key(role)]), rgb(palette[key(against)])), `${role} on ${against}`).toBeGreaterThanOrEqual(least);
  });

  it("leave no colour of the figure out", () => {
    for (const role of roles) expect(pairsOf(role).length, role).toBeGreaterThan(0);
    expect(new Set(roles.map(key))).toEqual(new Set(Object.keys(light)));
  });
});
