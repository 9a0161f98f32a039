/** What the doughnut says, as facts that a catalogue turns into sentences. */
import { comparePeriods, compareSeverity, localise, usualTrendYears, type LocalisedText, type Ring } from "@place-doughnut/schema";
import { isAssessed, isWhole, shownIndicators, stateFacts, type Model, type Sector } from "../model.js";
import { inSentence } from "../words/in-sentence.js";
import type { Change, ChangeFacts, RingFacts } from "../words/index.js";

/** The paragraphs above the picture: the document's own summary while it speaks of what is on show, else one worked out from the figures. */
export function summary(model: Model): readonly LocalisedText[] {
  const own = localise(model.doughnut.summary, model.lang);
  if (own.text !== "" && isWhole(model)) return [own];
  const place = inSentence(localise(model.doughnut.place.name, model.lang).text);
  const told = model.words.summary({ place, rings: [ringFacts(model, "ecological"), ringFacts(model, "social")], change: changeFacts(model), ...yearsShown(model) });
  return told.map((text) => ({ text, lang: null }));
}

/** The years in which the oldest and the newest figure on show end; null where there is none. */
export function yearsShown(model: Model): { readonly from: string | null; readonly to: string | null } {
  const periods = shownIndicators(model).flatMap(({ observation }) => (observation ? [observation.period] : [])).sort(comparePeriods);
  return { from: periods[0]?.end.slice(0, 4) ?? null, to: periods.at(-1)?.end.slice(0, 4) ?? null };
}

/** How many trends there are of each kind. A trend that turned lately still counts as what it is over its whole length. */
function changeFacts(model: Model): ChangeFacts {
  const trends = shownIndicators(model).flatMap(({ trend }) => (trend ? [trend.trend] : []));
  const count = (one: Change): number => trends.filter((trend) => trend === one).length;
  return { better: count("improving"), worse: count("worsening"), little: count("no-change"), years: model.doughnut.trendYears ?? usualTrendYears };
}

function ringFacts(model: Model, ring: Ring): RingFacts {
  const sectors = model.rings[ring];
  const count = (...states: readonly string[]): number => sectors.filter((s) => states.includes(s.measured.state)).length;
  const assessed = sectors.filter(isAssessed).length;
  return {
    ring, total: sectors.length, outside: count("overshoot", "shortfall"), within: count("within"),
    noTarget: count("no-target"), noData: count("no-data") - assessed, unmeasurable: count("unmeasurable"), assessed,
    worst: worstOf(sectors).map(({ name, measured }) => ({ name: inSentence(name.text), facts: stateFacts(measured) })),
  };
}

/** How many of the worst are named: more would be a list, and the list is below. */
const named = 3;

/** The dimensions furthest outside, the worst first; of equals, in the document's order. */
function worstOf(sectors: readonly Sector[]): readonly Sector[] {
  return sectors
    .filter(({ measured: { state, worst } }) => worst !== null && (state === "overshoot" || state === "shortfall"))
    .sort((a, b) => compareSeverity(a.measured.worst!, b.measured.worst!))
    .slice(0, named);
}
