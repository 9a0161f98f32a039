/** How the page itself sets text: the reader's font, size and spacing, so that labels are laid out for what is really there. */
import { own } from "./own.js";
import { estimateText, type MeasureText } from "../picture/measure-text.js";

export interface PageText {
  /** Changes when anything that decides the width of a text does, also when a face of the same font arrives late. */
  readonly key: string;
  /** The base size in pixels. */
  readonly fontSize: number;
  /** Does text run from right to left here? Then the rings do too. */
  readonly mirrored: boolean;
  /** Remembers widths, for the faces that were there when it was made. */
  readonly measure: MeasureText;
}

/** Letters and figures: a face that arrives late shows in their width. */
export const sampleText = "Doughnut 0123456789";

/** The smallest base size: the smallest label is three quarters of it, and nobody should have to read less than 12 pixels. */
const smallest = 16;

export function pageText(element: Element): PageText {
  const style = getComputedStyle(element);
  // The element's own size, not the page's: many pages set the root to 10 pixels and only their text back to 16.
  const fontSize = Math.max(smallest, pixels(style.fontSize));
  const fontFamily = style.fontFamily || "sans-serif";
  const [letter, word] = [pixels(style.letterSpacing), pixels(style.wordSpacing)];
  const spacing = (text: string): number => letter * [...text].length + word * (text.split(" ").length - 1);
  const measured = canvasText(element.ownerDocument, fontFamily) ?? estimateText;
  const samples = [false, true].map((bold) => measured(sampleText, 100, bold));
  const mirrored = style.direction === "rtl";
  return {
    key: [fontSize, fontFamily, letter, word, mirrored, ...samples].join("|"),
    fontSize, mirrored,
    measure: (text, size, bold) => measured(text, size, bold) + spacing(text),
  };
}

/** One canvas a document, for a frame has fonts of its own. */
const contexts = new WeakMap<Document, CanvasRenderingContext2D | null>();

function canvasText(page: Document, fontFamily: string): MeasureText | null {
  if (!contexts.has(page)) contexts.set(page, own(page, "createElement")("canvas").getContext?.("2d") ?? null);
  const canvas = contexts.get(page);
  if (!canvas) return null;
  const widths = new Map<string, number>();
  return (text, size, bold) => {
    const font = `${bold ? 700 : 400} ${size}px ${fontFamily}`;
    const key = `${font}|${text}`;
    let width = widths.get(key);
    if (width === undefined) {
      canvas.font = font;
      width = canvas.measureText(text).width;
      widths.set(key, width);
    }
    return width;
  };
}

/** A computed length, which is always in pixels; `normal` is none. */
function pixels(length: string): number {
  return length.endsWith("px") ? Number(length.slice(0, -2)) : 0;
}
