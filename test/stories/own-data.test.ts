import { expect, it } from "vitest";
import { storyFiles } from "./files.js";

const sources = storyFiles.filter(({ path }) => /\.(ts|mdx|css)$/.test(path));

it("there are stories and pages to look at", () => {
  expect(storyFiles.filter(({ path }) => path.endsWith(".stories.ts")).length).toBeGreaterThan(10);
  expect(storyFiles.filter(({ path }) => path.endsWith(".mdx")).length).toBeGreaterThan(10);
});

it("no file of the stories is data", () => {
  expect(storyFiles.map(({ path }) => path).filter((path) => !/\.(ts|mdx|css)$/.test(path))).toEqual([]);
});

/** What a figure, a line or a series of a document looks like when somebody writes it down. */
const figure = /\bobservations["']?\s*:\s*\[|\bcomparators["']?\s*:\s*\[|["']?\b(?:value|low|high|reference|floor)\b["']?\s*:\s*-?\d|\b(?:boundary|target)["']?\s*:\s*\{\s*["']?value/;

it.each([
  ['{ "value": 5.87 }', true], ["observations: []", true], ["boundary: { value: 0.95 }", true], ["floor: 100", true],
  ["observations: figures.map(one)", false], ['value: "Total initial assessments"', false], ["mapping: { value: column }", false],
])("a figure is known when it is seen: %s", (text, is) => expect(figure.test(text)).toBe(is));

it("no story holds a figure, a target or a boundary of its own", () => {
  expect(sources.filter(({ text }) => figure.test(text)).map(({ path }) => path)).toEqual([]);
});

it("documents, portraits and feeds come from the examples and from the tests’ recorded files", () => {
  const taken = sources.flatMap(({ path, text }) => [...text.matchAll(/["'`](\.\.?\/[^"'`]*\.(?:json|csv|tsv|ods|xlsx?|geojson|gz|svg|\{[^"'`]*\}|\*[^"'`]*)[^"'`]*)["'`]/g)].map(([, address]) => `${path}: ${address}`));
  expect(taken.length).toBeGreaterThan(8);
  expect(taken.filter((one) => !/: (\.\.\/)+(examples\/|test\/fixtures\/|packages\/element\/dist\/custom-elements\.json|stories\/\*\*)/.test(one))).toEqual([]);
});

it("nothing is loaded from another host: addresses elsewhere are links, names and sources, never files to fetch", () => {
  const loads = /(?:\bsrc|\bhref)=["'{`]*\s*https?:(?!\/\/127\.0\.0\.1:1\/)|@import|url\(\s*["']?https?:|fetch\(\s*["'`]https?:|from ["']https?:|import\(["']https?:/;
  expect(loads.test('<img src="https://example.org/a.png">') && loads.test("@import 'x'") && loads.test('fetch("https://example.org")')).toBe(true);
  expect(sources.filter(({ text }) => loads.test(text)).map(({ path }) => path)).toEqual([]);
});
