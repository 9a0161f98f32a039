import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { emptyFolder } from "./folder.js";
import { ran } from "./ran.js";

const trafford = resolve("examples/data/trafford.doughnut.json");

/** Two documents of last year and this: constructed. */
function two(): string {
  const folder = emptyFolder();
  const observed = (year: number, value: number) => ({ period: { start: `${year}-01-01`, end: `${year}-12-31`, label: `${year}\u001b[2J` }, value });
  const of = (...observations: object[]) => ({
    version: 1, place: { name: "Here" },
    dimensions: [{ id: "energy", ring: "social", name: "Energy", indicators: [{ id: "fuel", name: "Fuel", direction: "lower-is-better", observations }] }],
  });
  writeFileSync(join(folder, "old.json"), JSON.stringify(of(observed(2022, 10))));
  writeFileSync(join(folder, "new.json"), JSON.stringify(of(observed(2022, 11), observed(2023, 9))));
  return folder;
}

it("says what is different, fit for a terminal", async () => {
  expect(await ran(two(), "diff", "old.json", "new.json")).toEqual({
    code: 0, err: "", out: "fuel: 1 figure changed: 2022\\u{1b}[2J: 10 is now 11.\nfuel: 1 figure new: 2023\\u{1b}[2J: 9.\n",
  });
});

it("says that nothing is", async () => {
  expect(await ran(".", "diff", trafford, trafford)).toEqual({ code: 0, err: "", out: "No difference\n" });
});

it("--json gives the differences as JSON", async () => {
  const { code, out } = await ran(two(), "diff", "old.json", "new.json", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ version: 1, differences: [{ code: "figures-changed", indicator: "fuel" }, { code: "figures-new", indicator: "fuel" }] });
});

it.each([
  [["diff", "old.json"], "Name the file."],
  [["diff", "old.json", "nowhere.json"], "Cannot read nowhere.json: there is no such file."],
  [["diff", resolve("examples/trafford/trafford.portrait.json"), "new.json"], "cannot be read as a doughnut document."],
])("%j is exit code 2", async (argv, sentence) => {
  const { code, out, err } = await ran(two(), ...argv);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(sentence);
});
