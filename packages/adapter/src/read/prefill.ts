/** A feed with what a description of its table says about it, where the feed itself says nothing. */
import type { Dialect, Feed, PortraitIndicator } from "../portrait.js";
import { problem, type FeedProblem } from "../problems.js";
import type { ColumnWriting, Table } from "../table.js";
import type { DescribedColumn, TableDescription } from "./table-description.js";

export interface Prefilled {
  readonly feed: Feed;
  /** The keys that were filled in. */
  readonly problems: readonly FeedProblem[];
}

/** What stands in the feed counts more than what the description says. */
export function prefill(feed: Feed, { dialect, publisher, licence, page }: TableDescription): Prefilled {
  const own: Dialect = feed.dialect ?? {};
  // Both may say where the names are: what the feed says counts alone.
  const given = own.headerRow === undefined ? dialect : withoutHeader(dialect);
  const fresh = Object.keys(given).filter((key) => own[key as keyof Dialect] === undefined);
  const facts = { ...(publisher === null ? {} : { publisher }), ...(licence === null ? {} : { licence }), ...(page === null ? {} : { page }) };
  const added = Object.keys(facts).filter((key) => feed[key as keyof typeof facts] === undefined);
  const taken = [...added, ...fresh.map((key) => `dialect.${key}`)];
  return {
    feed: { ...facts, ...feed, ...(fresh.length === 0 ? {} : { dialect: { ...given, ...own } }) },
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

/** The table with a wanted name in place of another name of the same column, and with what is said about how each column is written. */
export function renameColumns(table: Table, columns: readonly DescribedColumn[], wanted: readonly string[]): { table: Table; problems: readonly FeedProblem[] } {
  const renamed = new Map<number, string>();
  for (const name of wanted) {
    const described = columns.find((column) => namesOf(column).includes(name));
    const at = described === undefined || table.columns.includes(name) ? -1 : table.columns.findIndex((each) => namesOf(described).includes(each));
    if (at !== -1) renamed.set(at, name);
  }
  const found = new Map([...table.writing ?? []].map(([name, writing]) => [renamed.get(table.columns.indexOf(name)) ?? name, writing]));
  const names = table.columns.map((name, at) => renamed.get(at) ?? name);
  const writing = describedWriting(names, columns, found);
  const nulls = [...writing].flatMap(([name, each]) => (wanted.includes(name) ? (each.nulls ?? []).map((text) => `${text} as no figure in ${name}`) : []));
  const taken = [...[...renamed].map(([at, name]) => `${table.columns[at] ?? ""} as ${name}`), ...nulls];
  return { table: { ...table, columns: names, ...(writing.size === 0 ? {} : { writing }) }, problems: taken.length === 0 ? [] : [problem("metadata-used", {}, { taken })] };
}

/** How columns are written: what the description says of each, and where it is silent what was found in the file. */
function describedWriting(names: readonly string[], columns: readonly DescribedColumn[], found: ReadonlyMap<string, ColumnWriting>): Map<string, ColumnWriting> {
  const there = new Set(names);
  const writing = new Map(found);
  for (const column of columns) {
    const nulls = column.nulls.map((text) => text.trim()).filter((text) => text !== "");
    const name = namesOf(column).find((each) => there.has(each));
    if (name === undefined || (nulls.length === 0 && column.decimalChar === null)) continue;
    writing.set(name, { decimalChar: column.decimalChar ?? found.get(name)?.decimalChar, ...(nulls.length === 0 ? {} : { nulls }) });
  }
  return writing;
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
