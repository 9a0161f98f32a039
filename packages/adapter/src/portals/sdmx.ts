/**
 * SDMX REST data queries (Eurostat, OECD, ECB and others): SDMX-CSV with labels where the host has it, else SDMX-JSON.
 *
 * The address is that of the data flow: `…/data/{AGENCY,FLOW,VERSION}`; the key and the periods are added. Columns `GEO` and
 * `GEO label` come of "GEO: Geopolitical entity". Faults have numbers of SDMX's own (100 nothing found, 110 not allowed, 130,
 * 413 and 510 too large, 140 and 150 a wrong question, 500 and more the service's), in XML, and may come with status 200. A host may
 * also answer with a footer that names a file to look for later, or say that the question is queued: neither is waited for.
 * OECD allows 60 downloads an hour. Sources: SDMX's REST specification (sdmx-twg/sdmx-rest), Eurostat's guide to its
 * asynchronous API, the table of faults of rOpenGov/eurostat. Not tried on live services: which of the formats each has.
 */
import * as v from "valibot";
import { problem, type FeedProblem } from "../problems.js";
import { decode } from "../read/decode.js";
import { findKind } from "../read/kind.js";
import { readers } from "../read/readers.js";
import type { Reply } from "../transport.js";
import { address } from "./address.js";
import { refusalIn, saidIn } from "./answer.js";
import type { Plan, Portal, PortalFeed, Wish } from "./portal.js";
import { fitting } from "./question.js";
import { refuse } from "./reply.js";

const sdmxQuery = v.strictObject({
  /** Codes of the dimensions in their order, with dots between: `A.PC.DE+FR`. All of them when left out. */
  key: v.optional(v.string()),
  /** The dimensions in their order, so that the key can be made from the rows that the mappings keep. */
  dimensions: v.optional(v.array(v.string())),
  startPeriod: v.optional(v.string()),
  endPeriod: v.optional(v.string()),
  lastNObservations: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** For hosts that choose by a parameter: `SDMX-CSV` at Eurostat, `csvfilewithlabels` at OECD. */
  format: v.optional(v.string()),
});
type SdmxQuery = v.InferOutput<typeof sdmxQuery>;

const accepted = [
  "application/vnd.sdmx.data+csv;version=1.0.0;labels=both", "application/vnd.sdmx.data+csv;labels=both;q=0.9", "application/vnd.sdmx.data+json;version=1.0.0;q=0.7",
  "application/vnd.sdmx.data+json;q=0.6", "text/csv;q=0.3", "application/json;q=0.2",
].join(", ");

export const sdmx = {
  kind: "sdmx",
  title: "SDMX REST",
  documentation: "https://github.com/sdmx-twg/sdmx-rest",
  isUntried: true,
  query: sdmxQuery,
  plan: (feed: PortalFeed<SdmxQuery>, wish: Wish) => fitting(wish, (fit) => planned(feed, fit)),
  async page(reply, { wish }) {
    const fault = faultIn(reply);
    if (fault) return refuse(fault);
    const kind = await findKind(reply.body);
    if (typeof kind !== "string") return refuse(kind);
    const { table, problems } = await readers[kind].read(reply.body, { wanted: wish.columns });
    if (table?.rows.length === 0) return refuse(problem("nothing-found", {}, { said: "", renamed: [] }));
    return { table, next: null, problems };
  },
} satisfies Portal<SdmxQuery, null>;

function planned({ url, query }: PortalFeed<SdmxQuery>, wish: Wish): Plan<null> {
  const fromKeep = query.key === undefined ? keyFrom(query.dimensions ?? [], wish) : null;
  const isTimed = query.startPeriod !== undefined || query.endPeriod !== undefined || query.lastNObservations !== undefined;
  const isLatest = !isTimed && wish.latest === "TIME_PERIOD";
  const request = {
    url: address(url, `/${encodeURIComponent(query.key ?? fromKeep ?? "all").replaceAll("%2B", "+")}`, [
      ["startPeriod", query.startPeriod],
      ["endPeriod", query.endPeriod],
      ["lastNObservations", query.lastNObservations ?? (isLatest ? 1 : undefined)],
      ["dimensionAtObservation", "AllDimensions"],
      ["format", query.format],
    ]),
    headers: new Map([["accept", accepted]]),
  };
  return { first: { request, state: null }, pushed: [...(fromKeep === null ? [] : ["keep" as const]), ...(isLatest ? ["latest" as const] : [])] };
}

/**
 * A key of the rows that are kept; null when they say nothing about the dimensions. A code with a mark of the key's own is no
 * code. Nothing is lost by it: a dimension's code list has each code once, in these letters only (SDMX's identifiers).
 */
function keyFrom(dimensions: readonly string[], { keep }: Wish): string | null {
  const parts = dimensions.map((name) => keep.get(name)?.map((code) => code.trim()) ?? []);
  const areCodes = parts.flat().every((code) => /^[\w@$-]+$/.test(code));
  return areCodes && parts.some((codes) => codes.length > 0) ? parts.map((codes) => codes.join("+")).join(".") : null;
}

/** What SDMX's faults come to. */
function faultIn(reply: Reply): FeedProblem | null {
  const begin = (decode(reply.body.subarray(0, 20_000)).text ?? "").trimStart();
  const isXml = begin.startsWith("<");
  if (reply.status === 200 && !isXml) return null;
  const words = isXml ? begin.replace(/<[^<>]*>/g, " ") : "";
  const code = isXml ? faultCode(begin) : null;
  const file = /https?:\/\/[^\s<>"]{1,500}/.exec(words)?.[0] ?? null;
  const isQueued = isXml && /\b(?:SUBMITTED|PROCESSING|asynchronous)\b/i.test(begin);
  if (isQueued || (code === 413 && file !== null)) return problem("answer-deferred", {}, { url: file });
  const said = saidIn(reply);
  switch (code ?? reply.status) {
    case 100: case 404: return problem("nothing-found", {}, { said, renamed: [] });
    case 130: case 413: case 510: return problem("answer-too-large", {}, { said, asked: null, limit: null });
    case 110: return problem("portal-refused", {}, { status: 401, said });
    default: return reply.status === 200 ? faultWithFigures(code, said) : refusalIn(reply);
  }
}

/** XML with status 200: a fault, or data in a form that is not read. */
function faultWithFigures(code: number | null, said: string): FeedProblem {
  return code === null ? problem("not-a-table", {}, { looksLike: "SDMX-ML, or other XML", start: said.slice(0, 80) }) : problem("portal-refused", {}, { status: 200, said });
}

/** The number of a fault: an error message's, a footer's or an envelope's. */
function faultCode(xml: string): number | null {
  const found = /<(?:\w+:)?(?:ErrorMessage|Message)\b[^<>]{0,500}\bcode="(\d{3,4})"/.exec(xml) ?? /<(?:\w+:)?faultcode>\s*(\d{3,4})\s*</i.exec(xml);
  return found ? Number(found[1]) : null;
}
