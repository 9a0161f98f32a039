import { ESLint } from "eslint";
import { expect, it, vi } from "vitest";

// On a CI machine the parser would read each file once, from the disk, and judge our snippets by what stands there.
const eslint = new ESLint({ overrideConfig: { languageOptions: { parserOptions: { disallowAutomaticSingleRunInference: true } } } });

// The first snippet waits for the compiler to read every package.
vi.setConfig({ testTimeout: 60_000 });

/** The rules a text breaks when it stands in a file; the file must exist, for the rules that need types. */
async function broken(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: file });
  const fatal = result!.messages.filter((message) => message.fatal);
  expect(fatal, "the snippet must parse").toEqual([]);
  return result!.messages.map(({ ruleId }) => ruleId ?? "");
}

const shell = "packages/element/src/place-doughnut.ts";
const core = "packages/element/src/picture/geometry.ts";
const schema = "packages/schema/src/text.ts";
const adapter = "packages/adapter/src/table.ts";
const cli = "packages/cli/src/run.ts";

it.each([
  ["no-restricted-syntax", "declare const e: Element, t: string; e.innerHTML = t;"],
  ["no-restricted-syntax", "declare const e: Element, t: string; e.outerHTML = t;"],
  ["no-restricted-syntax", 'declare const e: Element, t: string; e["innerHTML"] = t;'],
  ["no-restricted-syntax", 'declare const e: Element, t: string; e.insertAdjacentHTML("beforeend", t);'],
  ["no-restricted-syntax", "declare const e: HTMLIFrameElement, t: string; e.srcdoc = t;"],
  ["no-restricted-syntax", "declare const t: string; document.write(t);"],
  ["no-restricted-syntax", 'declare const t: string; new DOMParser().parseFromString(t, "text/html");'],
  ["no-restricted-syntax", 'declare const e: Element, t: string; e.setAttribute("style", t);'],
  ["no-restricted-syntax", 'import { unsafeHTML } from "lit/directives/unsafe-html.js"; unsafeHTML("");'],
  ["no-restricted-syntax", 'import { unsafeSVG } from "lit/directives/unsafe-svg.js"; unsafeSVG("");'],
  ["no-restricted-syntax", 'import { unsafeCSS } from "lit"; unsafeCSS("");'],
  ["no-restricted-syntax", 'import { styleMap } from "lit/directives/style-map.js"; styleMap({});'],
  ["no-eval", "declare const t: string; eval(t);"],
  ["no-new-func", "declare const t: string; new Function(t);"],
  ["@typescript-eslint/no-implied-eval", 'setTimeout("code", 1);'],
  ["no-script-url", 'export const href = "javascript:void 0";'],
])("%s refuses markup, style or code from text: %s", async (rule, code) => {
  expect(await broken(shell, code)).toContain(rule);
});

it.each([
  ["a date from text", schema, "declare const t: string; export const day = new Date(t);"],
  ["a date from text", schema, "declare const t: string; export const day = Date.parse(t);"],
  ["half a number", adapter, "declare const t: string; export const n = parseFloat(t);"],
  ["the clock", schema, "export const now = Date.now();"],
  ["the clock", core, "export const now = new Date();"],
  ["chance", core, "export const chance = Math.random();"],
])("the pure core may not use %s", async (_what, file, code) => {
  expect(await broken(file, code)).toContain("no-restricted-syntax");
});

it.each([
  [schema, "lit"], [schema, "papaparse"], [schema, "node:fs"], [schema, "@place-doughnut/adapter"], [schema, "../../adapter/src/table.js"],
  [adapter, "lit"], [adapter, "node:fs"], [adapter, "@place-doughnut/element"], [adapter, "../../schema/src/text.js"],
  [core, "lit"], [core, "lit/directives/repeat.js"], [core, "@place-doughnut/adapter"],
  [shell, "@place-doughnut/adapter"], [shell, "node:fs"], [shell, "d3"],
  [cli, "lit"], [cli, "@place-doughnut/element"], [cli, "@place-doughnut/schema/src/text.js"],
  ["stories/new.stories.ts", "../packages/element/src/place-doughnut.js"],
  ["test/schema/new.test.ts", "../../packages/adapter/src/table.js"],
])("%s may not import %s", async (file, module) => {
  expect(await broken(file, `import "${module}";`)).toContain("no-restricted-imports");
});

it.each([
  [schema, "valibot"], [adapter, "saxes"], [adapter, "@place-doughnut/schema"], ["packages/adapter/src/node/replay.ts", "node:fs/promises"],
  [core, "d3-shape"], [shell, "lit"], ["packages/element/src/template/figure.ts", "lit/directives/repeat.js"], [shell, "./styles.js"],
  [cli, "node:fs"], [cli, "@place-doughnut/adapter/node"], [cli, "@place-doughnut/element/static"],
  ["stories/new.stories.ts", "@place-doughnut/element"], ["test/schema/new.test.ts", "../../packages/schema/src/text.js"],
])("%s may import %s", async (file, module) => {
  expect(await broken(file, `import "${module}";`)).toEqual([]);
});

it("a plain field may not hide a reactive property of Lit", async () => {
  const code = 'import { LitElement } from "lit"; export class A extends LitElement { static override properties = { view: {} }; view = "doughnut"; }';
  expect(await broken(shell, code)).toContain("lit/no-classfield-shadowing");
});

it("a template is checked for access", async () => {
  const code = 'import { html } from "lit"; export const t = html`<img src="a.png">`;';
  expect(await broken(shell, code)).toContain("lit-a11y/alt-text");
});

it("a promise may not be forgotten", async () => {
  expect(await broken(cli, "declare function save(): Promise<void>; save();")).toContain("@typescript-eslint/no-floating-promises");
});
