/** How the page itself sets text: the reader's font, size and spacing, so that labels are laid out for what is really there. */
import { estimateText, type MeasureText } from "./measure-text.js";

export interface PageText {
  /** Changes when anything that decides the width of a text does. */
  readonly key: string;
  /** The reader's base size in pixels. */
  readonly fontSize: number;
  readonly fontFamily: string;
  readonly measure: MeasureText;
  /** Width of a sample: changes when a font with the same name has arrived. */
  readonly sample: number;
}

let context: CanvasRenderingContext2D | null | undefined;

export function pageText(element: Element): PageText {
  const style = getComputedStyle(element);
  const fontSize = pixels(getComputedStyle(element.ownerDocument.documentElement).fontSize) || 16;
  const fontFamily = style.fontFamily || "sans-serif";
  const [letter, word] = [pixels(style.letterSpacing), pixels(style.wordSpacing)];
  const spacing = (text: string): number => letter * [...text].length + word * (text.split(" ").length - 1);
  context ??= element.ownerDocument.createElement("canvas").getContext?.("2d") ?? null;
  const canvas = context;
  const widths = new Map<string, number>();
  const measure: MeasureText = canvas
      ? (text, size, bold) => {
          const font = `${bold ? 700 : 400} ${size}px ${fontFamily}`;
          const key = `${font}|${text}`;
          let width = widths.get(key);
          if (width === undefined) {
            canvas.font = font;
            width = canvas.measureText(text).width;
            widths.set(key, width);
          }
          return width + spacing(text);
        }
      : (text, size, bold) => estimateText(text, size, bold) + spacing(text);
  return {
    key: [fontSize, fontFamily, letter, word].join("|"),
    fontSize, fontFamily,
    measure,
    sample: measure("Doughnut 0123456789", 100, false),
  };
}

/** A computed length, which is always in pixels; `normal` is none. */
function pixels(length: string): number {
  return length.endsWith("px") ? Number(length.slice(0, -2)) : 0;
}
