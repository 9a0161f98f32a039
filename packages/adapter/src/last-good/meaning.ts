/** What an indicator's figures mean, as one fingerprint: figures of an earlier day stand in only for figures of the same meaning. */
import { given } from "../given.js";
import { sourceKeysOf, type Portrait, type PortraitIndicator } from "../portrait.js";
import { publicUrl } from "../secrets.js";
import { sha256 } from "../sha256.js";

/**
 * By indicator, the SHA-256 (hexadecimal) of all that decides which figures a portrait reads and what they stand for: the
 * mapping, direction, unit, area, and how each source is asked and read. Names are left out, and what is only expected of
 * the figures: neither makes other figures. Keys are, too. Empty on a platform without SHA-256.
 */
export async function meaningsOf(portrait: Portrait): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(portrait.indicators.map(async (indicator) => {
    const text = JSON.stringify(inOrder(meaningOf(indicator, portrait)));
    return [indicator.id, await sha256(new TextEncoder().encode(text))] as const;
  }));
  return new Map(found.flatMap(([id, hash]) => (hash === null ? [] : [[id, hash] as const])));
}

function meaningOf(indicator: PortraitIndicator, { sources }: Portrait): unknown {
  const { expect: _expect, ...mapping } = indicator.mapping;
  const asked = sourceKeysOf(indicator).map((key) => {
    const feed = Object.hasOwn(sources, key) ? sources[key] : undefined;
    return feed === undefined ? null : { ...given(feed, ["kind", "query", "dialect", "marks", "metadata"]), url: publicUrl(feed.url) };
  });
  return { ...given(indicator, ["direction", "unit", "area"]), mapping, asked };
}

/** The same whatever the order of the keys in the file: a portrait may be tidied. */
function inOrder(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(inOrder);
  if (typeof part !== "object" || part === null) return part;
  // As pairs: a key such as `__proto__` is nothing special in a list.
  return { pairs: Object.entries(part).filter(([, each]) => each !== undefined).sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, each]) => [key, inOrder(each)]) };
}
