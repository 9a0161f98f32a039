/** The indicators of the ecological ceiling. */
import type { CatalogueIndicator } from "../catalogue.js";
import { england, everywhere, greatBritain, northernIreland, scotland, since2023, wales } from "./covers.js";
import { fairShareOfCarbon } from "./lines.js";
import { elsColumns } from "./columns.js";

/** A number without a line: what governments aim at is not a limit that nature sets. The aims are in the notes. */
const recycling = {
  id: "household-recycling",
  dimension: "waste",
  name: "Household waste recycled",
  unit: { symbol: "%", name: "of household waste reused, recycled or composted" },
  direction: "higher-is-better",
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
    id: "domestic-gas",
    dimension: "climate-change",
    name: "Gas used by a typical home",
    unit: { symbol: "kWh", name: "kilowatt hours per gas meter in a year" },
    direction: "lower-is-better",
    note: "Burning it is a part of the greenhouse gases per person. Corrected for warm and cold years. Meters of some small businesses are counted as homes. The 12 months covered were different before 2018.",
    source: "ons-gas",
    mapping: elsColumns,
    // No mains gas in the Isles of Scilly, Orkney and Shetland.
    covers: { ...greatBritain, not: ["E06000053", "S12000023", "S12000027"] },
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
    note: "The government's aim for England is 65% by 2035, of all municipal waste, which also covers similar waste from shops and offices. The figure is for household waste only.",
    mapping: recyclingColumns,
    covers: { ...england, not: ["E06000060", "E07000200"] },
  },
  {
    // Another quantity than elsewhere in the same table, so another indicator: the Welsh rows hold the rate that the law sets targets for.
    ...recycling,
    id: "municipal-recycling",
    name: "Municipal waste recycled",
    unit: { symbol: "%", name: "of municipal waste reused, recycled or composted" },
    note: "All waste that the council collects, from homes and from businesses. Its duty by law is 70% from 2024/25 (Waste (Wales) Measure 2010, section 3).",
    mapping: recyclingColumns,
    covers: wales,
  },
  { ...recycling, mapping: recyclingColumns, covers: northernIreland },
  {
    ...recycling,
    note: "Scotland counts by calendar year.",
    mapping: { ...recyclingColumns, period: { column: "period", reading: "calendar-year" }, where: { indicator: "Recycling" } },
    covers: scotland,
  },
];
