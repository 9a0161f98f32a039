/**
 * The doughnut unrolled: the same marks as straight bars on two shared axes. Shortfalls from 0 to 100 %; pressures in
 * boundaries, with the boundary drawn as a line that every bar can be held against.
 */
import { localise, type MeasuredIndicator, type Ring } from "@place-doughnut/schema";
import { round } from "./geometry.js";
import type { LookName } from "./looks.js";
import { breakable, estimateText, wrap, type MeasureText } from "./measure-text.js";
import { figure, stateFacts, type Model, type Sector } from "./model.js";
import { sharedCap, type Belongs, type Mark, type Scene, type SceneOptions } from "./scene.js";

const barHeight = 18;
const rowGap = 10;
const stub = 14;

/** Where things stand from left to right. In a narrow place the words go above the bar instead of beside it. */
interface Columns {
  readonly stacked: boolean;
  readonly text: number;
  readonly bar: { readonly x: number; readonly width: number };
  readonly value: { readonly x: number; readonly width: number };
  readonly em: number;
}

interface Axis {
  readonly ring: Ring;
  /** The value at the right end: 1 in the social ring (100 % short), boundaries in the ecological one. */
  readonly max: number;
}

export function bars(model: Model, options: SceneOptions): Scene {
  const { width, fontSize = 16, textures = true, measureText = estimateText } = options;
  const cap = options.cap ?? sharedCap(model, options.compare);
  const columns = columnsFor(width, fontSize / 16);
  const marks: Mark[] = [];
  let y = 4;
  let broken = false;
  for (const ring of ["ecological", "social"] as const) {
    const sectors = model.rings[ring];
    if (sectors.length === 0) continue;
    const axis = { ring, max: ring === "social" ? 1 : cap + 1 };
    const top = y + 24 * columns.em;
    marks.push(text(model.words.ring[ring], 0, y + 17 * columns.em, 17 * columns.em, true, "name"));
    y = top + 22 * columns.em;
    marks.push(...axisLabels(axis, columns, y - 6, model));
    const start = marks.length;
    for (const sector of sectors) {
      const drawn = sectorBars(sector, axis, columns, y, model, measureText, textures);
      marks.push(...drawn.marks);
      y = drawn.bottom;
      broken ||= drawn.broken;
    }
    if (!columns.stacked) marks.splice(start, 0, axisLine(axis, columns, top + 24 * columns.em, y - rowGap));
    y += 18 * columns.em;
  }
  return { width, height: Math.ceil(y), cx: 0, cy: 0, marks, labelling: { social: "full", ecological: "full" }, cap, broken };
}

function columnsFor(width: number, em: number): Columns {
  const stacked = width < 560 * em;
  if (stacked) return { stacked, text: width, bar: { x: 2, width: width - 4 }, value: { x: 0, width }, em };
  const textWidth = Math.round(width * 0.36);
  const valueWidth = Math.round(150 * em);
  return { stacked, text: textWidth, bar: { x: textWidth + 12, width: width - textWidth - valueWidth - 24 }, value: { x: width - valueWidth, width: valueWidth }, em };
}

function axisLabels({ ring, max }: Axis, { bar, em }: Columns, y: number, model: Model): readonly Mark[] {
  const { axis } = model.words;
  const size = 12 * em;
  const ends: readonly Mark[] = [text(ring === "social" ? axis.met : axis.none, bar.x, y, size, false, "value")];
  const line = bar.x + bar.width / max;
  return ring === "social"
    ? [...ends, text(axis.everyone, bar.x + bar.width, y, size, false, "value", "end")]
    : [...ends, text(axis.boundary, line, y, size, true, "value", max > 1.9 ? "middle" : "end"), ...(max > 2 ? [text(axis.times(max), bar.x + bar.width, y, size, false, "value", "end")] : [])];
}

/** The line to hold bars against: one through all rows, or one at each bar where the words stand between them. */
function axisLine({ ring, max }: Axis, { bar }: Columns, top: number, bottom: number): Mark {
  const at = ring === "social" ? bar.x : bar.x + bar.width / max;
  return { shape: "path", d: `M${round(at)},${round(top)}V${round(bottom)}`, look: "ring" };
}

interface Drawn {
  readonly marks: readonly Mark[];
  readonly bottom: number;
  readonly broken: boolean;
}

function sectorBars(sector: Sector, axis: Axis, columns: Columns, top: number, model: Model, measure: MeasureText, textures: boolean): Drawn {
  const { indicators } = sector.measured;
  const marks: Mark[] = [];
  const named = { dimension: sector.index, indicator: null };
  const names = lines(sector.name.text, columns.text, 14 * columns.em, true, measure);
  let y = top;
  for (const name of names) {
    marks.push(text(name, 0, y + 14 * columns.em, 14 * columns.em, true, "name", "start", named, sector.name.lang));
    y += 18 * columns.em;
  }
  if (indicators.length === 0) {
    if (!columns.stacked) y = top;
    const row = barRow(null, sector.value, axis, columns, y, named, measure, textures);
    return { marks: [...marks, ...row.marks], bottom: Math.max(row.bottom, top + names.length * 18 * columns.em) + rowGap, broken: false };
  }
  let broken = false;
  indicators.forEach((m, j) => {
    const row = indicatorRow(m, axis, columns, y, { dimension: sector.index, indicator: j }, model, measure, textures);
    marks.push(...row.marks);
    y = row.bottom + 6;
    broken ||= row.broken;
  });
  return { marks, bottom: y + rowGap, broken };
}

function indicatorRow(
  m: MeasuredIndicator, axis: Axis, columns: Columns, top: number, of: Belongs, model: Model, measure: MeasureText, textures: boolean,
): Drawn {
  const name = localise(m.indicator.name, model.lang);
  const size = 13 * columns.em;
  const rows = lines(name.text, columns.text - 4, size, false, measure);
  const words = rows.map((line, i) => text(line, 0, top + (i + 1) * size * 1.25 - 3, size, false, "value", "start", of, name.lang));
  const wordsBottom = top + rows.length * size * 1.25;
  const row = barRow(m, barValue(m, axis.ring, model), axis, columns, columns.stacked ? wordsBottom : top, of, measure, textures);
  return { marks: [...words, ...row.marks], bottom: Math.max(row.bottom, wordsBottom), broken: row.broken };
}

/** A bar with its number: beside it where there is room, above it where there is not. */
function barRow(m: MeasuredIndicator | null, value: string, axis: Axis, columns: Columns, top: number, of: Belongs, measure: MeasureText, textures: boolean): Drawn {
  const size = 13 * columns.em;
  const y = columns.stacked ? top + size * 1.35 : top;
  const numbers = columns.stacked
    ? [text(value, 0, top + size, size, true, "name", "start", of)]
    : lines(value, columns.value.width, size, true, measure).map((line, i) => text(line, columns.value.x, top + size * (1 + i * 1.25), size, true, "name", "start", of));
  const drawn = bar(m, axis, columns, y, of, textures);
  const line = columns.stacked ? [axisLine(axis, columns, y - 2, y + barHeight + 2)] : [];
  return { marks: [...numbers, ...line, ...drawn.marks], bottom: Math.max(y + barHeight, top + numbers.length * size * 1.25), broken: drawn.broken };
}

function barValue(m: MeasuredIndicator, ring: Ring, model: Model): string {
  return m.state === "no-target" ? figure(m, model.words, model.lang) : model.words.valueLabel(stateFacts({ state: m.state, ring, worst: m }));
}

function bar(m: MeasuredIndicator | null, axis: Axis, { bar: at }: Columns, y: number, of: Belongs, textures: boolean): { readonly marks: readonly Mark[]; readonly broken: boolean } {
  const scale = (value: number): number => at.x + (at.width * Math.min(value, axis.max)) / axis.max;
  const rect = (from: number, to: number, look: LookName, texture?: "dots" | "hatch"): Mark => ({
    shape: "path", d: `M${round(from)},${round(y)}H${round(to)}V${round(y + barHeight)}H${round(from)}Z`, look, of, ...(textures && texture ? { texture } : {}),
  });
  if (m?.state === "shortfall") return { marks: [rect(at.x, scale(m.shortfall), "shortfall", "hatch")], broken: false };
  if (m && m.position !== null && axis.ring === "ecological" && (m.state === "overshoot" || m.state === "within")) {
    const end = scale(Math.max(m.position, 0));
    const line = scale(1);
    if (m.state === "within") return { marks: end > at.x ? [rect(at.x, end, "within")] : [], broken: false };
    const broken = m.position > axis.max;
    const over = broken ? [rect(line, end - 11, "overshoot", "dots"), rect(end - 7, end, "overshoot", "dots")] : [rect(line, end, "overshoot", "dots")];
    return { marks: [rect(at.x, line, "within"), ...over], broken };
  }
  if (m?.state === "within") return { marks: [rect(at.x + 3, at.x + 8, "within")], broken: false };
  if (m?.state === "no-target" || m?.state === "unmeasurable")
    return { marks: [{ shape: "circle", x: round(at.x + stub), y: round(y + barHeight / 2), r: 5, look: m.state, of }], broken: false };
  return { marks: [rect(at.x + 5, at.x + 5 + 2 * stub, "no-data")], broken: false };
}

function lines(content: string, width: number, size: number, bold: boolean, measure: MeasureText): readonly string[] {
  return wrap(breakable(content, width, size, bold, measure), width, size, bold, measure);
}

function text(
  content: string, x: number, y: number, size: number, bold: boolean, look: LookName, anchor: "start" | "middle" | "end" = "start", of?: Belongs, lang: string | null = null,
): Mark {
  return { shape: "text", x: round(x), y: round(y), anchor, size: round(size), bold, text: content, lang, look, ...(of ? { of } : {}) };
}
