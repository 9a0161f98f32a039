// @vitest-environment jsdom
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { emptyFolder } from "./folder.js";
import { ran } from "./ran.js";

function trafford(): string {
  const folder = emptyFolder();
  copyFileSync("examples/data/trafford.doughnut.json", join(folder, "t.json"));
  return folder;
}
const parsed = (text: string, type: DOMParserSupportedType): Document => new DOMParser().parseFromString(text, type);
const written = (folder: string, name: string): string => readFileSync(join(folder, name), "utf8");

it("draws a document as a picture that stands alone", async () => {
  const folder = trafford();
  expect(await ran(folder, "render", "t.json", "-o", "t.svg", "--width", "700")).toEqual({ code: 0, out: "Wrote t.svg\n", err: "" });
  const { documentElement } = parsed(written(folder, "t.svg"), "image/svg+xml");
  expect(documentElement.getAttribute("width")).toBe("700");
  expect(documentElement.querySelectorAll("path").length).toBeGreaterThan(21);
  expect(documentElement.querySelector("title")?.textContent).toContain("Trafford");
});

it("draws a document as a page with the figure, its language and its title", async () => {
  const folder = trafford();
  expect(await ran(folder, "render", "t.json", "-o", "t.html", "--lang", "cy")).toMatchObject({ code: 0, err: "" });
  const page = parsed(written(folder, "t.html"), "text/html");
  expect(written(folder, "t.html")).toMatch(/^<!doctype html>/);
  expect(page.documentElement.lang).toBe("cy");
  expect(page.querySelector("meta[charset]")?.getAttribute("charset")).toBe("utf-8");
  expect(page.title).toContain("Trafford");
  expect(page.querySelectorAll("body > figure")).toHaveLength(1);
  expect(page.querySelectorAll("script, [onclick], [onload]")).toHaveLength(0);
});

it("--fragment gives the figure alone", async () => {
  const folder = trafford();
  expect((await ran(folder, "render", "t.json", "-o", "t.html", "--fragment")).code).toBe(0);
  expect(written(folder, "t.html")).toMatch(/^<figure/);
});

it("a title cannot break out of the page's head", async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "t.json"), JSON.stringify({ version: 1, title: "</title><script>alert(1)</script>&\u0000", place: { name: "Here" }, dimensions: [{ id: "a", ring: "social", name: "A" }] }));
  await ran(folder, "render", "t.json", "-o", "t.html");
  const page = parsed(written(folder, "t.html"), "text/html");
  expect(page.querySelectorAll("script")).toHaveLength(0);
  expect(page.title).toBe("</title><script>alert(1)</script>&");
});

it("what is wrong with a document is said, and the rest is drawn", async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "t.json"), JSON.stringify({ version: 1, place: { name: "Here" }, dimensions: [{ id: "a", ring: "social", name: "A" }, { id: "b", ring: "middle", name: "B" }] }));
  const { code, out } = await ran(folder, "render", "t.json", "-o", "t.svg");
  expect(code).toBe(3);
  expect(out).toMatch(/^ {2}error .*\/dimensions\/1/);
  expect(written(folder, "t.svg")).toContain("<svg");
});

it("a document that gives nothing leaves the drawing there as it was", async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "t.json"), '{ "version": 2, "place": { "name": "Here" }, "dimensions": [] }');
  writeFileSync(join(folder, "t.svg"), "<svg><!-- place-doughnut --></svg>");
  const { code, out, err } = await ran(folder, "render", "t.json", "-o", "t.svg");
  expect({ code, err }).toEqual({ code: 4, err: "t.json cannot be used as a doughnut document. Nothing was written.\n" });
  expect(out).toMatch(/^ {2}error {4}newer-version/);
  expect(written(folder, "t.svg")).toBe("<svg><!-- place-doughnut --></svg>");
});

it("a picture that is not ours is not replaced, and a document is not drawn over itself", async () => {
  const folder = trafford();
  writeFileSync(join(folder, "logo.svg"), "<svg/>");
  expect(await ran(folder, "render", "t.json", "-o", "logo.svg")).toMatchObject({ code: 2, err: expect.stringContaining("--force") as unknown });
  expect(written(folder, "logo.svg")).toBe("<svg/>");
  copyFileSync(join(folder, "t.json"), join(folder, "odd.svg"));
  expect(await ran(folder, "render", "odd.svg", "-o", "odd.svg")).toMatchObject({ code: 2, err: expect.stringContaining("two things") as unknown });
});

it("writes every figure as a table for a spreadsheet, and replaces one of its own", async () => {
  const folder = trafford();
  expect(await ran(folder, "render", "t.json", "-o", "t.csv")).toEqual({ code: 0, out: "Wrote t.csv\n", err: "" });
  const lines = written(folder, "t.csv").trimEnd().split("\r\n");
  expect(lines[0]).toMatch(/^place,place_code,ring,dimension,indicator,unit,period,/);
  expect(lines.filter((line) => line.includes("Greenhouse gases per person"))).toHaveLength(19);
  expect((await ran(folder, "render", "t.json", "-o", "t.csv")).code).toBe(0);
});
