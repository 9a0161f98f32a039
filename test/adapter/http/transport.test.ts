import fc from "fast-check";
import { AdapterError, browserLimits, httpTransport, nodeLimits, type HttpEvent, type WireReply } from "@place-doughnut/adapter";
import { describe, expect, it } from "vitest";
import { bytes } from "../tables.js";
import { stillClock } from "./time.js";
import { csv, replied, scripted, silent, type Scripted } from "./wires.js";

const url = "https://data.example/feed.csv";
const ask = ({ transport, clock }: Scripted, request: object = {}, signal?: AbortSignal): ReturnType<Scripted["transport"]> => clock.until(transport({ url, ...request }, signal));
const codeOf = async (promise: Promise<unknown>): Promise<string> => promise.then(() => "answered", (error: unknown) => (error instanceof AdapterError ? error.code : `raw ${String(error)}`));

describe("limits", () => {
  it("are those that were promised", () => {
    expect(nodeLimits).toMatchObject({ headers: 10_000, idle: 10_000, attempt: 30_000, source: 120_000, retries: 3, backoff: 500, longestBackoff: 8_000, retryAfter: 60_000, redirects: 5, bytes: 26_214_400, ratio: 200, ratioFrom: 1_048_576, perHost: 2 });
    expect(browserLimits).toMatchObject({ headers: 8_000, idle: 8_000, attempt: 15_000, source: 30_000, retries: 1, longestBackoff: 2_000, retryAfter: 5_000, bytes: 5_242_880, perHost: 2 });
  });

  it("a head that does not come ends each attempt after its limit", async () => {
    const run = scripted([silent]);
    expect(await codeOf(ask(run))).toBe("headers-timeout");
    // 10 s each, and half of 0.5, 1 and 2 s between them.
    expect(run.times).toEqual([0, 10_250, 20_750, 31_750]);
    expect(run.clock.elapsed()).toBe(41_750);
  });

  it("all attempts together end with the source's time, even in the middle of one", async () => {
    const run = scripted([silent], { limits: { headers: 90_000, source: 70_000 } });
    expect(await codeOf(ask(run))).toBe("source-timeout");
    expect(run.clock.elapsed()).toBe(70_000);
  });

  it("the requests of one source share its time", async () => {
    const run = scripted([silent], { limits: { source: 50_000 } });
    const transport = run.transport.forSource!();
    expect(await codeOf(run.clock.until(transport({ url })))).toBe("headers-timeout");
    expect(await codeOf(run.clock.until(transport({ url })))).toBe("source-timeout");
    expect(run.clock.elapsed()).toBe(50_000);
  });

  it("a body may not be larger than announced or allowed, and nothing is read of one that says so itself", async () => {
    let closed = 0;
    const large = (headers: Record<string, string>): WireReply => replied(200, headers, Array.from({ length: 30 }, () => new Uint8Array(1 << 20)), { close: () => { closed += 1; } });
    expect(await codeOf(ask(scripted([() => large({})])))).toBe("too-large");
    expect(await codeOf(ask(scripted([() => large({ "content-length": "31457280" })])))).toBe("too-large");
    expect(closed).toBe(1);
    expect(await codeOf(ask(scripted([() => replied(200, { "content-length": "40" }, csv, { received: () => csv.length })])))).toBe("truncated");
  });

  it("leave no timer behind, however a request ends", async () => {
    for (const answers of [[replied()], [silent], [() => replied(503)], [new Error("odd")], [() => replied(302, { location: url })]]) {
      const run = scripted(answers);
      await codeOf(ask(run));
      expect(run.clock.timers()).toBe(0);
    }
  });
});

describe("a retry", () => {
  it("keeps to attempts, waits and time, whatever the server answers", async () => {
    const answer = fc.record({
      status: fc.constantFrom(200, 204, 304, 400, 401, 403, 404, 408, 410, 422, 425, 429, 500, 502, 503, 504, 0),
      after: fc.option(fc.oneof(fc.nat(130).map(String), fc.constantFrom("-5", "1.5", "soon", "Sun, 22 Nov 2026 12:00:20 GMT", "Sun, 06 Nov 1994 08:49:37 GMT", "99999999999999999999")), { nil: undefined }),
      takes: fc.nat(40_000),
    });
    await fc.assert(fc.asyncProperty(fc.array(answer, { minLength: 1, maxLength: 6 }), fc.double({ min: 0, max: 0.999, noNaN: true }), async (answers, chance) => {
      const ends: number[] = [];
      const waits: { readonly wait: number; readonly status: number | undefined }[] = [];
      const run = scripted(answers.map(({ status, after, takes }) => async (_: unknown, signal: AbortSignal) => {
        await new Promise<void>((resolve, reject) => {
          const callOff = run.clock.after(takes, resolve);
          signal.addEventListener("abort", () => { callOff(); reject(new Error("left")); });
        });
        ends.push(run.clock.elapsed());
        return replied(status, after === undefined ? {} : { "retry-after": after });
      }), { random: () => chance, limits: { headers: 20_000 }, onEvent: ({ what, wait }) => { if (what === "waiting") waits.push({ wait: wait!, status: answers[waits.length]?.status }); } });
      await codeOf(ask(run));
      expect(run.asked.length).toBeLessThanOrEqual(4);
      expect(run.asked.length).toBe(waits.length + 1);
      expect(run.clock.elapsed()).toBeLessThanOrEqual(120_000);
      for (const [at, { wait }] of waits.entries()) {
        const { after = "", status, takes } = answers[at] ?? answers.at(-1)!;
        const stated = /^\d+$/.test(after) && takes <= 20_000 && status !== 200 ? Number(after) * 1000 : 0;
        expect(wait).toBeGreaterThanOrEqual(stated);
        expect(wait).toBeLessThanOrEqual(60_000);
      }
      expect(run.clock.timers()).toBe(0);
    }), { numRuns: 300 });
  });

  it.each([400, 401, 403, 404, 410, 422, 501])("is not made after status %i", async (status) => {
    const run = scripted([() => replied(status)]);
    expect((await ask(run)).status).toBe(status);
    expect(run.asked).toHaveLength(1);
  });

  it.each([408, 425, 429, 500, 502, 503, 504])("is made after status %i, three times, and the last answer is handed on", async (status) => {
    const run = scripted([() => replied(status, {}, "Come back later")]);
    const reply = await ask(run);
    expect([reply.status, new TextDecoder().decode(reply.body)]).toEqual([status, "Come back later"]);
    expect(run.asked).toHaveLength(4);
    expect(reply.problems?.map(({ code }) => code)).toEqual(["retried", "retried", "retried"]);
    expect(reply.problems?.[0]?.message).toBe(`Attempt 1 was made again after 0.3 seconds. The publisher's server answered with status ${status}, not with data.`);
  });

  it("waits as long as the server asks, and no longer than was promised", async () => {
    const run = scripted([replied(429, { "retry-after": "60" }), replied()]);
    await ask(run);
    expect(run.times).toEqual([0, 60_000]);
    const long = scripted([replied(429, { "retry-after": "61" }), replied()]);
    await expect(ask(long)).rejects.toMatchObject({ code: "retry-after-too-long", message: "“data.example” answered with status 429 and asks to be left alone for 61 seconds, until 2026-11-22." });
    expect(long.clock.elapsed()).toBe(0);
  });

  it("counts a date from the server's own clock, so that a wrong one of ours does no harm", async () => {
    const run = scripted([replied(503, { "retry-after": "Sun, 06 Nov 1994 08:49:37 GMT", "date": "Sun, 06 Nov 1994 08:49:00 GMT" }), replied()]);
    await ask(run);
    expect(run.times).toEqual([0, 37_000]);
  });

  // F73.
  it("never waits less than nothing when the clock on the wall jumps back", async () => {
    const run = scripted([() => { run.clock.setDay(new Date("1999-01-01T00:00:00Z")); return replied(503, { "retry-after": "5" }); }, replied()]);
    const reply = await ask(run);
    expect(run.times).toEqual([0, 5000]);
    expect(reply.retrieved).toBe("1999-01-01T00:00:05.000Z");
  });

  it("is any length up to a bound that doubles, so that many who failed together do not come back together", async () => {
    const bounds = await Promise.all([0, 0.999999].map(async (chance) => {
      const run = scripted([() => replied(500)], { random: () => chance, limits: { retries: 6 } });
      await ask(run);
      return run.times.slice(1).map((time, at) => Math.round(time - run.times[at]!));
    }));
    expect(bounds).toEqual([[0, 0, 0, 0, 0, 0], [500, 1000, 2000, 4000, 8000, 8000]]);
  });

  it("is made once after a web page came in place of data", async () => {
    const page = (): WireReply => replied(200, {}, "<!doctype html><title>Busy</title>");
    const passing = scripted([page, replied()]);
    expect(new TextDecoder().decode((await ask(passing)).body)).toBe(csv);
    const lasting = scripted([page]);
    await ask(lasting);
    expect(lasting.asked).toHaveLength(2);
  });

  it("says how often it was tried when it never worked", async () => {
    await expect(ask(scripted([silent]))).rejects.toThrow("“data.example” did not begin to answer within 10 seconds. 4 attempts were made.");
  });
});

describe("a host", () => {
  async function together(count: number, limits: object, hosts = ["data.example"]): Promise<{ most: number; starts: number[] }> {
    const clock = stillClock();
    let [now, most] = [0, 0];
    const starts: number[] = [];
    const transport = httpTransport({ clock, random: () => 0, limits, wire: async () => {
      starts.push(clock.elapsed());
      most = Math.max(most, now += 1);
      await new Promise<void>((resolve) => { clock.after(1000, resolve); });
      now -= 1;
      return replied();
    } });
    await clock.until(Promise.all(Array.from({ length: count }, (_, at) => transport({ url: `https://${hosts[at % hosts.length]!}/${at}` }))));
    expect(clock.timers()).toBe(0);
    return { most, starts };
  }

  it("is asked at most two things at a time, and every one in the end", async () => {
    const { most, starts } = await together(9, {});
    expect(most).toBe(2);
    expect(starts).toHaveLength(9);
    expect((await together(8, {}, ["a.example", "b.example"])).most).toBe(4);
  });

  it("is left a pause between two starts when one is wanted", async () => {
    expect((await together(4, { pause: 3000 })).starts).toEqual([0, 3000, 6000, 9000]);
  });

  it("that is busy takes nothing from the time of a source that waits", async () => {
    const clock = stillClock();
    const transport = httpTransport({ clock, random: () => 0, limits: { perHost: 1 }, wire: async () => {
      await new Promise<void>((resolve) => { clock.after(9_000, resolve); });
      return replied();
    } });
    const replies = await clock.until(Promise.all(Array.from({ length: 30 }, () => transport({ url }))));
    expect(replies.every(({ status }) => status === 200)).toBe(true);
    expect(clock.elapsed()).toBe(270_000);
  });
});

describe("a caller that stops", () => {
  it.each(["before", "while it waits for a head", "in a body", "between two attempts", "in the queue"])("%s is told so at once", async (when) => {
    const controller = new AbortController();
    const left = { value: false };
    const leaving = (signal: AbortSignal): Promise<never> => new Promise((_resolve, reject) => { signal.addEventListener("abort", () => { left.value = true; reject(new Error("left")); }); });
    const inBody = (_: unknown, signal: AbortSignal): Promise<WireReply> => Promise.resolve(replied(200, {}, csv, { body: (async function* () { yield bytes("a"); await leaving(signal); })() }));
    const run = scripted(when === "in a body" ? [inBody] : when === "between two attempts" ? [() => replied(503)] : [(_, signal) => leaving(signal)], when === "in the queue" ? { limits: { perHost: 1 } } : {});
    if (when === "before") controller.abort();
    const other = when === "in the queue" ? run.transport({ url }).catch(() => null) : null;
    const asking = run.transport({ url }, controller.signal);
    const code = codeOf(asking);
    for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
    controller.abort();
    expect(await code).toBe("aborted");
    expect(run.clock.elapsed()).toBe(0);
    if (when === "while it waits for a head" || when === "in a body") expect(left.value, "and so is the wire").toBe(true);
    if (other === null) expect(run.clock.timers()).toBe(0);
    else await run.clock.until(other);
  });
});

describe("a reply", () => {
  it("has what the publisher said about it, under the address as it was asked for", async () => {
    const run = scripted([replied(200, { "content-type": "text/csv", "etag": '"1"', "last-modified": "Sun, 06 Nov 1994 08:49:37 GMT" })]);
    expect(await ask(run)).toEqual({ url, status: 200, contentType: "text/csv", body: bytes(csv), retrieved: "2026-11-22T12:00:00.000Z", validators: { etag: '"1"', lastModified: "Sun, 06 Nov 1994 08:49:37 GMT" } });
  });

  // F41.
  it("is what its body says: the same ETag does not make another body the same", async () => {
    const run = scripted([replied(200, { etag: '"1"' }, "a"), replied(200, { etag: '"1"' }, "b")]);
    expect([(await ask(run)).body, (await ask(run)).body]).toEqual([bytes("a"), bytes("b")]);
  });

  it("has no date that is still to come, or that is none", async () => {
    for (const date of ["Fri, 31 Dec 9999 23:59:59 GMT", "yesterday"]) expect(await ask(scripted([replied(200, { "last-modified": date })]))).not.toHaveProperty("validators");
  });

  // F42.
  it("may be “not modified” when that was asked, and says so when its date speaks against it", async () => {
    const headers = new Map([["If-Modified-Since", "Sat, 05 Nov 1994 08:49:37 GMT"]]);
    expect(await ask(scripted([replied(304, {}, "")]), { headers })).toMatchObject({ status: 304, body: new Uint8Array() });
    const doubtful = await ask(scripted([replied(304, { "last-modified": "Sun, 06 Nov 1994 08:49:37 GMT" }, "")]), { headers });
    expect(doubtful.problems?.map(({ code }) => code)).toEqual(["not-modified-doubtful"]);
    expect(await codeOf(ask(scripted([replied(304)])))).toBe("unasked-not-modified");
  });

  it("with an error holds the first 64 KB of what was said, even when that breaks off", async () => {
    const endless = replied(500, {}, csv, { body: (async function* () { for (;;) yield new Uint8Array(10_000); })() });
    expect((await ask(scripted([endless], { limits: { retries: 0 } }))).body).toHaveLength(65_536);
    const broken = replied(404, {}, csv, { body: (async function* () { yield bytes("Not he"); throw new Error("cut"); })() });
    expect((await ask(scripted([broken]))).body).toEqual(bytes("Not he"));
  });

  it("says when nothing shows that it is whole: neither its length nor its chunks", async () => {
    const end = async (change: Partial<WireReply>, headers = {}): Promise<boolean | undefined> => (await ask(scripted([replied(200, headers, csv, change)]))).whole;
    expect(await end({ framed: true })).toBeUndefined();
    expect(await end({ framed: false })).toBe(false);
  });
});

it("events tell what happens, in order", async () => {
  const events: HttpEvent[] = [];
  const run = scripted([replied(503), replied(302, { location: "https://files.example/a" }), replied()], { onEvent: (event) => events.push(event) });
  await ask(run);
  expect(events.map(({ what, host, attempt, bytes: size, status, wait, problem }) => [what, host, attempt, size, status ?? wait ?? problem?.code ?? ""])).toEqual([
    ["asking", "data.example", 1, 0, ""], ["waiting", "data.example", 1, 0, 250], ["asking", "data.example", 2, 0, ""], ["redirected", "files.example", 2, 0, ""],
    ["receiving", "data.example", 2, csv.length, ""], ["answered", "data.example", 2, csv.length, 200],
  ]);
});

it("whatever a wire does, the rejection is an AdapterError with a short message", async () => {
  await fc.assert(fc.asyncProperty(fc.anything(), fc.string(), async (thrown, address) => {
    const transport = httpTransport({ clock: stillClock(), random: () => 0, limits: { retries: 0 }, wire: () => { throw thrown; } });
    for (const each of [url, address]) {
      const error: unknown = await transport({ url: each }).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(AdapterError);
      expect((error as AdapterError).message.length).toBeLessThan(300);
    }
  }));
});
