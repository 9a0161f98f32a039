import { readFileSync } from "node:fs";
import { afterEach, expect, it, vi } from "vitest";
import { findBrowser, launchOptions } from "../../scripts/browser.mjs";
import { supportsNode } from "../../scripts/install.mjs";

afterEach(() => vi.unstubAllEnvs());

it.each([
  ["18.20.0", false], ["20.18.3", false], ["20.19.0", true], ["20.20.2", true], ["21.7.0", false], ["22.12.0", false], ["22.13.0", true],
  ["23.11.0", false], ["24.0.0", true], ["26.1.0", true],
])("Node %s can run this: %s, as `engines` says", (version, supported) => {
  expect(supportsNode(version)).toBe(supported);
  const { engines } = JSON.parse(readFileSync("package.json", "utf8")) as { engines: { node: string } };
  expect(engines.node).toBe("^20.19.0 || ^22.13.0 || >=24.0.0");
});

it("a browser named by CHROME_PATH that is not there is an error, not another browser", async () => {
  vi.stubEnv("CHROME_PATH", "/no/such/browser");
  await expect(findBrowser()).rejects.toThrow("CHROME_PATH is /no/such/browser, and there is no such file.");
});

it("a browser named by CHROME_PATH is the one that is used", async () => {
  vi.stubEnv("CHROME_PATH", process.execPath);
  expect(await findBrowser()).toMatchObject({ executablePath: process.execPath, from: "CHROME_PATH" });
  expect((await launchOptions()).args).toContain("--disable-background-networking");
});
