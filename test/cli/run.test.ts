import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { run } from "../../packages/cli/src/run.js";
import { emptyFolder } from "./folder.js";
import { ran } from "./ran.js";

it("says what it can do", async () => {
  const { code, out, err } = await ran(".", "--help");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  for (const command of ["build", "check", "render", "serve"]) expect(out).toContain(`place-doughnut ${command}`);
});

it.each(["init", "build", "build-all", "check", "render", "serve"])("asked for help with %s, says that command's own lines first and leaves nothing out", async (command) => {
  const all = (await ran(".", "--help")).out;
  for (const argv of [[command, "--help"], [command, "-h"], ["help", command]]) {
    const { code, out, err } = await ran(".", ...argv);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out.split("\n")[0]).toMatch(new RegExp(`^  place-doughnut ${command} `));
    expect(out.split("\n\n").map((part) => part.trimEnd()).sort()).toEqual(all.split("\n\n").map((part) => part.trimEnd()).sort());
  }
  expect((await ran(".", "nothing", "--help")).out).toBe(all);
});

it("says its version", async () => {
  const { version } = JSON.parse(readFileSync("packages/cli/package.json", "utf8")) as { version: string };
  expect(await ran(".", "--version")).toEqual({ code: 0, out: `${version}\n`, err: "" });
});

it.each([
  [[], "Say what to do"],
  [["biuld"], "There is no command biuld. Did you mean build?"],
  [["constructor"], "There is no command constructor."],
  [["check"], "Name the file."],
  [["build", "a", "b"], "one file too many: b"],
  [["build", "a", "--repaly", "b"], "There is no option --repaly. Did you mean --replay?"],
  [["build", "a", "--constructor"], "There is no option --constructor."],
  [["build", "a", "-x"], "There is no option -x."],
  [["build", "a", "--replay"], "The option --replay needs a value."],
  [["build", "a", "-o", "--json"], "The option -o needs a value."],
  [["build", "a", "--replay="], "The option --replay needs a value."],
  [["build", "a", "--json=yes"], "The option --json takes no value."],
  [["build", "a", "-o", "b", "-o", "c"], "The option -o is given twice."],
  [["render", "a"], "Say where to draw to"],
  [["render", "a", "-o", "b.gif"], "Say where to draw to"],
  [["render", "a", "-o", "b.svg", "--fragment"], "--fragment is for a name that ends in .html."],
  [["render", "a", "-o", "b.svg", "--width", "12px"], "--width takes a whole number from 280 to 2000, not 12px."],
  [["render", "a", "-o", "b.svg", "--width", "9999999999"], "--width takes a whole number"],
  [["render", "a", "-o", "b.svg", "--lang", "c y"], "--lang takes a language tag"],
  [["serve", "nowhere"], "nowhere is not a folder."],
  [["serve", "--port", "-1"], "The option --port needs a value."],
  [["serve", "--port", "99999"], "--port takes a whole number from 0 to 65535, not 99999."],
])("%j is refused with a sentence and exit code 2", async (argv, sentence) => {
  const { code, out, err } = await ran(emptyFolder(), ...argv);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(sentence);
  expect(err.trimEnd().split("\n")).toHaveLength(1);
});

it("a fault of the program itself is exit code 1, with a stack and a request to report it", async () => {
  let err = "";
  const out = (): void => { throw new TypeError("broken \u001b[31m pipe"); };
  expect(await run(["--version"], { cwd: ".", isTerminal: false, now: () => "", env: () => undefined, out, err: (text) => (err += text) })).toBe(1);
  expect(err).toMatch(/^This is a fault in place-doughnut/);
  expect(err).toContain("run.test.ts");
  expect(err).toContain("broken \\u{1b}[31m pipe");
});
