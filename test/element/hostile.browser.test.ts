import "@place-doughnut/element";
import { afterEach, describe, expect, it } from "vitest";

afterEach(() => document.body.replaceChildren());

const labels: Readonly<Record<string, string>> = {
  "5,000 characters": "long ".repeat(1000).trim(),
  "one word of 500 characters": "W".repeat(500),
  "emoji of many parts": "👩‍👩‍👧‍👦".repeat(40),
  "a right-to-left script": "نص عربي طويل للسكن والطاقة والمياه",
  "an override of direction": "abc\u202Edcba\u202C",
  "control characters": "a\u0000b\u0007c\u001B[31md",
  "stacked accents": "z\u0335\u0321\u0322\u031B".repeat(60),
  "markup": '<img src=x onerror="alert(1)"><script>alert(1)</script>',
};

function hostile(label: string): unknown {
  const observations = [Number.NaN, Infinity, -Infinity, 1e308, -0, 5e-324].map((value, i) => ({ period: { start: `20${10 + i}-01-01`, end: `20${10 + i}-12-31`, label }, value }));
  const indicator = (id: string, more: object): object => ({ id, name: label, unit: { symbol: label }, direction: "lower-is-better", observations, note: label, ...more });
  return {
    version: 1, place: { name: label }, title: label,
    dimensions: [0, 1, 2, 3].flatMap((i) => [
      { id: `s${i}`, ring: "social", name: label, indicators: [indicator(`s${i}a`, { floor: 100, target: { value: i === 1 ? Number.NaN : 0 } }), indicator(`s${i}b`, { floor: 0, target: { value: 0 } })] },
      { id: `e${i}`, ring: "ecological", name: label, indicators: [indicator(`e${i}a`, { boundary: { value: i === 2 ? 0 : 1e-300 } }), indicator(`e${i}b`, { direction: "higher-is-better", reference: 0, boundary: { value: 5 } })] },
    ]),
  };
}

describe.each(Object.entries(labels))("a document full of nonsense, with labels of %s", (_, label) => {
  it.each([["doughnut", 320], ["doughnut", 900], ["bars", 320], ["bars", 900]] as const)("is a readable picture: %s at %i px", async (view, width) => {
    const host = document.createElement("div");
    host.style.width = `${width}px`;
    const element = document.createElement("place-doughnut");
    element.view = view;
    element.data = hostile(label);
    host.append(element);
    document.body.append(host);
    for (let frame = 0; frame < 3; frame++) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      await element.updateComplete;
    }
    const root = element.shadowRoot!;
    expect(root.querySelectorAll("svg.picture")).toHaveLength(1);
    expect(element.problems.length).toBeGreaterThan(0);
    for (const node of root.querySelectorAll("svg *"))
      for (const name of node.getAttributeNames()) expect(node.getAttribute(name), `${node.localName} ${name}`).not.toMatch(/NaN|Infinity|undefined|null|\de[+-]\d/);
    expect(root.querySelectorAll("script, img, iframe, object, foreignObject")).toHaveLength(0);
    expect(element.scrollWidth, "no sideways scroll").toBeLessThanOrEqual(width);
    for (const text of root.querySelectorAll("svg.picture text")) {
      const box = text.getBoundingClientRect();
      const frame = root.querySelector("svg.picture")!.getBoundingClientRect();
      expect(box.right, text.textContent!.slice(0, 40)).toBeLessThanOrEqual(frame.right + 2);
    }
  });
});

describe("a document without any dimension", () => {
  it("is an empty ring with a listed problem", async () => {
    const element = document.createElement("place-doughnut");
    element.data = { version: 1, place: { name: "Nowhere" }, dimensions: [] };
    document.body.append(element);
    await element.updateComplete;
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await element.updateComplete;
    expect(element.shadowRoot!.querySelectorAll("svg.picture")).toHaveLength(1);
    expect(element.problems.map(({ code }) => code)).toEqual(["no-dimensions"]);
  });
});
