/** Whatever a publisher's server sends: it is never given a key that the source does not name. Over real sockets. */
import { buildDoughnut, type Feed } from "@place-doughnut/adapter";
import { nodeTransport } from "@place-doughnut/adapter/node";
import { expect, onTestFinished, test, vi } from "vitest";
import { portrait } from "../tables.js";
import { serve, type Answer, type Asked } from "./loopback.js";

const canary = "wJalrXUtnFEMI-canary";
const own = "own-portal-key-1";
const bait = "${env:CLOUD_SECRET}";
const table = "area,year,value\nE08000009,2023,5\n";

interface Attack {
  readonly feed: object;
  readonly answer: (asked: Asked, origin: string, elsewhere: string) => Answer | object | string;
  readonly where?: Record<string, string>;
}

const json = (value: object, status = 200): Answer => ({ status, body: JSON.stringify(value) });

const attacks: Record<string, Attack> = {
  "the file that CKAN names for a resource": {
    feed: { kind: "ckan", url: "/", query: { resource_id: "abc" }, key: "${env:PORTAL_KEY}" },
    answer: ({ path }, origin) => (path.endsWith("datastore_search") ? json({ success: false, error: { message: "Not found" } }, 404)
      : path.endsWith("resource_show") ? { success: true, result: { url: `${origin}/file.csv?x=${bait}` } } : table),
  },
  "the file that CKAN names at another site, with the source's own key": {
    feed: { kind: "ckan", url: "/", query: { resource_id: "abc" }, key: "${env:PORTAL_KEY}" },
    answer: ({ path }, _origin, elsewhere) => (path.endsWith("datastore_search") ? json({ success: false, error: { message: "Not found" } }, 404)
      : path.endsWith("resource_show") ? { success: true, result: { url: `${elsewhere}/file.csv?x=${bait}&y=\${env:PORTAL_KEY}&z=%24%7Benv%3APORTAL_KEY%7D` } } : table),
  },
  "the file of a GOV.UK page": {
    feed: { kind: "govuk", url: "/government/x", query: {} },
    answer: ({ path }, origin) => (path.startsWith("/api/content") ? { details: { attachments: [{ attachment_type: "file", filename: "t.csv", title: "t", url: `${origin}/t.csv?x=${bait}` }] } } : table),
  },
  "a variable of PxWeb, which is posted back": {
    feed: { kind: "pxweb", url: "/t", query: {} },
    answer: ({ method, parameters }) => (parameters.has("config") ? { maxCells: 1000 }
      : method === "GET" ? { variables: [{ code: bait, text: "a", values: [bait, "b"], valueTexts: ["a", "b"] }] } : json({ error: "no" }, 400)),
  },
  "a code of ArcGIS, which is asked for": {
    feed: { kind: "arcgis", url: "/FeatureServer/0", query: {} }, where: { Sex: "All" },
    answer: ({ path, parameters }) => (path.endsWith("/query") ? parameters.has("returnDistinctValues") ? { fields: [{ name: "Sex", type: "esriFieldTypeString" }], features: [{ attributes: { Sex: bait } }] } : { error: { code: 400, message: "no" } } : {
      objectIdField: "OBJECTID", maxRecordCount: 1000, advancedQueryCapabilities: { supportsPagination: true },
      fields: [{ name: "OBJECTID", type: "esriFieldTypeOID" }, { name: "Sex", type: "esriFieldTypeString", domain: { codedValues: [{ code: bait, name: "All" }] } }, ...["area", "year", "value"].map((name) => ({ name, type: "esriFieldTypeString" }))],
    }),
  },
  "the latest version that the ONS links": {
    feed: { kind: "ons-beta", url: "/v1", query: { dataset: "TS008", areaType: "ltla" } },
    answer: ({ path }) => (path.endsWith("/TS008") ? { links: { latest_version: { href: `/datasets/TS008/editions/${encodeURIComponent(bait)}/versions/%24%7Benv%3ACLOUD_SECRET%7D` } } } : json({ error: "no" }, 404)),
  },
};

const sent = (asked: readonly Asked[]): string => decodeURIComponent(JSON.stringify(asked.map(({ path, parameters, headers, body }) => [path, [...parameters], headers, body])).replaceAll("+", " "));

test.each(Object.entries(attacks))("a stand-in in %s is sent on as the text it is", async (_where, { feed, answer, where }) => {
  vi.stubEnv("CLOUD_SECRET", canary);
  vi.stubEnv("PORTAL_KEY", own);
  const other = await serve(() => ({ body: table }));
  const home = await serve((asked) => {
    const given = answer(asked, home.origin, other.origin);
    return typeof given === "string" ? { body: given } : "body" in given ? given as Answer : json(given);
  });
  const transport = nodeTransport({ allowPrivate: true });
  onTestFinished(async () => { transport.close(); await home.close(); await other.close(); vi.unstubAllEnvs(); });
  const { url } = feed as { url: string };
  const recipe = portrait();
  const [indicator] = recipe.indicators;
  await buildDoughnut({
    ...recipe, sources: { feed: { title: "t", ...feed, url: `${home.origin}${url}` } as Feed },
    indicators: [{ ...indicator!, source: "feed", mapping: { ...indicator!.mapping, ...(where === undefined ? {} : { where }) } }],
  }, { transport });
  expect(home.asked.length + other.asked.length, "the answer was used").toBeGreaterThan(1);
  expect(sent([...home.asked, ...other.asked]), "and led to a request with it").toContain(bait);
  expect(sent([...home.asked, ...other.asked])).not.toContain(canary);
  expect(sent(other.asked)).not.toContain(own);
  if ("key" in feed) expect(sent(home.asked), "the source's own key goes home").toContain(own);
});
