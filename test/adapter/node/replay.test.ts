import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { AdapterError, buildDoughnut } from "@place-doughnut/adapter";
import { replayFolder } from "@place-doughnut/adapter/node";
import { serialiseDoughnut } from "@place-doughnut/schema";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { indicator, only, portrait } from "../tables.js";

const trafford = fileURLToPath(new URL("../../../examples/trafford/feeds", import.meta.url));
const url = "https://data.example/feed.csv";
let home = "";

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "replay-"));
});
afterAll(() => rmSync(home, { recursive: true }));

/** A folder with one recording, whose list is changed. */
function folder(change: object | string = {}, file = "feed.csv"): string {
  const path = mkdtempSync(join(home, "feeds-"));
  writeFileSync(join(path, "feed.csv"), "area,year,value\nE08000009,2023,3\n");
  const list = typeof change === "string" ? change : JSON.stringify({ version: 1, recordings: [{ url, file, retrieved: "2026-11-22", ...change }] });
  writeFileSync(join(path, "recordings.json"), list);
  return path;
}

const refused = async (path: string, asked = url): Promise<AdapterError> => {
  const error: unknown = await replayFolder(path)({ url: asked }).then(() => null, (thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(AdapterError);
  return error as AdapterError;
};

test("a recorded address is answered with the recorded bytes and dates", async () => {
  const asked = "https://raw.githubusercontent.com/ONSdigital/explore-local-statistics-data/HEAD/claimant-count/claimant-count.csv";
  const reply = await replayFolder(trafford)({ url: asked });
  expect(reply).toMatchObject({ url: asked, status: 200, contentType: "text/csv", published: "2026-06-26", retrieved: "2026-11-22" });
  expect(Buffer.from(reply.body).equals(readFileSync(join(trafford, "ons-claimant-count.csv")))).toBe(true);
});

test("a recorded failure is answered as it was", async () => {
  expect(await replayFolder(folder({ status: 503 }))({ url })).toMatchObject({ status: 503, contentType: null });
});

test("an address that is not recorded is refused with the nearest that is", async () => {
  const error = await refused(trafford, "https://raw.githubusercontent.com/ONSdigital/explore-local-statistics-data/HEAD/claimant-count/claimants.csv");
  expect(error.code).toBe("not-recorded");
  expect(error.problem.hint).toContain("/claimant-count/claimant-count.csv");
  expect((await refused(folder(), "https://data.example/fed.csv")).problem.hint).toContain(url);
});

test("an address of another feed is not suggested, however much of it is the same", async () => {
  for (const asked of ["https://raw.githubusercontent.com/ONSdigital/explore-local-statistics-data/HEAD/housing-tenure/housing-tenure.csv", "https://raw.githubusercontent.com/another.csv", "https://data.example/quite-another.csv", ""]) {
    const { hint } = (await refused(trafford, asked)).problem;
    expect(hint).toBe("Is this the right folder? If it is, record the file in it and name it in its recordings.json.");
  }
});

test("a caller who no longer wants an answer gets none, before or while a file is read", async () => {
  const replay = replayFolder(trafford);
  const asked = "https://raw.githubusercontent.com/ONSdigital/explore-local-statistics-data/HEAD/claimant-count/claimant-count.csv";
  await expect(replay({ url: asked }, AbortSignal.abort())).rejects.toMatchObject({ code: "aborted" });
  const stop = new AbortController();
  const answer = replay({ url: asked }, stop.signal);
  stop.abort();
  await expect(answer).rejects.toMatchObject({ code: "aborted" });
  expect((await replay({ url: asked })).status).toBe(200);
});

describe("a recording that cannot be trusted is refused", () => {
  test("when its bytes have changed", async () => {
    const error = await refused(folder({ sha256: "0".repeat(64) }));
    expect([error.code, error.message]).toEqual(["recording-changed", expect.stringContaining("“feed.csv” has changed")]);
    expect(error.problem.hint).toBe("If the file is the one you mean, put its SHA-256 into recordings.json, or leave sha256 out.");
  });

  test("and is not when its hash is left out, as all but three keys may be", async () => {
    expect(await replayFolder(folder())({ url })).toMatchObject({ url, status: 200, retrieved: "2026-11-22" });
  });

  test("when its file is gone, or is no file", async () => {
    expect((await refused(folder({}, "fed.csv"))).code).toBe("recording-missing");
    const path = folder({}, "inner");
    mkdirSync(join(path, "inner"));
    expect((await refused(path)).code).toBe("recording-missing");
  });

  test.skipIf(process.platform === "win32")("when it is a pipe or leads to a device, and nobody waits for either", async () => {
    const path = folder({}, "pipe");
    execFileSync("mkfifo", [join(path, "pipe")]);
    expect((await refused(path)).code).toBe("recording-missing");
    const listed = mkdtempSync(join(home, "feeds-"));
    execFileSync("mkfifo", [join(listed, "recordings.json")]);
    expect((await refused(listed)).code).toBe("recordings-unreadable");
    rmSync(join(listed, "recordings.json"));
    symlinkSync("/dev/zero", join(listed, "recordings.json"));
    expect((await refused(listed)).code).toBe("recordings-unreadable");
  }, 5000);

  test("when its file lies outside the folder, by name or by link", async () => {
    writeFileSync(join(home, "secret.csv"), "a,b\n1,2\n");
    for (const file of ["../secret.csv", "a/../../secret.csv", "..\\secret.csv", join(home, "secret.csv"), "."]) {
      expect((await refused(folder({}, file))).code, file).toBe("recording-outside");
    }
    const path = folder({}, "linked.csv");
    symlinkSync(join(home, "secret.csv"), join(path, "linked.csv"));
    expect((await refused(path)).code).toBe("recording-outside");
  });
});

test.each([
  ["is not there", null, "no such file"], ["is no JSON", "{", "not JSON"], ["is of another version", "{\"version\": 2, \"recordings\": []}", "version"],
  ["has a key nobody knows", "{\"version\": 1, \"recordings\": [{\"url\": \"u\", \"file\": \"f\", \"retrieved\": \"d\", \"md5\": \"x\"}]}", "md5"],
  ["names one address twice", JSON.stringify({ version: 1, recordings: [1, 2].map(() => ({ url, file: "feed.csv", retrieved: "2026-11-22" })) }), "twice"],
])("a list that %s is refused", async (_what, list, reason) => {
  const path = folder(list ?? {});
  if (list === null) rmSync(join(path, "recordings.json"));
  const error = await refused(path);
  expect([error.code, error.message]).toEqual(["recordings-unreadable", expect.stringContaining(reason)]);
});

test("a missing recording is one source's problem in a build, with its code", async () => {
  const sources = { feed: { ...portrait().sources["feed"]! }, other: { ...portrait().sources["feed"]!, url: "https://data.example/other.csv" } };
  const { doughnut, problems } = await buildDoughnut(portrait({ sources, indicators: [indicator(), indicator({ id: "b", source: "other" })] }), { transport: replayFolder(folder()) });
  expect(only(problems, "not-recorded")).toMatchObject({ source: "other", responsibility: "mapping" });
  expect(doughnut?.dimensions.flatMap(({ indicators = [] }) => indicators).map(({ observations }) => observations.length)).toEqual([1, 0]);
});

test("Trafford's doughnut is built from its recordings: twice the same bytes, no error, every row accounted for", async () => {
  const input: unknown = JSON.parse(readFileSync(join(trafford, "../trafford.portrait.json"), "utf8"));
  const [once, twice] = [await buildDoughnut(input, { transport: replayFolder(trafford) }), await buildDoughnut(input, { transport: replayFolder(trafford) })];
  expect(once.problems.filter(({ severity }) => severity !== "notice")).toEqual([]);
  expect(serialiseDoughnut(once.doughnut!)).toBe(serialiseDoughnut(twice.doughnut!));
  for (const stats of [once.stats, ...once.stats.indicators]) {
    expect(stats.used).toBeGreaterThan(0);
    expect(stats.used + Object.values(stats.dropped).reduce((sum, rows) => sum + rows, 0)).toBe(stats.read);
  }
  expect(once.stats.indicators.reduce((sum, { read }) => sum + read, 0)).toBe(once.stats.read);
});
