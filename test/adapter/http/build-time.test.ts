import { buildDoughnut, ukAreas, withinTime, type Transport } from "@place-doughnut/adapter";
import { expect, test } from "vitest";
import { codes, indicator, portrait, transportOf } from "../tables.js";
import { stillClock } from "./time.js";

const sources = { feed: { kind: "csv" as const, url: "https://data.example/feed.csv", title: "A feed" }, slow: { kind: "csv" as const, url: "https://slow.example/feed.csv", title: "A slow one" } };
const csv = { "https://data.example/feed.csv": "area,year,value\nE08000009,2023,3\n" };

/** Never answers for one address, until it is stopped. */
const halfSlow: Transport = (request, signal) => request.url.startsWith("https://slow.") && signal?.aborted !== true ? new Promise((_, fail) => signal?.addEventListener("abort", () => fail(new Error("stopped")))) : transportOf(csv)(request, signal);

test("a build ends in time: what was read is used, and a source still under way has failed", { timeout: 30_000 }, async () => {
  await ukAreas(); // loaded beforehand: the clock waits for no file
  const clock = stillClock();
  const built = await clock.until(buildDoughnut(portrait({ sources, indicators: [indicator(), indicator({ id: "late", source: "slow" })] }), { transport: withinTime(halfSlow, clock, 600_000) }));
  expect(clock.elapsed()).toBe(600_000);
  expect(built.problems.filter(({ severity }) => severity === "error")).toMatchObject([{ code: "build-timeout", source: "slow", message: "The whole build took more than 600 seconds, so this source was not read." }]);
  expect(built.stats.used).toBe(1);
  expect(clock.timers()).toBe(0);
});

test("nothing is asked once the time is over, and a caller's wish to stop is no timeout", async () => {
  const clock = stillClock();
  const transport = withinTime(halfSlow, clock, 1000);
  clock.pass(1000);
  await expect(transport({ url: "https://slow.example/feed.csv" })).rejects.toMatchObject({ code: "build-timeout" });
  const stop = new AbortController();
  const waiting = withinTime(halfSlow, clock)({ url: "https://slow.example/feed.csv" }, stop.signal);
  stop.abort();
  await expect(waiting).rejects.toThrow("stopped");
  expect(codes((await buildDoughnut(portrait(), { transport: withinTime(transportOf(csv), clock) })).problems)).not.toContain("build-timeout");
});
