/** The real adapter, in the browser: recorded bytes to a table, and by a portrait to a doughnut. */
import { buildDoughnut, read, type BuildResult, type Dialect, type FeedProblem, type Kind, type Portrait, type Table, type Transport } from "@place-doughnut/adapter";
import type { Recorded } from "./recorded.js";

export interface Run {
  readonly feeds: readonly Recorded[];
  readonly table: Table | null;
  /** Everything found on the way. */
  readonly problems: readonly FeedProblem[];
  /** Null where no portrait was given. */
  readonly built: BuildResult | null;
}

export interface How {
  readonly kind?: Kind;
  readonly dialect?: Dialect;
  readonly portrait?: Portrait;
}

/** Reads one feed and, where there is a portrait, builds its doughnut from it. */
export async function run(feed: Recorded, { kind, dialect, portrait }: How = {}): Promise<Run> {
  const found = await read({ body: feed.bytes }, { kind, dialect });
  const built = portrait ? await buildDoughnut(portrait, { transport: answering([feed]) }) : null;
  return { feeds: [feed], table: found.table, problems: built?.problems ?? found.problems, built };
}

/** Builds a portrait from all its feeds. */
export async function runAll(feeds: readonly Recorded[], portrait: Portrait): Promise<Run> {
  const built = await buildDoughnut(portrait, { transport: answering(feeds) });
  return { feeds, table: null, problems: built.problems, built };
}

/** Answers with the recorded bytes; a single feed answers for any address. No address is asked for. */
function answering(feeds: readonly Recorded[]): Transport {
  return ({ url }) => {
    const feed = feeds.length === 1 ? feeds[0] : feeds.find((each) => each.url === url);
    if (!feed) return Promise.reject(new Error(`${url} is not recorded.`));
    return Promise.resolve({ url, status: 200, contentType: null, body: feed.bytes, retrieved: "2026-11-22" });
  };
}
