/**
 * Many portraits in one run: each source is asked for and read once, however many of them use it. The first portrait that
 * needs a source waits for it; only the figures of the doughnuts already given are kept no longer than the caller does.
 */
import { doughnutFrom, fetchOptions, nothingBuilt, registerFor, usedSources, type BuildOptions, type BuildResult } from "./build.js";
import { readSource, stopIfAborted, type SourceRead } from "./fetch-source.js";
import type { PageProgress } from "./portals/read-portal.js";
import type { SourceUser } from "./portals/wish.js";
import type { Feed, Portrait } from "./portrait.js";
import { readPortrait, type PortraitRead } from "./read-portrait.js";

/**
 * Builds a doughnut for each portrait, one after the other in their order. What each gives is what `buildDoughnut` would
 * give; two portraits share a source when address, kind and dialect are the same. Throws only when the signal stops it,
 * with the `AdapterError` `aborted`.
 */
export async function* buildDoughnuts(inputs: Iterable<unknown>, options: BuildOptions): AsyncGenerator<BuildResult, void, undefined> {
  const recipes = Array.from(inputs, readPortrait);
  const feeds = feedsOf(recipes);
  // One register for all: it knows every area of a country.
  const registers = await Promise.all(recipes.map(async ({ portrait }) => (portrait === null ? undefined : await registerFor(portrait))));
  const register = registers.find((each) => each !== undefined);
  let done = 0;
  const reading = new Map<string, Promise<SourceRead>>();
  const readOnce = (key: string, feed: Feed): Promise<SourceRead> => {
    const id = identity(feed);
    const known = reading.get(id);
    if (known) return known;
    const needs = feeds.get(id) ?? { wanted: new Set<string>(), users: [] };
    const onPage = (page: PageProgress): void => options.onProgress?.({ source: key, ok: true, page, done, total: feeds.size });
    const made = readSource(feed, { wanted: [...needs.wanted], users: needs.users }, fetchOptions(options, register, onPage)).then((found) => {
      done += 1;
      options.onProgress?.({ source: key, ok: found.table !== null, done, total: feeds.size });
      return found;
    });
    reading.set(id, made);
    return made;
  };
  for (const [at, recipe] of recipes.entries()) {
    stopIfAborted(options.signal);
    yield recipe.portrait === null ? nothingBuilt(recipe) : doughnutFrom(recipe.portrait, recipe.problems, await sourcesOf(recipe.portrait, readOnce), options.now, registers[at]);
  }
}

async function sourcesOf(portrait: Portrait, readOnce: (key: string, feed: Feed) => Promise<SourceRead>): Promise<Map<string, SourceRead>> {
  return new Map(await Promise.all(usedSources(portrait).map(async ({ key, feed }) => [key, await readOnce(key, feed)] as const)));
}

/** Every feed that is used, with what anyone needs of it. */
function feedsOf(recipes: readonly PortraitRead[]): Map<string, { wanted: Set<string>; users: SourceUser[] }> {
  const feeds = new Map<string, { wanted: Set<string>; users: SourceUser[] }>();
  for (const { portrait } of recipes) {
    for (const { feed, wanted, users } of portrait === null ? [] : usedSources(portrait)) {
      const known = feeds.get(identity(feed)) ?? { wanted: new Set(), users: [] };
      for (const column of wanted) known.wanted.add(column);
      known.users.push(...users);
      feeds.set(identity(feed), known);
    }
  }
  return feeds;
}

/** What decides which table a feed gives: all that is not about people reading about it. */
function identity({ title: _title, publisher: _publisher, licence: _licence, page: _page, ...read }: Feed): string {
  return JSON.stringify(read);
}
