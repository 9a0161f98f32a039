import type { IncomingMessage, ServerResponse } from "node:http";
import type { PlaceDoughnut, PlaceDoughnutReadyEvent } from "@place-doughnut/element";
import { chromium, type Browser, type Locator, type Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { launchOptions } from "../../scripts/browser.mjs";
import { site, type Route, type Site } from "./site.js";
import { visit, type Visit } from "./visit.js";

let browser: Browser;
let served: Site;
let visited: Visit;
let page: Page;

beforeAll(async () => { browser = await chromium.launch(await launchOptions()); });
afterAll(async () => { await browser.close(); });
afterEach(async () => {
  await page.close();
  await served.close();
  expect(visited.said).toEqual([]);
});

async function open(body: string, routes: Readonly<Record<string, Route>> = {}, within = browser): Promise<Locator> {
  served = await site(body, routes);
  visited = await visit(within, served.url);
  page = visited.page;
  return page.locator("place-doughnut");
}

const asked = (path: string): number => served.asked.filter((one) => one === path).length;
const titleOf = (element: Locator): Promise<string | null> => element.locator("#title").textContent();
const documentOf = (name: string): string => JSON.stringify({ version: 1, place: { name }, dimensions: [] });

const document1 = "/data/states.doughnut.json";
const list = `<ul id="list"><li id="a"><place-doughnut src="${document1}"></place-doughnut></li><li id="b"></li><li id="c"></li></ul>`;

describe("an element that is moved", () => {
  /** Each is one task of the page, as a framework's is. */
  const moves: Readonly<Record<string, () => void>> = {
    "to another parent": () => document.querySelector("#b")!.append(document.querySelector("place-doughnut")!),
    "with its parent, in a list that is sorted": () => document.querySelector("#list")!.append(...[...document.querySelectorAll("#list > li")].reverse()),
    "out and in again a hundred times": () => {
      const element = document.querySelector("place-doughnut")!;
      for (let i = 0; i < 100; i++) {
        element.remove();
        document.querySelector("#c")!.append(element);
      }
    },
    "in place of something else": () => document.querySelector("#b")!.replaceWith(document.querySelector("place-doughnut")!),
    "into a fragment and back": () => {
      const fragment = document.createDocumentFragment();
      fragment.append(document.querySelector("place-doughnut")!);
      document.querySelector("#a")!.append(fragment);
    },
  };

  it.each(Object.entries(moves))("%s keeps what it shows, and asks for nothing again", async (_, move) => {
    const element = await open(list);
    await element.getByRole("radio", { name: "Table" }).check();
    const before = await element.evaluateHandle((one) => ({ element: one, figure: one.shadowRoot!.querySelector("figure") }));
    await page.evaluate(move);
    await page.waitForTimeout(50);
    expect(await element.evaluate((one, was) => was.element === one && was.figure === one.shadowRoot!.querySelector("figure"), before)).toBe(true);
    expect(await element.getByRole("radio", { name: "Table" }).isChecked()).toBe(true);
    expect(asked(document1)).toBe(1);
    expect(await visited.told()).toEqual(["ready", "change"]);
    // It goes on living: it follows its width and its attributes.
    await element.evaluate((one) => one.setAttribute("view", "bars"));
    await element.locator("svg.picture").waitFor();
    await page.setViewportSize({ width: 500, height: 700 });
    await expect.poll(() => element.evaluate((one) => one.shadowRoot!.querySelector<SVGSVGElement>("svg.picture")!.viewBox.baseVal.width)).toBeLessThan(500);
  });

  it.each(Object.entries(moves))("%s while it waits for its document goes on waiting for the same answer", async (_, move) => {
    const waiting: ServerResponse[] = [];
    const element = await open(list.replace(document1, "/slow.json"), { "/slow.json": (_request, response) => void waiting.push(response) });
    await expect.poll(() => waiting.length).toBe(1);
    await page.evaluate(move);
    await page.waitForTimeout(50);
    waiting[0]!.writeHead(200, { "content-type": "application/json" }).end(documentOf("Slowton"));
    await expect.poll(() => titleOf(element)).toContain("Slowton");
    expect(waiting).toHaveLength(1);
  });

  it("a hundred times, a while apart each time, is drawn once and read once", async () => {
    const element = await open(list);
    await element.locator("figure").waitFor();
    await element.evaluate(async (one) => {
      for (let i = 0; i < 100; i++) {
        const { parentElement } = one;
        one.remove();
        await new Promise((resolve) => setTimeout(resolve));
        parentElement!.append(one);
      }
    });
    expect(asked(document1)).toBe(1);
    expect(await element.locator("figure").count()).toBe(1);
    expect(await visited.told()).toEqual(["ready"]);
  });
});

describe("of many things asked for", () => {
  it("the server sees that nobody waits for the earlier ones", async () => {
    const open_ = new Set<string>();
    const hang = (request: IncomingMessage): void => {
      open_.add(request.url!);
      request.socket.once("close", () => open_.delete(request.url!));
    };
    const element = await open("<place-doughnut></place-doughnut>", { "/1.json": hang, "/2.json": hang, "/3.json": hang });
    for (const one of ["/1.json", "/2.json", "/3.json"]) {
      await element.evaluate((host, src) => host.setAttribute("src", src), one);
      await expect.poll(() => [...open_]).toEqual([one]);
    }
    await element.evaluate((host, src) => host.setAttribute("src", src), document1);
    await element.locator("figure").waitFor();
    await expect.poll(() => [...open_]).toEqual([]);
    expect(await visited.told()).toEqual(["ready"]);
  });

  it("the last one is shown, however long each takes and whatever becomes of it", async () => {
    // A fixed list of delays and answers that looks like chance: the same on every run.
    const chance = ((seed) => () => (seed = (seed * 16807) % 2147483647) / 2147483647)(20231);
    const plan = Array.from({ length: 40 }, (_, i) => ({ path: `/n${i}.json`, delay: Math.floor(chance() * 120), status: chance() < 0.25 ? 500 : 200, pause: Math.floor(chance() * 12) }));
    plan.push({ path: "/last.json", delay: 20, status: 200, pause: 0 });
    const routes = Object.fromEntries(plan.map(({ path, delay, status }): [string, Route] => [path, (_, response) => {
      setTimeout(() => response.writeHead(status, { "content-type": "application/json" }).end(documentOf(path)), delay);
    }]));
    const element = await open("<place-doughnut></place-doughnut>", routes);
    const order = await element.evaluate(async (host, steps) => {
      const order: string[] = [];
      host.addEventListener("place-doughnut-ready", (event) => order.push(String((event as PlaceDoughnutReadyEvent).doughnut.place.name)));
      for (const [i, { path, pause }] of steps.entries()) {
        host.setAttribute("src", path);
        if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause * 10));
        if (i % 7 === 3) host.remove();
        if (i % 7 === 4) document.body.append(host);
      }
      document.body.append(host);
      await new Promise((resolve) => setTimeout(resolve, 300));
      return order;
    }, plan.map(({ path, pause }) => ({ path, pause })));
    expect(await titleOf(element)).toContain("/last.json");
    const numbers = order.map((path) => plan.findIndex((one) => one.path === path));
    expect(numbers.length).toBeGreaterThan(5);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.at(-1)).toBe(plan.length - 1);
  });
});

describe("many in one page", () => {
  it("stand side by side without sharing anything but their style sheet", async () => {
    const many = Array.from({ length: 50 }, (_, i) => `<place-doughnut id="n${i}" src="${document1}"></place-doughnut>`).join("");
    await open(many);
    await expect.poll(async () => (await visited.told()).length, { timeout: 20_000 }).toBe(50);
    const found = await page.evaluate(() => {
      const all = [...document.querySelectorAll("place-doughnut")];
      return {
        figures: all.filter((one) => one.shadowRoot!.querySelector("figure")).length,
        sheets: new Set(all.flatMap((one) => one.shadowRoot!.adoptedStyleSheets)).size,
        strayIds: [...document.querySelectorAll("[id]")].length - all.length,
        doubledIds: all.filter((one) => new Set([...one.shadowRoot!.querySelectorAll("[id]")].map(({ id }) => id)).size !== one.shadowRoot!.querySelectorAll("[id]").length).length,
      };
    });
    expect(found).toMatchObject({ figures: 50, sheets: 1, strayIds: 0, doubledIds: 0 });
  });
});

describe("the back-forward cache", () => {
  // F78.
  it("gives the page back as it was, without asking again, and the element goes on living", async () => {
    const kept = await chromium.launch({ ...(await launchOptions()), ignoreDefaultArgs: ["--disable-back-forward-cache"] });
    try {
      const element = await open(`<place-doughnut src="${document1}"></place-doughnut>`, { "/away": (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Away</title>") }, kept);
      await element.getByRole("radio", { name: "Bars" }).check();
      await page.evaluate(() => window.addEventListener("pageshow", (event) => (window as unknown as { told: string[] }).told.push(`pageshow ${event.persisted}`)));
      await page.goto(`${served.url}away`);
      // Not "load": a page that comes out of the cache is not loaded.
      await page.goBack({ waitUntil: "commit" });
      await expect.poll(() => visited.told()).toEqual(["ready", "change", "pageshow true"]);
      expect(await element.getByRole("radio", { name: "Bars" }).isChecked()).toBe(true);
      expect(asked(document1)).toBe(1);
      await element.getByRole("radio", { name: "Doughnut" }).check();
      await expect.poll(() => element.evaluate((one) => (one as PlaceDoughnut).view)).toBe("doughnut");
      await page.setViewportSize({ width: 480, height: 700 });
      await expect.poll(() => element.evaluate((one) => one.shadowRoot!.querySelector<SVGSVGElement>("svg.picture")!.viewBox.baseVal.width)).toBeLessThan(480);
    } finally {
      await kept.close();
    }
  });
});
