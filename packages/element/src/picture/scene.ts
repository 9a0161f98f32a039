/**
 * The picture as plain data: every mark with its place and its look, in painting order. All painters paint this; none
 * of them computes a position or a word.
 */
import type { Ring } from "@place-doughnut/schema";
import { square, targetsFit, type Part } from "./areas.js";
import type { Comparison } from "../comparison.js";
import { middle, overshootCap, point, radii, round, sectorPath, type EcologicalScale, type Radii, type Scale } from "./geometry.js";
import { bandLabels, innerNumbers, outerLabels, type Label, type Labelling, type LabelText, type RingLabels, type Sizes } from "./labels.js";
import type { Belongs, Mark, Scene } from "./marks.js";
import { estimateText, type MeasureText } from "./measure-text.js";
import { shownComparator, type Model, type Sector } from "../model.js";
import { arcOf, drawRings, type Extent } from "./rings.js";

export interface SceneOptions {
  /** Width of the picture in pixels; the height follows from what has to be drawn. */
  readonly width: number;
  readonly scale?: Scale;
  readonly ecologicalScale?: EcologicalScale;
  /** Boundaries beyond the ceiling that the scale holds; chosen from the data when left out. Two doughnuts side by side need one. */
  readonly cap?: number;
  readonly textures?: boolean;
  /** Is the picture the mirror image, as where text runs from right to left? */
  readonly mirrored?: boolean;
  /** Another document, whose wedges are outlined over ours. */
  readonly compare?: Comparison | null;
  /** The reader's base font size in pixels: labels grow with it. */
  readonly fontSize?: number;
  readonly measureText?: MeasureText;
}

export function scene(model: Model, options: SceneOptions): Scene {
  const { width } = options;
  const { scale = "length", ecologicalScale = "overshoot", fontSize = 16, textures = true, mirrored = false, measureText = estimateText } = options;
  const pressure = ecologicalScale === "pressure";
  const { ecological, social } = model.rings;
  const cap = options.cap ?? sharedCap(model, options.compare);
  const tier = widthTier(width, fontSize);
  const r = radii(Math.max(60, Math.min(width / 2 - tier.side, 345)), cap);
  const drawn = drawRings(model, r, {
    scale, ecologicalScale, textures, compare: options.compare ?? null, comparator: shownComparator(model), lang: model.lang, mirrored,
  });
  // Where targets would be too small for a finger there are numbers too, and the list has the targets.
  const [socialFit, ecologicalFit] = [targetsFit(social.length, targetRadius.social(r)), targetsFit(ecological.length, targetRadius.ecological(r))];
  // Wedges of whole pressures fill the ring, and on them nothing could be read.
  const inner = pressure ? innerNumbers(labelTexts(social, mirrored), drawn.extents.social.map(({ inner }) => inner), tier.band, measureText) : null;
  const band = inner ?? bandLabels(labelTexts(social, mirrored), r, tier.band, measureText, pressure || !socialFit ? "numbered" : "full");
  const outer = outerLabels(labelTexts(ecological, mirrored), drawn.reachAt, width / 2 - 2, tier.outer, measureText, ecologicalFit ? tier.widest : "numbered");
  const labels = [...(pressure && !inner ? badges(band) : []), ...labelMarks(social, band, !inner), ...labelMarks(ecological, outer, false)];
  const boxes = outer.labels.map((label) => label.box);
  const top = Math.min(-drawn.reach, ...boxes.map((box) => box.y)) - 6;
  const bottom = Math.max(drawn.reach, ...boxes.map((box) => box.y + box.height)) + 6;
  return {
    width, height: Math.ceil(bottom - top), cx: round(width / 2), cy: round(-top),
    marks: [...drawn.marks, ...labels],
    parts: [
      ...partsOf("ecological", ecological, drawn.extents.ecological, outer, r, pressure, mirrored),
      ...partsOf("social", social, drawn.extents.social, band, r, pressure, mirrored),
    ],
    labelling: { social: band.labelling, ecological: outer.labelling },
    cap, broken: drawn.broken,
  };
}

/** One scale for a document, whichever lens is looked through, and for what it is compared with: lengths can be held against each other. */
export function sharedCap({ measured }: Model, compare: Comparison | null | undefined): number {
  return overshootCap([...measured.dimensions.flatMap(({ indicators }) => indicators.map((i) => i.overshoot)), ...(compare?.overshoots ?? [])]);
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

/** How far from the centre the buttons are: over the ceiling's markers, and in the middle of the band. */
const targetRadius = {
  ecological: (r: Radii): number => r.ceiling + 12,
  social: (r: Radii): number => (r.foundation + r.ceiling) / 2,
};

/** The space between the rings belongs to the foundation, whose labels stand in it; that of whole pressures to the ceiling. */
function partsOf(ring: Ring, sectors: readonly Sector[], extents: readonly Extent[], { labels }: RingLabels, r: Radii, pressure: boolean, mirrored: boolean): readonly Part[] {
  const seam = pressure ? r.foundation + 1 : r.ceiling - 9;
  return sectors.map((sector, i) => {
    const angles = arcOf(i, sectors.length, mirrored);
    const turn = middle(angles);
    const drawn = extents[i]!;
    const [room, line] = ring === "ecological"
      ? [{ inner: seam, outer: r.ceiling + r.reach + 10 }, { inner: seam, outer: Math.max(drawn.outer, r.ceiling + 20) + 3 }]
      : [{ inner: Math.max(0, r.foundation - r.unit - 10), outer: seam }, { inner: Math.max(1, Math.min(drawn.inner, r.foundation - 20) - 3), outer: seam - 1 }];
    const label = labels[i];
    return {
      dimension: sector.index, ring, turn: turn / (2 * Math.PI),
      areas: [{ shape: "sector", angles, ...room }, ...(label && label.lines.length > 0 ? [{ shape: "box" as const, box: label.box }] : [])],
      outline: sectorPath(line.inner, line.outer, angles, 1),
      target: square(point(pressure && ring === "social" ? r.foundation - 14 : targetRadius[ring](r), turn)),
    };
  });
}

function labelTexts(sectors: readonly Sector[], mirrored: boolean): readonly LabelText[] {
  return sectors.map((sector, i) => ({
    name: sector.name.text, shortName: sector.shortName.text, value: sector.value, number: sector.number,
    angle: middle(arcOf(i, sectors.length, mirrored)),
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

/** The colour of the ring under numbers that may stand on a wedge. */
function badges({ labels }: RingLabels): readonly Mark[] {
  return labels.filter(({ lines }) => lines.length > 0).map(({ box: { x, y, width, height } }) => ({
    shape: "circle", x: round(x + width / 2), y: round(y + height / 2), r: round(Math.hypot(width, height) / 2), look: "band",
  }));
}

function leaderMark({ x1, y1, x2, y2 }: NonNullable<Label["leader"]>, of: Belongs): Mark {
  return { shape: "path", d: `M${round(x1)},${round(y1)}L${round(x2)},${round(y2)}`, look: "leader", of };
}
