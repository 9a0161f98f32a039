/** One source: its bytes from the transport, and the table in them. */
import type { Feed } from "./portrait.js";
import { AdapterError, problem, type FeedProblem } from "./problems.js";
import { read, type SourceProvenance } from "./read/index.js";
import { wordsOf } from "./read/error-body.js";
import { readMetadata } from "./read/metadata.js";
import type { TableDescription } from "./read/table-description.js";
import { otherNames, prefill, renameColumns } from "./read/prefill.js";
import type { Table } from "./table.js";
import type { Reply, Transport } from "./transport.js";

export interface SourceRead {
  /** Null when it could not be read; the problems say why. */
  readonly table: Table | null;
  /** Null when no bytes came. */
  readonly provenance: SourceProvenance | null;
  readonly problems: readonly FeedProblem[];
  /** The feed with what a description beside its table says, and that description; left out when there is none. */
  readonly described?: { readonly feed: Feed; readonly description: TableDescription };
}

/** Reads a source. `wanted` are the column names its indicators use. Only stopping the run rejects. */
export async function readSource(feed: Feed, wanted: readonly string[], anyTransport: Transport, signal: AbortSignal | undefined): Promise<SourceRead> {
  const transport = anyTransport.forSource?.() ?? anyTransport;
  const description = await describe(feed, transport, signal);
  if (description === null) return readTable(feed, wanted, transport, signal);
  if ("severity" in description) {
    const found = await readTable(feed, wanted, transport, signal);
    return { ...found, problems: [description, ...found.problems] };
  }
  const { feed: filled, problems } = prefill(feed, description);
  const found = await readTable(filled, [...wanted, ...otherNames(description.columns, wanted)], transport, signal);
  const renamed = found.table && renameColumns(found.table, description.columns, wanted);
  return { ...found, table: renamed?.table ?? null, problems: [...problems, ...found.problems, ...(renamed?.problems ?? [])], described: { feed: filled, description } };
}

async function readTable(feed: Feed, wanted: readonly string[], transport: Transport, signal: AbortSignal | undefined): Promise<SourceRead> {
  const reply = await ask(feed.url, transport, signal);
  if ("severity" in reply) return { table: null, provenance: null, problems: [reply] };
  const onTheWay = reply.problems ?? [];
  const refusal = statusProblem(reply);
  if (refusal !== null) return { table: null, provenance: null, problems: [...onTheWay, refusal] };
  const { kind, dialect } = feed;
  const found = await read(reply, { kind, dialect, wanted });
  return { ...found, problems: [...onTheWay, ...found.problems] };
}

/** What the file beside the table says; null when the feed names none. A source is read without a description that cannot be used. */
async function describe({ metadata, url }: Feed, transport: Transport, signal: AbortSignal | undefined): Promise<TableDescription | FeedProblem | null> {
  if (metadata === undefined) return null;
  const reply = await ask(metadata, transport, signal);
  const refusal = "severity" in reply ? reply : statusProblem(reply);
  return refusal === null ? readMetadata((reply as Reply).body, url) : problem("metadata-unusable", {}, { reason: refusal.message });
}

/** Why a reply has no data in it, told by its status. What the server says about it is quoted. */
function statusProblem({ status, body }: Reply): FeedProblem | null {
  if (status === 200) return null;
  // "No content" is an answer, and an empty one.
  return status === 204 || status === 205 ? problem("empty-body", {}) : problem("http-status", {}, { status, said: wordsOf(body) });
}

async function ask(url: string, transport: Transport, signal: AbortSignal | undefined): Promise<Reply | FeedProblem> {
  stopIfAborted(signal);
  try {
    const reply = await transport({ url }, signal);
    return ArrayBuffer.isView(reply?.body) ? reply : problem("transport-failed", {}, { reason: "no bytes came" });
  } catch (error) {
    stopIfAborted(signal);
    if (error instanceof AdapterError) return error.problem;
    return problem("transport-failed", {}, { reason: error instanceof Error ? error.message : String(error) });
  }
}

/** Throws the `AdapterError` `aborted` when the caller no longer wants an answer. */
export function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new AdapterError(problem("aborted", {}), { cause: signal.reason });
}
