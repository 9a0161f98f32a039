import { AdapterError, buildDoughnut, type FeedRequest, type Reply, type Transport } from "@place-doughnut/adapter";
import { recordFolder, replayFolder } from "@place-doughnut/adapter/node";
import { serialiseDoughnut } from "@place-doughnut/schema";
import { execFileSync } from "node:child_process";
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { bytes, codes, portrait } from "../tables.js";

const url = "https://data.example/feed.csv";
const table = "area,year,value\nE08000009,2023,3\n";

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "record-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Gives these answers one after the other, and notes what was asked. */
function publisher(...answers: (Partial<Reply> | Error)[]): Transport & { asked: FeedRequest[] } {
  const asked: FeedRequest[] = [];
  const transport: Transport = async (request) => {
    asked.push(request);
    const answer = answers.shift();
    if (answer === undefined || answer instanceof Error) throw answer ?? new Error("asked once too often");
    return { url: request.url, status: 200, contentType: "text/csv; charset=utf-8", body: bytes(table), retrieved: `2026-11-${21 + asked.length}T04:00:00Z`, ...answer };
  };
  return Object.assign(transport, { asked });
}

const now = (): string => "2026-11-22T05:00:00Z";
const listIn = (folder: string) => (JSON.parse(readFileSync(join(folder, "recordings.json"), "utf8")) as { recordings: Record<string, unknown>[] }).recordings;

test("what is recorded can be built again offline, byte for byte", async () => {
  const folder = join(emptyFolder(), "feeds");
  const live = await buildDoughnut(portrait(), { transport: recordFolder(folder, publisher({ published: "2026-11-20" }), { now }) });
  const replayed = await buildDoughnut(portrait(), { transport: replayFolder(folder) });
  expect(serialiseDoughnut(replayed.doughnut!)).toBe(serialiseDoughnut(live.doughnut!));
  expect(replayed).toEqual(live);
  expect(live.stats.used).toBe(1);
  const [recording] = listIn(folder);
  expect(recording).toMatchObject({ url, contentType: "text/csv; charset=utf-8", published: "2026-11-20", retrieved: "2026-11-22T04:00:00Z" });
  expect(recording!["file"]).toBe(`${(recording!["sha256"] as string).slice(0, 20)}.csv`);
  expect(readdirSync(folder).sort()).toEqual([recording!["file"], "recordings.json"].sort());
  expect(readFileSync(join(folder, recording!["file"] as string), "utf8")).toBe(table);
});

test("a publisher is asked whether anything has changed, and answered for from the folder when nothing has", async () => {
  const folder = emptyFolder();
  const asked = publisher({ validators: { etag: '"1"', lastModified: "Sun, 01 Nov 2026 08:00:00 GMT" } }, { status: 304, body: new Uint8Array() });
  const transport = recordFolder(folder, asked, { now });
  const question: FeedRequest = { url, headers: new Map([["Accept", "text/csv"]]) };
  await transport(question);
  const second = await transport(question);
  expect([...asked.asked[1]!.headers!]).toEqual([["Accept", "text/csv"], ["If-None-Match", '"1"'], ["If-Modified-Since", "Sun, 01 Nov 2026 08:00:00 GMT"]]);
  expect(second).toMatchObject({ url, status: 200, retrieved: now(), validators: { etag: '"1"' } });
  expect(Buffer.from(second.body).toString()).toBe(table);
  expect(await replayFolder(folder)(question)).toEqual(second);
});

test("an address asked for in two formats has a recording of each, and is asked with the marks of the same", async () => {
  const folder = emptyFolder();
  const asked = publisher(...["csv", "json", "bare"].map((body) => ({ body: bytes(body), validators: { etag: `"${body}"` } })), ...[1, 2, 3].map(() => ({ status: 304, body: new Uint8Array() })));
  const transport = recordFolder(folder, asked, { now });
  const questions: FeedRequest[] = [{ url, headers: new Map([["Accept", "text/csv"], ["X-Key", "${env:KEY}"]]) }, { url, headers: new Map([["Accept", "application/json"]]) }, { url }];
  for (const question of [...questions, ...questions]) await transport(question);
  expect(asked.asked.slice(3).map(({ headers }) => headers?.get("If-None-Match"))).toEqual(['"csv"', '"json"', '"bare"']);
  expect(listIn(folder).map(({ headers }) => headers)).toEqual(expect.arrayContaining([{ "accept": "text/csv", "x-key": "${env:KEY}" }, { accept: "application/json" }, {}]));
  const replay = replayFolder(folder);
  expect(await Promise.all(questions.map(async (question) => Buffer.from((await replay(question)).body).toString()))).toEqual(["csv", "json", "bare"]);
  expect(Buffer.from((await replay({ url, headers: new Map([["x-key", "${env:KEY}"], ["ACCEPT", "text/csv"]]) })).body).toString()).toBe("csv");
  await expect(replay({ url, headers: new Map([["Accept", "text/xml"]]) })).rejects.toMatchObject({ code: "not-recorded" });
});

test("a list that does not say its headers answers whatever was asked with, until it is recorded anew", async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "old.csv"), "old\n");
  writeFileSync(join(folder, "recordings.json"), JSON.stringify({ version: 1, recordings: [{ url, file: "old.csv", retrieved: "2026-01-01", etag: '"old"' }] }));
  const question: FeedRequest = { url, headers: new Map([["Accept", "text/csv"]]) };
  const text = async (asked: FeedRequest): Promise<string> => Buffer.from((await replayFolder(folder)(asked)).body).toString();
  expect([await text(question), await text({ url })]).toEqual(["old\n", "old\n"]);
  const asked = publisher({ body: bytes("new\n") }, { status: 304, body: new Uint8Array() });
  const transport = recordFolder(folder, asked, { now });
  await transport(question);
  expect(asked.asked[0]!.headers).toEqual(question.headers);
  expect([await text(question), await text({ url })]).toEqual(["new\n", "old\n"]);
  await transport({ url });
  expect(listIn(folder).map(({ headers }) => headers)).toEqual(expect.arrayContaining([{}, { accept: "text/csv" }]));
  expect(listIn(folder)).toHaveLength(2);
  expect(await text({ url })).toBe("old\n");
});

test("what is in a file decides whether it has changed, whatever its marks say", async () => {
  const folder = emptyFolder();
  const asked = publisher({ validators: { etag: '"1"' } }, { validators: { etag: '"1"' }, body: bytes(table.replace("3\n", "4\n")) });
  const transport = recordFolder(folder, asked, { now });
  await transport({ url });
  const second = await transport({ url });
  expect(codes(second.problems!)).toEqual(["validator-reused"]);
  expect(Buffer.from((await replayFolder(folder)({ url })).body).toString()).toContain("4\n");
});

test("a server that says nothing has changed, and dates the file later, is asked for all of it the next time", async () => {
  const asked = publisher(
    { validators: { lastModified: "Thu, 01 Oct 2026 08:00:00 GMT" } }, { status: 304, validators: { lastModified: "Sun, 01 Nov 2026 08:00:00 GMT" } }, {},
  );
  const transport = recordFolder(emptyFolder(), asked, { now });
  await transport({ url });
  expect(codes((await transport({ url })).problems!)).toEqual(["unchanged-but-newer"]);
  await transport({ url });
  expect(asked.asked.map(({ headers }) => [...(headers ?? [])].length)).toEqual([0, 1, 0]);
});

test("a date that has not come yet is not asked with", async () => {
  const asked = publisher({ validators: { lastModified: "Mon, 23 Nov 2026 08:00:00 GMT" } }, {});
  const transport = recordFolder(emptyFolder(), asked, { now });
  expect(codes((await transport({ url })).problems!)).toEqual(["dated-in-future"]);
  await transport({ url });
  expect(asked.asked[1]!.headers).toBeUndefined();
});

test("an older edition than the one recorded is told, and kept: the publisher may have gone back", async () => {
  const folder = emptyFolder();
  const transport = recordFolder(folder, publisher(
    { validators: { lastModified: "Sun, 01 Nov 2026 08:00:00 GMT" } }, { validators: { lastModified: "Thu, 01 Oct 2026 08:00:00 GMT" }, body: bytes("a,b\n") },
  ), { now });
  await transport({ url });
  expect(codes((await transport({ url })).problems!)).toEqual(["older-than-recorded"]);
  expect(Buffer.from((await replayFolder(folder)({ url })).body).toString()).toBe("a,b\n");
});

test("the same address asked in several ways has an answer for each", async () => {
  const folder = emptyFolder();
  const questions: FeedRequest[] = [{ url }, { url, method: "POST", body: "SELECT 1" }, { url, method: "POST", body: "SELECT 2" }];
  const transport = recordFolder(folder, publisher({ body: bytes("1") }, { body: bytes("2") }, { body: bytes("3") }), { now });
  for (const question of questions) await transport(question);
  const replay = replayFolder(folder);
  expect(await Promise.all(questions.map(async (question) => Buffer.from((await replay(question)).body).toString()))).toEqual(["1", "2", "3"]);
  await expect(replay({ url, method: "POST", body: "SELECT 3" })).rejects.toMatchObject({ code: "not-recorded" });
});

test("a key stays a name: it is on the disk only as it stands in the question", async () => {
  const folder = emptyFolder();
  const question: FeedRequest = { url: `${url}?key=\${env:PORTAL_KEY}`, method: "POST", body: "token=${env:PORTAL_KEY}", headers: new Map([["X-Key", "${env:PORTAL_KEY}"]]) };
  await recordFolder(folder, publisher({}), { now, secrets: new Map([["PORTAL_KEY", "sesame"]]) })(question);
  expect(readFileSync(join(folder, "recordings.json"), "utf8")).toContain("${env:PORTAL_KEY}");
  expect((await replayFolder(folder)(question)).status).toBe(200);
});

test("an answer that repeats a key is refused, and nothing of it is on the disk", async () => {
  const folder = emptyFolder();
  for (const answer of [{ body: bytes('{"next":"/?key=sesame"}') }, { contentType: "text/csv; key=sesame" }, { validators: { etag: `"${Buffer.from("id:sesame").toString("base64")}"` } }]) {
    const asked = recordFolder(folder, publisher(answer), { now, secrets: new Map([["PORTAL_KEY", "sesame"]]) });
    await expect(asked({ url })).rejects.toMatchObject({ code: "secret-in-answer", message: expect.stringContaining("PORTAL_KEY") as unknown });
  }
  expect(readdirSync(folder)).toEqual([]);
});

test("of a request that stands for itself a failure is not kept, whatever was there", async () => {
  const folder = emptyFolder();
  const transport = recordFolder(folder, publisher({ status: 404, body: bytes("none") }, {}, { status: 503, body: bytes("later") }, new Error("down")), { now });
  expect((await transport({ url })).status).toBe(404);
  expect(readdirSync(folder)).toEqual([]);
  expect((await transport({ url })).status).toBe(200);
  expect((await transport({ url })).status).toBe(503);
  await expect(transport({ url })).rejects.toThrow("down");
  expect(await replayFolder(folder)({ url })).toMatchObject({ status: 200, retrieved: "2026-11-23T04:00:00Z" });
});

test("the answers of a source are in the list when it is kept, all at once, and not before", async () => {
  const folder = emptyFolder();
  const transport = recordFolder(folder, publisher({ body: bytes("1") }, { status: 404, body: bytes("2") }, { body: bytes("3") }), { now });
  const [kept, lost] = [transport.forSource!(), transport.forSource!()];
  await kept({ url: `${url}?1` });
  await kept({ url: `${url}?2` });
  await lost({ url: `${url}?3` });
  expect(readdirSync(folder)).not.toContain("recordings.json");
  await kept.keep!();
  expect(listIn(folder).map((recording) => [recording["url"], recording["status"]])).toEqual([[`${url}?1`, undefined], [`${url}?2`, 404]]);
});

test("a failure that repeats a key is given on, and never on the disk", async () => {
  const folder = emptyFolder();
  const source = recordFolder(folder, publisher({ status: 403, body: bytes("sesame is no key") }, {}), { now, secrets: new Map([["PORTAL_KEY", "sesame"]]) }).forSource!();
  expect((await source({ url: `${url}?1` })).status).toBe(403);
  await source({ url });
  await source.keep!();
  expect(listIn(folder).map((recording) => recording["url"])).toEqual([url]);
  expect(readdirSync(folder)).toHaveLength(2);
});

test("a recorded file that was changed or is gone is asked for anew", async () => {
  const folder = emptyFolder();
  const asked = publisher({ validators: { etag: '"1"' } }, { validators: { etag: '"1"' } }, {});
  const transport = recordFolder(folder, asked, { now });
  await transport({ url });
  writeFileSync(join(folder, listIn(folder)[0]!["file"] as string), "spoilt");
  await transport({ url });
  rmSync(join(folder, listIn(folder)[0]!["file"] as string));
  await transport({ url });
  expect(asked.asked.map(({ headers }) => headers)).toEqual([undefined, undefined, undefined]);
  expect(Buffer.from((await replayFolder(folder)({ url })).body).toString()).toBe(table);
});

test("many answers at once give one whole list, in the order of the questions", async () => {
  const folder = emptyFolder();
  const transport = recordFolder(folder, async ({ url: asked }) => ({ url: asked, status: 200, contentType: "text/plain", body: bytes(asked), retrieved: now() }), { now });
  const urls = Array.from({ length: 60 }, (_, at) => `${url}?page=${String(at).padStart(2, "0")}`);
  await Promise.all([...urls].reverse().map((each) => transport({ url: each })));
  expect(listIn(folder).map((recording) => recording["url"])).toEqual(urls);
  expect(readdirSync(folder)).toHaveLength(61);
});

test("licence and origin that somebody wrote into the list stay there", async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "old.csv"), "a\n");
  writeFileSync(join(folder, "recordings.json"), JSON.stringify({ version: 1, recordings: [{ url, file: "old.csv", retrieved: "2026-01-01", licence: "OGL-UK-3.0", origin: "by hand" }] }));
  await recordFolder(folder, publisher({}), { now })({ url });
  expect(listIn(folder)).toMatchObject([{ licence: "OGL-UK-3.0", origin: "by hand", retrieved: "2026-11-22T04:00:00Z" }]);
});

test("a list that cannot be read is never written over", async () => {
  const folder = emptyFolder();
  for (const text of ["{", '{"version":2,"recordings":[]}']) {
    writeFileSync(join(folder, "recordings.json"), text);
    await expect(recordFolder(folder, publisher({}), { now })({ url })).rejects.toMatchObject({ code: "recordings-unreadable" });
    expect(readFileSync(join(folder, "recordings.json"), "utf8")).toBe(text);
  }
  rmSync(join(folder, "recordings.json"));
  mkdirSync(join(folder, "recordings.json"));
  await expect(recordFolder(folder, publisher({}), { now })({ url })).rejects.toBeInstanceOf(AdapterError);
});

test("a pipe that stands where an answer is to be kept is replaced, and never waited for", async () => {
  const folder = emptyFolder();
  await recordFolder(folder, publisher({}), { now })({ url });
  const file = join(folder, listIn(folder)[0]!["file"] as string);
  rmSync(file);
  execFileSync("mkfifo", [file]);
  await recordFolder(folder, publisher({}), { now })({ url });
  expect(lstatSync(file).isFile()).toBe(true);
  expect(readFileSync(file, "utf8")).toBe(table);
});
