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
  const changes = new Map<string, { readonly change: Change; readonly from: number }>();
  for (const [from, change] of (portrait.dimensions ?? []).entries()) if (!changes.has(change.id)) changes.set(change.id, { change, from });
  const runs: Run[] = [];
  for (const known of dimensionSet(portrait.dimensionSet).dimensions) {
    const found = changes.get(known.id);
    changes.delete(known.id);
    const base = given(known, ["id", "ring", "lens", "name", "shortName"]);
    append(runs, { dimension: { ...base, ...(found ? changesIn(found.change) : {}) }, from: found?.from ?? null });
  }
  for (const { change, from } of changes.values()) {
    const { id, ring, name } = change;
    if (ring !== undefined && name !== undefined) insert(runs, { dimension: { id, ring, name, ...changesIn(change) }, from });
  }
  return runs.flat();
}

/** Neighbours of one ring and lens. There are few of them, however many dimensions a portrait adds. */
type Run = PlacedDimension[];

const isOfRing = ([first]: Run, { dimension }: PlacedDimension): boolean => first?.dimension.ring === dimension.ring;
const isOfLens = (run: Run, added: PlacedDimension): boolean => isOfRing(run, added) && run[0]?.dimension.lens === added.dimension.lens;

function append(runs: Run[], added: PlacedDimension): void {
  const last = runs.at(-1);
  if (last && isOfLens(last, added)) last.push(added);
  else runs.push([added]);
}

function insert(runs: Run[], added: PlacedDimension): void {
  const last = (fits: (run: Run, added: PlacedDimension) => boolean): number => runs.map((run) => fits(run, added)).lastIndexOf(true);
  const own = runs[last(isOfLens)];
  if (own) own.push(added);
  else runs.splice(last(isOfRing) + 1, 0, [added]);
}

function changesIn(change: Change): Partial<Dimension> {
  return given(change, ["ring", "lens", "name", "shortName", "target", "assessment", "actions", "note"]) as Partial<Dimension>;
}
