/**
 * A document and a few choices become everything that a painter needs: the model, one or two pictures, and the words
 * around them. The element and the static functions both start here.
 */
import { lenses, type Doughnut } from "@place-doughnut/schema";
import { bars } from "./picture/bars.js";
import { comparison } from "./comparison.js";
import { figure, numberedLists, type Figure, type NumberedList } from "./figure/figure.js";
import type { EcologicalScale, Scale } from "./picture/geometry.js";
import type { MeasureText } from "./picture/measure-text.js";
import { model, type LensChoice, type Model } from "./model.js";
import type { Scene } from "./picture/marks.js";
import { scene, sharedCap } from "./picture/scene.js";

export const views = ["doughnut", "bars", "table"] as const;
export type View = (typeof views)[number];

export interface DrawingOptions {
  readonly lang: string;
  /** Width in pixels of the place for the picture. */
  readonly width: number;
  readonly view?: View;
  readonly lens?: LensChoice;
  readonly period?: string;
  readonly scale?: Scale;
  readonly ecologicalScale?: EcologicalScale;
  readonly textures?: boolean;
  /** Does text run from right to left? Then the picture does too. */
  readonly mirrored?: boolean;
  readonly compare?: Doughnut | null;
  readonly fontSize?: number;
  readonly measureText?: MeasureText;
}

export interface Picture {
  /** What this picture shows, where there are two. */
  readonly heading: string | null;
  /** What is in it: the whole, or one half. */
  readonly model: Model;
  readonly scene: Scene;
  readonly lists: readonly NumberedList[];
}

export interface Drawing {
  readonly model: Model;
  readonly pictures: readonly Picture[];
  /** Are two pictures meant to stand side by side? */
  readonly sideBySide: boolean;
  readonly figure: Figure;
}

/** Two doughnuts stand side by side from this width on, below one another before. In steps of the reader's font size. */
const wideEnough = 60;

/** Pixels between two pictures; the style sheet has the same. */
const gutter = 24;

export function draw(doughnut: Doughnut, options: DrawingOptions): Drawing {
  const { lang, lens = "all", scale = "length", ecologicalScale = "overshoot", view = "doughnut", fontSize = 16 } = options;
  const period = options.period === undefined ? {} : { period: options.period };
  const whole = model(doughnut, { lang, lens, ...period });
  const compare = options.compare ? comparison(options.compare, whole, options.period) : null;
  const halves = view === "doughnut" && lens === "all" && isUnrolled(doughnut) ? (["local", "global"] as const) : null;
  const cap = sharedCap(whole, compare);
  const sideBySide = halves !== null && options.width >= wideEnough * fontSize;
  const width = sideBySide ? Math.floor((options.width - gutter) / 2) : options.width;
  const sceneOptions = { ...options, width, scale, ecologicalScale, compare, cap };
  const picture = (of: Model, heading: string | null): Picture => {
    const drawn = view === "bars" ? bars(of, sceneOptions) : scene(of, sceneOptions);
    return { heading, model: of, scene: drawn, lists: numberedLists(of, drawn) };
  };
  const pictures = halves
    ? halves.map((half) => picture(model(doughnut, { lang, lens: half, ...period }), whole.words.half[half]))
    : [picture(whole, null)];
  const broken = pictures.some(({ scene }) => scene.broken);
  return {
    model: whole, pictures, sideBySide,
    figure: figure(whole, {
      cap, broken, doubled: pictures.some(({ scene }) => hasDoubleLine(scene)), pressure: ecologicalScale === "pressure", area: scale === "area", view, compare, asked: options.period ?? null,
      looks: new Set(pictures.flatMap(({ scene }) => scene.marks.map(({ look }) => look))),
    }),
  };
}

/** One indicator has one line of the place beside ours; two where that goes on beyond the scale. */
function hasDoubleLine({ marks }: Scene): boolean {
  const lines = marks.flatMap(({ look, of }) => (look === "tick" && of ? [`${of.dimension}/${of.indicator}`] : []));
  return new Set(lines).size < lines.length;
}

/** Has the document dimensions of all four lenses? Then it is two doughnuts: the place here, and the place in the world. */
function isUnrolled({ dimensions }: Doughnut): boolean {
  return lenses.every((lens) => dimensions.some((dimension) => dimension.lens === lens));
}
