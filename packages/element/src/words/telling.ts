/** Which sentences the summary has, and in which order. The sentences themselves are each language's own. */
import type { Ring } from "@place-doughnut/schema";
import type { ChangeFacts, RingFacts, SummaryFacts } from "./words.js";

export interface Telling {
  readonly nothingMeasured: (place: string) => string;
  /** How a ring stands of which something is measured; `place` is null where the sentence before it has named the place. */
  readonly ring: (place: string | null, facts: RingFacts) => string;
  /** Those furthest outside with how far, the worst first, at most three; never called without any. */
  readonly worst: (worst: RingFacts["worst"]) => string;
  /** What is not known of the others of a ring, of a whole ring, or of all; never called without anything. */
  readonly unknown: (of: "others" | "all" | Ring, facts: Unknown) => string;
  /** Never called without any trend. */
  readonly changed: (facts: ChangeFacts) => string;
  readonly years: (from: string, to: string) => string;
}

/** Counts of what cannot be said. */
export type Unknown = Pick<RingFacts, "noData" | "noTarget" | "unmeasurable" | "assessed">;

/**
 * A paragraph for each ring, and one for what has changed. Only what is measured against a line is counted: of the rest
 * nothing can be said, and that is said.
 */
export function summaryIn(words: Telling): (facts: SummaryFacts) => readonly string[] {
  const unknown = (of: "others" | "all" | Ring, facts: Unknown): readonly string[] =>
    facts.noData + facts.noTarget + facts.unmeasurable + facts.assessed === 0 ? [] : [words.unknown(of, facts)];
  const standing = (ring: RingFacts, place: string | null): readonly string[] =>
    [words.ring(place, ring), ...(ring.worst.length === 0 ? [] : [words.worst(ring.worst)]), ...unknown("others", ring)];
  const paragraph = (sentences: readonly string[]): readonly string[] => (sentences.length === 0 ? [] : [sentences.join(" ")]);
  return ({ place, rings, change, from, to }) => {
    const told = rings.filter((ring) => ring.total > 0);
    const measured = told.filter((ring) => ring.outside + ring.within > 0);
    if (told.length === 0) return [];
    if (measured.length === 0) return paragraph([words.nothingMeasured(place), ...unknown("all", together(told))]);
    return [
      ...told.flatMap((ring) => paragraph(measured.includes(ring) ? standing(ring, ring === measured[0] ? place : null) : unknown(ring.ring, ring))),
      ...paragraph([
        ...(change.better + change.worse + change.little === 0 ? [] : [words.changed(change)]),
        ...(from && to ? [words.years(from, to)] : []),
      ]),
    ];
  };
}

function together(rings: readonly RingFacts[]): Unknown {
  const sum = (count: (ring: RingFacts) => number): number => rings.reduce((total, ring) => total + count(ring), 0);
  return { noData: sum((r) => r.noData), noTarget: sum((r) => r.noTarget), unmeasurable: sum((r) => r.unmeasurable), assessed: sum((r) => r.assessed) };
}
