import { mkdirSync, readdirSync, readFileSync, readlinkSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { Stop } from "../../packages/cli/src/exit.js";
import { checkOutput, refuseTooLarge, writeTogether, writeWhole } from "../../packages/cli/src/output.js";
import { words } from "../../packages/cli/src/words.js";
import { emptyFolder } from "./folder.js";

const fine = (): boolean => true;
const usage = expect.objectContaining({ code: 2 }) as unknown;

it("writes a file that anybody may read, and leaves nothing beside it", async () => {
  const folder = emptyFolder();
  const umask = process.umask(0o077);
  onTestFinished(() => void process.umask(umask));
  await writeWhole(folder, "a.json", "µ\n", fine);
  expect(readFileSync(join(folder, "a.json"), "utf8")).toBe("µ\n");
  expect(statSync(join(folder, "a.json")).mode & 0o777).toBe(0o644);
  expect(readdirSync(folder)).toEqual(["a.json"]);
});

it("keeps the old file when what was written does not pass its check", async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "a.json"), "old");
  await expect(writeWhole(folder, "a.json", "new", (text) => text !== "new")).rejects.toEqual(usage);
  expect(readFileSync(join(folder, "a.json"), "utf8")).toBe("old");
  expect(readdirSync(folder)).toEqual(["a.json"]);
});

it("replaces a link instead of writing through it", async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "precious"), "precious");
  symlinkSync(join(folder, "precious"), join(folder, "a.json"));
  await writeWhole(folder, "a.json", "new", fine);
  expect(readFileSync(join(folder, "precious"), "utf8")).toBe("precious");
  expect(readFileSync(join(folder, "a.json"), "utf8")).toBe("new");
});

it("gives one whole file when many write it at once", async () => {
  const folder = emptyFolder();
  const texts = Array.from({ length: 50 }, (_, i) => `${i} `.repeat(20_000));
  await Promise.all(texts.map((text) => writeWhole(folder, "a.json", text, fine)));
  expect(texts).toContain(readFileSync(join(folder, "a.json"), "utf8"));
  expect(readdirSync(folder)).toEqual(["a.json"]);
});

it("takes away what a killed run left, and only that", async () => {
  const folder = emptyFolder();
  const nobody = 2 ** 22 + 1; // beyond the largest process number of Linux
  for (const name of [`.a.json.part-${nobody}.00ff`, `.a.json.part-${process.pid}.00ff`, `.b.json.part-${nobody}.00ff`]) writeFileSync(join(folder, name), "half");
  await writeWhole(folder, "a.json", "new", fine);
  expect(readdirSync(folder)).toEqual([`.a.json.part-${process.pid}.00ff`, `.b.json.part-${nobody}.00ff`, "a.json"]);
});

it("refuses a path that cannot hold the file, with the cause", async () => {
  const folder = emptyFolder();
  mkdirSync(join(folder, "sub"));
  writeFileSync(join(folder, "notes.txt"), "mine");
  await expect(checkOutput(folder, "sub", fine, false)).rejects.toEqual(usage);
  await expect(checkOutput(folder, "no/such/a.json", fine, false)).rejects.toEqual(usage);
  await expect(checkOutput(folder, "notes.txt/a.json", fine, false)).rejects.toEqual(usage);
  await expect(checkOutput(folder, "notes.txt", () => false, false)).rejects.toThrow("--force");
  await checkOutput(folder, "notes.txt", () => false, true);
  await checkOutput(folder, "new.json", () => false, false);
  await expect(writeWhole(folder, "sub", "new", fine)).rejects.toBeInstanceOf(Stop);
  expect(readdirSync(join(folder, "sub"))).toEqual([]);
  expect(readdirSync(folder)).toEqual(["notes.txt", "sub"]);
});

it("names the cause in words", async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "notes.txt"), "mine");
  await expect(writeWhole(folder, "notes.txt/a.json", "new", fine)).rejects.toThrow("part of the path is a file, not a folder");
  expect(words.cannotWrite("a.json", "ENOSPC")).toBe("Cannot write a.json: the disk is full. Nothing was changed.");
  expect(words.cannotWrite("a.json", "EROFS")).toContain("the disk is read-only");
  expect(words.cannotWrite("a.json", "EXDEV")).toContain("EXDEV");
});

it("writes files that belong together, and leaves nothing beside them", async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "r.json"), "old");
  await writeTogether(folder, [{ path: "r.json", text: "report", isWhole: fine }, { path: "a.json", text: "new", isWhole: fine }]);
  expect(readFileSync(join(folder, "r.json"), "utf8")).toBe("report");
  expect(readFileSync(join(folder, "a.json"), "utf8")).toBe("new");
  expect(readdirSync(folder)).toEqual(["a.json", "r.json"]);
});

it.each([
  ["cannot be renamed", "sub", fine, "it is a folder"],
  ["does not pass its check", "new.json", () => false, "what was written does not read back the same"],
  ["has no room for its name", `${"long".repeat(62)}.json`, fine, "the name is too long"],
])("of files that belong together, one that %s leaves all as they were", async (_what, path, isWhole, cause) => {
  const folder = emptyFolder();
  mkdirSync(join(folder, "sub"));
  writeFileSync(join(folder, "there.json"), "old");
  symlinkSync("there.json", join(folder, "link.json"));
  const before = statSync(join(folder, "there.json")).ino;
  const others = ["there.json", "link.json", "not-there.json"].map((name) => ({ path: name, text: "new", isWhole: fine }));
  const refused = writeTogether(folder, [...others, { path, text: "new", isWhole }]);
  await expect(refused).rejects.toThrow(`Cannot write ${path}: ${cause}. Nothing was changed.`);
  expect(readFileSync(join(folder, "there.json"), "utf8")).toBe("old");
  expect(statSync(join(folder, "there.json")).ino).toBe(before);
  expect(readlinkSync(join(folder, "link.json"))).toBe("there.json");
  expect(readdirSync(folder)).toEqual(["link.json", "sub", "there.json"]);
});

it("does not say that nothing was changed when it was, and could not be put back", () => {
  expect(words.cannotUndo("a.json", "EBUSY", ["r.json"])).toBe("Cannot write a.json: another program is using it. What was replaced before could not be put back: r.json.");
});

it("a document that no command could read again is not written", () => {
  expect(() => refuseTooLarge([{ path: "a.json", text: `${"x".repeat(24_999_998)}µ`, isWhole: fine }])).not.toThrow();
  expect(() => refuseTooLarge([{ path: "a.json", text: `${"x".repeat(24_999_999)}µ`, isWhole: fine }])).toThrow(expect.objectContaining({ code: 4, message: expect.stringContaining("too large to be read again") as string }) as Error);
});
