/**
 * One browser for a file of tests, and in each test a page of a strict council with the element on it. After every test
 * the page must have said nothing and broken no rule of its policy.
 */
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from "playwright";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { launchOptions } from "../../scripts/browser.mjs";
import { site, type Route, type Site } from "./site.js";
import { visit, type Visit } from "./visit.js";

export interface Setting extends BrowserContextOptions {
  readonly width?: number;
  readonly height?: number;
  /** Rules of the page's own, as a council would write them. */
  readonly css?: string;
  /** Which way the whole page runs. */
  readonly dir?: "ltr" | "rtl";
  readonly routes?: Readonly<Record<string, Route>>;
  /** Which element to wait for in the shadow root; the figure when left out. */
  readonly until?: string;
}

export interface Scene {
  readonly page: Page;
  readonly element: Locator;
  readonly told: () => Promise<string[]>;
}

type Open = (body: string, setting?: Setting) => Promise<Scene>;

/** Call it once in a test file; what it returns opens a page, which is closed after the test or, to be used again, after all of them. */
export function stage(closing: "after each" | "after all" = "after each"): Open {
  let browser: Browser;
  let open: { served: Site; visited: Visit; close: () => Promise<void> }[] = [];
  beforeAll(async () => { browser = await chromium.launch(await launchOptions()); });
  const close = async (): Promise<void> => {
    const shown = open;
    open = [];
    for (const { served, visited, close } of shown) {
      const violations = (await visited.told()).filter((line) => line.startsWith("violation"));
      await close();
      await served.close();
      expect({ violations, said: visited.said }).toEqual({ violations: [], said: [] });
    }
  };
  if (closing === "after each") afterEach(close);
  afterAll(async () => {
    await close();
    await browser.close();
  });
  return async (body, { width = 1000, height = 900, css = "", dir = "ltr", routes = {}, until = "figure", ...setting } = {}) => {
    const sheet: Route = (_, response) => response.writeHead(200, { "content-type": "text/css" }).end(css);
    const served = await site(`<link rel="stylesheet" href="/page.css">${body}`, { "/page.css": sheet, ...routes });
    const context = await browser.newContext({ viewport: { width, height }, ...setting });
    const visited = await visit(context, served.url);
    open.push({ served, visited, close: () => context.close() });
    if (dir === "rtl") await visited.page.evaluate(() => { document.documentElement.dir = "rtl"; });
    const element = visited.page.locator("place-doughnut");
    await element.locator(until).first().waitFor();
    return { page: visited.page, element, told: visited.told };
  };
}

/** The element with one of the examples. */
export function example(name: string, attributes = ""): string {
  return `<place-doughnut src="/data/${name}.doughnut.json" ${attributes}></place-doughnut>`;
}

/** The names of the parts, ring by ring, in the order of the page. */
export async function rings(element: Locator): Promise<string[][]> {
  return await element.evaluate((one) =>
    [...one.shadowRoot!.querySelectorAll(".over, .list ol")].map((list) => [...list.querySelectorAll("button[data-place] bdi:first-of-type")].filter((name) => !name.matches(".list-value")).map((name) => name.textContent ?? "")));
}

/** What has the focus inside the element: the name of a part, else the text of whatever it is; "" when the focus is elsewhere. */
export async function focused(element: Locator): Promise<string> {
  return await element.evaluate((one) => {
    const active = one.shadowRoot!.activeElement;
    return (active?.matches("button[data-place]") ? active.querySelector("bdi") : active)?.textContent?.trim() ?? "";
  });
}

/** Puts the focus on a part, as assistive technology would. */
export async function goTo(element: Locator, name: string): Promise<void> {
  await element.evaluate((one, name) => {
    const buttons = [...one.shadowRoot!.querySelectorAll<HTMLElement>("button[data-place]")];
    buttons.find((button) => button.querySelector("bdi")?.textContent === name)!.focus();
  }, name);
}
