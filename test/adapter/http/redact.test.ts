import fc from "fast-check";
import { readFileSync } from "node:fs";
import { AdapterError, httpTransport, type HttpEvent } from "@place-doughnut/adapter";
import { describe, expect, it } from "vitest";
import { redactor } from "../../../packages/adapter/src/http/redact.js";
import { bytes } from "../tables.js";
import { stillClock } from "./time.js";
import { replied, scripted } from "./wires.js";

const names = readFileSync("test/fixtures/vectors/secret-names.txt", "utf8").trimEnd().split("\n").map((line) => line.replace(/ \(.*\)$/, ""));
const key = "s3cr3t/Key+with=odd&ends";
/** What a request may carry. */
const keys = new Set(["PORTAL_KEY"]);

/** Every way that a key may be written in what a server says. */
const forms: Readonly<Record<string, (value: string) => string>> = {
  "as it is": String,
  "percent-encoded": encodeURIComponent,
  "percent-encoded in small letters": (value) => encodeURIComponent(value).replace(/%../g, (pair) => pair.toLowerCase()),
  "percent-encoded twice": (value) => encodeURIComponent(encodeURIComponent(value)),
  "as a form": (value) => new URLSearchParams({ a: value }).toString().slice(2),
  "in Base64": (value) => btoa(value),
  "in Base64 for addresses": (value) => btoa(value).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, ""),
  "in Base64 behind a user name": (value) => btoa(`a:${value}`),
  "in Base64 behind a longer one": (value) => btoa(`ab:cd${value}:e`),
  "in hexadecimal": (value) => Buffer.from(value).toString("hex"),
  "in capital hexadecimal": (value) => Buffer.from(value).toString("hex").toUpperCase(),
  "as HTML, by number": (value) => Array.from(value, (character) => `&#${character.codePointAt(0)};`).join(""),
  "as HTML, the way templates write it": (value) => value.replace(/[&/=+]/g, (mark) => (mark === "&" ? "&amp;" : `&#x${mark.charCodeAt(0).toString(16).toUpperCase()};`)),
  "as JSON": (value) => JSON.stringify(value).replaceAll("/", "\\/"),
};

/** Is a key in a text, in any form? Base64 behind something else shares only its middle with the key's own. */
function isIn(text: string, value: string): boolean {
  const lower = text.toLowerCase();
  return Object.values(forms).some((form) => lower.includes(form(value).toLowerCase()));
}

describe.each(names)("a key sent as %s", (name) => {
  it.each(Object.entries(forms))("is in no message, event or reply when the server writes it %s", async (_how, form) => {
    const events: HttpEvent[] = [];
    const said = `Unknown ${name}: ${form(key)}!`;
    const { transport, clock, asked } = scripted(
      [replied(503, { "content-type": said, "etag": said }, said), replied(403, { "content-type": said, "etag": said }, said), new Error(said)],
      { secret: () => key, onEvent: (event) => events.push(event) },
    );
    const request = { url: `https://data.example/a?${encodeURIComponent(name)}=\${env:PORTAL_KEY}`, headers: new Map([[/^[\w-]+$/.test(name) ? name : "x-key", "${env:PORTAL_KEY}"]]), keys };
    const reply = await clock.until(transport(request));
    const failure = await clock.until(transport(request).catch((error: unknown) => error));
    expect(asked[0]!.url.searchParams.get(name), "it was sent").toBe(key);
    expect(failure).toBeInstanceOf(AdapterError);
    const everything = JSON.stringify([reply, new TextDecoder().decode(reply.body), events, failure, (failure as Error).message, (failure as Error).stack, String((failure as Error).cause)]);
    expect(everything).toContain("${env:PORTAL_KEY}");
    expect(isIn(everything, key)).toBe(false);
  });
});

it("any key is found in every form, whatever stands around it, and nothing else is touched", { timeout: 60_000 }, () => {
  const value = fc.string({ unit: "grapheme-ascii", minLength: 8, maxLength: 40 }).filter((text) => text.trim() === text && !/^\d+$/.test(text));
  const around = fc.string({ unit: fc.constantFrom(..."~^§ä \n"), maxLength: 9 });
  fc.assert(fc.property(value, around, around, fc.constantFrom(...Object.keys(forms).filter((form) => !form.includes("behind") && form !== "as JSON")), (secret, before, after, form) => {
    fc.pre(!/[~^]/.test(secret));
    const redact = redactor();
    redact.add("A_KEY", secret);
    const text = before + forms[form]!(secret) + after;
    const clean = redact.text(text);
    expect(isIn(clean.replaceAll("${env:A_KEY}", "\0"), secret)).toBe(false);
    expect(clean.startsWith(before) || secret.startsWith(" ")).toBe(true);
    expect(new TextDecoder().decode(redact.bytes(bytes(text)))).toBe(clean);
  }), { numRuns: 200 });
});

it("half a key is in no message either, where that is cut to a length", async () => {
  for (let before = 100; before < 175; before++) {
    const { transport, clock } = scripted([replied(200), new Error(`${"x".repeat(before)}${key}`)], { secret: () => key });
    await clock.until(transport({ url: "https://data.example/${env:PORTAL_KEY}", keys }));
    await expect(clock.until(transport({ url: "https://data.example/" }))).rejects.not.toThrow("s3cr");
    for (const url of [`ftp://data.example/${"x".repeat(before - 90)}\${env:PORTAL_KEY}`, `https://a:b@data.example/${"x".repeat(before - 90)}\${env:PORTAL_KEY}`]) await expect(clock.until(transport({ url, keys }))).rejects.not.toThrow("s3cr");
  }
});

it("a body without the key is the very same bytes", () => {
  const redact = redactor();
  redact.add("A_KEY", key);
  const body = Uint8Array.from({ length: 70_000 }, (_, at) => at % 256);
  expect(redact.bytes(body)).toBe(body);
});

it("a key that could be a figure is taken out of messages and left in tables", () => {
  const redact = redactor();
  redact.add("A_KEY", "20230101");
  expect(redact.text("wrong key 20230101")).toBe("wrong key ${env:A_KEY}");
  expect(redact.bytes(bytes("day\n20230101\n"))).toEqual(bytes("day\n20230101\n"));
});

it("a link to the next page that repeats the key can be asked again, with the key", async () => {
  const { transport, clock, asked } = scripted([replied(200, {}, JSON.stringify({ next: `https://data.example/a?page=2&token=${encodeURIComponent(key)}` })), replied()], { secret: () => key });
  const reply = await clock.until(transport({ url: "https://data.example/a?token=${env:PORTAL_KEY}", keys }));
  const { next } = JSON.parse(new TextDecoder().decode(reply.body)) as { next: string };
  expect(next).toBe("https://data.example/a?page=2&token=${env:PORTAL_KEY}");
  await clock.until(transport({ url: next, keys }));
  expect(asked[1]!.url.searchParams.get("token")).toBe(key);
});

describe("a key goes where it stands in the request, written as it has to be there", () => {
  const sent = async (request: object): Promise<ReturnType<typeof scripted>["asked"][number]> => {
    const { transport, clock, asked } = scripted([replied()], { secret: () => `${key}"\n` });
    await clock.until(transport({ url: "https://data.example/a", keys, ...request }));
    return asked[0]!;
  };
  const whole = `${key}"`;

  it("in an address, also one that was written by a URL", async () => {
    const url = new URL("https://data.example/a");
    url.searchParams.set("token", "${env:PORTAL_KEY}");
    expect((await sent({ url: url.href })).url.searchParams.get("token")).toBe(whole);
  });
  it("in a header", async () => expect((await sent({ headers: new Map([["X-Api-Key", "Token ${env:PORTAL_KEY}"]]) })).headers.get("x-api-key")).toBe(`Token ${whole}`));
  it("in JSON", async () => expect(JSON.parse((await sent({ method: "POST", body: '{"key":"${env:PORTAL_KEY}"}', headers: new Map([["Content-Type", "application/json"]]) })).body!)).toEqual({ key: whole }));
  it("in a form", async () => expect(new URLSearchParams((await sent({ method: "POST", body: "key=${env:PORTAL_KEY}", headers: new Map([["Content-Type", "application/x-www-form-urlencoded"]]) })).body).get("key")).toBe(whole));
});

it.each([[undefined, "it is not set"], ["", "it is not set"], [" \n", "it is not set"], ["abc", "it is shorter than any key"], ["ab\ncd", "it has a line ending"]])("the key %j is not used, and nothing is sent", async (value, reason) => {
  let asked = 0;
  const clock = stillClock();
  const transport = httpTransport({ wire: () => { asked += 1; return Promise.resolve(replied()); }, clock, random: () => 0, secret: () => value });
  await expect(transport({ url: "https://data.example/${env:PORTAL_KEY}", keys })).rejects.toMatchObject({ code: "key-unusable", message: expect.stringContaining(reason) as unknown });
  expect(asked).toBe(0);
});
