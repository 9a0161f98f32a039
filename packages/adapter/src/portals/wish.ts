/** What all the mappings of a source together need of it: the only rows that may be left with the publisher, or left out here. */
import type { AreaRegister } from "../areas/areas.js";
import { folded, partsOf } from "../map/areas.js";
import { leavesOf } from "../map/columns.js";
import type { NamedPlace } from "../places.js";
import { periodColumns, type Mapping } from "../portrait.js";
import type { Wish } from "./portal.js";

/** One that reads a source: a mapping, of an indicator or of what it is divided by, with the places it is for. */
export interface SourceUser {
  readonly mapping: Mapping;
  readonly place: NamedPlace;
  readonly comparators: readonly NamedPlace[];
}

/**
 * What may be asked of the portal. Columns are not narrowed: one that no mapping names is what shows that two rows are about
 * different things. Nor is the period: a doughnut shows how its figures went. Areas are asked for only in a column that is
 * surely one of codes.
 */
export function wishOf(users: readonly SourceUser[], register?: AreaRegister): Wish {
  const keep = new Map<string, readonly string[]>();
  const area = agreedArea(users);
  if (area !== null && users.every((user) => isOfCodes(user, area))) keep.set(area, textsOf(users, register));
  for (const [column, texts] of agreedWhere(users)) if (!keep.has(column)) keep.set(column, texts);
  const sum = area !== null && keep.has(area) ? agreedSum(users, area) : null;
  return { columns: [], keep, ...(sum === null ? {} : { sum }) };
}

/** The sum that all mappings make of the same parts; null when any looks at more than the sum, such as a mark beside a figure. */
function agreedSum(users: readonly SourceUser[], area: string): NonNullable<Wish["sum"]> | null {
  const sums = users.map(({ mapping }) => {
    const { rollUp, value, low, high, status, unit, marks, where = {}, unpivot } = mapping;
    const isPlain = [low, high, status, unit?.column, marks, unpivot].every((each) => each === undefined);
    const time = periodColumns(mapping);
    if (!isPlain || rollUp?.how !== "sum" || typeof value !== "string" || time.length === 0) return null;
    return { of: [rollUp.of].flat(), by: [...new Set([area, ...time, ...Object.keys(where).sort()])], time, value };
  });
  const [first] = sums;
  return first !== undefined && first !== null && sums.every((sum) => JSON.stringify(sum) === JSON.stringify(first)) ? first : null;
}

/** The column that all mappings read the area from; null when they differ, or make columns of their own. */
export function agreedArea(users: readonly SourceUser[]): string | null {
  const [first, ...others] = users.map(({ mapping }) => (mapping.unpivot === undefined ? mapping.area?.column ?? null : null));
  return first === undefined || others.some((column) => column !== first) ? null : first;
}

/** Columns that every mapping chooses rows by, each with the texts that any of them asks for. */
export function agreedWhere(users: readonly SourceUser[]): ReadonlyMap<string, readonly string[]> {
  const [first, ...others] = users.map(({ mapping: { where = {}, unpivot } }) => (unpivot === undefined ? new Map(Object.entries(where).map(([column, asked]) => [column, [asked].flat()])) : new Map<string, string[]>()));
  const agreed = [...(first ?? [])].filter(([column]) => others.every((other) => other.has(column)));
  return new Map(agreed.map(([column, asked]) => [column, [...new Set([...asked, ...others.flatMap((other) => other.get(column) ?? [])])].sort()]));
}

/** Every column that any mapping chooses rows by, also in the parts of its figure. */
export function choosingColumns(users: readonly SourceUser[]): string[] {
  return [...new Set(users.flatMap(({ mapping }) => [mapping.where ?? {}, ...leavesOf(mapping.value).map(({ where = {} }) => where)].flatMap(Object.keys)))];
}

/** Does a table's column of this name hold codes? With another text for the place, the mapping says how the column is written. */
function isOfCodes({ mapping, place }: SourceUser, column: string): boolean {
  const isNamed = /(^|[^a-z])(cd|code)([^a-z]|$)|cd$|code$|gss/i.test(column);
  return (isNamed && (mapping.area?.is ?? place.code) !== undefined) || (mapping.area?.is !== undefined && /^[A-Z]\d{8}$/.test(mapping.area.is));
}

/** All texts that may stand for the places in a column of codes. */
function textsOf(users: readonly SourceUser[], register: AreaRegister | undefined): readonly string[] {
  return [...new Set(users.flatMap((user) => placeGroups(user, register)).flat())].sort();
}

/** The texts that may stand for each place that a mapping wants, in a column of codes. */
function placeGroups({ mapping, place, comparators }: SourceUser, register: AreaRegister | undefined): string[][] {
  const own = knownCodes({ mapping, place, comparators: [] }, register);
  const groups = [
    [mapping.area?.is ?? place.code ?? "", ...own],
    ...comparators.map((other) => [other.code ?? "", ...(other.names ?? []), ...knownCodes({ mapping, place: {}, comparators: [other] }, register)]),
  ];
  return groups.map((texts) => texts.filter((text) => text !== ""));
}

/** Groups of texts by column: of each, one must come when the portal chooses rows, or the answer may lack what a mapping would find. */
export function neededTexts(users: readonly SourceUser[], { keep }: Wish, register: AreaRegister | undefined): ReadonlyMap<string, readonly (readonly string[])[]> {
  const area = agreedArea(users);
  return new Map([...keep].map(([column, texts]) => {
    const groups = column === area && !agreedWhere(users).has(column) ? users.flatMap((user) => placeGroups(user, register)) : texts.map((text) => [text]);
    return [column, [...new Map(groups.map((group) => [JSON.stringify(group), group])).values()]];
  }));
}

/** How the place and those beside it are written, as far as the portrait says. */
function placeTexts({ mapping, place, comparators }: SourceUser): string[] {
  const asked = mapping.area?.is ?? place.code;
  return [...(asked === undefined ? [] : [asked]), ...comparators.flatMap(({ code = "", names = [] }) => [code, ...names])];
}

/** Other codes of the same areas, and those of the areas they were made from. */
function knownCodes({ mapping, place, comparators }: SourceUser, register: AreaRegister | undefined): string[] {
  const codes = (mapping.area?.is === undefined ? [place, ...comparators] : comparators).flatMap(({ code = "" }) => (register?.area(code) === undefined ? [] : [code]));
  return codes.flatMap((code) => [code, ...(register?.sameAs(code) ?? []), ...(mapping.area?.formerly === "sum" && register !== undefined ? partsOf(code, register) : [])]);
}

/** May the text stand for any of the places? Rather once too often than not: the mappings look again. */
export function wantedTexts(users: readonly SourceUser[], register: AreaRegister | undefined): (text: string) => boolean {
  const codes = new Set(users.flatMap((user) => knownCodes(user, register)));
  const texts = new Set([...users.flatMap(placeTexts), ...codes].map(folded));
  return (text) => {
    if (texts.has(folded(text))) return true;
    const areas = register?.find(text) ?? [];
    return areas.some(({ code }) => codes.has(code));
  };
}
