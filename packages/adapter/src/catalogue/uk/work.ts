/** The indicators of the social foundation: income, work and a fair share of both. */
import type { CatalogueIndicator } from "../catalogue.js";
import { elsColumns, elsInterval, elsUnit } from "./columns.js";
import { englandWithCounties, everywhere, greatBritain, northernIreland, northOfEngland, partsOfCounties } from "./covers.js";
import { nobody } from "./lines.js";

const percent = (of: string): { symbol: string; name: string } => ({ symbol: "%", name: of });

const childPoverty = { dimension: "income-work", unit: percent("of children under 16"), source: "ons-child-poverty", covers: everywhere } as const;

const deprived = {
  dimension: "income-work",
  direction: "lower-is-better",
  source: "deprivation-2019",
  covers: { ...englandWithCounties, not: partsOfCounties },
} as const;

const deprivation = (dataset: string): CatalogueIndicator["mapping"] => ({
  area: { column: "geography_code" },
  period: { fixed: "2015/16", reading: "financial-year" },
  value: "value",
  where: { dataset, variable_name: "Average score" },
  scale: 100,
});

const northernIrish = { dimension: "income-work", source: "ons-employment-ni", covers: northernIreland } as const;

export const work: CatalogueIndicator[] = [
  {
    ...childPoverty,
    id: "child-poverty",
    name: "Children in poverty after housing costs",
    ...nobody("No child in poverty", "A child in a family below the line lacks what most families can take for granted."),
    note: "Families with less than 60% of the middle UK household income, once housing is paid for. Provisional figures. The source has none for England.",
    mapping: { ...elsColumns, ...elsUnit, where: { indicator: "Children in relative poverty after housing costs" } },
  },
  {
    ...childPoverty,
    id: "child-poverty-before-housing",
    name: "Children in poverty before housing costs",
    direction: "lower-is-better",
    note: "A longer series than the one after housing costs. Shown as a number only, so that poverty is not counted twice.",
    mapping: { ...elsColumns, ...elsUnit, where: { indicator: "Children in relative poverty before housing costs" } },
  },
  {
    ...deprived,
    id: "children-low-income-2019",
    name: "Children in families on a very low income",
    unit: percent("of children under 16"),
    note: "From the English indices of deprivation of 2019, whose figures are mostly of 2015/16. Shown as a number only, so that poverty is not counted twice.",
    mapping: deprivation("IDACI"),
  },
  {
    ...deprived,
    ...nobody("No older person on a very low income", "An older person on an income that calls for help from the state lacks a secure one."),
    id: "older-people-low-income-2019",
    name: "Older people on a very low income",
    unit: percent("of people aged 60 and over"),
    note: "From the English indices of deprivation of 2019, whose figures are mostly of 2015/16.",
    mapping: deprivation("IDAOPI"),
  },
  {
    id: "claimants",
    dimension: "income-work",
    name: "People claiming out-of-work benefits",
    unit: percent("of people aged 16 to 64"),
    direction: "lower-is-better",
    note: "People on benefits who are asked to look for work. Not everyone without a job claims.",
    source: "ons-claimants",
    mapping: { ...elsColumns, ...elsUnit },
    covers: everywhere,
  },
  {
    id: "unemployment",
    dimension: "income-work",
    name: "Unemployment",
    unit: percent("of people aged 16 and over who work or look for work"),
    direction: "lower-is-better",
    note: "Modelled by the ONS, because too few people in one council's area are asked. Official statistics in development.",
    source: "ons-unemployment",
    mapping: { ...elsColumns, ...elsInterval, ...elsUnit },
    covers: { ...greatBritain, not: ["E06000053", "E06000061", "E09000001"] },
  },
  {
    ...northernIrish,
    id: "employment-ni",
    name: "People in work",
    unit: percent("of people aged 16 to 64"),
    direction: "higher-is-better",
    mapping: { ...elsColumns, ...elsInterval, ...elsUnit, where: { indicator: "Employment rate (Northern Ireland)" } },
  },
  {
    ...northernIrish,
    id: "inactivity-ni",
    name: "People who neither work nor look for work",
    unit: percent("of people aged 16 to 64"),
    direction: "lower-is-better",
    note: "Among them are students, carers and people who are ill.",
    mapping: { ...elsColumns, ...elsInterval, ...elsUnit, where: { indicator: "Economically inactive (Northern Ireland)" } },
  },
  {
    id: "gender-pay-gap",
    dimension: "equality",
    name: "Gender pay gap",
    unit: percent("less pay for women, by the middle hourly wage"),
    direction: "lower-is-better",
    note: "Full-time and part-time jobs together. Below 0, women are paid more. Shown as a number only: it is no share of people who lack something. The table was made for the North of England and has no figure for England.",
    source: "ashe-gender-pay-gap",
    mapping: {
      area: { column: "geography_code" },
      period: { column: "date", reading: "calendar-year" },
      value: "value",
      where: { hours: "All", variable_name: "median_gender_pay_gap" },
    },
    covers: { ...northOfEngland, places: [...northOfEngland.places, "E10"], only: [...(northOfEngland.only ?? []), "E06000065", "E10000017"] },
  },
];
