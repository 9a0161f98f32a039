/** A register of areas: what a code or a name stands for, and what became of it. Data in, answers out. */
import { bareName, coreName, plainName } from "./spelling.js";

export interface Area {
  readonly code: string;
  readonly name: string;
  /** The year in which it ended or got another code; null while it lasts. */
  readonly until: number | null;
  /** The codes that followed it. */
  readonly successors: readonly string[];
  /** Is the one successor the same area under another code? Its boundary may have moved a little. */
  readonly continues: boolean;
  /** Larger areas it lies in: county, combined authority, region, nation, the United Kingdom. */
  readonly within: readonly string[];
}

export interface AreaRegister {
  /** Every area, former ones too, in the order of their codes. */
  readonly all: () => readonly Area[];
  /** The area with this code; undefined for codes of other systems. */
  readonly area: (code: string) => Area | undefined;
  /** All areas that a text may stand for: by code, by name, by a spelling met. Those that last, if there are any. */
  readonly find: (text: string) => readonly Area[];
  /** All areas that have these whole words, in this order, somewhere in a name of theirs: "Derry" for Derry City and Strabane. */
  readonly containing: (words: string) => readonly Area[];
  /** Other codes of the same area, earlier and later, the nearest first. */
  readonly sameAs: (code: string) => readonly string[];
  /** The areas that became one with this code, all of them; none when it was not made so. */
  readonly madeOf: (code: string) => readonly string[];
}

/** No name of a place that people write is longer. */
const longest = 200;

/** The register in a text of lines: code, name, until, successors, areas it lies in, other names, separated by tabs. */
export function registerOf(text: string): AreaRegister {
  const areas = new Map<string, Area>();
  const plain = new Map<string, Area[]>();
  const core = new Map<string, Area[]>();
  for (const line of text.split("\n").filter((each) => each !== "")) {
    const { area, names } = areaIn(line);
    areas.set(area.code, area);
    for (const name of names) {
      enter(plain, plainName(name), area);
      enter(core, coreName(name), area);
    }
  }
  const predecessors = predecessorsIn(areas);
  const find = (name: string): readonly Area[] => {
    if (name.length > longest) return [];
    const names = [name, bareName(name)].flatMap((each) => [plain.get(plainName(each)), core.get(coreName(each))]);
    return found(areas.get(name.trim().toUpperCase()), ...names, inTwoLanguages(name, find));
  };
  return {
    all: () => [...areas.values()],
    area: (code) => areas.get(code),
    find,
    containing: (words) => (words.length > longest ? [] : containing(plainName(words), plain)),
    sameAs: (code) => sameAs(code, areas, predecessors),
    madeOf: (code) => (predecessors.get(code) ?? []).filter(isPart).map((area) => area.code),
  };
}

function areaIn(line: string): { area: Area; names: string[] } {
  const [code = "", name = "", until = "", successors = "", within = "", others = ""] = line.split("\t");
  const next = wordsOf(successors);
  const area = {
    code, name,
    until: until === "" ? null : Number(until),
    successors: next.map((each) => each.replace("=", "")),
    continues: next.some((each) => each.startsWith("=")),
    within: [...wordsOf(within), ...nationOf(code)],
  };
  return { area, names: [name, ...others.split("|")] };
}

function wordsOf(text: string): string[] {
  return text.split(" ").filter((word) => word !== "");
}

const nations: ReadonlyMap<string, string> = new Map([["E", "E92000001"], ["W", "W92000004"], ["S", "S92000003"], ["N", "N92000002"]]);

function nationOf(code: string): string[] {
  const nation = nations.get(code.charAt(0));
  if (nation === undefined) return [];
  return nation === code ? ["K02000001"] : [nation, "K02000001"];
}

function enter(index: Map<string, Area[]>, name: string, area: Area): void {
  const known = index.get(name);
  if (name !== "" && !known) index.set(name, [area]);
  else if (known && !known.includes(area)) known.push(area);
}

/** The first of these that is anything, and of several the ones that last: "Somerset" is the council, no longer the county. */
function found(byCode: Area | undefined, ...byName: readonly (readonly Area[] | undefined)[]): readonly Area[] {
  if (byCode) return [byCode];
  const named = byName.find((areas) => areas !== undefined) ?? [];
  const lasting = named.filter(({ until, successors }) => until === null && successors.length === 0);
  return lasting.length > 0 ? lasting : named;
}

/** "Cardiff / Caerdydd": both halves must stand for the one area. */
function inTwoLanguages(name: string, find: (half: string) => readonly Area[]): readonly Area[] | undefined {
  const [first, second, ...more] = name.split("/");
  if (first === undefined || second === undefined || more.length > 0) return undefined;
  const areas = find(first);
  const same = find(second);
  return areas.length === 1 && same.length === 1 && areas[0] === same[0] ? areas : undefined;
}

function containing(words: string, names: ReadonlyMap<string, readonly Area[]>): readonly Area[] {
  if (words === "") return [];
  return [...new Set([...names].flatMap(([name, areas]) => (` ${name} `.includes(` ${words} `) ? areas : [])))];
}

function predecessorsIn(areas: ReadonlyMap<string, Area>): ReadonlyMap<string, Area[]> {
  const predecessors = new Map<string, Area[]>();
  for (const area of areas.values()) for (const next of area.successors) enter(predecessors, next, area);
  return predecessors;
}

/** A county is no part beside its own districts. */
function isPart({ code, successors, continues }: Area): boolean {
  return successors.length === 1 && !continues && !code.startsWith("E10");
}

function sameAs(code: string, areas: ReadonlyMap<string, Area>, predecessors: ReadonlyMap<string, readonly Area[]>): string[] {
  const same = new Set([code]);
  // What is added on the way is looked at too: codes follow codes.
  for (const each of same) {
    for (const { code: earlier, continues } of predecessors.get(each) ?? []) if (continues) same.add(earlier);
    const area = areas.get(each);
    if (area?.continues === true) for (const next of area.successors) same.add(next);
  }
  same.delete(code);
  return [...same];
}
