/** First contact with a foreign object: it may be a proxy, throw when read, or be no plain data at all. */

/** Stands for a property that threw when it was read. */
export const unreadable = Symbol("unreadable");

export interface Outline {
  /** Own enumerable text keys; null for a list. */
  readonly keys: readonly string[] | null;
  /** Number of keys or items. */
  readonly size: number;
}

/**
 * The keys or the length of a plain object or list; null for anything else: a Date, a Map, a node, a proxy that throws.
 * More than `most` items are counted as one more than that.
 */
export function outline(value: object, most: number): Outline | null {
  try {
    if (Array.isArray(value)) return sizeOf(value.length, most);
    const prototype: unknown = Object.getPrototypeOf(value);
    // Any realm's Object.prototype has no prototype itself: plain objects from a frame are plain, too.
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return null;
    const keys = Object.keys(value);
    return { keys, size: keys.length };
  } catch {
    return null;
  }
}

/**
 * A proxy may say anything about its length. Counting no further than needed is more than thrift: one length of four
 * thousand million in an outline makes the engine forget how to read outlines quickly, which was measured as five seconds.
 */
function sizeOf(length: unknown, most: number): Outline | null {
  if (typeof length !== "number" || !Number.isInteger(length) || length < 0) return null;
  return { keys: null, size: length > most ? most + 1 : length };
}

/** The value of a property, read once; `unreadable` when reading throws. */
export function readProperty(source: object, key: string | number): unknown {
  try {
    return (source as Record<string | number, unknown>)[key];
  } catch {
    return unreadable;
  }
}
