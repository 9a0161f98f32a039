import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { renderHtml } from "@place-doughnut/element/static";
import { parseDoughnut } from "@place-doughnut/schema";
import { createHash } from "node:crypto";
import { chromium, type Browser, type Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { launchOptions } from "../../scripts/browser.mjs";
import { policyWithoutNames, site, type Route, type Site } from "./site.js";

let browser: Browser;
let served: Site;
let page: Page;

beforeAll(async () => { browser = await chromium.launch(await launchOptions()); });
afterAll(async () => { await browser.close(); });
afterEach(async () => {
  await page.close();
  await served.close();
});

const body = `<place-doughnut src="/data/states.doughnut.json"><table><caption>Figures for States</caption><tr><th scope="row">Housing</th><td>12</td></tr></table></place-doughnut><p>The rest</p>`;

/** The authored table can be read as such, and nothing of the page depends on the script. */
async function expectReadable(): Promise<void> {
  await page.getByText("The rest").waitFor();
  await page.waitForLoadState("networkidle");
  expect(await page.getByRole("table", { name: "Figures for States" }).isVisible()).toBe(true);
  expect(await page.getByRole("rowheader", { name: "Housing" }).isVisible()).toBe(true);
}

const html = (content: string): Route => (_, response) => response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(content);
const withScript = (tag: string): string => `<!doctype html><html lang="en-GB"><title>Test</title>${tag}${body}`;

describe("the page's own table can be read", () => {
  it("without script", async () => {
    served = await site(body);
    page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(served.url);
    await expectReadable();
  });

  it("when the script is not there", async () => {
    served = await site(body, { "/place-doughnut.min.js": (_, response) => response.writeHead(404).end() });
    page = await browser.newPage();
    await page.goto(served.url);
    await expectReadable();
  });

  it("when the policy forbids the script", async () => {
    served = await site(body, {}, policyWithoutNames.replace("script-src 'self'", "script-src 'none'"));
    page = await browser.newPage();
    await page.goto(served.url);
    await expectReadable();
    expect(served.asked).not.toContain("/data/states.doughnut.json");
  });

  it("when the script is not the one that the page expects", async () => {
    const hash = createHash("sha384").update("something else").digest("base64");
    served = await site("", { "/page": html(withScript(`<script type="module" src="/place-doughnut.min.js" integrity="sha384-${hash}"></script>`)) });
    page = await browser.newPage();
    await page.goto(`${served.url}page`);
    await expectReadable();
  });

  it("when half of the script arrives", async () => {
    const code = await readFile("dist/cdn/place-doughnut.min.js", "utf8");
    served = await site(body, { "/place-doughnut.min.js": (_, response) => response.writeHead(200, { "content-type": "text/javascript" }).end(code.slice(0, code.length / 2)) });
    page = await browser.newPage();
    await page.goto(served.url);
    await expectReadable();
  });

  it("where custom elements are unknown", async () => {
    served = await site(body);
    page = await browser.newPage();
    await page.addInitScript(() => Object.defineProperty(window, "customElements", { value: undefined }));
    await page.goto(served.url);
    await expectReadable();
  });

  it("inside a frame that has no script of its own", async () => {
    served = await site("", { "/page": html(`<!doctype html><html lang="en-GB"><title>Test</title><iframe title="Inside" src="/inside"></iframe><script type="module" src="/place-doughnut.min.js"></script>`), "/inside": html(withScript("")) });
    page = await browser.newPage();
    await page.goto(`${served.url}page`);
    expect(await page.frameLocator("iframe").getByRole("table", { name: "Figures for States" }).isVisible()).toBe(true);
  });
});

describe("at 320 pixels", () => {
  const rule = /```css\n(place-doughnut:not[^`]*)```/.exec(readFileSync("docs/in-a-page.md", "utf8"))![1]!;
  const text = `<p>${"Words that wrap, as words do. ".repeat(20)}</p>`;
  const wide = `<table><caption>Figures</caption><tr>${"<td>1,234,567.89</td>".repeat(30)}</tr></table>`;
  const fragment = renderHtml(parseDoughnut(JSON.parse(readFileSync("examples/data/trafford.doughnut.json", "utf8"))).doughnut!);
  const styled: Readonly<Record<string, Route>> = { "/page.css": (_, response) => response.writeHead(200, { "content-type": "text/css" }).end(rule) };

  const overflow = (): Promise<{ page: number; inside: number }> => page.evaluate(() => {
    const root = document.documentElement;
    const scrollers = [...document.querySelectorAll("place-doughnut, figure, table")].map((one) => one.scrollWidth);
    return { page: root.scrollWidth - root.clientWidth, inside: Math.max(...scrollers) };
  });

  it.each([["a table", wide], ["our own fragment", fragment]])("the page without script does not scroll sideways for %s, which can be scrolled to its end", async (_, content) => {
    served = await site(`<link rel="stylesheet" href="/page.css">${text}<place-doughnut src="/data/states.doughnut.json">${content}</place-doughnut>`, styled);
    page = await (await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 256 } })).newPage();
    await page.goto(served.url);
    const found = await overflow();
    expect(found.page).toBe(0);
    expect(found.inside).toBeGreaterThan(900);
  });

  it("nor does it where the document cannot be read, without any rule of the page's", async () => {
    served = await site(`${text}<place-doughnut src="/missing.json">${wide}</place-doughnut>`);
    page = await browser.newPage({ viewport: { width: 320, height: 256 } });
    await page.goto(served.url);
    await page.getByRole("button", { name: "Try again" }).waitFor();
    const found = await overflow();
    expect(found.page).toBe(0);
    expect(found.inside).toBeGreaterThan(900);
  });
});

it("with the script in place the doughnut is shown instead of it", async () => {
  served = await site(body);
  page = await browser.newPage();
  await page.goto(served.url);
  await page.locator("place-doughnut").locator("figure").waitFor();
  expect(await page.getByRole("table", { name: "Figures for States" }).isVisible()).toBe(false);
});
