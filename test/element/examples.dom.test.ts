import { measureDoughnut, parseDoughnut, serialiseDoughnut } from "@place-doughnut/schema";
import { renderCsv, renderHtml, renderSvg } from "@place-doughnut/element/static";
import { describe, expect, it } from "vitest";
import { example, examples, exampleText } from "./doughnuts.js";

// Elements and attributes that a picture may hold: everything else is a way in for somebody else's script or file.
const elements = ["svg", "title", "desc", "rect", "defs", "pattern", "circle", "path", "g", "text"];
const attributes = [
  "xmlns", "viewBox", "width", "height", "role", "lang", "aria-labelledby", "font-family", "id", "fill", "patternUnits", "patternTransform", "cx", "cy", "r",
  "stroke", "stroke-width", "stroke-dasharray", "transform", "d", "x", "y", "font-size", "font-weight", "text-anchor", "unicode-bidi",
];

it("there are examples of every kind", () => expect(examples.length).toBeGreaterThanOrEqual(15));

describe.each(examples)("examples/data/%s", (name) => {
  it("is a valid document in canonical form", () => {
    const { doughnut, problems } = parseDoughnut(JSON.parse(exampleText(name)));
    // The gallery of states holds one that cannot be measured, on purpose.
    expect(problems.filter(({ severity }) => severity === "error")).toHaveLength(name === "states" ? 1 : 0);
    expect(serialiseDoughnut(doughnut!)).toBe(exampleText(name));
  });

  it.each([["wide", {}], ["narrow", { width: 360 }], ["bars", { view: "bars" }]] as const)("is drawn as it always was: %s", async (kind, options) => {
    await expect(renderSvg(example(name), options)).toMatchFileSnapshot(`snapshots/${name}.${kind}.svg`);
  });

  it("becomes an SVG that parses as XML and holds only what a picture may hold", () => {
    const svg = new DOMParser().parseFromString(renderSvg(example(name)), "image/svg+xml");
    const all = [...svg.querySelectorAll("*")];
    expect(all.length).toBeGreaterThan(5);
    for (const element of all) expect(elements).toContain(element.localName);
    for (const attribute of all.flatMap((element) => element.getAttributeNames())) expect(attributes).toContain(attribute);
    for (const fill of all.map((element) => element.getAttribute("fill") ?? "")) if (fill.includes("url")) expect(fill).toMatch(/^url\(#place-doughnut-(dots|hatch)\)$/);
  });

  it("takes title, credit and date along in every form", () => {
    const document = example(name);
    const credit = "Kate Raworth";
    const year = document.updated!.slice(0, 4);
    for (const output of [renderSvg(document), renderHtml(document), renderCsv(document)]) {
      expect(output).toContain(credit);
      expect(output).toContain(year);
    }
  });

  it("has every indicator of the document in the table, with its state in words", () => {
    const page = new DOMParser().parseFromString(renderHtml(example(name)), "text/html");
    const rows = page.querySelectorAll("tbody tr").length;
    const { dimensions } = measureDoughnut(example(name));
    const rings = new Set(dimensions.map(({ ring }) => ring)).size;
    expect(rows).toBe(rings + dimensions.reduce((sum, { indicators }) => sum + Math.max(1, indicators.length), 0));
  });
});
