/** Whose figures are these? The place's, another place's to show beside it, or nobody's that the doughnut is about. */
import { nearest } from "@place-doughnut/schema";
import type { Mapping } from "../portrait.js";
import { problem, type FeedProblem } from "../problems.js";
import type { TableRow } from "../table.js";
import type { Columns } from "./columns.js";
import { oncePerText } from "./once.js";

/** A place as a table may name it. */
export interface MapArea {
  /** What its observations are labelled with: its code, or its name where it has none. */
  readonly id: string;
  /** What people call it, for messages. */
  readonly title: string;
  readonly code?: string | undefined;
  readonly names: readonly string[];
}

export interface Areas {
  /** The place first, then those beside it. */
  readonly wanted: readonly MapArea[];
  /** The wanted area a row is about; null for any other. */
  readonly areaOf: (row: TableRow) => MapArea | null;
  readonly problems: readonly FeedProblem[];
}

/** Finds the place and its comparators in the table. A table without an area column is all about the place. */
export function findAreas(mapping: Mapping, columns: Columns, rows: readonly TableRow[], place: MapArea, comparators: readonly MapArea[]): Areas {
  if (mapping.area === undefined) return { wanted: [place], areaOf: () => place, problems: [] };
  const asked = mapping.area.is ?? place.code;
  const where = { column: mapping.area.column };
  if (asked === undefined) return { wanted: [], areaOf: () => null, problems: [problem("area-unstated", where)] };
  const column = columns.get(mapping.area.column) ?? -1;
  const byText = new Map<string, MapArea>();
  for (const other of comparators) for (const text of [...other.names, other.code ?? ""]) byText.set(folded(text), other);
  byText.delete("");
  byText.set(folded(asked), place);
  const present = new Set(rows.map((row) => row.cells[column] ?? ""));
  const found = new Set([...present].map((text) => byText.get(folded(text))));
  const problems = found.has(place) ? [] : [problem("area-not-found", where, { area: asked, found: [...present], nearest: isCode(asked) ? null : nearest(asked, present) })];
  const areaNamed = oncePerText((text) => byText.get(folded(text)) ?? null);
  return { wanted: [place, ...comparators], areaOf: (row) => areaNamed(row.cells[column] ?? ""), problems };
}

/** Names of places are written in capitals here and there ("ENGLAND"). */
function folded(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
}

/** A code with one sign changed is another place's: nothing like it may be suggested. */
function isCode(text: string): boolean {
  return /^[A-Z]\d{8}$/.test(text);
}
