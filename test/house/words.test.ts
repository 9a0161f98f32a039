import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const packages = ["schema", "adapter", "element", "cli"];

/** Every file of the sources of a package, as `path` and `text`. */
function sources(name: string): { path: string; text: string }[] {
  const folder = join("packages", name, "src");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => ({ path: join(folder, path), text: readFileSync(join(folder, path), "utf8") }));
}

const fromText = /unsafe(HTML|SVG|CSS|Static|MathML)|styleMap|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|srcdoc|createContextualFragment|DOMParser|setTimeout\(["'`]/;

it.each(packages)("no source of %s has a word that makes markup, style or code out of text", (name) => {
  const files = sources(name);
  expect(files.length).toBeGreaterThan(4);
  const found = files.flatMap(({ path, text }) => text.split("\n").flatMap((line, i) => (fromText.test(line) ? [`${path}:${i + 1}: ${line.trim()}`] : [])));
  expect(found).toEqual([]);
});

it.each(packages)("no file of %s has a name that says nothing", (name) => {
  expect(sources(name).map(({ path }) => path).filter((path) => /(utils?|helpers?|common|misc|manager)(\.ts|\/)/.test(path))).toEqual([]);
});

it("only the part of the adapter made for Node and the command line touch Node", () => {
  const found = ["schema", "adapter", "element"].flatMap(sources).filter(({ text }) => /from "node:/.test(text)).map(({ path }) => path);
  expect(found.filter((path) => !path.startsWith(join("packages", "adapter", "src", "node")))).toEqual([]);
  expect(found).not.toEqual([]);
});
