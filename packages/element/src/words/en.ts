/** English, in the plain style of GOV.UK: numerals, short sentences, no abbreviation that is not explained. */
import type { ChangeFacts, RingFacts, StateFacts, Words } from "./words.js";

const locale = "en-GB";
const wholeFormat = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const tenthsFormat = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
const hundredthsFormat = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
const twoDigitsFormat = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 });
const preciseFormat = new Intl.NumberFormat(locale, { maximumSignificantDigits: 6 });
const hugeFormat = new Intl.NumberFormat(locale, { notation: "scientific", maximumSignificantDigits: 3 });
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
function number(value: number, precise = false): string {
  const size = Math.abs(value);
  const format =
    size >= 1e15 ? hugeFormat : precise ? preciseFormat : size >= 1000 ? wholeFormat : size >= 10 ? tenthsFormat : size >= 1 ? hundredthsFormat : twoDigitsFormat;
  return format.format(value === 0 ? 0 : value).replace("-", "−");
}

/** How many times the boundary. Just over must not be rounded to exactly on it. */
function times(position: number): string {
  if (position < 1.05) return position < 1.005 ? "just over 1" : hundredthsFormat.format(position);
  return (position >= 10 ? wholeFormat : tenthsFormat).format(position);
}

/** A share from 0 to 1, or beyond, as a percentage that is neither nothing nor everything unless it really is. */
function percent(share: number): string {
  const value = share * 100;
  if (value > 0 && value < 0.05) return "under 0.1%";
  if (value < 100 && value >= 99.95) return "over 99.9%";
  return `${(value >= 100 ? wholeFormat : tenthsFormat).format(value)}%`;
}

/** How far beyond the boundary: a multiple where the scale starts at 0, else the share of the way from no pressure to the boundary. */
function beyond({ position, fromZero, higherIsBetter }: StateFacts): string {
  const at = position ?? 0;
  if (higherIsBetter) return `boundary missed by ${percent(at - 1)}`;
  return fromZero ? `${times(at)} × the boundary` : `${percent(at - 1)} past the boundary`;
}

function valueLabel(facts: StateFacts): string {
  switch (facts.state) {
    case "overshoot": return beyond(facts);
    case "shortfall": return `${percent(facts.shortfall)} short`;
    case "within": return facts.ring === "social" ? "target met" : "within";
    case "no-target": return "no target";
    case "unmeasurable": return "can’t be measured";
    case "no-data": return "no data";
  }
}

function result(facts: StateFacts): string {
  switch (facts.state) {
    case "overshoot":
      if (facts.higherIsBetter) return `Boundary missed by ${percent((facts.position ?? 0) - 1)}`;
      return facts.fromZero ? `Over: ${times(facts.position ?? 0)} times the boundary` : `Over: ${percent((facts.position ?? 0) - 1)} past the boundary`;
    case "shortfall": return `Falls short by ${percent(facts.shortfall)}`;
    case "within": return facts.ring === "social" ? "Target met" : "Within the boundary";
    case "no-target": return "No target to compare with";
    case "unmeasurable": return "Cannot be measured";
    case "no-data": return "No data";
  }
}

/** A name keeps its capital: in the middle of a sentence it may or may not be a proper noun, and we cannot know. */
function mostOfAll(worst: RingFacts["worst"]): string {
  return worst.length === 0 ? "" : `, most of all on ${list(worst.map(({ name, facts }) => `“${name}” (${spoken(valueLabel(facts))})`))}`;
}

/** Only what is measured against a line is counted: of the rest nothing can be said, and that is said. */
function ringSentences(place: string, facts: RingFacts, first: boolean): readonly string[] {
  const { ring, outside, within, worst } = facts;
  const who = first ? place : "It";
  const measured = outside + within;
  const things = ring === "ecological" ? "ecological limits" : "parts of the social foundation";
  const goes = ring === "ecological" ? "goes past" : "falls short on";
  const which =
    measured === 1
      ? `the one ${ring === "ecological" ? "ecological limit" : "part of the social foundation"} that is measured here`
      : outside === measured || outside === 0 ? `all ${measured} ${things} that are measured here` : `${outside} of the ${measured} ${things} that are measured here`;
  const sentence = outside === 0 ? `${who} ${ring === "ecological" ? "is within" : "meets the target on"} ${which}.` : `${who} ${goes} ${which}${mostOfAll(worst)}.`;
  return [sentence, ...unknown(facts, "Of the others")];
}

/** What cannot be said yet, after the words that say of what. */
function unknown({ noData, noTarget, unmeasurable, assessed }: RingFacts, of: string): readonly string[] {
  const say = (count: number, one: string, many: string): readonly string[] => (count === 0 ? [] : [count === 1 ? `1 ${one}` : `${count} ${many}`]);
  const parts = [
    ...say(noData, "has no data yet", "have no data yet"),
    ...say(noTarget, "has figures but no target", "have figures but no target"),
    ...say(unmeasurable, "cannot be measured", "cannot be measured"),
    ...say(assessed, "is judged, not measured", "are judged, not measured"),
  ];
  return parts.length === 0 ? [] : [`${of}, ${list(parts)}.`];
}

/** How the figures have moved, each by its own measure: a count, never a score. */
function changed({ better, worse, little, years }: ChangeFacts): readonly string[] {
  const total = better + worse + little;
  if (total === 0) return [];
  const figures = total === 1 ? "the one figure that can be compared" : `the ${total} figures that can be compared`;
  const parts = [
    ...(better > 0 ? [`${better} got better`] : []),
    ...(worse > 0 ? [`${worse} got worse`] : []),
    ...(little > 0 ? [`${little} changed little`] : []),
  ];
  return [`Over ${years === 1 ? "a year" : `up to ${years} years`}, of ${figures}, ${list(parts)}.`];
}

/** Both rings as one, for a place that is just starting. */
function together(rings: readonly RingFacts[]): RingFacts {
  const sum = (count: (ring: RingFacts) => number): number => rings.reduce((total, ring) => total + count(ring), 0);
  return {
    ring: "social", worst: [], total: sum((r) => r.total), outside: 0, within: 0, noData: sum((r) => r.noData), noTarget: sum((r) => r.noTarget),
    unmeasurable: sum((r) => r.unmeasurable), assessed: sum((r) => r.assessed),
  };
}

function list(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** The multiplication sign is not read out by every screen reader; the asterisk has words of its own in the table. */
function spoken(value: string): string {
  return value.replace(" × ", " times ").replace("*", "");
}

const ringNames = { social: "Social foundation", ecological: "Ecological ceiling" } as const;
const changes = { improving: "Getting better", worsening: "Getting worse", "no-change": "Little change" } as const;

export const en: Words = {
  locale,
  title: (place) => `${place} in the Doughnut`,
  subtitle: ({ indicators, held, from, to, asked }) =>
    [
      `${indicators} ${indicators === 1 ? "indicator" : "indicators"}${indicators > 0 ? `, ${held} of them held against a target or boundary` : ""}`,
      ...(asked ? [`as things stood in ${asked}`] : []),
      ...(from && to ? [from === to ? `figures for ${from}` : `figures from ${from} to ${to}`] : []),
    ].join("; "),
  summary: ({ place, rings, change }) => {
    const told = rings.filter((ring) => ring.total > 0);
    const measured = told.filter((ring) => ring.outside + ring.within > 0);
    if (measured.length === 0)
      return told.length === 0 ? [] : [`Nothing is measured against a target or a limit for ${place} yet.`, ...unknown(together(told), "Of all parts")];
    const sentences = told.flatMap((ring) => {
      if (!measured.includes(ring)) return unknown(ring, ring.ring === "social" ? "Of the parts of the social foundation" : "Of the ecological limits");
      return ringSentences(place, ring, ring === measured[0]);
    });
    return [...sentences, ...changed(change)];
  },
  ring: ringNames,
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
    "no-indicator": "no figure in this doughnut yet",
    "not-yet": "no figure for that time",
    "line-unreadable": "the target cannot be read",
    "no-span": "the target equals its starting point",
    contradiction: "the target contradicts the direction",
    "out-of-range": "the figure is far out of range",
  },
  figure: (value, symbol, precise = false) => {
    const text = number(value, precise);
    if (symbol === "") return text;
    return symbol === "£" ? `£${text}` : symbol.startsWith("%") || symbol.startsWith("°") ? `${text}${symbol}` : `${text} ${symbol}`;
  },
  figureWithRange: (figure, low, high) => `${figure} (between ${number(low)} and ${number(high)})`,
  figureOf: (figure, period) => (period === null ? figure : `${figure} (${period})`),
  periods: (from, to) => `${from} to ${to}`,
  date: (iso) => `${Number(iso.slice(8, 10))} ${months[Number(iso.slice(5, 7)) - 1] ?? ""} ${iso.slice(0, 4)}`,
  trendSince: ({ trend, rising, reversed, period, value, caveats }) => {
    const word = changes[trend];
    const arrow = trend === "no-change" ? "→" : rising ? "↗" : "↘";
    return `${arrow} ${word} since ${period} (${value})${reversed ? ", but lately the other way" : ""}${caveats.length > 0 ? `; ${list(caveats)}` : ""}`;
  },
  series: ({ from, first, to, last, lowest, highest }) => `From ${first} (${from}) to ${last} (${to}); lowest ${lowest}, highest ${highest}`,
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
    flagged: "* there is something to know about this figure: see the table",
    assessed: "Judged from 1 (harm) to 5 (gain), not measured",
    comparator: (place) => `Line: ${place}`,
    scale: ({ cap, broken, area, pressure, bars }) =>
      [
        bars
          ? "Each bar is held against the thick line: the boundary, or the target"
          : pressure
            ? "The ring is one boundary thick: pressures grow outward from its inner edge"
            : `Outward, the longest wedge is ${cap * 100}% past the boundary; inward, 100% short is as long as the ring is thick`,
        ...(area && !bars ? ["of wedges that are equally wide, the area shows the size"] : []),
        ...(broken ? [`a cut ${bars ? "bar" : "wedge"} goes on beyond the scale`] : []),
      ].join("; ") + ".",
  },
  half: { local: "Here: local people and local nature", global: "In the world: people everywhere and the whole planet" },
  view: { label: "Show as", doughnut: "Doughnut", bars: "Bars", table: "Table" },
  choose: {
    lens: "Look at",
    lenses: {
      all: "everything", local: "this place", global: "this place’s part in the world", "local-social": "people here", "local-ecological": "nature here",
      "global-ecological": "the whole planet", "global-social": "people everywhere",
    },
    period: "As things stood in",
    latest: "latest figures",
    reset: "Start again",
  },
  parts: (ring, count) => `${ringNames[ring]}: ${count} ${count === 1 ? "part" : "parts"}`,
  part: ({ name, value, change, missing, figures }) =>
    [
      name, spoken(value), ...(change ? [changes[change].toLowerCase()] : []),
      ...(missing > 0 && figures > 1 ? [`${missing} of ${figures} figures missing`] : []),
    ].join(", "),
  detail: {
    close: "Close",
    aim: "What this place wants to reach",
    toKnow: "To know about this figure",
    notShown: "What this does not show",
    compared: "Elsewhere",
    actions: "What is being done",
    stage: { planned: "planned", "under-way": "under way", done: "done" },
    pillar: { reset: "reset", reform: "reform", renew: "renew", resilient: "resilient" },
  },
  keys: {
    heading: "Using the picture with keys, touch or voice",
    body: [
      "Touch or click a part of the picture, or say its name, to read all about it. Do it again to close it.",
      "With a keyboard, press Tab to get to the picture. The left and right arrows go round the ring; up and down go to the other ring. Home and End go to the first and the last part. Page Up and Page Down go to the group before or after. You can also type the first letters of a name.",
      "Press Enter to open or close a part. Press Escape to close what is open.",
      "Everything in the picture is also in the table.",
    ],
  },
  take: {
    heading: "Download and share",
    csv: (size) => `Download the figures (CSV, ${size})`,
    json: (size) => `Download the whole document (JSON, ${size})`,
    svg: "Download the picture (SVG)",
    png: "Download the picture (PNG)",
    copyTable: "Copy the table",
    copyLink: "Copy a link to this view",
    link: "Link to this view",
  },
  told: {
    view: (view) => `Shown as ${{ doughnut: "a doughnut", bars: "bars", table: "a table" }[view]}.`,
    lens: (lens) => `Now showing ${lens}.`,
    period: (period) => (period === null ? "Now showing the latest figures." : `Now showing figures as things stood in ${period}.`),
    reset: "Back to the start.",
    updated: "The figures have been updated.",
    gone: "The part you were on is no longer there.",
    sorted: (column, ascending) => `Sorted by ${column}, ${ascending ? "going up" : "going down"}.`,
    unsorted: "Back to the usual order.",
    copied: "Table copied.",
    linkCopied: "Link copied.",
    saved: (file) => `${file} is ready.`,
    failed: "That did not work in this browser.",
  },
  loading: "The doughnut is being fetched.",
  retry: "Try again",
  nothingToShow: "There is nothing to show yet. Give this element the address of a document in its src attribute.",
  compared: {
    name: (place, year) => (year === null ? place : `${place}, ${year}`),
    heading: (other) => `Compared with ${other}`,
    key: (other) => `Outline: ${other}`,
    failed: "The doughnut to compare with could not be read.",
    standing: (figure, facts) => (figure === "" || facts.state === "no-target" ? figure || valueLabel(facts) : `${figure} (${valueLabel(facts)})`),
    difference: ({ indicator, here, there, other }) => `${indicator}: ${here} here, ${there} in ${other}.`,
    notThere: (indicator, other) => `${indicator}: not in ${other}.`,
    notAlike: (indicator, other) => `${indicator}: measured in another way in ${other}, so not compared.`,
    same: (count) => (count === 1 ? "1 more is the same in both." : `${count} more are the same in both.`),
  },
  axis: {
    met: "target met",
    everyone: "100% short",
    none: "no pressure",
    boundary: "boundary",
    past: (boundaries) => `${wholeFormat.format(boundaries * 100)}% past`,
  },
  howToRead: {
    heading: "How to read this",
    body: [
      "The ring is the safe and just space: where everyone’s needs are met without harm to the living world.",
      "Its inner edge is the social foundation. A wedge that points inward shows how far people fall short of what everyone needs.",
      "Its outer edge is the ecological ceiling. A wedge that points outward shows how far a limit is passed.",
      "An empty dashed outline means that there is no figure here yet. That is not the same as zero.",
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
    sortBy: (column) => `Sort by ${column}`,
    scroll: (place) => `Table of all figures for ${place}; scroll sideways to see more`,
    sourceOf: (index, title) => `${index}: ${title}`,
  },
  sources: {
    heading: "Sources",
    licence: "Licence",
    licences: (names) => `Licences of the data: ${names.join(", ")}.`,
    published: (date) => `published ${date}`,
    retrieved: (date) => `read ${date}`,
  },
  updated: (date) => `Last updated ${date}.`,
  credit: "Based on the Doughnut by Kate Raworth / DEAL (CC BY-SA 4.0). Not affiliated with or endorsed by DEAL.",
  numberedList: { social: "Social foundation, by number", ecological: "Ecological ceiling, by number" },
  periodProblem: (code, asked) =>
    code === "period-before-data" ? `There are no figures as early as “${asked}”.` : `There are no figures for “${asked}”; the latest are shown.`,
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
