import "@place-doughnut/element";
import type { PlaceDoughnut, PlaceDoughnutErrorEvent } from "@place-doughnut/element";
import { afterEach, describe, expect, it, vi } from "vitest";
import type * as drawing from "../../packages/element/src/drawing.js";
import { doughnut } from "./doughnuts.js";

/** Stands for whatever nobody has thought of: drawing this place throws. */
const never = "Neverdrawn";

vi.mock("../../packages/element/src/drawing.js", async (original) => {
  const actual = await original<typeof drawing>();
  const draw: typeof drawing.draw = (of, options) => {
    if (of.place.name === never || options.compare?.place.name === never) throw new RangeError("too much");
    return actual.draw(of, options);
  };
  return { ...actual, draw };
});

afterEach(() => {
  document.body.replaceChildren();
  for (const name of ["title", "defaultView", "createElement", "fonts"]) Reflect.deleteProperty(document, name);
});

async function show(prepare: (element: PlaceDoughnut) => void): Promise<{ element: PlaceDoughnut; told: PlaceDoughnutErrorEvent[] }> {
  const element = document.createElement("place-doughnut");
  const told: PlaceDoughnutErrorEvent[] = [];
  element.addEventListener("place-doughnut-error", (event) => told.push(event));
  element.append("The page's own figures");
  prepare(element);
  document.body.append(element);
  await settled(element);
  return { element, told };
}

async function settled(element: PlaceDoughnut): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  await element.updateComplete;
}

const text = (element: PlaceDoughnut): string => element.shadowRoot!.textContent;
const fallback = (element: PlaceDoughnut): HTMLSlotElement | null => element.shadowRoot!.querySelector("slot:not([name])");
const good = doughnut([10], []);
const bad = doughnut([10], [], { place: { name: never } });

describe("a document that cannot be drawn", () => {
  it("leaves the page's own fallback, says so once and rejects nothing", async () => {
    const { element, told } = await show((e) => (e.data = bad));
    expect(fallback(element)!.assignedNodes().map((node) => node.textContent)).toEqual(["The page's own figures"]);
    expect(text(element)).toContain("The doughnut could not be drawn.");
    element.view = "bars";
    await settled(element);
    expect(told.map(({ code, cause }) => [code, (cause as Error).message])).toEqual([["undrawable", "too much"]]);
    expect(element.doughnut).toBeNull();
  });

  it("leaves the last good picture, with a note, until there is another", async () => {
    const { element, told } = await show((e) => (e.data = good));
    element.data = bad;
    await settled(element);
    expect(text(element)).toContain("Testham in the Doughnut");
    expect(text(element)).toContain("You are looking at the last ones that were read.");
    expect(element.doughnut).toMatchObject({ place: { name: "Testham" } });
    expect(told.map(({ code }) => code)).toEqual(["undrawable"]);
    element.data = doughnut([20], [], { place: { name: "Othertown" } });
    await settled(element);
    expect(text(element)).toContain("Othertown in the Doughnut");
    expect(text(element)).not.toContain("last ones that were read");
  });

  it("to compare with is left out, and the picture is there", async () => {
    const { element, told } = await show((e) => Object.assign(e, { data: good, compareData: bad }));
    expect(text(element)).toContain("Testham in the Doughnut");
    expect(text(element)).toContain("The doughnut to compare with could not be read.");
    expect(told).toEqual([]);
  });
});

describe("a page whose own elements are named like parts of a document", () => {
  const stand = (name: string): void => void Object.defineProperty(document, name, { value: document.body, configurable: true });

  it("has its doughnut and its link all the same", async () => {
    for (const name of ["title", "defaultView", "fonts"]) stand(name);
    const { element } = await show((e) => Object.assign(e, { data: good, deepLink: "" }));
    expect(text(element)).toContain("Testham in the Doughnut");
  });

  it("can have its figures in a table, with a title of its own", async () => {
    stand("title");
    const { element } = await show((e) => {
      e.innerHTML = "<table><tr><th>Dimension<th>Ring<th>Indicator<th>Value<th>Period<tr><td>Housing<td>Social<td>Homes<td>5<td>2023</table>";
    });
    expect(text(element)).toContain("Housing");
  });

  it("keeps its fallback where no element can be made", async () => {
    const made = document.createElement("place-doughnut");
    stand("createElement");
    made.append("The page's own figures");
    made.data = good;
    document.body.append(made);
    await settled(made);
    expect(fallback(made) !== null || text(made).includes("Testham")).toBe(true);
  });
});

it("a property may be set to anything: a number is what it says, what is no text asks for nothing", async () => {
  const { element } = await show((e) => Object.assign(e, { data: good, deepLink: "", period: 2024, headingLevel: 4 }));
  expect(element.shadowRoot!.querySelector("h4")).not.toBeNull();
  expect(text(element)).toContain("as things stood in 2024");
  expect(element.problems).toEqual([]);
  for (const odd of [Symbol("odd"), Object.create(null), { toString: 5 }, () => {}, 7n, Number.NaN])
    for (const name of ["period", "selected", "headingLevel", "view", "lens", "scale", "ecologicalScale", "textures", "deepLink"]) {
      Object.assign(element, { [name]: odd });
      await element.updateComplete;
      expect(element.problems.every(({ code }) => code === "unknown-period")).toBe(true);
      expect(text(element)).toContain("Testham in the Doughnut");
    }
});
