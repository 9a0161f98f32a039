/** The two rings: every indicator of every dimension as its wedge, bar, marker or outline. */
import type { MeasuredIndicator, Ring } from "@place-doughnut/schema";
import type { Comparison } from "../comparison.js";
import {
  ends, inset, middle, overshootSpan, point, pressureSpan, round, sectorPath, segment, share, shortfallSpan, wedgePath,
  type Angles, type EcologicalScale, type Radii, type Scale,
} from "./geometry.js";
import type { LookName, Texture } from "./looks.js";
import type { Belongs, Mark } from "./marks.js";
import { comparatorPosition, type Model, type Sector } from "../model.js";

/** How far an outline or a marker of a state without a length reaches from its line: the same for all, so that it cannot be read as a value. */
const stub = 12;
/** Pixels between the indicators of one dimension, and kept free at each end of a dimension. */
const gap = 1;
const margin = 2;

/** Is the figure estimated or provisional? Its wedge has a dotted edge. */
export function isUncertain({ flags }: MeasuredIndicator): boolean {
  return flags.includes("estimated") || flags.includes("provisional");
}

export interface RingsOptions {
  readonly scale: Scale;
  readonly ecologicalScale: EcologicalScale;
  readonly textures: boolean;
  readonly compare: Comparison | null;
  /** The place whose figures are drawn as lines across ours, and the language its name is in. */
  readonly comparator: string | null;
  readonly lang: string;
  /** Does the reading order go anticlockwise, as where text runs from right to left? */
  readonly mirrored: boolean;
}

export interface Rings {
  readonly marks: readonly Mark[];
  /** How far anything reaches from the centre: at all, and at an angle. */
  readonly reach: number;
  readonly reachAt: (angle: number) => number;
  readonly broken: boolean;
  /** From where to where each dimension's marks reach, in the order of its ring. */
  readonly extents: Readonly<Record<Ring, readonly Extent[]>>;
}

export interface Extent {
  readonly inner: number;
  readonly outer: number;
}

/** The arc of the i-th of n dimensions. */
export function arcOf(i: number, n: number, mirrored: boolean): Angles {
  return segment(mirrored ? n - 1 - i : i, n);
}

export function drawRings(model: Model, r: Radii, how: RingsOptions): Rings {
  const full: Angles = { start: 0, end: 2 * Math.PI };
  const ceilingWedges = drawRing(
    model.rings.ecological, r.ceiling, how,
    (m, angles, of) => ecologicalMark(m, angles, of, r, how), (m, angles, of) => comparatorTick(m, "ecological", angles, of, r, how),
  );
  const foundationWedges = drawRing(
    model.rings.social, r.foundation, how,
    (m, angles, of) => socialMark(m, angles, of, r, how), (m, angles, of) => comparatorTick(m, "social", angles, of, r, how),
  );
  const reachOf = ceilingWedges.map(({ outer }) => outer);
  const n = model.rings.ecological.length;
  return {
    marks: [
      { shape: "path", d: sectorPath(r.foundation, r.ceiling, full, 0), look: "band" },
      ...ceilingWedges.flatMap(({ marks }) => marks),
      ...foundationWedges.flatMap(({ marks }) => marks),
      { shape: "circle", x: 0, y: 0, r: round(r.foundation), look: "ring" },
      { shape: "circle", x: 0, y: 0, r: round(r.ceiling), look: "ring" },
    ],
    reach: ends([r.ceiling + 2, ...reachOf])[1],
    reachAt: (angle) => {
      const turn = ((angle / (2 * Math.PI)) % 1 + 1) % 1;
      const place = Math.min(n - 1, Math.floor(turn * n));
      return Math.max(r.ceiling + 2, reachOf[how.mirrored ? n - 1 - place : place] ?? 0);
    },
    broken: ceilingWedges.some(({ broken }) => broken),
    extents: { ecological: ceilingWedges, social: foundationWedges },
  };
}

interface DrawnSector extends Extent {
  readonly marks: readonly Mark[];
  readonly broken: boolean;
}

type DrawTick = (indicator: MeasuredIndicator, angles: Angles, of: Belongs) => DrawnSector | null;
type DrawIndicator = (indicator: MeasuredIndicator | null, angles: Angles, of: Belongs) => DrawnSector;

/** Every dimension's indicators side by side in its arc; a dimension without any is drawn once, as no data. */
function drawRing(sectors: readonly Sector[], radius: number, { compare, mirrored }: RingsOptions, draw: DrawIndicator, tick: DrawTick): readonly DrawnSector[] {
  return sectors.map((sector, i) => {
    const angles = inset(arcOf(i, sectors.length, mirrored), margin, radius);
    const { indicators } = sector.measured;
    const { assessment } = sector.measured.dimension;
    if (indicators.length === 0 && assessment) return assessmentBands(assessment.score, shared(angles, [1, 1, 1, 1, 1], mirrored), radius, { dimension: sector.index, indicator: null }, sector.measured.ring);
    const parts =
      indicators.length === 0
        ? [draw(null, angles, { dimension: sector.index, indicator: null })]
        : shared(angles, indicators.map(weight), mirrored).map((at, j) => {
            const m = indicators[j]!;
            const of = { dimension: sector.index, indicator: j };
            const other = compare?.of(sector.measured, m);
            const ours = withOutline(draw(m, at, of), other?.outlined ? draw(other.indicator, at, of) : null);
            const line = tick(m, at, of);
            return line ? { ...together([ours, line]), broken: ours.broken } : ours;
          });
    return together(parts);
  });
}

function together(parts: readonly DrawnSector[]): DrawnSector {
  return {
    marks: parts.flatMap(({ marks }) => marks),
    inner: ends(parts.map(({ inner }) => inner))[0],
    outer: ends(parts.map(({ outer }) => outer))[1],
    broken: parts.some(({ broken }) => broken),
  };
}

/** A dimension's arc for its indicators, the first one first in the direction of reading. */
function shared(angles: Angles, weights: readonly number[], mirrored: boolean): readonly Angles[] {
  return mirrored ? [...share(angles, [...weights].reverse())].reverse() : share(angles, weights);
}

/** A marker needs less of the arc than a wedge: what is held against a line is what the picture is about. */
function weight({ state }: MeasuredIndicator): number {
  return state === "no-target" || state === "unmeasurable" ? 0.4 : 1;
}

/** The other document's wedge as an outline over ours. Only wedges: what has no length is told in words. */
function withOutline(ours: DrawnSector, other: DrawnSector | null): DrawnSector {
  const outline = (other?.marks ?? []).filter((mark) => mark.look === "overshoot" || mark.look === "shortfall");
  return {
    marks: [...ours.marks, ...outline.flatMap((mark) => (mark.shape === "path" ? outlined(mark.d, mark.of) : []))],
    inner: Math.min(ours.inner, other?.inner ?? Infinity),
    outer: Math.max(ours.outer, other?.outer ?? 0),
    broken: ours.broken || (other?.broken ?? false),
  };
}

/** A dark line with a light edge can be seen on any fill. */
function outlined(d: string, of: Belongs | undefined): readonly Mark[] {
  const belongs = of ? { of } : {};
  return [{ shape: "path", d, look: "other-edge", ...belongs }, { shape: "path", d, look: "other", ...belongs }];
}

function ecologicalMark(m: MeasuredIndicator | null, angles: Angles, of: Belongs, r: Radii, how: RingsOptions): DrawnSector {
  if (m && how.ecologicalScale === "pressure" && m.position !== null && (m.state === "within" || m.state === "overshoot")) {
    const span = pressureSpan(m.position, r, how.scale);
    return wedge(span, angles, of, m.state, m, how, "dots");
  }
  if (m?.state === "overshoot") return wedge(overshootSpan(m.overshoot, r, how.scale), angles, of, "overshoot", m, how, "dots");
  if (m?.state === "within") return bar(r.ceiling - 7, r.ceiling - 2, angles, of);
  return withoutLength(m, r.ceiling + 6, r.ceiling + 6 + stub, angles, of);
}

function socialMark(m: MeasuredIndicator | null, angles: Angles, of: Belongs, r: Radii, how: RingsOptions): DrawnSector {
  if (m?.state === "shortfall") return wedge(shortfallSpan(m.shortfall, r, how.scale), angles, of, "shortfall", m, how, "hatch");
  if (m?.state === "within") return bar(r.foundation + 2, r.foundation + 7, angles, of);
  return withoutLength(m, r.foundation - 6 - stub, r.foundation - 6, angles, of);
}

/** Where the place beside ours would end, as a line across our arc; a double line when it goes on beyond the scale. */
function comparatorTick(m: MeasuredIndicator, ring: Ring, angles: Angles, of: Belongs, r: Radii, how: RingsOptions): DrawnSector | null {
  const position = comparatorPosition(m, how.comparator, how.lang);
  if (position === null) return null;
  const span = ring === "social" ? shortfallSpan(Math.min(1, Math.max(0, 1 - position)), r, how.scale)
    : how.ecologicalScale === "pressure" ? pressureSpan(position, r, how.scale)
    : overshootSpan(Math.max(0, position - 1), r, how.scale);
  const at = ring === "social" ? span.inner : span.outer;
  // Beyond the end, so that it does not hide the break mark of our own wedge.
  const lines = span.broken ? [at + 5, at + 9] : [at];
  return {
    marks: lines.flatMap((radius): readonly Mark[] => {
      const d = sectorPath(radius - 1.25, radius + 1.25, angles, gap);
      return [{ shape: "path", d, look: "tick-edge", of }, { shape: "path", d, look: "tick", of }];
    }),
    inner: Math.min(...lines) - 2, outer: Math.max(...lines) + 2, broken: false,
  };
}

function wedge(
  span: { inner: number; outer: number; broken: boolean }, angles: Angles, of: Belongs, look: LookName,
  m: MeasuredIndicator, how: RingsOptions, texture: Texture,
): DrawnSector {
  const d = wedgePath(span, angles, gap);
  return {
    marks: [
      { shape: "path", d, look, of, ...(how.textures && look !== "within" ? { texture } : {}) },
      ...(isUncertain(m) ? (["estimated-edge", "estimated"] as const).map((edge): Mark => ({ shape: "path", d, look: edge, of })) : []),
    ],
    inner: span.inner, outer: span.outer, broken: span.broken,
  };
}

/** A judgement from 1 to 5: as many of five bands filled. Not a wedge: a judgement is no distance from a line. */
function assessmentBands(score: number, bands: readonly Angles[], radius: number, of: Belongs, ring: Ring): DrawnSector {
  const [inner, outer] = ring === "ecological" ? [radius + 4, radius + 12] : [radius - 12, radius - 4];
  return {
    marks: bands.map((at, band): Mark => ({
      shape: "path", d: sectorPath(inner, outer, at, 3), look: band < score ? "assessed" : "assessed-empty", of,
    })),
    inner, outer, broken: false,
  };
}

/** Met or within: a thin bar on the safe side of the line, so that "measured and fine" is not the same as "nothing there". */
function bar(inner: number, outer: number, angles: Angles, of: Belongs): DrawnSector {
  return { marks: [{ shape: "path", d: sectorPath(inner, outer, angles, gap), look: "within", of }], inner, outer, broken: false };
}

/** No data: a dashed outline. A figure without a line, or one that cannot be measured: a hollow marker. None has a length. */
function withoutLength(m: MeasuredIndicator | null, inner: number, outer: number, angles: Angles, of: Belongs): DrawnSector {
  if (m?.state === "no-target" || m?.state === "unmeasurable") {
    const radius = (inner + outer) / 2;
    const centre = point(radius, middle(angles));
    // As large as its part of the arc allows, so that neighbours stay apart.
    const r = Math.min(5, Math.max(2.5, ((angles.end - angles.start) * radius) / 2 - 1.5));
    return { marks: [{ shape: "circle", x: round(centre.x), y: round(centre.y), r: round(r), look: m.state, of }], inner, outer, broken: false };
  }
  return { marks: [{ shape: "path", d: sectorPath(inner, outer, angles, gap + 1), look: "no-data", of }], inner, outer, broken: false };
}

