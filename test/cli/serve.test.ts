import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { run } from "../../packages/cli/src/run.js";
import { emptyFolder } from "./folder.js";
import { ran } from "./ran.js";

it("says where it shows the folder, and ends with Ctrl+C as if nothing were wrong", async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "index.html"), "<p>home");
  const interrupt = new AbortController();
  const said: string[] = [];
  let ready = (): void => undefined;
  const saidSomething = new Promise<void>((resolve) => (ready = resolve));
  const out = (text: string): void => { said.push(text); ready(); };
  const done = run(["serve", folder, "--port", "0"], { cwd: ".", out, err: out, isTerminal: false, now: () => "", env: () => undefined, signal: interrupt.signal });
  await saidSomething;
  const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(said.join(""))![0];
  expect(await (await fetch(url)).text()).toBe("<p>home");

  // The port is taken now, and was asked for by number.
  const second = await ran(folder, "serve", "--port", new URL(url).port);
  expect(second).toEqual({ code: 2, out: "", err: `Cannot use port ${new URL(url).port}: the port is in use.\n` });

  interrupt.abort();
  expect(await done).toBe(0);
  await expect(fetch(url)).rejects.toThrow();
});
