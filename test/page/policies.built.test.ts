import { readFile } from "node:fs/promises";
import type { PlaceDoughnut } from "@place-doughnut/element";
import { chromium, type Browser } from "playwright";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { launchOptions } from "../../scripts/browser.mjs";
import { policy, policyWithoutNames, site, type Route, type Site } from "./site.js";
import { visit, type Visit } from "./visit.js";

let browser: Browser;
let served: Site;
let visited: Visit;

beforeAll(async () => { browser = await chromium.launch(await launchOptions()); });
afterAll(async () => { await browser.close(); });
afterEach(async () => {
  await visited.page.close();
  await served.close();
});

const otherLit: Readonly<Record<string, Route>> = {
  "/lit-html.js": (_, response) => void readFile("node_modules/lit-html/lit-html.js").then((code) => response.writeHead(200, { "content-type": "text/javascript" }).end(code)),
  "/other.js": (_, response) => response.writeHead(200, { "content-type": "text/javascript" })
    .end('import { html, render } from "/lit-html.js"; render(html`<p>Made with ${"another"} Lit</p>`, document.querySelector("#other"));'),
};

/** Waits until what one step does has come through. */
const settle = (): Promise<void> => visited.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 20))));

/** Everything that the element does by itself or at somebody's wish, one after another. */
async function mainPaths(): Promise<void> {
  const { page } = visited;
  const element = page.locator("place-doughnut");
  await element.locator("figure").waitFor();
  for (const view of ["Bars", "Table", "Doughnut"]) {
    await element.getByRole("radio", { name: view, exact: true }).check();
    await settle();
  }
  for (const control of await element.locator("summary, select, figure button:visible").all()) {
    if (!(await control.isVisible())) continue;
    await control.focus();
    for (const key of ["Enter", "ArrowRight", "ArrowDown", "Escape"]) await page.keyboard.press(key);
  }
  await element.evaluate(async (host) => {
    const one = host as PlaceDoughnut;
    one.toSvg();
    one.toCsv();
    one.toJson();
    await one.toPng({ width: 600 });
    Object.assign(one, { lens: "local", scale: "area", ecologicalScale: "pressure", textures: "off", headingLevel: "4", lang: "cy", compare: "/data/states.doughnut.json" });
    await one.updateComplete;
    document.body.append(one.cloneNode(true));
    document.querySelector("main")!.append(one);
  });
  await settle();
  await element.first().evaluate((one) => one.setAttribute("src", "/missing.json"));
  await element.first().locator(".retry").first().click();
  await expect.poll(async () => (await visited.told()).filter((line) => line === "error http").length).toBe(2);
  await page.setViewportSize({ width: 400, height: 700 });
  await settle();
}

it.each([
  ["that names no Trusted Types policy", policyWithoutNames, false],
  ["that names ours alone", policy, false],
  ["that names another Lit's and ours, beside that Lit", `${policyWithoutNames}; trusted-types lit-html place-doughnut`, true],
])("under a strict policy %s everything works and nothing is broken", async (_, rules, besideLit) => {
  const other = besideLit ? '<div id="other"></div><script type="module" src="/other.js"></script>' : "";
  served = await site(`<place-doughnut deep-link src="/data/unrolled.doughnut.json"></place-doughnut>${other}`, otherLit, rules);
  visited = await visit(browser, served.url);
  await mainPaths();
  if (besideLit) expect(await visited.page.getByText("Made with another Lit").isVisible()).toBe(true);
  expect((await visited.told()).filter((line) => !/^(ready|change|select|error http)$/.test(line))).toEqual([]);
  expect(visited.said).toEqual([]);
  expect(new Set(served.asked.filter((path) => !["/", "/lit-html.js", "/other.js"].includes(path)))).toEqual(new Set(["/place-doughnut.min.js", "/data/unrolled.doughnut.json", "/data/states.doughnut.json", "/missing.json"]));
});

it("a broken rule would be noticed", async () => {
  served = await site("<p>Text</p>");
  visited = await visit(browser, served.url);
  await visited.page.evaluate(() => document.querySelector("p")!.setAttribute("style", "color: red"));
  await expect.poll(() => visited.told()).toEqual(["violation of style-src-attr"]);
});
