/** Which column of a table holds what, by its heading. */
import { nearest } from "@place-doughnut/schema";
import { captionWords, columnWords, type Column } from "../../words/page-table.js";
import type { Cell } from "./cell.js";
import type { Grid } from "./grid.js";

export interface Head {
  /** Position of the row of headings, counted from 0. */
  readonly row: number;
  readonly columns: ReadonlyMap<Column, number>;
  /** Headings that mean something that another column left of them means already. */
  readonly repeated: readonly string[];
  /** Headings that mean nothing here, each with the known one that it most looks like. */
  readonly unknown: readonly { readonly heading: string; readonly near: string | null }[];
}

const columnOf: ReadonlyMap<string, Column> = new Map(
  (Object.entries(columnWords) as [Column, readonly string[]][]).flatMap(([column, words]) => words.map((word) => [word, column] as const)));

/** The headings stand in the first row that has one; rows above it, such as a title across the table, are passed over. */
const farDown = 10;

/** Null when no row looks like the headings of a doughnut's table. */
export function head({ rows }: Grid): Head | null {
  const found = rows.slice(0, farDown).findIndex((cells) => {
    const columns = new Set(cells.map(({ text }) => columnOf.get(plain(text))));
    return columns.has("dimension") && (columns.has("ring") || columns.has("indicator") || columns.has("value"));
  });
  return found < 0 ? null : { row: found, ...headings(rows[found]!) };
}

/** Is this table meant as a doughnut: by its caption, or by its headings? A page may hold others as its fallback. */
export function isMeant(read: Grid): boolean {
  return captionedPlace(read.caption) !== null || head(read) !== null;
}

/** The place in `Doughnut: Trafford`; null in a caption of another kind. */
export function captionedPlace(caption: string): string | null {
  const colon = caption.indexOf(":");
  const place = caption.slice(colon + 1).trim();
  return colon > 0 && place !== "" && captionWords.includes(plain(caption.slice(0, colon))) ? place : null;
}

/** As headings and words are compared: small letters, plain apostrophes, spaces for the underscores of our own CSV. */
export function plain(text: string): string {
  return text.toLowerCase().replaceAll("’", "'").replace(/[\s_]+/g, " ").trim();
}

function headings(cells: readonly Cell[]): Omit<Head, "row"> {
  const columns = new Map<Column, number>();
  const repeated: string[] = [];
  const unknown: { heading: string; near: string | null }[] = [];
  cells.forEach(({ text }, i) => {
    const column = columnOf.get(plain(text));
    // One heading over two columns is one heading.
    if (i > 0 && cells[i - 1] === cells[i]) return;
    if (column === undefined) {
      if (text !== "") unknown.push({ heading: text, near: nearest(plain(text), columnOf.keys()) });
    } else if (columns.has(column)) repeated.push(text);
    else columns.set(column, i);
  });
  return { columns, repeated, unknown };
}
