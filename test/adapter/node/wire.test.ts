import { readFileSync } from "node:fs";
import { AdapterError } from "@place-doughnut/adapter";
import { nodeTransport, type NodeTransport, type NodeTransportOptions } from "@place-doughnut/adapter/node";
import { afterEach, describe, expect, it, vi } from "vitest";
import { gzipSync } from "node:zlib";
import { isPrivate } from "../../../packages/adapter/src/node/addresses.js";
import { guardedLookup } from "../../../packages/adapter/src/node/lookup.js";
import { answer, certificates, faultServer, head, type FaultServer, type Route } from "../http/fault-server.js";
import { csv } from "../http/wires.js";

const open: { close: () => unknown }[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(open.splice(0).map((each) => each.close()));
});

async function serve(routes: Record<string, Route> = { "/": answer(csv) }, certificate?: string): Promise<FaultServer> {
  const server = await faultServer(new Map(Object.entries(routes)), certificate);
  open.push(server);
  return server;
}
function transportWith(options: NodeTransportOptions = {}): NodeTransport {
  const transport = nodeTransport({ random: () => 0, limits: { retries: 0, ...options.limits }, ...options });
  open.push(transport);
  return transport;
}
const codeOf = (promise: Promise<unknown>): Promise<string> => promise.then(() => "answered", (error: unknown) => (error instanceof AdapterError ? error.code : String(error)));

describe("addresses", () => {
  const vectors = readFileSync("test/fixtures/vectors/ssrf-urls.tsv", "utf8").trimEnd().split("\n").slice(1).map((line) => line.split("\t") as [string, string, string, string]);
  /** Names inside, as the name service of a council answers for them. */
  const inside = new Map(Object.entries({ "localhost": "127.0.0.1", "localhost.": "::1", "sub.localhost": "127.0.0.1", "metadata.google.internal": "169.254.169.254", "intranet": "10.1.2.3", "printer.local": "192.168.1.9" }));
  class Reached extends Error {}

  it("are all there", () => expect(vectors).toHaveLength(40));

  it.each(vectors)("%s (%s, %s): %s", async (url, host, _, policy) => {
    const looked: string[] = [];
    // The name service stops every attempt at an address that may be asked: nothing leaves this machine.
    const transport = transportWith({ limits: { retries: 0, headers: 300 }, resolve: (name) => {
      looked.push(name);
      const address = inside.get(name);
      return address === undefined ? Promise.reject(new Reached("asked for")) : Promise.resolve([{ address, family: address.includes(":") ? 6 : 4 }]);
    } });
    if (policy === "allow") return expect(isPrivate(host)).toBe(false);
    const error: unknown = await transport({ url }).catch((reason: unknown) => reason);
    const { code, message } = error as AdapterError;
    if (policy === "allow after resolve check") expect([code, looked, message.includes("asked for")]).toEqual(["transport-failed", [host], true]);
    else expect(["private-address", "url-refused", "bad-port"]).toContain(code);
  });

  it("the same by many names are the same", () => {
    for (const address of ["::ffff:127.0.0.1", "::ffff:7f00:1", "0:0:0:0:0:ffff:a9fe:a9fe", "64:ff9b::7f00:1", "64:ff9b::10.0.0.1", "64:ff9b:1::1", "::127.0.0.1", "fe80::1%eth0", "2002:7f00:1::", "2001::1", "ff02::1", "::", "no address"]) expect(isPrivate(address), address).toBe(true);
    for (const address of ["8.8.8.8", "172.32.0.1", "2a00:1450::1", "64:ff9b::8.8.8.8", "::ffff:8.8.8.8"]) expect(isPrivate(address), address).toBe(false);
  });

  it("are looked up once: the one that was checked is the one that the socket is given", async () => {
    const answers = [["93.184.216.34"], ["127.0.0.1"]];
    let looked = 0;
    const lookup = guardedLookup(() => Promise.resolve(answers[looked++]!.map((address) => ({ address, family: 4 }))), false);
    const look = (all: boolean): Promise<unknown[]> => new Promise((resolve) => { lookup("rebinding.example", { all }, (...found) => resolve(found)); });
    expect(await look(false)).toEqual([null, "93.184.216.34", 4]);
    expect(looked).toBe(1);
    expect(await look(true)).toEqual([expect.objectContaining({ code: "private-address" }), ""]);
  });

  it.each([["127.0.0.1"], ["93.184.216.34", "127.0.0.1"], ["::ffff:127.0.0.1"], ["fd00::1", "2a00:1450::1"]])("that a name has, one of them inside, are not asked: %s %s", async (...addresses) => {
    const server = await serve();
    const transport = transportWith({ resolve: () => Promise.resolve(addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }))) });
    await expect(transport({ url: `http://rebinding.example:${server.port}/` })).rejects.toMatchObject({ code: "private-address", message: expect.stringContaining("“rebinding.example” is at") as unknown });
    expect(server.asked).toEqual([]);
  });

  it("inside are asked when that is allowed", async () => {
    const server = await serve();
    expect(await codeOf(transportWith({ allowPrivate: true })({ url: `${server.url}/` }))).toBe("answered");
  });
});

describe("https", () => {
  it("reads from whom it trusts", async () => {
    const server = await serve({ "/": answer(csv) }, certificates.localhost);
    expect(await codeOf(transportWith({ allowPrivate: true, authorities: [certificates.localhost] })({ url: `${server.url}/` }))).toBe("answered");
  });

  it("cannot be made to trust anybody, and the first answer says that somebody tried", async () => {
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    const server = await serve({ "/": answer(csv) }, certificates.localhost);
    expect(await codeOf(transportWith({ allowPrivate: true })({ url: `${server.url}/` }))).toBe("tls-refused");
    const trusting = transportWith({ allowPrivate: true, authorities: [certificates.localhost] });
    const replies = [await trusting({ url: `${server.url}/` }), await trusting({ url: `${server.url}/` })];
    expect(replies.map(({ problems }) => problems?.map(({ code }) => code))).toEqual([["tls-check-kept"], undefined]);
    expect(server.asked).toHaveLength(2);
  });
});

describe("a request", () => {
  it("says who asks, and asks for the body unpacked", async () => {
    const server = await serve();
    await transportWith({ allowPrivate: true })({ url: `${server.url}/`, headers: new Map([["Accept-Encoding", "br"]]) });
    expect(server.asked[0]!.head).toMatch(/^user-agent: place-doughnut\/\d+\.\d+\.\d+ \(\+https:\/\/[^)]+\)\r$/m);
    expect(server.asked[0]!.head.match(/^accept-encoding:.*$/gm)).toEqual(["accept-encoding: identity"]);
  });

  it("takes the keys that it names from the environment, by names in capital letters only", async () => {
    vi.stubEnv("PORTAL_KEY", "s3cr3t-key");
    vi.stubEnv("home_key", "s3cr3t-key");
    const server = await serve();
    const transport = transportWith({ allowPrivate: true });
    await transport({ url: `${server.url}/`, headers: new Map([["X-Key", "${env:PORTAL_KEY}"]]), keys: new Set(["PORTAL_KEY"]) });
    expect(server.asked[0]!.head).toContain("x-key: s3cr3t-key");
    await transport({ url: `${server.url}/`, headers: new Map([["X-Key", "${env:home_key}"], ["X-Other", "${env:PORTAL_KEY}"]]), keys: new Set(["home_key"]) });
    expect(server.asked[1]!.head).toMatch(/^x-key: \$\{env:home_key\}\r$/m);
    expect(server.asked[1]!.head).not.toContain("s3cr3t-key");
  });

  it("keeps its connection for the next, until the transport is closed", async () => {
    const server = await serve();
    const transport = transportWith({ allowPrivate: true });
    for (let time = 0; time < 5; time++) await transport({ url: `${server.url}/` });
    expect(server.open()).toBe(1);
    transport.close();
    await vi.waitFor(() => expect(server.open()).toBe(0));
  });

  const standing: readonly (readonly [string, Route])[] = [
    ["before the head", () => {}],
    ["in the head", (socket) => { socket.write("HTTP/1.1 200 OK\r\nA: "); }],
    ["in the body", (socket) => { socket.write(`${head(200, { "Content-Length": 1000 })}area,`); }],
    ["in a packed body", (socket) => { const packed = gzipSync(csv); socket.write(Buffer.concat([Buffer.from(head(200, { "Content-Encoding": "gzip", "Content-Length": packed.length })), packed.subarray(0, 15)])); }],
  ];
  // F74.
  it.each(standing)("that the caller stops %s ends within 100 milliseconds, socket and all", async (_, route) => {
    const server = await serve({ "/": route });
    const transport = transportWith({ allowPrivate: true });
    const controller = new AbortController();
    const code = codeOf(transport({ url: `${server.url}/` }, controller.signal));
    await vi.waitFor(() => expect(server.asked).toHaveLength(1));
    await new Promise((resolve) => { setTimeout(resolve, 30); });
    const stopped = performance.now();
    controller.abort();
    expect(await code).toBe("aborted");
    expect(performance.now() - stopped).toBeLessThan(100);
    await vi.waitFor(() => expect(server.open()).toBe(0), 500);
  });

  it.each(standing)("that takes too long %s leaves no socket open", async (_, route) => {
    const server = await serve({ "/": route });
    expect(await codeOf(transportWith({ allowPrivate: true, limits: { retries: 0, headers: 60, idle: 60 } })({ url: `${server.url}/` }))).toMatch(/^(?:headers|idle)-timeout$/);
    await vi.waitFor(() => expect(server.open()).toBe(0), 500);
  });
});

describe("a packed body that was not asked for", () => {
  const packed = gzipSync(csv);
  const read = async (body: Uint8Array, coding = "gzip"): Promise<string> => {
    const server = await serve({ "/": answer(body, { "Content-Encoding": coding }) });
    return transportWith({ allowPrivate: true })({ url: `${server.url}/` }).then((reply) => new TextDecoder().decode(reply.body), (error: unknown) => (error as AdapterError).code);
  };

  it("is unpacked", async () => expect(await read(packed)).toBe(csv));
  it("in two parts is unpacked whole", async () => expect(await read(Buffer.concat([packed, packed]))).toBe(csv + csv));
  it("may be called identity", async () => expect(await read(Buffer.from(csv), "identity")).toBe(csv));
  it("cut off after any byte is never a shorter table", async () => {
    for (let length = 1; length < packed.length; length++) expect(["truncated", "corrupt-encoding"]).toContain(await read(packed.subarray(0, length)));
  });
  it("that is empty is no table", async () => expect(await read(new Uint8Array())).toBe("truncated"));
  it("with something after its end is refused", async () => expect(await read(Buffer.concat([packed, Buffer.from("more")]))).toBe("corrupt-encoding"));
});
