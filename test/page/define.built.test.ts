import { readFile } from "node:fs/promises";
import { chromium, type Browser } from "playwright";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { launchOptions } from "../../scripts/browser.mjs";
import { policyWithoutNames, site, type Route, type Site } from "./site.js";
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

const script = (change: (code: string) => string = (code) => code): Route => (_, response) =>
  void readFile("dist/cdn/place-doughnut.min.js", "utf8").then((code) => response.writeHead(200, { "content-type": "text/javascript" }).end(change(code)));

async function open(routes: Readonly<Record<string, Route>>): Promise<void> {
  served = await site('<script type="module" src="/second.js"></script><place-doughnut src="/data/states.doughnut.json"></place-doughnut>', routes, policyWithoutNames);
  visited = await visit(browser, served.url);
  await visited.page.locator("place-doughnut").first().locator("figure").waitFor();
}

it("the same version a second time is met with silence, and the rest of its module runs", async () => {
  await open({ "/again.js": script(), "/second.js": (_, response) => response.writeHead(200, { "content-type": "text/javascript" }).end('import "/again.js"; document.title = "went on";') });
  await expect.poll(() => visited.page.title()).toBe("went on");
  expect(visited.said).toEqual([]);
});

it("another version is named in one warning; the first stays, and the other can have another name", async () => {
  const { version } = JSON.parse(await readFile("packages/element/package.json", "utf8")) as { version: string };
  await open({
    "/again.js": script((code) => {
      const changed = code.replaceAll(`"${version}"`, '"99.9.9"');
      if (changed === code) throw new Error("the built file does not hold its version");
      return changed;
    }),
    "/second.js": (_, response) => response.writeHead(200, { "content-type": "text/javascript" })
      .end('import { defineWith } from "/again.js"; const other = defineWith("place-doughnut-next"); document.title = [customElements.get("place-doughnut").version, other.version, other === defineWith("place-doughnut-next")].join();'),
  });
  await expect.poll(() => visited.page.title()).toBe(`${version},99.9.9,true`);
  expect(visited.said).toEqual([expect.stringMatching(`^warning: <place-doughnut> .*version ${version.replaceAll(".", "\\.")}.*version 99\\.9\\.9`)]);
  await visited.page.evaluate(() => {
    const next = document.createElement("place-doughnut-next");
    next.setAttribute("src", "/data/trafford.doughnut.json");
    document.body.append(next);
  });
  await visited.page.locator("place-doughnut-next").locator("figure").waitFor();
  expect(visited.said).toHaveLength(1);
});

it("a name that another script has taken is left to it", async () => {
  served = await site('<script src="/taken.js"></script><place-doughnut>the page\'s own</place-doughnut>', {
    "/taken.js": (_, response) => response.writeHead(200, { "content-type": "text/javascript" }).end('customElements.define("place-doughnut", class extends HTMLElement {})'),
  });
  visited = await visit(browser, served.url);
  await expect.poll(() => visited.said).toEqual([expect.stringMatching(/^warning: <place-doughnut> was already defined by another script/)]);
  expect(await visited.page.getByText("the page's own").isVisible()).toBe(true);
});
