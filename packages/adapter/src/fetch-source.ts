/** One source: its bytes from the transport, and the table in them. */
import type { Feed } from "./portrait.js";
import { AdapterError, problem, type FeedProblem } from "./problems.js";
import { read, type SourceProvenance } from "./read/index.js";
import type { Table } from "./table.js";
import type { Reply, Transport } from "./transport.js";

export interface SourceRead {
  /** Null when it could not be read; the problems say why. */
  readonly table: Table | null;
  /** Null when no bytes came. */
  readonly provenance: SourceProvenance | null;
  readonly problems: readonly FeedProblem[];
}

/** Reads a source. `wanted` are the column names its indicators use. Only stopping the run rejects. */
export async function readSource(feed: Feed, wanted: readonly string[], transport: Transport, signal: AbortSignal | undefined): Promise<SourceRead> {
  const reply = await ask(feed.url, transport, signal);
  if ("severity" in reply) return { table: null, provenance: null, problems: [reply] };
  if (reply.status !== 200) return { table: null, provenance: null, problems: [problem("http-status", {}, { status: reply.status })] };
  const { kind, dialect } = feed;
  return read(reply, { kind, dialect, wanted });
}

async function ask(url: string, transport: Transport, signal: AbortSignal | undefined): Promise<Reply | FeedProblem> {
  stopIfAborted(signal);
  try {
    const reply = await transport(url, signal);
    return ArrayBuffer.isView(reply?.body) ? reply : problem("transport-failed", {}, { reason: "no bytes came" });
  } catch (error) {
    stopIfAborted(signal);
    if (error instanceof AdapterError) return error.problem;
    return problem("transport-failed", {}, { reason: error instanceof Error ? error.message : String(error) });
  }
}

function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new AdapterError(problem("aborted", {}), { cause: signal.reason });
}
