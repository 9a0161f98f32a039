import { readdirSync } from "node:fs";
import type { ServerResponse } from "node:http";
import axe from "axe-core";
import { describe, expect, it } from "vitest";
import { example, goTo, stage, type Scene, type Setting } from "./stage.js";

const open = stage();

const examples = readdirSync("examples/data").map((name) => name.replace(".doughnut.json", ""));
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds fault with, each with the first thing it is about. */
async function faults({ page }: Pick<Scene, "page">): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const found = await page.evaluate(async (tags) => {
    const { violations, passes } = await (window as unknown as { axe: typeof axe }).axe.run(document, { runOnly: tags, resultTypes: ["violations", "passes"] });
    return { violations: violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`), passes: passes.length };
  }, tags);
  expect(found.passes).toBeGreaterThan(10);
  return found.violations;
}

const unfold = ({ element }: Scene): Promise<void> => element.evaluate((one) => one.shadowRoot!.querySelectorAll("details").forEach((details) => { details.open = true; }));

describe.each(examples)("axe finds no fault with %s", (name) => {
  it("as a doughnut, as bars and as a table, with all but the table unfolded in the first two", async () => {
    const scene = await open(example(name));
    for (const view of ["doughnut", "bars", "table"]) {
      await scene.element.evaluate((one, view) => one.setAttribute("view", view), view);
      await scene.element.evaluate((one) => (one as unknown as { updateComplete: Promise<unknown> }).updateComplete);
      await scene.element.evaluate((one) => one.shadowRoot!.querySelectorAll("details").forEach((details) => { details.open = !details.matches(".figures"); }));
      expect({ view, faults: await faults(scene) }).toEqual({ view, faults: [] });
    }
  });
});

const broken = { "/broken.json": (_: unknown, response: ServerResponse): void => void response.writeHead(200, { "content-type": "application/json" }).end("{") };
const slow = { "/slow.json": (): void => {} };

type State = readonly [name: string, body: string, setting: Setting, then: (scene: Scene) => Promise<unknown>];
const nothing = (): Promise<void> => Promise.resolve();

const states: readonly State[] = [
  ["with a part open and the focus on another", example("trafford", 'selected="climate-change"'), { until: "#detail" }, ({ element }) => goTo(element, "Equality")],
  ["with a part open in the list of a narrow page", example("trafford", 'selected="climate-change"'), { until: "#detail", width: 320 }, nothing],
  ["when reading failed and the page's fallback stays", '<place-doughnut src="/broken.json"><p>The figures</p></place-doughnut>', { until: ".problem", routes: broken }, nothing],
  ["when the last good picture is kept", example("trafford"), { routes: broken }, async ({ element }) => {
    await element.evaluate((one) => one.setAttribute("src", "/broken.json"));
    await element.locator(".problem .retry").waitFor();
  }],
  ["while a document is long in coming", '<place-doughnut src="/slow.json"><p>The figures</p></place-doughnut>', { until: ".problem", routes: slow }, nothing],
  ["with nothing to show", "<place-doughnut></place-doughnut>", { until: ".problem" }, nothing],
  ["with its table sorted", example("trafford", 'view="table"'), {}, async ({ element }) => {
    await element.locator(".sort").nth(2).click();
    await element.locator("th[aria-sort]").waitFor();
  }],
  ["while comparing", example("world-2022", 'compare="/data/world-2017.doughnut.json"'), { until: ".differences" }, nothing],
  ["in Welsh", example("welsh-labels", 'lang="cy" selected="climate-change"'), {}, unfold],
  ["on a dark page", example("trafford", 'selected="climate-change"'), { css: ":root { color-scheme: dark; background: #121212; color: #f3f2f1 }" }, unfold],
  ["in forced colours", example("states"), { forcedColors: "active" }, unfold],
  ["with more contrast", example("states"), { contrast: "more" }, unfold],
  ["from right to left", example("trafford"), { dir: "rtl" }, unfold],
  ["with everything offered to take away", example("trafford", "deep-link"), {}, unfold],
  ["printed", example("trafford"), {}, ({ page }) => page.emulateMedia({ media: "print" })],
];

describe("axe finds no fault", () => {
  it.each(states)("%s", async (_, body, setting, then) => {
    const scene = await open(body, setting);
    await then(scene);
    expect(await faults(scene)).toEqual([]);
  });
});

describe("headings", () => {
  const outline = ({ element }: Scene): Promise<string[]> =>
    element.evaluate((one) => [...one.shadowRoot!.querySelectorAll(":is(h1, h2, h3, h4, h5, h6)")].map((heading) => heading.localName));

  it.each([["1", "h1", "h2", "h3"], ["2", "h2", "h3", "h4"], ["3", "h3", "h4", "h5"], ["4", "h4", "h5", "h6"], ["5", "h5", "h6", "h6"], ["6", "h6", "h6", "h6"]])(
    "begin at level %s when the page says so, and go down one by one",
    async (level, title, part, indicator) => {
      // A page that wants the figure at a level has headings down to it.
      const above = Array.from({ length: Math.max(0, Number(level) - 2) }, (_, i) => `<h${i + 2}>Part ${i + 2}</h${i + 2}>`).join("");
      const scene = await open(`${above}${example("trafford", `heading-level="${level}" selected="climate-change"`)}`, { until: "#detail" });
      const found = await outline(scene);
      expect(found.slice(0, 2)).toEqual([title, part]);
      expect(found.slice(2).length).toBeGreaterThan(2);
      expect(new Set(found.slice(2))).toEqual(new Set([indicator]));
      // Two headings of the first level are a page's own choice; axe has its opinion about that.
      expect((await faults(scene)).filter((fault) => level !== "1" || !fault.startsWith("page-has-heading-one"))).toEqual([]);
    },
  );

  it("are none when the page wants none, and the words stay", async () => {
    const scene = await open(example("trafford", 'heading-level="none" selected="climate-change"'), { until: "#detail" });
    expect(await outline(scene)).toEqual([]);
    expect(await scene.element.locator("#title").textContent()).toContain("Trafford");
    expect(await faults(scene)).toEqual([]);
  });
});
