import axe from "axe-core";
import type { ServerResponse } from "node:http";
import { chromium, type Browser, type Locator } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { launchOptions } from "../../scripts/browser.mjs";
import { site, type Route, type Site } from "./site.js";
import { visit, type Visit } from "./visit.js";

let browser: Browser;
let served: Site;
let visited: Visit;

beforeAll(async () => { browser = await chromium.launch(await launchOptions()); });
afterAll(async () => { await browser.close(); });
afterEach(async () => {
  await visited.page.close();
  await served.close();
  expect(visited.said).toEqual([]);
});

async function open(body: string, routes: Readonly<Record<string, Route>> = {}): Promise<Locator> {
  served = await site(body, routes);
  visited = await visit(browser, served.url);
  return visited.page.locator("place-doughnut");
}

const documentOf = (name: string): string => JSON.stringify({ version: 1, place: { name }, dimensions: [] });
const answer = (response: ServerResponse, text: string, status = 200): ServerResponse => response.writeHead(status, { "content-type": "application/json" }).end(text);

/** Answers as a test says, one after another; the last answer for ever. */
function inTurn(...answers: readonly ((response: ServerResponse) => unknown)[]): Route {
  let turn = 0;
  return (_, response) => void answers[Math.min(turn++, answers.length - 1)]!(response);
}

const states = (element: Locator): Promise<string[]> => element.evaluate((one) => ["loading", "empty", "error"].filter((state) => one.matches(`:state(${state})`)));
const busy = (element: Locator): Promise<string | null> => element.evaluate((one) => (one as unknown as { internals: ElementInternals }).internals.ariaBusy);
const status = (element: Locator): Locator => element.locator('css=[role="status"]');

describe("while a document is on its way", () => {
  it("the fallback stays; the state and, for assistive technology, the element say so at once, words after a second", async () => {
    let waiting: ServerResponse | undefined;
    const element = await open('<place-doughnut src="/slow.json"><p>The council’s own list</p></place-doughnut>', { "/slow.json": (_, response) => void (waiting = response) });
    await expect.poll(() => states(element)).toEqual(["loading"]);
    expect(await busy(element)).toBe("true");
    expect(await element.locator(".problem").count()).toBe(0);
    await element.getByText("The doughnut is being fetched.").waitFor();
    expect(await visited.page.getByText("The council’s own list").isVisible()).toBe(true);
    answer(waiting!, documentOf("Slowton"));
    await element.locator("figure").waitFor();
    expect(await states(element)).toEqual([]);
    expect(await busy(element)).toBe("false");
    expect(await visited.told()).toEqual(["ready"]);
  });

  it("an answer that never comes is a failure in the end, with a way to ask again", async () => {
    served = await site("<p>Not yet</p>", { "/never.json": () => {} });
    visited = await visit(browser, served.url);
    await visited.page.clock.install();
    await visited.page.evaluate(() => document.body.append(Object.assign(document.createElement("place-doughnut"), { src: "/never.json" })));
    const element = visited.page.locator("place-doughnut");
    await expect.poll(() => served.asked).toContain("/never.json");
    await visited.page.clock.runFor(29_000);
    expect(await visited.told()).toEqual([]);
    await visited.page.clock.runFor(2_000);
    await expect.poll(() => visited.told()).toEqual(["error network"]);
    await element.getByRole("button", { name: "Try again" }).waitFor();
  });
});

describe("when reading fails", () => {
  it("a person can ask again, and lands in the figure when it comes", async () => {
    const element = await open('<place-doughnut src="/one.json"><p>The council’s own list</p></place-doughnut>', {
      "/one.json": inTurn((response) => answer(response, "", 503), (response) => answer(response, "<p>Down for repair"), (response) => answer(response, documentOf("Backton"))),
    });
    const button = element.getByRole("button", { name: "Try again" });
    await button.focus();
    expect(await states(element)).toEqual(["error"]);
    expect(await status(element).textContent()).toBe("");
    await visited.page.keyboard.press("Enter");
    await expect.poll(() => visited.told()).toEqual(["error http", "error not-json"]);
    expect(await button.evaluate((one) => (one.getRootNode() as ShadowRoot).activeElement === one)).toBe(true);
    await expect.poll(() => status(element).textContent()).toContain("not a readable document");
    await visited.page.keyboard.press("Enter");
    await expect.poll(() => visited.told()).toEqual(["error http", "error not-json", "ready"]);
    await expect.poll(() => element.evaluate((one) => one.shadowRoot!.activeElement?.localName)).toBe("figure");
    expect(await element.locator(".problem").count()).toBe(0);
    expect(await states(element)).toEqual([]);
  });

  it("a reload keeps the last good picture, with a note to see and to hear, until one succeeds", async () => {
    const element = await open('<place-doughnut src="/data/states.doughnut.json"></place-doughnut>', {
      "/broken.json": inTurn((response) => answer(response, '{"version":2}'), (response) => answer(response, documentOf("Newton"))),
    });
    await element.locator("figure").waitFor();
    expect(await status(element).textContent()).toBe("");
    const before = await element.locator("svg.picture").count();
    await element.evaluate((one) => one.setAttribute("src", "/broken.json"));
    await element.getByText("could not be updated").first().waitFor();
    expect(await element.locator("svg.picture").count()).toBe(before);
    await expect.poll(() => status(element).textContent()).toContain("could not be updated");
    expect(await states(element)).toEqual(["error"]);
    await element.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => element.locator("#title").textContent()).toContain("Newton");
    await expect.poll(() => status(element).textContent()).toContain("have been updated");
    expect(await element.locator(".problem").count()).toBe(0);
    expect(await visited.told()).toEqual(["ready", "error newer-version", "ready"]);
  });

  it("of a document in the page itself there is nothing to ask for again", async () => {
    const element = await open('<place-doughnut><script type="application/json">{"version":1,</script><p>The council’s own list</p></place-doughnut>');
    await element.locator(".problem").waitFor();
    expect(await element.getByRole("button").count()).toBe(0);
    expect(await visited.page.getByText("The council’s own list").isVisible()).toBe(true);
  });

  it("neither the page nor a neighbour notices", async () => {
    const broken = { "/broken.json": (_: unknown, response: ServerResponse): void => void answer(response, '{"version":1,"place":{"name":"X"},"dimensions":7}') };
    await open('<place-doughnut id="bad" src="/broken.json"><p>The council’s own list</p></place-doughnut><place-doughnut id="good" src="/data/states.doughnut.json"></place-doughnut><p>What else is on the page</p>', broken);
    const { page } = visited;
    await page.locator("#good").locator("figure").waitFor();
    await page.locator("#bad").locator(".problem").waitFor();
    expect(await page.getByText("The council’s own list").isVisible()).toBe(true);
    expect(await page.getByText("What else is on the page").isVisible()).toBe(true);
    expect([...(await visited.told())].sort()).toEqual(["error invalid", "ready"]);
  });
});

describe("each of these states", () => {
  it("has nothing that axe finds fault with", async () => {
    await open(
      '<place-doughnut id="slow" src="/slow.json"></place-doughnut><place-doughnut id="failed" src="/missing.json"><p>The council’s own list</p></place-doughnut><place-doughnut id="empty"></place-doughnut><place-doughnut id="kept" src="/data/states.doughnut.json"></place-doughnut>',
      { "/slow.json": () => {} },
    );
    const { page } = visited;
    await page.locator("#kept").locator("figure").waitFor();
    await page.locator("#kept").evaluate((one) => one.setAttribute("src", "/missing.json"));
    for (const id of ["slow", "failed", "empty", "kept"]) await page.locator(`#${id}`).locator(".problem").first().waitFor();
    await page.evaluate(axe.source);
    const found = await page.evaluate(async () => {
      const { violations, passes } = await (window as unknown as { axe: typeof axe }).axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
      return { violations: violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`), passes: passes.length };
    });
    expect(found.passes).toBeGreaterThan(10);
    expect(found.violations).toEqual([]);
  });
});

describe("where nothing is to be found", () => {
  it("an element without anything between its tags says what to do", async () => {
    const element = await open("<place-doughnut></place-doughnut>");
    await expect.poll(() => states(element)).toEqual(["empty"]);
    await element.getByText("There is nothing to show yet.").waitFor();
    expect(await visited.told()).toEqual([]);
  });

  it("the page's own fallback is enough", async () => {
    const element = await open("<place-doughnut><p>The council’s own list</p></place-doughnut>");
    await expect.poll(() => states(element)).toEqual(["empty"]);
    await visited.page.waitForTimeout(1200);
    expect(await element.locator(".problem").count()).toBe(0);
    expect(await visited.page.getByText("The council’s own list").isVisible()).toBe(true);
  });

  it("a document that comes later is shown all the same", async () => {
    const element = await open("<place-doughnut></place-doughnut>");
    await element.getByText("There is nothing to show yet.").waitFor();
    await element.evaluate((one) => Object.assign(one, { data: { version: 1, place: { name: "Lateham" }, dimensions: [] } }));
    await expect.poll(() => element.locator("#title").textContent()).toContain("Lateham");
    expect(await states(element)).toEqual([]);
  });
});
