/**
 * The doughnut unrolled: the same marks as straight bars on two shared axes. Shortfalls from 0 to 100 %; pressures in
 * boundaries, with the boundary drawn as a line that every bar can be held against.
 */
import { localise, type MeasuredIndicator, type Ring } from "@place-doughnut/schema";
import type { Part } from "./areas.js";
import type { Comparison } from "../comparison.js";
import { round } from "./geometry.js";
import type { LookName, Texture } from "./looks.js";
import type { Belongs, Mark, Scene } from "./marks.js";
import { breakable, estimateText, wrap, type MeasureText } from "./measure-text.js";
import { comparatorPosition, figure, indicatorFacts, shownComparator, type Model, type Sector } from "../model.js";
import { isUncertain } from "./rings.js";
import { sharedCap, type SceneOptions } from "./scene.js";

const barHeight = 18;
const rowGap = 10;
/** Pixels kept free at both sides, for the line around a row that has the focus. */
const edge = 6;
/** Width of the outline of a state that has no length. */
const stub = 28;

/** Where things stand from left to right. In a narrow place the words go above the bar instead of beside it. */
interface Columns {
  readonly stacked: boolean;
  readonly text: number;
  readonly bar: { readonly x: number; readonly width: number };
  readonly value: { readonly x: number; readonly width: number };
}

/** All that the rows of one ring have in common. */
interface Chart {
  readonly model: Model;
  readonly width: number;
  readonly ring: Ring;
  /** The value at the right end: 1 in the social ring (100 % short), boundaries in the ecological one. */
  readonly max: number;
  readonly columns: Columns;
  /** The reader's font size as a multiple of 16 pixels. */
  readonly em: number;
  readonly measure: MeasureText;
  readonly textures: boolean;
  readonly compare: Comparison | null;
  readonly comparator: string | null;
}

interface DrawnRing extends Drawn {
  readonly parts: readonly Part[];
}

interface Drawn {
  readonly marks: readonly Mark[];
  readonly bottom: number;
  readonly broken: boolean;
}

export function bars(model: Model, options: SceneOptions): Scene {
  const { fontSize = 16, textures = true, measureText: measure = estimateText, compare = null } = options;
  const width = options.width - 2 * edge;
  const cap = options.cap ?? sharedCap(model, compare);
  const em = Math.max(1, fontSize / 16);
  const common = { model, width, columns: columnsFor(width, em), em, measure, textures, compare, comparator: shownComparator(model) };
  const marks: Mark[] = [];
  const parts: Part[] = [];
  let y = 4;
  let broken = false;
  for (const ring of ["ecological", "social"] as const) {
    if (model.rings[ring].length === 0) continue;
    const drawn = ringBars({ ...common, ring, max: ring === "social" ? 1 : cap + 1 }, y);
    for (const mark of drawn.marks) marks.push(mark); // not spread: there may be more than a function takes as arguments
    for (const part of drawn.parts) parts.push(part);
    y = drawn.bottom;
    broken ||= drawn.broken;
  }
  return { width: options.width, height: Math.ceil(y), cx: edge, cy: 0, marks: options.mirrored ? marks.map((mark) => mirror(mark, width)) : marks, parts, labelling: { social: "full", ecological: "full" }, cap, broken };
}

function columnsFor(width: number, em: number): Columns {
  if (width < 560 * em) return { stacked: true, text: width, bar: { x: 2, width: width - 4 }, value: { x: 0, width } };
  const text = Math.round(width * 0.36);
  const value = Math.round(160 * em);
  return { stacked: false, text, bar: { x: text + 12, width: width - text - value - 24 }, value: { x: width - value, width: value } };
}

function ringBars(chart: Chart, top: number): DrawnRing {
  const { model, ring, columns, em } = chart;
  const marks: Mark[] = [text(model.words.ring[ring], 0, top + 17 * em, 17 * em, true)];
  const first = top + 46 * em;
  marks.push(...axisLabels(chart, first - 10));
  const rows: Mark[] = [];
  const parts: Part[] = [];
  let y = first;
  let broken = false;
  for (const sector of model.rings[ring]) {
    const drawn = sectorBars(sector, chart, y);
    for (const mark of drawn.marks) rows.push(mark);
    parts.push(partOf(sector, ring, { top: y - rowGap / 2, bottom: drawn.bottom - rowGap / 2 }, chart.width));
    y = drawn.bottom;
    broken ||= drawn.broken;
  }
  const line = columns.stacked ? [] : [axisLine(chart, first + 2, y - rowGap)];
  return { marks: [...marks, ...line, ...rows], parts, bottom: y + 18 * em, broken };
}

/** The whole row, from edge to edge. */
function partOf({ index }: Sector, ring: Ring, { top, bottom }: { readonly top: number; readonly bottom: number }, width: number): Part {
  const box = { x: 2 - edge, y: round(top), width: width + 2 * edge - 4, height: round(bottom - top) };
  return { dimension: index, ring, turn: null, areas: [{ shape: "box", box }], outline: `M${box.x},${box.y}h${box.width}v${box.height}h${-box.width}Z`, target: box };
}

/** The boundary always has its name. The start of the bars has one where there is room before it. */
function axisLabels({ model, ring, max, columns: { bar }, em, measure }: Chart, y: number): readonly Mark[] {
  const { axis } = model.words;
  const size = 12 * em;
  const end = bar.x + bar.width;
  const at = bar.x + bar.width / max;
  const isMiddle = max > 1.9;
  const room = at - bar.x - measure(axis.boundary, size, true) / (isMiddle ? 2 : 1) - 8 * em;
  return ring === "social"
    ? [text(axis.met, bar.x, y, size, false), text(axis.everyone, end, y, size, false, { anchor: "end" })]
    : [
        ...(measure(axis.none, size, false) > room ? [] : [text(axis.none, bar.x, y, size, false)]),
        text(axis.boundary, at, y, size, true, { anchor: isMiddle ? "middle" : "end" }),
        ...(max > 2 ? [text(axis.past(max - 1), end, y, size, false, { anchor: "end" })] : []),
      ];
}

/** The line to hold bars against: one through all rows, or one at each bar where the words stand between them. */
function axisLine({ ring, max, columns: { bar } }: Chart, top: number, bottom: number): Mark {
  const at = ring === "social" ? bar.x : bar.x + bar.width / max;
  return { shape: "path", d: `M${round(at)},${round(top)}V${round(bottom)}`, look: "ring" };
}

function sectorBars(sector: Sector, chart: Chart, top: number): Drawn {
  const { columns, em, measure } = chart;
  const of = { dimension: sector.index, indicator: null };
  const size = 14 * em;
  const names = lines(sector.name.text, columns.text, size, true, measure)
    .map((name, i) => text(name, 0, top + size + i * 18 * em, size, true, { of, lang: sector.name.lang }));
  const named = top + names.length * 18 * em;
  if (sector.measured.indicators.length === 0) {
    const row = barRow(null, sector.value, chart, columns.stacked ? named : top, of, null, sector.measured.dimension.assessment?.score ?? null);
    return { marks: [...names, ...row.marks], bottom: Math.max(row.bottom, named) + rowGap, broken: false };
  }
  const marks: Mark[] = [...names];
  let y = named;
  let broken = false;
  sector.measured.indicators.forEach((m, j) => {
    const row = indicatorRow(m, sector, chart, y, { dimension: sector.index, indicator: j });
    marks.push(...row.marks);
    y = row.bottom + 6;
    broken ||= row.broken;
  });
  return { marks, bottom: y + rowGap, broken };
}

function indicatorRow(m: MeasuredIndicator, sector: Sector, chart: Chart, top: number, of: Belongs): Drawn {
  const { model, columns, em, measure } = chart;
  const name = localise(m.indicator.name, model.lang);
  const size = 13 * em;
  const rows = lines(name.text, columns.text - 4, size, false, measure);
  const words = rows.map((row, i) => text(row, 0, top + (i + 1) * size * 1.25 - 3, size, false, { of, lang: name.lang }));
  const bottom = top + rows.length * size * 1.25;
  const other = chart.compare?.of(sector.measured, m);
  const drawn = barRow(m, barValue(m, chart), chart, columns.stacked ? bottom : top, of, other?.outlined ? other.indicator : null);
  return { marks: [...words, ...drawn.marks], bottom: Math.max(drawn.bottom, bottom), broken: drawn.broken };
}

function barValue(m: MeasuredIndicator, { model, ring }: Chart): string {
  const flagged = m.observation !== null && m.flags.length > 0 ? "*" : "";
  return (m.state === "no-target" ? figure(m, model.words, model.lang) : model.words.valueLabel(indicatorFacts(m, ring))) + flagged;
}

/** A bar with its number: beside it where there is room, above it where there is not. */
function barRow(m: MeasuredIndicator | null, value: string, chart: Chart, top: number, of: Belongs, other: MeasuredIndicator | null = null, score: number | null = null): Drawn {
  const { columns, em, measure } = chart;
  const size = 13 * em;
  const numbers = lines(value, columns.value.width, size, true, measure).map((line, i) => text(line, columns.value.x, top + size * (1 + i * 1.25), size, true, { of }));
  const below = top + numbers.length * size * 1.25;
  const y = columns.stacked ? below + size * 0.1 : top;
  const drawn = score === null ? bar(m, chart, y, of) : judgement(score, chart, y, of);
  return {
    marks: [
      ...numbers, ...(columns.stacked ? [axisLine(chart, y - 2, y + barHeight + 2)] : []), ...drawn.marks,
      ...(other ? outlineOf(other, chart, y, of) : []), ...(m ? tickOf(m, chart, y, of) : []),
    ],
    bottom: Math.max(y + barHeight, below), broken: drawn.broken,
  };
}

/** Where a value stands on the axis; beyond the end, at the end. */
function along({ columns: { bar: at }, max }: Chart, value: number): number {
  return at.x + (at.width * Math.min(Math.max(value, 0), max)) / max;
}

function rect(from: number, to: number, y: number, look: LookName, of: Belongs, texture?: Texture): Mark {
  return { shape: "path", d: `M${round(from)},${round(y)}H${round(to)}V${round(y + barHeight)}H${round(from)}Z`, look, of, ...(texture ? { texture } : {}) };
}

function bar(m: MeasuredIndicator | null, chart: Chart, y: number, of: Belongs): { readonly marks: readonly Mark[]; readonly broken: boolean } {
  const { ring, columns: { bar: at }, textures } = chart;
  const wedge = (from: number, to: number): readonly Mark[] => {
    const [look, texture] = ring === "ecological" ? (["overshoot", "dots"] as const) : (["shortfall", "hatch"] as const);
    const edges = m && isUncertain(m) ? (["estimated-edge", "estimated"] as const) : [];
    return [rect(from, to, y, look, of, textures ? texture : undefined), ...edges.map((edge) => rect(from, to, y, edge, of))];
  };
  if (m?.state === "shortfall") return { marks: wedge(at.x, along(chart, m.shortfall)), broken: false };
  if (m && m.position !== null && ring === "ecological" && (m.state === "overshoot" || m.state === "within")) {
    const [line, end] = [along(chart, 1), along(chart, m.position)];
    if (m.state === "within") return { marks: end > at.x ? [rect(at.x, end, y, "within", of)] : [], broken: false };
    const broken = m.position > chart.max;
    return { marks: [rect(at.x, line, y, "within", of), ...(broken ? [...wedge(line, end - 11), ...wedge(end - 7, end)] : wedge(line, end))], broken };
  }
  if (m?.state === "within") return { marks: [rect(at.x + 3, at.x + 8, y, "within", of)], broken: false };
  if (m?.state === "no-target" || m?.state === "unmeasurable")
    return { marks: [{ shape: "circle", x: round(at.x + stub / 2), y: round(y + barHeight / 2), r: 5, look: m.state, of }], broken: false };
  return { marks: [rect(at.x + 5, at.x + 5 + stub, y, "no-data", of)], broken: false };
}

/** A judgement from 1 to 5: as many of five boxes filled. Not a bar: a judgement is no distance from a line. */
function judgement(score: number, { columns: { bar: at } }: Chart, y: number, of: Belongs): { readonly marks: readonly Mark[]; readonly broken: boolean } {
  const box = (i: number): Mark => rect(at.x + 5 + i * 16, at.x + 18 + i * 16, y, i < score ? "assessed" : "assessed-empty", of);
  return { marks: [0, 1, 2, 3, 4].map(box), broken: false };
}

/** The other document's bar as an outline over ours. */
function outlineOf(other: MeasuredIndicator, chart: Chart, y: number, of: Belongs): readonly Mark[] {
  const value = chart.ring === "social" ? (other.state === "shortfall" ? other.shortfall : 0) : (other.position ?? 0);
  if (value <= 0) return [];
  return (["other-edge", "other"] as const).map((look) => rect(along(chart, 0), along(chart, value), y, look, of));
}

/** Where the place beside ours stands, as a line across the row; a double line past the end when that is beyond the scale. */
function tickOf(m: MeasuredIndicator, chart: Chart, y: number, of: Belongs): readonly Mark[] {
  const position = comparatorPosition(m, chart.comparator, chart.model.lang);
  if (position === null) return [];
  const value = chart.ring === "social" ? 1 - position : position;
  const at = along(chart, value);
  return (value > chart.max ? [at + 3, at + 7] : [at]).flatMap((x) =>
    (["tick-edge", "tick"] as const).map((look): Mark => ({ shape: "path", d: `M${round(x - 1.25)},${round(y - 2)}h2.5v${barHeight + 4}h-2.5Z`, look, of })));
}

/** Where text runs from right to left, bars grow from the right. Only the marks that this file makes can be mirrored. */
function mirror(mark: Mark, width: number): Mark {
  switch (mark.shape) {
    case "text": return { ...mark, x: round(width - mark.x), anchor: mark.anchor === "start" ? "end" : mark.anchor === "end" ? "start" : "middle" };
    case "circle": return { ...mark, x: round(width - mark.x) };
    // Absolute positions along the width are turned over, steps along it take the other sign.
    case "path": return { ...mark, d: mark.d.replace(/([MHh])(-?[\d.]+)/g, (_, step: string, x: string) => step + String(round(step === "h" ? -Number(x) : width - Number(x)))) };
  }
}

function lines(content: string, width: number, size: number, bold: boolean, measure: MeasureText): readonly string[] {
  return wrap(breakable(content, width, size, bold, measure), width, size, bold, measure);
}

interface TextOptions {
  readonly anchor?: "start" | "middle" | "end";
  readonly of?: Belongs;
  readonly lang?: string | null;
}

function text(content: string, x: number, y: number, size: number, bold: boolean, { anchor = "start", of, lang = null }: TextOptions = {}): Mark {
  return { shape: "text", x: round(x), y: round(y), anchor, size: round(size), bold, text: content, lang, look: bold ? "name" : "value", ...(of ? { of } : {}) };
}
