import { ukAreas, ukAreasCredit } from "@place-doughnut/adapter";
import { readFileSync, statSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ukAreasModule } from "../../../scripts/uk-areas.js";
import { file } from "../tables.js";

const register = await ukAreas();
const codes = (text: string): string[] => register.find(text).map(({ code }) => code);

describe("a name stands for its area", () => {
  test.each([
    ["Trafford", "E08000009"], ["TRAFFORD", "E08000009"], ["Trafford MBC", "E08000009"], ["Trafford Metropolitan Borough Council", "E08000009"],
    ["Kingston upon Hull, City of", "E06000010"], ["Kingston upon Hull", "E06000010"], ["hull city council", "E06000010"], ["Hull City Council", "E06000010"], ["Bristol, City of", "E06000023"],
    ["Darlington UA", "E06000005"], ["Herefordshire, County of", "E06000019"], ["London Borough of Barking & Dagenham", "E09000002"], ["Barking and Dagenham", "E09000002"],
    ["aberdeen cuty", "S12000033"], ["Glasgow City", "S12000049"], ["Na h-Eileanan Siar", "S12000013"], ["Ynys Môn", "W06000001"], ["Isle of Anglesey", "W06000001"], ["Caerdydd", "W06000015"],
    ["Armagh City, Banbridge and Craigavon", "N09000002"], ["City of London", "E09000001"], ["London", "E12000007"], ["ENGLAND", "E92000001"], ["Cymru", "W92000004"],
    ["Tees Valley Combined Authority", "E47000006"], ["St. Helens", "E08000013"], ["King's Lynn and West Norfolk", "E07000146"], ["King’s Lynn and West Norfolk", "E07000146"],
    ["Bath & NES", "E06000022"], ["Cardiff / Caerdydd", "W06000015"], ["Isle of Anglesey/Ynys Môn", "W06000001"],
    ["Trafford (B)", "E08000009"], ["Darlington (UA)", "E06000005"], ["Trafford1", "E08000009"], ["Trafford¹", "E08000009"], ["Trafford [note 2]", "E08000009"], ["Barking & Dagenham (LB) [3]", "E09000002"],
    ["E08000009", "E08000009"], [" e08000009 ", "E08000009"],
  ])("%s is %s", (name, code) => {
    expect(codes(name)).toEqual([code]);
  });

  test("and of several that had it, for the one that lasts", () => {
    expect([codes("Somerset"), codes("North Yorkshire"), codes("Barnsley"), codes("Buckinghamshire")]).toEqual([["E06000066"], ["E06000065"], ["E08000038"], ["E06000060"]]);
  });

  test("unless several last, which is for somebody else to decide", () => {
    expect(codes("West Midlands")).toEqual(expect.arrayContaining(["E12000005", "E47000007"]));
    expect(codes("North East").length).toBeGreaterThan(1);
  });

  test.each(["", "Neverland", "__proto__", "constructor", "council", "E99999999", "Rest of England", "-", "Leeds / Bradford", "Leeds / Neverland", "/", "Neverland1", "Newcastle (Staffs)", "E0800000"])("and %j stands for none", (name) => {
    expect(codes(name)).toEqual([]);
  });
});

describe("words stand for the areas whose names contain them", () => {
  const containing = (words: string): string[] => register.containing(words).filter(({ until }) => until === null).map(({ code }) => code);

  test("whole and in their order, whatever the capitals and dots", () => {
    expect([containing("DERRY"), containing("kings lynn"), containing("Lynn King's"), containing("Derr")]).toEqual([["N09000005"], ["E07000146"], [], []]);
  });

  test.each(["", " ", "-", "x".repeat(10_000)])("and %j for none", (words) => {
    expect(containing(words)).toEqual([]);
  });
});

describe("codes follow codes", () => {
  test.each([
    ["E08000038", ["E08000016"]], ["E08000016", ["E08000038"]], ["E08000039", ["E08000019"]], ["E06000060", ["E10000002"]], ["E06000066", ["E10000027"]],
    ["S12000049", ["S12000043", "S12000046"]], ["E07000240", ["E07000100"]], ["E06000059", []], ["E06000063", []], ["E08000009", []], ["NO-SUCH", []],
  ])("%s is the same area as %j", (code, same) => {
    expect([...register.sameAs(code)].sort()).toEqual(same);
  });

  test.each([
    ["E06000058", ["E06000028", "E06000029", "E07000048"]], ["E06000063", ["E07000026", "E07000028", "E07000029"]], ["E06000064", ["E07000027", "E07000030", "E07000031"]],
    ["E06000066", ["E07000187", "E07000188", "E07000189", "E07000246"]], ["E07000246", ["E07000190", "E07000191"]], ["E06000060", ["E07000004", "E07000005", "E07000006", "E07000007"]],
    ["E47000014", ["E47000010", "E47000011"]], ["E08000038", []], ["E08000009", []],
  ])("%s was made of %j", (code, parts) => {
    expect(register.madeOf(code)).toEqual(parts);
  });

  test("what became two is no predecessor of either", () => {
    for (const code of ["E10000006", "E10000021"]) expect(register.area(code)).toMatchObject({ continues: false });
    expect(register.area("E10000006")).toMatchObject({ name: "Cumbria", until: 2023, successors: ["E06000063", "E06000064"] });
    // Dorset lost Christchurch, so the county's figures are not those of today's Dorset.
    expect(register.area("E10000009")).toMatchObject({ successors: ["E06000059"], continues: false });
  });
});

test("an area knows the larger ones it lies in", () => {
  expect(register.area("E08000009")?.within).toEqual(["E47000001", "E12000002", "E92000001", "K02000001"]);
  expect(register.area("S12000049")?.within).toEqual(["S92000003", "K02000001"]);
  expect(register.area("E07000223")?.within).toContain("E10000032");
  expect(register.area("K02000001")?.within).toEqual([]);
});

test("every code in the files of ONS Explore Local Statistics that names its successor is followed as they say", () => {
  // Two of its notes are slips: Perth and Kinross did not become North Lanarkshire, and a district of Northamptonshire became one council, not both.
  const slips = new Set(["S12000024", "E07000150", "E07000151", "E07000152", "E07000153", "E07000154", "E07000155", "E07000156"]);
  const text = ["adult-obesity-prevalence", "claimant-count", "domestic-gas-consumption", "gcses-in-english-and-maths", "modelled-unemployment", "persistent-absences-for-all-pupils"]
    .map((name) => new TextDecoder().decode(file(`examples/trafford/feeds/ons-${name}.csv`))).join("\n");
  const notes = new Map([...text.matchAll(/^([A-Z]\d{8}),.*Obsolete code since \d{4} \(replaced by ([^)]*)/gmu)].map(([, code = "", by = ""]) => [code, by.match(/[A-Z]\d{8}/g) ?? []]));
  expect(notes.size).toBeGreaterThan(20);
  for (const [code, successors] of notes) if (!slips.has(code)) expect([code, ...register.area(code)!.successors]).toEqual([code, ...successors]);
});

test("the register is the one its sources make, small enough to publish, and says whose it is", () => {
  const path = "packages/adapter/src/areas/register.ts";
  const written = readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");
  expect(written, "run npm run generate").toBe(ukAreasModule());
  expect(statSync(new URL(`../../../${path}`, import.meta.url)).size).toBeLessThan(60_000);
  for (const credit of [written, ukAreasCredit]) expect(credit).toMatch(/mySociety.*CC BY 4\.0.*Office for National Statistics.*Open Government Licence/su);
});
