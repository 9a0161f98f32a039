import axe from "axe-core";
import { readFileSync } from "node:fs";
import { chromium, type Browser, type Page } from "playwright";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { launchOptions } from "../../scripts/browser.mjs";
import { site, type Site } from "./site.js";
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

async function open(body: string): Promise<void> {
  served = await site(body);
  visited = await visit(browser, served.url);
  page = visited.page;
}

const documented = /```html\n([\s\S]*?)```/.exec(readFileSync("docs/table.md", "utf8"))![1]!;
const element = () => page.locator("place-doughnut");
const isClean = async (): Promise<string[]> => {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations, passes } = await (window as unknown as { axe: typeof axe }).axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
    if (passes.length < 10) throw new Error("axe looked at next to nothing.");
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
  });
};

it("a council's page with a table, under a strict policy, becomes a doughnut that has every figure once", async () => {
  await open(documented);
  await element().locator("figure").waitFor();
  expect(await visited.told()).toEqual(["ready"]);
  expect(served.asked).toEqual(["/", "/place-doughnut.min.js"]);
  expect(await element().locator("#title").textContent()).toContain("Oakhampton");
  expect(await page.getByText("Doughnut: Oakhampton").isVisible()).toBe(false);
  await page.getByText("All figures as a table").click();
  expect(await page.getByRole("table").count()).toBe(1);
  expect(await element().evaluate((host) => host.querySelectorAll("tbody tr").length)).toBe(5);
  expect(await isClean()).toEqual([]);
});

it.each(["ascending", "descending"])("the table sorted, %s, has nothing that axe finds fault with, keeps the focus and says so once", async (direction) => {
  await open('<place-doughnut view="table" src="/data/trafford.doughnut.json"></place-doughnut>');
  const button = page.getByRole("button", { name: "Result" });
  await button.focus();
  await page.keyboard.press("Enter");
  if (direction === "descending") await page.keyboard.press("Space");
  expect(await page.getByRole("columnheader", { name: "Result" }).getAttribute("aria-sort")).toBe(direction);
  await expect.poll(() => element().getByRole("status").textContent()).toContain("Sorted by Result");
  expect(await button.evaluate((one) => (one.getRootNode() as ShadowRoot).activeElement === one)).toBe(true);
  expect(await isClean()).toEqual([]);
});

it("a table that is not meant as a doughnut is what people see, and nothing is made of it", async () => {
  await open(documented.replace("Doughnut: ", "").replace("<th>Dimension</th>", "<th>Theme</th>"));
  await page.evaluate(() => customElements.whenDefined("place-doughnut"));
  await page.waitForTimeout(200);
  expect(await page.getByRole("table", { name: "Oakhampton" }).isVisible()).toBe(true);
  expect(await visited.told()).toEqual([]);
});

it("without script the table is what people see", async () => {
  served = await site(documented);
  const context = await browser.newContext({ javaScriptEnabled: false });
  try {
    page = await context.newPage();
    await page.goto(served.url);
    expect(await page.getByRole("table", { name: "Doughnut: Oakhampton" }).isVisible()).toBe(true);
    expect(await page.getByRole("row").count()).toBe(6);
  } finally {
    await context.close();
  }
});

it("ten thousand rows are read and drawn, hostile spans and nesting and all", async () => {
  await open("<p>A page</p>");
  const took = await page.evaluate(async () => {
    const host = document.createElement("place-doughnut") as HTMLElement & { updateComplete: Promise<unknown>; doughnut: { dimensions: { indicators: { observations: unknown[] }[] }[] } | null };
    const table = document.createElement("table");
    table.createCaption().textContent = "Doughnut: Largeton";
    const add = (texts: readonly string[]): void => {
      const row = table.insertRow();
      for (const text of texts) row.insertCell().textContent = text;
    };
    add(["Ring", "Dimension", "Indicator", "Value", "Period", "Target", "Floor"]);
    for (let i = 0; i < 10_000; i++) add([i % 2 ? "social" : "ecological", `Part ${i % 20}`, `Indicator ${i % 500}`, "1", String(1990 + Math.floor(i / 500)), "", ""]);
    table.rows[1]!.cells[6]!.colSpan = 1000;
    table.rows[2]!.cells[6]!.rowSpan = 60_000;
    let inside: Element = table.rows[3]!.cells[6]!;
    for (let i = 0; i < 20_000; i++) inside = inside.appendChild(document.createElement("b"));
    host.append(table);
    const before = performance.now();
    document.querySelector("main")!.append(host);
    await host.updateComplete;
    await host.updateComplete;
    return { time: performance.now() - before, dimensions: host.doughnut!.dimensions.length };
  });
  expect(took.dimensions).toBe(20);
  expect(took.time).toBeLessThan(10_000);
});
