import { describe, expect, it } from "vitest";
import { example, stage, type Scene, type Setting } from "./stage.js";

const open = stage();

/** What goes beyond the sides of the page, but for what stands in the table's own scroller. */
async function beyond({ element, page }: Scene): Promise<string[]> {
  const found = await element.evaluate((one) => {
    const width = document.documentElement.clientWidth;
    return [...one.shadowRoot!.querySelectorAll("figure *:not(.scroll *, .spoken, svg *, option)")].flatMap((part) => {
      const { left, right, width: own } = part.getBoundingClientRect();
      return own > 0 && part.checkVisibility({ visibilityProperty: true }) && (left < -1 || right > width + 1) ? [`${part.localName}.${part.className.toString()} ${Math.round(left)} to ${Math.round(right)} of ${width}`] : [];
    });
  });
  const scrolls = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return scrolls > 0 ? [`the page scrolls by ${scrolls}`, ...found] : found;
}

/** Controls, headings and words that do not fit into their own box. */
async function clipped({ element }: Scene): Promise<string[]> {
  return await element.evaluate((one) =>
    [...one.shadowRoot!.querySelectorAll<HTMLElement>("button:not(.part), select, label, legend, summary, h1, h2, h3, h4, p, li, dt, dd, caption, th, td")].flatMap((part) =>
      part.checkVisibility() && part.clientWidth > 0 && (part.scrollWidth > part.clientWidth + 1 || (getComputedStyle(part).overflowY !== "visible" && part.scrollHeight > part.clientHeight + 1))
        ? [`${part.localName}: ${part.textContent!.trim().slice(0, 40)} ${part.scrollWidth} > ${part.clientWidth}`] : []));
}

/** The smallest text on the screen, in pixels, in words and in pictures. */
async function smallest({ element }: Scene): Promise<number> {
  return await element.evaluate((one) => {
    const sizes = [...one.shadowRoot!.querySelectorAll<HTMLElement | SVGTextElement>("figure *")].flatMap((part) => {
      if (part.localName === "option" || ![...part.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue!.trim() !== "") || !part.checkVisibility()) return [];
      const svg = part.closest("svg");
      const scale = svg ? svg.getBoundingClientRect().width / Number(svg.getAttribute("viewBox")!.split(" ")[2]) : 1;
      return [parseFloat(getComputedStyle(part).fontSize) * scale];
    });
    return Math.min(...sizes);
  });
}

const unfold = ({ element }: Scene): Promise<void> => element.evaluate((one) => one.shadowRoot!.querySelectorAll("details").forEach((details) => { details.open = true; }));
const font = "body { font-family: Arial, sans-serif; margin: 8px }";
const pages: readonly (readonly [string, string])[] = [
  ["the doughnut with a part open", example("trafford", 'selected="climate-change"')],
  ["bars", example("trafford", 'view="bars" selected="climate-change"')],
  ["the table", example("trafford", 'view="table"')],
  ["the doughnut in Welsh with a part open", example("welsh-labels", 'lang="cy" selected="climate-change"')],
  ["Trafford in Welsh", example("trafford", 'lang="cy" selected="climate-change"')],
  ["two doughnuts", example("unrolled")],
  ["a comparison", example("world-2022", 'compare="/data/world-2017.doughnut.json"')],
  ["everything to take away", example("states", "deep-link")],
];

describe("at 320 pixels, which is 400% zoom of a page of 1280", () => {
  it.each(pages)("nothing goes beyond the sides, and no text is under 12 pixels: %s", async (_, body) => {
    const scene = await open(body, { width: 320, height: 256, css: font });
    await unfold(scene);
    expect(await beyond(scene)).toEqual([]);
    expect(await smallest(scene)).toBeGreaterThanOrEqual(11.99);
  });

  it("the table has a scroller of its own, which keys can reach, and no cell is wider than the page", async () => {
    const scene = await open(example("trafford", 'view="table"'), { width: 320, css: font });
    const { scrolls, focusable, widest } = await scene.element.evaluate((one) => {
      const scroller = one.shadowRoot!.querySelector<HTMLElement>(".scroll")!;
      return { scrolls: scroller.scrollWidth > scroller.clientWidth, focusable: scroller.tabIndex, widest: Math.max(...[...scroller.querySelectorAll("th:not([colspan]), td")].map((cell) => cell.getBoundingClientRect().width)) };
    });
    expect({ scrolls, focusable }).toEqual({ scrolls: true, focusable: 0 });
    expect(widest).toBeLessThanOrEqual(320);
  });
});

describe("no text is under 12 pixels", () => {
  it.each([400, 600, 800, 1280])("%i px wide", async (width) => {
    const scene = await open(example("states"), { width, css: font });
    await unfold(scene);
    expect(await smallest(scene)).toBeGreaterThanOrEqual(11.99);
  });
});

const spacing = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }";

describe("text as the reader wants it", () => {
  const settings: readonly (readonly [string, string, Setting])[] = [
    ["spaced as in WCAG 1.4.12", `${font} ${spacing}`, { width: 1000 }],
    ["spaced, on a narrow page", `${font} ${spacing}`, { width: 320 }],
    ["twice as large", `${font} :root { font-size: 200% }`, { width: 1000 }],
    ["twice as large, on a page of 640 pixels", `${font} :root { font-size: 200% }`, { width: 640 }],
  ];

  it.each(settings)("is not clipped, and nothing goes beyond the sides: %s", async (_, css, setting) => {
    const scene = await open(example("trafford", 'selected="climate-change" deep-link'), { ...setting, css });
    await unfold(scene);
    const usual = await open(example("trafford"), { ...setting, css: font });
    const size = ({ element }: Scene): Promise<number> => element.locator(".summary").first().evaluate((words) => words.getBoundingClientRect().height);
    expect(await size(scene)).toBeGreaterThan(await size(usual));
    expect(await clipped(scene)).toEqual([]);
    expect(await beyond(scene)).toEqual([]);
    // Buttons and menus follow too, which browsers do not do by themselves.
    const spaced = (selector: string): Promise<string> => scene.element.locator(selector).first().evaluate((part) => (parseFloat(getComputedStyle(part).letterSpacing) || 0).toFixed(2));
    expect(await spaced("select")).toBe(await spaced(".choose"));
  });
});
