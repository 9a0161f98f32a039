/** Every sentence of a catalogue, made with representative facts: what is data stands in braces. */
import type { Lens } from "@place-doughnut/schema";
import type { RingFacts, StateFacts, Words } from "../../packages/element/src/words/words.js";

/** All classes of plural in Welsh, the numbers that mutate, and a few round ones. */
export const counts = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 20, 100];

const facts: StateFacts = { state: "overshoot", ring: "ecological", position: 2.5, shortfall: 0.2, fromZero: true, higherIsBetter: false };
const standings: readonly StateFacts[] = [
  facts,
  ...[1.0001, 1.03, 2, 3, 6, 33.15].map((position) => ({ ...facts, position })),
  { ...facts, fromZero: false },
  { ...facts, position: 1.0001, fromZero: false },
  { ...facts, position: 1.3, higherIsBetter: true },
  ...[0.0001, 0.2, 0.9999, 1].map((shortfall): StateFacts => ({ ...facts, state: "shortfall", ring: "social", shortfall })),
  { ...facts, state: "within" }, { ...facts, state: "within", ring: "social" },
  ...(["no-target", "unmeasurable", "no-data"] as const).map((state) => ({ ...facts, state })),
];
const ring: RingFacts = { ring: "ecological", total: 0, outside: 0, within: 0, noTarget: 0, noData: 0, unmeasurable: 0, assessed: 0, worst: [] };
const worst = standings.slice(0, 3).map((one, i) => ({ name: `{name ${i + 1}}`, facts: one }));
const still = { better: 0, worse: 0, little: 0, years: 5 };

/** Everything that can be drawn and is explained. */
export const allDrawn = { pressure: true, area: true, bars: false, cut: true, double: true, asterisk: true };

/** By the path of each text or function in the catalogue. A function that is not here is found by the test of this list. */
export function sentences(words: Words, numbers: readonly number[] = counts): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value === "string") found.set(path, [value]);
    else if (Array.isArray(value)) found.set(path, value as string[]);
    else if (typeof value === "function") found.set(path, calls[path]?.(words, numbers) ?? []);
    else for (const [key, inner] of Object.entries(value as object)) walk(inner, path === "" ? key : `${path}.${key}`);
  };
  walk(words, "");
  return found;
}

const calls: Readonly<Record<string, (words: Words, counts: readonly number[]) => readonly string[]>> = {
  title: (w) => [w.title("{place}")],
  subtitle: (w, n) => [
    ...n.map((indicators) => w.subtitle({ indicators, held: 0, from: null, to: null, asked: null })),
    ...n.map((held) => w.subtitle({ indicators: 200, held, from: "{2019}", to: "{2024}", asked: null })),
    w.subtitle({ indicators: 1, held: 1, from: "{2024}", to: "{2024}", asked: "{2024}" }),
  ],
  summary: (w, n) => summaries(w, n),
  valueLabel: (w) => standings.map(w.valueLabel),
  spoken: (w) => standings.map((one) => w.spoken(w.valueLabel(one))),
  result: (w) => standings.map(w.result),
  figuresWithoutTarget: (w, n) => n.map(w.figuresWithoutTarget),
  assessment: (w) => ([1, 2, 3, 4, 5] as const).flatMap((score) => Object.values(w.assessment(score))),
  figure: (w) => [w.figure(1234.5, "{unit}"), w.figure(-2.5, "£"), w.figure(0.123, "%"), w.figure(5, "")],
  figureWithRange: (w) => [w.figureWithRange("{figure}", 18, 24), w.figureWithRange("{figure}", 5, 8)],
  figureOf: (w) => [w.figureOf("{figure}", null), w.figureOf("{figure}", "{period}")],
  countedFrom: (w) => [w.countedFrom("{figure}")],
  periods: (w) => [w.periods("{day}", "{day}")],
  date: (w) => Array.from({ length: 12 }, (_, i) => w.date(`2024-${String(i + 1).padStart(2, "0")}-03`)),
  trendSince: (w) =>
    (["improving", "worsening", "no-change"] as const).flatMap((trend) => [
      w.trendSince({ trend, reversed: false, period: "{period}", value: "{figure}", caveats: [] }),
      w.trendSince({ trend, reversed: true, period: "{period}", value: "{figure}", caveats: Object.values(w.flag).slice(0, 2) }),
    ]),
  series: (w) => [w.series({ from: "{2019}", first: "{first}", to: "{2024}", last: "{last}", lowest: "{lowest}", highest: "{highest}" })],
  "key.comparator": (w) => [w.key.comparator("{place}")],
  "key.scale": (w) => [
    { bars: true, pressure: false, area: false, broken: true }, { bars: false, pressure: true, area: true, broken: true }, { bars: false, pressure: true, area: false, broken: false }, { bars: false, pressure: false, area: false, broken: false },
  ].map((one) => w.key.scale({ cap: 2, ...one })),
  newerMissing: (w) => [w.newerMissing("{period}")],
  notRenewedSince: (w) => [w.notRenewedSince("{date}")],
  "howToRead.body": (w) => [...new Set([allDrawn, { ...allDrawn, bars: true }, { ...allDrawn, pressure: false }].flatMap((drawn) => w.howToRead.body(drawn)))],
  parts: (w, n) => (["social", "ecological"] as const).flatMap((one) => n.map((count) => w.parts(one, count))),
  part: (w) => [
    ...standings.map((one) => w.part({ value: w.valueLabel(one), change: null, reversed: false, missing: 0, figures: 1, flagged: false })),
    ...(["improving", "worsening", "no-change"] as const).map((change) => w.part({ value: "{value}*", change, reversed: change !== "no-change", missing: 2, figures: 4, flagged: true })),
  ],
  "detail.standing": (w) =>
    (["planned", "under-way", "done"] as const).flatMap((stage) => ([null, "reset", "reform", "renew", "resilient"] as const).map((pillar) => w.detail.standing(stage, pillar))),
  "take.csv": (w) => [w.take.csv("{size}")],
  "take.json": (w) => [w.take.json("{size}")],
  "told.view": (w) => (["doughnut", "bars", "table"] as const).map(w.told.view),
  "told.lens": (w) => (Object.keys(w.choose.lenses) as ("all" | "local" | "global" | Lens)[]).map((one) => w.told.lens(w.choose.lenses[one])),
  "told.period": (w) => [w.told.period(null), w.told.period("{2024}")],
  "told.sorted": (w) => [w.told.sorted(w.table.period, true), w.told.sorted(w.table.result, false)],
  "told.saved": (w) => [w.told.saved("{file}")],
  "compared.name": (w) => [w.compared.name("{place}", null, null), w.compared.name("{place}", "{2017}", "{2017}"), w.compared.name("{place}", "{2012}", "{2017}")],
  "compared.heading": (w) => [w.compared.heading("{other}")],
  "compared.key": (w) => [w.compared.key("{other}")],
  "compared.standing": (w) => standings.flatMap((one) => [w.compared.standing("", null, one), w.compared.standing("{figure}", null, one), w.compared.standing("{figure}", "{period}", one)]),
  "compared.difference": (w) => [w.compared.difference({ indicator: "{indicator}", here: "{figure}", there: "{figure}", other: "{other}" })],
  "compared.notThere": (w) => [w.compared.notThere("{indicator}", "{other}")],
  "compared.notAlike": (w) => [w.compared.notAlike("{indicator}", "{other}")],
  "compared.same": (w, n) => n.map(w.compared.same),
  "axis.past": (w) => [w.axis.past(0.5)],
  "table.caption": (w) => [w.table.caption("{place}")],
  "table.sortBy": (w) => [w.table.sortBy("{column}")],
  "table.scroll": (w) => [w.table.scroll("{place}")],
  "table.sourceOf": (w) => [w.table.sourceOf(1, "{source}")],
  "sources.licences": (w) => [w.sources.licences(["{licence}", "{licence}"])],
  "sources.published": (w) => [w.sources.published("{day}")],
  "sources.retrieved": (w) => [w.sources.retrieved("{day}")],
  updated: (w) => [w.updated("{day}")],
  periodProblem: (w) => [w.periodProblem("period-before-data", "{1066}"), w.periodProblem("unknown-period", "{1066}")],
  problems: (w, n) => n.map(w.problems),
};

function summaries(w: Words, n: readonly number[]): readonly string[] {
  const say = (rings: readonly Partial<RingFacts>[], change = still): readonly string[] =>
    w.summary({ place: "{place}", rings: rings.map((one) => ({ ...ring, ...one })), change, from: null, to: null });
  const some = n.filter((count) => count > 0);
  return [
    ...some.flatMap((outside) => (["ecological", "social"] as const).flatMap((which) => [
      ...say([{ ring: which, total: outside, outside }]), ...say([{ ring: which, total: outside, within: outside }]),
      ...say([{ ring: which, total: 100, outside, within: 2, noTarget: outside }]),
    ])),
    ...say([{ total: 9, outside: 5, within: 2, noData: 1, assessed: 1, worst }, { ring: "social", total: 9, outside: 3, within: 3, unmeasurable: 2, noTarget: 1, worst: worst.slice(0, 1) }]),
    ...say([{ total: 2, outside: 2 }, { ring: "social", total: 4, noData: 1, unmeasurable: 1, noTarget: 1, assessed: 1 }]),
    ...say([{ total: 3, noData: 1, unmeasurable: 1, assessed: 1 }, { ring: "social", total: 2, within: 2 }]),
    ...say([{ total: 2, noData: 2 }]),
    ...some.flatMap((years) => say([{ total: 2, outside: 2 }], { better: 1, worse: 2, little: years, years }).slice(1)),
    ...(["better", "worse", "little"] as const).flatMap((one) => say([{ total: 2, outside: 2 }], { ...still, [one]: 1, years: 1 }).slice(1)),
    ...w.summary({ place: "{place}", rings: [{ ...ring, total: 1, outside: 1 }], change: still, from: "{2019}", to: "{2024}" }).slice(1),
    ...w.summary({ place: "{place}", rings: [{ ...ring, total: 1, outside: 1 }], change: still, from: "{2024}", to: "{2024}" }).slice(1),
  ];
}
