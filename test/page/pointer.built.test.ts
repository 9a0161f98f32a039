import { describe, expect, it } from "vitest";
import { example, focused, goTo, rings, stage, type Scene } from "./stage.js";

const open = stage();

interface Point { readonly x: number; readonly y: number }

/** The middle of a part's button, in the window. */
async function middleOf({ element }: Scene, name: string): Promise<Point> {
  return await element.evaluate((one, name) => {
    const button = [...one.shadowRoot!.querySelectorAll("button[data-place]")].find((button) => button.querySelector("bdi")!.textContent === name)!;
    button.scrollIntoView({ block: "center", behavior: "instant" });
    const box = button.getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  }, name);
}

/** The middle of a label in the picture, which is no button's. */
async function labelOf({ element }: Scene, name: string): Promise<Point> {
  const box = await element.locator("svg.picture text", { hasText: new RegExp(`^${name}$`) }).first().boundingBox();
  return { x: box!.x + box!.width / 2, y: box!.y + box!.height / 2 };
}

async function cornerOfThePicture({ element }: Scene): Promise<Point> {
  const box = (await element.locator(".plot").first().boundingBox())!;
  return { x: box.x + 4, y: box.y + 4 };
}

const told = ({ element }: Scene): Promise<string[]> => element.locator("#detail-name").allTextContents();
const click = ({ page }: Scene, { x, y }: Point): Promise<void> => page.mouse.click(x, y);

describe("a pointer", () => {
  it("opens what a key opens, by the part, its wedge or its label, and closes it again; Tab is then there", async () => {
    const scene = await open(example("trafford"));
    await click(scene, await middleOf(scene, "Waste"));
    await expect.poll(() => told(scene)).toEqual(["Waste"]);
    expect(await scene.element.locator('button[aria-expanded="true"] bdi').textContent()).toBe("Waste");
    expect(await scene.element.locator('button[data-place][tabindex="0"] bdi').textContent()).toBe("Waste");
    await click(scene, await middleOf(scene, "Waste"));
    await expect.poll(() => told(scene)).toEqual([]);
    await middleOf(scene, "Chemical pollution");
    await click(scene, await labelOf(scene, "Chemical pollution"));
    await expect.poll(() => told(scene)).toEqual(["Chemical pollution"]);
    await middleOf(scene, "Waste");
    const wedge = await scene.element.locator("svg.picture path.overshoot").first().boundingBox();
    await click(scene, { x: wedge!.x + wedge!.width / 2, y: wedge!.y + wedge!.height / 2 });
    await expect.poll(() => told(scene)).toEqual(["Climate change"]);
  });

  it("takes a press back by sliding off: to another part, or to where nothing is", async () => {
    const scene = await open(example("trafford"));
    const { mouse } = scene.page;
    const from = await middleOf(scene, "Ozone layer depletion");
    const events: string[] = [];
    await scene.page.exposeFunction("heard", (line: string) => void events.push(line));
    await scene.page.evaluate(() => document.addEventListener("place-doughnut-select", () => (window as unknown as { heard: (line: string) => void }).heard("select")));
    for (const to of [await labelOf(scene, "Equality"), await cornerOfThePicture(scene), { x: 2, y: 2 }]) {
      await mouse.move(from.x, from.y);
      await mouse.down();
      await mouse.move(to.x, to.y, { steps: 3 });
      await mouse.up();
    }
    expect(await told(scene)).toEqual([]);
    // Nothing happens on the way down either.
    await mouse.move(from.x, from.y);
    await mouse.down();
    expect(await told(scene)).toEqual([]);
    await mouse.up();
    await expect.poll(() => told(scene)).toEqual(["Ozone layer depletion"]);
    expect(events).toEqual(["select"]);
  });

  it("closes what is open by a press where nothing is, and only then", async () => {
    const scene = await open(example("trafford"));
    await click(scene, await middleOf(scene, "Energy"));
    await expect.poll(() => told(scene)).toEqual(["Energy"]);
    await scene.element.locator("#detail .standing").click();
    expect(await told(scene)).toEqual(["Energy"]);
    await middleOf(scene, "Climate change");
    await click(scene, await cornerOfThePicture(scene));
    await expect.poll(() => told(scene)).toEqual([]);
  });

  it("opens a row of the list beneath a narrow picture, beneath that row", async () => {
    const scene = await open(example("trafford"), { width: 320 });
    await scene.element.locator("button.row", { hasText: "Energy" }).click();
    await expect.poll(() => told(scene)).toEqual(["Energy"]);
    expect(await scene.element.locator("li:has(#detail) > button bdi").first().textContent()).toBe("Energy");
    expect(await scene.element.locator("#detail").count()).toBe(1);
  });

  it("needs no dragging anywhere: each control answers to a single press", async () => {
    const scene = await open(example("unrolled"));
    expect(await scene.element.evaluate((one) => [...one.shadowRoot!.querySelectorAll("[draggable], input[type=range], canvas")].length)).toBe(0);
    await scene.element.getByLabel("Bars").click();
    await scene.element.locator("select").first().selectOption({ index: 1 });
    await scene.element.getByRole("button", { name: "Start again" }).click();
    await expect.poll(async () => (await rings(scene.element)).length).toBe(4);
  });
});

describe("a finger", () => {
  it("opens and closes a part by a tap, and nothing hovers after it", async () => {
    const scene = await open(example("trafford"), { hasTouch: true });
    const { x, y } = await middleOf(scene, "Health");
    await scene.page.touchscreen.tap(x, y);
    await expect.poll(() => told(scene)).toEqual(["Health"]);
    // Longer than a word about a part takes to come.
    await scene.page.waitForTimeout(250);
    expect(await scene.element.locator(".tip").isVisible()).toBe(false);
    const corner = await middleOf(scene, "Climate change").then(() => cornerOfThePicture(scene));
    await scene.page.touchscreen.tap(corner.x, corner.y);
    await expect.poll(() => told(scene)).toEqual([]);
  });
});

describe("the word about a part", () => {
  const tip = ({ element }: Scene) => element.locator(".tip");

  it("comes when the pointer rests on a part, can be hovered itself, stays, and goes when the pointer leaves", async () => {
    const scene = await open(example("trafford"));
    const { x, y } = await middleOf(scene, "Education");
    await scene.page.mouse.move(x, y);
    await tip(scene).waitFor({ state: "visible" });
    expect(await tip(scene).textContent()).toContain("Education");
    const box = (await tip(scene).boundingBox())!;
    await scene.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
    // Longer than it takes to go.
    await scene.page.waitForTimeout(700);
    expect(await tip(scene).isVisible()).toBe(true);
    await scene.page.mouse.move(2, 2);
    await tip(scene).waitFor({ state: "hidden" });
  });

  it("says what is true now of the part that has the focus, also when the figures have changed while the pointer was elsewhere", async () => {
    const scene = await open(example("trafford"));
    await goTo(scene.element, "Equality");
    await scene.page.keyboard.press("ArrowRight");
    await tip(scene).waitFor({ state: "visible" });
    const before = (await tip(scene).textContent())!;
    const name = await focused(scene.element);
    const elsewhere = await middleOf(scene, "Waste");
    await scene.page.mouse.move(elsewhere.x, elsewhere.y);
    await expect.poll(() => tip(scene).textContent()).toContain("Waste");
    await scene.element.evaluate((one, name) => {
      const host = one as unknown as { data: unknown; doughnut: { dimensions: { name: unknown }[] } };
      host.data = { ...host.doughnut, dimensions: host.doughnut.dimensions.map((dimension) => (JSON.stringify(dimension.name).includes(name) ? { ...dimension, indicators: [] } : dimension)) };
    }, name);
    await scene.page.mouse.move(2, 2);
    await expect.poll(() => tip(scene).textContent()).toBe(`${name}no data`);
    expect(before).not.toContain("no data");
  });

  it("and the line around it cost a pointer nothing that moves within one part", async () => {
    const scene = await open(example("trafford"));
    const { x, y } = await middleOf(scene, "Waste");
    await scene.page.mouse.move(x, y);
    await tip(scene).waitFor({ state: "visible" });
    await scene.page.evaluate(() => {
      const asked = { times: 0 };
      Object.assign(window, { asked });
      for (const root of [ShadowRoot.prototype, Element.prototype] as const) {
        const { querySelectorAll } = root;
        root.querySelectorAll = function (this: ParentNode, ...given: [string]) {
          asked.times++;
          return querySelectorAll.apply(this as Element, given);
        } as typeof querySelectorAll;
      }
    });
    const times = (): Promise<number> => scene.page.evaluate(() => (window as unknown as { asked: { times: number } }).asked.times);
    for (let step = -4; step <= 4; step++) await scene.page.mouse.move(x + step, y);
    expect(await times()).toBe(0);
    const other = await middleOf(scene, "Energy");
    await scene.page.mouse.move(other.x, other.y);
    expect(await times()).toBeGreaterThan(0);
  });

  it("goes with Escape, though neither pointer nor focus has moved, before anything else does", async () => {
    const scene = await open(example("trafford"));
    await goTo(scene.element, "Education");
    await scene.page.keyboard.press("Enter");
    await expect.poll(() => told(scene)).toEqual(["Education"]);
    await scene.page.keyboard.press("ArrowLeft");
    await scene.page.keyboard.press("ArrowRight");
    await tip(scene).waitFor({ state: "visible" });
    await scene.page.keyboard.press("Escape");
    await tip(scene).waitFor({ state: "hidden" });
    expect(await told(scene)).toEqual(["Education"]);
    expect(await focused(scene.element)).toBe("Education");
    await scene.page.keyboard.press("Escape");
    await expect.poll(() => told(scene)).toEqual([]);
    const { x, y } = await middleOf(scene, "Energy");
    await scene.page.mouse.move(x, y);
    await tip(scene).waitFor({ state: "visible" });
    await scene.page.keyboard.press("Escape");
    await tip(scene).waitFor({ state: "hidden" });
  });

  it.each([["trafford", 1000], ["unrolled", 1000], ["trafford", 480]] as const)("lies on no part that has the focus, says nothing that is not in the part's name, and is not read out: %s, %i px", async (name, width) => {
    const scene = await open(example(name), { width });
    await goTo(scene.element, (await rings(scene.element))[0]![0]!);
    const parts = await scene.element.locator("button.part").count();
    expect(parts).toBeGreaterThan(8);
    const seen = new Set<string>();
    for (let i = 0; i < parts; i++) {
      await scene.element.evaluate((one, i) => (one.shadowRoot!.querySelectorAll<HTMLElement>("button.part")[i]!).focus(), i);
      const own = await focused(scene.element);
      await expect.poll(() => scene.element.locator(".tip-name").textContent()).toBe(own);
      await tip(scene).waitFor({ state: "visible" });
      const { covers, inside, spoken, said } = await scene.element.evaluate((one) => {
        const root = one.shadowRoot!;
        const box = root.querySelector(".tip")!.getBoundingClientRect();
        const part = [...root.querySelectorAll<SVGPathElement>(".focus")].find((path) => path.getAttribute("d"))!.getBoundingClientRect();
        const button = root.activeElement!.getBoundingClientRect();
        const over = (other: DOMRect): boolean => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top;
        return {
          covers: over(part) || over(button),
          inside: box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight,
          spoken: root.activeElement!.textContent!.replace(/\s+/g, " "),
          said: [...root.querySelectorAll(".tip > *")].map((line) => line.textContent!),
        };
      });
      expect({ own, covers, inside }).toEqual({ own, covers: false, inside: true });
      for (const line of said) expect(spoken).toContain(line);
      seen.add(own);
    }
    expect(seen.size).toBeGreaterThan(8);
    expect(await tip(scene).getAttribute("aria-hidden")).toBe("true");
    expect(await scene.element.locator(".tip :is(a, button, input, [tabindex])").count()).toBe(0);
  });

  it("does not come for a row of the list, which says everything itself", async () => {
    const scene = await open(example("trafford"), { width: 320 });
    await goTo(scene.element, "Energy");
    await scene.element.locator("button.row", { hasText: "Energy" }).hover();
    await scene.page.waitForTimeout(300);
    expect(await tip(scene).isVisible()).toBe(false);
    expect(await scene.element.locator("svg.picture path.hover").getAttribute("d")).not.toBe("");
  });
});
