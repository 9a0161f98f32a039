import axe from "axe-core";
import { chromium, type Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchOptions } from "../../scripts/browser.mjs";
import { site, type Site } from "./site.js";

let browser: Browser;
let served: Site;

beforeAll(async () => { browser = await chromium.launch(await launchOptions()); });
afterAll(async () => { await browser.close(); });

const examples = ["trafford", "world-2022", "states", "unrolled", "just-starting", "decision-wheel", "welsh-labels"];

describe.each(examples)("the page with %s", (name) => {
  it.each(["doughnut", "bars", "table"])("has nothing that axe finds fault with: %s view, everything unfolded", async (view) => {
    served = await site(`<place-doughnut view="${view}" src="/data/${name}.doughnut.json"></place-doughnut>`);
    const page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
    try {
      await page.goto(served.url);
      await page.locator("place-doughnut >> css=figure").waitFor();
      await page.evaluate(() => document.querySelector("place-doughnut")!.shadowRoot!.querySelectorAll("details").forEach((details) => (details.open = true)));
      await page.evaluate(axe.source);
      const found = await page.evaluate(async () => {
        const run = (window as unknown as { axe: typeof axe }).axe.run;
        const { violations, passes } = await run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
        return { violations: violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`), passes: passes.length };
      });
      expect(found.passes).toBeGreaterThan(10);
      expect(found.violations).toEqual([]);
    } finally {
      await page.close();
      await served.close();
    }
  });
});
