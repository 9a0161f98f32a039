/**
 * The API of the Office for National Statistics (`api.beta.ons.gov.uk/v1`): observations of a dataset, and census tables.
 *
 * Of a dataset each dimension needs one option, and one dimension may be left open (the wildcard): at most 10,000
 * observations, whose figures are texts. Times are asked for by their label ("Oct-11"). Census tables are asked for by type
 * of area and areas, and say how many areas they withhold. Versions move on: the latest is looked up unless one is stated.
 * Filter jobs (POST, then polling for a file) are not built. Too many calls are answered with 429 and `Retry-After`.
 * Source: ONSdigital/dp-developer-site and dp-cantabular-filter-flex-api. Not tried on the live service: links of an edition.
 */
import * as v from "valibot";
import { problem, type FeedProblem } from "../problems.js";
import { tableOfRecords } from "../read/json/records-table.js";
import { at, isList, isObject, own, text, type Json, type JsonObject } from "../read/json/value.js";
import type { FeedRequest } from "../transport.js";
import { address } from "./address.js";
import { refusalIn } from "./answer.js";
import type { Page, Portal, PortalFeed } from "./portal.js";
import { jsonIn, refuse } from "./reply.js";

const dataset = {
  /** Such as `cpih01` or `TS008`. */
  dataset: v.string(),
  /** The latest when left out. */
  edition: v.optional(v.string()),
  /** The latest of the edition when left out. */
  version: v.optional(v.union([v.string(), v.number()])),
};
const area = {
  /** Such as `ltla`. */
  areaType: v.string(),
  /** GSS codes; all areas of the type when left out. */
  areas: v.optional(v.array(v.string())),
};
const betaQuery = v.union([
  v.strictObject({
    ...dataset,
    /** One option of each dimension: `{ "time": "Oct-11", "geography": "K02000001" }`. */
    dimensions: v.record(v.string(), v.string()),
    /** The dimension of which all options are asked for. */
    wildcard: v.optional(v.string()),
  }),
  /** A census table. */
  v.strictObject({ ...dataset, ...area }),
  /** A census table of one's own: variables of a population such as `UR`. */
  v.strictObject({ population: v.string(), variables: v.pipe(v.array(v.string()), v.minLength(1)), ...area }),
]);
type BetaQuery = v.InferOutput<typeof betaQuery>;

/** What the next reply is: a description with links to versions, or figures. */
type BetaState = "latest" | "edition" | "figures";

/** Observations that the API gives at once. */
const mostAtOnce = 10_000;

export const onsBeta = {
  kind: "ons-beta",
  title: "Office for National Statistics API (beta)",
  documentation: "https://developer.ons.gov.uk/",
  isUntried: true,
  query: betaQuery,
  plan(feed: PortalFeed<BetaQuery>) {
    const { query, url } = feed;
    if ("population" in query) return first(get(address(url, `/population-types/${part(query.population)}/census-observations`, [areaOf(query), ["dimensions", query.variables.join(",")]])), "figures");
    if (query.version !== undefined && query.edition !== undefined) return first(figures(url, query, query.edition, String(query.version)), "figures");
    const home = `/datasets/${part(query.dataset)}`;
    return query.edition === undefined ? first(get(address(url, home)), "latest") : first(get(address(url, `${home}/editions/${part(query.edition)}`)), "edition");
  },
  async page(reply, { feed: { query, url }, step: { state } }) {
    const refusal = refusalIn(reply);
    if (refusal) return refuse(refusal);
    const json = await jsonIn(reply);
    if ("severity" in json) return refuse(json);
    if (state === "figures" || "population" in query) return observations(json.value);
    const latest = versionIn(json.value);
    if (latest === null) return refuse(problem("portal-refused", {}, { status: reply.status, said: "links.latest_version is missing" }));
    const version = query.version === undefined ? latest.version : String(query.version);
    return { table: null, next: { request: figures(url, query, latest.edition, version), state: "figures" }, problems: [] };
  },
} satisfies Portal<BetaQuery, BetaState>;

const part = encodeURIComponent;
const get = (url: string): FeedRequest => ({ url, headers: new Map([["accept", "application/json"]]) });
const first = (request: FeedRequest, state: BetaState) => ({ first: { request, state }, pushed: [] });
const areaOf = ({ areaType, areas = [] }: { areaType: string; areas?: readonly string[] | undefined }) => ["area-type", [areaType, ...areas].join(",")] as const;

function figures(url: string, query: Exclude<BetaQuery, { population: string }>, edition: string, version: string): FeedRequest {
  const home = `/datasets/${part(query.dataset)}/editions/${part(edition)}/versions/${part(version)}`;
  if ("areaType" in query) return get(address(url, `${home}/json`, [areaOf(query)]));
  const { dimensions, wildcard } = query;
  return get(address(url, `${home}/observations`, [...Object.entries(dimensions), ...(wildcard === undefined ? [] : [[wildcard, "*"] as const])]));
}

/** The edition and version that a description links as the latest. Only its names are used: a link may lead anywhere. */
function versionIn(value: Json): { edition: string; version: string } | null {
  const href = text(at(value, ["links", "latest_version", "href"])) ?? "";
  const [, edition, version] = /\/editions\/([^/?#]+)\/versions\/([^/?#]+)$/.exec(href) ?? [];
  return edition === undefined || version === undefined ? null : { edition: decoded(edition), version: decoded(version) };
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Observations as a table: for each dimension its code and its label, the figure, and what is noted of it. */
function observations(value: Json): Page<BetaState> {
  const list = own(value, "observations");
  if (!isList(list)) return refuse(problem("records-missing", {}, { path: "observations", found: isObject(value) ? Object.keys(value) : [] }));
  if (list.length === 0) return refuse(problem("nothing-found", {}, { said: "", renamed: [] }));
  const stated = own(value, "total_observations");
  const total = typeof stated === "number" ? stated : undefined;
  if (total === undefined ? list.length >= mostAtOnce : total > list.length) return refuse(problem("records-cut", {}, { rows: list.length, total: total ?? null, full: total === undefined }));
  const shared = fixedOptions(own(value, "dimensions"));
  const unit = text(own(value, "unit_of_measure"));
  const { table, problems } = tableOfRecords(list.map((each) => (isObject(each) ? { ...shared, ...rowOf(each), ...(unit === null ? {} : { unit_of_measure: unit }) } : each)), [], {});
  return { table, total, next: null, problems: [...withheld(value), ...problems] };
}

/** Dimensions that have one option for all observations. */
function fixedOptions(dimensions: Json | undefined): JsonObject {
  if (!isObject(dimensions)) return {};
  return Object.fromEntries(Object.keys(dimensions).flatMap((name) => {
    const id = text(at(dimensions, [name, "option", "id"]));
    return id === null ? [] : [[name, id] as const];
  }));
}

function rowOf(each: JsonObject): JsonObject {
  const dimensions = own(each, "dimensions");
  const named: (readonly [string | null, Json | undefined, Json | undefined])[] = isList(dimensions)
    ? dimensions.map((one) => [text(own(one, "dimension_id")), own(one, "option_id"), own(one, "option")])
    : Object.entries(isObject(dimensions) ? dimensions : {}).map(([name, one]) => [name, own(one, "id"), own(one, "label")]);
  const cells = named.flatMap(([name, code, label]) => (name === null ? [] : [[name, code ?? null], ...(label === undefined ? [] : [[`${name} label`, label]])] as [string, Json][]));
  const metadata = own(each, "metadata");
  return { ...Object.fromEntries(cells), observation: own(each, "observation") ?? null, ...(isObject(metadata) ? { metadata } : {}) };
}

/** How many areas are left out for the sake of confidentiality, where the API says so. */
function withheld(value: Json): FeedProblem[] {
  const count = own(value, "blocked_areas");
  return typeof count === "number" && count > 0 ? [problem("areas-withheld", {}, { count })] : [];
}
