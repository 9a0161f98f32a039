/** Anything a test prints without planning to is a fault in the code under test: it fails the test. */
import { afterEach, beforeEach, expect, vi } from "vitest";

const methods = ["warn", "error", "info", "log", "debug"] as const;

beforeEach(() => {
  for (const method of methods) vi.spyOn(console, method);
});

afterEach(() => {
  const printed = methods.flatMap((method) => vi.mocked(console[method]).mock?.calls.map((call) => [method, ...call]) ?? []);
  vi.restoreAllMocks();
  expect(printed, "unplanned console output").toEqual([]);
});
