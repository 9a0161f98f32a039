import "@place-doughnut/element";
import { afterEach, describe, expect, it } from "vitest";
import trafford from "../../examples/data/trafford.doughnut.json";
import states from "../../examples/data/states.doughnut.json";
import unrolled from "../../examples/data/unrolled.doughnut.json";
import welsh from "../../examples/data/welsh-labels.doughnut.json";
import world from "../../examples/data/world-2022.doughnut.json";

const widths = [320, 420, 640, 960, 1280];
const documents = { trafford, world, states, unrolled, "welsh-labels": welsh } as const;

afterEach(() => document.body.replaceChildren());

async function show(data: unknown, width: number, prepare: (host: HTMLElement) => void = () => {}): Promise<SVGSVGElement[]> {
  const host = document.createElement("div");
  host.style.width = `${width}px`;
  prepare(host);
  const element = document.createElement("place-doughnut");
  element.data = data;
  host.append(element);
  document.body.append(host);
  await settled(element);
  return [...element.shadowRoot!.querySelectorAll<SVGSVGElement>("svg.picture")];
}

/** Until the observer has told the width and the element has drawn itself again. */
async function settled(element: { updateComplete: Promise<boolean> }): Promise<void> {
  for (let frame = 0; frame < 4; frame++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await element.updateComplete;
  }
}

function overlap(a: DOMRect, b: DOMRect): number {
  return Math.min(Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
}

function check(pictures: readonly SVGSVGElement[], count: number): void {
  expect(pictures).toHaveLength(count);
  for (const svg of pictures) {
    const frame = svg.getBoundingClientRect();
    const scale = frame.width / svg.viewBox.baseVal.width;
    const texts = [...svg.querySelectorAll("text")].map((text) => ({ content: text.textContent!, box: text.getBoundingClientRect(), size: Number(text.getAttribute("font-size")) }));
    expect(texts.length).toBeGreaterThan(8);
    for (const { content, box, size } of texts) {
      expect(size * scale, `${content}: font size on screen`).toBeGreaterThanOrEqual(12);
      expect(box.left, `${content}: left edge`).toBeGreaterThanOrEqual(frame.left - 1);
      expect(box.right, `${content}: right edge`).toBeLessThanOrEqual(frame.right + 1);
      expect(box.top, `${content}: top edge`).toBeGreaterThanOrEqual(frame.top - 1);
      expect(box.bottom, `${content}: bottom edge`).toBeLessThanOrEqual(frame.bottom + 1);
    }
    // No label lies on a wedge: corners and middles of its box, in the coordinates of each wedge.
    for (const wedge of svg.querySelectorAll<SVGPathElement>("path.overshoot, path.shortfall")) {
      const toWedge = wedge.getScreenCTM()!.inverse();
      for (const { content, box } of texts)
        for (const x of [box.left + 2, (box.left + box.right) / 2, box.right - 2])
          for (const y of [box.top + 3, (box.top + box.bottom) / 2, box.bottom - 3])
            expect(wedge.isPointInFill(new DOMPoint(x, y).matrixTransform(toWedge)), `“${content}” on a wedge`).toBe(false);
    }
    // Two lines of one label share their leading: their boxes may meet, but not their letters.
    texts.forEach((a, i) =>
      texts.slice(i + 1).forEach((b) => expect(overlap(a.box, b.box), `“${a.content}” and “${b.content}”`).toBeLessThanOrEqual(2)));
  }
}

describe.each(Object.entries(documents))("labels of %s", (name, data) => {
  it.each(widths)("do not overlap, leave the frame or shrink under 12 px at %i px", async (width) => {
    check(await show(data, width, (host) => (host.lang = name === "welsh-labels" ? "cy" : "en")), name === "unrolled" ? 2 : 1);
  });

  it.each([420, 960])("nor in a wide font with the spacing that WCAG 1.4.12 asks for, at %i px", async (width) => {
    check(
      await show(data, width, (host) => {
        host.style.cssText += "font-family: 'DejaVu Sans', Verdana, sans-serif; letter-spacing: 0.12em; word-spacing: 0.16em; line-height: 1.5;";
      }),
      name === "unrolled" ? 2 : 1,
    );
  });
});

describe("the picture", () => {
  it("is laid out again when its place becomes narrower, and when it is shown after being hidden", async () => {
    const [svg] = await show(trafford, 960);
    const element = (svg!.getRootNode() as ShadowRoot).host as HTMLElement & { updateComplete: Promise<boolean> };
    const host = element.parentElement!;
    expect(svg!.viewBox.baseVal.width).toBe(960);
    host.style.display = "none";
    await settled(element);
    expect(svg!.viewBox.baseVal.width).toBe(960);
    host.style.display = "block";
    host.style.width = "360px";
    await settled(element);
    expect(element.shadowRoot!.querySelector<SVGSVGElement>("svg.picture")!.viewBox.baseVal.width).toBe(360);
  });

  it("never makes the page scroll sideways at 320 px", async () => {
    const [svg] = await show(trafford, 320);
    const element = (svg!.getRootNode() as ShadowRoot).host as HTMLElement;
    expect(element.scrollWidth).toBeLessThanOrEqual(320);
  });
});

describe("the bars", () => {
  it.each([320, 640, 1100])("keep their texts apart and inside at %i px", async (width) => {
    const host = document.createElement("div");
    host.style.width = `${width}px`;
    const element = document.createElement("place-doughnut");
    element.view = "bars";
    element.data = trafford;
    host.append(element);
    document.body.append(host);
    await settled(element);
    check([...element.shadowRoot!.querySelectorAll<SVGSVGElement>("svg.picture")], 1);
  });
});
