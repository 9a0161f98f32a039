/**
 * Indicators of Explore Local Statistics that were renamed, by the name they had: a portrait written before asks for a name
 * that the service answers with "no data". As the service's own source lists them (ONSdigital/explore-local-statistics-app,
 * `src/lib/data/indicator_redirects.json`, Open Government Licence v3.0, as of June 2026).
 */
import type { Renamed } from "./answer-kinds.js";

const renamed: ReadonlyMap<string, string> = new Map([
  ["percentage-of-the-population-aged-0-to-15", "percentage-population-aged-0-to-15"],
  ["percentage-of-the-population-aged-0-to-15-female", "percentage-population-aged-0-to-15-female"],
  ["percentage-of-the-population-aged-0-to-15-male", "percentage-population-aged-0-to-15-male"],
  ["percentage-of-the-population-aged-16-to-64", "percentage-population-aged-16-to-64"],
  ["percentage-of-the-population-aged-16-to-64-female", "percentage-population-aged-16-to-64-female"],
  ["percentage-of-the-population-aged-16-to-64-male", "percentage-population-aged-16-to-64-male"],
  ["percentage-of-the-population-aged-65-plus", "percentage-population-aged-65"],
  ["percentage-of-the-population-aged-64-plus-female", "percentage-population-aged-65-female"],
  ["percentage-of-the-population-aged-65-plus-male", "percentage-population-aged-65-male"],
  ["ni-economic-inactivity-rate", "economic-inactivity-rate-ni"],
  ["ni-employment-rate", "employment-rate-ni"],
  ["value-of-uk-exports", "value-uk-exports"],
  ["gross-domestic-product-per-head-at-current-market-price", "gross-domestic-product-per-head-current-market-price"],
  ["gross-domestic-product-per-head-in-chained-volume-measure", "gross-domestic-product-per-head-chained-volume-measure"],
  ["inward-foreign-direct-investment-fdi-new", "inward-foreign-direct-investment"],
  ["outward-foreign-direct-investment-fdi", "outward-foreign-direct-investment"],
  ["public-funded-gross-regional-capital-and-non-capital-expenditure-on-research-and-development", "expenditure-research-and-development-public"],
  ["business-expenditure-on-research-and-development", "expenditure-research-and-development-business"],
  ["births-of-new-enterprises", "business-births"],
  ["deaths-of-enterprises", "business-deaths"],
  ["high-growth-enterprises", "high-growth-businesses"],
  ["additions-to-the-housing-stock", "net-additions-housing-stock"],
  ["net-additions-to-the-housing-stock-wales", "net-additions-housing-stock-wales"],
  ["net-additions-to-the-housing-stock-northern-ireland", "net-additions-housing-stock-northern-ireland"],
  ["further-education-and-skills-learner-achievements", "further-education-skills-learner-achievements"],
  ["further-education-and-skills-participation", "further-education-skills-participation"],
  ["gcses-and-equivalent-in-english-and-maths", "gcses-equivalent-english-maths"],
  ["ni-level-3-or-above-qualifications", "level-3-or-above-qualifications-ni"],
  ["pupils-at-expected-standards-by-end-of-primary-school", "pupils-at-expected-standards-end-primary-school"],
  ["aged-16-to-64-years-with-no-qualifications-great-britain", "no-qualifications-great-britain"],
  ["persistent-absences-for-all-pupils", "persistent-absences-all-pupils"],
  ["persistent-absences-for-pupils-eligible-for-free-school-meals", "persistent-absences-pupils-free-school-meals"],
  ["persistent-absences-for-pupils-looked-after-by-local-authorities", "persistent-absences-pupils-looked-after-by-local-authorities"],
  ["apprenticeships-achievements-england", "apprenticeship-achievements"],
  ["apprenticeships-starts-england", "apprenticeship-starts"],
  ["apprenticeships-starts-ni", "apprenticeship-starts-ni"],
  ["apprenticeships-starts-scotland", "apprenticeship-starts-scotland"],
  ["apprenticeships-achievements-scotland", "apprenticeship-achievements-scotland"],
  ["overweight-adults", "adult-obesity-prevalence"],
  ["cancer-diagnosis-at-stage-1-and-2", "cancer-diagnosis-stage-1-and-2"],
  ["cardiovascular-mortality-considered-preventable", "cardiovascular-mortality-persons-aged-under-75"],
  ["ni-cardiovascular-mortality-considered-preventable", "cardiovascular-mortality-persons-aged-under-75-ni"],
  ["mortality-rate-from-coronary-heart-disease-scotland", "mortality-rate-coronary-heart-disease-scotland"],
  ["female-healthy-life-expectancy", "healthy-life-expectancy-female"],
  ["male-healthy-life-expectancy", "healthy-life-expectancy-male"],
  ["premises-below-30", "premises-below-30mbps"],
  ["library-walk", "walk-library"],
  ["railway-station-walk", "walk-railway-station"],
  ["engaged-with-the-ars", "engaged-with-arts"],
  ["visited-a-heritage-site", "visited-heritage-site"],
  ["visited-a-museum-or-gallery", "visited-museum-or-gallery"],
  ["visited-a-public-library", "visited-public-library"],
]);

/** What became of those of the names that are no longer in use. */
export function renamedAmong(names: readonly string[]): Renamed[] {
  return names.flatMap((from) => {
    const to = renamed.get(from);
    return to === undefined ? [] : [{ from, to }];
  });
}
