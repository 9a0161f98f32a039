import { expect, it } from "vitest";
import { keysFor, refuseKeys } from "../../packages/cli/src/keys.js";

const keys = new Map([["PORTAL_KEY", "open-sesame"]]);
const writing = (text: string) => ({ path: "t.json", text, isWhole: () => true });

it("the keys of a portrait are those it names, also percent-encoded, and the environment has, as they are sent: without the line ending of a file", () => {
  const io = { cwd: ".", isTerminal: false, now: () => "", out: () => undefined, err: () => undefined, env: (name: string) => new Map([["PORTAL_KEY", "open-sesame"], ["OTHER", "x"], ["EMPTY", ""], ["FROM_FILE", "s3cr3t-key\n"]]).get(name) };
  const portrait = { sources: { a: { url: "https://data.example/?key=${env:PORTAL_KEY}&x=${env:EMPTY}", headers: { "X-Key": "${env:ABSENT}" } }, b: { url: "https://data.example/?x=%24%7Benv%3AFROM_FILE%7d" } }, title: "${env:lower}" };
  expect([...keysFor(portrait, io)]).toEqual([["PORTAL_KEY", "open-sesame"], ["FROM_FILE", "s3cr3t-key"]]);
});

it.each([
  ["a file", [writing('{"a":"open-sesame"}')], "", "t.json"],
  ["a file, in Base64", [writing(`{"a":"${Buffer.from("me:open-sesame").toString("base64")}"}`)], "", "t.json"],
  ["the second file", [writing("{}"), { ...writing(encodeURIComponent("open-sesame")), path: "lock.json" }], "", "lock.json"],
  ["what is said", [writing("{}")], Buffer.from("open-sesame").toString("hex"), "the report"],
])("a key in %s stops everything, and is named without being told", (_where, writings, said, path) => {
  expect(() => refuseKeys(keys, writings, said)).toThrow(expect.objectContaining({ code: 2, message: `The key from PORTAL_KEY would stand in ${path}. Nothing was written.` }) as Error);
});

it("without a key in them files are let pass", () => {
  expect(() => refuseKeys(keys, [writing('{"a":"${env:PORTAL_KEY}"}')], "read")).not.toThrow();
});
