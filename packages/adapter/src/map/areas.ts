/** Whose figures are these? The place's, another place's to show beside it, or nobody's that the doughnut is about. */
import { nearest } from "@place-doughnut/schema";
import type { AreaRegister } from "../areas/areas.js";
import { isGssCode } from "../areas/uk.js";
import type { Mapping } from "../portrait.js";
import { problem, type FeedProblem } from "../problems.js";
import type { Table, TableRow } from "../table.js";
import type { Columns } from "./columns.js";
import { columnIndex, oncePerColumn } from "./table-index.js";

/** A place as a table may name it. */
export interface MapArea {
  /** What its observations are labelled with: its code, or its name where it has none. */
  readonly id: string;
  /** What people call it, for messages. */
  readonly title: string;
  readonly code?: string | undefined;
  readonly names: readonly string[];
}

/** What a row is about: an area itself; the same area under another code of its; or a part it was made from. */
export interface Match {
  readonly area: MapArea;
  readonly as: "itself" | "other-code" | "part";
  /** The code of the part, or the other code. */
  readonly code: string;
}

export interface Areas {
  /** The place first, then those beside it. */
  readonly wanted: readonly MapArea[];
  /** What a row is about; null for any area that is not wanted. */
  readonly matchOf: (row: TableRow) => Match | null;
  /** What a text of the column is about; a table without such a column is all about the place. */
  readonly matchOfText: (text: string) => Match | null;
  /** The rows that are about a wanted area, in their order. */
  readonly rows: readonly TableRow[];
  /** The figures taken for the place's are those of a larger area that it lies in. */
  readonly isWider: boolean;
  readonly problems: readonly FeedProblem[];
}

export interface AreaOptions {
  readonly place: MapArea;
  readonly comparators: readonly MapArea[];
  /** Knows names and codes that have changed. Without one only the very texts are compared. */
  readonly register?: AreaRegister | undefined;
}

/** Finds the place and its comparators in the table. A table without an area column is all about the place. */
export function findAreas(mapping: Mapping, columns: Columns, table: Table, options: AreaOptions): Areas {
  const { place, comparators, register } = options;
  const itself: Match = { area: place, as: "itself", code: place.code ?? "" };
  if (mapping.area === undefined) return { wanted: [place], matchOf: () => itself, matchOfText: () => itself, rows: table.rows, isWider: false, problems: [] };
  const { column: name, is, formerly } = mapping.area;
  const where = { column: name };
  const asked = is ?? place.code;
  if (asked === undefined) return { wanted: [], matchOf: () => null, matchOfText: () => null, rows: [], isWider: false, problems: [problem("area-unstated", where)] };
  const column = columns.get(name) ?? -1;
  const index = columnIndex(table, column);
  const present: ReadonlySet<string> = new Set(index.keys());
  const lookup = new Lookup(oncePerColumn(index, (texts) => new ColumnTexts(texts)));
  for (const other of comparators) for (const text of [...other.names, other.code ?? ""]) lookup.add(text, { area: other, as: "itself", code: other.code ?? "" });
  // A blank may stand for the place: the SDG files leave the country's cell empty.
  lookup.set(asked, itself);
  const problems: FeedProblem[] = [];
  if (register) for (const area of is === undefined ? [place, ...comparators] : comparators) problems.push(...lookup.addKnown(area, register, formerly === "sum", where));
  if (!lookup.has(place)) problems.push(absent(asked, present, is === undefined ? register : undefined, where));
  const wider = register ? widerThan(place, asked, register) : null;
  if (wider !== null) problems.push(problem("area-wider", where, { area: place.title, wider }));
  const matches = lookup.all();
  const places = [...matches.keys()].flatMap((text) => index.get(text) ?? []).sort((a, b) => a - b);
  return {
    wanted: [place, ...comparators],
    matchOf: (row) => matches.get(row.cells[column] ?? "") ?? null,
    matchOfText: (text) => matches.get(text) ?? null,
    rows: places.flatMap((at) => table.rows[at] ?? []),
    isWider: wider !== null, problems,
  };
}

/** The different texts of a column. */
class ColumnTexts {
  /** As texts are compared → all ways in which the column writes them. */
  readonly written = new Map<string, string[]>();
  #named: { readonly register: AreaRegister; readonly texts: ReadonlyMap<string, readonly string[]> } | null = null;

  constructor(texts: Iterable<string>) {
    for (const text of texts) enter(this.written, folded(text), text);
  }

  /** The texts that are no codes and stand for the area with this code alone. Worked out once for all areas. */
  namesOf(code: string, register: AreaRegister): readonly string[] {
    if (this.#named?.register !== register) {
      const texts = new Map<string, string[]>();
      for (const text of [...this.written.values()].flat()) {
        const area = isGssCode(text.trim()) ? undefined : only(register.find(text));
        if (area) enter(texts, area.code, text);
      }
      this.#named = { register, texts };
    }
    return this.#named.texts.get(code) ?? [];
  }
}

function enter(lists: Map<string, string[]>, key: string, text: string): void {
  const known = lists.get(key);
  if (known) known.push(text);
  else lists.set(key, [text]);
}

/** What each text of the column stands for. */
class Lookup {
  readonly #matches = new Map<string, Match>();
  readonly #column: ColumnTexts;

  constructor(column: ColumnTexts) {
    this.#column = column;
  }

  /** What each of the column's own texts stands for; those that stand for nothing wanted are not there. */
  all(): Map<string, Match> {
    return new Map([...this.#matches].flatMap(([text, match]) => (this.#column.written.get(text) ?? []).map((written) => [written, match] as const)));
  }

  has(area: MapArea): boolean {
    return [...this.#matches].some(([text, match]) => match.area === area && this.#column.written.has(text));
  }

  set(text: string, match: Match): void {
    this.#matches.set(folded(text), match);
  }

  add(text: string, match: Match): void {
    if (folded(text) !== "") this.set(text, match);
  }

  /** What the register knows about an area: its other codes, the areas it was made from, and – where it has no code here – its names. */
  addKnown(area: MapArea, register: AreaRegister, parts: boolean, where: { column: string }): FeedProblem[] {
    const { code } = area;
    if (code === undefined || register.area(code) === undefined) return [];
    for (const other of register.sameAs(code)) this.#offer(other, { area, as: "other-code", code: other });
    if (parts) for (const part of partsOf(code, register)) this.#offer(part, { area, as: "part", code: part });
    const texts = this.#column.namesOf(code, register).filter((text) => !this.#matches.has(folded(text)));
    if (texts.length === 0) return [];
    // A name beside the code may be another figure of the area, or the same one: that is for people to say.
    if (this.has(area)) return [problem("area-named-too", where, { area: area.title, code, texts })];
    for (const text of texts) this.#offer(text, { area, as: "itself", code });
    return [problem("area-by-name", where, { area: area.title, code, texts })];
  }

  /** Enters a text that nothing else was said of. */
  #offer(text: string, match: Match): void {
    if (!this.#matches.has(folded(text))) this.add(text, match);
  }
}

/** All areas that one was made from, and that those were made from. */
export function partsOf(code: string, register: AreaRegister): string[] {
  return register.madeOf(code).flatMap((part) => [part, ...partsOf(part, register)]);
}

function only<T>(all: readonly T[]): T | undefined {
  return all.length === 1 ? all[0] : undefined;
}

/** Why the place is not there: it has changed, and what the table has cannot be its; or nobody knows. */
function absent(asked: string, present: ReadonlySet<string>, register: AreaRegister | undefined, where: { column: string }): FeedProblem {
  const texts = [...present];
  const changed = register?.area(asked) && relatives(asked, texts, register);
  if (changed) return problem("area-changed", where, { area: asked, ...changed });
  return problem("area-not-found", where, { area: asked, found: texts, nearest: isGssCode(asked) ? null : nearest(asked, present) });
}

/** Areas of the table that became the one asked for together with others, or that it became. */
function relatives(code: string, texts: readonly string[], register: AreaRegister): { found: string; successors: readonly string[]; summable: boolean } | null {
  const titled = (each: string): string => register.area(each)?.name ?? each;
  const own = new Set(register.area(code)?.successors);
  for (const text of texts) {
    const there = only(register.find(text));
    if (!there) continue;
    if (there.successors.includes(code)) return { found: text, successors: there.successors.map(titled), summable: there.successors.length === 1 && register.madeOf(code).includes(there.code) };
    if (own.has(there.code)) return { found: text, successors: [titled(there.code)], summable: false };
  }
  return null;
}

/** The name of the larger area that stands in for the place; null when none does. */
function widerThan({ code = "" }: MapArea, asked: string, register: AreaRegister): string | null {
  const used = only(register.find(asked));
  return used !== undefined && register.area(code)?.within.includes(used.code) === true ? used.name : null;
}

/** Names of places are written in capitals here and there ("ENGLAND"). */
export function folded(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
}
