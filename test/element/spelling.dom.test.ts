import "@place-doughnut/element";
import type { PlaceDoughnut } from "@place-doughnut/element";
import { afterEach, expect, it, vi } from "vitest";
import { doughnut } from "./doughnuts.js";

afterEach(() => document.body.replaceChildren());

/** What the console is told while an element is on the page; nothing of it is unplanned. */
async function warned(happening: (element: PlaceDoughnut) => void | Promise<void>): Promise<string[]> {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const element = document.createElement("place-doughnut");
  element.data = doughnut([10], [50]);
  document.body.append(element);
  await happening(element);
  await element.updateComplete;
  const told = warn.mock.calls.map(([line]) => String(line));
  warn.mockClear();
  return told;
}

it("a word that means nothing in an attribute is told once, with the attribute, the value, what can be there and what is taken", async () => {
  const told = await warned(async (element) => {
    element.setAttribute("view", "pie");
    await element.updateComplete;
    expect(element.shadowRoot!.querySelector<HTMLInputElement>("input[name=view]:checked")!.labels![0]!.textContent).toBe("Doughnut");
    element.requestUpdate();
    await element.updateComplete;
    element.setAttribute("view", "bars");
    await element.updateComplete;
    element.setAttribute("view", "pie");
  });
  expect(told).toEqual(['<place-doughnut> does not know view="pie" and takes "doughnut". It knows "doughnut", "bars", "table".']);
});

it.each([
  ["lens", "Local", "all"], ["scale", "log", "length"], ["ecological-scale", "none", "overshoot"], ["textures", "yes", "on"], ["heading-level", "7", "2"],
])("so it is with %s", async (attribute, value, taken) => {
  const told = await warned((element) => element.setAttribute(attribute, value));
  expect(told).toEqual([expect.stringContaining(`does not know ${attribute}="${value}" and takes "${taken}"`)]);
});

it("two elements are told of one each, and an element of no more than twenty, none of them long", async () => {
  const pie = (element: PlaceDoughnut): void => element.setAttribute("view", "pie");
  expect([await warned(pie), await warned(pie)].map((told) => told.length)).toEqual([1, 1]);
  const told = await warned(async (element) => {
    for (let i = 0; i < 40; i++) {
      element.setAttribute("view", `${i}${"x".repeat(10_000)}`);
      await element.updateComplete;
    }
  });
  expect(told).toHaveLength(20);
  expect(Math.max(...told.map((line) => line.length))).toBeLessThan(400);
});

it("what can be there is met with silence, and so is an empty attribute and a property that is no text", async () => {
  const known = { view: ["doughnut", "bars", "table", ""], lens: ["all", "global-social"], scale: ["area"], "ecological-scale": ["pressure"], textures: ["on", "off"], "heading-level": ["1", "2", "6", "none"] };
  expect(await warned(async (element) => {
    for (const [name, values] of Object.entries(known))
      for (const value of values) {
        element.setAttribute(name, value);
        await element.updateComplete;
      }
    Object.assign(element, { view: null, lens: 5, headingLevel: 3 });
  })).toEqual([]);
});
