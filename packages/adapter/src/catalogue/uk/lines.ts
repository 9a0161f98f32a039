/** Targets and boundaries that more than one indicator is held against, each with where it was published. */
import type { CatalogueIndicator } from "../catalogue.js";

const monitor = "Fanning and Raworth, Doughnut of social and planetary boundaries monitors a world out of balance, Nature 646, 47–56 (2025)";
const monitorUrl = "https://doi.org/10.1038/s41586-025-09385-1";

type Line = Pick<CatalogueIndicator, "direction" | "floor" | "target" | "reference" | "boundary">;

/**
 * Why a lack is held against nobody having it. The paper's rule is for a social foundation that nobody falls short of; which
 * figures of a council stand for it is decided here, and a reader is told so.
 */
const rule = (why: string): { source: string; url: string } => ({ source: `${why} The measure is our choice, the rule that nobody is deprived is from ${monitor}`, url: monitorUrl });

/** For a percentage of people who lack something. */
export const nobody = (label: string, why: string): Line => ({ direction: "lower-is-better", floor: 100, target: { value: 0, label, ...rule(why) } });

/** For a percentage of people who have something. */
export const everybody = (label: string, why: string): Line => ({ direction: "higher-is-better", floor: 0, target: { value: 100, label, ...rule(why) } });

/** One person's fair share of the carbon dioxide that is left, worked out for 2017. */
export const fairShareOfCarbon: Line = {
  direction: "lower-is-better", reference: 0,
  boundary: { value: 0.95, label: "Fair share per person", source: monitor, url: monitorUrl },
};
