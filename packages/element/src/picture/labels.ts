/**
 * Where labels go. Every label is horizontal and whole: foundation labels stand inside the band, ceiling labels
 * outside, clear of every wedge. What does not fit becomes a short name, and what still does not fit becomes a number
 * with a list beneath the picture – a choice made once for a ring, so that a ring never mixes styles.
 */
import { ends, point, type Radii } from "./geometry.js";
import { wrap, type MeasureText } from "./measure-text.js";

/** How a ring is labelled, from most to least room. */
export type Labelling = "full" | "short" | "numbered";

export interface LabelText {
  readonly name: string;
  readonly shortName: string;
  readonly value: string;
  /** The number used in the picture and in the list when there is no room for names. */
  readonly number: number;
  /** The middle of the dimension's arc. */
  readonly angle: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Line {
  readonly text: string;
  readonly role: "name" | "value" | "number";
  readonly size: number;
  /** Baseline, from the top of the box. */
  readonly dy: number;
}

export interface Label {
  readonly lines: readonly Line[];
  readonly box: Box;
  readonly anchor: "start" | "middle" | "end";
  /** From the wedge to a label that had to move away from it. */
  readonly leader: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number } | null;
}

export interface RingLabels {
  readonly labelling: Labelling;
  readonly labels: readonly Label[];
}

const lineHeight = 1.25;
const clearance = 4;

/** More labels than these find no room round any ring, not even as numbers: nothing is tried, and only some numbers stay. */
const most = 300;

/** Font sizes in pixels; never under 12 whatever the reader's base size. */
export interface Sizes {
  readonly name: number;
  readonly value: number;
}

interface Block {
  readonly lines: readonly Line[];
  readonly width: number;
  readonly height: number;
}

function block(text: LabelText, labelling: Labelling, width: number, sizes: Sizes, measure: MeasureText): Block {
  const parts =
    labelling === "numbered"
      ? [{ text: String(text.number), role: "number" as const, size: sizes.name }]
      : [
          ...wrap(labelling === "short" ? text.shortName : text.name, width, sizes.name, true, measure).map((line) => ({
            text: line, role: "name" as const, size: sizes.name,
          })),
          ...wrap(text.value, width, sizes.value, false, measure).map((line) => ({
            text: line, role: "value" as const, size: sizes.value,
          })),
        ];
  let height = 0;
  const lines = parts.map((line): Line => {
    const dy = height + line.size;
    height += line.size * lineHeight;
    return { ...line, dy };
  });
  return { lines, width: ends([0, ...parts.map((line) => measure(line.text, line.size, line.role !== "value"))])[1], height };
}

/** Foundation labels, centred in the band between the two rings. */
export function bandLabels(texts: readonly LabelText[], r: Radii, sizes: Sizes, measure: MeasureText, widest: Labelling): RingLabels {
  const inside = { inner: r.foundation + 5, outer: r.ceiling - 8 };
  const width = r.ceiling - r.foundation - 14;
  for (const labelling of ladderFrom(widest, texts.length)) {
    const labels = texts.map((text): Label => {
      const { lines, width: w, height: h } = block(text, labelling, width, sizes, measure);
      return { lines, box: bandBox(w, h, text.angle, inside), anchor: "middle", leader: null };
    });
    const fits = labels.every(({ box }) => isBetween(box, inside.inner, inside.outer)) && !anyOverlap(labels);
    if (fits || labelling === "numbered") return { labelling, labels: thinned(labels) };
  }
  return { labelling: "numbered", labels: [] };
}

/**
 * Foundation numbers inside the inner ring, each before the end of its own wedge, which reaches in to `reach` of its
 * dimension: for pictures whose ring is full of wedges. Where a sector is too narrow there, before its neighbours' ends too. Null where not all have room.
 */
export function innerNumbers(texts: readonly LabelText[], reach: readonly number[], sizes: Sizes, measure: MeasureText): RingLabels | null {
  const n = texts.length;
  const labels = texts.map((text, i): Label => {
    const { lines, width, height } = block(text, "numbered", 0, sizes, measure);
    const pad = Math.hypot(width, height) / 2 + 1;
    const isNarrow = n > 2 && (reach[i]! - pad) * Math.sin(Math.PI / n) < pad;
    const inner = isNarrow ? ends([reach.at(i - 1)!, reach[i]!, reach[(i + 1) % n]!])[0] : reach[i]!;
    return { lines, box: centred(width, height, Math.max(pad, inner - pad), text.angle), anchor: "middle", leader: null };
  });
  return anyOverlap(labels) ? null : { labelling: "numbered", labels };
}

/** A box at an angle, at the radius where it keeps the same distance from both rings. */
function bandBox(width: number, height: number, angle: number, { inner, outer }: { inner: number; outer: number }): Box {
  let [low, high] = [inner, outer];
  // The further out, the less room outside and the more inside: halving finds the balance to a fraction of a pixel.
  for (let step = 0; step < 12; step++) {
    const radius = (low + high) / 2;
    const { nearest, furthest } = distances(centred(width, height, radius, angle));
    if (outer - furthest > nearest - inner) low = radius;
    else high = radius;
  }
  return centred(width, height, (low + high) / 2, angle);
}

function centred(width: number, height: number, radius: number, angle: number): Box {
  const { x, y } = point(radius, angle);
  return { x: x - width / 2, y: y - height / 2, width, height };
}

/**
 * Ceiling labels, outside. `reachAt` gives the radius that is taken at an angle, wedges and markers included;
 * `half` is half the width of the picture, beyond which nothing may stand.
 */
export function outerLabels(
  texts: readonly LabelText[], reachAt: (angle: number) => number, half: number, sizes: Sizes, measure: MeasureText, widest: Labelling,
): RingLabels {
  for (const labelling of ladderFrom(widest, texts.length)) {
    const placed = texts.map((text) => outerLabel(text, labelling, reachAt, half, sizes, measure));
    if (texts.length > most) return { labelling, labels: thinned(placed) };
    const labels = settle(placed, texts, reachAt);
    const fits = labels.every(({ box }) => box.x >= -half && box.x + box.width <= half) && !anyOverlap(labels);
    if (fits || labelling === "numbered") return { labelling, labels: thinned(labels) };
  }
  return { labelling: "numbered", labels: [] };
}

function outerLabel(
  text: LabelText, labelling: Labelling, reachAt: (angle: number) => number, half: number, sizes: Sizes, measure: MeasureText,
): Label {
  const sine = Math.sin(text.angle);
  const anchor = labelling === "numbered" || Math.abs(sine) < 0.17 ? "middle" : sine > 0 ? "start" : "end";
  const start = reachAt(text.angle) + 10;
  // Try ever further out until nothing is in the way. The bound is generous; a label this far out no longer fits anyway.
  for (let radius = start; ; radius += 4) {
    const at = point(radius, text.angle);
    const room = anchor === "middle" ? 200 : half - Math.abs(at.x);
    const { lines, width, height } = block(text, labelling, Math.max(40, Math.min(room, 200)), sizes, measure);
    const x = anchor === "start" ? at.x : anchor === "end" ? at.x - width : at.x - width / 2;
    const y = at.y - height / 2 - (Math.cos(text.angle) * height) / 2;
    const box = { x, y, width, height };
    if (radius > start + 300 || isClear(box, reachAt)) return { lines, box, anchor, leader: null };
  }
}

/** Pushes labels that overlap apart, up and down, then draws a leader to each that ended up away from its wedge. */
function settle(labels: readonly Label[], texts: readonly LabelText[], reachAt: (angle: number) => number): readonly Label[] {
  const boxes = labels.map(({ box }) => ({ ...box }));
  for (let pass = 0; pass < 60; pass++) {
    let moved = false;
    for (let i = 0; i < boxes.length; i++)
      for (let j = i + 1; j < boxes.length; j++) {
        const a = boxes[i]!;
        const b = boxes[j]!;
        if (!overlaps(a, b, clearance)) continue;
        const [upper, lower] = a.y + a.height / 2 <= b.y + b.height / 2 ? [a, b] : [b, a];
        const push = (upper.y + upper.height + clearance + 0.5 - lower.y) / 2;
        upper.y -= push;
        lower.y += push;
        moved = true;
      }
    if (!moved) break;
  }
  return labels.map((label, i): Label => {
    const box = moveClear(boxes[i]!, label.anchor, reachAt);
    return { ...label, box, leader: leaderTo(box, texts[i]!.angle, reachAt) };
  });
}

/** A label pushed up or down may have come to lie over a wedge: move it sideways until it is clear. */
function moveClear(box: Box, anchor: Label["anchor"], reachAt: (angle: number) => number): Box {
  if (anchor === "middle") return box;
  const step = anchor === "start" ? 4 : -4;
  for (let x = box.x; Math.abs(x - box.x) < 300; x += step) if (isClear({ ...box, x }, reachAt)) return { ...box, x };
  return box;
}

function leaderTo(box: Box, angle: number, reachAt: (angle: number) => number): Label["leader"] {
  const from = point(reachAt(angle) + 3, angle);
  const to = {
    x: Math.min(Math.max(from.x, box.x - 3), box.x + box.width + 3),
    y: Math.min(Math.max(from.y, box.y - 1), box.y + box.height + 1),
  };
  return Math.hypot(to.x - from.x, to.y - from.y) < 20 ? null : { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
}

function ladderFrom(widest: Labelling, count: number): readonly Labelling[] {
  if (count > most) return ["numbered"];
  const ladder: readonly Labelling[] = ["full", "short", "numbered"];
  return ladder.slice(ladder.indexOf(widest));
}

/** Where even the numbers have no room, every second, third … is left out, as on a ruler; the list still has them all. */
function thinned(labels: readonly Label[]): readonly Label[] {
  const kept: Label[] = [];
  return labels.map((label) => {
    if (kept.some((other) => overlaps(other.box, label.box, 3))) return { ...label, lines: [], leader: null };
    kept.push(label);
    return label;
  });
}

/** Does a box lie wholly between two circles around the centre? */
function isBetween(box: Box, inner: number, outer: number): boolean {
  const { nearest, furthest } = distances(box);
  return nearest >= inner && furthest <= outer;
}

/** Distances from the centre to the nearest and the furthest point of a box. */
function distances({ x, y, width, height }: Box): { readonly nearest: number; readonly furthest: number } {
  const [right, bottom] = [x + width, y + height];
  return {
    nearest: Math.hypot(Math.max(x, -right, 0), Math.max(y, -bottom, 0)),
    furthest: Math.hypot(Math.max(-x, right), Math.max(-y, bottom)),
  };
}

/** Is no point of the box's edge over anything drawn? Sampled every 5 pixels, finer than any wedge is wide. */
function isClear(box: Box, reachAt: (angle: number) => number): boolean {
  const across = Math.max(1, Math.ceil(box.width / 5));
  const down = Math.max(1, Math.ceil(box.height / 5));
  for (let i = 0; i <= across; i++)
    for (let j = 0; j <= down; j++) {
      if (i !== 0 && i !== across && j !== 0 && j !== down) continue;
      const x = box.x + (box.width * i) / across;
      const y = box.y + (box.height * j) / down;
      if (Math.hypot(x, y) < reachAt(Math.atan2(x, -y)) + clearance) return false;
    }
  return true;
}

function overlaps(a: Box, b: Box, gap: number): boolean {
  return a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap;
}

function anyOverlap(labels: readonly Label[]): boolean {
  return labels.some((a, i) => labels.slice(i + 1).some((b) => overlaps(a.box, b.box, 3)));
}
