import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { version } from "../../packages/element/src/version.js";

it("is the one that the package is published under", () => {
  expect(version).toBe((JSON.parse(readFileSync("packages/element/package.json", "utf8")) as { version: string }).version);
});
