import { copyFileSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import { chromium, type Browser, type Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { startServer } from "../../packages/cli/src/server.js";
import { launchOptions } from "../../scripts/browser.mjs";
import { emptyFolder } from "./folder.js";
import { ran } from "./ran.js";

let browser: Browser;
beforeAll(async () => { browser = await chromium.launch(await launchOptions()); });
afterAll(async () => { await browser.close(); });

/** An example as `render` makes a page of it, under the policy that `serve` sends. */
async function rendered(name: string, width: number, ...options: string[]): Promise<Page> {
  const folder = emptyFolder();
  copyFileSync(`examples/data/${name}.doughnut.json`, join(folder, "t.json"));
  expect([0, 3]).toContain((await ran(folder, "render", "t.json", "-o", "index.html", ...options)).code);
  const { server, url } = await startServer(folder, 0);
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  onTestFinished(async () => {
    await page.close();
    server.close();
  });
  await page.goto(url);
  return page;
}

/** Every text on the screen that is smaller than 12 px, with its size there. */
const smallTexts = (page: Page): Promise<string[]> => page.evaluate(() => {
  const found: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement as Element | null;
    if (!parent || node.textContent?.trim() === "") continue;
    const shrunk = parent instanceof SVGGraphicsElement ? (parent.getScreenCTM()?.d ?? 0) : 1;
    const size = Number.parseFloat(getComputedStyle(parent).fontSize) * shrunk;
    if (size < 11.99) found.push(`${size}: ${node.textContent}`);
  }
  return found;
});

const sizes = (page: Page) => page.evaluate(() => {
  const figure = document.querySelector("figure")!;
  return { page: document.documentElement.scrollWidth, figure: figure.clientWidth, inside: figure.scrollWidth, left: figure.scrollLeft };
});

const examples = ["trafford", "world-2022", "states", "unrolled", "just-starting", "hundred-dimensions", "welsh-labels"];

describe.each([320, 1280])("a rendered page, %i px wide", (width) => {
  it.each(examples)("has nothing that axe finds fault with, everything unfolded: %s", async (name) => {
    const page = await rendered(name, width);
    await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
    await page.evaluate(axe.source);
    const found = await page.evaluate(async () => {
      const run = (window as unknown as { axe: typeof axe }).axe.run;
      const { violations, passes } = await run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
      return { violations: violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`), passes: passes.map(({ id }) => id) };
    });
    expect(found.violations).toEqual([]);
    expect(found.passes).toEqual(expect.arrayContaining(["landmark-one-main", "page-has-heading-one", "region"]));
  });

  it.each(examples)("shows no text smaller than 12 px, and never scrolls sideways as a whole: %s", async (name) => {
    const page = await rendered(name, width);
    await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
    expect(await smallTexts(page)).toEqual([]);
    expect((await sizes(page)).page).toBe(width);
  });
});

it("on a wide screen the whole figure is seen at once", async () => {
  const { figure, inside } = await sizes(await rendered("trafford", 1280));
  expect(inside).toBe(figure);
});

it("on a narrow screen a keyboard reaches what is beside the screen", async () => {
  const page = await rendered("trafford", 320);
  const { figure, inside } = await sizes(page);
  expect(inside).toBeGreaterThan(figure);
  await page.keyboard.press("Tab");
  for (let press = 0; press < 5; press++) await page.keyboard.press("ArrowRight");
  await expect.poll(async () => (await sizes(page)).left).toBeGreaterThan(100);
});

it("on paper the picture is as wide as the sheet, and nothing is cut off", async () => {
  const page = await rendered("trafford", 700);
  await page.emulateMedia({ media: "print" });
  const { width, overflow } = await page.evaluate(() => ({
    width: document.querySelector("figure > svg")!.getBoundingClientRect().width, overflow: getComputedStyle(document.querySelector("figure")!).overflowX,
  }));
  expect(width).toBeLessThanOrEqual(700);
  expect(overflow).toBe("visible");
});

it("a picture of an asked width keeps it", async () => {
  const page = await rendered("trafford", 320, "--width", "280");
  const { figure, inside } = await sizes(page);
  expect(await page.evaluate(() => document.querySelector("figure > svg")!.getBoundingClientRect().width)).toBe(280);
  expect(inside).toBeGreaterThanOrEqual(figure);
  expect(await smallTexts(page)).toEqual([]);
});
