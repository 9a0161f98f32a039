/** What JSON holds, read by own keys only: a key from a document never reaches what every object shares. */

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject { readonly [key: string]: Json }

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The value of an object's own key; undefined when there is none, or no object. */
export function own(value: Json | undefined, key: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The value at the end of a path of keys; in lists, of places counted from 0. */
export function at(value: Json | undefined, path: readonly string[]): Json | undefined {
  let found = value;
  for (const key of path) found = isList(found) ? (/^\d{1,9}$/.test(key) ? found[Number(key)] : undefined) : own(found, key);
  return found;
}

export function text(value: Json | undefined): string | null {
  return typeof value === "string" ? value : null;
}

/** A list's texts; nothing when it is no list. */
export function textsIn(value: Json | undefined): string[] {
  return isList(value) ? value.filter((each): each is string => typeof each === "string") : [];
}
