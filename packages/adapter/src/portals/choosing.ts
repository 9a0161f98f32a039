/**
 * Rows may be chosen by a portal only where it leaves out none that a mapping would keep. A portal compares to the letter; a
 * mapping takes "All", "All " and "Ａｌｌ" for one text. So the portal is first asked how its columns really write what is
 * wanted, and then for all these ways of writing it. Where that cannot be learnt, the rows are chosen here.
 */
import type { AreaRegister } from "../areas/areas.js";
import { folded } from "../map/areas.js";
import { comparable } from "../map/where.js";
import { problem, type FeedProblem } from "../problems.js";
import type { FeedRequest, Reply } from "../transport.js";
import type { ListedText, Portal, PortalFeed, TextsRead, Wish } from "./portal.js";
import { agreedArea, neededTexts, wantedTexts, type SourceUser } from "./wish.js";

/** A column with more different texts than this is not one to choose by. */
export const mostTexts = 5000;
/** Characters of the texts to ask for in one column: more do not fit into an address. */
const longest = 2500;
/** Questions about one column: what a layer is, and what it holds. */
const mostQuestions = 3;

export interface Chosen {
  /** With each column's texts as the portal writes them, and without the columns that are left to us. */
  readonly wish: Wish;
  /** The same columns with the texts that the mappings ask for. */
  readonly asked: Wish;
  readonly problems: readonly FeedProblem[];
}

export interface Chooser {
  readonly portal: Portal;
  readonly feed: PortalFeed<unknown>;
  readonly users: readonly SourceUser[];
  readonly register?: AreaRegister | undefined;
  readonly send: (request: FeedRequest) => Promise<Reply>;
}

/**
 * The wish with the texts that the portal really has. A portal that lists none keeps what it was given: it pushes codes of
 * its own only, which are written in one way. `send` may reject: then the column is left to us.
 */
export async function chosenTexts(wish: Wish, chooser: Chooser): Promise<Chosen> {
  const { portal, users, register } = chooser;
  if (portal.texts === undefined) return { wish, asked: wish, problems: [] };
  const needed = neededTexts(users, wish, register);
  const keep = new Map<string, readonly string[]>();
  const problems: FeedProblem[] = [];
  for (const [column, texts] of wish.keep) {
    const found = await writtenIn(column, texts, needed.get(column) ?? [], chooser);
    if (typeof found === "string") problems.push(problem("not-pushed", {}, { what: ["keep"], why: found }));
    else keep.set(column, found);
  }
  const area = agreedArea(users);
  const { sum, ...rest } = wish;
  const left = { ...rest, ...(sum === undefined || area === null || !keep.has(area) ? {} : { sum }) };
  return { wish: { ...left, keep }, asked: { ...left, keep: new Map([...wish.keep].filter(([column]) => keep.has(column))) }, problems };
}

/** All ways in which the column writes what is wanted; or why that is not known. */
async function writtenIn(column: string, texts: readonly string[], needed: readonly (readonly string[])[], chooser: Chooser): Promise<readonly string[] | string> {
  const { users, register } = chooser;
  const listed = await listedTexts(column, chooser);
  if (typeof listed === "string") return listed;
  if (listed.length > mostTexts) return `${column} has more than ${mostTexts.toLocaleString("en-GB")} different texts`;
  const allowed = new Set(texts.map(comparable));
  const isWanted = column === agreedArea(users) ? wantedTexts(users, register) : (text: string) => allowed.has(comparable(text));
  const wanted = listed.filter(({ shown }) => isWanted(shown));
  const there = new Set(wanted.flatMap(({ shown }) => [comparable(shown), folded(shown)]));
  const absent = needed.find((group) => !group.some((text) => there.has(comparable(text)) || there.has(folded(text))));
  if (absent !== undefined) return `no row has ${absent[0] ?? "any text"} in ${column}`;
  const asked = wanted.flatMap(({ asked: text }) => text ?? []);
  if (asked.length < wanted.length) return `not all that is wanted of ${column} can be asked for`;
  return asked.reduce((sum, { length }) => sum + length, 0) > longest ? `${column} writes what is wanted in too many ways` : [...new Set(asked)].sort();
}

/** The column's texts; or why they are not known. */
async function listedTexts(column: string, { portal, feed, send }: Chooser): Promise<readonly ListedText[] | string> {
  const replies: Reply[] = [];
  let request = portal.texts?.first(feed, column) ?? null;
  while (request !== null && replies.length < mostQuestions) {
    try {
      replies.push(await send(request));
    } catch {
      return `the portal did not list the texts of ${column}`;
    }
    const read: TextsRead = await portal.texts?.read(replies, feed, column) ?? { why: "" };
    if ("texts" in read) return read.texts;
    if ("why" in read) return `${read.why} in ${column}`;
    request = read.next;
  }
  return `the portal cannot list the texts of ${column}`;
}
