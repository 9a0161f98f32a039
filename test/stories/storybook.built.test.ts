import axe from "axe-core";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright";
import { preview } from "vite";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchOptions } from "../../scripts/browser.mjs";

interface Entry { readonly id: string; readonly type: "story" | "docs"; readonly title: string; readonly importPath: string }

const work = realpathSync(mkdtempSync(join(tmpdir(), "place-doughnut-storybook-")));
const folder = join(work, "built");
const log = join(work, "shut.log");
const shut = `--import=${pathToFileURL(resolve("test/stories/shut.mjs")).href}`;

/** Storybook's own command, on a machine from which nothing gets out. What it tried is in the log. The manifest is there since the build. */
function storybook(...args: string[]): { status: number | null; output: string; tried: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve("node_modules/storybook/dist/bin/dispatcher.js"), ...args], {
    encoding: "utf8", env: { ...process.env, SHUT_LOG: log, NODE_OPTIONS: shut },
  });
  return { status, output: stdout + stderr, tried: existsSync(log) ? readFileSync(log, "utf8") : "" };
}

it("a machine shut in this way lets nothing out and tells of it", () => {
  const own = join(work, "tried.log");
  const { status } = spawnSync(process.execPath, ["-e", "fetch('https://place-doughnut.example/').then(() => process.exit(1), () => process.exit(0))"], { env: { ...process.env, SHUT_LOG: own, NODE_OPTIONS: shut } });
  expect(status).toBe(0);
  expect(readFileSync(own, "utf8")).toContain("place-doughnut.example");
});

let browser: Browser;
let home: string;
let close: () => Promise<void>;
let entries: readonly Entry[];

beforeAll(async () => {
  const { status, output, tried } = storybook("build", "--output-dir", folder);
  expect(status, output).toBe(0);
  expect(tried).toBe("");
  const server = await preview({ configFile: false, root: folder, logLevel: "error", build: { outDir: folder }, preview: { port: 0, host: "127.0.0.1" } });
  close = () => server.close();
  home = server.resolvedUrls!.local[0]!;
  entries = Object.values((JSON.parse(readFileSync(join(folder, "index.json"), "utf8")) as { entries: Record<string, Entry> }).entries);
  browser = await chromium.launch(await launchOptions());
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await close?.();
  rmSync(work, { recursive: true, force: true });
});

/** The one address that a story asks for on purpose, to show what is said then: the browser refuses its port without sending anything. */
const refusedOnPurpose = "http://127.0.0.1:1/";

/** A page from which only this server can be reached; what else it asks for, and what it complains of, is kept. */
async function shutPage(context: BrowserContext): Promise<{ page: Page; elsewhere: string[]; complaints: string[] }> {
  const [elsewhere, complaints]: [string[], string[]] = [[], []];
  const isHere = (url: string): boolean => url.startsWith(home) || /^(data|blob|about):/.test(url) || url.startsWith(refusedOnPurpose);
  context.on("request", (request) => { if (!isHere(request.url())) elsewhere.push(request.url()); });
  await context.route((url) => !isHere(url.href), (route) => route.abort());
  await context.route("**/favicon.ico", (route) => route.fulfill({ status: 204 })); // the browser asks, Storybook's frame has none
  const page = await context.newPage();
  // That a document is not there is what some stories are about.
  page.on("console", (message) => { if (message.type() === "error" && !/^Failed to load resource/.test(message.text())) complaints.push(message.text()); });
  page.on("pageerror", (error) => complaints.push(error.message));
  return { page, elsewhere, complaints };
}

const drawn = (page: Page, root: string): Promise<unknown> =>
  page.waitForFunction((within) => [...document.querySelectorAll(`${within} *`)].some((element) => (element.shadowRoot?.childElementCount ?? 0) > 0), root, { timeout: 30_000 });

// A Storybook build can succeed and show empty pages: when the registration of the element was dropped, for one.
it("the first story of every file shows its element, asks nobody else for anything, and has no complaint", { timeout: 300_000 }, async () => {
  const { page, elsewhere, complaints } = await shutPage(await browser.newContext());
  const stories = entries.filter(({ type }) => type === "story");
  expect(stories.length).toBeGreaterThan(80);
  const firsts = [...new Map([...stories].reverse().map((story) => [story.importPath, story] as const)).values()];
  expect(firsts.length).toBeGreaterThan(12);
  for (const { id, title } of firsts) {
    await page.goto(`${home}iframe.html?id=${id}&viewMode=story`);
    // Some stories are about sums and files, not about a figure.
    await (["Element/Method", "Adapter/Faults"].includes(title) ? page.locator("#storybook-root .page h2, #storybook-root .page table").first().waitFor() : drawn(page, "#storybook-root"));
  }
  expect({ elsewhere, complaints }).toEqual({ elsewhere: [], complaints: [] });
});

it("every page for people has its words and its examples, nothing that axe finds fault with, and asks nobody else for anything", { timeout: 600_000 }, async () => {
  const { page, elsewhere, complaints } = await shutPage(await browser.newContext({ viewport: { width: 1280, height: 900 } }));
  const pages = entries.filter(({ type, importPath }) => type === "docs" && importPath.endsWith(".mdx"));
  expect(pages.map(({ title }) => title)).toEqual(expect.arrayContaining([
    "Start here", "Anatomy", "Colour and pattern lab", "States gallery", "Writing the summary", "Keyboard and screen reader", "Small screens and print", "Embedding",
    "Method and its limits", "Before you publish your doughnut", "Adapter/About",
  ]));
  const faults: string[] = [];
  for (const { id } of pages) {
    await page.goto(`${home}iframe.html?id=${id}&viewMode=docs`);
    await page.locator("#storybook-docs h1").waitFor();
    await drawn(page, "#storybook-docs");
    expect(await page.locator("#storybook-docs").innerText(), "a table that was not read as one").not.toMatch(/\| ?---|\*\*/);
    await page.evaluate(axe.source);
    faults.push(...(await page.evaluate(async () => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run({ include: [".sbdocs-content"], exclude: [[".page"], [".docs-story"], [".docblock-source"]] }, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] });
      return violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html ?? ""}`);
    })).map((fault) => `${id} ${fault}`));
  }
  expect(faults).toEqual([]);
  expect({ elsewhere, complaints }).toEqual({ elsewhere: [], complaints: [] });
});

it("links between the pages lead to pages that are there", () => {
  const known = new Set(entries.map(({ id }) => id));
  const links = entries.filter(({ importPath }) => importPath.endsWith(".mdx")).flatMap(({ importPath }) => [...readFileSync(importPath, "utf8").matchAll(/\?path=\/(?:docs|story)\/([\w-]+)/g)].map(([, id]) => id!));
  expect(links.length).toBeGreaterThan(10);
  expect(links.filter((id) => !known.has(id))).toEqual([]);
});

it("the page of the element lists each attribute, event, slot, part, state and custom property", { timeout: 120_000 }, async () => {
  const { page } = await shutPage(await browser.newContext());
  await page.goto(`${home}iframe.html?id=element-playground--docs&viewMode=docs`);
  await drawn(page, "#storybook-docs");
  const table = page.locator(".docblock-argstable");
  await table.waitFor();
  const listed = await table.locator("tbody tr td:first-child").allTextContents();
  const expected = [
    "src", "ecological-scale", "deep-link", "place-doughnut-ready", "place-doughnut-select", 'slot="intro"', "between the tags", "::part(view)", "view", ":state(loading)", "--place-doughnut-band-text",
  ];
  expect(expected.filter((name) => !listed.some((text) => text.replace("*", "").trim() === name))).toEqual([]);
});

it("the whole of Storybook, with its own frame, has the toolbar, lists what the element tells, and asks nobody else for anything", { timeout: 120_000 }, async () => {
  const { page, elsewhere } = await shutPage(await browser.newContext({ viewport: { width: 1600, height: 1000 } }));
  await page.goto(`${home}?path=/story/element-playground--playground`);
  const figure = page.frameLocator("#storybook-preview-iframe").locator("place-doughnut");
  await figure.waitFor();
  for (const tool of ["example document", "page behind", "language and direction", "width", "hatching", "text spacing"]) expect(await page.getByRole("button", { name: new RegExp(tool) }).count(), tool).toBeGreaterThan(0);
  await page.getByRole("tab", { name: /Actions/ }).click();
  await figure.getByText("Bars", { exact: true }).click();
  await page.getByText(/onPlaceDoughnutChange/).first().waitFor();
  await page.waitForTimeout(1000);
  expect(elsewhere).toEqual([]);
});

it("`npm run storybook` starts without a network", { timeout: 300_000 }, () => {
  const { status, output, tried } = storybook("dev", "--port", "6116", "--ci", "--no-open", "--no-version-updates", "--smoke-test");
  expect(status, output).toBe(0);
  expect(tried).toBe("");
});
