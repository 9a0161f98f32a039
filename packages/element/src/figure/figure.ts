/**
 * Everything around the picture – title, summary, key, table, sources – as plain data in the reader's language, so that
 * the element and the static page say the same things in the same words.
 */
import { localise, safeUrl, type Doughnut, type LocalisedText, type MeasuredComparator, type MeasuredDimension, type MeasuredIndicator, type Period, type Ring, type Text } from "@place-doughnut/schema";
import { aims, type Aim } from "./aims.js";
import type { Comparison } from "../comparison.js";
import type { View } from "../drawing.js";
import { figure as figureText, indicatorFacts, isAssessed, isOlderThanMeant, shownComparator, shownIndicators, stateFacts, type Model, type Sector } from "../model.js";
import type { LookName, Texture } from "../picture/looks.js";
import type { Scene } from "../picture/marks.js";
import { ends } from "../picture/geometry.js";
import { series, throughTime, type Series } from "../picture/series.js";
import { inSentence } from "../words/in-sentence.js";
import { wordsFor } from "../words/index.js";
import { summary, yearsShown } from "./summary.js";

export interface Figure {
  readonly lang: string;
  readonly title: LocalisedText;
  readonly place: string;
  readonly caption: string;
  readonly subtitle: string;
  readonly summary: readonly LocalisedText[];
  readonly key: readonly KeyItem[];
  readonly scale: string;
  /** In paragraphs: what is drawn is explained, and nothing else. */
  readonly howToRead: readonly string[];
  readonly table: readonly RingRows[];
  /** The places that most indicators are compared with, in the order they first appear: a column each. */
  readonly comparators: readonly LocalisedText[];
  /** What is wrong with the period asked for, in words. */
  readonly notes: readonly string[];
  /** How our figures differ from those of the document compared with, one sentence each; null when there is none. */
  readonly compared: { readonly heading: string; readonly differences: readonly string[] } | null;
  /** What the place wants to reach and is doing, by dimension; empty when it has said nothing. */
  readonly aims: readonly Aim[];
  readonly sources: readonly SourceLine[];
  /** The licences of the data in one sentence, for files that leave the list of sources behind. */
  readonly licences: string;
  readonly updated: string;
  readonly credit: LocalisedText;
}

export interface KeyItem {
  /** What is painted in the swatch, one over the other. */
  readonly looks: readonly LookName[];
  readonly texture: Texture | null;
  readonly label: string;
}

export interface RingRows {
  readonly heading: string;
  readonly dimensions: readonly { readonly index: number; readonly name: LocalisedText; readonly rows: readonly Row[] }[];
}

export interface Row {
  readonly indicator: LocalisedText;
  readonly figure: string;
  /** The unit in words, so that no symbol stays unexplained. */
  readonly unit: LocalisedText;
  readonly period: string;
  readonly line: string;
  /** Where the scale starts of which a percentage in the result is a share; "" where the result is a multiple, or none. */
  readonly lineFrom: string;
  readonly lineSource: LocalisedText & { readonly url: string | null };
  readonly result: string;
  /** What a reader should know about the figure: flags, the reason for a gap, the indicator's note. */
  readonly remarks: readonly string[];
  readonly note: LocalisedText;
  readonly change: string;
  /** Which way the figure has gone, for the eye alone: ↗, ↘, → or "". */
  readonly arrow: string;
  /** The whole series as a small line; null for fewer than two figures. */
  readonly series: (Series & { readonly label: string }) | null;
  readonly comparators: readonly string[];
  /** The figures of places that have no column. */
  readonly elsewhere: readonly Elsewhere[];
  /** Number of the source in the list of sources, or null. */
  readonly source: number | null;
  /** What the texts are about, for putting rows in order; null in a row that no indicator stands behind. */
  readonly measured: MeasuredIndicator | null;
}

/** Another place's figure, with its name. */
export interface Elsewhere {
  readonly place: LocalisedText;
  readonly figure: string;
}

export interface NumberedList {
  readonly heading: string;
  readonly items: readonly { readonly number: number; readonly name: LocalisedText; readonly value: string }[];
}

export interface SourceLine {
  readonly title: LocalisedText;
  /** The title as every link to the source says it: cut, for a long one is read out at each of them. */
  readonly name: string;
  readonly publisher: LocalisedText;
  readonly url: string | null;
  readonly details: readonly string[];
}

const seriesSize = { width: 132, height: 36 };
const ringOrder: readonly Ring[] = ["ecological", "social"];

export interface FigureOptions {
  /** Boundaries beyond the ceiling that the scale holds, and whether any wedge goes on beyond it. */
  readonly cap: number;
  readonly broken: boolean;
  /** Does the line of the place beside ours go on beyond the scale anywhere? */
  readonly doubled: boolean;
  readonly view: View;
  /** The period asked for, or null for the latest of each. */
  readonly asked: string | null;
  /** The looks of all marks drawn: what the key explains is what the picture holds. */
  readonly looks: ReadonlySet<LookName>;
  readonly pressure: boolean;
  readonly area: boolean;
  readonly compare: Comparison | null;
}

export function figure(model: Model, { cap, broken, doubled, pressure, area, view, compare, asked, looks }: FigureOptions): Figure {
  const { doughnut, words, lang } = model;
  const sourceKeys = Object.keys(doughnut.sources ?? {});
  const comparators = comparatorNames(model);
  const place = inSentence(localise(doughnut.place.name, lang).text);
  const bars = view === "bars";
  return {
    lang: words.locale,
    title: titleOf(doughnut, lang),
    place,
    caption: words.table.caption(place),
    subtitle: subtitle(model, asked),
    summary: summary(model),
    key: key(model, looks, compare),
    scale: words.key.scale({ cap, broken, area, pressure, bars }),
    howToRead: words.howToRead.body(view === "table" ? nothingDrawn : {
      pressure: pressure && !bars, area: area && !bars, bars, cut: broken, double: doubled, asterisk: sectorsOf(model).some(({ isFlagged }) => isFlagged),
    }),
    table: ringOrder
      .filter((ring) => model.rings[ring].length > 0)
      .map((ring) => ({
        heading: words.ring[ring],
        dimensions: model.rings[ring].map((sector) => ({ index: sector.index, name: sector.name, rows: rows(sector, model, sourceKeys, comparators) })),
      })),
    comparators,
    notes: asked === null ? [] : model.measured.problems.flatMap(({ code }) => (code === "unknown-period" || code === "period-before-data" ? [words.periodProblem(code, inSentence(asked))] : [])),
    compared: compare && compared(model, compare),
    aims: aims(model),
    sources: sourceKeys.map((id) => sourceLine(model, id)),
    licences: licences(model),
    updated: doughnut.updated === undefined ? "" : words.updated(words.date(doughnut.updated)),
    credit: creditOf(doughnut, lang),
  };
}

const nothingDrawn = { pressure: false, area: false, bars: false, cut: false, double: false, asterisk: false };

function sectorsOf({ rings }: Model): readonly Sector[] {
  return ringOrder.flatMap((ring) => rings[ring]);
}

/** The list that goes with a picture whose wedges are numbered: one for each ring that is. */
export function numberedLists(model: Model, scene: Scene): readonly NumberedList[] {
  return ringOrder
    .filter((ring) => scene.labelling[ring] === "numbered" && model.rings[ring].length > 0)
    .map((ring) => ({
      heading: model.words.numberedList[ring],
      items: model.rings[ring].map(({ number, name, value }) => ({ number, name, value })),
    }));
}

function compared(model: Model, compare: Comparison): Figure["compared"] {
  const { compared: words } = model.words;
  const told = ringOrder.flatMap((ring) => model.rings[ring].flatMap(({ measured }) => measured.indicators.map((m) => difference(m, measured, model, compare))));
  const same = told.filter((text) => text === null).length;
  return {
    heading: words.heading(compare.name),
    differences: [...told.filter((text) => text !== null), ...(same > 0 ? [words.same(same)] : [])],
  };
}

/** One indicator here and there, or null when both stand the same. */
function difference(m: MeasuredIndicator, measured: MeasuredDimension, model: Model, compare: Comparison): string | null {
  const { words, lang } = model;
  const indicator = inSentence(localise(m.indicator.name, lang).text);
  const other = compare.of(measured, m);
  if (!other) return words.compared.notThere(indicator, compare.name);
  if (!other.alike) return words.compared.notAlike(indicator, compare.name);
  const standing = (one: MeasuredIndicator, isDated: boolean): string =>
    words.compared.standing(figureText(one, words, lang), isDated && one.observation ? periodLabel(one.observation.period, model) : null, indicatorFacts(one, measured.ring));
  // The same figure for another time is not the same, but where two times of one place are what is compared.
  const isSame = standing(m, !other.outlined) === standing(other.indicator, !other.outlined);
  return isSame ? null : words.compared.difference({ indicator, here: standing(m, true), there: standing(other.indicator, true), other: compare.name });
}

function subtitle(model: Model, asked: string | null): string {
  const indicators = shownIndicators(model);
  const held = indicators.filter((m) => (m.indicator.boundary ?? m.indicator.target) !== undefined).length;
  return model.words.subtitle({ indicators: indicators.length, held, ...yearsShown(model), asked: asked === null ? null : inSentence(asked) });
}

/** Only what the picture holds is explained, in a fixed order. */
function key(model: Model, looks: ReadonlySet<LookName>, compare: Comparison | null): readonly KeyItem[] {
  const { key: words, compared } = model.words;
  const flagged = sectorsOf(model).some(({ isFlagged }) => isFlagged);
  const item = (name: LookName, label: string, texture: Texture | null = null, also: readonly LookName[] = []): readonly KeyItem[] =>
    looks.has(name) ? [{ looks: [...also, name], texture, label }] : [];
  return [
    ...item("overshoot", words.overshoot, "dots"),
    ...item("shortfall", words.shortfall, "hatch"),
    ...item("within", words.within),
    ...item("band", words.safeSpace),
    ...item("no-target", words.noTarget),
    ...item("unmeasurable", words.unmeasurable),
    ...item("no-data", words.noData),
    ...item("tick", words.comparator(inSentence(shownComparator(model) ?? ""))),
    ...(compare ? item("other", compared.key(compare.name)) : []),
    ...item("assessed", words.assessed),
    ...item("estimated", words.estimated, null, ["overshoot", "estimated-edge"]),
    ...(flagged ? [{ looks: [], texture: null, label: words.flagged }] : []),
  ];
}

/** A table with a column for every place that a single indicator is compared with would be as wide as it is long. */
const columns = 6;

/** The places that most indicators are compared with; of equals those that come first. */
function comparatorNames(model: Model): readonly LocalisedText[] {
  const names = new Map<string, LocalisedText>();
  const times = new Map<string, number>();
  for (const { comparators } of shownIndicators(model)) {
    const here = new Map(comparators.map((c) => nameOf(c, model)).map((name) => [name.text, name]));
    for (const [text, name] of here) {
      times.set(text, (times.get(text) ?? 0) + 1);
      if (!names.has(text)) names.set(text, name);
    }
  }
  const shared = new Set([...times.keys()].sort((a, b) => times.get(b)! - times.get(a)!).slice(0, columns));
  return [...names.values()].filter(({ text }) => shared.has(text));
}

function nameOf({ place }: MeasuredComparator, { lang }: Model): LocalisedText {
  return localise(place.name, lang);
}

function rows(sector: Sector, model: Model, sourceKeys: readonly string[], comparators: readonly LocalisedText[]): readonly Row[] {
  const { words } = model;
  if (sector.measured.indicators.length > 0) return sector.measured.indicators.map((m) => row(m, sector.measured.ring, model, sourceKeys, comparators));
  const { assessment, note } = sector.measured.dimension;
  const judged = isAssessed(sector) && assessment ? assessment : null;
  const nothing = { text: "", lang: null };
  return [
    {
      indicator: judged ? nothing : { text: words.reason["no-indicator"] ?? "", lang: null }, figure: "", unit: nothing, period: "", line: "", lineFrom: "", lineSource: { ...nothing, url: null },
      result: judged ? words.assessment(judged.score).full : words.result(stateFacts(sector.measured)),
      remarks: [], note: localise(judged?.note ?? note, model.lang), change: "", arrow: "", series: null, comparators: comparators.map(() => ""), elsewhere: [], source: null, measured: null,
    },
  ];
}

function row(m: MeasuredIndicator, ring: Ring, model: Model, sourceKeys: readonly string[], comparators: readonly LocalisedText[]): Row {
  const { words, lang } = model;
  const { indicator, observation } = m;
  const symbol = inSentence(localise(indicator.unit?.symbol, lang).text);
  const line = ring === "ecological" ? indicator.boundary : indicator.target;
  const source = indicator.source === undefined ? -1 : sourceKeys.indexOf(indicator.source);
  const [figure, held] = toldApart(observation?.value ?? null, line?.value ?? null, symbol, model);
  return {
    indicator: localise(indicator.name, lang),
    figure: figureWithRange(m, figure, model),
    unit: localise(indicator.unit?.name, lang),
    period: observation ? periodLabel(observation.period, model) : "",
    line: held, lineFrom: startOf(m, ring, symbol, model),
    lineSource: { ...localise(line?.label ?? line?.source, lang), url: line?.url === undefined ? null : safeUrl(line.url) },
    result: words.result(indicatorFacts(m, ring)),
    remarks: [
      ...(m.reason === null ? [] : [words.reason[m.reason] ?? m.reason]),
      ...(m.earlier ? [words.earlier] : []),
      ...(isOlderThanMeant(m) ? [words.newerMissing(periodLabel(m.newer.period, model))] : []),
      ...m.flags.map((flag) => (flag === "stale" && indicator.stale ? words.notRenewedSince(words.date(indicator.stale.asOf)) : words.flag[flag])),
    ],
    note: localise(indicator.note, lang),
    change: change(m, model, symbol), arrow: arrow(m),
    series: seriesOf(m, ring, model, symbol),
    comparators: comparators.map((name) => comparatorText(m.comparators.find((one) => nameOf(one, model).text === name.text), model, symbol)),
    elsewhere: elsewhere(m, comparators, model, symbol),
    source: source < 0 ? null : source + 1,
    measured: m,
  };
}

/** A figure and its line as texts; with more digits when they differ and would look the same. */
function toldApart(value: number | null, line: number | null, symbol: string, { words }: Model): readonly [string, string] {
  const say = (one: number | null, precise: boolean): string => (one === null ? "" : words.figure(one, symbol, precise));
  const precise = value !== line && say(value, false) === say(line, false);
  return [say(value, precise), say(line, precise)];
}

/** A shortfall is always a share, and what is beyond a boundary is one unless it can be said as a multiple. */
function startOf({ indicator, position }: MeasuredIndicator, ring: Ring, symbol: string, { words }: Model): string {
  const start = (ring === "social" ? indicator.floor : indicator.reference) ?? 0;
  return position === null || (ring === "ecological" && start === 0) ? "" : words.countedFrom(words.figure(start, symbol));
}

/** The small line through time and, in words, what it shows. */
function seriesOf(m: MeasuredIndicator, ring: Ring, model: Model, symbol: string): Row["series"] {
  const line = series(m, ring, seriesSize);
  if (!line) return null;
  const told = throughTime(m).filter(({ value }) => value !== null);
  const values = told.map(({ value }) => value ?? 0);
  const [lowest, highest] = ends(values);
  const say = (value: number): string => model.words.figure(value, symbol);
  return {
    ...line,
    label: model.words.series({
      from: periodLabel(told[0]!.period, model), first: say(values[0]!), to: periodLabel(told.at(-1)!.period, model), last: say(values.at(-1)!),
      lowest: say(lowest), highest: say(highest),
    }),
  };
}

function figureWithRange(m: MeasuredIndicator, text: string, model: Model): string {
  const { low, high } = m.observation ?? {};
  return text === "" || typeof low !== "number" || typeof high !== "number" ? text : model.words.figureWithRange(text, low, high);
}

function change({ trend }: MeasuredIndicator, model: Model, symbol: string): string {
  if (!trend) return "";
  const { words } = model;
  return words.trendSince({
    trend: trend.trend, reversed: trend.reversed, period: periodLabel(trend.from.period, model),
    value: words.figure(trend.from.value ?? 0, symbol), caveats: trend.caveats.map((flag) => words.flag[flag]),
  });
}

function arrow({ trend }: MeasuredIndicator): string {
  return trend === null ? "" : trend.trend === "no-change" ? "→" : trend.change > 0 ? "↗" : "↘";
}

function elsewhere(m: MeasuredIndicator, inColumns: readonly LocalisedText[], model: Model, symbol: string): readonly Elsewhere[] {
  return m.comparators.flatMap((one) => {
    const place = nameOf(one, model);
    const figure = inColumns.some(({ text }) => text === place.text) ? "" : comparatorText(one, model, symbol);
    return figure === "" ? [] : [{ place, figure }];
  });
}

function comparatorText(comparator: MeasuredComparator | undefined, model: Model, symbol: string): string {
  const value = comparator?.observation?.value;
  if (!comparator?.observation || typeof value !== "number") return "";
  const text = model.words.figure(value, symbol);
  return model.words.figureOf(text, comparator.samePeriod ? null : periodLabel(comparator.observation.period, model));
}

/** The publisher's label, else the two dates. */
function periodLabel({ label, start, end }: Period, { words, lang }: Model): string {
  const own = label === undefined ? "" : inSentence(localise(label, lang).text);
  return own !== "" ? own : start === end ? words.date(start) : words.periods(words.date(start), words.date(end));
}

/** The document's own title, else one made of the place's name. */
export function titleOf(doughnut: Doughnut, lang: string): LocalisedText {
  return doughnut.title === undefined ? { text: wordsFor(lang).title(inSentence(localise(doughnut.place.name, lang).text)), lang: null } : localise(doughnut.title, lang);
}

/** The document's own line of credit, else ours: never none. */
export function creditOf(doughnut: Doughnut, lang: string): LocalisedText {
  const own = localise(doughnut.credit, lang);
  return own.text === "" ? { text: wordsFor(lang).credit, lang: null } : own;
}

function licences({ doughnut, words }: Model): string {
  const names = [...new Set(Object.values(doughnut.sources ?? {}).flatMap(({ licence }) => licence ?? []))];
  return names.length === 0 ? "" : words.sources.licences(names.map(inSentence));
}

function sourceLine(model: Model, id: string): SourceLine {
  const { doughnut, words, lang } = model;
  const source = Object.hasOwn(doughnut.sources ?? {}, id) ? doughnut.sources?.[id] : undefined;
  const text = (value: Text | undefined): LocalisedText => localise(value, lang);
  const title = text(source?.title);
  return {
    title, name: inSentence(shortened(title.text)), publisher: text(source?.publisher),
    url: source?.url === undefined ? null : safeUrl(source.url),
    details: [
      ...(source?.licence === undefined ? [] : [`${words.sources.licence}: ${inSentence(source.licence)}`]),
      ...(source?.published === undefined ? [] : [words.sources.published(words.date(source.published))]),
      ...(source?.retrieved === undefined ? [] : [words.sources.retrieved(words.date(source.retrieved))]),
    ],
  };
}

/** As many characters as a long title has: a name that is longer is nobody's, and would stand in every row. */
const longestName = 250;

function shortened(text: string): string {
  return text.length <= longestName ? text : `${text.slice(0, longestName).replace(/\p{Surrogate}$/u, "")}…`;
}
