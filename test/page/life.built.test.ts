import { readFile } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { chromium, type Browser } from "playwright";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchOptions } from "../../scripts/browser.mjs";
import { site, type Site } from "./site.js";

let browser: Browser;
let served: Site;

beforeAll(async () => { browser = await chromium.launch(await launchOptions()); });
afterAll(async () => { await browser.close(); });

it("reads a document from the page only once all of it has arrived", async () => {
  const json = (await readFile("examples/data/states.doughnut.json", "utf8")).replaceAll("<", "\\u003c");
  const half = Math.floor(json.length / 2);
  served = await site("", {
    "/slow": (_, response) => {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
      // Enough for the parser to have built the first half, with the element defined by a script that waits for nothing.
      response.write(`<!doctype html><html lang="en-GB"><title>Slow</title><script type="module" async src="/place-doughnut.min.js"></script><place-doughnut><script type="application/json">${json.slice(0, half)}`);
      setTimeout(() => response.end(`${json.slice(half)}</script></place-doughnut>`), 600);
    },
  });
  const page = await browser.newPage();
  try {
    await page.addInitScript(() => {
      const told: string[] = [];
      Object.assign(window, { told });
      for (const type of ["place-doughnut-ready", "place-doughnut-error"]) document.addEventListener(type, (event) => told.push(event.type));
    });
    await page.goto(`${served.url}slow`);
    await page.locator("place-doughnut >> css=figure").waitFor();
    expect(await page.evaluate(() => (window as unknown as { told: string[] }).told)).toEqual(["place-doughnut-ready"]);
  } finally {
    await page.close();
    await served.close();
  }
});

it("asks no longer for either document once it has left the page, and asks again when it is back", async () => {
  const open = new Set<string>();
  const asked: string[] = [];
  const hang = (request: IncomingMessage): void => {
    const path = request.url!;
    asked.push(path);
    open.add(path);
    request.socket.once("close", () => open.delete(path));
  };
  served = await site('<place-doughnut src="/one" compare="/other"></place-doughnut>', { "/one": hang, "/other": hang });
  const page = await browser.newPage();
  try {
    await page.goto(served.url);
    await expect.poll(() => [...open].sort()).toEqual(["/one", "/other"]);
    await page.evaluate(() => {
      const element = document.querySelector("place-doughnut")!;
      Object.assign(window, { element });
      element.remove();
    });
    await expect.poll(() => [...open]).toEqual([]);
    await page.evaluate(() => document.body.append((window as unknown as { element: Element }).element));
    await expect.poll(() => asked.slice(2).sort()).toEqual(["/one", "/other"]);
  } finally {
    await page.close();
    await served.close();
  }
});

it("publishes a manifest that lists what a page can use, and nothing of the element's inside", async () => {
  type Named = readonly { readonly name: string }[];
  interface Declared { readonly customElement?: boolean; readonly attributes: Named; readonly events: Named; readonly cssParts: Named; readonly members: Named }
  const { modules } = JSON.parse(await readFile("packages/element/dist/custom-elements.json", "utf8")) as { modules: { declarations: Declared[] }[] };
  const element = modules.flatMap(({ declarations }) => declarations).find(({ customElement }) => customElement)!;
  const names = (list: Named): string[] => list.map(({ name }) => name).sort();
  expect(names(element.attributes)).toEqual(["compare", "deep-link", "ecological-scale", "heading-level", "lang", "lens", "period", "scale", "selected", "src", "textures", "view"]);
  expect(names(element.events)).toEqual(["place-doughnut-change", "place-doughnut-error", "place-doughnut-ready", "place-doughnut-select"]);
  expect(names(element.cssParts)).toContain("view");
  expect(names(element.members)).not.toContain("shown");
});
