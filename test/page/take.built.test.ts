import { readFile } from "node:fs/promises";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { launchOptions } from "../../scripts/browser.mjs";
import { site, type Site } from "./site.js";
import { visit, type Visit } from "./visit.js";

let browser: Browser;
let context: BrowserContext;
let served: Site;
let visited: Visit;
let page: Page;

beforeAll(async () => { browser = await chromium.launch(await launchOptions()); });
afterAll(async () => { await browser.close(); });
afterEach(async () => {
  await context.close();
  await served.close();
  expect(visited.said).toEqual([]);
});

async function open(attributes = "", before?: () => void): Promise<void> {
  served = await site(`<place-doughnut src="/data/trafford.doughnut.json" ${attributes}></place-doughnut>`);
  context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  visited = await visit(context, served.url, before);
  page = visited.page;
  await page.locator("place-doughnut").locator("figure").waitFor();
  await page.getByText("Download and share").click();
}

const button = (name: RegExp) => page.getByRole("button", { name });
const told = (): Promise<string | null> => page.locator("place-doughnut").locator(".told").textContent();
const aloud = (): Promise<string | null> => page.locator("place-doughnut").getByRole("status").textContent();

describe("under a strict policy", () => {
  it.each([["figures", "csv", 20_000], ["whole document", "json", 50_000], ["picture.*SVG", "svg", 5_000], ["picture.*PNG", "png", 30_000]])("the %s is really downloaded, as %s, and breaks no rule", async (name, kind, atLeast) => {
    await open();
    const [download] = await Promise.all([page.waitForEvent("download"), button(new RegExp(`Download.*${name}`)).click()]);
    expect(download.suggestedFilename()).toBe(`trafford-doughnut.${kind}`);
    const bytes = await readFile(await download.path());
    expect(bytes.length).toBeGreaterThan(atLeast);
    const start = { csv: "\uFEFFplace,", json: "{", svg: "<svg", png: "\uFFFDPNG" }[kind]!;
    expect(bytes.toString("utf8").startsWith(start)).toBe(true);
    expect(await told()).toContain(`trafford-doughnut.${kind}`);
    await expect.poll(aloud).toContain(`trafford-doughnut.${kind}`);
    expect(await visited.told()).toEqual(["ready"]);
  });

  it("a button says how large its file is, as large as it then is", async () => {
    await open();
    const text = (await button(/CSV/).textContent())!;
    const [download] = await Promise.all([page.waitForEvent("download"), button(/CSV/).click()]);
    expect(text).toContain(`${Math.round((await readFile(await download.path())).length / 1000)} kB`);
  });

  it("the table is copied as it stands, line for line", async () => {
    await open();
    await page.getByText("All figures as a table").click();
    await page.getByRole("button", { name: "Result" }).click();
    await button(/Copy the table/).click();
    await expect.poll(told).toContain("copied");
    const text = await page.evaluate(() => navigator.clipboard.readText());
    const shown = await page.locator("place-doughnut").locator("tbody th.indicator > bdi").allTextContents();
    expect(text.trim().split(/\r?\n/).slice(1).map((line) => line.split("\t")[1]).filter((cell) => cell !== undefined)).toEqual(shown);
    expect(shown.length).toBeGreaterThan(30);
  });

  it("a link to the view is offered only where the page asks for it, and copied", async () => {
    await open();
    expect(await button(/Copy a link/).count()).toBe(0);
    await context.close();
    await served.close();
    await open('deep-link view="bars"');
    await button(/Copy a link/).click();
    await expect.poll(told).toBe("Link copied.");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(served.url);
  });
});

describe("where the page has no clipboard", () => {
  const without = (): void => void Object.defineProperty(Navigator.prototype, "clipboard", { get: () => undefined });

  it("the reader is told, and a link is shown to be copied by hand", async () => {
    await open("deep-link", without);
    await button(/Copy the table/).click();
    await expect.poll(told).toContain("did not work");
    await button(/Copy a link/).click();
    const link = page.getByLabel("Link to this view");
    await link.focus();
    expect(await link.inputValue()).toContain(served.url);
    expect(await link.evaluate((input) => { const { selectionStart, selectionEnd, value } = input as HTMLInputElement; return [selectionStart, selectionEnd === value.length]; })).toEqual([0, true]);
  });
});

describe("the buttons", () => {
  it("and the headings that sort are 24 pixels high and wide at least, at 320 pixels too, where nothing scrolls sideways", async () => {
    await open("deep-link");
    await page.getByText("All figures as a table").click();
    for (const width of [1000, 320]) {
      await page.setViewportSize({ width, height: 800 });
      const boxes = await page.locator("place-doughnut").locator(".take button, .sort").evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height)));
      expect(boxes.length).toBe(11);
      expect(Math.min(...boxes)).toBeGreaterThanOrEqual(24);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
    }
  });
});
