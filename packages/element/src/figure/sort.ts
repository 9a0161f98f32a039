/**
 * The table in another order: by name, by period, by how each figure stands and by how it has changed. Only inside its
 * ring, and never by figures, for those of unlike units have no order. What is not known stands last either way.
 */
import { comparePeriods, compareSeverity, type MeasuredIndicator, type Trend } from "@place-doughnut/schema";
import type { RingRows, Row } from "./figure.js";

export const sortColumns = ["dimension", "indicator", "period", "result", "change"] as const;
export type SortColumn = (typeof sortColumns)[number];

export interface Order {
  readonly column: SortColumn;
  readonly ascending: boolean;
}

interface Line {
  readonly dimension: RingRows["dimensions"][number];
  readonly row: Row;
}

interface Comparison {
  /** Is there anything to put in order? */
  readonly isKnown: (line: Line) => boolean;
  /** Negative when `a` comes before `b` going up. */
  readonly compare: (a: Line, b: Line) => number;
}

/** The order after another press on a column's heading: up, down, and back to the document's own. */
export function nextOrder(order: Order | null, column: SortColumn): Order | null {
  if (order?.column !== column) return { column, ascending: true };
  return order.ascending ? { column, ascending: false } : null;
}

/** Each row alone with the name of its dimension, for in another order rows of one dimension need not be neighbours. */
export function sorted(rings: readonly RingRows[], order: Order | null, lang: string): readonly RingRows[] {
  if (!order) return rings;
  const { isKnown, compare } = comparisons(lang)[order.column];
  const turn = order.ascending ? 1 : -1;
  return rings.map((ring) => {
    const lines = ring.dimensions.flatMap((dimension) => dimension.rows.map((row) => ({ dimension, row })));
    const known = lines.filter(isKnown).sort((a, b) => turn * compare(a, b));
    return { ...ring, dimensions: [...known, ...lines.filter((line) => !isKnown(line))].map(({ dimension, row }) => ({ ...dimension, rows: [row] })) };
  });
}

function comparisons(lang: string): Readonly<Record<SortColumn, Comparison>> {
  // No browser has to know the alphabet of the page's language; none of them may fall back on its own user's.
  const { compare } = new Intl.Collator([lang, "en-GB"], { numeric: true });
  return {
    dimension: { isKnown: () => true, compare: (a, b) => compare(a.dimension.name.text, b.dimension.name.text) },
    indicator: { isKnown: ({ row }) => row.measured !== null, compare: (a, b) => compare(a.row.indicator.text, b.row.indicator.text) },
    period: {
      isKnown: ({ row }) => !!row.measured?.observation,
      compare: (a, b) => comparePeriods(a.row.measured!.observation!.period, b.row.measured!.observation!.period),
    },
    result: { isKnown: ({ row }) => isHeld(row.measured), compare: (a, b) => compareSeverity(b.row.measured!, a.row.measured!) },
    change: { isKnown: ({ row }) => !!row.measured?.trend, compare: (a, b) => step(a.row.measured!.trend!) - step(b.row.measured!.trend!) },
  };
}

/** Is it held against a boundary or target? Else it stands nowhere, neither well nor badly. */
function isHeld(measured: MeasuredIndicator | null): boolean {
  return measured !== null && (measured.state === "overshoot" || measured.state === "shortfall" || measured.state === "within");
}

/** Only the direction: how much has changed cannot be compared across units. */
function step({ trend }: Trend): number {
  return trend === "worsening" ? -1 : trend === "improving" ? 1 : 0;
}
