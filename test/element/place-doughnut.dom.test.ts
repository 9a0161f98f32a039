import "@place-doughnut/element";
import type { PlaceDoughnut } from "@place-doughnut/element";
import { serialiseDoughnut, type Doughnut } from "@place-doughnut/schema";
import { afterEach, describe, expect, it, vi } from "vitest";
import { readFileSync } from "node:fs";
import { doughnut } from "./doughnuts.js";

afterEach(() => document.body.replaceChildren());

async function show(prepare: (element: PlaceDoughnut) => void = () => {}): Promise<PlaceDoughnut> {
  const element = document.createElement("place-doughnut");
  prepare(element);
  document.body.append(element);
  await element.updateComplete;
  await element.updateComplete;
  return element;
}

const words = (element: PlaceDoughnut): string => element.shadowRoot!.textContent!.replace(/\s+/g, " ");
const inline = (text: string): HTMLScriptElement => Object.assign(document.createElement("script"), { type: "application/json", textContent: text });

describe("<place-doughnut>", () => {
  it("shows the page's own fallback until it has a document", async () => {
    const element = await show((e) => e.append("the figures"));
    expect(element.shadowRoot!.querySelector("slot:not([name])")).not.toBeNull();
    expect(element.shadowRoot!.querySelector("figure")).toBeNull();
  });

  it("draws the `data` property, with title, summary, key, table and credit in words", async () => {
    const element = await show((e) => (e.data = doughnut([20], [250])));
    expect(words(element)).toMatch(/Testham in the Doughnut.*goes past the one natural limit measured here.*2.5 times the boundary/);
    expect(words(element)).toMatch(/falls short on the one part of the social foundation measured here.*20% short/);
    expect(element.shadowRoot!.querySelector("table caption")!.textContent).toContain("Testham");
    expect(words(element)).toContain("Kate Raworth");
  });

  it("reads a child script of JSON, and prefers the `data` property to it", async () => {
    const script = serialiseDoughnut(doughnut([20], [], { place: { name: "Scripton" } }));
    expect(words(await show((e) => e.append(inline(script))))).toContain("Scripton");
    const both = await show((e) => {
      e.append(inline(script));
      e.data = doughnut([], [], { place: { name: "Dataham" } });
    });
    expect(words(both)).toContain("Dataham");
    expect(words(both)).not.toContain("Scripton");
  });

  it("keeps the fallback, says what is wrong and fires no event for data that is no document", async () => {
    const errors: string[] = [];
    const element = await show((e) => {
      e.append("the figures");
      e.addEventListener("place-doughnut-error", (event) => errors.push(event.code));
      e.data = { version: 1 };
    });
    expect(errors).toEqual([]);
    expect(element.shadowRoot!.querySelector("slot:not([name])")).not.toBeNull();
    expect(words(element)).toContain("not a valid document");
    expect(element.problems.map(({ path }) => path)).toContain("/place");
  });

  it("keeps the last good picture when what comes after it is no document, and says so", async () => {
    const element = await show((e) => (e.data = doughnut([20], [])));
    element.data = "nonsense";
    await element.updateComplete;
    await element.updateComplete;
    expect(element.shadowRoot!.querySelector("figure")).not.toBeNull();
    expect(words(element)).toContain("could not be updated");
    element.data = doughnut([30], []);
    await element.updateComplete;
    expect(words(element)).not.toContain("could not be updated");
    expect(words(element)).toContain("30% short");
  });

  it("draws what is sound of a document that is partly broken, and says how much is not", async () => {
    const broken = JSON.parse(serialiseDoughnut(doughnut([20, 40], []))) as { dimensions: { indicators: { direction: string }[] }[] };
    broken.dimensions[1]!.indicators[0]!.direction = "sideways";
    const element = await show((e) => (e.data = broken));
    expect(words(element)).toContain("1 problem in the data");
    expect(words(element)).toContain("20% short");
  });

  it("gives a heading of the level that the page asks for, or none", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    const level = async (value: string): Promise<string> =>
      (await show((e) => { e.setAttribute("heading-level", value); e.data = doughnut([1], []); })).shadowRoot!.querySelector(".title")!.localName;
    expect(await Promise.all(["4", "none", "9", ""].map(level))).toEqual(["h4", "p", "h2", "h2"]);
    expect(warn.mock.calls.map(([line]) => String(line))).toEqual([expect.stringContaining('heading-level="9"')]);
    warn.mockClear();
  });

  it("takes every attribute before or after it is connected", async () => {
    const before = await show((e) => { e.setAttribute("lens", "local"); e.data = doughnut([1], [2]); });
    const after = await show((e) => (e.data = doughnut([1], [2])));
    after.setAttribute("lens", "local");
    await after.updateComplete;
    expect(words(after)).toBe(words(before));
  });

  it("never changes the data it is given, frozen or not", async () => {
    const frozen = deepFreeze(doughnut([20, null], [300, 5]));
    const copy = structuredClone(frozen);
    await show((e) => (e.data = frozen));
    expect(frozen).toEqual(copy);
  });

  it("is defined only once, and a second import does no harm", async () => {
    const { PlaceDoughnut: again } = await import("@place-doughnut/element");
    expect(customElements.get("place-doughnut")).toBe(again);
  });
});

describe("hostile texts", () => {
  const texts = JSON.parse(readFileSync("test/fixtures/corpora/blns/blns.json", "utf8")) as string[];
  const all = (element: PlaceDoughnut): readonly Element[] => [...element.shadowRoot!.querySelectorAll("*")];
  // How long a text is decides whether its button stands over the picture or in a list, with all that is told beneath it.
  const movable = ".plot, .plot *, .list, .list *, .detail, .detail *";
  const shape = (element: PlaceDoughnut): string => all(element).filter((e) => !e.matches(movable)).map((e) => e.localName).join();
  const names = (element: PlaceDoughnut): ReadonlySet<string> => new Set(all(element).filter((e) => e.matches(movable)).map((e) => e.localName));
  const attributes = (element: PlaceDoughnut): ReadonlySet<string> =>
    new Set([...element.shadowRoot!.querySelectorAll("*")].flatMap((e) => e.getAttributeNames()));
  const withText = (text: string): Doughnut =>
    doughnut([20], [250], {
      place: { name: text }, title: text, sources: { s: { title: text, publisher: text, url: text, licence: text } },
      dimensions: [
        { id: "a", ring: "social", name: text, shortName: text, note: text, target: text, actions: [{ title: text, url: text, stage: "planned", pillar: "reset" }], indicators: [
          { id: "b", name: text, unit: { symbol: text, name: text }, direction: "lower-is-better", floor: 100, target: { value: 0, label: text, source: text, url: text },
            source: "s", note: text, observations: [{ period: { start: "2024-01-01", end: "2024-12-31", label: text }, value: 20 }],
            comparators: [{ place: { name: text }, observations: [] }] }] },
      ],
    });

  it("make no element, no attribute and no address that a harmless text does not make", async () => {
    const told = async (text: string): Promise<PlaceDoughnut> => await show((e) => Object.assign(e, { data: withText(text), selected: "a" }));
    const [short, long] = [await told("plain"), await told("a long text that does not fit where a short one does ".repeat(4))];
    const expected = {
      shape: shape(short), attributes: new Set([...attributes(short), ...attributes(long)]), names: new Set([...names(short), ...names(long)]),
    };
    expect(short.shadowRoot!.querySelectorAll(".detail .actions li")).toHaveLength(1);
    expect(texts.length).toBeGreaterThan(500);
    const element = await told("plain");
    for (const text of texts.filter((t) => t.trim() !== "")) {
      element.data = withText(text);
      await element.updateComplete;
      // An allowed address may become a link. Nothing else may differ.
      const tidy = (names: string): string => names.replace(/\ba,/g, "");
      expect(tidy(shape(element)), text).toBe(tidy(expected.shape));
      for (const name of names(element)) expect([...expected.names, "a"], text).toContain(name);
      for (const name of attributes(element)) expect([...expected.attributes, "href"], text).toContain(name);
      for (const link of element.shadowRoot!.querySelectorAll("a")) expect(link.protocol, text).toMatch(/^https?:$/);
    }
  }, 120_000);
});

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) for (const part of Object.values(value)) deepFreeze(part);
  return Object.freeze(value);
}
