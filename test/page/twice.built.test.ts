/** Documents and pages in which things stand twice, change under the hand, or are turned round. Constructed. */
import { describe, expect, it } from "vitest";
import { focused, goTo, stage, type Scene } from "./stage.js";

const open = stage();

const of = (value: number): object => ({ period: { start: "2024-01-01", end: "2024-12-31", label: "2024" }, value });
const limit = (id: string, name: string, value: number, more: object = {}): object =>
  ({ id, name, ring: "ecological", indicators: [{ id: `${name}-i`, name: `${name} counted`, direction: "lower-is-better", boundary: { value: 1 }, observations: [of(value)] }], ...more });
const need = (id: string, name: string, more: object = {}): object =>
  ({ id, name, ring: "social", indicators: [{ id: `${name}-i`, name: `${name} counted`, direction: "lower-is-better", floor: 100, target: { value: 0 }, observations: [of(20)] }], ...more });
const document = (dimensions: readonly object[]): string => JSON.stringify({ version: 1, place: { name: "Testham" }, dimensions });
const inline = (dimensions: readonly object[], attributes = ""): string => `<place-doughnut ${attributes}><script type="application/json">${document(dimensions)}</script></place-doughnut>`;
const told = ({ element }: Scene): Promise<string[]> => element.locator(".detail .result").allTextContents();
const names = ["local-social", "local-ecological", "global-ecological", "global-social"];

describe.each([1000, 500])("a dimension without a lens, in both of two pictures, %d pixels wide", (width) => {
  const both = [
    need("a", "Here", { lens: names[0] }), limit("b", "Nature", 2, { lens: names[1] }), limit("c", "Planet", 3, { lens: names[2] }), need("d", "Everywhere", { lens: names[3] }),
    need("both", "Both"), need("last", "Last"),
  ];
  it("leaves one way through everything, one stop for Tab, and one place where it is told of", async () => {
    const scene = await open(inline(both), { width });
    const { element, page } = scene;
    expect(await element.locator("figure svg.picture").count()).toBe(2);
    expect(await element.locator('button[data-place][tabindex="0"]').count()).toBe(1);
    await element.locator('button[data-place="0"]').focus();
    const met = new Set<string>();
    for (let ring = 0; ring < 4; ring++) {
      for (let i = 0; i < 4; i++) {
        met.add(await element.evaluate((one) => one.shadowRoot!.activeElement!.getAttribute("data-place")!));
        await page.keyboard.press("ArrowRight");
      }
      await page.keyboard.press("PageDown");
      if (ring === 0) await page.keyboard.press("ArrowRight");
    }
    for (let i = 0; i < 12; i++) {
      met.add(await element.evaluate((one) => one.shadowRoot!.activeElement!.getAttribute("data-place")!));
      await page.keyboard.press(i % 2 === 0 ? "ArrowDown" : "ArrowRight");
    }
    expect(await element.locator("button[data-place]").count()).toBe(8);
    expect(met.size).toBeGreaterThanOrEqual(7);
    await element.locator("button[data-place]", { hasText: "Both" }).last().focus();
    await page.keyboard.press("Enter");
    expect(await element.locator(".detail").count()).toBe(1);
    expect(await element.locator('[aria-expanded="true"][data-place]').count()).toBe(1);
    expect(await element.evaluate((one) => one.shadowRoot!.activeElement!.getAttribute("aria-expanded"))).toBe("true");
  });
});

describe("two dimensions with one id", () => {
  it("are each told of in their own words, and the keys pass over neither", async () => {
    const scene = await open(inline([limit("x", "First", 2.5), limit("x", "Second", 9), limit("z", "Third", 1.5)]));
    await scene.element.locator("button[data-place]", { hasText: "Second" }).click();
    await expect.poll(() => told(scene)).toEqual(["Over: 9 times the boundary"]);
    await goTo(scene.element, "First");
    const met: string[] = [];
    for (let i = 0; i < 3; i++) {
      await scene.page.keyboard.press("ArrowRight");
      met.push(await focused(scene.element));
    }
    expect(met).toEqual(["Second", "Third", "First"]);
  });
});

describe("figures that change", () => {
  it("change in the word that is open about them, and leave none about a part that is gone", async () => {
    const { page, element } = await open(inline([limit("x", "Climate", 2.5), limit("y", "Water", 1.5)]));
    await element.locator("button[data-place]", { hasText: "Climate" }).hover();
    const tip = element.locator(".tip:popover-open");
    await tip.waitFor();
    await element.evaluate((one: HTMLElement & { data?: unknown }, data) => { one.data = JSON.parse(data); }, document([limit("x", "Climate", 2.9), limit("y", "Water", 1.5)]));
    await expect.poll(() => tip.textContent()).toContain("2.9 times the boundary");
    await element.evaluate((one: HTMLElement & { data?: unknown }, data) => { one.data = JSON.parse(data); }, document([limit("y", "Water", 1.5)]));
    await expect.poll(() => element.locator(".tip:popover-open").count()).toBe(0);
    expect(await element.locator("svg.picture .hover").getAttribute("d")).toBe("");
    await page.mouse.move(0, 0);
  });

  it("leave the focus in the figure when no part is left, and say so", async () => {
    const { element } = await open(inline([limit("x", "Climate", 2.5)]));
    await goTo(element, "Climate");
    await element.evaluate((one: HTMLElement & { data?: unknown }) => { one.data = { version: 1, place: { name: "Testham" }, dimensions: [] }; });
    await expect.poll(() => element.locator('[role="status"]').textContent()).toContain("no longer there");
    expect(await element.evaluate((one) => one.shadowRoot!.activeElement?.localName)).toBe("figure");
  });
});

describe("a picture that the page has turned or stretched", () => {
  const turns = ["rotate(90deg)", "scaleX(-1)", "scale(1,.5)", "rotate(30deg) scale(.7)"];
  const six = [limit("a", "One", 2), limit("b", "Two", 2), limit("c", "Three", 2), need("d", "Four"), need("e", "Five"), need("f", "Six")];
  it.each([...turns.map((turn) => `place-doughnut { transform: ${turn} }`), "place-doughnut::part(picture) { border: 30px solid }"])("is still pointed at where it is seen: %s", async (css) => {
    const { element } = await open(inline(six), { css, width: 700, height: 1000 });
    const found = await element.evaluate((one) => {
      const root = one.shadowRoot!;
      const svg = root.querySelector<SVGSVGElement>("svg.picture")!;
      return [...svg.querySelectorAll<SVGTextElement>("text[font-weight='700']")].map((text) => {
        const box = text.getBoundingClientRect();
        const at = { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 };
        svg.dispatchEvent(new PointerEvent("pointermove", { ...at, bubbles: true, composed: true, pointerType: "mouse" }));
        const outline = svg.querySelector(".hover")!.getBoundingClientRect();
        return { name: text.textContent, hit: svg.querySelector(".hover")!.getAttribute("d") !== "", width: outline.width };
      });
    });
    expect(found.length).toBeGreaterThanOrEqual(6);
    expect(found.filter(({ hit }) => !hit)).toEqual([]);
  });
});

describe("long words where all is told", () => {
  it.each([320, 1000])("never push the page sideways, %d pixels wide", async (width) => {
    const long = "Pneumonoultramicroscopicsilicovolcanoconiosis".repeat(6);
    const source = limit("x", long, 2.5, { note: `https://www.example.gov.uk/${long}`, target: long, actions: [{ title: long, stage: "planned" }] });
    const { element, page } = await open(inline([source], "selected=x"), { width });
    await element.locator(".detail").waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
});
