import { describe, expect, it } from "vitest";
import { example, stage, type Scene } from "./stage.js";

const open = stage();
const widths = [320, 400, 600, 960];

/** A document with so many dimensions in each ring. */
const document = (n: number): unknown => ({
  version: 1, place: { name: "Exampleton" },
  dimensions: ["ecological", "social"].flatMap((ring) => Array.from({ length: n }, (_, i) => ({ id: `${ring}-${i}`, ring, name: `Part number ${i + 1}`, indicators: [] }))),
});

/**
 * WCAG 2.2, 2.5.8: every target is 24 by 24 pixels, and where two overlap, or one is smaller, circles of 24 pixels
 * around their middles do not. Targets that fall short are named. A link within a line of text is as high as its
 * line, which the rule allows; one that is all there is in its cell or item is a target like any other.
 */
async function tooClose({ element }: Scene): Promise<{ count: number; small: string[]; close: string[] }> {
  return await element.evaluate((one) => {
    const targets = [...one.shadowRoot!.querySelectorAll<HTMLElement>("button, select, summary, input, .view label, a")].filter((target) => target.checkVisibility() && target.getClientRects().length > 0);
    const bare = (part: Element | null): string => part?.textContent?.replace(/\s+/g, "") ?? "";
    const boxes = targets.map((target) => ({ name: target.textContent!.replace(/\s+/g, " ").trim().slice(0, 40) || target.localName, inside: target.closest("label"), box: target.getBoundingClientRect(), inline: target.localName === "a" && bare(target.closest(".note, td, dd, li")) !== bare(target) }));
    const parts = boxes.filter(({ inside, inline }) => inside === null && !inline);
    const small = parts.filter(({ box }) => box.width < 23.99 || box.height < 23.99).map(({ name, box }) => `${name}: ${box.width}x${box.height}`);
    const close: string[] = [];
    parts.forEach((a, i) => parts.slice(i + 1).forEach((b) => {
      const overlap = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left) > 0.01 && Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top) > 0.01;
      const apart = Math.hypot(a.box.left + a.box.width / 2 - b.box.left - b.box.width / 2, a.box.top + a.box.height / 2 - b.box.top - b.box.height / 2);
      if (overlap && apart < 23.99) close.push(`${a.name} and ${b.name}: ${apart.toFixed(1)}`);
    }));
    return { count: one.shadowRoot!.querySelectorAll("button[data-place]").length, small, close };
  });
}

async function atEachWidth(scene: Scene, parts: number): Promise<void> {
  for (const width of widths) {
    await scene.page.setViewportSize({ width, height: 900 });
    await expect.poll(() => scene.element.evaluate((one) => Math.round(one.getBoundingClientRect().width - Number(one.shadowRoot!.querySelector(".frames:not(.pair) svg.picture")?.getAttribute("viewBox")?.split(" ")[2] ?? one.getBoundingClientRect().width)))).toBe(0);
    expect({ width, ...(await tooClose(scene)) }).toEqual({ width, count: parts, small: [], close: [] });
  }
}

describe("every target is large enough for a finger, or far enough from the next, or a row of the list, at 320 to 960 pixels", () => {
  it.each([9, 12, 15, 21, 24, 30, 37, 44])("%i parts in each ring", async (n) => {
    const scene = await open("<place-doughnut></place-doughnut>", { until: '[role="status"]', width: 320 }).catch(() => null);
    expect(scene).not.toBeNull();
    await scene!.element.evaluate((one, data) => void Object.assign(one, { data }), document(n));
    await scene!.element.locator("figure").waitFor();
    await atEachWidth(scene!, 2 * n);
    await scene!.element.getByLabel("Bars").click();
    await scene!.element.locator("svg.picture").first().waitFor();
    await atEachWidth(scene!, 2 * n);
  });

  it.each([["trafford", 22], ["unrolled", 44], ["hundred-dimensions", 200], ["two-dimensions", 4]] as const)("%s, with a part open", async (name, parts) => {
    const scene = await open(example(name), { width: 320 });
    await scene.element.evaluate((one) => one.shadowRoot!.querySelector<HTMLElement>("button[data-place]")!.click());
    await scene.element.locator("#detail").waitFor();
    await atEachWidth(scene, parts);
  });

  it.each([320, 960])("the table, with the numbers of its sources as links, at %i pixels", async (width) => {
    const scene = await open(example("trafford", 'view="table"'), { width });
    const links = scene.element.locator("tbody td:last-child a");
    await links.first().waitFor();
    expect(await links.count()).toBeGreaterThan(3);
    expect(await tooClose(scene)).toMatchObject({ small: [], close: [] });
  });
});
