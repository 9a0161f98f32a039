import { copyFileSync, readFileSync } from "node:fs";
import { execFileSync, spawn } from "node:child_process";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { chromium, type Browser } from "playwright";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { launchOptions } from "../../scripts/browser.mjs";
import { emptyFolder } from "../cli/folder.js";

const file = "dist/cdn/place-doughnut.min.js";
const text = readFileSync(file, "utf8");

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(await launchOptions());
});
afterAll(() => browser.close());

/** The example page, shown by our own command under its strict policy. Answers the page's address. */
async function site(): Promise<string> {
  const folder = emptyFolder();
  for (const name of ["index.html", "page.css", "icon.svg"]) copyFileSync(join("examples/trafford", name), join(folder, name));
  copyFileSync(file, join(folder, "place-doughnut.min.js"));
  copyFileSync("examples/data/trafford.doughnut.json", join(folder, "trafford.doughnut.json"));
  for (const kind of ["html", "csv"])
    execFileSync(process.execPath, ["packages/cli/bin/place-doughnut.js", "render", join(folder, "trafford.doughnut.json"), "-o", join(folder, `trafford.${kind}`)]);
  const server = spawn(process.execPath, ["packages/cli/bin/place-doughnut.js", "serve", folder, "--port", "0"]);
  onTestFinished(() => void server.kill());
  for await (const said of server.stdout.setEncoding("utf8")) {
    const url = /http:\/\/\S+/.exec(said as string)?.[0];
    if (url) return url;
  }
  throw new Error("the server said no address");
}

it("the page shows the doughnut under the strict policy, and asks nobody but its own server", async () => {
  const url = await site();
  const page = await browser.newPage();
  // Chromium writes every violation of the policy to the console.
  const [complaints, requests]: [string[], string[]] = [[], []];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => requests.push(request.url()));
  const response = await page.goto(url, { waitUntil: "networkidle" });
  expect(response!.headers()["content-security-policy"]).toContain("require-trusted-types-for 'script'");
  await page.waitForFunction(() => (document.querySelector("place-doughnut")?.shadowRoot?.querySelectorAll("svg path").length ?? 0) > 21);
  expect(complaints).toEqual([]);
  expect(requests.filter((asked) => !asked.startsWith(url))).toEqual([]);
  expect(requests).toContain(`${url}trafford.doughnut.json`);
});

it("the page without script shows its own words and the way to the figures", async () => {
  const url = await site();
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(url);
  await page.getByRole("link", { name: "Trafford’s doughnut with all its figures" }).click();
  expect(await page.getByRole("table").isVisible()).toBe(true);
  expect(await page.getByRole("rowheader", { name: /^Greenhouse gases per person/ }).isVisible()).toBe(true);
  await page.goto(url);
  const table = await page.getByRole("link", { name: "all figures as a table" }).getAttribute("href");
  expect(await (await page.request.get(new URL(table!, url).href)).text()).toMatch(/^place,place_code,ring,/);
});

it("the one file stands alone, makes no code from text and names its own Trusted Types policy", () => {
  expect(text).not.toMatch(/\bimport\s*[("'{*]|\bfrom\s*["']/);
  expect(text).not.toMatch(/\beval\(|new Function|sourceMappingURL/);
  expect(text).toContain('createPolicy("place-doughnut"');
  expect(text).not.toContain('createPolicy("lit-html"');
});

// Two languages, a reader of tables, downloads and every way of exploring are inside. Chart.js, which has none of them, is
// 46.8 kB. If ours grew past the limit: `npm run bench` says what is inside; take something out before you raise it.
it("the one file stays within 70 kB on the line", () => {
  expect(brotliCompressSync(text).length).toBeLessThan(70_000);
});

it("says whose code is inside", () => {
  const licences = readFileSync("dist/cdn/LICENSES.txt", "utf8");
  for (const name of ["place-doughnut contributors", "lit-html", "@lit/reactive-element", "d3-shape", "valibot"]) expect(licences).toContain(name);
});
