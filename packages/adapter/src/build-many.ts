/**
 * Many portraits in one run: each source is asked for and read once, however many of them use it. The first portrait that
 * needs a source waits for it; only the figures of the doughnuts already given are kept no longer than the caller does.
 */
import { doughnutFrom, nothingBuilt, registerFor, usedSources, type BuildOptions, type BuildResult } from "./build.js";
import { readSource, stopIfAborted, type SourceRead } from "./fetch-source.js";
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
  let done = 0;
  const reading = new Map<string, Promise<SourceRead>>();
  const readOnce = (key: string, feed: Feed): Promise<SourceRead> => {
    const id = identity(feed);
    const known = reading.get(id);
    if (known) return known;
    const made = readSource(feed, [...(feeds.get(id) ?? [])], options.transport, options.signal).then((found) => {
      done += 1;
      options.onProgress?.({ source: key, ok: found.table !== null, done, total: feeds.size });
      return found;
    });
    reading.set(id, made);
    return made;
  };
  for (const recipe of recipes) {
    stopIfAborted(options.signal);
    yield recipe.portrait === null ? nothingBuilt(recipe) : doughnutFrom(recipe.portrait, recipe.problems, await sourcesOf(recipe.portrait, readOnce), options.now, await registerFor(recipe.portrait));
  }
}

async function sourcesOf(portrait: Portrait, readOnce: (key: string, feed: Feed) => Promise<SourceRead>): Promise<Map<string, SourceRead>> {
  return new Map(await Promise.all(usedSources(portrait).map(async ({ key, feed }) => [key, await readOnce(key, feed)] as const)));
}

/** Every feed that is used, with the columns that anyone uses of it: they find the header row. */
function feedsOf(recipes: readonly PortraitRead[]): Map<string, Set<string>> {
  const feeds = new Map<string, Set<string>>();
  for (const { portrait } of recipes) {
    for (const { feed, wanted } of portrait === null ? [] : usedSources(portrait)) {
      const known = feeds.get(identity(feed)) ?? new Set();
      for (const column of wanted) known.add(column);
      feeds.set(identity(feed), known);
    }
  }
  return feeds;
}

/** What decides which table a feed gives: all that is not about people reading about it. */
function identity({ title: _title, publisher: _publisher, licence: _licence, page: _page, ...read }: Feed): string {
  return JSON.stringify(read);
}
