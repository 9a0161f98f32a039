import { credit, type DimensionSet } from "./set.js";

/** The dimensions of the Doughnut's third edition. */
export const deal2025 = {
  id: "deal-2025",
  title: { en: "Doughnut, 2025" },
  version: "2025",
  source: "Fanning, A. L. & Raworth, K. (2025) Doughnut of social and planetary boundaries monitors a world out of balance. Nature 646, 47–56.",
  credit,
  dimensions: [
    { id: "connectivity", ring: "social", name: { en: "Connectivity" } },
    { id: "energy", ring: "social", name: { en: "Energy" } },
    { id: "water", ring: "social", name: { en: "Water" } },
    { id: "food", ring: "social", name: { en: "Food" } },
    { id: "health", ring: "social", name: { en: "Health" } },
    { id: "education", ring: "social", name: { en: "Education" } },
    { id: "income-work", ring: "social", name: { en: "Income and work" }, shortName: { en: "Income" } },
    { id: "peace-justice", ring: "social", name: { en: "Peace and justice" }, shortName: { en: "Peace" } },
    { id: "political-voice", ring: "social", name: { en: "Political voice" }, shortName: { en: "Voice" } },
    { id: "social-cohesion", ring: "social", name: { en: "Social cohesion" }, shortName: { en: "Cohesion" } },
    { id: "equality", ring: "social", name: { en: "Equality" } },
    { id: "housing", ring: "social", name: { en: "Housing" } },
    { id: "climate-change", ring: "ecological", lens: "global-ecological", name: { en: "Climate change" }, shortName: { en: "Climate" } },
    { id: "ocean-acidification", ring: "ecological", lens: "global-ecological", name: { en: "Ocean acidification" }, shortName: { en: "Oceans" } },
    { id: "chemical-pollution", ring: "ecological", lens: "global-ecological", name: { en: "Chemical pollution" }, shortName: { en: "Chemicals" } },
    { id: "nutrient-pollution", ring: "ecological", lens: "global-ecological", name: { en: "Nutrient pollution" }, shortName: { en: "Nutrients" } },
    { id: "air-pollution", ring: "ecological", lens: "global-ecological", name: { en: "Air pollution" }, shortName: { en: "Air" } },
    { id: "freshwater-disruption", ring: "ecological", lens: "global-ecological", name: { en: "Freshwater disruption" }, shortName: { en: "Freshwater" } },
    { id: "land-conversion", ring: "ecological", lens: "global-ecological", name: { en: "Land conversion" }, shortName: { en: "Land" } },
    { id: "biodiversity-breakdown", ring: "ecological", lens: "global-ecological", name: { en: "Biodiversity breakdown" }, shortName: { en: "Biodiversity" } },
    { id: "ozone-depletion", ring: "ecological", lens: "global-ecological", name: { en: "Ozone layer depletion" }, shortName: { en: "Ozone" } },
  ],
} as const satisfies DimensionSet;
