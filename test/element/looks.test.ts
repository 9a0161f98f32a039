import { describe, expect, it } from "vitest";
import { colours, dark, light, looks, type Palette } from "../../packages/element/src/picture/looks.js";
import { readFileSync } from "node:fs";

const sheet = readFileSync("packages/element/src/styles.ts", "utf8");

describe.each([["light", light], ["dark", dark]] as const)("the %s theme", (_, palette: Palette) => {
  // Every shape against what lies behind and beside it; WCAG 2.2, 1.4.11 and 1.4.3.
  const shapes: readonly (readonly [keyof Palette, keyof Palette])[] = [
    ["overshoot", "page"], ["shortfall", "page"], ["within", "page"], ["within", "band"], ["line", "page"], ["line", "band"],
    ["quiet", "page"], ["overshoot", "texture"], ["shortfall", "texture"],
  ];
  it.each(shapes)("%s stands out from %s by at least 3 to 1", (a, b) => expect(contrast(palette[a], palette[b])).toBeGreaterThanOrEqual(3));

  const texts: readonly (readonly [keyof Palette, keyof Palette])[] = [["text", "page"], ["bandText", "band"], ["quiet", "page"]];
  it.each(texts)("%s can be read on %s: at least 4.5 to 1", (a, b) => expect(contrast(palette[a], palette[b])).toBeGreaterThanOrEqual(4.5));
});

describe("states without colour", () => {
  it("differ by fill, dashes or texture: none relies on its hue alone", () => {
    const shown = ["within", "no-data", "no-target", "unmeasurable"] as const;
    const signs = [
      "overshoot with dots", "shortfall with hatching",
      ...shown.map((name) => {
        const look: { fill: string; stroke: string; dash?: string } = looks[name];
        return `${look.fill === "none" || look.fill === "page" ? look.fill : "filled"} ${look.stroke === "none" ? "" : "outlined"} ${look.dash ?? ""}`;
      }),
    ];
    expect(new Set(signs).size).toBe(signs.length);
  });
});

describe("the style sheet", () => {
  const custom = (name: string): string => name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
  it.each(colours.filter((name) => name !== "text"))("offers --place-doughnut-%s with the very colours of the palettes", (name) => {
    const property = `--place-doughnut-${custom(name)}`;
    expect(sheet).toContain(`var(${property}, ${light[name]})`);
    expect(sheet).toContain(`var(${property}, light-dark(${light[name]}, ${dark[name]}))`);
  });

  it("gives every look a rule", () => {
    for (const name of Object.keys(looks)) expect(sheet, name).toMatch(new RegExp(`\\.${name}[ ,]`));
  });

  it("forces a system colour for each of them when the reader forces colours", () => {
    const forced = sheet.slice(sheet.indexOf("forced-colors: active"));
    for (const name of colours.filter((one) => one !== "text")) expect(forced).toMatch(new RegExp(`--_${custom(name)}: (CanvasText|Canvas|Highlight);`));
  });
});

/** Contrast ratio of two colours, WCAG 2.2. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
