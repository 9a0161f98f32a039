/** Which rows does a mapping keep? Those that hold the asked text, or one of the asked texts, in every named column. */
import { nearest } from "@place-doughnut/schema";
import type { Where } from "../portrait.js";
import { problem, type FeedProblem } from "../problems.js";
import type { TableRow } from "../table.js";
import type { Columns } from "./columns.js";
import { oncePerText } from "./once.js";

/** A text as it is compared: kinds of blanks and widths of letters do not count, capitals do. */
export function comparable(text: string): string {
  return text.normalize("NFKC").trim();
}

interface Condition {
  readonly name: string;
  readonly column: number;
  /** As the mapping writes them. */
  readonly asked: readonly string[];
  readonly allows: (text: string) => boolean;
}

export interface RowFilter {
  readonly conditions: readonly Condition[];
  readonly matches: (row: TableRow) => boolean;
}

/** The rows that a `where` keeps; all of them when there is none. */
export function rowFilter(where: Where | undefined, columns: Columns): RowFilter {
  const conditions = Object.entries(where ?? {}).map(([name, text]): Condition => {
    const asked = typeof text === "string" ? [text] : text;
    const allowed = new Set(asked.map(comparable));
    return { name, column: columns.get(name) ?? -1, asked, allows: oncePerText((cell) => allowed.has(comparable(cell))) };
  });
  return { conditions, matches: (row) => conditions.every((condition) => holds(condition, row)) };
}

function holds({ column, allows }: Condition, row: TableRow): boolean {
  return allows(row.cells[column] ?? "");
}

/** Which of several allowed texts a row holds: it tells apart rows counted by different methods. */
export function chosenTexts({ conditions }: RowFilter, row: TableRow): string[] {
  return conditions.filter(({ asked }) => asked.length > 1).map(({ column }) => comparable(row.cells[column] ?? ""));
}

/** What in a `where` matches nothing in the whole table, and what would be near it. */
export function checkFilter({ conditions, matches }: RowFilter, rows: readonly TableRow[]): FeedProblem[] {
  if (conditions.length === 0 || rows.length === 0) return [];
  const problems: FeedProblem[] = [];
  for (const condition of conditions) {
    const texts = new Set([...new Set(rows.map((row) => row.cells[condition.column] ?? ""))].map(comparable));
    const absent = condition.asked.filter((text) => !texts.has(comparable(text)));
    const at = { column: condition.name };
    if (absent.length === condition.asked.length) {
      problems.push(problem("where-no-match", at, { asked: absent, found: [...texts], nearest: nearestText(absent[0] ?? "", texts) }));
    } else for (const text of absent) problems.push(problem("where-text-absent", at, { text }));
  }
  const eachAlone = problems.every(({ severity }) => severity !== "error");
  if (!eachAlone || rows.some(matches)) return problems;
  return [...problems, problem("where-combination", {}, { columns: conditions.map(({ name }) => name) })];
}

/** The text most like another: first by its letters, else by how both begin, since publishers add to the end of long names. */
function nearestText(word: string, texts: ReadonlySet<string>): string | null {
  return nearest(word, texts) ?? longestSharedStart(comparable(word).toLowerCase(), texts);
}

function longestSharedStart(word: string, texts: ReadonlySet<string>): string | null {
  let best: string | null = null;
  let longest = Math.max(3, Math.floor(word.length / 3));
  for (const text of texts) {
    const shared = sharedStart(word, text.toLowerCase());
    if (shared > longest) [best, longest] = [text, shared];
  }
  return best;
}

function sharedStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}
