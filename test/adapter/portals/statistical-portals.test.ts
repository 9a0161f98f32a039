/** What holds for each of the portals of statistics offices, whatever they are sent. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { safeParse } from "valibot";
import type { Portal } from "../../../packages/adapter/src/portals/portal.js";
import { fingertips } from "../../../packages/adapter/src/portals/fingertips.js";
import { govuk } from "../../../packages/adapter/src/portals/govuk.js";
import { nomis } from "../../../packages/adapter/src/portals/nomis.js";
import { onsBeta } from "../../../packages/adapter/src/portals/ons-beta.js";
import { onsEls } from "../../../packages/adapter/src/portals/ons-els.js";
import { pxweb } from "../../../packages/adapter/src/portals/pxweb.js";
import { sdmx } from "../../../packages/adapter/src/portals/sdmx.js";
import { sparql } from "../../../packages/adapter/src/portals/sparql.js";
import { bytes } from "../tables.js";
import { feedOf, fixture } from "./drive.js";

const any = (portal: unknown): Portal => portal as Portal;
const portals: [string, Portal, object][] = [
  ["nomis", any(nomis), { geography: "TYPE499" }],
  ["ons-els", any(onsEls), { indicator: ["claimant-count", "median-age"] }],
  ["ons-beta", any(onsBeta), { dataset: "TS008", areaType: "ltla" }],
  ["fingertips", any(fingertips), { indicator_ids: 90362, child_area_type_id: 502 }],
  ["pxweb", any(pxweb), { selection: { Region: ["0180"] } }],
  ["sdmx", any(sdmx), { key: "A..DE" }],
  ["sparql", any(sparql), { query: "SELECT * WHERE { ?s ?p ?o } ORDER BY ?s", page: 10 }],
  ["govuk", any(govuk), { attachment: "tables.csv" }],
];
const everything = { columns: [], keep: new Map<string, string[]>() };

test.each(portals)("%s says what it is, and where its publisher describes it", (kind, portal, query) => {
  expect(portal.kind).toBe(kind);
  expect(portal.title).toMatch(/^[A-Z]/);
  expect(portal.documentation).toMatch(/^https:\/\//);
  expect(safeParse(portal.query, query).success).toBe(true);
});

test.each(portals)("%s refuses a key that it does not know in a query", (_, portal, query) => {
  expect(safeParse(portal.query, { ...query, qeury: 1 }).success).toBe(false);
});

test.each(portals)("%s leaves a stand-in for a secret in the address as it is, and asks on the same site", (_, portal, query) => {
  const { first } = portal.plan(feedOf("https://portal.example/api/v1/x?token=${env:TOKEN}", query), everything);
  expect(new URL(first.request.url).origin).toBe("https://portal.example");
  // PxWeb's limit and GOV.UK's description have addresses of their own.
  if (portal.kind !== "pxweb" && portal.kind !== "govuk") expect(first.request.url).toContain("token=${env:TOKEN}");
});

test.each(portals)("%s asks for all rows where the rows to keep would make its address too long", (_, portal, query) => {
  const keep = new Map(["GEOGRAPHY_CODE", "areacd", "geo", "SEX", "Region"].map((name) => [name, Array.from({ length: 5000 }, (__, at) => `E0${1_000_000 + at}`)]));
  const whole = { ...query, geography: undefined, key: undefined, ...(portal.kind === "sdmx" ? { dimensions: ["geo"] } : {}) };
  const { first, pushed } = portal.plan(feedOf("https://portal.example/api/v1/x", whole), { columns: [], keep });
  expect(first.request.url.length).toBeLessThan(8000);
  if (portal.kind !== "pxweb") expect(pushed).toEqual([]);
});

const replies = ["nomis/claimants.csv", "ons-beta/dataset.json", "ons-beta/census.json", "fingertips/by_indicator_id.csv", "pxweb/config.json", "pxweb/variables.json", "sdmx/labels.csv", "sdmx/deferred.xml", "sdmx/data.json", "sparql/observations.json", "govuk/publication.json"].map(fixture);
const bodies = fc.oneof(
  fc.uint8Array({ maxLength: 60 }),
  fc.json({ maxDepth: 5 }).map(bytes),
  fc.constantFrom("", "null", "{}", "[]", "\"no\"", "<html>", "<?xml version=\"1.0\"?>", "{\"__proto__\":{\"a\":1}}", "{\"observations\":[null,{\"dimensions\":[{}]}]}", "{\"results\":{\"bindings\":[null,1]}}", "a,b\n1\n").map(bytes),
  fc.tuple(fc.constantFrom(...replies), fc.nat()).map(([reply, end]) => reply.slice(0, end % (reply.length + 1))),
);

test.each(portals)("%s never throws, whatever comes, and never gives rows with a refusal", async (_, portal, query) => {
  const feed = feedOf("https://portal.example/api", query);
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(200, 200, 200, 400, 403, 404, 413, 500), bodies), { minLength: 1, maxLength: 4 }), async (answers) => {
    let step = portal.plan(feed, everything).first;
    for (const [status, body] of answers) {
      const page = await portal.page({ url: step.request.url, status, contentType: null, body, retrieved: "2026-11-22" }, { feed, wish: everything, step, pages: 0, rows: 0 });
      const isRefused = page.problems.some(({ severity, row }) => severity === "error" && row === undefined);
      expect(page.table !== null || page.next !== null || isRefused).toBe(true);
      if (status !== 200 && page.next === null) expect(page.table).toBeNull();
      for (const { message, hint = "" } of page.problems) expect(message.length + hint.length).toBeLessThan(1200);
      for (const row of page.table?.rows ?? []) expect(row.cells).toHaveLength(page.table!.columns.length);
      if (isRefused || page.next === null) return;
      step = page.next;
    }
  }), { numRuns: 200 });
});
