/**
 * The table of figures as text with tabs, which is what spreadsheets and word processors take from a clipboard: the
 * same words as on the page, one line for each row, every line complete.
 */
import type { RingRows, Row, Figure } from "../figure/figure.js";
import type { Words } from "../words/index.js";
import { harmless } from "./csv.js";

/** `rings` are the figure's rows in the order in which they stand on the page. */
export function tsv({ comparators, sources }: Figure, rings: readonly RingRows[], { table: words }: Words): string {
  const heads = [words.dimension, words.indicator, words.figure, words.period, words.line, words.result, ...comparators.map(({ text }) => text), words.change, words.source];
  const line = (row: Row): readonly string[] => [
    row.indicator.text, row.figure, row.period, row.line, [row.result, ...(row.lineFrom === "" ? [] : [row.lineFrom]), ...row.remarks, ...row.elsewhere.map(({ place, figure }) => `${place.text}: ${figure}`)].join("; "), ...row.comparators, row.change,
    row.source === null ? "" : (sources[row.source - 1]?.title.text ?? ""),
  ];
  const lines = rings.flatMap((ring) => [[ring.heading], ...ring.dimensions.flatMap(({ name, rows }) => rows.map((row) => [name.text, ...line(row)]))]);
  return [heads, ...lines].map((cells) => `${cells.map(cell).join("\t")}\r\n`).join("");
}

/** A tab or a line break inside would start another cell. */
function cell(text: string): string {
  return harmless(text.replace(/\s+/g, " ").trim());
}
