/**
 * What a JSON document says about how much there is. Portals send a part of what was asked for and say so, each in its own
 * words: the tables below hold those words, with who writes them. A portal that is read page by page asks the same.
 */
import { countIn, isFigure } from "./stated-total.js";
import { at, isList, isObject, own, text, type Json, type JsonObject } from "./value.js";

export interface More {
  /** How many records there are in all, where the document says so. */
  readonly total: number | null;
  /** The address of the next part, or the text that asks for it, where the document gives one. */
  readonly next: string | null;
  /** As many came as the document says come at most, and it says nothing else: there may be more. */
  readonly full: boolean;
}

/** Words for the number of records in all, which mean nothing else. */
const totals = [
  // OGC API – Features and WFS 2.0; GeoServer; Opendatasoft v1; v2.1; many frameworks.
  "numberMatched", "totalFeatures", "nhits", "total_count", "totalCount", "total_items", "totalItems", "hydra:totalItems",
  // Spring; OpenSearch; Solr; ONS; and others.
  "totalElements", "total_elements", "totalResults", "total_results", "opensearch:totalResults", "numFound", "total_observations", "totalRecords", "total_records",
  "recordcount", "recordCount", "record_count", "totalRecordCount", "totalHits", "total_rows", "totalRows", "@odata.count", "odata.count", "__count",
];

/** Words that may be a figure too: "total" of a table is its sum. They count only beside the list, or where it is told how it is paged. */
const plainTotals = ["total", "count"];

/** Lists that portals call so, as nobody calls a list of what a total was made of. */
const pageLists = new Set(["records", "results", "items", "features", "entries", "content", "hits"]);

/** Words for what asks for the next part: Django, Laravel, OData 4, 3 and 2, Google and others. A number may be one of a page. */
const nexts = [
  "next", "next_page_url", "nextPageUrl", "next_url", "nextUrl", "nextLink", "next_link", "@odata.nextLink", "odata.nextLink", "__next", "nextPageToken", "next_page_token",
  "nextToken", "next_token", "nextCursor", "next_cursor", "nextPage", "next_page",
];
const nextNumbers = new Set(["nextPage", "next_page"]);

/** ArcGIS; CKAN; Oracle; GitHub; GraphQL and others. */
const flags = ["exceededTransferLimit", "records_truncated", "hasMore", "has_more", "hasNext", "has_next", "hasNextPage", "has_next_page", "isTruncated", "is_truncated", "truncated", "incomplete_results"];

/** How many records come at once, at most. */
const sizes = ["limit", "per_page", "perPage", "page_size", "pageSize", "itemsPerPage"];

/** Words that are said only of a list that comes page by page. */
const pagingWords = [...sizes, "offset", "skip", "page", "current_page", "currentPage", "previous", "next"];

/** Which page this is, and how many there are: Laravel, the World Bank and others. */
const pages: readonly (readonly [page: string, of: string])[] = [["current_page", "last_page"], ["page", "pages"], ["page", "total_pages"], ["page", "totalPages"], ["currentPage", "totalPages"]];

/** Where it is said how a list is paged: beside the list or around it, and in these. */
const envelopes = ["meta", "metadata", "properties", "pagination", "paging", "page", "pageInfo", "page_info", "info", "parameters"];

/**
 * Does the document say that there are more records than these? `path` leads to its list of records, and `count` says how
 * many are held: those of this document, or of this one and the pages before it. Null when it says nothing of the kind.
 */
export function saysMore(document: Json, path: readonly string[], count: number): More | null {
  const parent = at(document, path.slice(0, -1));
  const places = path.map((_, depth) => at(document, path.slice(0, depth))).flatMap((each) => (isList(each) ? plainHead(each) : isObject(each) ? [each] : []));
  const paging = places.flatMap(envelopesIn);
  const said = [...places, ...paging];
  const around: Around = { parent, path, records: at(document, path), paging };
  const stated = said.flatMap((place) => totals.flatMap((key) => countIn(own(place, key)) ?? []));
  const plain = said.flatMap((place) => plainTotals.filter((key) => isPlainCount(place, key, around)).map((key) => ({ key, count: countIn(own(place, key)) })).filter(({ count: found }) => found !== null));
  const total = [...stated, ...plain.flatMap((each) => each.count ?? [])].find((each) => each > count) ?? null;
  const next = said.map(nextIn).find((each) => each !== null) ?? null;
  const isFlagged = said.some((place) => flags.some((key) => isTrue(own(place, key))) || pages.some(([page, of]) => isBefore(own(place, page), own(place, of))));
  if (total !== null || next !== null || isFlagged) return { total, next, full: false };
  // A plain count may be that of the page.
  const isWhole = stated.length > 0 || plain.some(({ key }) => key === "total") || said.some(saysLast);
  const isFull = count > 0 && said.some((place) => sizes.some((key) => countIn(own(place, key)) === count));
  return isFull && !isWhole ? { total, next, full: true } : null;
}

/** A list of two may have what is said of the second in the first (the World Bank). */
function plainHead([first]: readonly Json[]): JsonObject[] {
  return isObject(first) && Object.values(first).every((each) => typeof each !== "object") ? [first] : [];
}

/** `meta`, and `pagination` in it. */
function envelopesIn(place: JsonObject): JsonObject[] {
  const inside = (each: JsonObject): JsonObject[] => envelopes.map((key) => own(each, key)).filter(isObject);
  return inside(place).flatMap((each) => [each, ...inside(each)]);
}

interface Around {
  readonly parent: Json | undefined;
  readonly path: readonly string[];
  readonly records: Json | undefined;
  readonly paging: readonly JsonObject[];
}

/** Is a word that may be a figure a number of records here? */
function isPlainCount(place: JsonObject, key: string, { parent, path, records, paging }: Around): boolean {
  if (pagingWords.some((word) => Object.hasOwn(place, word))) return true;
  if (place !== parent && !paging.includes(place)) return false;
  const list = path.at(-1) ?? "";
  const isKnown = pageLists.has(list) || (key === "total" && (list === "data" || list === "rows"));
  return isKnown && !isFigure(own(place, key), records);
}

/** What asks for the next part, in any of its forms; "" where there is one without a text. */
function nextIn(place: JsonObject): string | null {
  const candidates = [
    ...nexts.map((key) => addressIn(own(place, key)) ?? (nextNumbers.has(key) && typeof own(place, key) === "number" ? String(own(place, key)) : null)),
    ...linksIn(place).map((links) => addressIn(own(links, "next"))),
    ...linksIn(place).flatMap((links) => (isList(links) ? links : [])).filter((link) => [own(link, "rel"), own(link, "relation")].flat().includes("next")).map((link) => addressIn(link) ?? ""),
  ];
  return candidates.find((each) => each !== null) ?? null;
}

/** Has it a word for the next part, which says that there is none? */
function saysLast(place: JsonObject): boolean {
  return [...nexts, ...flags].some((key) => Object.hasOwn(place, key)) || linksIn(place).some((links) => own(links, "next") !== undefined || (isList(links) && links.length > 0));
}

/** CKAN has a link to the next page on its last one as well, so its links say nothing. They are texts, and one leads to the start. */
function linksIn(place: JsonObject): Json[] {
  return ["links", "link", "_links"].map((key) => own(place, key)).filter((links): links is Json => links !== undefined && text(own(links, "start")) === null);
}

/** A text, or an object with one: HAL, JSON:API, FHIR, Oracle. */
function addressIn(value: Json | undefined): string | null {
  const found = text(value) ?? ["href", "url", "uri", "$ref"].map((key) => text(own(value, key))).find((each) => each !== null) ?? null;
  return found === "" ? null : found;
}

function isTrue(value: Json | undefined): boolean {
  return value === true || (typeof value === "string" && value.toLowerCase() === "true");
}

function isBefore(page: Json | undefined, of: Json | undefined): boolean {
  const [here, last] = [countIn(page), countIn(of)];
  return here !== null && last !== null && here < last;
}
