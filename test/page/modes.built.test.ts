import type { Locator, Page } from "playwright";
import { describe, expect, it } from "vitest";
import { pagesOf } from "./pdf.js";
import { keep } from "./shown.js";
import { example, goTo, stage, type Scene } from "./stage.js";

const open = stage();

/** Fill and stroke of the first mark of each look, as the browser has worked them out, and of the text. */
async function colours({ element }: Scene): Promise<Record<string, string>> {
  return await element.evaluate((one) => {
    const looks = [...new Set([...one.shadowRoot!.querySelectorAll("svg.picture [class]")].map((mark) => mark.getAttribute("class")!))];
    return Object.fromEntries(looks.map((look) => {
      const { fill, stroke } = getComputedStyle(one.shadowRoot!.querySelector(`svg.picture .${look}`)!);
      return [look, `${fill} ${stroke}`];
    }));
  });
}

/** The colours that the reader's system has for text, page and highlight. */
async function systemColours({ page }: Scene): Promise<string[]> {
  return await page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement("i"));
    const found = ["CanvasText", "Canvas", "Highlight"].map((name) => {
      probe.style.setProperty("color", name);
      probe.style.setProperty("forced-color-adjust", "none");
      return getComputedStyle(probe).color;
    });
    probe.remove();
    return found;
  });
}

function contrast(a: string, b: string): number {
  const luminance = (colour: string): number => {
    const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number).map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

describe("forced colours", () => {
  it.each(["doughnut", "bars"])("draw everything in the reader's own, and come and go without a reload: %s", async (view) => {
    const scene = await open(example("states", `view="${view}"`));
    const before = await colours(scene);
    await scene.page.emulateMedia({ forcedColors: "active" });
    const allowed = new Set([...(await systemColours(scene)), "none"]);
    const forced = await colours(scene);
    expect(Object.keys(forced).length).toBeGreaterThan(6);
    for (const [look, pair] of Object.entries(forced)) {
      if (look === "texture") continue; // a pattern, which is another promise
      for (const colour of pair.match(/none|rgba?\([^)]*\)/g) ?? []) expect({ look, colour, isAllowed: allowed.has(colour) }).toEqual({ look, colour, isAllowed: true });
    }
    await scene.page.emulateMedia({ forcedColors: "none" });
    expect(await colours(scene)).toEqual(before);
  });

  it.each(["doughnut", "bars"])("keep the textures, drawn in the reader's own page colour on what is filled with another: %s", async (view) => {
    const scene = await open(example("trafford", `view="${view}"`), { forcedColors: "active" });
    const [, canvas] = await systemColours(scene);
    const found = await scene.element.evaluate((one) => [...one.shadowRoot!.querySelectorAll("svg.picture .texture")].map((mark) => {
      const pattern = one.shadowRoot!.getElementById(/url\("?#([^")]+)"?\)/.exec(getComputedStyle(mark).fill)?.[1] ?? "");
      const drawn = pattern?.localName === "pattern" ? pattern.firstElementChild : null;
      const { fill = "", stroke = "", strokeWidth = "" } = drawn ? getComputedStyle(drawn) : {};
      // The textures lie over marks of the same outline.
      const under = [...one.shadowRoot!.querySelectorAll("svg.picture [class]:not(.texture)")].filter((other) => other.getAttribute("d") === mark.getAttribute("d")).map((other) => getComputedStyle(other).fill);
      return { kind: drawn?.localName ?? "none", paint: drawn?.localName === "circle" ? fill : parseFloat(strokeWidth) > 0 ? stroke : "no line", under };
    }));
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(["circle", "path"]));
    for (const { paint, under } of found) {
      expect(paint).toBe(canvas);
      expect(under.filter((fill) => fill !== "none").length).toBeGreaterThan(0);
      expect(under).not.toContain(canvas);
    }
    keep(`forced-colours-${view}.png`, await scene.page.screenshot({ fullPage: true }));
  });

  it("leave the buttons over the picture unseen, and draw the line around the one that has the focus", async () => {
    const scene = await open(example("trafford"), { forcedColors: "active" });
    expect(await scene.element.evaluate((one) => [...one.shadowRoot!.querySelectorAll("button.part")].filter((part) => getComputedStyle(part).outlineStyle !== "none" || getComputedStyle(part).borderStyle !== "none").length)).toBe(0);
    await goTo(scene.element, "Waste");
    await expect.poll(() => scene.element.locator("path.focus").getAttribute("d")).not.toBe("");
  });
});

describe("without colour", () => {
  it.each(["light", "dark", "forced colours"])("every sign in the key can be told from every other: %s", async (mode) => {
    const scene = await open(example("states"), {
      deviceScaleFactor: 2, forcedColors: mode === "forced colours" ? "active" : "none",
      css: mode === "dark" ? ":root { color-scheme: dark; background: #121212; color: #f3f2f1 }" : "",
    });
    const swatches = scene.element.locator(".key .swatch");
    const names = (await scene.element.locator(".key li:has(.swatch)").allTextContents()).map((name) => name.trim());
    expect(names.length).toBeGreaterThanOrEqual(7);
    const pictures: number[][] = [];
    const painter = await scene.page.context().newPage();
    while (pictures.length < names.length) pictures.push(await greys(painter, swatches.first()));
    for (const [i, a] of pictures.entries())
      for (const [j, b] of pictures.entries()) if (i < j) expect(apart(a, b), `${names[i]!} and ${names[j]!}`).toBeGreaterThan(6);
  });
});

/** The picture of a sample, where nothing else is and in the same place as every other, as shades of grey, 0 to 255. */
async function greys(painter: Page, sample: Locator): Promise<number[]> {
  const place = { x: 900, y: 30, width: 22, height: 16 };
  await sample.evaluate((one, { x, y, width, height }) => {
    const rules = { position: "fixed", left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` };
    for (const [name, value] of Object.entries(rules)) (one as SVGElement).style.setProperty(name, value);
  }, place);
  const bytes = [...(await sample.page().screenshot({ clip: place }))];
  await sample.evaluate((one) => one.remove());
  return await painter.evaluate(async (bytes) => {
    const image = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
    const pen = new OffscreenCanvas(image.width, image.height).getContext("2d")!;
    pen.drawImage(image, 0, 0);
    const { data } = pen.getImageData(0, 0, image.width, image.height);
    return Array.from({ length: data.length / 4 }, (_, i) => 0.2126 * data[4 * i]! + 0.7152 * data[4 * i + 1]! + 0.0722 * data[4 * i + 2]!);
  }, bytes);
}

/** How far two pictures are apart, in shades of grey a pixel. */
function apart(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, shade, i) => sum + Math.abs(shade - b[i]!), 0) / a.length;
}

describe("the focus", () => {
  it.each([["light", {}], ["dark", { css: ":root { color-scheme: dark; background: #121212; color: #f3f2f1 }" }], ["forced colours", { forcedColors: "active" }]] as const)(
    "is shown by a line of at least 2 pixels in 3:1 to the edge on both its sides, drawn over everything and never cut off: %s",
    async (_, setting) => {
      const scene = await open(example("trafford"), setting);
      for (const name of ["Climate change", "Biodiversity breakdown", "Housing"]) {
        await goTo(scene.element, name);
        await expect.poll(() => scene.element.locator("path.focus").getAttribute("d")).not.toBe("");
        const found = await scene.element.evaluate((one) => {
          const root = one.shadowRoot!;
          const line = root.querySelector("path.focus")!;
          const [focus, edge] = [getComputedStyle(line), getComputedStyle(root.querySelector("path.focus-edge")!)];
          const svg = line.closest("svg")!;
          const scale = svg.getBoundingClientRect().width / Number(svg.getAttribute("viewBox")!.split(" ")[2]);
          return {
            focus: focus.stroke, edge: edge.stroke, width: parseFloat(focus.strokeWidth) * scale, margin: ((parseFloat(edge.strokeWidth) - parseFloat(focus.strokeWidth)) / 2) * scale,
            isLast: line.nextElementSibling === null && line.parentElement!.nextElementSibling === null, overflow: getComputedStyle(svg).overflow,
          };
        });
        expect(found.width).toBeGreaterThanOrEqual(2);
        expect(found.margin).toBeGreaterThanOrEqual(1);
        expect(contrast(found.focus, found.edge)).toBeGreaterThanOrEqual(4.5);
        expect({ isLast: found.isLast, overflow: found.overflow }).toEqual({ isLast: true, overflow: "visible" });
      }
    },
  );

  it("is shown on every other control by an outline of 3 pixels in the colour of the text", async () => {
    const scene = await open(example("unrolled", 'selected="housing" deep-link'));
    const shown = await scene.element.evaluate((one) => {
      const root = one.shadowRoot!;
      root.querySelectorAll("details").forEach((details) => { details.open = true; });
      const controls = [...root.querySelectorAll<HTMLElement>("button:not(.part), select, input:checked, summary, a, .scroll")];
      controls[0]!.focus({ focusVisible: true } as FocusOptions);
      return controls.map((control) => {
        control.focus({ focusVisible: true } as FocusOptions);
        const { outlineStyle, outlineWidth, outlineColor, color } = getComputedStyle(control);
        return `${outlineStyle} ${outlineWidth} ${outlineColor === color ? "as the text" : outlineColor}`;
      });
    });
    expect(shown.length).toBeGreaterThan(20);
    expect(new Set(shown)).toEqual(new Set(["solid 3px as the text"]));
  });
});

describe("motion", () => {
  it.each(["reduce", "no-preference"] as const)("there is none, whatever the reader prefers: %s", async (reducedMotion) => {
    const scene = await open(example("trafford"), { reducedMotion });
    const moving = (): Promise<number> => scene.page.evaluate(() => document.getAnimations().length + document.querySelector("place-doughnut")!.shadowRoot!.getAnimations().length);
    await scene.element.getByLabel("Bars").click();
    expect(await moving()).toBe(0);
    await goTo(scene.element, "Waste");
    await scene.page.keyboard.press("Enter");
    await scene.element.locator("#detail").waitFor();
    expect(await moving()).toBe(0);
    expect(await scene.element.evaluate((one) => [...one.shadowRoot!.querySelectorAll("*")].filter((part) => parseFloat(getComputedStyle(part).transitionDuration) > 0 || getComputedStyle(part).animationName !== "none").length)).toBe(0);
  });
});

describe("more contrast", () => {
  it("takes tints away and makes lines thicker", async () => {
    const scene = await open(example("trafford"));
    const look = (): Promise<{ band: string; ring: number; dashes: number; quiet: string; text: string }> => scene.element.evaluate((one) => {
      const style = (selector: string): CSSStyleDeclaration => getComputedStyle(one.shadowRoot!.querySelector(selector)!);
      return { band: style(".band").fill, ring: parseFloat(style(".ring").strokeWidth), dashes: parseFloat(style("svg.picture .no-data").strokeWidth), quiet: style(".subtitle").color, text: style(".summary").color };
    });
    const usual = await look();
    await scene.page.emulateMedia({ contrast: "more" });
    const more = await look();
    expect(more.band).toBe("rgb(255, 255, 255)");
    expect(usual.band).not.toBe(more.band);
    expect(more.ring).toBeGreaterThan(usual.ring);
    expect(more.dashes).toBeGreaterThan(usual.dashes);
    expect(more.quiet).toBe(more.text);
  });
});

describe("on paper", () => {
  it("the table and everything folded is there, links show their address, and what only works on a screen is gone", async () => {
    const scene = await open(example("trafford"));
    const { element, page } = scene;
    expect(await element.locator("table").isVisible()).toBe(false);
    await page.emulateMedia({ media: "print" });
    expect(await element.locator("table").isVisible()).toBe(true);
    expect(await element.locator(".sources li").first().isVisible()).toBe(true);
    expect(await element.getByText("The ring is the safe and just space").isVisible()).toBe(true);
    expect(await element.locator(".sources a").first().evaluate((link) => getComputedStyle(link, "::after").content)).toContain("https://");
    for (const gone of [".choose", ".take", ".keys"]) expect({ gone, isVisible: await element.locator(gone).isVisible() }).toEqual({ gone, isVisible: false });
    expect(await element.locator("thead th:first-child").evaluate((heading) => heading.textContent!.trim())).toContain("Part of the Doughnut");
  });

  it("has the summary, every figure, the whole table with its headings on each page, every source with its address, and the credit", async () => {
    const { element, page } = await open(example("trafford"));
    await page.emulateMedia({ media: "print" });
    const said = await element.evaluate((one) => {
      const all = (selector: string): string[] => [...one.shadowRoot!.querySelectorAll(selector)].map((part) => part.textContent!);
      // The sign for sorting is for pressing.
      const headings = [...one.shadowRoot!.querySelectorAll("thead th")].map((heading) => {
        const printed = heading.cloneNode(true) as Element;
        printed.querySelector(".arrow")?.remove();
        return printed.textContent!;
      });
      const sources = [...one.shadowRoot!.querySelectorAll(".sources li")].map((source) => {
        const whole = source.cloneNode(true) as Element;
        for (const link of whole.querySelectorAll<HTMLAnchorElement>("a")) link.append(` (${link.getAttribute("href")!})`);
        return whole.textContent!;
      });
      return { texts: [...all(".title, .subtitle, .summary, .key li, .scale, caption, tbody th, tbody td, .credit"), ...sources], sources: sources.length, headings, gone: all(".choose *, .take *, .keys *, .arrow") };
    });
    const pdf = await page.pdf({ format: "A4", printBackground: false });
    keep("print.pdf", pdf);
    keep("print.png", await page.screenshot({ fullPage: true }));
    const pages = pagesOf(pdf);
    expect(pages.length).toBeGreaterThan(3);
    expect(pages.length).toBeLessThan(15);
    const onPages = pages.map(({ runs }) => bare(runs.map(({ text }) => text).join("")));
    const paper = onPages.join("");
    expect(said.texts.length).toBeGreaterThan(250);
    expect(said.texts.filter((text) => !paper.includes(bare(text)))).toEqual([]);
    expect(said.sources).toBeGreaterThan(20);
    const first = onPages.findIndex((text) => text.includes(bare("Every figure for Trafford")));
    const last = onPages.findIndex((text) => text.includes("1.Greenhousegas"));
    expect(last - first).toBeGreaterThan(2);
    for (const text of onPages.slice(first, last)) expect(text).toContain(bare(said.headings.join("")));
    for (const text of ["Show as", "Download the figures", "Start again", "press Tab", "↕"]) expect({ text, isPrinted: paper.includes(bare(text)) }).toEqual({ text, isPrinted: false });
  });

  it("nothing begins beyond the edge of the paper, so that no column is cut off", async () => {
    const { page } = await open(example("trafford"));
    const pages = pagesOf(await page.pdf({ format: "A4" }));
    const beyond = pages.flatMap(({ width, runs }) => runs.filter(({ x }) => x < 0 || x > width - 5).map(({ text, x }) => `${text} at ${Math.round(x)}`));
    expect(beyond).toEqual([]);
    expect(pages.flatMap(({ runs }) => runs).some(({ text }) => text.includes("England"))).toBe(true);
  });
});

/** Lines and columns break where they like on paper. */
function bare(text: string): string {
  return text.replace(/\s+/g, "");
}
