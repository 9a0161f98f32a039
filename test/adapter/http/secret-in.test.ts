import { secretIn } from "@place-doughnut/adapter";
import fc from "fast-check";
import { expect, test } from "vitest";

const secret = "k3y/With+Marks&é \"quoted\"";
const keys = new Map([["PORTAL_KEY", secret]]);
const utf8 = Buffer.from(secret);

test.each([
  ["as it is", secret],
  ["in JSON", JSON.stringify(secret)],
  ["in an address", encodeURIComponent(secret)],
  ["in an address, in small letters", encodeURIComponent(secret).toLowerCase()],
  ["in a form", new URLSearchParams({ key: secret }).toString()],
  ["with every byte escaped", [...utf8].map((byte) => `%${byte.toString(16)}`).join("")],
  ["in Base64", utf8.toString("base64")],
  ["in Base64 for addresses", utf8.toString("base64url")],
  ["in Base64 behind a name of one length", Buffer.from(`u:${secret}`).toString("base64")],
  ["in Base64 behind a name of another length", Buffer.from(`user:${secret}:more`).toString("base64")],
  ["in Base64 behind a name of a third length", Buffer.from(`me:${secret}?`).toString("base64")],
  ["in hexadecimal", utf8.toString("hex")],
  ["in hexadecimal, in capitals", utf8.toString("hex").toUpperCase()],
])("a key is found %s", (_how, form) => {
  expect(secretIn(`{"a":"before ${form} after"}`, keys)).toBe("PORTAL_KEY");
});

test("a text without the key holds none, and a key that is too short to be one is not looked for", () => {
  expect(secretIn("A portal's key stands in PORTAL_KEY.", keys)).toBeNull();
  expect(secretIn("9.8", new Map([["SHORT", "9.8"]]))).toBeNull();
  expect(secretIn(secret, new Map())).toBeNull();
});

test("any key is found behind and before anything, in every form", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 20 });
  fc.assert(fc.property(fc.string({ unit: "grapheme", minLength: 4, maxLength: 40 }), text, text, (key, before, after) => {
    const known = new Map([["KEY", key]]);
    const whole = `${before}${key}${after}`;
    for (const form of [whole, JSON.stringify(whole), encodeURIComponent(whole), Buffer.from(whole).toString("base64"), Buffer.from(whole).toString("hex")]) expect(secretIn(form, known)).toBe("KEY");
  }));
});
