import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { example, focused, goTo, rings, stage, type Scene } from "./stage.js";

const open = stage("after all");

/** The three ways in which parts stand on a page. */
const layouts = [
  ["over the doughnut", "", 1000],
  ["over the bars", 'view="bars"', 1000],
  ["in the list of a narrow page", "", 320],
] as const;

/** Keys that come through to the page, and whether anybody has claimed them on the way. */
async function listen({ page }: Scene): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    window.addEventListener("keydown", (event) => heard.push(`${event.key}${event.defaultPrevented ? " claimed" : ""}`));
  });
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard.splice(0));
}

const expanded = ({ element }: Scene): Promise<string[]> => element.locator('button[aria-expanded="true"] bdi:not(.list-value)').allTextContents();
const detail = ({ element }: Scene): Promise<number> => element.locator("#detail").count();

/** Where the last part before the picture is reached from: the first part, with the keyboard. */
async function start(scene: Scene): Promise<string[][]> {
  const names = await rings(scene.element);
  await goTo(scene.element, names[0]![0]!);
  expect(await focused(scene.element)).toBe(names[0]![0]);
  return names;
}

describe.each(layouts)("parts %s", (_, attributes, width) => {
  let shown: Promise<Scene> | undefined;
  const show = (): Promise<Scene> => (shown ??= open(example("trafford", attributes), { width }));

  it("are one stop for Tab, which comes back to where the reader was", async () => {
    const scene = await show();
    const { page, element } = scene;
    const [first] = await rings(element);
    expect(await element.locator('button[data-place][tabindex="0"]').count()).toBe(1);
    await element.locator("select").last().focus();
    await page.keyboard.press("Tab");
    expect(await focused(element)).toBe(first![0]);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Tab");
    expect(await focused(element)).toBe("How to read this");
    await page.keyboard.press("Shift+Tab");
    expect(await focused(element)).toBe(first![2]);
    await page.keyboard.press("Shift+Tab");
    expect(await element.evaluate((one) => one.shadowRoot!.activeElement?.localName)).toBe("select");
  });

  it("right and left go round the ring in reading order and wrap", async () => {
    const scene = await show();
    const [first] = await start(scene);
    const seen: string[] = [];
    while (seen.length < first!.length) {
      await scene.page.keyboard.press("ArrowRight");
      seen.push(await focused(scene.element));
    }
    expect(seen).toEqual([...first!.slice(1), first![0]]);
    await scene.page.keyboard.press("ArrowLeft");
    expect(await focused(scene.element)).toBe(first!.at(-1));
  });

  it("Home and End go to the ends of the ring, with Control to the ends of everything", async () => {
    const scene = await show();
    const names = await start(scene);
    const all = names.flat();
    const after = async (key: string): Promise<string> => {
      await scene.page.keyboard.press(key);
      return await focused(scene.element);
    };
    expect(await after("End")).toBe(names[0]!.at(-1));
    expect(await after("Home")).toBe(names[0]![0]);
    expect(await after("Control+End")).toBe(all.at(-1));
    expect(await after("Home")).toBe(names.at(-1)![0]);
    expect(await after("Control+Home")).toBe(all[0]);
  });

  it("letters go to a name: the same letter to the next, several within half a second to one", async () => {
    const scene = await show();
    await start(scene);
    const after = async (letters: string): Promise<string> => {
      await scene.page.keyboard.type(letters);
      return await focused(scene.element);
    };
    expect(await after("eq")).toBe("Equality");
    // A pause is what ends a name.
    await scene.page.waitForTimeout(600);
    expect(await after("w")).toBe("Waste");
    expect(await after("w")).toBe("Water");
    await scene.page.waitForTimeout(600);
    expect(await after("e")).not.toBe("Equality");
    await scene.page.waitForTimeout(600);
    const before = await focused(scene.element);
    expect(await after("q")).toBe(before);
  });

  it.each(["Enter", "Space"])("%s opens a part, says so, keeps the focus, and closes it again", async (key) => {
    const scene = await show();
    const names = await start(scene);
    await scene.page.keyboard.press(key);
    await expect.poll(() => expanded(scene)).toEqual([names[0]![0]]);
    expect(await scene.element.locator('button[aria-expanded="true"]').getAttribute("aria-controls")).toBe("detail");
    expect(await scene.element.locator("#detail #detail-name").textContent()).toBe(names[0]![0]);
    expect(await focused(scene.element)).toBe(names[0]![0]);
    await scene.page.keyboard.press(key);
    await expect.poll(() => detail(scene)).toBe(0);
    expect(await expanded(scene)).toEqual([]);
  });

  it("Escape closes what is open, keeps the focus, and is then the page's own", async () => {
    const scene = await show();
    const heard = await listen(scene);
    const names = await start(scene);
    await scene.page.keyboard.press("Enter");
    await expect.poll(() => detail(scene)).toBe(1);
    await heard();
    await scene.page.keyboard.press("Escape");
    await expect.poll(() => detail(scene)).toBe(0);
    expect(await heard()).toEqual([]);
    expect(await focused(scene.element)).toBe(names[0]![0]);
    await scene.page.keyboard.press("Escape");
    expect(await heard()).toEqual(["Escape"]);
  });

  it("the Close button gives the focus back to the part", async () => {
    const scene = await show();
    const names = await start(scene);
    await scene.page.keyboard.press("ArrowRight");
    await scene.page.keyboard.press("Enter");
    await expect.poll(() => detail(scene)).toBe(1);
    await scene.page.keyboard.press("Tab");
    expect(await focused(scene.element)).toBe("Close");
    await scene.page.keyboard.press("Enter");
    await expect.poll(() => focused(scene.element)).toBe(names[0]![1]);
    expect(await detail(scene)).toBe(0);
  });

  it("every other key, and every key with a modifier, is left to the page", async () => {
    const scene = await show();
    const heard = await listen(scene);
    const names = await start(scene);
    await heard();
    const keys = ["Control+ArrowRight", "Meta+ArrowRight", "Alt+ArrowDown", "Control+b", "Alt+w", "Meta+End", "F2", "Insert", "Delete", "?", "Backspace"];
    for (const key of keys) await scene.page.keyboard.press(key);
    const came = (await heard()).filter((line) => !/^(Control|Alt|Meta)$/.test(line));
    expect(came).toEqual(keys.map((key) => key.split("+").at(-1)));
    expect(await focused(scene.element)).toBe(names[0]![0]);
  });

  it("the focus stays with its part when new figures come, and goes to the nearest, which is said, when its part is gone", async () => {
    const scene = await show();
    const set = (data: unknown): Promise<unknown> => scene.element.evaluate((one, data) => void Object.assign(one, { data }), data);
    const status = scene.element.locator('[role="status"]');
    await goTo(scene.element, "Equality");
    const { dimensions, ...document } = JSON.parse(await readFile("examples/data/trafford.doughnut.json", "utf8")) as { dimensions: { name: unknown }[] };
    await set({ ...document, dimensions: dimensions.toReversed() });
    await expect.poll(async () => (await rings(scene.element)).at(-1)?.at(-1)).toBe("Connectivity");
    expect(await focused(scene.element)).toBe("Equality");
    expect(await status.textContent()).toBe("");
    const rest = dimensions.toReversed().filter(({ name }) => !JSON.stringify(name).includes('"Equality"'));
    expect(rest.length).toBe(dimensions.length - 1);
    await set({ ...document, dimensions: rest });
    await expect.poll(() => focused(scene.element)).toBe("Social cohesion");
    await expect.poll(() => status.textContent()).toBe("The part you were on is no longer there.");
  });
});

describe("up and down", () => {
  it("go to the other ring of a doughnut, to what stands nearest, and no further", async () => {
    const scene = await open(example("trafford"));
    const heard = await listen(scene);
    const [outer, inner] = await start(scene);
    for (const [i, name] of outer!.entries()) {
      await goTo(scene.element, name);
      await scene.page.keyboard.press("ArrowDown");
      const turn = (i + 0.5) / outer!.length;
      const apart = (j: number): number => Math.min(Math.abs((j + 0.5) / inner!.length - turn), 1 - Math.abs((j + 0.5) / inner!.length - turn));
      const least = Math.min(...inner!.map((_, j) => apart(j)));
      expect(inner!.filter((_, j) => apart(j) < least + 1e-9)).toContain(await focused(scene.element));
    }
    await heard();
    const before = await focused(scene.element);
    await scene.page.keyboard.press("ArrowDown");
    expect(await heard()).toEqual(["ArrowDown"]);
    expect(await focused(scene.element)).toBe(before);
    await scene.page.keyboard.press("ArrowUp");
    expect(outer).toContain(await focused(scene.element));
  });

  it.each(layouts.slice(1))("go to the row above and below %s, from one ring into the next", async (_, attributes, width) => {
    const scene = await open(example("trafford", attributes), { width });
    const heard = await listen(scene);
    const names = await start(scene);
    const all = names.flat();
    const seen = [await focused(scene.element)];
    for (let i = 1; i < all.length; i++) {
      await scene.page.keyboard.press("ArrowDown");
      seen.push(await focused(scene.element));
    }
    expect(seen).toEqual(all);
    await heard();
    await scene.page.keyboard.press("ArrowDown");
    expect(await heard()).toEqual(["ArrowDown"]);
    await scene.page.keyboard.press("ArrowUp");
    expect(await focused(scene.element)).toBe(all.at(-2));
  });
});

describe("Page Up and Page Down", () => {
  it.each([["doughnut", 1000], ["bars", 1000], ["doughnut", 320]] as const)("go from lens to lens: %s, %i px", async (view, width) => {
    const scene = await open(example("unrolled", `view="${view}"`), { width });
    const heard = await listen(scene);
    const names = await start(scene);
    const seen = [await focused(scene.element)];
    for (let i = 0; i < 3; i++) {
      await scene.page.keyboard.press("PageDown");
      seen.push(await focused(scene.element));
    }
    expect(new Set(seen).size).toBe(4);
    const firsts = names.map((ring) => ring[0]);
    for (const name of seen) expect(firsts.concat(names.flat())).toContain(name);
    await heard();
    await scene.page.keyboard.press("PageDown");
    expect(await heard()).toEqual(["PageDown"]);
    for (const name of seen.slice(0, -1).reverse()) {
      await scene.page.keyboard.press("PageUp");
      expect(await focused(scene.element)).toBe(name);
    }
  });
});

describe("in a page that runs from right to left", () => {
  it("the picture is mirrored and the arrows with it: each goes to the side that it points to", async () => {
    const scene = await open(example("trafford"), { dir: "rtl" });
    await expect.poll(() => scene.element.locator("figure.mirrored").count()).toBe(1);
    const [outer] = await start(scene);
    const left = (): Promise<number> => scene.element.evaluate((one) => one.shadowRoot!.activeElement!.getBoundingClientRect().left);
    const before = await left();
    await scene.page.keyboard.press("ArrowLeft");
    expect(await focused(scene.element)).toBe(outer![1]);
    expect(await left()).toBeLessThan(before);
    await scene.page.keyboard.press("ArrowRight");
    expect(await focused(scene.element)).toBe(outer![0]);
  });
});
