import { AdapterError, browserTransport, buildDoughnut, pageLimits, readPages, wrapTransport, type Transport } from "@place-doughnut/adapter";
import { expect, it } from "vitest";
import { codes, portrait } from "../tables.js";
import { pageOf } from "./problem-examples.js";
import { csv } from "./wires.js";

const url = "https://data.example/feed.csv";
const codeOf = (promise: Promise<unknown>): Promise<string> => promise.then(() => "answered", (error: unknown) => (error instanceof AdapterError ? error.code : String(error)));
const answering = (headers: Record<string, string> = {}, body = csv): typeof fetch => () => Promise.resolve(new Response(body, { headers }));

// F76.
it("a page over https does not even try to read over http, except from its own machine", async () => {
  const asked: string[] = [];
  const page = pageOf({ fetch: (address) => { asked.push(String(address)); return Promise.resolve(new Response(csv)); } });
  expect(await codeOf(browserTransport({ page })({ url: "http://data.example/feed.csv" }))).toBe("mixed-content");
  expect(asked).toEqual([]);
  for (const own of ["http://localhost:8080/", "http://127.0.0.1/", "http://[::1]/"]) expect(await codeOf(browserTransport({ page })({ url: own }))).toBe("answered");
  expect(await codeOf(browserTransport({ page: { ...page, location: { protocol: "http:" } } })({ url: "http://data.example/feed.csv" }))).toBe("answered");
});

it("a page sends no cookie and no referrer, and asks for no password", async () => {
  let sent: RequestInit | undefined;
  await browserTransport({ page: pageOf({ fetch: (_, init) => { sent = init; return Promise.resolve(new Response(csv)); } }) })({ url, headers: new Map([["X-App-Token", "public"]]) });
  expect(sent).toMatchObject({ method: "GET", credentials: "omit", referrerPolicy: "no-referrer", headers: [["x-app-token", "public"]] });
});

it("only its own length proves that a body is whole", async () => {
  const whole = async (headers: Record<string, string>): Promise<boolean | undefined> => (await browserTransport({ page: pageOf({ fetch: answering(headers) }) })({ url })).whole;
  expect(await whole({ "content-length": String(csv.length) })).toBeUndefined();
  expect(await whole({})).toBe(false);
  expect(await whole({ "content-length": "12" })).toBe(false);
});

it("an address that the browser was sent on to must be allowed too", async () => {
  const moved = Object.defineProperty(new Response(csv), "url", { value: "https://evil.example/" });
  expect(await codeOf(browserTransport({ page: pageOf({ fetch: () => Promise.resolve(moved) }), allowHosts: ["data.example"] })({ url }))).toBe("host-not-allowed");
});

it("a broken rule of the policy about another host is not taken for this one's", async () => {
  const document = new EventTarget();
  const page = pageOf({ document, fetch: () => {
    document.dispatchEvent(Object.assign(new Event("securitypolicyviolation"), { blockedURI: "https://other.example/", effectiveDirective: "connect-src" }));
    return Promise.reject(new TypeError("Failed to fetch"));
  } });
  expect(await codeOf(browserTransport({ page, limits: { retries: 0 } })({ url }))).toBe("cors-or-network");
});

it("a caller that stops is told so, and so is the browser", async () => {
  const controller = new AbortController();
  let isTold = false;
  const page = pageOf({ fetch: (_, init) => new Promise((_resolve, reject) => { init!.signal!.addEventListener("abort", () => { isTold = true; reject(new DOMException("", "AbortError")); }); }) });
  const code = codeOf(browserTransport({ page })({ url }, controller.signal));
  setTimeout(() => controller.abort(), 10);
  expect([await code, isTold]).toEqual(["aborted", true]);
});

it("in a page as much of a portal is read as somebody waits for, unless the caller says otherwise", async () => {
  const feed = { kind: "ckan", url: "https://data.example", title: "A feed", query: { resource_id: "0f2b2a1c-0000-4000-8000-000000000000" } } as const;
  const body = JSON.stringify({ success: true, result: { records: [{ _id: 1, area: "E08000009", year: "2022", value: "1" }], limit: 1, total: 20_001 } });
  const own = browserTransport({ page: pageOf({ fetch: answering({ "content-type": "application/json", "content-length": String(body.length) }, body) }) });
  const noted = wrapTransport(own, (ask) => (request, signal) => ask(request, signal));
  const found = async (transport: Transport, limits?: { readonly pageLimits: typeof pageLimits.node }): Promise<string[]> =>
    codes((await buildDoughnut(portrait({ sources: { feed } }), { transport, ...limits })).problems).filter((code) => code === "rows-too-many" || code === "page-repeated");
  expect(await found(own)).toEqual(["rows-too-many"]);
  expect(await found(noted)).toEqual(["rows-too-many"]);
  expect(await found(own, { pageLimits: pageLimits.node })).toEqual(["page-repeated"]);
  expect(await codeOf(readPages(feed, { transport: own }).next())).toBe("rows-too-many");
});
