import "@place-doughnut/element";
import type { PlaceDoughnut } from "@place-doughnut/element";
import { afterEach, describe, expect, it } from "vitest";
import { doughnut } from "./doughnuts.js";

afterEach(() => {
  document.body.replaceChildren();
  document.documentElement.removeAttribute("lang");
});

async function show(prepare: (element: PlaceDoughnut) => void, into: ParentNode = document.body): Promise<PlaceDoughnut> {
  const element = document.createElement("place-doughnut");
  prepare(element);
  into.append(element);
  await element.updateComplete;
  return element;
}

/** Until observers have been told and the element has drawn again. */
async function settled(element: PlaceDoughnut): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  await element.updateComplete;
}

const languageOn = (element: PlaceDoughnut): string => element.shadowRoot!.querySelector(".subtitle")!.closest("[lang]")!.getAttribute("lang")!;

describe("the language", () => {
  it("leaves `lang` as it is on every element", async () => {
    const element = await show((e) => (e.data = doughnut([1], [])));
    expect(element.lang).toBe("");
    element.lang = "cy";
    expect(element.getAttribute("lang")).toBe("cy");
    expect(Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), "lang")).toBeUndefined();
  });

  it("is followed when it changes on the element, on an ancestor and on the host around a shadow root", async () => {
    const host = document.createElement("div");
    document.body.append(host);
    const drawn: string[] = [];
    const element = await show((e) => (e.data = doughnut([1], [])), host.attachShadow({ mode: "closed" }));
    Object.assign(element, { updated: () => void drawn.push("drawn") });
    host.lang = "en-US";
    await settled(element);
    document.documentElement.lang = "cy";
    await settled(element);
    expect(drawn).toEqual(["drawn"]);
    element.lang = "en-AU";
    await settled(element);
    expect(drawn).toEqual(["drawn", "drawn"]);
    element.remove();
    element.removeAttribute("lang");
    host.lang = "en-IE";
    await settled(element);
    expect(languageOn(element)).toMatch(/^en/);
  });
});

describe("events", () => {
  it("tell of a script among the children, not of what the page itself sets", async () => {
    const told: string[] = [];
    for (const type of ["place-doughnut-ready", "place-doughnut-error"]) document.body.addEventListener(type, (event) => told.push(event.type));
    await settled(await show((e) => (e.data = "nonsense")));
    await settled(await show((e) => (e.data = doughnut([1], []))));
    expect(told).toEqual([]);
    await settled(await show((e) => e.append(Object.assign(document.createElement("script"), { type: "application/json", textContent: "{" }))));
    expect(told).toEqual(["place-doughnut-error"]);
  });
});

describe("slots for heading and intro", () => {
  it("name and describe the figure", async () => {
    const element = await show((e) => (e.data = doughnut([1], [])));
    const figure = element.shadowRoot!.querySelector("figure")!;
    for (const [attribute, slot] of [["aria-labelledby", "heading"], ["aria-describedby", "intro"]] as const)
      expect(element.shadowRoot!.getElementById(figure.getAttribute(attribute)!)!.querySelector("slot")!.name).toBe(slot);
  });
});
