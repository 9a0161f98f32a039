import { credit, type DimensionSet } from "./set.js";

/** The twelve social and nine ecological dimensions of the book. */
export const deal2017 = {
  id: "deal-2017",
  title: { en: "Doughnut, 2017" },
  version: "2017",
  source: "Raworth, K. (2017) Doughnut Economics: Seven Ways to Think Like a 21st-Century Economist.",
  credit,
  dimensions: [
    { id: "water", ring: "social", name: { en: "Water" } },
    { id: "food", ring: "social", name: { en: "Food" } },
    { id: "health", ring: "social", name: { en: "Health" } },
    { id: "education", ring: "social", name: { en: "Education" } },
    { id: "income-work", ring: "social", name: { en: "Income & work" }, shortName: { en: "Income" } },
    { id: "peace-justice", ring: "social", name: { en: "Peace & justice" }, shortName: { en: "Peace" } },
    { id: "political-voice", ring: "social", name: { en: "Political voice" }, shortName: { en: "Voice" } },
    { id: "social-equity", ring: "social", name: { en: "Social equity" }, shortName: { en: "Equity" } },
    { id: "gender-equality", ring: "social", name: { en: "Gender equality" }, shortName: { en: "Gender" } },
    { id: "housing", ring: "social", name: { en: "Housing" } },
    { id: "networks", ring: "social", name: { en: "Networks" } },
    { id: "energy", ring: "social", name: { en: "Energy" } },
    { id: "climate-change", ring: "ecological", lens: "global-ecological", name: { en: "Climate change" }, shortName: { en: "Climate" } },
    { id: "ocean-acidification", ring: "ecological", lens: "global-ecological", name: { en: "Ocean acidification" }, shortName: { en: "Oceans" } },
    { id: "chemical-pollution", ring: "ecological", lens: "global-ecological", name: { en: "Chemical pollution" }, shortName: { en: "Chemicals" } },
    { id: "nitrogen-phosphorus", ring: "ecological", lens: "global-ecological", name: { en: "Nitrogen & phosphorus loading" }, shortName: { en: "Nutrients" } },
    { id: "freshwater", ring: "ecological", lens: "global-ecological", name: { en: "Freshwater withdrawals" }, shortName: { en: "Freshwater" } },
    { id: "land-conversion", ring: "ecological", lens: "global-ecological", name: { en: "Land conversion" }, shortName: { en: "Land" } },
    { id: "biodiversity", ring: "ecological", lens: "global-ecological", name: { en: "Biodiversity loss" }, shortName: { en: "Biodiversity" } },
    { id: "air-pollution", ring: "ecological", lens: "global-ecological", name: { en: "Air pollution" }, shortName: { en: "Air" } },
    { id: "ozone", ring: "ecological", lens: "global-ecological", name: { en: "Ozone layer depletion" }, shortName: { en: "Ozone" } },
  ],
} as const satisfies DimensionSet;
