/**
 * From positions to shapes: angles, radii and paths. Pure arithmetic in pixels with the origin at the centre;
 * angles in radians, clockwise from twelve o'clock.
 */
import { arc as d3Arc } from "d3-shape";

/** The lowest and the highest. One by one: a long list is more than a function takes as arguments. */
export function ends(values: readonly number[]): readonly [lowest: number, highest: number] {
  return values.reduce<readonly [number, number]>(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
}

export interface Angles {
  readonly start: number;
  readonly end: number;
}

/** The i-th of n equal segments. Taken from i/n, never summed up, so that neighbours meet exactly and the last ends at 2π. */
export function segment(i: number, n: number): Angles {
  return { start: 2 * Math.PI * (i / n), end: 2 * Math.PI * ((i + 1) / n) };
}

/**
 * Shares a segment out by weight: several indicators share their dimension's arc. Each begins exactly where the one
 * before ends, and the last ends exactly with the segment.
 */
export function share({ start, end }: Angles, weights: readonly number[]): readonly Angles[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let before = 0;
  let from = start;
  return weights.map((weight, j) => {
    before += weight;
    const to = j === weights.length - 1 ? end : start + (end - start) * (before / total);
    const part = { start: from, end: to };
    from = to;
    return part;
  });
}

/** A segment without `pixels` at either end, measured along a circle: what keeps dimensions further apart than their indicators. */
export function inset({ start, end }: Angles, pixels: number, radius: number): Angles {
  const angle = Math.min(pixels / radius, (end - start) / 4);
  return end - start > 6.28 ? { start, end } : { start: start + angle, end: end - angle };
}

export function middle({ start, end }: Angles): number {
  return (start + end) / 2;
}

/** A point at a distance and an angle from the centre. */
export function point(radius: number, angle: number): { readonly x: number; readonly y: number } {
  return { x: radius * Math.sin(angle), y: -radius * Math.cos(angle) };
}

/** Two decimals are a hundredth of a pixel: enough for the eye, and the same text on every machine. */
export function round(value: number): number {
  const rounded = Math.round(value * 100) / 100;
  return rounded === 0 ? 0 : rounded;
}

/**
 * The rings of one doughnut. `unit` is the length of 100 % inwards; `reach` is the room outwards, which stands for
 * `cap` boundaries beyond the ceiling.
 */
export interface Radii {
  readonly foundation: number;
  readonly ceiling: number;
  readonly unit: number;
  readonly reach: number;
  readonly cap: number;
}

/** How a value becomes a wedge: its length grows with the value, or its area does. */
export const scales = ["length", "area"] as const;
export type Scale = (typeof scales)[number];

/** Where ecological wedges start: at the ceiling, or at the foundation with one boundary to the thickness of the ring. */
export const ecologicalScales = ["overshoot", "pressure"] as const;
export type EcologicalScale = (typeof ecologicalScales)[number];

export interface Span {
  readonly inner: number;
  readonly outer: number;
  /** Is the true value beyond the scale, so that the wedge must end in a break mark? */
  readonly broken: boolean;
}

/** Radii for a doughnut whose outermost wedge may reach `outer`. The proportions keep the band wide enough for labels. */
export function radii(outer: number, cap: number): Radii {
  const foundation = outer * 0.41;
  const ceiling = outer * 0.75;
  return { foundation, ceiling, unit: ceiling - foundation, reach: outer - ceiling, cap };
}

/** The wedge of a shortfall (0 to 1), from the foundation inwards. */
export function shortfallSpan(shortfall: number, r: Radii, scale: Scale): Span {
  const limit = r.foundation - r.unit;
  const inner =
    scale === "area"
      ? Math.sqrt(r.foundation ** 2 - shortfall * (r.foundation ** 2 - limit ** 2))
      : r.foundation - shortfall * r.unit;
  return { inner, outer: r.foundation, broken: false };
}

/** The wedge of an overshoot (in boundaries beyond the boundary), from the ceiling outwards. */
export function overshootSpan(overshoot: number, r: Radii, scale: Scale): Span {
  const share = Math.min(overshoot / r.cap, 1);
  const limit = r.ceiling + r.reach;
  const outer =
    scale === "area" ? Math.sqrt(r.ceiling ** 2 + share * (limit ** 2 - r.ceiling ** 2)) : r.ceiling + share * r.reach;
  return { inner: r.ceiling, outer, broken: overshoot > r.cap };
}

/** The wedge of a whole pressure (position, 1 = the boundary), from the foundation outwards; below no pressure there is none. */
export function pressureSpan(position: number, r: Radii, scale: Scale): Span {
  const limit = r.ceiling + r.reach;
  const one = r.ceiling - r.foundation;
  const outer =
    scale === "area"
      ? Math.sqrt(r.foundation ** 2 + Math.max(position, 0) * (r.ceiling ** 2 - r.foundation ** 2))
      : r.foundation + Math.max(position, 0) * one;
  return { inner: r.foundation, outer: Math.min(outer, limit), broken: outer > limit };
}

const path = d3Arc<{ inner: number; outer: number; angles: Angles; gap: number }>()
  .innerRadius((d) => d.inner)
  .outerRadius((d) => d.outer)
  .startAngle((d) => d.angles.start)
  .endAngle((d) => d.angles.end)
  .padAngle((d) => (d.angles.end - d.angles.start > 6.28 ? 0 : d.gap / d.outer))
  .padRadius((d) => d.outer)
  .digits(2);

/** The path of an annular sector, kept `gap` pixels away from its neighbours. A full circle has no gap. */
export function sectorPath(inner: number, outer: number, angles: Angles, gap: number): string {
  return path({ inner, outer, angles, gap }) ?? "";
}

/** Thickness of the cap and of the cut that together say "this goes on beyond the scale". */
const breakCap = 7;
const breakCut = 4;

/** A wedge as one path; one that is broken shows a cut and a cap before its end. */
export function wedgePath(span: Span, angles: Angles, gap: number): string {
  if (!span.broken) return sectorPath(span.inner, span.outer, angles, gap);
  const cut = span.outer - breakCap - breakCut;
  return sectorPath(span.inner, cut, angles, gap) + sectorPath(span.outer - breakCap, span.outer, angles, gap);
}

/**
 * How many boundaries beyond the ceiling the scale must hold: the smallest of 1, 2, 3 and 5 that leaves at least two
 * thirds of the overshooting wedges whole. A single extreme breaks; many large ones widen the scale.
 */
export function overshootCap(overshoots: readonly number[]): number {
  const over = overshoots.filter((overshoot) => overshoot > 0);
  return [1, 2, 3].find((cap) => over.filter((overshoot) => overshoot <= cap).length * 3 >= over.length * 2) ?? 5;
}
