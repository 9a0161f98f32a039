/** What can be had for every council of the United Kingdom from feeds that cover one or more of its nations. */
import type { Catalogue } from "../catalogue.js";
import { people } from "./people.js";
import { planet } from "./planet.js";
import { sources } from "./sources.js";
import { work } from "./work.js";

const nation = (name: string, code: string): { name: string; code: string; codeSystem: string } => ({ name, code, codeSystem: "GSS" });

/**
 * 23 indicators from 18 feeds. No nation has all of them. SDG indicator 11.3.1 (land taken compared with people) is not among
 * them: its ratio is published without its sign, so that land given back reads as land taken, and beneath it are rates that
 * cannot be (Norwich losing nearly a fifth of its land in use each year). Nor could its one period, 2013–2016, say how things are.
 */
export const ukCatalogue: Catalogue = {
  version: 1,
  title: "Indicators for places in the United Kingdom",
  codeSystem: "GSS",
  outOfDateAfter: 5,
  dimensionSet: "deal-2025",
  dimensions: [
    { id: "waste", ring: "ecological", lens: "local-ecological", name: "Waste", shortName: "Waste", note: "Added here. It is not one of the nine planetary boundaries." },
  ],
  comparators: [nation("England", "E92000001"), nation("Wales", "W92000004"), nation("Scotland", "S92000003"), nation("Northern Ireland", "N92000002")],
  sources,
  indicators: [...planet, ...people, ...work],
};
