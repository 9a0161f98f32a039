/** One source: its bytes from the transport, and the table in them. */
import { checkFeed } from "./feed-checks.js";
import { fileRequest } from "./feed-request.js";
import { rowsIn } from "./map/outcome.js";
import { isPortalKind } from "./portals/index.js";
import { readPortal, type PortalNeeds } from "./portals/read-portal.js";
import type { SourceUser } from "./portals/wish.js";
import type { Feed } from "./portrait.js";
import { AdapterError, problem, type FeedProblem } from "./problems.js";
import { read, type SourceProvenance } from "./read/index.js";
import { wordsOf } from "./read/error-body.js";
import { foldedName } from "./read/header.js";
import { readMetadata } from "./read/metadata.js";
import type { TableDescription } from "./read/table-description.js";
import { otherNames, prefill, renameColumns } from "./read/prefill.js";
import type { Table } from "./table.js";
import type { FeedRequest, Reply } from "./transport.js";

export interface SourceRead {
  /** Null when it could not be read; the problems say why. */
  readonly table: Table | null;
  /** Null when no bytes came. */
  readonly provenance: SourceProvenance | null;
  readonly problems: readonly FeedProblem[];
  /** The feed with what a description beside its table says, and that description; left out when there is none. */
  readonly described?: { readonly feed: Feed; readonly description: TableDescription };
}

/** What is needed of a source, by all that use it. */
export interface SourceNeeds {
  /** The column names its indicators use. */
  readonly wanted: readonly string[];
  readonly users: readonly SourceUser[];
}

export interface FetchOptions extends Omit<PortalNeeds, "users"> {
  readonly signal: AbortSignal | undefined;
}

/** Reads a source, and tells its transport when the answers are worth keeping. Only stopping the run rejects. */
export async function readSource(feed: Feed, { wanted, users }: SourceNeeds, given: FetchOptions): Promise<SourceRead> {
  stopIfAborted(given.signal);
  const options = { ...given, limits: given.limits ?? given.transport.pageLimits, transport: given.transport.forSource?.() ?? given.transport };
  const found = isPortalKind(feed.kind) ? await readPortal(feed, { ...options, users }) : await readFile(feed, wanted, options);
  if (found.table === null) return found;
  const refusals = checkTable(found.table, feed);
  if (refusals.length === 0 && rowsIn(found.table) > 0) refusals.push(...await keep(options));
  return refusals.length === 0 ? found : { ...found, table: null, problems: [...found.problems, ...refusals] };
}

async function keep({ transport, signal }: FetchOptions): Promise<FeedProblem[]> {
  stopIfAborted(signal);
  try {
    await transport.keep?.();
    return [];
  } catch (error) {
    return [whyFailed(error)];
  }
}

/** Is the table what the portrait expects? */
function checkTable(table: Table, { expect: { minRows = 0, columns = [] } = {} }: Feed): FeedProblem[] {
  const rows = rowsIn(table);
  const names = new Set(table.columns.map(foldedName));
  const lacks = columns.filter((name) => !names.has(foldedName(name)));
  return [
    ...(rows < minRows ? [problem("too-few-rows", {}, { found: rows, least: minRows })] : []),
    ...(lacks.length > 0 ? [problem("column-expected", {}, { lacks, found: table.columns })] : []),
  ];
}

async function readFile(feed: Feed, wanted: readonly string[], options: FetchOptions): Promise<SourceRead> {
  // Whoever read the portrait has said so already.
  if (checkFeed(feed).length > 0) return { table: null, provenance: null, problems: [] };
  const description = await describe(feed, options);
  if (description === null) return readTable(feed, wanted, options);
  if ("severity" in description) {
    const found = await readTable(feed, wanted, options);
    return { ...found, problems: [description, ...found.problems] };
  }
  const { feed: filled, problems } = prefill(feed, description);
  const found = await readTable(filled, [...wanted, ...otherNames(description.columns, wanted)], options);
  const renamed = found.table && renameColumns(found.table, description.columns, wanted);
  return { ...found, table: renamed?.table ?? null, problems: [...problems, ...found.problems, ...(renamed?.problems ?? [])], described: { feed: filled, description } };
}

async function readTable(feed: Feed, wanted: readonly string[], options: FetchOptions): Promise<SourceRead> {
  const { kind, dialect } = feed;
  const reply = await ask(fileRequest(feed), options);
  if ("severity" in reply) return { table: null, provenance: null, problems: [reply] };
  const onTheWay = reply.problems ?? [];
  const refusal = statusProblem(reply);
  if (refusal !== null) return { table: null, provenance: null, problems: [...onTheWay, refusal] };
  const found = await read(reply, { kind: isPortalKind(kind) ? undefined : kind, dialect, wanted });
  return { ...found, problems: [...onTheWay, ...found.problems] };
}

/** What the file beside the table says; null when the feed names none. A source is read without a description that cannot be used. */
async function describe({ metadata, url }: Feed, options: FetchOptions): Promise<TableDescription | FeedProblem | null> {
  if (metadata === undefined) return null;
  const reply = await ask(fileRequest({ url: metadata }), options);
  const refusal = "severity" in reply ? reply : statusProblem(reply);
  return refusal === null ? readMetadata((reply as Reply).body, url) : problem("metadata-unusable", {}, { reason: refusal.message });
}

/** Why a reply has no data in it, told by its status. What the server says about it is quoted. */
function statusProblem({ status, body }: Reply): FeedProblem | null {
  if (status === 200) return null;
  // "No content" is an answer, and an empty one.
  return status === 204 || status === 205 ? problem("empty-body", {}) : problem("http-status", {}, { status, said: wordsOf(body) });
}

async function ask(request: FeedRequest, { transport, signal }: FetchOptions): Promise<Reply | FeedProblem> {
  stopIfAborted(signal);
  try {
    const reply = await transport(request, signal);
    return ArrayBuffer.isView(reply?.body) ? reply : problem("transport-failed", {}, { reason: "no bytes came" });
  } catch (error) {
    stopIfAborted(signal);
    return whyFailed(error);
  }
}

function whyFailed(error: unknown): FeedProblem {
  if (error instanceof AdapterError) return error.problem;
  return problem("transport-failed", {}, { reason: error instanceof Error ? error.message : String(error) });
}

/** Throws the `AdapterError` `aborted` when the caller no longer wants an answer. */
export function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new AdapterError(problem("aborted", {}), { cause: signal.reason });
}
