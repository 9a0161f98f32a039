import { chromium, type Browser, type Locator, type Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
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

const trafford = 'src="/data/trafford.doughnut.json"';

async function open(body: string, hash = ""): Promise<Locator> {
  served = await site(body);
  visited = await visit(browser, `${served.url}${hash}`);
  page = visited.page;
  await page.locator("place-doughnut").first().locator("figure").waitFor();
  return page.locator("place-doughnut").first();
}

const hash = (): Promise<string> => page.evaluate(() => location.hash);
const steps = (): Promise<number> => page.evaluate(() => history.length);
const property = (element: Locator, name: "view" | "lens" | "period" | "selected"): Promise<string | null> =>
  element.evaluate((one, key) => (one as unknown as Record<string, string | null>)[key] ?? null, name);
const choose = (element: Locator, view: string): Promise<void> => element.getByRole("radio", { name: view }).check();

describe("a page that asks for it", () => {
  it("has each choice in its address, and the back button undoes it", async () => {
    const element = await open(`<place-doughnut deep-link ${trafford}></place-doughnut>`);
    expect(await hash()).toBe("");
    await choose(element, "Bars");
    await expect.poll(hash).toBe("#doughnut?view=bars");
    await choose(element, "Table");
    await expect.poll(hash).toBe("#doughnut?view=table");
    await page.goBack();
    await expect.poll(() => property(element, "view")).toBe("bars");
    expect(await element.getByRole("radio", { name: "Bars" }).isChecked()).toBe(true);
    await page.goBack();
    await expect.poll(() => element.getByRole("radio", { name: "Doughnut" }).isChecked()).toBe(true);
    expect(await hash()).toBe("");
    await page.goForward();
    await expect.poll(() => property(element, "view")).toBe("bars");
    expect(served.asked.filter((path) => path.startsWith("/data/"))).toHaveLength(1);
  });

  it("shows what a link says from the first picture on, and after a reload", async () => {
    const element = await open(`<place-doughnut deep-link ${trafford}></place-doughnut>`, "#doughnut?view=bars&lens=local&period=2019");
    expect([await property(element, "view"), await property(element, "lens"), await property(element, "period")]).toEqual(["bars", "local", "2019"]);
    expect(await element.locator(".subtitle").textContent()).toContain("2019");
    await page.reload();
    await element.locator("figure").waitFor();
    expect(await property(element, "view")).toBe("bars");
  });

  it("has the part that is open in its address, and the back button closes it again", async () => {
    const element = await open(`<place-doughnut deep-link ${trafford}></place-doughnut>`);
    await element.getByRole("button", { name: /^Housing/ }).first().press("Enter");
    await expect.poll(hash).toBe("#doughnut?part=housing");
    await element.locator("#detail").waitFor();
    await page.goBack();
    await expect.poll(() => element.locator("#detail").count()).toBe(0);
    await page.goForward();
    await element.locator("#detail").waitFor();
    await page.reload();
    await element.locator("#detail").waitFor();
    expect(await property(element, "selected")).toBe("housing");
  });

  it("opens no part that the document does not have", async () => {
    const element = await open(`<place-doughnut deep-link ${trafford}></place-doughnut>`, "#doughnut?part=nowhere&view=bars");
    expect(await property(element, "selected")).toBeNull();
    expect(await property(element, "view")).toBe("bars");
  });

  it("offers an address to copy that leads to the same", async () => {
    const element = await open(`<place-doughnut deep-link ${trafford}></place-doughnut>`, "#doughnut?view=bars");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await element.getByText("Download and share").click();
    await element.getByRole("button", { name: "Copy a link to this view" }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(`${served.url}#doughnut?view=bars`);
  });

  it("follows a link within itself", async () => {
    const element = await open(`<p><a href="#doughnut?view=table">As a table</a></p><place-doughnut deep-link ${trafford}></place-doughnut>`);
    await page.getByRole("link", { name: "As a table" }).click();
    await expect.poll(() => element.getByRole("radio", { name: "Table" }).isChecked()).toBe(true);
  });

  it("keeps what was chosen while somebody goes to an anchor of the page, and brings the anchor back", async () => {
    const element = await open(`<p><a href="#end">To the end</a></p><place-doughnut deep-link ${trafford}></place-doughnut><h2 id="end">End</h2>`, "#start");
    await choose(element, "Bars");
    await expect.poll(hash).toBe("#doughnut?view=bars");
    await page.getByRole("link", { name: "To the end" }).click();
    expect(await hash()).toBe("#end");
    expect(await property(element, "view")).toBe("bars");
    await page.goBack();
    await page.goBack();
    await expect.poll(hash).toBe("#start");
    await expect.poll(() => element.getByRole("radio", { name: "Doughnut" }).isChecked()).toBe(true);
  });

  it("gives each of several elements its own place in the address", async () => {
    await open(`<place-doughnut deep-link="north" ${trafford}></place-doughnut><place-doughnut deep-link="south" view="bars" ${trafford}></place-doughnut>`, "#north?view=table");
    const [north, south] = [page.locator("place-doughnut").nth(0), page.locator("place-doughnut").nth(1)];
    expect([await property(north, "view"), await property(south, "view")]).toEqual(["table", "bars"]);
    await south.locator("figure").waitFor();
    await choose(south, "Doughnut");
    await expect.poll(hash).toBe("#north?view=table;south?view=doughnut");
    await page.goBack();
    await expect.poll(() => property(south, "view")).toBe("bars");
    expect(await property(north, "view")).toBe("table");
  });
});

describe("a link", () => {
  it.each([
    "#doughnut?view=javascript:alert(1)&lens=nowhere&period=Call+0900+123&part=%3Cimg+src%3Dx%3E",
    "#doughnut?view=&lens=&period=&part=",
    "#doughnut?__proto__=x&constructor=y",
    "#doughnut?%E0%A4%A",
    "#doughnut?period=9999999999999999999999",
    "#doughnut?period=1819",
    "#doughnut?period=1819-20",
  ])("puts no word of its own on the page: %s", async (wrong) => {
    const element = await open(`<place-doughnut deep-link ${trafford}></place-doughnut>`, wrong);
    expect([await property(element, "view"), await property(element, "lens"), await property(element, "period")].filter(Boolean)).toEqual([]);
    expect(await element.locator("svg.picture").count()).toBe(1);
    expect(await element.locator("figure").textContent()).not.toMatch(/0900|9999|1819/);
    expect(await visited.told()).toEqual(["ready"]);
  });

  it("is neither read nor written where the page does not ask for it", async () => {
    const element = await open(`<place-doughnut ${trafford}></place-doughnut>`, "#doughnut?view=table");
    expect(await property(element, "view")).toBeNull();
    const before = await steps();
    await choose(element, "Bars");
    await expect.poll(() => property(element, "view")).toBe("bars");
    expect([await hash(), await steps()]).toEqual(["#doughnut?view=table", before]);
  });

  it("never takes the place of what another script keeps in the address", async () => {
    const element = await open(`<place-doughnut deep-link ${trafford}></place-doughnut>`, "#/routes/7");
    const before = await steps();
    await choose(element, "Bars");
    await expect.poll(() => property(element, "view")).toBe("bars");
    expect([await hash(), await steps()]).toEqual(["#/routes/7", before]);
  });

  it("is written for what a person chooses, not for what the page sets", async () => {
    const element = await open(`<place-doughnut deep-link ${trafford}></place-doughnut>`);
    await element.evaluate((one) => one.setAttribute("view", "table"));
    await expect.poll(() => element.getByRole("radio", { name: "Table" }).isChecked()).toBe(true);
    expect(await hash()).toBe("");
  });
});
