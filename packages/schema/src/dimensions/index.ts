import { deal2017 } from "./deal-2017.js";
import { deal2025 } from "./deal-2025.js";
import { dealUnrolled } from "./deal-unrolled.js";
import type { DimensionSet } from "./set.js";

export { canonicalDimensionId, dimensionAliases } from "./aliases.js";
export { credit, type DimensionSet, type SetDimension } from "./set.js";

export type DimensionSetName = DimensionSet["id"];

/** The published sets of dimensions: 2017 (12 + 9), 2025 (12 + 9) and Doughnut Unrolled (15 + 8 + 9 + 12). */
export const dimensionSets: readonly DimensionSet[] = [deal2017, deal2025, dealUnrolled];

/** The set with this name; null when there is none. */
export function dimensionSet(name: DimensionSetName): DimensionSet;
export function dimensionSet(name: string): DimensionSet | null;
export function dimensionSet(name: string): DimensionSet | null {
  return dimensionSets.find((set) => set.id === name) ?? null;
}
