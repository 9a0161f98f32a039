/** English, in the plain style of GOV.UK: numerals, short sentences, no abbreviation that is not explained. */
import { result, spoken, valueLabel } from "./en-state.js";
import { list, summary } from "./en-summary.js";
import { dateWith, figure, number, whole } from "./formats.js";
import { pluralIn } from "./plural.js";
import type { Words } from "./words.js";

const plural = pluralIn("en");
const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** Cornwall Council's decision wheel, in plain words. */
const judgements = {
  1: "lasting or severe harm",
  2: "limited or short harm",
  3: "no clear effect",
  4: "limited or short gain",
  5: "lasting and wide gain",
} as const;

/** Socitm's four pillars of place-based recovery, as what an action is to do. */
const pillars = { reset: "reset", reform: "reform", renew: "renew", resilient: "become more resilient" } as const;

const ringNames = { social: "Social foundation", ecological: "Ecological ceiling" } as const;
const changes = { improving: "Getting better", worsening: "Getting worse", "no-change": "Little change" } as const;
const lately = "but lately the other way";

/** How many of the indicators have a line to be held against. */
function heldOf(held: number, indicators: number): string {
  if (indicators === 0) return "";
  if (indicators === 1) return held === 1 ? ", held against a target or boundary" : ", without a target or boundary";
  return `, ${held === 0 ? "none" : held} of them held against a target or boundary`;
}

export const en: Words = {
  locale: "en-GB",
  title: (place) => `${place} in the Doughnut`,
  subtitle: ({ indicators, held, from, to, asked }) =>
    [
      plural(indicators, { one: "1 indicator", other: `${indicators} indicators` }) + heldOf(held, indicators),
      ...(asked ? [`as things stood in ${asked}`] : []),
      ...(from && to ? [from === to ? `figures for ${from}` : `figures from ${from} to ${to}`] : []),
    ].join("; "),
  summary,
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
    stale: "not renewed",
  },
  valueLabel,
  spoken,
  result,
  figuresWithoutTarget: (count) => plural(count, { one: "1 figure, no target", other: `${count} figures, no target` }),
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
  figure,
  figureWithRange: (figure, low, high) => `${figure} (between ${number(low)} and ${number(high)})`,
  figureOf: (figure, period) => (period === null ? figure : `${figure} (${period})`),
  countedFrom: (start) => `counted from ${start}`,
  periods: (from, to) => `${from} to ${to}`,
  date: dateWith(months),
  trendSince: ({ trend, reversed, period, value, caveats }) =>
    `${changes[trend]} since ${period} (${value})${reversed ? `, ${lately}` : ""}${caveats.length > 0 ? `; ${list(caveats)}` : ""}`,
  series: ({ from, first, to, last, lowest, highest }) => `From ${first} (${from}) to ${last} (${to}); lowest ${lowest}, highest ${highest}`,
  earlier: "an earlier figure: there is none for that time",
  notRenewedSince: (date) => `not renewed since ${date}: the publisher could not be read again`,
  newerMissing: (period) => `an older figure: the one for ${period} is missing or cannot be read`,
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
            ? `${area ? "A wedge that fills the ring is one boundary" : "The ring is one boundary thick"}: pressures grow outward from its inner edge. Inward, 100% short is as long as the ring is thick`
            : `Outward, the longest wedge is ${cap * 100}% past the boundary; inward, 100% short is as long as the ring is thick`,
        ...(area && !bars ? ["Of equally wide wedges in one ring, the area shows the size"] : []),
        ...(broken ? [`A cut ${bars ? "bar" : "wedge"} goes on beyond the scale`] : []),
      ].join(". ") + ".",
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
  parts: (ring, count) => `${ringNames[ring]}: ${plural(count, { one: "1 part", other: `${count} parts` })}`,
  part: ({ value, change, reversed, missing, figures, flagged }) =>
    [
      spoken(value), ...(change ? [changes[change].toLowerCase()] : []), ...(change && reversed ? [lately] : []),
      ...(missing > 0 && figures > 1 ? [`${missing} of ${figures} figures missing`] : []),
      ...(flagged ? ["something to know about it"] : []),
    ].join(", "),
  detail: {
    aims: "What this place wants to reach, and what is being done",
    close: "Close",
    aim: "What this place wants to reach",
    toKnow: "To know about this figure",
    notShown: "What this does not show",
    compared: "Elsewhere",
    actions: "What is being done",
    standing: (stage, pillar) => `${{ planned: "planned", "under-way": "under way", done: "done" }[stage]}${pillar ? `, to ${pillars[pillar]}` : ""}`,
  },
  keys: {
    heading: "Using the picture with keys, touch or voice",
    body: [
      "Touch or click a part of the picture, or say its name, to read all about it. Do it again to close it.",
      "With a keyboard, press Tab to get to the picture. The left and right arrows go round a ring. Up and down go to the other ring; in bars and lists, to the part above or below. Home and End go to the first and the last part of the ring; with Ctrl, of all. Page Up and Page Down go to the group before or after. You can also type the first letters of a name.",
      "Press Enter to open or close a part. Press Escape to close what is open.",
      "Everything in the picture is also in the table.",
    ],
  },
  take: {
    heading: "Download and share",
    csv: (size) => `Download the figures (CSV for a spreadsheet, ${size})`,
    json: (size) => `Download the whole document (JSON for other programs, ${size})`,
    svg: "Download the picture (SVG, stays sharp at any size)",
    png: "Download the picture (PNG, for slides and letters)",
    tooLarge: "The figures are too many for a file.",
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
    name: (place, from, to) => (from === null || to === null ? place : from === to ? `${place}, ${to}` : `${place}, ${from} to ${to}`),
    heading: (other) => `Compared with ${other}`,
    key: (other) => `Outline: ${other}`,
    failed: "The doughnut to compare with could not be read.",
    standing: (figure, period, facts) => {
      const stands = spoken(valueLabel(facts));
      const said = [...(period === null ? [] : [period]), ...(facts.state === "no-target" ? [] : [stands])].join("; ");
      return figure === "" ? stands : said === "" ? figure : `${figure} (${said})`;
    },
    difference: ({ indicator, here, there, other }) => `${indicator}: ${here} here, ${there} in ${other}.`,
    notThere: (indicator, other) => `${indicator}: not in ${other}.`,
    notAlike: (indicator, other) => `${indicator}: measured in another way in ${other}, so not compared.`,
    same: (count) => plural(count, { one: "1 more is the same in both.", other: `${count} more are the same in both.` }),
  },
  axis: {
    met: "target met",
    everyone: "100% short",
    none: "no pressure",
    boundary: "boundary",
    past: (boundaries) => `${whole(boundaries * 100)}% past`,
  },
  howToRead: {
    heading: "How to read this",
    body: ({ pressure, area, bars, cut, double, asterisk }) => [
      "The ring is the safe and just space: where everyone’s needs are met without harm to the living world.",
      "Its inner edge is the social foundation: what everyone needs. A wedge that points inward is a shortfall. It shows how far people fall short of it.",
      ...(pressure
        ? [
            "Its outer edge is the ecological ceiling: what the living world can bear. Here a wedge in the ring shows all of a pressure, from none at the inner edge. One that ends inside the ring is within its boundary. One that goes past the outer edge is an overshoot.",
            "The number beside such a wedge is still held against the boundary: “50% past the boundary” stands beside a wedge that is one and a half times the ring. Numbers in the ring, or inside it, stand for the social foundation and are listed below.",
          ]
        : [
            "Its outer edge is the ecological ceiling: what the living world can bear. A wedge that points outward is an overshoot. It shows how far a limit is passed.",
            "The bigger the wedge, the further from the edge. The line above the picture says how much the biggest one stands for.",
          ]),
      ...(area ? ["Here the area of a wedge shows the size, not its length. Of two wedges that are equally wide and in the same ring, the one with twice the area stands for twice as much."] : []),
      ...(cut ? [`A ${bars ? "bar" : "wedge"} that is cut before its end goes on beyond the scale. The number beside it says how far.`] : []),
      ...(double ? ["A double line for another place means that its figure is beyond the scale. The table has that figure."] : []),
      ...(asterisk ? ["An asterisk (*) after a number means that there is something to know about a figure behind it, such as that it is estimated. The table says what."] : []),
      "A result such as “20% short” or “20% past the boundary” is not a share of the figure. It is a share of the way between the target or boundary and where its scale starts. A target’s scale starts where everyone goes without. A boundary’s scale starts where nothing harms the living world. The table says where that is.",
      "An empty dashed outline means that there is no figure here yet. That is not the same as zero.",
      "A hollow circle means there is a figure but no agreed target or boundary to compare it with.",
      "Where a figure comes with “between”, its publisher is fairly sure that the true figure lies in that range.",
      "The Doughnut is an idea of Kate Raworth. DEAL is the Doughnut Economics Action Lab, which looks after it. CC BY-SA 4.0 is its licence, from Creative Commons: you may share it and change it if you say whose it is and let others do the same.",
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
  problems: (count) => plural(count, { one: "1 problem in the data: some of it could not be used.", other: `${count} problems in the data: some of it could not be used.` }),
  failed: {
    network: "The doughnut’s data could not be fetched.",
    http: "The doughnut’s data could not be fetched: the address does not answer with a document.",
    encoding: "Some letters in the doughnut’s data cannot be read.",
    "not-json": "The doughnut’s data is not a readable document.",
    "too-large": "The doughnut’s data is too large to be shown here.",
    "newer-version": "The doughnut’s data is written for a newer version of this picture. The page needs the newer one to show it.",
    invalid: "The doughnut’s data is not a valid document.",
    undrawable: "The doughnut could not be drawn.",
  },
  kept: "The figures could not be updated. You are looking at the last ones that were read.",
};
