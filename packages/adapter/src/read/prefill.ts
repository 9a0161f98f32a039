/** A feed with what a description of its table says about it, where the feed itself says nothing. */
import type { Dialect, Feed, PortraitIndicator } from "../portrait.js";
import { problem, type FeedProblem } from "../problems.js";
import type { Table } from "../table.js";
import type { DescribedColumn, TableDescription } from "./table-description.js";

export interface Prefilled {
  readonly feed: Feed;
  /** The keys that were filled in. */
  readonly problems: readonly FeedProblem[];
}

/** What stands in the feed counts more than what the description says. */
export function prefill(feed: Feed, { dialect, publisher, licence, page, columns }: TableDescription): Prefilled {
  const own: Dialect = feed.dialect ?? {};
  // Both may say where the names are: what the feed says counts alone.
  const given = own.headerRow === undefined ? dialect : withoutHeader(dialect);
  const fresh = Object.keys(given).filter((key) => own[key as keyof Dialect] === undefined);
  const facts = { ...(publisher === null ? {} : { publisher }), ...(licence === null ? {} : { licence }), ...(page === null ? {} : { page }) };
  const added = Object.keys(facts).filter((key) => feed[key as keyof typeof facts] === undefined);
  const nulls = columns.flatMap((column) => column.nulls).filter((text) => text.trim() !== "");
  const marks = { ...Object.fromEntries(nulls.map((text) => [text, "not-available" as const])), ...feed.marks };
  const taken = [...added, ...fresh.map((key) => `dialect.${key}`), ...[...new Set(nulls)].map((text) => `marks.${text}`)];
  return {
    feed: { ...facts, ...feed, ...(fresh.length === 0 ? {} : { dialect: { ...given, ...own } }), ...(nulls.length === 0 ? {} : { marks }) },
    problems: taken.length === 0 ? [] : [problem("metadata-used", {}, { taken })],
  };
}

function withoutHeader({ headerRows: _rows, headerJoin: _join, ...rest }: Dialect): Dialect {
  return rest;
}

/** Every other name of the wanted columns: the header row may hold titles where a mapping has names. */
export function otherNames(columns: readonly DescribedColumn[], wanted: readonly string[]): string[] {
  return columns.filter((column) => namesOf(column).some((name) => wanted.includes(name))).flatMap(namesOf);
}

/** The table with a wanted name in place of another name of the same column. */
export function renameColumns(table: Table, columns: readonly DescribedColumn[], wanted: readonly string[]): { table: Table; problems: readonly FeedProblem[] } {
  const renamed = new Map<number, string>();
  for (const name of wanted) {
    const described = columns.find((column) => namesOf(column).includes(name));
    const at = described === undefined || table.columns.includes(name) ? -1 : table.columns.findIndex((each) => namesOf(described).includes(each));
    if (at !== -1) renamed.set(at, name);
  }
  if (renamed.size === 0) return { table, problems: [] };
  const taken = [...renamed].map(([at, name]) => `${table.columns[at] ?? ""} as ${name}`);
  return { table: { ...table, columns: table.columns.map((name, at) => renamed.get(at) ?? name) }, problems: [problem("metadata-used", {}, { taken })] };
}

function namesOf({ name, titles }: DescribedColumn): string[] {
  return [name, ...titles];
}

/** An indicator with the unit that its column is described with, when it states none. */
export function withUnit(indicator: PortraitIndicator, columns: readonly DescribedColumn[]): PortraitIndicator {
  const { value, scale } = indicator.mapping;
  const column = typeof value === "string" ? value : "column" in value ? value.column : null;
  const unit = columns.find((each) => column !== null && namesOf(each).includes(column))?.unit ?? null;
  return indicator.unit !== undefined || unit === null || scale !== undefined ? indicator : { ...indicator, unit: { symbol: unit } };
}
