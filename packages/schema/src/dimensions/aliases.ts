/** Dimensions that were renamed between editions: earlier id → the id that stays. */
export const dimensionAliases: ReadonlyMap<string, string> = new Map([
  ["networks", "connectivity"],
  ["nitrogen-phosphorus", "nutrient-pollution"],
  ["excessive-fertilizer-use", "nutrient-pollution"],
  ["freshwater", "freshwater-disruption"],
  ["freshwater-withdrawal", "freshwater-disruption"],
  ["biodiversity", "biodiversity-breakdown"],
  ["biodiversity-loss", "biodiversity-breakdown"],
  ["ozone", "ozone-depletion"],
  ["ozone-layer-depletion", "ozone-depletion"],
]);

/** The id a dimension has in the 2025 edition, so that doughnuts of different editions can be laid side by side; else the id itself. */
export function canonicalDimensionId(id: string): string {
  return dimensionAliases.get(id) ?? id;
}
