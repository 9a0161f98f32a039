import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linkTo, readLink, writeLink, type Linked } from "../../packages/element/src/page/link.js";

const anyLinked: fc.Arbitrary<Linked> = fc.record(
  { view: fc.string({ unit: "binary" }), lens: fc.string(), period: fc.string(), part: fc.string({ unit: "grapheme" }) },
  { requiredKeys: [] },
);
/** Half a character is none, in an address as anywhere. */
const wellFormed = (text: string): string => new TextDecoder().decode(new TextEncoder().encode(text));

describe("a link", () => {
  it("says what is chosen in words that a person can read", () => {
    expect(writeLink("", "doughnut", { view: "bars", period: "2019", part: "housing" })).toBe("#doughnut?view=bars&period=2019&part=housing");
    expect(readLink("#doughnut?view=bars&period=2019&part=housing", "doughnut")).toEqual({ view: "bars", period: "2019", part: "housing" });
  });

  it("gives back whatever was put in, for every name and every text", () => {
    fc.assert(fc.property(fc.string({ minLength: 1 }), anyLinked, (name, linked) => {
      const hash = writeLink("", name, linked)!;
      const back = hash === "" ? {} : readLink(hash, name);
      expect(back).toEqual(Object.fromEntries(Object.entries(linked).map(([key, text]) => [key, wellFormed(text)])));
      // What a browser makes of it is the same, so that writing it again makes no new step in the history.
      expect(new URL(`https://example.org/${hash}`).hash).toBe(hash);
    }));
  });

  it("of one element leaves those of the others as they are", () => {
    fc.assert(fc.property(anyLinked, anyLinked, anyLinked, (a, b, c) => {
      const both = writeLink(writeLink("", "north", a)!, "south", b)!;
      const changed = writeLink(both, "north", c)!;
      expect(readLink(changed, "south")).toEqual(readLink(both, "south"));
      expect(readLink(changed, "north") ?? {}).toEqual(readLink(writeLink("", "north", c)!, "north") ?? {});
    }));
  });

  it("ends where nothing is left to say", () => {
    expect(writeLink("#doughnut?view=bars", "doughnut", {})).toBe("");
    expect(writeLink("#north?view=bars;south?view=table", "north", {})).toBe("#south?view=table");
  });

  it("knows an element by its whole name only, and only what can be chosen", () => {
    expect(readLink("#doughnut2?view=bars", "doughnut")).toBeNull();
    expect(readLink("#my-doughnut?view=bars", "doughnut")).toBeNull();
    expect(readLink("#doughnut", "doughnut")).toBeNull();
    expect(readLink("#doughnut?src=//evil.example&__proto__=x&view=bars", "doughnut")).toEqual({ view: "bars" });
  });

  it.each(["#/page", "#!/page?view=bars", "#filter=schools&page=2", "#state;other", "#products?page=2", "#a?b=1;c?d=2", "#search?"])("never writes over what another script keeps in the address: %s", (hash) => {
    expect(writeLink(hash, "doughnut", { view: "bars" })).toBeNull();
    expect(readLink(hash, "doughnut")).toBeNull();
  });

  it("takes the place of a plain anchor", () => {
    expect(writeLink("#main-content", "doughnut", { view: "bars" })).toBe("#doughnut?view=bars");
  });
});

describe("an address to copy", () => {
  it("is that of the page with everything else as it was", () => {
    expect(linkTo("https://council.example/p?a=1#top", "d", { view: "bars" })).toBe("https://council.example/p?a=1#d?view=bars");
    expect(linkTo("https://council.example/p", "d", {})).toBe("https://council.example/p");
    expect(linkTo("https://council.example/p#/route", "d", { lens: "local" })).toBe("https://council.example/p#d?lens=local");
  });
});
