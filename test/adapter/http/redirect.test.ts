import { httpTransport, type AdapterError, type Wire } from "@place-doughnut/adapter";
import { nodeTransport } from "@place-doughnut/adapter/node";
import { afterEach, describe, expect, it } from "vitest";
import { nodeWire } from "../../../packages/adapter/src/node/wire.js";
import { answer, faultServer, head, type FaultServer, type Route } from "./fault-server.js";
import { stillClock } from "./time.js";
import { csv, replied, scripted } from "./wires.js";

const servers: FaultServer[] = [];
const serve = async (routes: Record<string, Route>): Promise<FaultServer> => {
  const server = await faultServer(new Map(Object.entries(routes)));
  servers.push(server);
  return server;
};
afterEach(async () => { await Promise.all(servers.splice(0).map((server) => server.close())); });

const to = (location: string, status = 302): Route => (socket) => { socket.write(head(status, { "Location": location, "Content-Length": 0 })); };
const keyed = ["Authorization", "Cookie", "X-App-Token", "apikey", "X-Api-Key", "X-CKAN-API-Key", "Ocp-Apim-Subscription-Key", "X-Anything-Else"];
const headers = new Map([...keyed.map((name): [string, string] => [name, "Token ${env:PORTAL_KEY}"]), ["Content-Type", "application/json"]]);
const keys = new Set(["PORTAL_KEY"]);
const secret = (): string => "s3cr3t-key";

// F29.
it("to another origin carries no header of the caller's and no key; to the same it carries all", async () => {
  const other = await serve({ "/file": answer(csv) });
  const home = await serve({ "/data": to("/moved"), "/moved": to(`${other.url}/file`) });
  const transport = nodeTransport({ allowPrivate: true, secret });
  expect((await transport({ url: `${home.url}/data`, headers, keys })).status).toBe(200);
  transport.close();
  for (const asked of home.asked) for (const name of keyed) expect(asked.head).toContain(`${name.toLowerCase()}: token s3cr3t-key`);
  expect(home.asked.map(({ path }) => path)).toEqual(["/data", "/moved"]);
  expect(other.asked).toHaveLength(1);
  expect(other.asked[0]!.head).not.toContain("s3cr3t-key");
  for (const name of keyed) expect(other.asked[0]!.head).not.toContain(`${name.toLowerCase()}:`);
  expect(other.asked[0]!.head).toMatch(/^user-agent: place-doughnut\/\d+\.\d+\.\d+ \(\+https:/m);
});

it("back home from another origin still carries nothing: it was there that the address was chosen", async () => {
  const run = scripted([replied(302, { location: "https://other.example/" }), replied(302, { location: "https://data.example/back" }), replied()], { secret });
  await run.clock.until(run.transport({ url: "https://data.example/", headers, keys }));
  expect(run.asked.map(({ headers: sent }) => sent.size)).toEqual([9, 0, 0]);
});

// F30.
it("into a private network is refused at the last step too, on the socket", async () => {
  const inside = await serve({ "/": answer(csv) });
  const { wire, close } = nodeWire();
  const outside: Wire = (request, signal) => (request.url.hostname === "public.example" ? Promise.resolve(replied(302, { location: `${inside.url}/` })) : wire(request, signal));
  const transport = httpTransport({ wire: outside, clock: stillClock(), random: () => 0 });
  await expect(transport({ url: "https://public.example/" })).rejects.toMatchObject({ code: "redirect-refused" });
  await expect(transport({ url: "http://public.example/" })).rejects.toMatchObject({ code: "private-address" });
  close();
  expect(inside.asked).toEqual([]);
});

describe("is refused", () => {
  it.each([
    ["from https to http", "https://data.example/a", "http://data.example/a", "redirect-refused"],
    ["to a file", "https://data.example/a", "file:///etc/passwd", "redirect-refused"],
    ["to data", "https://data.example/a", "data:text/csv,a", "redirect-refused"],
    ["to what is no address", "https://data.example/a", "https://", "redirect-refused"],
    ["to an address with a password", "https://data.example/a", "https://a:b@data.example/", "redirect-refused"],
    ["to another service's port", "https://data.example/a", "https://data.example:25/", "bad-port"],
    ["to a host that is not allowed", "https://data.example/a", "https://evil.example/", "host-not-allowed"],
    ["with the key to another host", "https://data.example/a?key=${env:PORTAL_KEY}", "https://other.example/?key=s3cr3t-key", "redirect-refused"],
    ["with the key in disguise to another host", "https://data.example/a?key=${env:PORTAL_KEY}", `https://other.example/${btoa("s3cr3t-key")}`, "redirect-refused"],
    ["in a circle", "https://data.example/a", "https://data.example/a#b", "redirect-limit"],
  ])("%s", async (_, url, location, code) => {
    const run = scripted([() => replied(302, { location })], { secret, allowHosts: ["data.example", "other.example"] });
    const error: unknown = await run.clock.until(run.transport({ url, keys }).catch((reason: unknown) => reason));
    expect((error as AdapterError).code).toBe(code);
    expect((error as AdapterError).message).not.toContain("s3cr3t-key");
    expect(run.asked).toHaveLength(1);
  });

  it("after five", async () => {
    const run = scripted(Array.from({ length: 9 }, (_, at) => replied(302, { location: `/${at}` })));
    await expect(run.clock.until(run.transport({ url: "https://data.example/" }))).rejects.toMatchObject({ code: "redirect-limit" });
    expect(run.asked).toHaveLength(6);
  });
});

describe("of a long question", () => {
  const ask = async (status: number, location: string, body = '{"key":"${env:PORTAL_KEY}"}'): Promise<ReturnType<typeof scripted>> => {
    const run = scripted([replied(status, { location }), replied()], { secret });
    await run.clock.until(run.transport({ url: "https://data.example/", method: "POST", body, headers, keys }).catch(() => null));
    return run;
  };

  it.each([301, 302, 303])("by %i becomes a plain one", async (status) => {
    expect((await ask(status, "/a")).asked[1]).toMatchObject({ method: "GET", body: undefined });
    expect((await ask(status, "/a")).asked[1]!.headers.has("content-type")).toBe(false);
  });
  it.each([307, 308])("by %i is asked again as it was, but never elsewhere with the key in it", async (status) => {
    expect((await ask(status, "/a")).asked[1]).toMatchObject({ method: "POST", body: '{"key":"s3cr3t-key"}' });
    expect((await ask(status, "https://other.example/")).asked).toHaveLength(1);
    expect((await ask(status, "https://other.example/", "{}")).asked[1]).toMatchObject({ method: "POST", body: "{}", headers: new Map([["content-type", "application/json"]]) });
  });
});

describe("turns at a host", () => {
  it("are kept by those who are sent there from other hosts, too", async () => {
    let [busy, most] = [0, 0];
    const clock = stillClock();
    const wire: Wire = async ({ url: { hostname } }) => {
      if (hostname !== "busy.example") return replied(302, { location: "https://busy.example/" });
      most = Math.max(most, busy += 1);
      await new Promise<void>((resolve) => { clock.after(100, resolve); });
      busy -= 1;
      return replied();
    };
    const transport = httpTransport({ wire, clock, random: () => 0 });
    const replies = await clock.until(Promise.all(Array.from({ length: 8 }, (_, at) => transport({ url: `https://from-${at}.example/` }))));
    expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
    expect(most).toBe(2);
  });

  it("are given up before the next host's is waited for: two hosts that send to each other hold nobody up", async () => {
    const clock = stillClock();
    const wire: Wire = async ({ url: { hostname, pathname } }) => {
      await new Promise<void>((resolve) => { clock.after(10, resolve); });
      return pathname === "/end" ? replied() : replied(302, { location: `https://${hostname === "a.example" ? "b" : "a"}.example/end` });
    };
    const transport = httpTransport({ wire, clock, random: () => 0, limits: { perHost: 1, retries: 0 } });
    const replies = await clock.until(Promise.all(["a", "b"].map((host) => transport({ url: `https://${host}.example/` }))));
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    expect(clock.elapsed()).toBeLessThan(100);
  });
});
