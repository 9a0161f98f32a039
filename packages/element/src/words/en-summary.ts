/** The sentences above the picture, in English. */
import { spoken, valueLabel } from "./en-state.js";
import { pluralIn } from "./plural.js";
import { summaryIn, type Telling } from "./telling.js";
import type { RingFacts } from "./words.js";

const plural = pluralIn("en");

const sentences: Telling = {
  nothingMeasured: (place) => `Nothing is measured against a target or a limit for ${place} yet.`,
  ring: (place, facts) => {
    const who = place ?? "It";
    if (facts.outside === 0) return `${who} ${facts.ring === "ecological" ? "is within" : "meets the target on"} ${which(facts)}.`;
    return `${who} ${facts.ring === "ecological" ? "goes past" : "falls short on"} ${which(facts)}.`;
  },
  // A name keeps its capital: in the middle of a sentence it may or may not be a proper noun, and we cannot know.
  worst: (worst) => worst.map(({ name, facts }, i) => `${["The worst is", "Next is", "Third is"][i] ?? "Then comes"} “${name}”: ${spoken(valueLabel(facts))}.`).join(" "),
  unknown: (of, { noData, noTarget, unmeasurable, assessed }) => {
    const say = (count: number, one: string, other: string): readonly string[] => (count === 0 ? [] : [plural(count, { one: `${count} ${one}`, other: `${count} ${other}` })]);
    const parts = [
      ...say(noData, "has no data yet", "have no data yet"),
      ...say(noTarget, "has figures but no target", "have figures but no target"),
      ...say(unmeasurable, "cannot be measured", "cannot be measured"),
      ...say(assessed, "is judged, not measured", "are judged, not measured"),
    ];
    return `${{ others: "Of the others", all: "Of all parts", social: "Of the parts of the social foundation", ecological: "Of the natural limits" }[of]}, ${list(parts)}.`;
  },
  // Each figure by its own measure: a count, never a score.
  changed: ({ better, worse, little, years }) => {
    const total = better + worse + little;
    const time = plural(years, { one: "a year", other: `up to ${years} years` });
    const say = (count: number, how: string): readonly string[] => (count === 0 ? [] : [total === 1 ? how : `${count} ${how}`]);
    const moves = list([...say(better, "got better"), ...say(worse, "got worse"), ...say(little, "changed little")]);
    return plural(total, {
      one: `The one figure that can be compared over ${time} ${moves}.`,
      other: `Of the ${total} figures that can be compared over ${time}, ${moves}.`,
    });
  },
  years: (from, to) => (from === to ? `The figures are for ${from}.` : `The figures are from ${from} to ${to}.`),
};

export const summary = summaryIn(sentences);

/** How many of those that are measured. */
function which({ ring, outside, within }: RingFacts): string {
  const measured = outside + within;
  const all = ring === "ecological"
    ? plural(measured, { one: "the one natural limit measured here", other: `${measured} natural limits measured here` })
    : plural(measured, { one: "the one part of the social foundation measured here", other: `${measured} parts of the social foundation measured here` });
  return measured === 1 ? all : outside === measured || outside === 0 ? `all ${all}` : `${outside} of the ${all}`;
}

export function list(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
