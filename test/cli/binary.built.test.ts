import { spawn, spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseDoughnut } from "@place-doughnut/schema";
import { expect, it } from "vitest";
import { emptyFolder } from "./folder.js";
import { workshop } from "./workshop.js";

const binary = resolve("packages/cli/bin/place-doughnut.js");

it("the command as it is installed builds, checks and draws", () => {
  const { folder } = workshop("fuel-poverty");
  const command = (...argv: string[]) => spawnSync(process.execPath, [binary, ...argv], { cwd: folder, encoding: "utf8" });
  expect(command("build", "p.portrait.json", "--replay", ".")).toMatchObject({ status: 0, stderr: "" });
  expect(command("check", "p.doughnut.json", "p.portrait.json")).toMatchObject({ status: 0, stderr: "" });
  expect(command("render", "p.doughnut.json", "-o", "p.svg")).toMatchObject({ status: 0, stdout: "Wrote p.svg\n" });
  expect(command("build", "p.portrait.json", "--offline")).toMatchObject({ status: 2, stdout: "" });
  expect(command()).toMatchObject({ status: 2 });
});

it("in a clone that is not built yet it says what to run", () => {
  const folder = emptyFolder();
  cpSync("packages/cli/bin", join(folder, "bin"), { recursive: true });
  cpSync("packages/cli/package.json", join(folder, "package.json"));
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, "bin/place-doughnut.js"), "--help"], { encoding: "utf8" });
  expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: "", stderr: "place-doughnut is not built yet. In the folder you cloned, run: npm run build\n" });
});

it("a reader that leaves early is no fault", async () => {
  const child = spawn(process.execPath, [binary, "check", ...Array<string>(5000).fill("/no/such/file.json")], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
  child.stdout.once("data", () => child.stdout.destroy());
  const code = await new Promise((done) => child.once("close", done));
  expect({ code, said }).toEqual({ code: 2, said: "" });
});

it("killed at any moment, the file is the old one or the new one, whole", async () => {
  const { folder, editPortrait } = workshop("fuel-poverty");
  const start = () => spawn(process.execPath, [binary, "build", "p.portrait.json", "--replay", "."], { cwd: folder, stdio: "ignore" });
  const ended = (child: ReturnType<typeof start>) => new Promise<string | null>((done) => child.once("close", (_code, signal) => done(signal)));
  const retitle = (title: string): void => editPortrait((portrait) => ({ ...portrait, title }));

  retitle("Run 0");
  const started = Date.now();
  await ended(start());
  const length = Date.now() - started;
  let killed = 0;
  for (let run = 1; run <= 30; run++) {
    retitle(`Run ${run}`);
    const child = start();
    // From the middle of a run to a little after its end: that is when it writes.
    setTimeout(() => child.kill("SIGKILL"), length * (0.5 + (run % 20) * 0.03));
    if ((await ended(child)) === "SIGKILL") killed++;
    const { doughnut, problems } = parseDoughnut(JSON.parse(readFileSync(join(folder, "p.doughnut.json"), "utf8")));
    expect(problems).toEqual([]);
    expect(doughnut?.title).toMatch(/^Run \d+$/);
  }
  expect(killed).toBeGreaterThan(0);
  // What a killed run left is gone after the next.
  await ended(start());
  expect(readdirSync(folder).filter((name) => name.includes(".part-"))).toEqual([]);
});
