/** The drawing as a PNG: painted on a canvas, because a strict policy forbids loading an SVG as an image. */
import type { Drawing } from "../drawing.js";
import { own } from "./own.js";
import { estimateText, fileFonts, wrap } from "../picture/measure-text.js";
import { canvasPage, paintCanvas } from "../paint/canvas.js";
import { footerLines, withKey } from "../paint/standalone.js";

/** `width` is the width of the image in pixels. Rejects when the browser cannot make a canvas of that size. */
export async function png(drawing: Drawing, width: number, owner: Document): Promise<Blob> {
  const { figure, pictures } = drawing;
  const room = (pictures[0]?.scene.width ?? 960) - 8;
  const line = (text: string, size: number, bold: boolean): { text: string; size: number; bold: boolean }[] =>
    wrap(text, room, size, bold, estimateText).map((part) => ({ text: part, size, bold }));
  const page = canvasPage(
    withKey(drawing, null), [...line(figure.title.text, 26, true), ...line(figure.subtitle, 14, false), ...line(figure.summary.map(({ text }) => text).join(" "), 16, false)], footerLines(drawing).map(({ text }) => text),
  );
  const scale = width / page.width;
  const canvas = Object.assign(own(owner, "createElement")("canvas"), { width: Math.round(width), height: Math.round(page.height * scale) });
  const context = canvas.getContext("2d");
  if (!context) throw new Error("The browser cannot draw an image of this size.");
  context.scale(scale, scale);
  paintCanvas<Path2D, CanvasPattern | CanvasGradient>(context, page, { path: (d) => new Path2D(d), texture: (name, colour) => texture(context, name, colour, owner), fontFamily: fileFonts });
  return await new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The browser cannot draw an image of this size."))), "image/png"));
}

/** One tile of a texture, repeated. */
function texture(context: CanvasRenderingContext2D, name: "dots" | "hatch", colour: string, owner: Document): CanvasPattern | null {
  const tile = Object.assign(own(owner, "createElement")("canvas"), { width: 7, height: 7 });
  const pen = tile.getContext("2d");
  if (!pen) return null;
  pen.fillStyle = colour;
  if (name === "dots") pen.fill(new Path2D("M2.4,3.5a1.1,1.1 0 1 0 2.2,0a1.1,1.1 0 1 0 -2.2,0Z"));
  else pen.fillRect(0.8, 0, 1.4, 7);
  const pattern = context.createPattern(tile, "repeat");
  pattern?.setTransform(new DOMMatrix().rotate(45));
  return pattern;
}
