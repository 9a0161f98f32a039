import { readFile } from "node:fs/promises";
import { chromium, type Browser, type Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { launchOptions } from "../../scripts/browser.mjs";
import { site, type Route, type Site } from "./site.js";

let browser: Browser;
let served: Site | undefined;
let page: Page;
let said: string[];

beforeAll(async () => { browser = await chromium.launch(await launchOptions()); });
afterAll(async () => { await browser.close(); });
afterEach(async () => {
  await page.close();
  await served?.close();
});

async function open(body: string, routes: Readonly<Record<string, Route>> = {}): Promise<Page> {
  served = await site(body, routes);
  page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
  said = [];
  page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => said.push(`error: ${error.message}`));
  await page.addInitScript(() => {
    const told: string[] = [];
    Object.assign(window, { told });
    document.addEventListener("securitypolicyviolation", (event) => told.push(`violation of ${event.violatedDirective}`));
    for (const type of ["place-doughnut-ready", "place-doughnut-error"])
      document.addEventListener(type, (event) => told.push(`${type} ${(event as { code?: string }).code ?? ""}`.trim()));
  });
  await page.goto(served.url);
  return page;
}

const told = (): Promise<string[]> => page.evaluate(() => (window as unknown as { told: string[] }).told);
const figure = 'place-doughnut >> css=figure';

describe("under a strict policy with Trusted Types", () => {
  it("draws a document, asks for nothing else, and breaks no rule", async () => {
    await open('<place-doughnut src="/data/trafford.doughnut.json"><p>The figures</p></place-doughnut>');
    await page.locator(figure).waitFor();
    expect(await page.locator("place-doughnut").locator("svg.picture text").count()).toBeGreaterThan(30);
    expect(await page.getByText("The figures", { exact: true }).isVisible()).toBe(false);
    expect(served!.asked.filter((path) => path !== "/")).toEqual(["/place-doughnut.min.js", "/data/trafford.doughnut.json"]);
    expect(await told()).toEqual(["place-doughnut-ready"]);
    expect(said).toEqual([]);
  });

  it("reads a document from the page itself", async () => {
    const document = await readFile("examples/data/states.doughnut.json", "utf8");
    await open(`<place-doughnut><script type="application/json">${document.replaceAll("<", "\\u003c")}</script></place-doughnut>`);
    await page.locator(figure).waitFor();
    expect(served!.asked).toEqual(["/", "/place-doughnut.min.js"]);
    expect(await told()).toEqual(["place-doughnut-ready"]);
    expect(said).toEqual([]);
  });

  it("switches views by mouse and by keyboard, and tells the page", async () => {
    await open('<place-doughnut src="/data/trafford.doughnut.json"></place-doughnut>');
    await page.getByLabel("Bars").click();
    await expect.poll(() => page.locator("place-doughnut").locator("svg.picture").textContent()).toContain("target met");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => page.locator("place-doughnut").locator("svg.picture").count()).toBe(0);
    expect(await page.getByRole("table").isVisible()).toBe(true);
    expect(said).toEqual([]);
  });

  it("makes SVG, PNG, CSV and JSON without a blob or data address", async () => {
    await open('<place-doughnut src="/data/trafford.doughnut.json"></place-doughnut>');
    await page.locator(figure).waitFor();
    const made = await page.evaluate(async () => {
      const element = document.querySelector("place-doughnut") as unknown as { toSvg(): string; toPng(o: object): Promise<Blob>; toCsv(): string; toJson(): string };
      const png = new Uint8Array(await (await element.toPng({ width: 1200 })).arrayBuffer());
      return { svg: element.toSvg(), csv: element.toCsv(), json: element.toJson(), signature: [...png.slice(1, 4)], width: (png[18]! << 8) | png[19]!, bytes: png.length };
    });
    expect(made.svg).toContain("Kate Raworth");
    expect(made.csv.split("\r\n").length).toBeGreaterThan(300);
    expect(JSON.parse(made.json)).toEqual({ ...(JSON.parse(await readFile("examples/data/trafford.doughnut.json", "utf8")) as object), credit: expect.stringContaining("Kate Raworth") as unknown });
    expect(String.fromCharCode(...made.signature)).toBe("PNG");
    expect(made.width).toBe(1200);
    expect(made.bytes).toBeGreaterThan(30_000);
    expect(said).toEqual([]);
  });
});

describe("when the document cannot be read", () => {
  const json = (text: string, status = 200): Route => (_, response) => response.writeHead(status, { "content-type": "application/json" }).end(text);
  const faults: Readonly<Record<string, readonly [string, Route]>> = {
    "there is none": ["http", json("{}", 404)],
    "a page comes instead": ["not-json", (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><p>Please log in")],
    "only half of it comes": ["not-json", json('{"version":1,"place":{"na')],
    "the connection breaks": ["network", (_, response) => { response.writeHead(200, { "content-length": "100000" }); response.write("{"); setTimeout(() => response.destroy(), 30); }],
    "it is of a newer version": ["newer-version", json('{"version":2,"place":{"name":"X"},"dimensions":[]}')],
    "it is far too large": ["too-large", (_, response) => { response.writeHead(200); for (let i = 0; i < 60; i++) response.write(" ".repeat(100_000)); response.end("{}"); }],
  };

  it.each(Object.entries(faults))("because %s: the fallback stays, the reason is said, one event is fired", async (_, [code, route]) => {
    await open('<place-doughnut src="/broken.json"><p>The figures</p></place-doughnut><p>The rest of the page</p>', { "/broken.json": route });
    await expect.poll(told).toEqual([`place-doughnut-error ${code}`]);
    expect(await page.getByText("The figures", { exact: true }).isVisible()).toBe(true);
    expect(await page.getByText("The rest of the page").isVisible()).toBe(true);
    expect(await page.locator("place-doughnut").locator(".problem").count()).toBe(1);
    // The browser's own line about a failed request is not ours to prevent.
    expect(said.filter((line) => !line.includes("Failed to load resource"))).toEqual([]);
  });

  it("a failed reload keeps the last good picture and says so", async () => {
    await open('<place-doughnut src="/data/trafford.doughnut.json"></place-doughnut>', { "/broken.json": json("nonsense") });
    await page.locator(figure).waitFor();
    await page.evaluate(() => document.querySelector("place-doughnut")!.setAttribute("src", "/broken.json"));
    await expect.poll(told).toEqual(["place-doughnut-ready", "place-doughnut-error not-json"]);
    expect(await page.locator("place-doughnut").locator("svg.picture").count()).toBe(1);
    expect(await page.locator("place-doughnut").locator(".problem").textContent()).toContain("could not be updated");
  });

  it("of two quick changes the later one wins, however slow the first is", async () => {
    const slow: Route = (_, response) => { setTimeout(() => json('{"version":1,"place":{"name":"Slowton"},"dimensions":[]}')(_, response), 400); };
    await open("<place-doughnut></place-doughnut>", { "/slow.json": slow });
    await page.evaluate(() => {
      const element = document.querySelector("place-doughnut")!;
      element.setAttribute("src", "/slow.json");
      requestAnimationFrame(() => element.setAttribute("src", "/data/trafford.doughnut.json"));
    });
    await page.locator(figure).waitFor();
    await page.waitForTimeout(700);
    expect(await page.locator("place-doughnut").locator("#title").textContent()).toContain("Trafford");
    expect(await told()).toEqual(["place-doughnut-ready"]);
  });
});
