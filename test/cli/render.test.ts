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
  expect(page.querySelectorAll("body > main > figure")).toHaveLength(1);
  expect(page.querySelectorAll("h1")).toHaveLength(1);
  expect(page.querySelectorAll("script, [onclick], [onload]")).toHaveLength(0);
});

it("--fragment gives the figure alone", async () => {
  const folder = trafford();
  expect((await ran(folder, "render", "t.json", "-o", "t.html", "--fragment")).code).toBe(0);
  expect(written(folder, "t.html")).toMatch(/^<!-- place-doughnut \d+\.\d+\.\d+ -->\n<figure/);
  expect(written(folder, "t.html")).toContain("<h2");
  expect(written(folder, "t.html")).not.toMatch(/<h1|<main/);
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
  const drawn = "<svg >\n<!-- place-doughnut 0.1.0 -->\n</svg>";
  writeFileSync(join(folder, "t.svg"), drawn);
  const { code, out, err } = await ran(folder, "render", "t.json", "-o", "t.svg");
  expect({ code, err }).toEqual({ code: 4, err: "t.json cannot be used as a doughnut document. Nothing was written.\n" });
  expect(out).toMatch(/^ {2}error {4}newer-version/);
  expect(written(folder, "t.svg")).toBe(drawn);
});

it("a picture that is not ours is not replaced, and a document is not drawn over itself", async () => {
  const folder = trafford();
  writeFileSync(join(folder, "logo.svg"), "<svg/>");
  expect(await ran(folder, "render", "t.json", "-o", "logo.svg")).toMatchObject({ code: 2, err: expect.stringContaining("--force") as unknown });
  expect(written(folder, "logo.svg")).toBe("<svg/>");
  copyFileSync(join(folder, "t.json"), join(folder, "odd.svg"));
  expect(await ran(folder, "render", "odd.svg", "-o", "odd.svg")).toMatchObject({ code: 2, err: expect.stringContaining("two things") as unknown });
});

const embedded = `<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<title>Our council</title>
<script type="module" src="/place-doughnut.min.js"></script>
<body><place-doughnut src="/trafford.doughnut.json"></place-doughnut></body>
</html>
`;

it.each<[string, string, (drawn: Record<"page" | "fragment" | "svg" | "csv", string>) => string]>([
  ["a page that embeds the element", "index.html", () => embedded],
  ["a page that our fragment was pasted into", "index.html", ({ fragment }) => embedded.replace(/<place-doughnut .*<\/place-doughnut>/, () => fragment)],
  ["a page that begins with our fragment", "index.html", ({ fragment }) => `${fragment}\n<p>What we plan to do`],
  ["a page of ours that was written on", "index.html", ({ page }) => page.replace("</figure>", "</figure>\n<p>What we plan to do</p>")],
  ["a page of another program that quotes the signature", "index.html", ({ page }) => embedded.replace("<body>", () => `<body><pre>${page.replaceAll("<", "&lt;")}</pre>`)],
  ["a picture that has our name in it", "logo.svg", () => '<svg xmlns="http://www.w3.org/2000/svg"><!-- place-doughnut 0.1.0 --><path id="place-doughnut"/></svg>'],
  ["a picture with one of ours inside", "poster.svg", ({ svg }) => `<svg xmlns="http://www.w3.org/2000/svg">\n<g>${svg}</g></svg>`],
  ["a table whose columns begin like ours", "figures.csv", ({ csv }) => csv.replace("\r\n", ",our_remark\r\n")],
  ["an empty file", "index.html", () => ""],
])("never draws over %s", async (_what, name, make) => {
  const folder = trafford();
  for (const more of [["page.html"], ["fragment.html", "--fragment"], ["svg.svg"], ["csv.csv"]]) expect((await ran(folder, "render", "t.json", "-o", ...more)).code).toBe(0);
  const text = make({ page: written(folder, "page.html"), fragment: written(folder, "fragment.html"), svg: written(folder, "svg.svg"), csv: written(folder, "csv.csv") });
  writeFileSync(join(folder, name), text);
  expect(await ran(folder, "render", "t.json", "-o", name)).toMatchObject({ code: 2, out: "", err: expect.stringContaining("--force") as unknown });
  expect(written(folder, name)).toBe(text);
  expect((await ran(folder, "render", "t.json", "-o", name, "--force")).code).toBe(0);
});

it.each([["t.svg"], ["t.html"], ["t.html", "--fragment"], ["t.csv"]])("signs what it draws, and draws over its own: %s %s", async (name, ...more) => {
  const folder = trafford();
  const draw = () => ran(folder, "render", "t.json", "-o", name, ...more, "--lang", "cy");
  expect((await draw()).code).toBe(0);
  const first = written(folder, name);
  expect((await draw()).code).toBe(0);
  expect(written(folder, name)).toBe(first);
  // As a version control system checks it out for Windows.
  writeFileSync(join(folder, name), first.replace(/\r?\n/g, "\r\n"));
  expect((await draw()).code).toBe(0);
});

it("the signature is the first thing in a picture, and says who drew a page", async () => {
  const folder = trafford();
  await ran(folder, "render", "t.json", "-o", "t.svg");
  await ran(folder, "render", "t.json", "-o", "t.html");
  const { version } = JSON.parse(readFileSync("packages/cli/package.json", "utf8")) as { version: string };
  const [, comment] = parsed(written(folder, "t.svg"), "image/svg+xml").documentElement.childNodes;
  expect({ type: comment?.nodeType, text: comment?.textContent }).toEqual({ type: Node.COMMENT_NODE, text: ` place-doughnut ${version} ` });
  expect(parsed(written(folder, "t.html"), "text/html").querySelector("head > meta[name=generator]")?.getAttribute("content")).toBe(`place-doughnut ${version}`);
});

it("writes every figure as a table for a spreadsheet, and replaces one of its own", async () => {
  const folder = trafford();
  expect(await ran(folder, "render", "t.json", "-o", "t.csv")).toEqual({ code: 0, out: "Wrote t.csv\n", err: "" });
  const lines = written(folder, "t.csv").trimEnd().split("\r\n");
  expect(lines[0]).toMatch(/^place,place_code,ring,dimension,indicator,unit,period,/);
  expect(lines.filter((line) => line.includes("Greenhouse gases per person"))).toHaveLength(19);
  expect((await ran(folder, "render", "t.json", "-o", "t.csv")).code).toBe(0);
});

it("draws no portrait: a recipe is not yet a doughnut", async () => {
  const folder = emptyFolder();
  copyFileSync("examples/trafford/trafford.portrait.json", join(folder, "p.json"));
  expect(await ran(folder, "render", "p.json", "-o", "p.svg")).toMatchObject({ code: 2, err: expect.stringContaining("Build it first") as unknown });
});

it.each(["svg", "html", "csv"])("half a character in a name is no reason to write no %s", async (kind) => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "d.json"), '{"version":1,"title":"T\\ud800","place":{"name":"P\\ud800x"},"dimensions":[{"id":"a","ring":"social","name":"A\\udfff"}]}');
  expect(await ran(folder, "render", "d.json", "-o", `d.${kind}`)).toMatchObject({ err: "" });
  expect(written(folder, `d.${kind}`)).toContain("P");
});
