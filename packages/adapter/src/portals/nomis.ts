/**
 * Nomis, the labour market and census statistics of the Office for National Statistics, as CSV.
 *
 * A guest gets 25,000 rows at a time and is not told: the number of all rows stands in the column RECORD_COUNT of every
 * row, so it is always asked for. `time` is a range, `date` a list; Nomis takes `date` when it is given both, so a query
 * has one of them. Source of these facts: the client of rOpenSci (ropensci/nomisr, `R/data_download.R`). Not tried on the
 * live service: that Nomis takes GSS codes as `geography`, and codes of other dimensions under the column's name.
 */
import * as v from "valibot";
import { problem } from "../problems.js";
import { readers } from "../read/readers.js";
import type { Table } from "../table.js";
import { refusalIn, saidIn, textsOf, withoutColumns } from "./answer.js";
import { address } from "./address.js";
import type { Plan, Portal, PortalFeed, Step, Wish } from "./portal.js";
import { fitting } from "./question.js";
import { refuse } from "./reply.js";

const codes = v.union([v.string(), v.array(v.string())]);
const common = {
  /** Areas: Nomis's own numbers, GSS codes, or types such as TYPE499. All areas when left out. */
  geography: v.optional(codes),
  /** What is measured: 20100 is most often the figure, 20301 per cent. All at once when left out, which doubles the rows. */
  measures: v.optional(codes),
  /** Columns to send. All of them when left out. */
  select: v.optional(v.array(v.string())),
  /** Other dimensions by Nomis's names: `{ "sex": "7", "item": "1" }`. */
  dimensions: v.optional(v.record(v.string(), codes)),
  excludeMissing: v.optional(v.boolean()),
};
const nomisQuery = v.union([
  /** A range: `latest`, `first,latest`, `2019-01,2024-01`. */
  v.strictObject({ ...common, time: v.optional(codes) }),
  /** A list. */
  v.strictObject({ ...common, date: codes }),
]);
type NomisQuery = v.InferOutput<typeof nomisQuery>;

/** Rows that a guest gets at once. */
const rowsAtOnce = 25_000;
const counters: ReadonlySet<string> = new Set(["RECORD_COUNT", "RECORD_OFFSET"]);
const periodColumns: ReadonlySet<string> = new Set(["DATE", "DATE_NAME", "DATE_CODE"]);

export const nomis = {
  kind: "nomis",
  title: "Nomis (Office for National Statistics)",
  documentation: "https://www.nomisweb.co.uk/api/v01/help",
  isUntried: true,
  query: nomisQuery,
  key: { parameter: "uid" },
  plan: (feed: PortalFeed<NomisQuery>, wish: Wish) => fitting(wish, (fit) => planned(feed, fit)),
  async page(reply, { feed, wish, step: { state } }) {
    const refusal = refusalIn(reply);
    if (refusal) return refuse(refusal);
    const { table, problems } = await readers.csv.read(reply.body, { wanted: wish.columns });
    if (table === null) return refuse(...problems);
    if (table.columns.length < 2) return refuse(problem("portal-refused", {}, { status: reply.status, said: saidIn(reply) }));
    const total = countIn(table);
    const isEnd = table.rows.length === 0;
    const more = problems.filter(({ code }) => code !== "no-rows");
    if (isEnd && state.offset === 0) return refuse(...more, problem("nothing-found", {}, { said: "", renamed: [] }));
    const next = state.offset + table.rows.length;
    // A row that could not be read would make the next page begin too early, and be made up for by a row that comes twice.
    const isBroken = problems.some(({ severity, row }) => severity === "error" && row !== undefined);
    const isCut = isEnd || isBroken || (total === undefined && table.rows.length % rowsAtOnce === 0);
    if (isCut) return refuse(...more, problem("records-cut", {}, { rows: next, total: total ?? null, full: !isEnd && !isBroken && total === undefined }));
    const furniture = new Set([...counters].filter((name) => !wish.columns.includes(name)));
    const found = { table: withoutColumns(table, furniture), total, problems: [...more, ...(state.offset === 0 ? severalMeasures(table, feed.query, wish) : [])] };
    return { ...found, next: total !== undefined && next < total ? stepAt(state.url, next) : null };
  },
} satisfies Portal<NomisQuery, NomisState>;

function planned(feed: PortalFeed<NomisQuery>, wish: Wish): Plan<NomisState> {
  const { query } = feed;
  const isTimed = ("time" in query && query.time !== undefined) || "date" in query;
  const isLatest = !isTimed && wish.latest !== undefined && periodColumns.has(wish.latest);
  const kept = keptBy(wish, query);
  const url = address(feed.url.replace(/\.data\.csv(?=[?#]|$)/, ""), ".data.csv", [
    ["geography", listed(query.geography)],
    ["date", "date" in query ? listed(query.date) : undefined],
    ["time", isLatest ? "latest" : "time" in query ? listed(query.time) : undefined],
    ["measures", listed(query.measures)],
    ...Object.entries(query.dimensions ?? {}).map(([name, codes]) => [name, listed(codes)] as const),
    ...kept.map(([name, codes]) => [name, listed(codes)] as const),
    ["select", query.select && listed([...query.select.filter((name) => !counters.has(name.toUpperCase())), "RECORD_COUNT"])],
    ["ExcludeMissingValues", query.excludeMissing],
  ]);
  return { first: { request: { url }, state: { url, offset: 0 } }, pushed: [...(kept.length > 0 ? ["keep" as const] : []), ...(isLatest ? ["latest" as const] : [])] };
}

/** Several codes in one parameter. */
function listed(codes: string | readonly string[] | undefined): string | undefined {
  return typeof codes === "object" ? codes.join(",") : codes;
}

/** The question without its offset, and how many rows came before. */
interface NomisState {
  readonly url: string;
  readonly offset: number;
}

function stepAt(url: string, offset: number): Step<NomisState> {
  return { request: { url: address(url, "", [["recordoffset", offset]]) }, state: { url, offset } };
}

/** How many rows there are in all, which every row says. */
function countIn(table: Table): number | undefined {
  const [text = ""] = textsOf(table, "RECORD_COUNT", 1);
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/**
 * Rows to keep as parameters: areas by GSS code, and other dimensions by their numbers, where the query leaves them open.
 * A column of a dimension has its name in capitals and holds the numbers that are asked by. Nothing is lost by it: the service
 * has each area and each member once, and only plain codes and numbers are asked for.
 */
function keptBy({ keep }: Wish, { geography, measures, dimensions = {} }: NomisQuery): (readonly [name: string, codes: readonly string[]])[] {
  const open = (name: string): boolean => !Object.keys(dimensions).some((stated) => stated.toLowerCase() === name);
  return [...keep].flatMap(([column, texts]): (readonly [string, readonly string[]])[] => {
    const codesOnly = texts.map((text) => text.trim());
    if (column === "GEOGRAPHY_CODE") return geography === undefined && codesOnly.every((code) => /^[A-Z]\d{8}$/.test(code)) ? [["geography", codesOnly]] : [];
    const name = column.toLowerCase();
    const isDimension = /^[A-Z][A-Z0-9_]*$/.test(column) && !/^(?:DATE|OBS|RECORD|URN|TIME)|_(?:NAME|CODE|TYPE|TYPECODE|SORTORDER)$/.test(column);
    if (!isDimension || !codesOnly.every((code) => /^\d+$/.test(code)) || !open(name)) return [];
    if (name === "geography" && geography !== undefined) return [];
    return name === "measures" && measures !== undefined ? [] : [[name, codesOnly]];
  });
}

/** Figures and per cent beside each other: nothing but the mapping can tell which is meant. */
function severalMeasures(table: Table, { measures }: NomisQuery, { columns }: Wish) {
  const name = ["MEASURES_NAME", "MEASURES"].find((each) => table.columns.includes(each));
  const texts = name === undefined ? [] : textsOf(table, name);
  const isChosen = measures !== undefined && typeof measures === "string";
  return name === undefined || isChosen || texts.length < 2 || columns.some((column) => column.startsWith("MEASURES"))
    ? [] : [problem("rows-of-several-kinds", { column: name }, { columns: [{ name, texts }] })];
}
