/** How wide a text will be. The browser can measure; a file written by a script has to estimate. */

/** The faces of files, where nothing can be measured again: those whose widths `estimateText` knows. */
export const fileFonts = "Arial, 'Helvetica Neue', Helvetica, 'Liberation Sans', sans-serif";

/** Width in pixels of a text at a font size in pixels. */
export type MeasureText = (text: string, size: number, bold: boolean) => number;

/**
 * An estimate for the usual sans-serif faces (Arial, Helvetica, Liberation Sans), from their advance widths in
 * thousandths of the font size, on the wide side: a label that has room to spare is better than one that overlaps.
 */
export const estimateText: MeasureText = (text, size, bold) => {
  let thousandths = 0;
  for (const character of text) thousandths += advance(character);
  return (thousandths / 1000) * size * (bold ? 1.08 : 1.02);
};

function advance(character: string): number {
  if ("iljI.,:;'’|!".includes(character)) return 278;
  if ("ftr()[]- /".includes(character)) return 333;
  if ("mMW%@".includes(character)) return 880;
  if (/[0-9]/.test(character)) return 556;
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x1100) return 1000;
  if (/\p{Lu}/u.test(character)) return 700;
  if (/\p{M}/u.test(character)) return 0;
  return "w".includes(character) ? 740 : 556;
}

/**
 * Breaks a text into lines no wider than `width`, at spaces only. A single word that is wider than the line stays
 * whole on a line of its own: whoever asked must look for a shorter name, or have it broken first by `breakable`.
 */
export function wrap(text: string, width: number, size: number, bold: boolean, measure: MeasureText): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && measure(longer, size, bold) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === "" ? lines : [...lines, line];
}

/** Cuts words that are wider than a line into pieces that are not, between whole characters as a reader sees them. */
export function breakable(text: string, width: number, size: number, bold: boolean, measure: MeasureText): string {
  return text.split(/\s+/).flatMap((word) => (measure(word, size, bold) <= width ? [word] : pieces(word, width, size, bold, measure))).join(" ");
}

const characters = new Intl.Segmenter("en", { granularity: "grapheme" });

function pieces(word: string, width: number, size: number, bold: boolean, measure: MeasureText): readonly string[] {
  const cut: string[] = [];
  let piece = "";
  for (const { segment } of characters.segment(word)) {
    if (piece !== "" && measure(piece + segment, size, bold) > width) {
      cut.push(piece);
      piece = "";
    }
    piece += segment;
  }
  return [...cut, piece];
}
