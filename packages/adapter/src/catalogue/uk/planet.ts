/** The indicators of the ecological ceiling. */
import type { CatalogueIndicator } from "../catalogue.js";
import { england, everywhere, northernIreland, scotland, since2019, since2023, wales } from "./covers.js";
import { englishRecycling, fairShareOfCarbon, welshRecycling } from "./lines.js";
import { elsColumns } from "./columns.js";

const recycling = {
  id: "household-recycling",
  dimension: "waste",
  name: "Household waste recycled",
  unit: { symbol: "%", name: "of household waste reused, recycled or composted" },
  source: "recycling",
} as const;

const recyclingColumns = {
  area: { column: "area_code" },
  period: { column: "period", reading: "financial-year" },
  value: "value",
  where: { indicator: "Waste Reused/Recycled/Composted" },
} as const;

export const planet: CatalogueIndicator[] = [
  {
    id: "greenhouse-gases-per-person",
    dimension: "climate-change",
    name: "Greenhouse gases per person",
    unit: { symbol: "t CO2e", name: "tonnes of CO2 equivalent per person in a year" },
    ...fairShareOfCarbon,
    note: "The fair share is for CO2 alone, from all that a person buys and uses, worked out for 2017. The figure is for all greenhouse gases given off inside the area.",
    source: "ons-greenhouse-gases",
    mapping: elsColumns,
    covers: everywhere,
  },
  {
    id: "particle-deaths",
    dimension: "air-pollution",
    name: "Deaths linked to fine particles in the air",
    unit: { symbol: "%", name: "of deaths of people aged 30 and over" },
    direction: "lower-is-better",
    note: "An estimate from modelled pollution. An older method counted only pollution made by people and gave lower figures, so its years (2010 to 2019) are left out.",
    source: "sdg-pm25-deaths",
    mapping: {
      area: { column: "GeoCode" },
      period: { column: "Year", reading: "calendar-year" },
      value: "Value",
      where: { "Series": "Fraction of mortality attributable to particulate air pollution (new method)", "Deprivation decile": "" },
    },
    covers: { ...england, not: since2023 },
  },
  {
    ...recycling,
    ...englishRecycling,
    note: "The aim is for all municipal waste, which also covers similar waste from shops and offices. The figure is for household waste only.",
    mapping: recyclingColumns,
    covers: { ...england, not: ["E06000060", "E07000200"] },
  },
  {
    ...recycling,
    ...welshRecycling,
    note: "The duty is for all municipal waste. The figure is for household waste only.",
    mapping: recyclingColumns,
    covers: wales,
  },
  { ...recycling, direction: "higher-is-better", mapping: recyclingColumns, covers: northernIreland },
  {
    ...recycling,
    direction: "higher-is-better",
    note: "Scotland counts by calendar year.",
    mapping: { ...recyclingColumns, period: { column: "period", reading: "calendar-year" }, where: { indicator: "Recycling" } },
    covers: scotland,
  },
  {
    id: "land-growth",
    dimension: "land-conversion",
    name: "Growth of land in use compared with growth in people",
    unit: { symbol: "to 1", name: "growth rate of land in use for each 1 of population growth rate" },
    direction: "lower-is-better",
    note: "Above 1, the land in use grew faster than the number of people. Only one period has been published.",
    source: "sdg-land",
    mapping: {
      area: { column: "GeoCode" },
      period: { column: "Year" },
      value: "Value",
      where: { Series: "Ratio of land consumption rate to population growth rate" },
    },
    // The first five have no figure though the councils are older.
    covers: { ...england, not: ["E06000010", "E06000019", "E06000023", "E07000112", "E07000240", ...since2019] },
  },
];
