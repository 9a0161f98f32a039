/** The dimensions of a portrait's doughnut: those of its set, with its changes, and those it adds. */
import { dimensionSet, type Dimension } from "@place-doughnut/schema";
import { given } from "./given.js";
import type { Portrait } from "./portrait.js";

type Change = NonNullable<Portrait["dimensions"]>[number];

export interface PlacedDimension {
  readonly dimension: Dimension;
  /** Its place in the portrait's own list; null when the portrait says nothing about it. */
  readonly from: number | null;
}

/** In the set's order; new ones after the last of their ring and lens. Of two entries with one id the first counts. */
export function dimensionsOf(portrait: Portrait): PlacedDimension[] {
  const changes = (portrait.dimensions ?? []).map((change, from) => ({ change, from })).filter(({ change }, at, all) => all.findIndex((other) => other.change.id === change.id) === at);
  const set = dimensionSet(portrait.dimensionSet).dimensions;
  const result = set.map((known): PlacedDimension => {
    const found = changes.find(({ change }) => change.id === known.id);
    const base = given(known, ["id", "ring", "lens", "name", "shortName"]);
    return { dimension: { ...base, ...(found ? changesIn(found.change) : {}) }, from: found?.from ?? null };
  });
  for (const { change, from } of changes) {
    const { id, ring, name } = change;
    const isNew = set.every((known) => known.id !== id);
    if (isNew && ring !== undefined && name !== undefined) insert(result, { dimension: { id, ring, name, ...changesIn(change) }, from });
  }
  return result;
}

function insert(list: PlacedDimension[], added: PlacedDimension): void {
  const { ring, lens } = added.dimension;
  const last = (fits: (other: Dimension) => boolean): number => list.map(({ dimension }) => fits(dimension)).lastIndexOf(true);
  const ofLens = last((other) => other.ring === ring && other.lens === lens);
  list.splice((ofLens === -1 ? last((other) => other.ring === ring) : ofLens) + 1, 0, added);
}

function changesIn(change: Change): Partial<Dimension> {
  return given(change, ["ring", "lens", "name", "shortName", "target", "assessment", "actions", "note"]) as Partial<Dimension>;
}
