import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { fileName } from "../../packages/cli/src/place.js";
import { emptyFolder } from "./folder.js";
import { ran } from "./ran.js";

const feeds = resolve("examples/uk/feeds");

it.each([["E08000035", "leeds"], ["Leeds", "leeds"], ["leeds city council", "leeds"], ["Cardiff", "cardiff"], ["Na h-Eileanan Siar", "na-h-eileanan-siar"], ["E10000032", "west-sussex"], ["Barnsley", "barnsley"]])(
  "init --place %s writes a portrait that builds", async (place, name) => {
    const folder = emptyFolder();
    const made = await ran(folder, "init", "--place", place);
    expect(made).toMatchObject({ code: 0, err: "" });
    expect(made.out).toContain(`Wrote ${name}.portrait.json`);
    expect(await ran(folder, "check", `${name}.portrait.json`)).toMatchObject({ code: 0 });
    const built = await ran(folder, "build", `${name}.portrait.json`, "--replay", feeds);
    expect(built).toMatchObject({ code: 0, err: "" });
    const [, withFigure, all] = /^(\d+) of (\d+) indicators with a figure$/m.exec(built.out)!;
    expect(withFigure).toBe(all);
    expect(readdirSync(folder).sort()).toEqual([`${name}.doughnut.json`, `${name}.doughnut.json.lock.json`, `${name}.portrait.json`]);
  });

it("says what it leaves out, whose figures stand in, and what to do next", async () => {
  const { out } = await ran(emptyFolder(), "init", "--place", "Adur");
  expect(out.split("\n")).toEqual(expect.arrayContaining([
    "Adur (E07000223): 18 indicators from 15 sources",
    "  Pupils who are often absent: the figure for West Sussex",
    "  left out, this council is not in the table this catalogue uses: Gender pay gap",
    "  left out, no councils of this kind in the table this catalogue uses: People in work",
    "Next: npx --no-install place-doughnut build adur.portrait.json",
  ]));
});

it.each([
  [["init"], "Say for which place"],
  [["init", "--place", "Leed"], "There is no council Leed in the United Kingdom. Did you mean Leeds (E08000035)?"],
  [["init", "--place", "E08000099"], "There is no council E08000099 in the United Kingdom.\n"],
  [["init", "--place", "E08000016"], "Barnsley (E08000016) is no more. Use what followed it: Barnsley (E08000038)."],
  [["init", "--place", "Cumbria"], "Use what followed it: Cumberland (E06000063) or Westmorland and Furness (E06000064)."],
  [["init", "--place", "North East"], "is not a council"],
  [["init", "--place", "Leeds", "-o", "nowhere/a.json"], "its folder does not exist"],
  [["init", "--place", "Leeds", "-o", "sub"], "it is a folder"],
  [["init", "Leeds"], "Say the place with an option: use --place Leeds. See place-doughnut init --help."],
  [["init", "Ynys", "Môn"], "use --place \"Ynys Môn\"."],
  [["build-all", "--replay", feeds], "Say into which folder"],
  [["build-all", "--replay", feeds, "-o", "nowhere/deep"], "its folder does not exist"],
  [["build-all", "--replay", feeds, "-o", "a.txt"], "a.txt is not a folder."],
  [["build-all", "all", "--replay", feeds], "build-all takes no file: all."],
  [["build-all", "-o", "sub", "--offline"], "name it with --record"],
])("%j is exit code 2, and nothing is written", async (argv, sentence) => {
  const folder = emptyFolder();
  mkdirSync(join(folder, "sub"));
  writeFileSync(join(folder, "a.txt"), "mine");
  const { code, out, err } = await ran(folder, ...argv);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(sentence);
  expect(readdirSync(folder)).toEqual(["a.txt", "sub"]);
});

it.each([
  ["Derry", "Derry City and Strabane (N09000005)"], ["Armagh", "Armagh City, Banbridge and Craigavon (N09000002)"], ["Kensington", "Kensington and Chelsea (E09000020)"],
  ["Rhondda", "Rhondda Cynon Taf (W06000016)"], ["Brighton", "Brighton and Hove (E06000043)"], ["Telford", "Telford and Wrekin (E06000020)"], ["stoke", "Stoke-on-Trent (E06000021)"],
  ["Richmond", "Richmond upon Thames (E09000027)"], ["Kings Lynn", "King's Lynn and West Norfolk (E07000146)"], ["Malling", "Tonbridge and Malling (E07000115)"],
])("init --place %s suggests the council that has the word in its name: %s", async (asked, suggested) => {
  const { code, err } = await ran(emptyFolder(), "init", "--place", asked);
  expect(code).toBe(2);
  expect(err).toContain(`Did you mean ${suggested}?`);
});

it("suggests all councils that have the word, and none where they are too many to choose from", async () => {
  expect((await ran(emptyFolder(), "init", "--place", "Forest")).err).toMatch(/Did you mean (?:[^?]+ or ){4}[^?]+\?/);
  for (const word of ["and", "North"]) expect((await ran(emptyFolder(), "init", "--place", word)).err).toMatch(/in the United Kingdom\.\n$/);
});

it("the next step it prints is the build that asks the publishers, and builds offline where their answers are", async () => {
  const folder = emptyFolder();
  const { out } = await ran(folder, "init", "--place", "Leeds");
  const next = /^Next: npx --no-install place-doughnut (.*)$/m.exec(out)![1]!;
  expect(next).toBe("build leeds.portrait.json");
  expect(await ran(folder, ...next.split(" "), "--replay", feeds)).toMatchObject({ code: 0 });
});

it("never replaces a file, its own neither, unless told to", async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "leeds.portrait.json"), "mine");
  expect(await ran(folder, "init", "--place", "Leeds")).toMatchObject({ code: 2, out: "", err: expect.stringContaining("is there already") as unknown });
  expect(readFileSync(join(folder, "leeds.portrait.json"), "utf8")).toBe("mine");
  expect((await ran(folder, "init", "--place", "Leeds", "--force")).code).toBe(0);
  expect(JSON.parse(readFileSync(join(folder, "leeds.portrait.json"), "utf8"))).toMatchObject({ place: { name: "Leeds" } });
  expect((await ran(folder, "init", "--place", "Leeds")).code).toBe(2);
});

it("file names are plain, whatever the place's name", () => {
  expect(["Armagh City, Banbridge and Craigavon", "Ynys Môn", "King's Lynn"].map(fileName)).toEqual(["armagh-city-banbridge-and-craigavon", "ynys-mon", "king-s-lynn"]);
});

it("build-all writes a document for each council into a folder that it makes, and says how many indicators each has", { timeout: 300_000 }, async () => {
  const folder = emptyFolder();
  const { code, out, err } = await ran(folder, "build-all", "--replay", feeds, "-o", "all");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(readdirSync(join(folder, "all"))).toHaveLength(361);
  expect(out).toContain("Leeds (E08000035): 20 of 20 indicators with a figure");
  expect(out).toMatch(/warning {2}area-wider {2}persistent-absence, in 164 places/);
  expect(out).toMatch(/Wrote 361 of 361 documents\n$/);
});
