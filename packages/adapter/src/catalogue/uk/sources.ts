/** The feeds of the UK catalogue. Each is one file about all the places it covers. */
import type { Feed } from "../../portrait.js";

const els = "Office for National Statistics (Explore Local Statistics)";

/** A file of ONS Explore Local Statistics, whose indicators each have a folder. */
function explore(slug: string, title: string, from: string | null, page = `https://www.ons.gov.uk/explore-local-statistics/indicators/${slug}`): Feed {
  return {
    kind: "csv",
    url: `https://raw.githubusercontent.com/ONSdigital/explore-local-statistics-data/HEAD/${slug}/${slug}.csv`,
    title, publisher: from === null ? els : `${from}; ${els}`, licence: "OGL-UK-3.0", page,
  };
}

/** A file of somebody's repository on GitHub. */
function repository(path: string, title: string, publisher: string, page: string): Feed {
  return { kind: "csv", url: `https://raw.githubusercontent.com/${path}`, title, publisher, licence: "OGL-UK-3.0", page };
}

const openInnovations = "table prepared by Open Innovations";
const sdg = "Office for National Statistics (UK SDG data)";

export const sources: Record<string, Feed> = {
  "ons-greenhouse-gases": explore("greenhouse-gas-emissions", "Greenhouse gas emissions per person", "Department for Energy Security and Net Zero"),
  "sdg-pm25-deaths": repository("ONSdigital/sdg-data/HEAD/data/indicator_3-9-1.csv", "UK SDG indicator 3.9.1: mortality linked to particulate air pollution", sdg, "https://sdgdata.gov.uk/3-9-1/"),
  "recycling": repository("traffordDataLab/climate_emergency/HEAD/data/recycling.csv", "Household waste recycled, all councils", "Defra, Welsh Government, SEPA and DAERA; table prepared by Trafford Council (Trafford Data Lab)", "https://www.trafforddatalab.io/climate_emergency/"),
  "ons-gas": explore("domestic-gas-consumption", "Domestic gas consumption", "Department for Energy Security and Net Zero"),
  "fuel-poverty": repository("open-innovations/jrf-insight/HEAD/data/fuel-poverty/fuel-poverty.csv", "Sub-regional fuel poverty, 2021", `Department for Energy Security and Net Zero; ${openInnovations}`, "https://www.gov.uk/government/collections/fuel-poverty-sub-regional-statistics"),
  "ons-gigabit": explore("gigabit-capable-broadband", "Gigabit-capable broadband", "Ofcom"),
  "ons-slow-broadband": explore("premises-below-30", "Premises below 30 Mbps", "Ofcom", "https://www.ons.gov.uk/explore-local-statistics/indicators/premises-below-30mbps"),
  "ons-healthy-life": explore("healthy-life-expectancy", "Healthy life expectancy", null, "https://www.ons.gov.uk/peoplepopulationandcommunity/healthandsocialcare/healthandlifeexpectancies/bulletins/healthstatelifeexpectanciesuk/previousreleases"),
  "ons-adult-obesity": explore("adult-obesity-prevalence", "Adult obesity prevalence", "Office for Health Improvement and Disparities"),
  "ons-gcses": explore("gcses-in-english-and-maths", "GCSEs in English and maths by age 19", "Department for Education", "https://www.ons.gov.uk/explore-local-statistics/indicators/gcses-equivalent-english-maths"),
  "ons-absence": explore("persistent-absences-for-all-pupils", "Persistent absence from school", "Department for Education", "https://www.ons.gov.uk/explore-local-statistics/indicators/persistent-absences-all-pupils"),
  "ons-child-poverty": explore("children-in-relative-poverty", "Children in relative low income families", "Department for Work and Pensions", "https://www.gov.uk/government/collections/children-in-low-income-families-local-area-statistics"),
  "deprivation-2019": repository("open-innovations/jrf-insight/HEAD/data/imd/imd.csv", "English indices of deprivation 2019, council summaries", `Ministry of Housing, Communities and Local Government; ${openInnovations}`, "https://www.gov.uk/government/statistics/english-indices-of-deprivation-2019"),
  "ons-claimants": explore("claimant-count", "Claimant count", null),
  "ons-unemployment": explore("modelled-unemployment", "Modelled unemployment rate", null),
  "ons-employment-ni": explore("employment-rate-ni", "Employment in Northern Ireland", null, "https://www.ons.gov.uk/explore-local-statistics/indicators/employment-rate-northern-ireland"),
  "ons-housing": explore("housing-affordability-ratio", "Housing affordability ratio", null),
  "ashe-gender-pay-gap": repository("open-innovations/jrf-insight/HEAD/data/gender-pay-gap/gender-pay-gap.csv", "Gender pay gap (Annual Survey of Hours and Earnings)", `Office for National Statistics; ${openInnovations}`, "https://www.ons.gov.uk/surveys/informationforbusinesses/businesssurveys/annualsurveyofhoursandearningsashe"),
};
