/**
 * Explore Local Statistics of the Office for National Statistics (ELS).
 *
 * Never its JSON-stat (`data.json`): where a dimension is filtered to one member, it gives the figures of other members
 * (`toJSONStat` in the service's `dataFormatters.ts` leaves a step out when a dimension has one value left, and keys status
 * by the place before filtering). `rows.json` and `csv` go another way and are right.
 *
 * Without `includeStatus` the service leaves out rows without a figure, so it is always asked for; without `time` it sends
 * the latest only. Areas are left to it by code: it has each area once, under one code. For several indicators `rows.json` is an object by their names, for one a list; an indicator it does not
 * know is left out without a word among several, and is "no data" (status 400) alone. Its CSV says `text/plain` and has no
 * line ending at its end, so a CSV that was cut off cannot be told from a whole one: `rows.json` is asked for unless the query
 * says otherwise. Source: ONSdigital/explore-local-statistics-app (`src/lib/api`, `src/routes`). Not tried on the live service.
 */
import * as v from "valibot";
import { comparable } from "../map/where.js";
import { problem, type FeedProblem } from "../problems.js";
import { readers } from "../read/readers.js";
import { tableOfRecords } from "../read/json/records-table.js";
import { isList, isObject, type Json, type JsonObject } from "../read/json/value.js";
import type { Table } from "../table.js";
import type { Reply } from "../transport.js";
import { address } from "./address.js";
import { refusalIn, saidIn } from "./answer.js";
import { renamedAmong } from "./ons-els-renamed.js";
import type { Page, Plan, Portal, PortalFeed, Wish } from "./portal.js";
import { fitting } from "./question.js";
import { jsonIn, refuse } from "./reply.js";

const texts = v.union([v.string(), v.array(v.string())]);
const elsQuery = v.strictObject({
  /** Names as in the service's addresses: `claimant-count`. */
  indicator: v.union([v.string(), v.pipe(v.array(v.string()), v.minLength(1))]),
  /** GSS codes, or levels: `ltla`, `utla`, `rgn`, `ctry`. All areas when left out. */
  geo: v.optional(texts),
  geoExtent: v.optional(texts),
  geoCluster: v.optional(texts),
  hasGeo: v.optional(texts),
  /** `latest`, `earliest`, `all`, a year, or two ends of a range. `all` when left out. */
  time: v.optional(texts),
  timeNearest: v.optional(v.string()),
  /** `value`, `lci_95`, `uci_95`. All when left out. */
  measure: v.optional(texts),
  /** Other dimensions by their names: `{ "sex": "female" }`. */
  dimensions: v.optional(v.record(v.string(), texts)),
  format: v.optional(v.picklist(["rows.json", "csv"])),
});
type ElsQuery = v.InferOutput<typeof elsQuery>;

export const onsEls = {
  kind: "ons-els",
  title: "Explore Local Statistics (Office for National Statistics)",
  documentation: "https://www.ons.gov.uk/explore-local-statistics/api",
  query: elsQuery,
  plan: (feed: PortalFeed<ElsQuery>, wish: Wish) => fitting(wish, (fit) => planned(feed, fit)),
  async page(reply, { feed, wish, step: { state: asked } }) {
    const refusal = elsRefusal(reply, asked);
    if (refusal) return refuse(refusal);
    if (feed.query.format === "csv") {
      const { table, problems } = await readers.csv.read(reply.body, { wanted: wish.columns });
      return { table, next: null, problems };
    }
    const json = await jsonIn(reply);
    return "severity" in json ? refuse(json) : rowsOf(json.value, asked);
  },
} satisfies Portal<ElsQuery, readonly string[]>;

function planned(feed: PortalFeed<ElsQuery>, wish: Wish): Plan<readonly string[]> {
  const { query } = feed;
  const indicators = [query.indicator].flat();
  const areas = query.geo === undefined ? wish.keep.get("areacd") : undefined;
  const kept = wish.keep.get("indicator")?.map(comparable);
  const chosen = indicators.length > 1 ? indicators.filter((name) => kept?.includes(comparable(name)) ?? true) : indicators;
  const isLatest = query.time === undefined && wish.latest === "period" && indicators.length === 1;
  const { format = "rows.json", dimensions = {}, geoExtent, geoCluster, hasGeo, timeNearest, measure } = query;
  const url = address(feed.url.replace(/\/data\.[a-z.]+(?=[?#]|$)/, ""), `/data.${format}`, [
    ...Object.entries({
      indicator: chosen.length > 0 ? chosen : indicators, geo: query.geo ?? areas, geoExtent, geoCluster, hasGeo,
      time: query.time ?? (isLatest ? "latest" : "all"), timeNearest, measure,
    }).map(([name, values]) => [name, values === undefined ? undefined : [values].flat().join(",")] as const),
    ...Object.entries(dimensions).map(([name, values]) => [`dimension_${name}`, [values].flat().join(",")] as const),
    ["includeNames", true],
    ["includeStatus", true],
  ]);
  const isNarrowed = chosen.length > 0 && chosen.length < indicators.length;
  // The service's errors are pages unless JSON is asked for; what data it sends does not depend on it.
  const request = { url, headers: new Map([["accept", "application/json, text/csv;q=0.9"]]) };
  return {
    first: { request, state: isNarrowed ? chosen : indicators },
    pushed: [...(areas !== undefined || isNarrowed ? ["keep" as const] : []), ...(isLatest ? ["latest" as const] : [])],
  };
}

/** The service's refusals all have the status 400, and differ in their words. */
function elsRefusal(reply: Reply, asked: readonly string[]): FeedProblem | null {
  const refusal = refusalIn(reply);
  if (refusal === null) return null;
  const said = saidIn(reply);
  if (/no data available/i.test(said)) return problem("nothing-found", {}, { said, renamed: renamedAmong(asked) });
  return /too much data/i.test(said) ? problem("answer-too-large", {}, { said, asked: null, limit: null }) : refusal;
}

/** A list of rows for one indicator; for several, lists by the indicators' names, which become a column. */
function rowsOf(value: Json, asked: readonly string[]): Page<readonly string[]> {
  if (isList(value)) return { ...made(value, []), next: null };
  if (!isObject(value) || !Object.values(value).every(isList)) return refuse(problem("records-missing", {}, { path: null, found: isObject(value) ? Object.keys(value) : [] }));
  const names = Object.keys(value);
  const absent = asked.filter((name) => !names.includes(name));
  const rows = names.flatMap((indicator) => (value[indicator] as readonly Json[]).map((row): JsonObject => ({ indicator, ...(isObject(row) ? row : {}) })));
  const { table, problems } = made(rows, ["indicator"]);
  return { table, next: null, problems: [...(absent.length === 0 ? [] : [problem("part-not-answered", {}, { names: absent, renamed: renamedAmong(absent) })]), ...problems] };
}

function made(rows: readonly Json[], names: readonly string[]): { table: Table | null; problems: readonly FeedProblem[] } {
  return tableOfRecords(rows, names, {});
}
