import "@place-doughnut/element";
import type { PlaceDoughnut } from "@place-doughnut/element";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type * as drawing from "../../packages/element/src/drawing.js";
import type * as control from "../../packages/element/src/exploring/controls.js";
import { doughnut } from "./doughnuts.js";

const counted = vi.hoisted(() => ({ drawings: 0, controls: 0 }));

vi.mock("../../packages/element/src/drawing.js", async (original) => {
  const actual = await original<typeof drawing>();
  const draw: typeof drawing.draw = (...given) => (counted.drawings++, actual.draw(...given));
  return { ...actual, draw };
});

vi.mock("../../packages/element/src/exploring/controls.js", async (original) => {
  const actual = await original<typeof control>();
  const controls: typeof control.controls = (...given) => (counted.controls++, actual.controls(...given));
  return { ...actual, controls };
});

let element: PlaceDoughnut;

/** How often it is drawn while something happens to it. */
async function drawnWhile(happening: () => void): Promise<number> {
  const before = { ...counted };
  happening();
  await element.updateComplete;
  await new Promise((resolve) => setTimeout(resolve));
  expect(counted.controls - before.controls).toBe(counted.drawings - before.drawings);
  return counted.drawings - before.drawings;
}

beforeEach(async () => {
  Element.prototype.scrollIntoView = () => {}; // there is none where nothing is laid out
  element = document.createElement("place-doughnut");
  element.data = doughnut([10, 20, 30], [150, 50]);
  expect(await drawnWhile(() => document.body.append(element))).toBe(1);
});

afterEach(() => document.body.replaceChildren());

const part = (place: number): HTMLElement => element.shadowRoot!.querySelector<HTMLElement>(`button[data-place="${place}"]`)!;
const press = (target: Element, key: string): boolean => target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true }));

it("is not drawn again as the focus goes from part to part, though the way back to it does", async () => {
  expect(await drawnWhile(() => part(0).focus())).toBe(0);
  expect(await drawnWhile(() => press(part(0), "ArrowRight"))).toBe(0);
  expect(element.shadowRoot!.activeElement).toBe(part(1));
  expect(await drawnWhile(() => press(part(1), "ArrowDown"))).toBe(0);
  expect([...element.shadowRoot!.querySelectorAll('button[data-place][tabindex="0"]')]).toEqual([element.shadowRoot!.activeElement]);
});

it("is not drawn again when a part opens, the table is sorted or something is asked for once more", async () => {
  expect(await drawnWhile(() => part(1).click())).toBe(0);
  expect(element.shadowRoot!.querySelector(".detail")).not.toBeNull();
  expect(await drawnWhile(() => element.shadowRoot!.querySelector<HTMLElement>(".sort")!.click())).toBe(0);
  expect(element.shadowRoot!.querySelector("th[aria-sort]")).not.toBeNull();
  expect(await drawnWhile(() => element.requestUpdate())).toBe(0);
});

it("is drawn again, once each, for another document, one to compare with, another language, view, lens, period, scale or look", async () => {
  expect(await drawnWhile(() => (element.data = doughnut([11, 20, 30], [150, 50])))).toBe(1);
  expect(await drawnWhile(() => (element.compareData = doughnut([12, 20, 30], [150, 50], { place: { name: "Otherham" } })))).toBe(1);
  expect(await drawnWhile(() => (element.compareData = null))).toBe(1);
  expect(await drawnWhile(() => (element.lang = "cy"))).toBe(1);
  const asked = { view: "bars", lens: "local", period: "2024", scale: "area", ecologicalScale: "pressure", textures: "off" } as const;
  for (const [name, value] of Object.entries(asked)) expect(await drawnWhile(() => Object.assign(element, { [name]: value })), name).toBe(1);
});

it("what cannot be drawn is tried again each time, and what could be before is drawn from what is asked then", async () => {
  element.view = "bars";
  expect(await drawnWhile(() => element.requestUpdate())).toBe(1);
  expect(await drawnWhile(() => (element.view = "doughnut"))).toBe(1);
  expect(await drawnWhile(() => (element.view = ""))).toBe(0);
});
