/** What makes each problem of asking a server happen: part of the examples in `problems.test.ts`. */
import { AdapterError, browserTransport, buildDoughnut, withinTime, type BrowserPage, type FeedProblem, type FeedRequest, type HttpOptions, type Wire, type WireReply } from "@place-doughnut/adapter";
import { nodeTransport } from "@place-doughnut/adapter/node";
import { vi } from "vitest";
import type { httpProblemKinds } from "../../../packages/adapter/src/http/problem-kinds.js";
import { noAnswer } from "../../../packages/adapter/src/node/failure.js";
import { unpacked } from "../../../packages/adapter/src/node/unpack.js";
import { bytes, portrait } from "../tables.js";
import { answer, certificates, faultServer } from "./fault-server.js";
import { stillClock } from "./time.js";
import { csv, replied, scripted, silent } from "./wires.js";

type Found = Promise<readonly FeedProblem[]>;

const url = "https://data.example/feed.csv";

/** The problems of one request: of its reply, or why there is none. */
async function of(answers: Parameters<typeof scripted>[0], options: Partial<HttpOptions> = {}, request: Partial<FeedRequest> = {}): Found {
  const { transport, clock } = scripted(answers, options);
  return clock.until(transport({ url, ...request }).then(({ problems = [] }) => problems, problemIn));
}
const problemIn = (error: unknown): FeedProblem[] => (error instanceof AdapterError ? [error.problem] : []);
const failing = (code: string): Found => of([noAnswer(Object.assign(new Error("it went wrong"), { code }), "data.example")]);
const body = (change: Partial<WireReply>, headers: Record<string, string> = {}): Found => of([() => replied(200, headers, csv, change)]);

/** A body that stands still after its first piece. */
const stalling: Wire = (_, signal) => Promise.resolve(replied(200, {}, csv, {
  body: (async function* () { yield bytes("area"); await new Promise((_resolve, reject) => { signal.addEventListener("abort", () => reject(new Error("left"))); }); })(),
}));

export function pageOf(change: Partial<BrowserPage> = {}): BrowserPage {
  return {
    fetch: () => Promise.reject(new TypeError("Failed to fetch")), location: { protocol: "https:" }, navigator: { onLine: true }, document: new EventTarget(),
    performance, Date, Math, setTimeout: (run, milliseconds) => setTimeout(run, milliseconds) as unknown as number, clearTimeout: (timer) => clearTimeout(timer), ...change,
  };
}
const inPage = (change: Partial<BrowserPage> = {}, address = url): Found => browserTransport({ page: pageOf(change), limits: { headers: 1e9, idle: 1e9, attempt: 1e9, source: 1e9, retries: 0 } })({ url: address }).then(() => [], problemIn);

function violated(): Partial<BrowserPage> {
  const document = new EventTarget();
  return { document, fetch: () => {
    document.dispatchEvent(Object.assign(new Event("securitypolicyviolation"), { blockedURI: url, effectiveDirective: "connect-src" }));
    return Promise.reject(new TypeError("Failed to fetch"));
  } };
}

/** A portrait with a key in its source's address. */
function keyed(standIn: string): unknown {
  const whole = portrait();
  return { ...whole, sources: Object.fromEntries(Object.entries(whole.sources).map(([id, feed]) => [id, { ...feed, url: `${feed.url}?x=${standIn}` }])) };
}

async function unprovenEnd(): Found {
  const { transport } = scripted([() => replied(200, {}, csv.trimEnd(), { framed: false })]);
  return (await buildDoughnut(portrait(), { transport })).problems;
}

async function uncheckedTls(): Found {
  vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
  const server = await faultServer(new Map([["/", answer(csv)]]), certificates.localhost);
  const transport = nodeTransport({ allowPrivate: true, authorities: [certificates.localhost] });
  const { problems = [] } = await transport({ url: `${server.url}/` });
  transport.close();
  await server.close();
  return problems;
}

async function unknownPacking(): Found {
  const body = unpacked(replied().body, "compress", "data.example")[Symbol.asyncIterator]();
  return body.next().then(() => [], problemIn);
}

export const httpExamples: Record<keyof typeof httpProblemKinds, () => Found> = {
  "key-unusable": () => of([replied()], {}, { url: `${url}?key=\${env:PORTAL_KEY}`, keys: new Set(["PORTAL_KEY"]) }),
  "key-misnamed": async () => (await buildDoughnut(keyed("${env:my_key}"), { transport: scripted([replied()]).transport })).problems,
  "bad-port": () => of([replied()], {}, { url: "https://data.example:25/" }),
  "host-not-allowed": () => of([replied()], { allowHosts: ["other.example"] }),
  "private-address": () => nodeTransport()({ url: "http://127.0.0.1/" }).then(() => [], problemIn),
  "mixed-content": () => inPage({}, "http://data.example/feed.csv"),
  "host-unknown": () => failing("ENOTFOUND"),
  "host-not-resolved": () => failing("EAI_AGAIN"),
  "connection-refused": () => failing("ECONNREFUSED"),
  "connection-reset": () => failing("ECONNRESET"),
  "tls-refused": () => failing("CERT_HAS_EXPIRED"),
  "offline": () => inPage({ navigator: { onLine: false } }),
  "blocked-by-policy": () => inPage(violated()),
  "cors-or-network": () => inPage(),
  "headers-timeout": () => of([silent]),
  "idle-timeout": () => of([stalling]),
  "attempt-timeout": () => of([silent], { limits: { headers: 90_000, source: 600_000 } }),
  "source-timeout": () => of([silent], { limits: { headers: 90_000, attempt: 600_000 } }),
  "build-timeout": async () => (await withinTime(() => Promise.reject(new Error("stopped")), stillClock(), 0)({ url }).then(() => [], (error: AdapterError) => [error.problem])),
  "retry-after-too-long": () => of([replied(429, { "retry-after": "86400" })]),
  "truncated": () => body({ complete: () => false }),
  "corrupt-encoding": unknownPacking,
  "expands-too-much": () => of([() => replied(200, {}, [new Uint8Array(2e6)], { received: () => 10 })]),
  "unasked-not-modified": () => of([replied(304)]),
  "not-modified-doubtful": () => of([replied(304, { "last-modified": "Sun, 06 Nov 1994 08:49:37 GMT" })], {}, { headers: new Map([["If-Modified-Since", "Sat, 05 Nov 1994 08:49:37 GMT"]]) }),
  "redirect-limit": () => of([() => replied(302, { location: url })]),
  "redirect-refused": () => of([replied(302, { location: "file:///etc/passwd" })]),
  "cut-off-unproven": unprovenEnd,
  "retried": () => of([replied(503), replied()]),
  "tls-check-kept": uncheckedTls,
};
