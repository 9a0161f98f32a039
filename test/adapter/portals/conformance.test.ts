/** What every portal must do, whatever it is: a new one is tested by being in the registry. */
import { pageLimits, portals, readPages, type Portal, type PortalFeed, type PortalKind, type Wish } from "@place-doughnut/adapter";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkShape } from "../../../packages/adapter/src/shape.js";
import { feeds, posted } from "./examples.js";

const kinds = Object.keys(portals) as PortalKind[];
const everything: Wish = { columns: [], keep: new Map() };
const narrow: Wish = { columns: ["area", "year", "value"], keep: new Map([["area", ["E08000009"]]]) };

describe.each(kinds)("%s", (kind) => {
  const feed = feeds[kind];
  const known: PortalFeed<unknown> = { url: feed.url, query: feed.query ?? {} };
  const load = (): Promise<Portal> => portals[kind]();

  test("says what it is and where it is described", async () => {
    const portal = await load();
    expect(portal.kind).toBe(kind);
    expect(portal.title).not.toBe("");
    expect(portal.documentation).toMatch(/^https:\/\//);
  });

  test("knows every key of its query, and no other", async () => {
    const portal = await load();
    expect(checkShape(portal.query, known.query)).toEqual([]);
    expect(checkShape(portal.query, { ...(known.query as object), "no-such-key": 1 }).map(({ code, path }) => ({ code, path }))).toEqual([{ code: "unknown-key", path: "/no-such-key" }]);
  });

  test("plans without asking, and the same every time", async () => {
    const portal = await load();
    for (const wish of [everything, narrow]) {
      const first = portal.plan(known, wish);
      expect(portal.plan(structuredClone(known), structuredClone(wish))).toEqual(first);
      expect(new URL(first.first.request.url).origin).toBe(new URL(feed.url).origin);
      expect(first.pushed.every((what) => what in narrow)).toBe(true);
      if (first.first.request.method === "POST") expect(posted[kind]).toMatch(/^https:\/\//);
    }
    expect(portal.plan(known, everything).pushed).toEqual([]);
  });

  test("makes a problem of any body whatever, and never rejects", { timeout: 60_000 }, async () => {
    const portal = await load();
    const { first } = portal.plan(known, narrow);
    const json = fc.oneof(fc.json({ maxDepth: 4 }), fc.constantFrom("{\"__proto__\":1}", "[[[[[]]]]]", "null", "{\"result\":{\"records\":[null,1,\"a\",[]]}}", "{\"results\":[null],\"total_count\":\"x\"}", "{\"fields\":[null,{\"name\":1}],\"features\":[null]}"));
    const body = fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.oneof(json, fc.string({ unit: "binary" })).map((text) => new TextEncoder().encode(text)));
    await fc.assert(fc.asyncProperty(body, fc.constantFrom(200, 202, 204, 400, 404, 500), async (bytes, status) => {
      const reply = { url: first.request.url, status, contentType: "application/json", body: bytes, retrieved: "2026-11-22" };
      const page = await portal.page(reply, { feed: known, wish: narrow, step: first, pages: 0, rows: 0 });
      expect(Array.isArray(page.problems)).toBe(true);
      if (status >= 400) expect(page.table).toBeNull();
      if (page.table === null && page.next === null) expect(page.problems.some(({ severity }) => severity === "error")).toBe(true);
    }), { numRuns: 40 });
  });

  test("comes to an end, whatever one portal answers to every question", { timeout: 60_000 }, async () => {
    await fc.assert(fc.asyncProperty(fc.json({ maxDepth: 3 }), async (text) => {
      let asked = 0;
      const transport = ({ url }: { url: string }) => {
        asked += 1;
        return Promise.resolve({ url, status: 200, contentType: "application/json", body: new TextEncoder().encode(text), retrieved: "2026-11-22" });
      };
      const pages = readPages(feed, { transport, limits: pageLimits.browser });
      try {
        for await (const page of pages) expect(page.rows).toBeGreaterThanOrEqual(0);
      } catch (error) {
        expect(error).toHaveProperty("code");
      }
      expect(asked).toBeLessThanOrEqual(pageLimits.browser.pages + 20);
    }), { numRuns: 30 });
  });
});
