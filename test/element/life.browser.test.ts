import "@place-doughnut/element";
import type { PlaceDoughnut } from "@place-doughnut/element";
import { afterEach, describe, expect, it, vi } from "vitest";
import trafford from "../../examples/data/trafford.doughnut.json";

const faults: string[] = [];
window.addEventListener("error", (event) => faults.push(event.message));

afterEach(() => {
  document.body.replaceChildren();
  document.documentElement.removeAttribute("style");
  expect(faults.splice(0)).toEqual([]);
});

function place(style: string, data: unknown = trafford): { host: HTMLElement; element: PlaceDoughnut } {
  const host = document.createElement("div");
  host.style.cssText = style;
  const element = document.createElement("place-doughnut");
  element.data = data;
  host.append(element);
  document.body.append(host);
  return { host, element };
}

async function settled(element: PlaceDoughnut): Promise<void> {
  for (let frame = 0; frame < 5; frame++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await element.updateComplete;
  }
}

const picture = (element: PlaceDoughnut): SVGSVGElement | null => element.shadowRoot!.querySelector("svg.picture");
const sizes = (element: PlaceDoughnut): number[] => [...picture(element)!.querySelectorAll("text")].map((text) => Number(text.getAttribute("font-size")));

describe("a width", () => {
  it("is assumed in a hidden panel, which has its table and picture; it is the real one once shown", async () => {
    const { host, element } = place("width: 500px; display: none");
    await settled(element);
    expect(picture(element)!.viewBox.baseVal.width).toBe(800);
    expect(element.shadowRoot!.querySelector("table")).not.toBeNull();
    host.style.display = "block";
    await settled(element);
    expect(picture(element)!.viewBox.baseVal.width).toBe(500);
    host.style.display = "none";
    await settled(element);
    expect(picture(element)!.viewBox.baseVal.width).toBe(500);
  });

  const hide: Readonly<Record<string, readonly [(host: HTMLElement) => void, (host: HTMLElement) => void]>> = {
    "a closed section": [
      (host) => { const details = document.createElement("details"); details.append(document.createElement("summary")); host.before(details); details.append(host); },
      (host) => host.closest("details")!.setAttribute("open", ""),
    ],
    "a part of the page that is not laid out yet": [(host) => (host.style.contentVisibility = "hidden"), (host) => (host.style.contentVisibility = "visible")],
    "a flexible place without any width": [
      (host) => { const row = document.createElement("div"); row.style.cssText = "display: flex"; host.before(row); row.append(host); host.style.cssText = "flex: none; width: 0; overflow: hidden"; },
      (host) => (host.style.width = "500px"),
    ],
    "a place of no width and height": [(host) => (host.style.cssText = "width: 0; height: 0; overflow: hidden"), (host) => (host.style.cssText = "width: 500px")],
    "a page that is out of sight": [(host) => (host.style.cssText = "width: 500px; position: absolute; left: -9999px; visibility: hidden"), (host) => (host.style.cssText = "width: 500px")],
  };

  it.each(Object.entries(hide))("is the real one as soon as %s is shown, without a number that is none", async (_, [hideIt, showIt]) => {
    const host = Object.assign(document.createElement("div"), { style: "width: 500px" });
    document.body.append(host);
    hideIt(host);
    const element = document.createElement("place-doughnut");
    element.data = trafford;
    host.append(element);
    await settled(element);
    showIt(host);
    await settled(element);
    expect(picture(element)!.viewBox.baseVal.width).toBe(500);
    expect(picture(element)!.outerHTML).not.toMatch(/NaN|Infinity|undefined/);
    expect(picture(element)!.getBoundingClientRect().width).toBe(500);
  });

  it("comes to rest when a scroll bar takes a part of it and gives it back", async () => {
    const { host, element } = place("width: 600px");
    await settled(element);
    let drawn = 0;
    // Wide: so high that a bar appears. Narrow: so low that it goes. As in a window whose height is just between.
    Object.assign(element, { updated: () => { drawn++; host.style.width = picture(element)!.viewBox.baseVal.width === 600 ? "585px" : "600px"; } });
    host.style.width = "585px";
    for (let i = 0; i < 6; i++) await settled(element);
    expect(drawn).toBeLessThan(10);
    expect(picture(element)!.viewBox.baseVal.width).toBe(585);
  });

  it("is known before the first picture, which is drawn once", async () => {
    const { element } = place("width: 500px");
    const drawn = vi.fn();
    Object.assign(element, { updated: drawn });
    await settled(element);
    expect(drawn).toHaveBeenCalledOnce();
    expect(picture(element)!.viewBox.baseVal.width).toBe(500);
  });

  it("that depends on the picture's height sets off no loop of observers", async () => {
    const { host, element } = place("width: 500px");
    await settled(element);
    // As a scroll bar does, the picture's own new height narrows its place at once.
    Object.assign(element, { updated: () => (host.style.width = "380px") });
    host.style.width = "400px";
    await settled(element);
    expect(picture(element)!.viewBox.baseVal.width).toBe(380);
  });
});

describe("text", () => {
  it("is never under 12 px where the page sets its root to 10 px, and grows with the element's own size", async () => {
    document.documentElement.style.fontSize = "62.5%";
    const { host, element } = place("width: 800px; font-size: 1rem");
    await settled(element);
    expect(Math.min(...sizes(element))).toBeGreaterThanOrEqual(12);
    const before = Math.max(...sizes(element));
    host.style.fontSize = "2.4rem";
    await settled(element);
    expect(Math.max(...sizes(element))).toBeGreaterThan(before);
  });

  it("is laid out again when only the bold face arrives late", async () => {
    const face = (weight: string, ...fonts: string[]): FontFace => new FontFace("Late Bold", fonts.map((name) => `local("${name}")`).join(), { weight });
    const plain = await face("400", "DejaVu Sans", "Liberation Sans", "Arial", "Open Sans").load();
    const bold = await face("700", "DejaVu Sans Mono", "Liberation Mono", "Courier New", "Open Sans Bold").load();
    document.fonts.add(plain);
    try {
      const { element } = place('width: 800px; font-family: "Late Bold"');
      await settled(element);
      const drawn = vi.fn();
      Object.assign(element, { updated: drawn });
      document.fonts.add(bold);
      await settled(element);
      expect(drawn).toHaveBeenCalledOnce();
    } finally {
      for (const added of [plain, bold]) document.fonts.delete(added);
    }
  });
});

describe("a part of a font that arrives late", () => {
  it("is noticed although it holds none of the usual letters", async () => {
    const { element } = place("width: 800px");
    await settled(element);
    const drawn = vi.fn();
    Object.assign(element, { updated: drawn });
    // Only what a style sheet or a script asks for is told of when it is there.
    const face = new FontFace("Late Part", 'local("DejaVu Sans"), local("Liberation Sans"), local("Arial"), local("Open Sans")', { unicodeRange: "U+0174-0177" });
    document.fonts.add(face);
    const done = new Promise((resolve) => document.fonts.addEventListener("loadingdone", resolve, { once: true }));
    try {
      await face.load();
      await done;
      await settled(element);
      expect(drawn).toHaveBeenCalledOnce();
    } finally {
      document.fonts.delete(face);
    }
  });
});

describe("another document", () => {
  it.each(["first connected", "moved"])("keeps the styles of an element %s there", async (way) => {
    const frame = document.createElement("iframe");
    document.body.append(frame);
    const element = document.createElement("place-doughnut");
    element.data = trafford;
    if (way === "moved") {
      document.body.append(element);
      await settled(element);
    }
    frame.contentDocument!.body.append(element);
    await settled(element);
    expect(frame.contentWindow!.getComputedStyle(element).display).toBe("block");
    document.body.append(element);
    await settled(element);
    expect(getComputedStyle(element).display).toBe("block");
  });
});
