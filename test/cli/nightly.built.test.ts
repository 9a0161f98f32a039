import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseDoughnut } from "@place-doughnut/schema";
import { expect, it } from "vitest";
import { emptyFolder } from "./folder.js";
import { portraitOf, publisher, table } from "./publisher.js";

const binary = resolve("packages/cli/bin/place-doughnut.js");
const document = "p.doughnut.json";

const ended = (child: ChildProcess): Promise<{ code: number | null; signal: string | null; out: string; err: string }> => {
  let [out, err] = ["", ""];
  child.stdout?.on("data", (text: Buffer) => (out += text.toString()));
  child.stderr?.on("data", (text: Buffer) => (err += text.toString()));
  return new Promise((done) => child.once("close", (code, signal) => done({ code, signal, out, err })));
};

async function council(...names: string[]) {
  const folder = emptyFolder();
  const office = await publisher();
  for (const name of names) office.set(name, table({ 2021: 11, 2022: 10, 2023: 9 }));
  writeFileSync(join(folder, "p.portrait.json"), JSON.stringify(portraitOf(office, ...names)));
  const start = (...argv: string[]) => spawn(process.execPath, [binary, "build", "p.portrait.json", "--allow-private", ...argv], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  const state = () => ({ text: readFileSync(join(folder, document), "utf8"), time: statSync(join(folder, document)).mtimeMs });
  return { folder, office, start, state, build: (...argv: string[]) => ended(start(...argv)) };
}

it("a process answers 0, 3, 4, 5, 2 and 130, and writes only with the first two", async () => {
  const { folder, office, start, state, build } = await council("fuel.csv", "waste.csv");
  expect(await build()).toMatchObject({ code: 0 });
  office.set("fuel.csv", 503);
  expect(await build()).toMatchObject({ code: 3 });
  const same = state();
  expect(await build("--strict")).toMatchObject({ code: 5 });
  office.set("waste.csv", "reset");
  expect(await build()).toMatchObject({ code: 4 });
  office.set("fuel.csv", table({ 2021: 11 }));
  expect(await build()).toMatchObject({ code: 5, err: expect.stringContaining(`${document}.rejected.json`) as unknown });
  expect(await build("--offline")).toMatchObject({ code: 2 });
  office.set("fuel.csv", "hang");
  const child = start();
  const end = ended(child);
  const heard = new Promise<void>((ready) => {
    const look = setInterval(() => {
      if (!office.asked.includes("hang /fuel.csv")) return;
      clearInterval(look);
      ready();
    }, 20);
  });
  await heard;
  child.kill("SIGINT");
  expect(await end).toMatchObject({ code: 130, out: "" });
  expect(state()).toEqual(same);
  expect(readdirSync(folder).filter((name) => name.includes(".part-"))).toEqual([]);
});

it("F71: interrupted at any moment, it is the old file and 130, or the new one, and nothing is left beside it", async () => {
  const { folder, office, start, state, build } = await council("fuel.csv");
  const begun = Date.now();
  expect(await build()).toMatchObject({ code: 0 });
  const length = Date.now() - begun;
  const codes = new Set<number | null>();
  for (let run = 0; run < 16; run++) {
    const before = state().text;
    office.set("fuel.csv", table({ 2021: 11, 2022: 10, 2023: 9 + run / 10 }));
    const child = start();
    setTimeout(() => child.kill(run % 2 === 0 ? "SIGINT" : "SIGTERM"), length * (0.4 + 0.04 * run));
    const { code, signal } = await ended(child);
    // Before the program can listen the signal ends it, and after its end there is nobody to listen.
    expect([0, 130, null]).toContain(code);
    if (code === null) expect(["SIGINT", "SIGTERM"]).toContain(signal);
    if (code === 0) expect(state().text).not.toBe(before);
    if (code === 130) expect(state().text).toBe(before);
    expect(parseDoughnut(JSON.parse(state().text)).problems).toEqual([]);
    codes.add(code);
    expect(readdirSync(folder).filter((name) => name.includes(".part-"))).toEqual([]);
  }
  expect(codes).toContain(130);
});

it("whole builds killed at any moment: the document is the old one or the new one, whole, and a lock file that is not of it is said by the next run and mended", { timeout: 240_000 }, async () => {
  const { folder, office, start, state, build } = await council("fuel.csv");
  const begun = Date.now();
  expect(await build()).toMatchObject({ code: 0 });
  const length = Date.now() - begun;
  const signals = new Set<string | null>();
  for (let run = 0; run < 24; run++) {
    const before = state().text;
    office.set("fuel.csv", table({ 2021: 11, 2022: 10, 2023: 9 + run / 10 }));
    const child = start();
    setTimeout(() => child.kill("SIGKILL"), length * (0.3 + 0.035 * run));
    signals.add((await ended(child)).signal);
    const { text } = state();
    expect(parseDoughnut(JSON.parse(text)).problems).toEqual([]);
    const lock = JSON.parse(readFileSync(join(folder, `${document}.lock.json`), "utf8")) as { document: { sha256: string } };
    const fits = lock.document.sha256 === createHash("sha256").update(text).digest("hex");
    if (!fits) expect(text).toBe(before); // the lock file goes first
    const next = await build();
    expect(next.code).toBe(0);
    expect(next.out.includes("lock-of-another")).toBe(!fits);
    expect(readdirSync(folder).filter((name) => name.includes(".part-"))).toEqual([]);
  }
  expect(signals).toContain("SIGKILL");
});

it("the writing of two files alone, killed 300 times: the file is the old one or the new one, whole, and the next run tidies up", { timeout: 180_000 }, async () => {
  const writer = resolve("test/cli/killed-writer.mjs");
  const size = 200_000;
  const whole = ["a", "b"].map((letter) => JSON.stringify({ text: letter.repeat(size) }));
  let left = 300;
  let halfway = 0;
  const found = new Set<string>();
  const inOneFolder = async (): Promise<void> => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "document.json"), whole[0]!);
    for (; left > 0;) {
      const run = left--;
      const child = spawn(process.execPath, [writer, folder, String(size)], { stdio: ["ignore", "pipe", "inherit"] });
      const end = ended(child);
      await new Promise((ready) => child.stdout.once("data", ready));
      await new Promise((done) => setTimeout(done, (run * 7) % 23));
      child.kill("SIGKILL");
      expect((await end).signal).toBe("SIGKILL");
      const text = readFileSync(join(folder, "document.json"), "utf8");
      expect(whole.includes(text), `${text.length} characters`).toBe(true);
      found.add(text);
      const names = readdirSync(folder).filter((name) => name.includes(".part-"));
      if (names.length > 0) halfway++;
      // Only of the run just killed: an earlier one's were taken away.
      expect(new Set(names.map((name) => name.split(".part-")[1]!.split(".")[0])).size).toBeLessThanOrEqual(2);
    }
  };
  await Promise.all([inOneFolder(), inOneFolder(), inOneFolder()]);
  expect(found.size).toBe(2);
  expect(halfway).toBeGreaterThan(20); // the moments were well chosen
});

it("F72: whole builds of two processes at once leave one whole document", async () => {
  const { folder, build } = await council("fuel.csv");
  for (let pair = 0; pair < 6; pair++) {
    expect((await Promise.all([build(), build()])).map(({ code }) => code)).toEqual([0, 0]);
    expect(parseDoughnut(JSON.parse(readFileSync(join(folder, document), "utf8"))).problems).toEqual([]);
  }
  expect(readdirSync(folder).filter((name) => name.includes(".part-"))).toEqual([]);
});

/** Runs a script where it may mount disks of its own, which are gone with it; null where that is not allowed. */
function withDisks(folder: string, script: string): string | null {
  const flags = process.getuid?.() === 0 ? ["-m"] : ["-rm"];
  const tried = spawnSync("unshare", [...flags, "sh", "-c", "mkdir -p d && mount -t tmpfs -o size=64k tmpfs d"], { cwd: folder });
  if (tried.status !== 0) return null;
  const run = `build() { "${process.execPath}" "${binary}" build "$PORTRAIT" --replay "$FEEDS" -o "$1" 2>&1 >/dev/null; echo "code $?"; }`;
  const { stdout, stderr } = spawnSync("unshare", [...flags, "sh", "-c", `${run}\n${script}`], {
    cwd: folder, encoding: "utf8", env: { ...process.env, PORTRAIT: resolve("examples/trafford/trafford.portrait.json"), FEEDS: resolve("examples/trafford/feeds") },
  });
  return stdout + stderr;
}

const last = '{"version":1,"place":{"name":"Trafford","code":"E08000009"},"dimensions":[]}';

it.each([
  ["a disk that is full", "mount -t tmpfs -o size=64k tmpfs d; cp last.json d/t.json", "the disk is full"],
  ["a disk that is read-only", "mount -t tmpfs tmpfs d; cp last.json d/t.json; mount -o remount,ro d", "the disk is read-only"],
  ["a file that is a disk of its own", "cp last.json d/t.json; touch d/other; cp last.json other.json; mount --bind other.json d/t.json", "another program is using it"],
])("F70: on %s nothing is changed, and the cause is said", (_what, prepare, cause) => {
  const folder = emptyFolder();
  mkdirSync(join(folder, "d"));
  writeFileSync(join(folder, "last.json"), last);
  const said = withDisks(folder, `${prepare}; build d/t.json; cmp last.json d/t.json && echo untouched; ls -A d`);
  if (said === null) return expect(process.env["CI"], "disks can be mounted where it matters").toBeUndefined();
  expect(said).toContain(cause);
  expect(said).toMatch(/Nothing was changed\.\ncode 2\nuntouched\n/);
  expect(said).not.toContain(".part-");
});

it("where the user may write only small files nothing is changed, and the cause is said", () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "t.json"), last);
  const { stdout, stderr } = spawnSync("bash", ["-c", `ulimit -f 8; trap '' XFSZ; "${process.execPath}" "${binary}" build "${resolve("examples/trafford/trafford.portrait.json")}" --replay "${resolve("examples/trafford/feeds")}" -o t.json >/dev/null; echo "code $?"`], { cwd: folder, encoding: "utf8" });
  expect(stdout + stderr).toContain("the file would be too large");
  expect(stdout).toContain("code 2");
  expect(readFileSync(join(folder, "t.json"), "utf8")).toBe(last);
  expect(readdirSync(folder)).toEqual(["t.json"]);
});
