/**
 * Everything around the picture – title, summary, key, table, sources – as plain data in the reader's language, so that
 * the element and the static page say the same things in the same words.
 */
import { comparePeriods, localise, safeUrl, type LocalisedText, type MeasuredIndicator, type Period, type Ring, type Text } from "@place-doughnut/schema";
import type { Comparison } from "./comparison.js";
import { figure as figureText, isAssessed, stateFacts, type Model, type Sector } from "./model.js";
import type { LookName, Texture } from "./looks.js";
import type { Scene } from "./scene.js";
import { series, type Series } from "./series.js";
import { summary } from "./summary.js";

export interface Figure {
  readonly lang: string;
  readonly title: LocalisedText;
  readonly caption: string;
  readonly subtitle: string;
  readonly summary: readonly string[];
  readonly key: readonly KeyItem[];
  readonly scale: string;
  readonly table: readonly RingRows[];
  /** Comparators that any indicator has, in the order they first appear: a column each. */
  readonly comparators: readonly string[];
  /** How our figures differ from those of the document compared with, one sentence each; null when there is none. */
  readonly compared: { readonly heading: string; readonly differences: readonly string[] } | null;
  readonly sources: readonly SourceLine[];
  readonly updated: string;
  readonly credit: string;
}

export interface KeyItem {
  /** What is painted in the swatch, one over the other. */
  readonly looks: readonly LookName[];
  readonly texture: Texture | null;
  readonly label: string;
}

export interface RingRows {
  readonly heading: string;
  readonly dimensions: readonly { readonly name: LocalisedText; readonly rows: readonly Row[] }[];
}

export interface Row {
  readonly indicator: LocalisedText;
  readonly figure: string;
  readonly period: string;
  readonly line: string;
  readonly lineSource: LocalisedText & { readonly url: string | null };
  readonly result: string;
  /** What a reader should know about the figure: flags, the reason for a gap, the indicator's note. */
  readonly remarks: readonly string[];
  readonly note: LocalisedText;
  readonly change: string;
  /** The whole series as a small line; null for fewer than two figures. */
  readonly series: Series | null;
  readonly comparators: readonly string[];
  /** Number of the source in the list of sources, or null. */
  readonly source: number | null;
}

export interface NumberedList {
  readonly heading: string;
  readonly items: readonly { readonly number: number; readonly name: LocalisedText; readonly value: string }[];
}

export interface SourceLine {
  readonly title: LocalisedText;
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
  readonly bars: boolean;
  readonly pressure: boolean;
  readonly area: boolean;
  readonly compare: Comparison | null;
}

export function figure(model: Model, { cap, broken, pressure, area, bars, compare }: FigureOptions): Figure {
  const { doughnut, words, lang } = model;
  const sourceKeys = Object.keys(doughnut.sources ?? {});
  const comparators = comparatorNames(model);
  return {
    lang: words.locale,
    title: doughnut.title === undefined ? { text: words.title(localise(doughnut.place.name, lang).text), lang: null } : localise(doughnut.title, lang),
    caption: words.table.caption(localise(doughnut.place.name, lang).text),
    subtitle: subtitle(model),
    summary: summary(model),
    key: [...key(model), ...(compare ? [{ looks: ["other" as const], texture: null, label: words.compared.key(compare.name) }] : [])],
    scale: words.key.scale({ cap, broken, area, pressure, bars }),
    table: ringOrder
      .filter((ring) => model.rings[ring].length > 0)
      .map((ring) => ({
        heading: words.ring[ring],
        dimensions: model.rings[ring].map((sector) => ({ name: sector.name, rows: rows(sector, model, sourceKeys, comparators) })),
      })),
    comparators,
    compared: compare && compared(model, compare),
    sources: sourceKeys.map((id) => sourceLine(model, id)),
    updated: doughnut.updated === undefined ? "" : words.updated(words.date(doughnut.updated)),
    credit: words.credit,
  };
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
  const { words, lang } = model;
  const differences = ringOrder.flatMap((ring) =>
    model.rings[ring].flatMap(({ measured }) =>
      measured.indicators.map((m) => {
        const other = compare.of(measured, m);
        return words.compared.difference({
          indicator: localise(m.indicator.name, lang).text,
          here: stateFacts({ state: m.state, ring, worst: m }),
          other: compare.name,
          there: other && stateFacts({ state: other.state, ring, worst: other }),
        });
      }),
    ),
  );
  return { heading: words.compared.heading(compare.name), differences };
}

function measuredIndicators(model: Model): readonly MeasuredIndicator[] {
  return ringOrder.flatMap((ring) => model.rings[ring]).flatMap((sector) => sector.measured.indicators);
}

function subtitle(model: Model): string {
  const indicators = measuredIndicators(model);
  const periods = indicators.flatMap(({ observation }) => (observation ? [observation.period] : [])).sort(comparePeriods);
  const year = (period: Period | undefined): string | null => period?.end.slice(0, 4) ?? null;
  return model.words.subtitle({ indicators: indicators.length, from: year(periods[0]), to: year(periods.at(-1)) });
}

/** Only what the picture holds is explained, in a fixed order. */
function key(model: Model): readonly KeyItem[] {
  const { key: words } = model.words;
  const states = new Set(ringOrder.flatMap((ring) => model.rings[ring]).flatMap((s) => [s.measured.state, ...s.measured.indicators.map((i) => i.state)]));
  const flags = new Set(measuredIndicators(model).flatMap((i) => i.flags));
  const hasTick = measuredIndicators(model).some((i) => i.comparators.some(({ position, samePeriod }) => position !== null && samePeriod));
  const items: readonly (KeyItem & { readonly shown: boolean })[] = [
    { looks: ["overshoot"], texture: "dots", label: words.overshoot, shown: states.has("overshoot") },
    { looks: ["shortfall"], texture: "hatch", label: words.shortfall, shown: states.has("shortfall") },
    { looks: ["within"], texture: null, label: words.within, shown: states.has("within") },
    { looks: ["band"], texture: null, label: words.safeSpace, shown: true },
    { looks: ["no-target"], texture: null, label: words.noTarget, shown: states.has("no-target") },
    { looks: ["unmeasurable"], texture: null, label: words.unmeasurable, shown: states.has("unmeasurable") },
    { looks: ["no-data"], texture: null, label: words.noData, shown: states.has("no-data") },
    { looks: ["tick"], texture: null, label: words.comparator(comparatorNames(model)[0] ?? ""), shown: hasTick },
    { looks: ["assessed"], texture: null, label: words.assessed, shown: ringOrder.some((ring) => model.rings[ring].some(isAssessed)) },
    { looks: ["overshoot", "estimated-edge", "estimated"], texture: null, label: words.estimated, shown: flags.has("estimated") || flags.has("provisional") },
  ];
  return items.filter(({ shown }) => shown).map(({ looks, texture, label }) => ({ looks, texture, label }));
}

function comparatorNames(model: Model): readonly string[] {
  const names = measuredIndicators(model).flatMap((i) => i.comparators.map((c) => localise(c.place.name, model.lang).text));
  return [...new Set(names)];
}

function rows(sector: Sector, model: Model, sourceKeys: readonly string[], comparators: readonly string[]): readonly Row[] {
  const { words } = model;
  if (sector.measured.indicators.length > 0) return sector.measured.indicators.map((m) => row(m, sector.measured.ring, model, sourceKeys, comparators));
  const { assessment, note } = sector.measured.dimension;
  const judged = isAssessed(sector) && assessment ? assessment : null;
  const nothing = { text: "", lang: null };
  return [
    {
      indicator: judged ? nothing : { text: words.reason["no-indicator"] ?? "", lang: null }, figure: "", period: "", line: "", lineSource: { ...nothing, url: null },
      result: judged ? words.assessment(judged.score).full : words.result({ state: "no-data", ring: sector.measured.ring, position: null, shortfall: 0 }),
      remarks: [], note: localise(judged?.note ?? note, model.lang), change: "", series: null, comparators: comparators.map(() => ""), source: null,
    },
  ];
}

function row(m: MeasuredIndicator, ring: Ring, model: Model, sourceKeys: readonly string[], comparators: readonly string[]): Row {
  const { words, lang } = model;
  const { indicator, observation } = m;
  const symbol = localise(indicator.unit?.symbol, lang).text;
  const line = ring === "ecological" ? indicator.boundary : indicator.target;
  const source = indicator.source === undefined ? -1 : sourceKeys.indexOf(indicator.source);
  return {
    indicator: localise(indicator.name, lang),
    figure: figureWithRange(m, model),
    period: observation ? periodLabel(observation.period, model) : "",
    line: typeof line?.value === "number" ? words.figure(line.value, symbol) : "",
    lineSource: { ...localise(line?.label ?? line?.source, lang), url: line?.url === undefined ? null : safeUrl(line.url) },
    result: words.result({ state: m.state, ring, position: m.position, shortfall: m.shortfall }),
    remarks: [
      ...(m.reason === null ? [] : [words.reason[m.reason] ?? m.reason]),
      ...(m.earlier ? [words.earlier] : []),
      ...m.flags.map((flag) => words.flag[flag]),
    ],
    note: localise(indicator.note, lang),
    change: change(m, model, symbol),
    series: series(m, ring, seriesSize),
    comparators: comparators.map((name) => comparatorText(m, name, model, symbol)),
    source: source < 0 ? null : source + 1,
  };
}

function figureWithRange(m: MeasuredIndicator, model: Model): string {
  const text = figureText(m, model.words, model.lang);
  const { low, high } = m.observation ?? {};
  if (text === "" || typeof low !== "number" || typeof high !== "number") return text;
  return `${text} (${model.words.range(model.words.number(low), model.words.number(high))})`;
}

function change({ trend }: MeasuredIndicator, model: Model, symbol: string): string {
  if (!trend) return "";
  const { words } = model;
  return words.trendSince({
    trend: trend.trend, rising: trend.change > 0, period: periodLabel(trend.from.period, model),
    value: words.figure(trend.from.value ?? 0, symbol), caveats: trend.caveats.map((flag) => words.flag[flag]),
  });
}

function comparatorText(m: MeasuredIndicator, name: string, model: Model, symbol: string): string {
  const comparator = m.comparators.find(({ place }) => localise(place.name, model.lang).text === name);
  const value = comparator?.observation?.value;
  if (!comparator?.observation || typeof value !== "number") return "";
  const text = model.words.figure(value, symbol);
  return comparator.samePeriod ? text : `${text} (${periodLabel(comparator.observation.period, model)})`;
}

/** The publisher's label, else the two dates. */
function periodLabel({ label, start, end }: Period, { words, lang }: Model): string {
  const own = label === undefined ? "" : localise(label, lang).text;
  return own !== "" ? own : start === end ? words.date(start) : words.periods(words.date(start), words.date(end));
}

function sourceLine(model: Model, id: string): SourceLine {
  const { doughnut, words, lang } = model;
  const source = Object.hasOwn(doughnut.sources ?? {}, id) ? doughnut.sources?.[id] : undefined;
  const text = (value: Text | undefined): LocalisedText => localise(value, lang);
  return {
    title: text(source?.title), publisher: text(source?.publisher),
    url: source?.url === undefined ? null : safeUrl(source.url),
    details: [
      ...(source?.licence === undefined ? [] : [`${words.sources.licence}: ${source.licence}`]),
      ...(source?.published === undefined ? [] : [words.sources.published(words.date(source.published))]),
      ...(source?.retrieved === undefined ? [] : [words.sources.retrieved(words.date(source.retrieved))]),
    ],
  };
}
