/** The indicators of the social foundation: what people have in their homes, health and schooling. */
import type { CatalogueIndicator } from "../catalogue.js";
import { elsColumns, elsInterval, elsUnit } from "./columns.js";
import { englandAndWales, englandWithCounties, everywhere, northOfEngland, schoolAuthorities, upperTier } from "./covers.js";
import { everybody, nobody } from "./lines.js";

const goodHealth = {
  dimension: "health",
  unit: { symbol: "years", name: "years from birth in good health" },
  direction: "higher-is-better",
  note: "Three years taken together. Good health is what people say about themselves. The ONS calls these official statistics in development.",
  source: "ons-healthy-life",
  covers: upperTier,
} as const;

export const people: CatalogueIndicator[] = [
  {
    id: "fuel-poverty",
    dimension: "energy",
    name: "Households in fuel poverty",
    unit: { symbol: "%", name: "of households" },
    ...nobody("No household in fuel poverty", "A home that cannot be kept warm on what is left to live on lacks energy."),
    note: "Low income in a home that wastes energy. Each nation has a definition of its own. The table was made for the North of England.",
    source: "fuel-poverty",
    mapping: {
      area: { column: "geography_code" },
      period: { column: "date", reading: "calendar-year" },
      value: {
        ratio: [
          { column: "value", where: { variable_name: "Number of households in fuel poverty" } },
          { column: "value", where: { variable_name: "Number of households" } },
        ],
      },
      scale: 100,
    },
    covers: { ...northOfEngland, places: [...northOfEngland.places, "E10"], only: [...(northOfEngland.only ?? []), "E10000017"] },
  },
  {
    id: "gigabit-broadband",
    dimension: "connectivity",
    name: "Homes and businesses that can get gigabit broadband",
    unit: { symbol: "%", name: "of premises" },
    direction: "higher-is-better",
    note: "Where the service can be bought: it does not show who can afford it or uses it. Shown as a number only: to be without this fast a line is not yet to be left out.",
    source: "ons-gigabit",
    mapping: { ...elsColumns, ...elsUnit },
    covers: everywhere,
  },
  {
    id: "slow-broadband",
    dimension: "connectivity",
    name: "Homes and businesses that cannot get 30 Mbps",
    unit: { symbol: "%", name: "of premises" },
    ...nobody("Nobody left out", "A home without a line of 30 Mbps lacks what everyday services ask for."),
    source: "ons-slow-broadband",
    mapping: { ...elsColumns, ...elsUnit },
    covers: everywhere,
  },
  {
    ...goodHealth,
    id: "healthy-life-expectancy-female",
    name: "Years in good health, women",
    mapping: { ...elsColumns, ...elsInterval, where: { indicator: "Female healthy life expectancy" } },
  },
  {
    ...goodHealth,
    id: "healthy-life-expectancy-male",
    name: "Years in good health, men",
    mapping: { ...elsColumns, ...elsInterval, where: { indicator: "Male healthy life expectancy" } },
  },
  {
    id: "obesity-adults",
    dimension: "health",
    name: "Adults living with obesity",
    unit: { symbol: "%", name: "of adults" },
    direction: "lower-is-better",
    note: "From what people say in a survey, so one year to the next can jump. The year runs from mid-November.",
    source: "ons-adult-obesity",
    mapping: { ...elsColumns, ...elsInterval, ...elsUnit },
    covers: englandWithCounties,
  },
  {
    id: "gcse-english-maths",
    dimension: "education",
    name: "GCSEs in English and maths by age 19",
    unit: { symbol: "%", name: "of young people" },
    ...everybody("Everyone leaves with both", "A young person without both lacks what most work and training ask for."),
    note: "GCSEs or equal qualifications. Counts young people who went to state schools in the area, wherever they live.",
    source: "ons-gcses",
    mapping: { ...elsColumns, ...elsUnit },
    covers: { ...englandWithCounties, not: ["E06000053", "E09000001"] },
  },
  {
    id: "persistent-absence",
    dimension: "education",
    name: "Pupils who are often absent",
    unit: { symbol: "%", name: "of pupils at state schools" },
    ...nobody("No pupil misses a tenth of school", "A pupil who misses a tenth of school lacks schooling, whatever kept the pupil away."),
    note: "Pupils who miss a tenth of school or more. COVID rules kept some days out of the count in 2020/21 and 2021/22. There is no figure for 2019/20.",
    source: "ons-absence",
    mapping: { ...elsColumns, ...elsUnit },
    covers: schoolAuthorities,
  },
  {
    id: "house-prices-to-earnings",
    dimension: "housing",
    name: "House prices compared with pay",
    unit: { symbol: "years of pay", name: "years of earnings" },
    direction: "lower-is-better",
    note: "The middle house price divided by the middle yearly pay of full-time workers who live here. The ONS uses five years of pay as a broad sign of affordable. The source labels these figures as percentages by mistake.",
    source: "ons-housing",
    mapping: { ...elsColumns, unit: { column: "unit", override: "years of earnings" } },
    covers: { places: [...englandAndWales.places, "E10"] },
  },
];
