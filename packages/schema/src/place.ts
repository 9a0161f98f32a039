/** Where a reader stands: a value and the objects and lists around it. */
import type { Spot } from "./findings.js";
import { isOptional, type Shape } from "./shape.js";
import { itemOf, quote } from "./wording.js";

/** A value being read. */
export interface Place extends Spot {
  readonly parent: Frame | null;
  failed: boolean;
}

/** An object or list being read. */
export interface Frame extends Place {
  readonly source: object;
  /** Null for a list. */
  readonly keys: readonly string[] | null;
  readonly size: number;
  /** The schema as it stands in the document's; null for anything. */
  readonly declared: Shape | null;
  /** The part of it that is about this object or list. */
  readonly shape: Shape | null;
  readonly copy: unknown[] | Record<string, unknown>;
  next: number;
}

/** Leaves out the smallest thing around a fault that the document can do without, and says what that is. */
export function fail(place: Place): string {
  for (let at: Place | null = place; at; at = at.parent) {
    at.failed = true;
    const thing = thingAt(at);
    if (thing) return thing;
  }
  return "document";
}

/** The name of what stands here, if it can be left out alone; null when it cannot. */
function thingAt({ parent, key }: Place): string | null {
  if (!parent) return null;
  if (!parent.shape) return "value";
  if (!parent.shape.entries) return itemOf(parent.key);
  const entry = parent.shape.entries[key];
  return parent.parent === null && entry && isOptional(entry) ? quote(String(key)) : null;
}
