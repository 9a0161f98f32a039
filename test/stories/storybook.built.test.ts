import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { chromium } from "playwright";
import { preview } from "vite";
import { expect, it, onTestFinished } from "vitest";
import { launchOptions } from "../../scripts/browser.mjs";
import { emptyFolder } from "../cli/folder.js";

interface Index { entries: Record<string, { id: string; type: "story" | "docs" }> }

// A Storybook build can succeed and show empty pages: when the registration of the element was dropped, for one.
it("every story of the built Storybook shows its element, without a complaint in the console", { timeout: 180_000 }, async () => {
  const folder = emptyFolder();
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve("node_modules/storybook/dist/bin/dispatcher.js"), "build", "--output-dir", folder], { encoding: "utf8" });
  expect(status, stdout + stderr).toBe(0);

  const server = await preview({ configFile: false, root: folder, logLevel: "error", build: { outDir: folder }, preview: { port: 0, host: "127.0.0.1" } });
  onTestFinished(() => server.close());
  const browser = await chromium.launch(await launchOptions());
  onTestFinished(() => browser.close());
  const home = server.resolvedUrls!.local[0]!;

  const { entries } = JSON.parse(readFileSync(join(folder, "index.json"), "utf8")) as Index;
  const stories = Object.values(entries).filter(({ type }) => type === "story");
  expect(stories.length).toBeGreaterThan(1);
  const page = await browser.newPage();
  await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 })); // the browser asks, Storybook's frame has none
  const complaints: string[] = [];
  page.on("console", (message) => { if (message.type() === "error") complaints.push(message.text()); });
  page.on("pageerror", (error) => complaints.push(error.message));
  for (const { id } of stories) {
    await page.goto(`${home}iframe.html?id=${id}&viewMode=story`);
    await page.waitForFunction(() => [...document.querySelectorAll("#storybook-root *")].some((element) => (element.shadowRoot?.childElementCount ?? 0) > 0), undefined, { timeout: 20_000 });
  }
  expect(complaints).toEqual([]);
});
