/** What the doughnut says, as facts that a catalogue turns into sentences. */
import { compareSeverity, localise, type Ring } from "@place-doughnut/schema";
import { isAssessed, stateFacts, type Model, type Sector } from "./model.js";
import type { RingFacts } from "./words/index.js";

/** The sentences above the picture: the document's own summary, else one worked out from the figures. */
export function summary(model: Model): readonly string[] {
  const own = localise(model.doughnut.summary, model.lang).text;
  if (own !== "") return [own];
  const place = localise(model.doughnut.place.name, model.lang).text;
  return model.words.summary({ place, rings: [ringFacts(model, "ecological"), ringFacts(model, "social")] });
}

function ringFacts(model: Model, ring: Ring): RingFacts {
  const sectors = model.rings[ring];
  const count = (...states: readonly string[]): number => sectors.filter((s) => states.includes(s.measured.state)).length;
  const assessed = sectors.filter(isAssessed).length;
  const worst = worstOf(sectors);
  return {
    ring, total: sectors.length, outside: count("overshoot", "shortfall"), within: count("within"),
    noTarget: count("no-target"), noData: count("no-data") - assessed, unmeasurable: count("unmeasurable"), assessed,
    worst: worst ? { name: worst.name.text, facts: stateFacts(worst.measured) } : null,
  };
}

/** The dimension furthest outside; of equals the first in the document. */
function worstOf(sectors: readonly Sector[]): Sector | null {
  const outside = sectors.filter(({ measured }) => measured.state === "overshoot" || measured.state === "shortfall");
  return outside.reduce<Sector | null>(
    (worst, sector) => (worst && compareSeverity(worst.measured.worst!, sector.measured.worst!) <= 0 ? worst : sector), null,
  );
}
