/** What will be asked of a source's publisher, without asking it. */
import type { AreaRegister } from "../areas/areas.js";
import { checkFeed } from "../feed-checks.js";
import { fileRequest } from "../feed-request.js";
import { registerFor, usedSources } from "../build.js";
import { mappingSchema, type Feed, type Mapping, type Portrait } from "../portrait.js";
import type { FeedProblem } from "../problems.js";
import { readPortrait } from "../read-portrait.js";
import { checkShape } from "../shape.js";
import type { FeedRequest } from "../transport.js";
import type { NamedPlace } from "../places.js";
import { pointerTo } from "../pointer.js";
import { isPortalKind } from "./index.js";
import type { Wish } from "./portal.js";
import { portalOf } from "./read-pages.js";
import { withKey } from "./with-key.js";
import { wishOf, type SourceUser } from "./wish.js";

export interface SourcePlan {
  /** The source's key in the portrait; null for a source by itself. */
  readonly source: string | null;
  /** The first request: where rows are left to the portal, how a column writes what is wanted; else the first page. Further ones follow from its answer. Keys stand in it as `${env:NAME}`. Null when nothing can be asked. */
  readonly request: FeedRequest | null;
  /** What the mappings need. */
  readonly wish: Wish;
  /** What of it the portal's own engine will do. It may still turn out that its fields or their texts do not allow it. */
  readonly pushed: readonly (keyof Wish)[];
  /** What is left to be done here. */
  readonly left: readonly (keyof Wish)[];
  readonly problems: readonly FeedProblem[];
}

/** Whom the figures of a mapping are for. */
export interface PlanContext {
  readonly place?: NamedPlace;
  readonly comparators?: readonly NamedPlace[];
  readonly register?: AreaRegister | undefined;
}

/** The first request for a source with one mapping. Never sends anything, and gives the same every time. */
export async function plan(source: Feed, mapping: Mapping, { place = {}, comparators = [], register }: PlanContext = {}): Promise<SourcePlan> {
  const shape = checkShape(mappingSchema, mapping);
  const planned = await planOf(null, source, shape.length > 0 ? [] : [{ mapping, place, comparators }], register);
  return { ...planned, problems: [...shape, ...planned.problems] };
}

/** The first request for every source that a portrait uses, in its order. Nothing for a portrait that cannot be used. Paths of problems lead into the portrait. */
export async function planPortrait(input: unknown): Promise<readonly SourcePlan[]> {
  const { portrait } = readPortrait(input);
  return portrait === null ? [] : planned(portrait);
}

async function planned(portrait: Portrait): Promise<SourcePlan[]> {
  const register = await registerFor(portrait);
  return Promise.all(usedSources(portrait).map(async ({ key, feed, users }) => {
    const made = await planOf(key, feed, users, register);
    return { ...made, problems: made.problems.map((found) => ({ ...found, source: key, path: `${pointerTo("sources", key)}${found.path ?? ""}` })) };
  }));
}

async function planOf(source: string | null, feed: Feed, users: readonly SourceUser[], register: AreaRegister | undefined): Promise<SourcePlan> {
  const wish = wishOf(users, register);
  const wished = (Object.keys(wish) as (keyof Wish)[]).filter((key) => isWished(wish, key));
  const nothing = { source, request: null, wish, pushed: [], left: wished };
  const written = checkFeed(feed);
  if (!URL.canParse(feed.url) || written.length > 0) return { ...nothing, problems: written };
  if (!isPortalKind(feed.kind)) return { ...nothing, request: fileRequest(feed), problems: [] };
  const known = await portalOf(feed);
  if ("problems" in known) return { ...nothing, problems: known.problems };
  const { portal, feed: asked } = known;
  const questions = new Map([...wish.keep.keys()].map((column) => [column, portal.texts?.first(asked, column) ?? null]));
  const pushable = portal.texts === undefined ? wish : { ...wish, keep: new Map([...wish.keep].filter(([column]) => questions.get(column) !== null)) };
  const { first, pushed } = portal.plan(asked, pushable);
  const [texts] = [...questions.values()].flatMap((question) => question ?? []);
  return { source, request: withKey(texts ?? first.request, portal, asked), wish, pushed, left: wished.filter((key) => !pushed.includes(key)), problems: [] };
}

function isWished(wish: Wish, key: keyof Wish): boolean {
  const wanted = wish[key];
  return wanted instanceof Map ? wanted.size > 0 : Array.isArray(wanted) ? wanted.length > 0 : wanted !== undefined;
}
