/** Targets and boundaries that more than one indicator is held against, each with where it was published. */
import type { CatalogueIndicator } from "../catalogue.js";

const monitor = "Fanning and Raworth, Doughnut of social and planetary boundaries monitors a world out of balance, Nature 646, 47–56 (2025)";
const monitorUrl = "https://doi.org/10.1038/s41586-025-09385-1";
const rule = `The rule that the social foundation is nobody deprived: ${monitor}`;

type Line = Pick<CatalogueIndicator, "direction" | "floor" | "target" | "reference" | "boundary">;

/** For a percentage of people who lack something. */
export const nobody = (label: string): Line => ({ direction: "lower-is-better", floor: 100, target: { value: 0, label, source: rule, url: monitorUrl } });

/** For a percentage of people who have something. */
export const everybody = (label: string): Line => ({ direction: "higher-is-better", floor: 0, target: { value: 100, label, source: rule, url: monitorUrl } });

/** One person's fair share of the carbon dioxide that is left, worked out for 2017. */
export const fairShareOfCarbon: Line = {
  direction: "lower-is-better", reference: 0,
  boundary: { value: 0.95, label: "Fair share per person", source: monitor, url: monitorUrl },
};

/** England's aim. */
export const englishRecycling: Line = {
  direction: "higher-is-better", reference: 100,
  boundary: { value: 65, label: "Government's aim for 2035", source: "Defra, Our Waste, Our Resources: a strategy for England (2018)", url: "https://www.gov.uk/government/publications/resources-and-waste-strategy-for-england" },
};

/** The Welsh councils' duty by law. */
export const welshRecycling: Line = {
  direction: "higher-is-better", reference: 100,
  boundary: { value: 70, label: "Councils' duty from 2024/25", source: "Waste (Wales) Measure 2010, section 3", url: "https://www.legislation.gov.uk/mwa/2010/8/section/3" },
};
