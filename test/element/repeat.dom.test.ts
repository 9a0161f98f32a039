import "@place-doughnut/element";
import { renderHtml, renderSvg } from "@place-doughnut/element/static";
import { readdirSync, readFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { doughnut } from "./doughnuts.js";

afterEach(() => document.body.replaceChildren());

const a = doughnut([20, null, 0], [250, 40]);
const b = doughnut([70], [undefined, 5, 900, 120]);

async function shown(...documents: readonly unknown[]): Promise<string> {
  const element = document.createElement("place-doughnut");
  document.body.append(element);
  for (const one of documents) {
    element.data = one;
    await element.updateComplete;
  }
  // Lit's own markers differ with history; what a reader gets must not.
  return element.shadowRoot!.innerHTML.replace(/<!--.*?-->/g, "").replace(/\s+/g, " ");
}

describe("drawing again", () => {
  it("gives the same document the same picture, whatever was drawn before", async () => {
    expect(await shown(a, b, a)).toBe(await shown(a));
  });

  it("gives the same bytes for the same document", () => {
    expect(renderSvg(a)).toBe(renderSvg(a));
    expect(renderHtml(a)).toBe(renderHtml(a));
  });

  it("asks neither the clock nor chance", () => {
    const sources = ["schema", "element"].flatMap((name) =>
      readdirSync(`packages/${name}/src`, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts")).map((file) => `packages/${name}/src/${file}`));
    expect(sources.length).toBeGreaterThan(30);
    for (const file of sources) expect(readFileSync(file, "utf8"), file).not.toMatch(/Math\.random|Date\.now|new Date\(|performance\.now/);
  });
});

describe("two doughnuts in one page", () => {
  const ids = (html: string): string[] => [...new DOMParser().parseFromString(html, "text/html").querySelectorAll("[id]")].map((e) => e.id);
  it("share no id when each has its prefix", () => {
    const both = [...ids(renderHtml(a, { idPrefix: "one" })), ...ids(renderHtml(b, { idPrefix: "two" }))];
    expect(both.length).toBeGreaterThan(4);
    expect(new Set(both).size).toBe(both.length);
  });
  it("take no id, class or attribute name from a prefix that is not one", () => {
    expect(renderHtml(a, { idPrefix: '"><script>' })).not.toContain("<script");
  });
});
