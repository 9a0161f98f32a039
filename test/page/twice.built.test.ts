/** Documents and pages in which things stand twice, change under the hand, or are turned round. Constructed. */
import { describe, expect, it } from "vitest";
import { focused, goTo, stage, type Scene } from "./stage.js";

const open = stage();

const of = (value: number): object => ({ period: { start: "2024-01-01", end: "2024-12-31", label: "2024" }, value });
const limit = (id: string, name: string, value: number, more: object = {}): object =>
  ({ id, name, ring: "ecological", indicators: [{ id: `${name}-i`, name: `${name} counted`, direction: "lower-is-better", boundary: { value: 1 }, observations: [of(value)] }], ...more });
const need = (id: string, name: string, more: object = {}): object =>
  ({ id, name, ring: "social", indicators: [{ id: `${name}-i`, name: `${name} counted`, direction: "lower-is-better", floor: 100, target: { value: 0 }, observations: [of(20)] }], ...more });
const written = (dimensions: readonly object[]): string => JSON.stringify({ version: 1, place: { name: "Testham" }, dimensions });
const inline = (dimensions: readonly object[], attributes = ""): string => `<place-doughnut ${attributes}><script type="application/json">${written(dimensions)}</script></place-doughnut>`;
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
    await element.evaluate((one: HTMLElement & { data?: unknown }, data) => { one.data = JSON.parse(data); }, written([limit("x", "Climate", 2.9), limit("y", "Water", 1.5)]));
    await expect.poll(() => tip.textContent()).toContain("2.9 times the boundary");
    await element.evaluate((one: HTMLElement & { data?: unknown }, data) => { one.data = JSON.parse(data); }, written([limit("y", "Water", 1.5)]));
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

describe("a reader's place when something goes away", () => {
  const focusIn = async ({ element }: Scene): Promise<string> => await element.evaluate((one) => one.shadowRoot!.activeElement?.matches("input[name=view]:checked") ? "the choice of view" : String(one.shadowRoot!.activeElement?.localName));
  it("is the choice of view after starting again", async () => {
    const scene = await open(inline([limit("x", "Climate", 2.5)]));
    await scene.element.getByRole("radio", { name: "Bars" }).check();
    await scene.element.getByRole("button", { name: "Start again" }).press("Enter");
    await expect.poll(() => focusIn(scene)).toBe("the choice of view");
  });

  it("is the choice of view when the page shows a table while a part has the focus", async () => {
    const scene = await open(inline([limit("x", "Climate", 2.5)]));
    await goTo(scene.element, "Climate");
    await scene.element.evaluate((one) => { one.setAttribute("view", "table"); });
    await expect.poll(() => focusIn(scene)).toBe("the choice of view");
  });

  it("is the choice of view, and is said, when new figures leave nothing of what was open", async () => {
    const scene = await open(inline([limit("x", "Climate", 2.5), limit("y", "Water", 2)], "selected=x"));
    await scene.element.getByRole("button", { name: "Close" }).focus();
    await scene.element.evaluate((one: HTMLElement & { data?: unknown }, data) => { one.data = JSON.parse(data); }, written([limit("y", "Water", 2)]));
    await expect.poll(() => focusIn(scene)).toBe("the choice of view");
    await expect.poll(() => scene.element.locator('[role="status"]').textContent()).toContain("no longer there");
  });
});

describe("the word about a part that has the focus", () => {
  it("comes back when a pointer has crossed the picture, and goes along when the page scrolls a little", async () => {
    const { page, element } = await open(inline([limit("x", "Climate", 2.5), limit("y", "Water", 2), need("z", "Homes")]), { height: 700 });
    await element.getByRole("radio", { name: "Doughnut" }).focus();
    await page.keyboard.press("Tab");
    while ((await focused(element)) !== "Climate") await page.keyboard.press("Tab");
    const tip = element.locator(".tip:popover-open");
    await expect.poll(() => tip.textContent()).toContain("Climate");
    await page.evaluate(() => scrollBy(0, 3));
    await expect.poll(() => tip.textContent()).toContain("Climate");
    await element.locator("button[data-place]", { hasText: "Water" }).hover();
    await expect.poll(() => tip.textContent()).toContain("Water");
    await page.mouse.move(2, 2);
    await expect.poll(() => tip.textContent()).toContain("Climate");
    await page.keyboard.press("Escape");
    await expect.poll(() => tip.count()).toBe(0);
  });
});

describe("a page with light text on a dark ground, which says nothing of its colours", () => {
  it("has controls, notes and the word about a part that can be read", async () => {
    const { element } = await open(`<section>${inline([limit("x", "Climate", 2.5), limit("y", "Water", 2, { lens: "local-ecological" }), need("z", "Homes", { lens: "local-social" })], "selected=x")}</section>`, { css: "section { background: #0b3d38; color: #fff }" });
    await element.getByRole("radio", { name: "Bars" }).check();
    const pairs = await element.evaluate((one) => {
      const ground = (node: Element | null): string => {
        for (let at: Node | null = node; at; at = at instanceof ShadowRoot ? at.host : (at as Element).assignedSlot ?? at.parentNode)
          if (at instanceof Element && getComputedStyle(at).backgroundColor !== "rgba(0, 0, 0, 0)") return getComputedStyle(at).backgroundColor;
        return "rgb(255, 255, 255)";
      };
      return [...one.shadowRoot!.querySelectorAll("select, .choose > button, .close, .tip, .subtitle, .credit, dt, option")].map((node) => ({ what: node.className || node.localName, ink: getComputedStyle(node).color, ground: ground(node) }));
    });
    expect(pairs.length).toBeGreaterThan(8);
    const channels = (colour: string): number[] => colour.startsWith("color(") ? colour.match(/[\d.]+/g)!.map((n) => Number(n) * 255) : colour.match(/[\d.]+/g)!.map(Number);
    const light = (colour: string, on = [255, 255, 255]): number => {
      const [r = 0, g = 0, b = 0, alpha = 1] = channels(colour);
      const a = alpha > 1 ? alpha / 255 : alpha;
      const linear = [r, g, b].map((c, i) => ((c * a + on[i]! * (1 - a)) / 255)).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
      return 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!;
    };
    for (const { what, ink, ground } of pairs) {
      const [a, b] = [light(ink, channels(ground)), light(ground)].sort((x, y) => y - x) as [number, number];
      expect((a + 0.05) / (b + 0.05), `${what}: ${ink} on ${ground}`).toBeGreaterThan(4.5);
    }
  });
});

it("a link that somebody follows can be undone: what the page showed by itself is a press away", async () => {
  const { page, element } = await open(inline([limit("x", "Climate", 2.5)], 'deep-link="d"'));
  await page.evaluate(() => { location.hash = "#d?view=bars"; });
  await element.getByRole("button", { name: "Start again" }).click();
  expect(await element.getByRole("radio", { name: "Doughnut" }).isChecked()).toBe(true);
});

it("a lens that no dimension has leaves everything on show", async () => {
  const { element } = await open(inline([limit("x", "Climate", 2.5, { lens: "global-ecological" }), need("z", "Homes", { lens: "local-social" })], 'lens="global-social"'));
  expect(await element.locator("button[data-place]").count()).toBe(2);
});
