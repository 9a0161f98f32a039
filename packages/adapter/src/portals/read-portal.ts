/** A source at a portal: asked with what its mappings need, read page by page, gathered to one table. */
import { safeUrl } from "@place-doughnut/schema";
import type { AreaRegister } from "../areas/areas.js";
import { checkFeed } from "../feed-checks.js";
import { limitRowProblems } from "../limit.js";
import { folded } from "../map/areas.js";
import { columnsOf } from "../map/columns.js";
import { rowsIn } from "../map/outcome.js";
import { comparable } from "../map/where.js";
import type { Feed } from "../portrait.js";
import { AdapterError, problem, type FeedProblem } from "../problems.js";
import type { SourceProvenance } from "../read/index.js";
import { publicUrl } from "../secrets.js";
import { sha256 } from "../sha256.js";
import type { Table } from "../table.js";
import type { FeedRequest, Reply, Transport } from "../transport.js";
import { chosenTexts } from "./choosing.js";
import { Gathering } from "./gather.js";
import type { Plan, Portal, PortalFeed, Wish } from "./portal.js";
import { everything, portalOf, readPages, type PageOptions, type ReadPage } from "./read-pages.js";
import { withKey } from "./with-key.js";
import { neededTexts, wishOf, type SourceUser } from "./wish.js";

/** How far the reading of a portal's answer is. */
export interface PageProgress {
  readonly page: number;
  /** Rows of all pages so far. */
  readonly rows: number;
  /** Rows there are in all, where the portal says so. */
  readonly total?: number | undefined;
}

export interface PortalNeeds extends Omit<PageOptions, "wish"> {
  readonly users: readonly SourceUser[];
  readonly register?: AreaRegister | undefined;
  readonly onPage?: ((progress: PageProgress) => void) | undefined;
}

export interface PortalRead {
  readonly table: Table | null;
  readonly provenance: SourceProvenance | null;
  readonly problems: readonly FeedProblem[];
}

interface Known {
  readonly portal: Portal;
  /** With its query checked. */
  readonly feed: PortalFeed<unknown>;
}

/** The table of all pages, or none of it. What the portal did itself is asked again without, where that might change a figure. Rejects only when the signal stops it. */
export async function readPortal(feed: Feed, needs: PortalNeeds): Promise<PortalRead> {
  const known = await portalOf(feed);
  if ("problems" in known) return { table: null, provenance: null, problems: known.problems };
  // Whoever read the portrait has said so already.
  if (checkFeed(feed).length > 0) return { table: null, provenance: null, problems: [] };
  const { problems, ...read } = await readKnown(feed, known, needs);
  const untried = known.portal.isUntried === true ? [problem("portal-untried", {}, { title: known.portal.title })] : [];
  return { ...read, problems: [...untried, ...problems] };
}

async function readKnown(feed: Feed, known: Known, needs: PortalNeeds): Promise<PortalRead> {
  const { users, register } = needs;
  const { wish, asked, problems } = await chosenTexts(wishOf(users, register), { ...known, users, register, send: (request) => sent(known, request, needs) });
  const { pushed, ...found } = await gather(feed, wish, needs);
  // A portal that gave nothing did no part of the work, and what failed would fail again, unless the portal refused the question.
  const hasFailed = found.provenance === null && found.problems.every(({ code }) => code !== "portal-refused");
  if (pushed.length === 0 || hasFailed) return { ...found, problems: [...problems, ...found.problems] };
  const doubt = doubtAbout(found, neededTexts(users, asked, register), neededColumns(users, found.table));
  if (doubt === null) return { ...found, problems: [problem("pushed", {}, { what: pushed }), ...problems, ...found.problems] };
  const { pushed: _none, ...whole } = await gather(feed, everything, needs);
  return { ...whole, problems: [problem("not-pushed", {}, { what: pushed, why: doubt }), ...problems, ...whole.problems] };
}

/** The reply to a question beside those for rows. Whoever reads the rows says what is wrong with the address, or that the signal stopped it. */
async function sent({ portal, feed }: Known, request: FeedRequest, { transport, signal }: PortalNeeds): Promise<Reply> {
  signal?.throwIfAborted();
  if (safeUrl(feed.url) === null) throw new Error("no address to ask");
  return transport(withKey(request, portal, feed), signal);
}

type Gathered = PortalRead & { readonly pushed: readonly (keyof Wish)[] };

async function gather(feed: Feed, wish: Wish, { users, register, onPage, ...options }: PortalNeeds): Promise<Gathered> {
  const gathering = new Gathering(users, register);
  const asked: FeedRequest[] = [];
  const transport: Transport = Object.assign<Transport, Partial<Transport>>((request, signal) => {
    if (asked.length === 0) asked.push(request);
    return options.transport(request, signal);
  }, options.transport);
  const problems: FeedProblem[] = [];
  const pages: Omit<ReadPage, "table">[] = [];
  let rows = 0;
  let pushed = (await firstPlan(feed, wish)).pushed;
  try {
    for await (const { table, ...page } of readPages(feed, { ...options, transport, wish })) {
      gathering.add(table);
      pages.push(page);
      problems.push(...page.problems);
      ({ pushed } = page);
      rows += page.rows;
      onPage?.({ page: page.page, rows, total: page.total });
    }
  } catch (error) {
    if (!(error instanceof AdapterError) || error.code === "aborted") throw error;
    return { table: null, provenance: null, problems: limitRowProblems([...problems, error.problem]), pushed };
  }
  const table = gathering.table();
  const isEmpty = rowsIn(table) === 0;
  return {
    table: table.columns.length === 0 ? null : table,
    provenance: await provenanceOf(asked[0]?.url ?? feed.url, pages, table),
    problems: limitRowProblems(isEmpty ? [...problems, aboutNothing(feed)] : problems),
    pushed,
  };
}

/** Keys of queries, of all portals, with which an author chooses rows. */
const choosing = ["filters", "q", "where", "refine", "having"] as const;

/** No row came. Where the portrait's author chose rows, that is most often why; else the table is empty. */
function aboutNothing({ query = {} }: Feed): FeedProblem {
  const key = choosing.find((each) => Object.hasOwn(query, each));
  return key === undefined ? problem("no-rows", {}) : problem("query-without-rows", { path: `/query/${key}` }, { key });
}

/** The question that will be sent first, and what the portal will do itself. */
async function firstPlan(feed: Feed, wish: Wish): Promise<Pick<Plan, "pushed">> {
  const known = await portalOf(feed);
  return "problems" in known ? { pushed: [] } : known.portal.plan(known.feed, wish);
}

/** The fingerprint is that of the bodies' fingerprints, one on a line, in the order in which they were asked for. */
async function provenanceOf(url: string, pages: readonly Omit<ReadPage, "table">[], table: Table): Promise<SourceProvenance> {
  const digests = pages.flatMap((page) => page.digests);
  const first = pages[0]?.reply;
  return {
    url: publicUrl(url),
    sha256: digests.includes(null) ? null : await sha256(new TextEncoder().encode(digests.map((digest) => `${digest ?? ""}\n`).join(""))),
    bytes: pages.reduce((sum, { bytes }) => sum + bytes, 0),
    rows: rowsIn(table),
    pages: pages.length,
    encoding: null,
    headerRow: null,
    published: first?.published ?? null,
    retrieved: first?.retrieved ?? null,
  };
}

/** Every column that a mapping reads; those of the parts only where they have not been added up. */
function neededColumns(users: readonly SourceUser[], table: Table | null): string[] {
  return users.flatMap(({ mapping: { rollUp, ...mapping } }) => columnsOf({ ...mapping, ...(rollUp === undefined || table?.isSummed === true ? {} : { rollUp }) }));
}

/**
 * Why the narrower answer may not be all: a portal compares texts to the letter, and a mapping does not. Null when of every
 * group of texts that was asked for one came.
 */
function doubtAbout({ table, problems }: PortalRead, needed: ReturnType<typeof neededTexts>, columns: readonly string[]): string | null {
  if (table === null) return problems.some(({ code }) => code === "portal-refused") ? "the portal refused the question" : problems.some(({ code }) => code === "no-rows" || code === "query-without-rows") ? "no row came" : null;
  // A portal that leaves out blanks leaves out a column without anything in it.
  const lacks = columns.find((name) => !table.columns.includes(name));
  if (lacks !== undefined) return `no row came with anything in ${lacks}`;
  for (const [column, groups] of needed) {
    const at = table.columns.indexOf(column);
    const came = new Set(table.rows.flatMap(({ cells }) => [comparable(cells[at] ?? ""), folded(cells[at] ?? "")]));
    const absent = groups.find((texts) => !texts.some((text) => came.has(comparable(text)) || came.has(folded(text))));
    if (at < 0 || absent !== undefined) return `no row came with ${absent?.[0] ?? "any text"} in ${column}`;
  }
  return null;
}
