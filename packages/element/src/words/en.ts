/** English, in the plain style of GOV.UK: numerals, short sentences, no abbreviation that is not explained. */
import type { RingFacts, StateFacts, Words } from "./words.js";

const locale = "en-GB";
const numberFormat = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
const percentFormat = new Intl.NumberFormat(locale, { minimumFractionDigits: 0, maximumFractionDigits: 1 });
const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** Cornwall Council's decision wheel, in plain words. */
const judgements = {
  1: "lasting or severe harm",
  2: "limited or short harm",
  3: "no clear effect",
  4: "limited or short gain",
  5: "lasting and wide gain",
} as const;

/** Large numbers need no decimals; small ones need enough to be told apart. */
function number(value: number): string {
  const digits = Math.abs(value) >= 1000 ? 0 : Math.abs(value) >= 100 ? 1 : 2;
  if (value !== 0 && Math.abs(value) < 0.01) return value.toPrecision(2).replace("-", "−");
  return numberFormat.format(Number(value.toFixed(digits))).replace("-", "−");
}

/** How many times the boundary. Just over must not be rounded to exactly on it. */
function times(position: number): string {
  if (position < 1.05) return position < 1.005 ? "just over 1" : position.toFixed(2);
  return position >= 10 ? numberFormat.format(Math.round(position)) : percentFormat.format(position);
}

function percentShort(shortfall: number): string {
  const percent = shortfall * 100;
  return percent < 0.05 ? "under 0.1%" : `${percentFormat.format(percent)}%`;
}

function valueLabel({ state, ring, position, shortfall }: StateFacts): string {
  switch (state) {
    case "overshoot": return `${times(position ?? 0)} × the boundary`;
    case "shortfall": return `${percentShort(shortfall)} short`;
    case "within": return ring === "social" ? "target met" : "within";
    case "no-target": return "no target";
    case "unmeasurable": return "can’t be measured";
    case "no-data": return "no data";
  }
}

function result({ state, ring, position, shortfall }: StateFacts): string {
  switch (state) {
    case "overshoot": return `Over: ${times(position ?? 0)} times the boundary`;
    case "shortfall": return `Falls short by ${percentShort(shortfall)}`;
    case "within": return ring === "social" ? "Target met" : "Within the boundary";
    case "no-target": return "No target to compare with";
    case "unmeasurable": return "Cannot be measured";
    case "no-data": return "No data";
  }
}

/** A name keeps its capital: in the middle of a sentence it may or may not be a proper noun, and we cannot know. */
function mostOfAll(worst: RingFacts["worst"]): string {
  if (!worst) return "";
  const { state, position, shortfall } = worst.facts;
  return `, most of all on “${worst.name}”: ${state === "overshoot" ? `${times(position ?? 0)} times the boundary` : `${percentShort(shortfall)} short`}`;
}

function ringSentence(place: string, { ring, total, outside, worst }: RingFacts, first: boolean): string {
  const who = first ? place : "It";
  if (total === 0) return "";
  if (ring === "ecological")
    return outside === 0
      ? `${who} is not known to go past any of ${total} ecological limits.`
      : `${who} goes past ${outside} of ${total} ecological limits${mostOfAll(worst)}.`;
  return outside === 0
    ? `${who} is not known to fall short on any of ${total} parts of the social foundation.`
    : `${who} falls short on ${outside} of ${total} parts of the social foundation${mostOfAll(worst)}.`;
}

function list(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

function unknownSentence(rings: readonly RingFacts[]): string {
  const noData = rings.reduce((sum, ring) => sum + ring.noData, 0);
  const noTarget = rings.reduce((sum, ring) => sum + ring.noTarget, 0);
  const total = rings.reduce((sum, ring) => sum + ring.total, 0);
  const assessed = rings.reduce((sum, ring) => sum + ring.assessed, 0);
  const parts = [
    ...(noData > 0 ? [noData === 1 ? "1 has no data yet" : `${noData} have no data yet`] : []),
    ...(assessed > 0 ? [assessed === 1 ? "1 is judged, not measured" : `${assessed} are judged, not measured`] : []),
    ...(noTarget > 0 ? [noTarget === 1 ? "1 has figures but no target" : `${noTarget} have figures but no target`] : []),
  ];
  return parts.length === 0 ? "" : `Of all ${total} parts, ${list(parts)}.`;
}

export const en: Words = {
  locale,
  title: (place) => `${place} in the Doughnut`,
  subtitle: ({ indicators, from, to }) =>
    `${indicators} ${indicators === 1 ? "indicator" : "indicators"}${from && to ? `, latest figures ${from === to ? `for ${from}` : `from ${from} to ${to}`}` : ""}, each compared with its own target or boundary`,
  summary: ({ place, rings }) => {
    const told = rings.filter((ring) => ring.total > 0);
    // "Not known to go past any limit" would be true of a ring where nothing is measured, and misleading.
    const measured = told.filter((ring) => ring.outside + ring.within > 0);
    const sentences = measured.length > 0 || told.length === 0
      ? measured.map((ring, i) => ringSentence(place, ring, i === 0))
      : [`Nothing has been measured against a target or a limit for ${place} yet.`];
    return [...sentences, unknownSentence(told)].filter((sentence) => sentence !== "");
  },
  ring: { social: "Social foundation", ecological: "Ecological ceiling" },
  lens: {
    "local-social": "Local people",
    "local-ecological": "Local nature",
    "global-ecological": "The whole planet",
    "global-social": "People everywhere",
  },
  flag: {
    estimated: "estimated",
    provisional: "provisional",
    revised: "revised",
    "low-reliability": "less reliable",
    suppressed: "newer figure withheld",
    "out-of-date": "out of date",
    "wider-area": "for a wider area",
    "series-break": "method changed",
  },
  valueLabel,
  result,
  figuresWithoutTarget: (count) => `${count} figures, no target`,
  assessment: (score) => ({ short: `${score} out of 5`, full: `Judged ${score} out of 5: ${judgements[score]}` }),
  reason: {
    suppressed: "withheld by the publisher",
    "not-available": "not available",
    "not-applicable": "does not apply",
    "not-collected": "not collected",
    "no-observation": "no figure found",
    "no-indicator": "nothing measured yet",
    "not-yet": "no figure for that time",
    "line-unreadable": "the target cannot be read",
    "no-span": "the target equals its starting point",
    contradiction: "the target contradicts the direction",
    "out-of-range": "the figure is far out of range",
  },
  number,
  figure: (value, symbol) => (symbol === "" ? number(value) : /^[%°]/.test(symbol) ? `${number(value)}${symbol}` : symbol === "£" ? `£${number(value)}` : `${number(value)} ${symbol}`),
  range: (low, high) => `between ${low} and ${high}`,
  periods: (from, to) => `${from} to ${to}`,
  date: (iso) => `${Number(iso.slice(8, 10))} ${months[Number(iso.slice(5, 7)) - 1] ?? ""} ${iso.slice(0, 4)}`,
  trendSince: ({ trend, rising, period, value, caveats }) => {
    const word = { improving: "Getting better", worsening: "Getting worse", "no-change": "Little change" }[trend];
    const arrow = trend === "no-change" ? "→" : rising ? "↗" : "↘";
    return `${arrow} ${word} since ${period} (${value})${caveats.length > 0 ? `; ${list(caveats)}` : ""}`;
  },
  earlier: "an earlier figure: there is none for that time",
  key: {
    heading: "Key",
    overshoot: "Overshoot",
    shortfall: "Shortfall",
    within: "Target met or within the boundary",
    safeSpace: "Safe and just space",
    noData: "No data",
    noTarget: "No target",
    unmeasurable: "Cannot be measured",
    estimated: "Estimated",
    assessed: "Judged from 1 (harm) to 5 (gain), not measured",
    comparator: (place) => `Line: ${place}`,
    scale: ({ cap, broken, area, pressure, bars }) =>
      [
        bars
          ? "Each bar is held against the thick line: the boundary, or the target"
          : pressure
            ? "The ring is one boundary thick: pressures grow outward from its inner edge"
            : `Outward, the longest wedge is ${cap === 1 ? "twice the boundary" : `${cap + 1} times the boundary`}; inward, 100% short is as long as the ring is thick`,
        ...(area && !bars ? ["the area of a wedge shows its size"] : []),
        ...(broken ? [`a cut ${bars ? "bar" : "wedge"} goes on beyond the scale`] : []),
      ].join("; ") + ".",
  },
  half: { local: "Here: local people and local nature", global: "In the world: people everywhere and the whole planet" },
  view: { label: "Show as", doughnut: "Doughnut", bars: "Bars", table: "Table" },
  compared: {
    heading: (other) => `Compared with ${other}`,
    key: (other) => `Outline: ${other}`,
    failed: "The doughnut to compare with could not be read.",
    difference: ({ indicator, here, there, other }) =>
      there === null ? `${indicator}: ${valueLabel(here)} here; not measured in ${other}.` : `${indicator}: ${valueLabel(here)} here, ${valueLabel(there)} in ${other}.`,
  },
  axis: {
    met: "target met",
    everyone: "100% short",
    none: "no pressure",
    boundary: "boundary",
    times: (boundaries) => `${numberFormat.format(boundaries)} ×`,
  },
  howToRead: {
    heading: "How to read this",
    body: [
      "The ring is the safe and just space: where everyone’s needs are met without harm to the living world.",
      "Its inner edge is the social foundation. A wedge that points inward shows how far people fall short of what everyone needs.",
      "Its outer edge is the ecological ceiling. A wedge that points outward shows how far a limit is passed.",
      "An empty dashed outline means nobody has published a figure yet. That is not the same as zero.",
      "A hollow circle means there is a figure but no agreed target or boundary to compare it with.",
    ],
  },
  table: {
    caption: (place) => `Every figure for ${place}, with its target or boundary`,
    show: "All figures as a table",
    dimension: "Part of the Doughnut",
    indicator: "What is measured",
    figure: "Figure",
    period: "Period",
    line: "Target or boundary",
    result: "Result",
    change: "Change",
    source: "Source",
    none: "none",
    scroll: "Table of figures; scroll sideways to see more",
  },
  sources: {
    heading: "Sources",
    licence: "Licence",
    published: (date) => `published ${date}`,
    retrieved: (date) => `read ${date}`,
  },
  updated: (date) => `Last updated ${date}.`,
  credit: "Based on the Doughnut by Kate Raworth / DEAL (CC BY-SA 4.0). Not affiliated with or endorsed by DEAL.",
  numberedList: { social: "Social foundation, by number", ecological: "Ecological ceiling, by number" },
  loading: "Loading the doughnut…",
  problems: (count) => (count === 1 ? "1 problem in the data: some of it could not be used." : `${count} problems in the data: some of it could not be used.`),
  failed: {
    network: "The doughnut’s data could not be fetched.",
    http: "The doughnut’s data could not be fetched: the address does not answer with a document.",
    "not-json": "The doughnut’s data is not a readable document.",
    "too-large": "The doughnut’s data is too large to be shown here.",
    invalid: "The doughnut’s data is not a valid document.",
  },
  kept: "The figures could not be updated. You are looking at the last ones that were read.",
};
