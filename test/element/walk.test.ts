import type { Doughnut } from "@place-doughnut/schema";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { controls, type RingControls } from "../../packages/element/src/exploring/controls.js";
import { draw, type View } from "../../packages/element/src/drawing.js";
import { find, walk, type Press } from "../../packages/element/src/exploring/walk.js";
import { example } from "./doughnuts.js";

const ringsOf = (doughnut: Doughnut, width: number, view: View = "doughnut", mirrored = false): readonly RingControls[] =>
  controls(draw(doughnut, { lang: "en-GB", width, view, mirrored }).pictures, view === "bars");
const press = (key: string, held: Partial<Press> = {}): Press => ({ key, ctrlKey: false, altKey: false, metaKey: false, ...held });
const all = (rings: readonly RingControls[]) => rings.flatMap(({ items }) => items);
const names = (rings: readonly RingControls[], key: string, from: string, mirrored = false): string | null => {
  const at = all(rings).find(({ name }) => name.text === from)!.place;
  const to = walk(press(key), at, rings, mirrored);
  return all(rings).find(({ place }) => place === to)?.name.text ?? null;
};

const trafford = example("trafford");
const wide = ringsOf(trafford, 1000);

describe("keys in the doughnut", () => {
  it("go round a ring with left and right, past its end to its beginning", () => {
    expect(names(wide, "ArrowRight", "Climate change")).toBe("Ocean acidification");
    expect(names(wide, "ArrowLeft", "Climate change")).toBe("Waste");
    expect(names(wide, "ArrowRight", "Waste")).toBe("Climate change");
  });

  it("go the other way round where the picture is mirrored, so that the arrow points to where one gets", () => {
    const mirrored = ringsOf(trafford, 1000, "doughnut", true);
    expect(names(mirrored, "ArrowLeft", "Climate change", true)).toBe("Ocean acidification");
    expect(names(mirrored, "ArrowRight", "Climate change", true)).toBe("Waste");
    expect(all(mirrored).map(({ part }) => part.turn)[0]).toBeCloseTo(1 - all(wide).map(({ part }) => part.turn)[0]!);
  });

  it("cross to the nearest part of the other ring with up and down, and no further", () => {
    expect(names(wide, "ArrowUp", "Connectivity")).toBe("Climate change");
    expect(names(wide, "ArrowDown", "Climate change")).toBe("Connectivity");
    expect(names(wide, "ArrowUp", "Climate change")).toBe(null);
    expect(names(wide, "ArrowDown", "Connectivity")).toBe(null);
  });

  it("go to the first and the last of the ring with Home and End, and of everything with Control", () => {
    expect(names(wide, "Home", "Water")).toBe("Connectivity");
    expect(names(wide, "End", "Water")).toBe("Housing");
    const water = all(wide).find(({ name }) => name.text === "Water")!.place;
    expect(walk(press("Home", { ctrlKey: true }), water, wide, false)).toBe(all(wide)[0]!.place);
    expect(walk(press("End", { ctrlKey: true }), water, wide, false)).toBe(all(wide).at(-1)!.place);
  });

  it("go from lens to lens with the page keys", () => {
    const unrolled = ringsOf(example("unrolled"), 1200);
    const groups = [...new Set(all(unrolled).map(({ group }) => group))];
    expect(groups.length).toBe(4);
    let at = all(unrolled)[0]!;
    for (const group of groups.slice(1)) {
      at = all(unrolled).find(({ place }) => place === walk(press("PageDown"), at.place, unrolled, false))!;
      expect(at.group).toBe(group);
    }
    expect(walk(press("PageDown"), at.place, unrolled, false)).toBe(null);
    expect(walk(press("PageUp"), at.place, unrolled, false)).not.toBe(null);
  });

  it("leave every other key, and every key with Alt or Meta, to the page", () => {
    const at = all(wide)[0]!.place;
    for (const key of ["Tab", "Enter", " ", "Escape", "F5", "+", "Delete"]) expect(walk(press(key), at, wide, false)).toBe(null);
    for (const held of [{ altKey: true }, { metaKey: true }, { ctrlKey: true }]) expect(walk(press("ArrowRight", held), at, wide, false)).toBe(null);
  });
});

describe.each([["bars", ringsOf(trafford, 1000, "bars")], ["the list of a narrow picture", ringsOf(trafford, 320)]] as const)("keys in %s", (_, rings) => {
  it("go up and down row by row, from one ring on to the next", () => {
    expect(rings.every(({ isColumn }) => isColumn)).toBe(true);
    expect(names(rings, "ArrowDown", "Climate change")).toBe("Ocean acidification");
    expect(names(rings, "ArrowDown", "Waste")).toBe("Connectivity");
    expect(names(rings, "ArrowUp", "Connectivity")).toBe("Waste");
    expect(names(rings, "ArrowUp", "Climate change")).toBe(null);
  });
});

describe("letters", () => {
  const at = (name: string): number => all(wide).find((one) => one.name.text === name)!.place;
  it("go to the next name that begins with what is typed", () => {
    expect(find("w", at("Climate change"), wide)).toBe(at("Waste"));
    expect(find("w", at("Waste"), wide)).toBe(at("Water"));
    expect(find("wat", at("Waste"), wide)).toBe(at("Water"));
    expect(find("HOU", at("Waste"), wide)).toBe(at("Housing"));
    expect(find("zz", at("Waste"), wide)).toBe(null);
  });

  it("go from name to name when one is typed again and again", () => {
    expect(find("ww", at("Waste"), wide)).toBe(at("Water"));
    expect(find("www", at("Water"), wide)).toBe(at("Waste"));
  });

  it("stay on a name that what has been typed so far still fits", () => {
    expect(find("ho", at("Housing"), wide)).toBe(at("Housing"));
  });

  it("find a name whatever accents are typed", () => {
    const rings = [{ ...wide[0]!, items: [{ ...wide[0]!.items[0]!, name: { text: "Tŷ", lang: "cy" } }] }];
    expect(find("ty", -1, rings)).toBe(rings[0]!.items[0]!.place);
  });
});

it("always lands on a part that is there, and reaches every part of a ring, for any document", () => {
  const dimension = fc.record({ ring: fc.constantFrom("social" as const, "ecological" as const), name: fc.string({ maxLength: 12 }) });
  fc.assert(fc.property(fc.array(dimension, { minLength: 1, maxLength: 50 }), fc.integer({ min: 280, max: 1400 }), fc.boolean(), fc.boolean(), (list, width, bars, mirrored) => {
    const doughnut: Doughnut = { version: 1, place: { name: "P" }, dimensions: list.map((one, i) => ({ id: `d${i}`, ...one })) };
    const rings = ringsOf(doughnut, width, bars ? "bars" : "doughnut", mirrored);
    const there = new Set(all(rings).map((one) => one.place));
    expect(there.size).toBe(list.length);
    for (const key of ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown"])
      for (const from of there) {
        const to = walk(press(key), from, rings, mirrored);
        if (to !== null) expect(there.has(to)).toBe(true);
      }
    for (const { items } of rings) {
      let here = items[0]!.place;
      const met = new Set<number>();
      for (let i = 0; i < items.length; i++) {
        met.add(here);
        here = walk(press(mirrored ? "ArrowLeft" : "ArrowRight"), here, rings, mirrored)!;
      }
      expect(met.size).toBe(items.length);
      expect(here).toBe(items[0]!.place);
    }
  }), { numRuns: 300 });
});
