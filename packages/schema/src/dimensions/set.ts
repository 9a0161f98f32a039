/** A set of dimensions to start a doughnut from: names and order, no figures. */
import type { Lens, Ring } from "../doughnut.js";

/** Printed with every doughnut unless the place says otherwise, as DEAL asks. */
export const credit = "Based on the Doughnut by Kate Raworth / DEAL (CC BY-SA 4.0). Not affiliated with or endorsed by DEAL.";

/** A dimension of a set: the beginning of a document's dimension. */
export interface SetDimension {
  readonly id: string;
  readonly ring: Ring;
  readonly lens?: Lens;
  readonly name: { readonly en: string };
  /** At most 12 characters, where the name is longer. */
  readonly shortName?: { readonly en: string };
  /** Doughnut Unrolled sorts its local social dimensions into four groups. */
  readonly group?: "healthy" | "enabled" | "connected" | "empowered";
}

export interface DimensionSet {
  readonly id: "deal-2017" | "deal-2025" | "deal-unrolled";
  readonly title: { readonly en: string };
  /** The year of the edition. */
  readonly version: string;
  /** The publication the names are from. */
  readonly source: string;
  readonly credit: string;
  /** In the order in which they stand around the doughnut. */
  readonly dimensions: readonly SetDimension[];
}
