/**
 * A portal's answer, page after page. The next page is asked for while the one at hand is used, so that the network and the
 * work overlap; no more than two pages are held. What goes wrong ends the whole source: half a table is a wrong figure.
 */
import { safeUrl } from "@place-doughnut/schema";
import { checkFeed } from "../feed-checks.js";
import { pageLimits, type PageLimits } from "../http/limits.js";
import type { Feed } from "../portrait.js";
import { AdapterError, problem, type FeedProblem } from "../problems.js";
import { checkShape } from "../shape.js";
import { sha256 } from "../sha256.js";
import type { Table } from "../table.js";
import type { FeedRequest, Reply, Transport } from "../transport.js";
import { Guards, refused } from "./guards.js";
import { isPortalKind, portals } from "./index.js";
import type { Page, Portal, PortalFeed, Step, Wish } from "./portal.js";
import { withKey } from "./with-key.js";

export interface PageOptions {
  readonly transport: Transport;
  /** What is needed of the source; everything when left out. */
  readonly wish?: Wish | undefined;
  readonly signal?: AbortSignal | undefined;
  /** When left out those of the transport, and `pageLimits.node` if it has none. */
  readonly limits?: PageLimits | undefined;
  /** Waits before a portal is asked again whose answer was not ready. As the transport waits when left out; one that cannot is asked again at once. */
  readonly pause?: ((milliseconds: number, signal: AbortSignal) => Promise<void>) | undefined;
}

/** A page with rows. Replies that only prepare are not seen. */
export interface ReadPage {
  /** Counted from 1. */
  readonly page: number;
  /** Rows of this page that are to be used. */
  readonly rows: number;
  /** Rows of all pages, where the portal says so. */
  readonly total?: number | undefined;
  /** Of this page's body, and of the replies that prepared it. */
  readonly bytes: number;
  /** Its rows are numbered on from the page before. Another page may have other columns. */
  readonly table: Table;
  /** Warnings and notices; an error ends the source. */
  readonly problems: readonly FeedProblem[];
  /** What the portal's own engine did of the wish. */
  readonly pushed: readonly (keyof Wish)[];
  /** The reply, without its body. */
  readonly reply: Omit<Reply, "body">;
  /** SHA-256 of its body and of the bodies that prepared it, in their order; null where the platform has none. */
  readonly digests: readonly (string | null)[];
}

export const everything: Wish = { columns: [], keep: new Map() };

/** The portal of a source, and the source with its query checked; or all that is wrong with it, with paths relative to the source. */
export async function portalOf(feed: Feed): Promise<{ readonly portal: Portal; readonly feed: PortalFeed<unknown> } | { readonly problems: readonly FeedProblem[] }> {
  const { kind, query = {} } = feed;
  if (!isPortalKind(kind)) return { problems: [problem("unknown-kind", {}, { kind: String(kind), nearest: null })] };
  const portal = await portals[kind]();
  const problems: FeedProblem[] = [
    ...checkShape(portal.query, query).map((found) => ({ ...found, path: `/query${found.path ?? ""}` })),
    ...(feed.key !== undefined && portal.key === undefined ? [problem("key-without-use", { path: "/key" }, { key: "key", kind })] : []),
  ];
  const checked = { ...feed, query };
  if (problems.length === 0) problems.push(...(portal.check?.(checked) ?? []));
  return problems.length > 0 ? { problems } : { portal, feed: checked };
}

/**
 * The pages of a portal's answer. Throws an `AdapterError` for whatever makes the source unfit for use, also after pages
 * that were fine: only what came to its end may be used. `aborted` when the signal stops it.
 */
export async function* readPages(source: Feed, options: PageOptions): AsyncGenerator<ReadPage, void, undefined> {
  const { wish = everything, limits = options.transport.pageLimits ?? pageLimits.node } = options;
  const known = await portalOf(source);
  const faults = [...checkFeed(source), ...("problems" in known ? known.problems : [])];
  if (faults[0] !== undefined || "problems" in known) throw refused(faults[0] as AdapterError["problem"] & { code: AdapterError["code"] });
  if (safeUrl(source.url) === null) throw refused(problem("url-refused", { path: "/url" }, { url: source.url }));
  const { portal, feed } = known;
  const plan = portal.plan(feed, wish);
  const guards = new Guards(new URL(source.url).origin, limits);
  const asker = new Asker(portal, feed, options, guards);
  let pushed = plan.pushed;
  let prepared = nothingYet;
  let asking: Asking | null = asker.ask(plan.first, null);
  try {
    while (asking !== null) {
      const { step, reply: coming }: Asking = asking;
      const reply = await coming;
      guards.weigh(reply.body.byteLength);
      const digest = await sha256(reply.body);
      const page = await portal.page(reply, { feed, wish, step, pages: guards.pages, rows: guards.rows });
      stopAt(page.problems);
      pushed = page.pushed ?? pushed;
      prepared = added(prepared, reply, digest, [...page.problems.map((found) => placed(found, guards)), ...guards.count(page.total)]);
      if (page.table !== null && portal.leavesOutBlanks !== true) guards.sameColumns(page.table);
      const table: Table | null = page.table === null ? null : guards.take({ ...page, table: page.table }, digest ?? sameness(reply.body));
      asking = page.next === null ? null : asker.ask(page.next, page);
      const last = asking === null ? guards.end() : [];
      if (table === null) continue;
      const { body: _body, ...rest } = reply;
      yield { page: guards.pages, rows: table.rows.length, total: guards.total, table, pushed, reply: rest, ...prepared, problems: [...prepared.problems, ...last] };
      prepared = nothingYet;
    }
  } finally {
    asker.stop();
  }
  if (guards.pages === 0) throw refused(problem("empty-body", {}));
}

interface Asking {
  readonly step: Step<unknown>;
  readonly reply: Promise<Reply>;
}

type Prepared = Pick<ReadPage, "bytes" | "digests" | "problems">;
const nothingYet: Prepared = { bytes: 0, digests: [], problems: [] };

function added({ bytes, digests, problems }: Prepared, reply: Reply, digest: string | null, found: readonly FeedProblem[]): Prepared {
  return { bytes: bytes + reply.body.byteLength, digests: [...digests, digest], problems: [...problems, ...(reply.problems ?? []), ...found] };
}

/** Sends requests, and stops those under way when nobody waits for them any more. */
class Asker {
  readonly #stop = new AbortController();

  constructor(private readonly portal: Portal, private readonly feed: PortalFeed<unknown>, private readonly options: PageOptions, private readonly guards: Guards) {}

  ask(step: Step<unknown>, from: Page<unknown> | null): Asking {
    const { tries, elsewhere } = this.guards.ask(step.request, from);
    const request = elsewhere ? step.request : withKey(step.request, this.portal, this.feed);
    const reply = this.#send(request, tries);
    // Awaited later: a failure in the meantime must not count as one that nobody handles.
    reply.catch(() => undefined);
    return { step, reply };
  }

  async #send(request: FeedRequest, tries: number): Promise<Reply> {
    const { transport, signal, pause = transport.pause } = this.options;
    const both = signal === undefined ? this.#stop.signal : AbortSignal.any([signal, this.#stop.signal]);
    try {
      signal?.throwIfAborted();
      if (tries > 0) await pause?.(500 * 2 ** (tries - 1), both);
      const reply = await transport(request, both);
      if (!ArrayBuffer.isView(reply?.body)) throw new Error("no bytes came");
      return reply;
    } catch (cause) {
      if (signal?.aborted === true) throw new AdapterError(problem("aborted", {}), { cause: signal.reason });
      if (cause instanceof AdapterError) throw cause;
      throw new AdapterError(problem("transport-failed", {}, { reason: cause instanceof Error ? cause.message : String(cause) }), { cause });
    }
  }

  stop(): void {
    this.#stop.abort();
  }
}

/** An error ends the source; one about a row alone has left out that row, as in a file. */
function stopAt(problems: readonly FeedProblem[]): void {
  const error = problems.find(({ severity, row }) => severity === "error" && row === undefined);
  if (error !== undefined) throw refused(error as FeedProblem & { code: AdapterError["code"] });
}

/** Rows of a page are counted from its start; those of the source run on. */
function placed(found: FeedProblem, { pages, rows }: Guards): FeedProblem {
  return found.row === undefined ? found : { ...found, row: found.row + rows, page: { number: pages + 1, row: found.row } };
}

/** Where there is no SHA-256, length and bytes still tell whether a page came twice. */
function sameness(body: Uint8Array): string {
  let sum = 0x811c9dc5;
  for (const byte of body) sum = Math.imul(sum ^ byte, 0x01000193);
  return `${body.length}:${sum >>> 0}`;
}
