/**
 * A portal: how one kind of open-data platform is asked, how its answers go on, what its refusals look like, and how it
 * shows that an answer is whole. A value, not a class: an object literal that `satisfies Portal`, and one conformance test
 * for all of them. Nothing here touches a network: a portal writes requests and reads replies.
 */
import type { GenericSchema } from "valibot";
import type { FeedProblem } from "../problems.js";
import type { Table } from "../table.js";
import type { FeedRequest, Reply } from "../transport.js";

/** What a portal is told of a source: `query` has been checked against the portal's own schema. */
export interface PortalFeed<Query> {
  readonly url: string;
  readonly query: Query;
  /** `${env:NAME}`. It is put into the requests for the portal, which only says where it goes. */
  readonly key?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

export interface Portal<Query = unknown, State = unknown> {
  /** How a portrait names it, such as "ckan". */
  readonly kind: string;
  /** In words, for lists of what can be asked. */
  readonly title: string;
  /** The page where its publisher describes it. */
  readonly documentation: string;
  /** Built after its documentation: no real reply of it was at hand. Said in every report. */
  readonly isUntried?: true;
  /** What a portrait says about a source of this kind, besides its address: keys of the portal's own documentation. */
  readonly query: GenericSchema<Query>;
  /** Where its key goes when the feed has one (`"key": "${env:NAME}"`): a header wherever the portal takes one. */
  readonly key?: { readonly header: string; readonly prefix?: string } | { readonly parameter: string };
  /** What of a source does not fit together, besides the shape of its query. Paths are relative to the source. */
  readonly check?: (feed: PortalFeed<Query>) => readonly FeedProblem[];
  /** Keys without a value are left out of its records, so that one page may well lack a column that another has. */
  readonly leavesOutBlanks?: boolean;
  /** The first request, and what of the wish it carries. Sends nothing. */
  readonly plan: (feed: PortalFeed<Query>, wish: Wish) => Plan<State>;
  /** What one reply holds, and what to ask next. Never rejects for a bad reply: that is a problem. */
  readonly page: (reply: Reply, asked: Asked<Query, State>) => Promise<Page<State>>;
  /**
   * How it lists the different texts of a column, for a portal that chooses rows by texts. One without this may push `keep`
   * only for codes of its own making, of which it holds each in one way of writing.
   */
  readonly texts?: TextsQuestion<Query>;
}

/** One question, or several where the first answer is needed to ask the next. */
export interface TextsQuestion<Query> {
  /** Null where the column cannot be named, or nothing may be added to the portrait's own question. */
  readonly first: (feed: PortalFeed<Query>, column: string) => FeedRequest | null;
  /** All replies so far. Never rejects. */
  readonly read: (replies: readonly Reply[], feed: PortalFeed<Query>, column: string) => Promise<TextsRead>;
}

/** All texts of the column; the next question; or why they are not known, to stand before "in" and the column's name. */
export type TextsRead = { readonly texts: readonly ListedText[] } | { readonly next: FeedRequest } | { readonly why: string };

export interface ListedText {
  /** As a table shows it. */
  readonly shown: string;
  /** As the portal is asked for it; null for what cannot be asked for, such as a blank. */
  readonly asked: string | null;
}

/**
 * What all the mappings together need of a source. Whatever a portal does of it is done again to what comes, so the
 * figures are the same whether it does all of it or nothing.
 */
export interface Wish {
  /** The columns that are read. Empty: all, as for every portrait; only a program that asks a portal itself narrows them. */
  readonly columns: readonly string[];
  /** Rows to keep: each column holds one of its texts, to the letter. Only what every mapping of the source agrees on. */
  readonly keep: ReadonlyMap<string, readonly string[]>;
  /** Parts that are only ever added up (`rollUp` with `sum`), where every mapping of the source adds up the same way. */
  readonly sum?: { readonly of: readonly string[]; readonly by: readonly string[]; /** Those of `by` that the period is read from. */ readonly time: readonly string[]; readonly value: string } | undefined;
  /** The column to take only the newest period of. Never of a portrait, which shows how figures went; a program may set it. */
  readonly latest?: string | undefined;
}

/** A request, and what the portal must remember until its reply comes. */
export interface Step<State> {
  readonly request: FeedRequest;
  readonly state: State;
}

export interface Plan<State = unknown> {
  readonly first: Step<State>;
  /** What the portal's own engine does, in words for the report: `keep`, `columns`, `sum`, `latest`. */
  readonly pushed: readonly (keyof Wish)[];
}

/** What is known when a reply comes. */
export interface Asked<Query, State> {
  readonly feed: PortalFeed<Query>;
  readonly wish: Wish;
  readonly step: Step<State>;
  /** Replies with rows before this one, and their rows. */
  readonly pages: number;
  readonly rows: number;
}

/** What one reply holds. A problem that is an error refuses the whole source: half a source is a wrong figure. */
export interface Page<State> {
  /** Null for a reply that only prepares, such as a layer's description or a count. */
  readonly table: Table | null;
  /** How many rows there are in all, where the portal says so. Compared with what came. */
  readonly total?: number | undefined;
  /** The column that numbers the rows, where the portal has one that is no part of the data. It tells rows that come twice, and is then left out. */
  readonly id?: string | undefined;
  /** Rows at which the portal cuts an answer off in silence: exactly so many in all, without a total, prove nothing. */
  readonly cap?: number | undefined;
  /** What the portal's engine really did, where that is known only now. */
  readonly pushed?: readonly (keyof Wish)[] | undefined;
  /** Null at the end. The same request again means that the answer is not ready yet. Only a reply that prepares may lead to another site; no key goes there. */
  readonly next: Step<State> | null;
  readonly problems: readonly FeedProblem[];
}
