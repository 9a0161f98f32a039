/**
 * The scene on a canvas, for PNG files. Drawn with `Path2D` and `fillText` rather than by loading an SVG as an image,
 * which a strict content security policy (no `blob:`, no `data:`) forbids.
 */
import { light, looks, type Colour, type Palette, type Texture } from "../picture/looks.js";
import type { Mark, Scene } from "../picture/marks.js";

/** The part of `CanvasRenderingContext2D` that is used, so that the file compiles without the DOM. */
export interface Canvas2D<P, F> {
  fillStyle: string | F;
  strokeStyle: string | F;
  lineWidth: number;
  font: string;
  textAlign: "start" | "left" | "center" | "right" | "end";
  fillRect(x: number, y: number, width: number, height: number): void;
  fill(path: P): void;
  stroke(path: P): void;
  fillText(text: string, x: number, y: number): void;
  setLineDash(dash: number[]): void;
  translate(x: number, y: number): void;
  scale(x: number, y: number): void;
  save(): void;
  restore(): void;
}

export interface CanvasTools<P, F> {
  readonly path: (d: string) => P;
  /** A fill that repeats the texture, or null when patterns cannot be made. */
  readonly texture: (texture: Texture, colour: string) => F | null;
  readonly fontFamily: string;
}

/** Everything on the canvas: pictures below one another, with the words above and below them. */
export interface CanvasPage {
  readonly width: number;
  readonly height: number;
  readonly heading: readonly { readonly text: string; readonly bold: boolean; readonly size: number }[];
  readonly pictures: readonly { readonly heading: string | null; readonly scene: Scene }[];
  readonly footer: readonly string[];
}

const margin = 16;
const footerLine = 18;
const headingLine = 34;

export function canvasPage(pictures: CanvasPage["pictures"], heading: CanvasPage["heading"], footer: readonly string[]): CanvasPage {
  const height =
    heading.reduce((sum, line) => sum + line.size * 1.35, margin) +
    pictures.reduce((sum, { heading: title, scene }) => sum + scene.height + (title === null ? 0 : headingLine), 0) +
    footer.length * footerLine + 2 * margin;
  return { width: Math.max(...pictures.map(({ scene }) => scene.width)) + 2 * margin, height: Math.ceil(height), heading, pictures, footer };
}

export function paintCanvas<P, F>(canvas: Canvas2D<P, F>, page: CanvasPage, tools: CanvasTools<P, F>, palette: Palette = light): void {
  canvas.fillStyle = palette.page;
  canvas.fillRect(0, 0, page.width, page.height);
  let y = margin;
  for (const line of page.heading) {
    write(canvas, line.text, margin, y + line.size, line.size, line.bold, "start", palette.text, tools.fontFamily);
    y += line.size * 1.35;
  }
  for (const { heading, scene } of page.pictures) {
    if (heading !== null) {
      y += headingLine;
      write(canvas, heading, page.width / 2, y - 8, 16, true, "middle", palette.text, tools.fontFamily);
    }
    canvas.save();
    canvas.translate(margin + scene.cx, y + scene.cy);
    for (const mark of scene.marks) paintMark(canvas, mark, tools, palette);
    canvas.restore();
    y += scene.height;
  }
  page.footer.forEach((line, i) =>
    write(canvas, line, margin, y + margin + (i + 0.7) * footerLine, 12, false, "start", palette.quiet, tools.fontFamily));
}

function paintMark<P, F>(canvas: Canvas2D<P, F>, mark: Mark, tools: CanvasTools<P, F>, palette: Palette): void {
  const look: { fill: Colour | "none"; stroke: Colour | "none"; width?: number; dash?: string } = looks[mark.look];
  if (mark.shape === "text") {
    if (look.fill !== "none") write(canvas, mark.text, mark.x, mark.y, mark.size, mark.bold, mark.anchor, palette[look.fill], tools.fontFamily);
    return;
  }
  const path = tools.path(mark.shape === "path" ? mark.d : circle(mark.x, mark.y, mark.r));
  if (look.fill !== "none") {
    canvas.fillStyle = palette[look.fill];
    canvas.fill(path);
  }
  if (mark.shape === "path" && mark.texture) {
    const texture = tools.texture(mark.texture, palette.texture);
    if (texture !== null) {
      canvas.fillStyle = texture;
      canvas.fill(path);
    }
  }
  if (look.stroke !== "none") {
    canvas.strokeStyle = palette[look.stroke];
    canvas.lineWidth = look.width ?? 1;
    canvas.setLineDash(look.dash?.split(" ").map(Number) ?? []);
    canvas.stroke(path);
  }
}

function write<P, F>(
  canvas: Canvas2D<P, F>, text: string, x: number, y: number, size: number, bold: boolean, anchor: "start" | "middle" | "end", colour: string, family: string,
): void {
  canvas.font = `${bold ? 700 : 400} ${size}px ${family}`;
  canvas.textAlign = anchor === "middle" ? "center" : anchor === "end" ? "right" : "left";
  canvas.fillStyle = colour;
  canvas.fillText(text, x, y);
}

function circle(x: number, y: number, r: number): string {
  return `M${x - r},${y}a${r},${r} 0 1 0 ${2 * r},0a${r},${r} 0 1 0 ${-2 * r},0Z`;
}
