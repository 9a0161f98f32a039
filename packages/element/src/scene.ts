/**
 * The picture as plain data: every mark with its place and its look, in painting order. All painters paint this; none
 * of them computes a position or a word.
 */
import type { MeasuredIndicator, Ring } from "@place-doughnut/schema";
import {
  inset, middle, overshootCap, overshootSpan, point, pressureSpan, radii, round, sectorPath, segment, share, shortfallSpan, wedgePath,
  type Angles, type EcologicalScale, type Radii, type Scale,
} from "./geometry.js";
import { bandLabels, outerLabels, type Label, type Labelling, type LabelText, type RingLabels, type Sizes } from "./labels.js";
import type { Comparison } from "./comparison.js";
import type { LookName, Texture } from "./looks.js";
import { estimateText, type MeasureText } from "./measure-text.js";
import { comparatorPosition, shownComparator, type Model, type Sector } from "./model.js";

export interface SceneOptions {
  /** Width of the picture in pixels; the height follows from what has to be drawn. */
  readonly width: number;
  readonly scale?: Scale;
  readonly ecologicalScale?: EcologicalScale;
  /** Boundaries beyond the ceiling that the scale holds; chosen from the data when left out. Two doughnuts side by side need one. */
  readonly cap?: number;
  readonly textures?: boolean;
  /** Another document, whose wedges are outlined over ours. */
  readonly compare?: Comparison | null;
  /** The reader's base font size in pixels: labels grow with it. */
  readonly fontSize?: number;
  readonly measureText?: MeasureText;
}

/** Which dimension (position in the document) and which of its indicators a mark belongs to. */
export interface Belongs {
  readonly dimension: number;
  readonly indicator: number | null;
}

export type Mark =
  | { readonly shape: "path"; readonly d: string; readonly look: LookName; readonly texture?: Texture; readonly of?: Belongs }
  | { readonly shape: "circle"; readonly x: number; readonly y: number; readonly r: number; readonly look: LookName; readonly of?: Belongs }
  | {
      readonly shape: "text"; readonly x: number; readonly y: number; readonly anchor: "start" | "middle" | "end"; readonly size: number;
      readonly bold: boolean; readonly text: string; readonly lang: string | null; readonly look: LookName; readonly of?: Belongs;
    };

export interface Scene {
  readonly width: number;
  readonly height: number;
  /** Marks are placed around this point, the centre of the rings. */
  readonly cx: number;
  readonly cy: number;
  readonly marks: readonly Mark[];
  readonly labelling: Readonly<Record<Ring, Labelling>>;
  readonly cap: number;
  /** Does any wedge end in a break mark? */
  readonly broken: boolean;
}

/** How far an outline or a marker of a state without a length reaches from its line: the same for all, so that it cannot be read as a value. */
const stub = 12;
/** Pixels between the indicators of one dimension, and kept free at each end of a dimension. */
const gap = 1;
const margin = 2;

export function scene(model: Model, options: SceneOptions): Scene {
  const { width } = options;
  const { scale = "length", ecologicalScale = "overshoot", fontSize = 16, textures = true, measureText = estimateText } = options;
  const cap = options.cap ?? sharedCap(model, options.compare);
  const tier = widthTier(width, fontSize);
  const r = radii(Math.max(60, Math.min(width / 2 - tier.side, 345)), cap);
  const drawn = drawRings(model, r, {
    scale, ecologicalScale, textures, compare: options.compare ?? null, comparator: shownComparator(model), lang: model.lang,
  });
  const band = bandLabels(labelTexts(model.rings.social), r, tier.band, measureText, ecologicalScale === "pressure" ? "numbered" : "full");
  const outer = outerLabels(labelTexts(model.rings.ecological), drawn.reachAt, width / 2 - 2, tier.outer, measureText, tier.widest);
  const labels = [...labelMarks(model.rings.social, band, true), ...labelMarks(model.rings.ecological, outer, false)];
  const boxes = outer.labels.map((label) => label.box);
  const top = Math.min(-drawn.reach, ...boxes.map((box) => box.y)) - 6;
  const bottom = Math.max(drawn.reach, ...boxes.map((box) => box.y + box.height)) + 6;
  return {
    width, height: Math.ceil(bottom - top), cx: round(width / 2), cy: round(-top),
    marks: [...drawn.marks, ...labels],
    labelling: { social: band.labelling, ecological: outer.labelling },
    cap, broken: drawn.broken,
  };
}

/** One scale for a document, whichever lens is looked through, and for what it is compared with: lengths can be held against each other. */
export function sharedCap({ measured }: Model, compare: Comparison | null | undefined): number {
  return overshootCap([...measured.dimensions.flatMap(({ indicators }) => indicators.map((i) => i.overshoot)), ...(compare?.overshoots ?? [])]);
}

/** Is the figure estimated or provisional? Its wedge has a dotted edge. */
export function isUncertain({ flags }: MeasuredIndicator): boolean {
  return flags.includes("estimated") || flags.includes("provisional");
}

interface Tier {
  /** Room kept at each side for labels. */
  readonly side: number;
  readonly widest: Labelling;
  readonly outer: Sizes;
  readonly band: Sizes;
}

/** The label ladder by container width, in steps of the reader's own font size. */
function widthTier(width: number, fontSize: number): Tier {
  // Labels grow with the reader's font size and never shrink under 12 pixels.
  const em = Math.max(1, fontSize / 16);
  const band = { name: 13 * em, value: 12 * em };
  if (width >= 640 * em) return { side: Math.min(175 * em, width * 0.19), widest: "full", outer: { name: 15 * em, value: 14 * em }, band };
  if (width >= 420 * em) return { side: width * 0.19, widest: "short", outer: { name: 13 * em, value: 12 * em }, band };
  return { side: 26 * em, widest: "numbered", outer: { name: 14 * em, value: 12 * em }, band: { name: 14 * em, value: 12 * em } };
}

interface Drawing {
  readonly scale: Scale;
  readonly ecologicalScale: EcologicalScale;
  readonly textures: boolean;
  readonly compare: Comparison | null;
  /** The place whose figures are drawn as lines across ours, and the language its name is in. */
  readonly comparator: string | null;
  readonly lang: string;
}

interface Drawn {
  readonly marks: readonly Mark[];
  readonly reach: number;
  readonly reachAt: (angle: number) => number;
  readonly broken: boolean;
}

function drawRings(model: Model, r: Radii, how: Drawing): Drawn {
  const full: Angles = { start: 0, end: 2 * Math.PI };
  const ceilingWedges = drawRing(
    model.rings.ecological, r.ceiling, how,
    (m, angles, of) => ecologicalMark(m, angles, of, r, how), (m, angles, of) => comparatorTick(m, "ecological", angles, of, r, how),
  );
  const foundationWedges = drawRing(
    model.rings.social, r.foundation, how,
    (m, angles, of) => socialMark(m, angles, of, r, how), (m, angles, of) => comparatorTick(m, "social", angles, of, r, how),
  );
  const reachOf = ceilingWedges.map(({ reach }) => reach);
  const n = model.rings.ecological.length;
  return {
    marks: [
      { shape: "path", d: sectorPath(r.foundation, r.ceiling, full, 0), look: "band" },
      ...ceilingWedges.flatMap(({ marks }) => marks),
      ...foundationWedges.flatMap(({ marks }) => marks),
      { shape: "circle", x: 0, y: 0, r: round(r.foundation), look: "ring" },
      { shape: "circle", x: 0, y: 0, r: round(r.ceiling), look: "ring" },
    ],
    reach: Math.max(r.ceiling + 2, ...reachOf),
    reachAt: (angle) => {
      const turn = ((angle / (2 * Math.PI)) % 1 + 1) % 1;
      return Math.max(r.ceiling + 2, reachOf[Math.min(n - 1, Math.floor(turn * n))] ?? 0);
    },
    broken: ceilingWedges.some(({ broken }) => broken),
  };
}

interface DrawnSector {
  readonly marks: readonly Mark[];
  readonly reach: number;
  readonly broken: boolean;
}

type DrawTick = (indicator: MeasuredIndicator, angles: Angles, of: Belongs) => { readonly marks: readonly Mark[]; readonly reach: number };
type DrawIndicator = (indicator: MeasuredIndicator | null, angles: Angles, of: Belongs) => DrawnSector;

/** Every dimension's indicators side by side in its arc; a dimension without any is drawn once, as no data. */
function drawRing(sectors: readonly Sector[], radius: number, { compare }: Drawing, draw: DrawIndicator, tick: DrawTick): readonly DrawnSector[] {
  return sectors.map((sector, i) => {
    const angles = inset(segment(i, sectors.length), margin, radius);
    const { indicators } = sector.measured;
    const { assessment } = sector.measured.dimension;
    if (indicators.length === 0 && assessment) return assessmentBands(assessment.score, angles, radius, { dimension: sector.index, indicator: null }, sector.measured.ring);
    const parts =
      indicators.length === 0
        ? [draw(null, angles, { dimension: sector.index, indicator: null })]
        : share(angles, indicators.map(weight)).map((at, j) => {
            const m = indicators[j]!;
            const of = { dimension: sector.index, indicator: j };
            const other = compare?.of(sector.measured, m);
            const ours = withOutline(draw(m, at, of), other?.alike ? draw(other.indicator, at, of) : null);
            const line = tick(m, at, of);
            return { marks: [...ours.marks, ...line.marks], reach: Math.max(ours.reach, line.reach), broken: ours.broken };
          });
    return {
      marks: parts.flatMap(({ marks }) => marks),
      reach: Math.max(0, ...parts.map(({ reach }) => reach)),
      broken: parts.some(({ broken }) => broken),
    };
  });
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
    reach: Math.max(ours.reach, other?.reach ?? 0),
    broken: ours.broken || (other?.broken ?? false),
  };
}

/** A dark line with a light edge can be seen on any fill. */
function outlined(d: string, of: Belongs | undefined): readonly Mark[] {
  const belongs = of ? { of } : {};
  return [{ shape: "path", d, look: "other-edge", ...belongs }, { shape: "path", d, look: "other", ...belongs }];
}

function ecologicalMark(m: MeasuredIndicator | null, angles: Angles, of: Belongs, r: Radii, how: Drawing): DrawnSector {
  const out = r.ceiling + 2;
  if (m && how.ecologicalScale === "pressure" && m.position !== null && (m.state === "within" || m.state === "overshoot")) {
    const span = pressureSpan(m.position, r, how.scale);
    return wedge(span, angles, of, m.state, m, how, "dots");
  }
  if (m?.state === "overshoot") return wedge(overshootSpan(m.overshoot, r, how.scale), angles, of, "overshoot", m, how, "dots");
  if (m?.state === "within") return bar(r.ceiling - 7, r.ceiling - 2, angles, of, out);
  return withoutLength(m, r.ceiling + 6, r.ceiling + 6 + stub, angles, of);
}

function socialMark(m: MeasuredIndicator | null, angles: Angles, of: Belongs, r: Radii, how: Drawing): DrawnSector {
  if (m?.state === "shortfall") return wedge(shortfallSpan(m.shortfall, r, how.scale), angles, of, "shortfall", m, how, "hatch");
  if (m?.state === "within") return bar(r.foundation + 2, r.foundation + 7, angles, of, 0);
  return withoutLength(m, r.foundation - 6 - stub, r.foundation - 6, angles, of);
}

/** Where the place beside ours would end, as a line across our arc; a double line when it goes on beyond the scale. */
function comparatorTick(m: MeasuredIndicator, ring: Ring, angles: Angles, of: Belongs, r: Radii, how: Drawing): ReturnType<DrawTick> {
  const position = comparatorPosition(m, how.comparator, how.lang);
  if (position === null) return { marks: [], reach: 0 };
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
    reach: ring === "ecological" ? Math.max(...lines) + 2 : 0,
  };
}

function wedge(
  span: { inner: number; outer: number; broken: boolean }, angles: Angles, of: Belongs, look: LookName,
  m: MeasuredIndicator, how: Drawing, texture: Texture,
): DrawnSector {
  const d = wedgePath(span, angles, gap);
  return {
    marks: [
      { shape: "path", d, look, of, ...(how.textures && look !== "within" ? { texture } : {}) },
      ...(isUncertain(m) ? (["estimated-edge", "estimated"] as const).map((edge): Mark => ({ shape: "path", d, look: edge, of })) : []),
    ],
    reach: span.outer,
    broken: span.broken,
  };
}

/** A judgement from 1 to 5: as many of five bands filled. Not a wedge: a judgement is no distance from a line. */
function assessmentBands(score: number, angles: Angles, radius: number, of: Belongs, ring: Ring): DrawnSector {
  const [inner, outer] = ring === "ecological" ? [radius + 4, radius + 12] : [radius - 12, radius - 4];
  return {
    marks: share(angles, [1, 1, 1, 1, 1]).map((at, band): Mark => ({
      shape: "path", d: sectorPath(inner, outer, at, 3), look: band < score ? "assessed" : "assessed-empty", of,
    })),
    reach: outer, broken: false,
  };
}

/** Met or within: a thin bar on the safe side of the line, so that "measured and fine" is not the same as "nothing there". */
function bar(inner: number, outer: number, angles: Angles, of: Belongs, reach: number): DrawnSector {
  return { marks: [{ shape: "path", d: sectorPath(inner, outer, angles, gap), look: "within", of }], reach, broken: false };
}

/** No data: a dashed outline. A figure without a line, or one that cannot be measured: a hollow marker. None has a length. */
function withoutLength(m: MeasuredIndicator | null, inner: number, outer: number, angles: Angles, of: Belongs): DrawnSector {
  if (m?.state === "no-target" || m?.state === "unmeasurable") {
    const radius = (inner + outer) / 2;
    const centre = point(radius, middle(angles));
    // As large as its part of the arc allows, so that neighbours stay apart.
    const r = Math.min(5, Math.max(2.5, ((angles.end - angles.start) * radius) / 2 - 1.5));
    return { marks: [{ shape: "circle", x: round(centre.x), y: round(centre.y), r: round(r), look: m.state, of }], reach: outer, broken: false };
  }
  return { marks: [{ shape: "path", d: sectorPath(inner, outer, angles, gap + 1), look: "no-data", of }], reach: outer, broken: false };
}

function labelTexts(sectors: readonly Sector[]): readonly LabelText[] {
  return sectors.map((sector, i) => ({
    name: sector.name.text, shortName: sector.shortName.text, value: sector.value, number: sector.number,
    angle: middle(segment(i, sectors.length)),
  }));
}

function labelMarks(sectors: readonly Sector[], { labelling, labels }: RingLabels, inBand: boolean): readonly Mark[] {
  return labels.flatMap((label, i) => {
    const sector = sectors[i]!;
    const of = { dimension: sector.index, indicator: null };
    const lang = labelling === "short" ? sector.shortName.lang : sector.name.lang;
    const x = round(label.anchor === "start" ? label.box.x : label.anchor === "end" ? label.box.x + label.box.width : label.box.x + label.box.width / 2);
    return [
      ...(label.leader ? [leaderMark(label.leader, of)] : []),
      ...label.lines.map((line): Mark => ({
        shape: "text", x, y: round(label.box.y + line.dy), anchor: label.anchor, size: round(line.size), bold: line.role !== "value",
        text: line.text, lang: line.role === "name" ? lang : null,
        look: line.role === "value" ? (inBand ? "bandValue" : "value") : inBand ? "bandName" : "name", of,
      })),
    ];
  });
}

function leaderMark({ x1, y1, x2, y2 }: NonNullable<Label["leader"]>, of: Belongs): Mark {
  return { shape: "path", d: `M${round(x1)},${round(y1)}L${round(x2)},${round(y2)}`, look: "leader", of };
}
