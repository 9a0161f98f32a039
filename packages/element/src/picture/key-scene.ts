/** The key as a picture, for a picture that stands alone: in a page the key is a list of words. */
import type { KeyItem } from "../figure/figure.js";
import { round } from "./geometry.js";
import { estimateText } from "./measure-text.js";
import type { Mark, Scene } from "./marks.js";

const size = 13;
const rowHeight = 24;
const swatch = { width: 22, height: 14 };

export function keyScene(items: readonly KeyItem[], width: number): Scene {
  const marks: Mark[] = [];
  let x = 12;
  let y = 0;
  for (const item of items) {
    const start = item.looks.length === 0 ? 0 : swatch.width + 6;
    const needed = start + estimateText(item.label, size, false) + 18;
    if (x > 12 && x + needed > width) {
      x = 12;
      y += rowHeight;
    }
    marks.push(...swatchMarks(item, x, y + 5));
    marks.push({ shape: "text", x: round(x + start), y: y + 17, anchor: "start", size, bold: false, text: item.label, lang: null, look: "value" });
    x += needed;
  }
  return { width, height: y + rowHeight + 8, cx: 0, cy: 0, marks, parts: [], labelling: { social: "full", ecological: "full" }, cap: 1, broken: false };
}

/** An item's sample of 22 by 14 pixels, as marks: the same in a page, in a file and on a canvas. */
export function swatchMarks({ looks, texture }: KeyItem, x: number, y: number): readonly Mark[] {
  return looks.map((look, i): Mark => {
    if (look === "no-target" || look === "unmeasurable") return { shape: "circle", x: round(x + swatch.width / 2), y: y + swatch.height / 2, r: 5, look };
    const [top, height] = look === "tick" ? [y + 6, 2.5] : [y, swatch.height];
    return {
      shape: "path", d: `M${round(x)},${top}h${swatch.width}v${height}h${-swatch.width}Z`, look,
      ...(texture !== null && i === looks.length - 1 ? { texture } : {}),
    };
  });
}
