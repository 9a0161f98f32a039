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
