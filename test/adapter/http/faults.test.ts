import { existsSync, readFileSync, statSync } from "node:fs";
import { buildDoughnut } from "@place-doughnut/adapter";
import { nodeTransport, type NodeTransport } from "@place-doughnut/adapter/node";
import { afterAll, beforeAll, expect, it } from "vitest";
import { portrait } from "../tables.js";
import { certificates, faultServer, type FaultServer, type Route } from "./fault-server.js";
import { faults, speed, type Fault } from "./faults.js";
import { fastClock } from "./time.js";

interface Row { readonly id: string; readonly outcome: string; readonly requests: string; readonly most: number; readonly proof: string }

const catalogue: readonly Row[] = readFileSync("test/fixtures/vectors/fault-catalogue.tsv", "utf8").trimEnd().split("\n").slice(1).map((line) => {
  const [id = "", , , outcome = "", requests = "", most = "", proof = ""] = line.split("\t");
  return { id, outcome, requests, most: Number(most), proof };
});
const rowOf = (id: string): Row => catalogue.find((row) => row.id === id)!;
const pathOf = (fault: Fault): string => `/${fault.id}/${encodeURIComponent(fault.how)}`;

let plain: FaultServer;
let secure: FaultServer;
let expired: FaultServer;
const transports: NodeTransport[] = [];

beforeAll(async () => {
  const routes = new Map(faults.flatMap((fault): [string, Route][] => (fault.route ? [[pathOf(fault), fault.route]] : [])));
  [plain, secure, expired] = await Promise.all([faultServer(routes), faultServer(routes, certificates.localhost), faultServer(routes, certificates.expired)]);
});
afterAll(async () => {
  for (const transport of transports) transport.close();
  await Promise.all([plain.close(), secure.close(), expired.close()]);
});

const failing = (code: string) => () => Promise.reject(Object.assign(new Error(`getaddrinfo ${code}`), { code }));
const resolvers: Partial<Record<NonNullable<Fault["at"]>, () => Promise<never>>> = { "unknown-host": failing("ENOTFOUND"), "no-name-service": failing("EAI_AGAIN") };

function urlOf({ at, ...fault }: Fault): string {
  const path = pathOf(fault);
  if (at === undefined) return plain.url + path;
  switch (at) {
    case "https": case "untrusted": return secure.url + path;
    case "expired": return expired.url + path;
    case "wrong-host": return `https://127.0.0.1:${secure.port}${path}`;
    case "closed-port": return `http://127.0.0.1:${closedPort}${path}`;
    case "unknown-host": case "no-name-service": return `http://portal.example${path}`;
    default: throw new Error(`no server for ${String(at satisfies never)}`);
  }
}

/** A port that had a server, and has none any more. */
let closedPort = 0;
beforeAll(async () => {
  const gone = await faultServer(new Map());
  closedPort = gone.port;
  await gone.close();
});

it("every fault of the catalogue says how it ends and where that is shown, and every one that is shown here is shown", () => {
  expect(catalogue.map(({ id }) => id)).toEqual(Array.from({ length: 80 }, (_, at) => `F${String(at + 1).padStart(2, "0")}`));
  expect(catalogue.filter(({ outcome }) => outcome === "")).toEqual([]);
  // The file says which of its tests it is; in this one the list of faults does.
  const says = ({ id, proof }: Row): boolean => existsSync(proof) && statSync(proof).isFile() && (proof.endsWith("/faults.test.ts") || new RegExp(`\\b${id}\\b`).test(readFileSync(proof, "utf8")));
  expect(catalogue.filter((row) => !says(row))).toEqual([]);
  const here = catalogue.filter(({ proof }) => proof.endsWith("/faults.test.ts")).map(({ id }) => id);
  expect([...new Set(faults.map(({ id }) => id))]).toEqual(here);
});

async function run(fault: Fault): Promise<{ outcome: string; seconds: number; asked: number }> {
  const clock = fastClock(speed);
  const authorities = fault.at === "untrusted" ? undefined : [certificates.localhost, certificates.expired];
  const resolve = fault.at === undefined ? undefined : resolvers[fault.at];
  const transport = nodeTransport({ allowPrivate: true, clock, random: () => 0.5, authorities, resolve, limits: fault.limits });
  transports.push(transport);
  const started = clock.elapsed();
  const { problems, provenance } = await buildDoughnut(
    portrait({ sources: { feed: { url: urlOf(fault), title: "A feed", ...(fault.kind ? { kind: fault.kind } : {}), ...(fault.dialect ? { dialect: fault.dialect } : {}) } } }),
    { transport },
  );
  const seconds = (clock.elapsed() - started) / 1000;
  const ofFeed = problems.filter(({ source, indicator, code }) => source === "feed" && indicator === undefined && code !== "kind-found");
  const errors = ofFeed.filter(({ severity }) => severity === "error").map(({ code }) => code);
  const isRead = provenance.sources.some(({ rows }) => rows > 0);
  expect(isRead, "read, or an error").toBe(errors.length === 0);
  const asked = [plain, secure, expired].flatMap((server) => server.asked).filter(({ path }) => path.split("?")[0] === pathOf(fault)).length;
  return { outcome: [...new Set(errors.length > 0 ? errors : ["ok", ...ofFeed.map(({ code }) => code)])].join(" "), seconds, asked };
}

it.each(faults)("$id, $how: ends as the catalogue says, in time, and asks no oftener than it says", { timeout: 20_000 }, async (fault) => {
  const row = rowOf(fault.id);
  const { outcome, seconds, asked } = await run(fault);
  expect(row.outcome.split(" | ")).toContain(outcome);
  expect(row.requests.split(" | ").map(Number)).toContain(asked);
  expect(seconds).toBeLessThan(row.most);
});
