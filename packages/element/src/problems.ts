/**
 * Every problem this package can report besides those of a document, in one place: code, severity, what it means and
 * what to do. They are about a table in the page, and say where in it. `docs/problems.md` is generated from here.
 */
import { quote, type Problem, type ProblemKind } from "@place-doughnut/schema";

/** One thing wrong with a table in the page, and where in it. */
export interface TableProblem extends Problem {
  /** The row as a person counts it: the first is 1, headings included. Left out where it is about the whole table. */
  readonly row?: number;
  /** The column by its heading, as it stands in the documentation. */
  readonly column?: string;
}

/** What the sentences of each problem need to know. */
export interface TableDetails {
  readonly "table-column-missing": { readonly found: readonly string[] };
  readonly "table-column-repeated": { readonly heading: string };
  readonly "table-column-unknown": { readonly heading: string; readonly near: string | null };
  readonly "table-place-guessed": { readonly place: string };
  readonly "table-cell-missing": { readonly leftOut: string };
  readonly "table-word-unknown": { readonly found: string; readonly known: readonly string[]; readonly leftOut: string };
  readonly "table-number-unreadable": { readonly found: string; readonly unit: string };
  readonly "table-period-unreadable": { readonly found: string };
  readonly "table-number-imprecise": { readonly found: string; readonly held: number };
  readonly "table-cell-unclear": { readonly found: string; readonly kind: "figure" | "period" };
  readonly "table-part-left-out": { readonly found: string };
  readonly "table-older-figure": { readonly indicator: string; readonly newest: string; readonly shown: string };
  readonly "table-unit-differs": { readonly other: string; readonly unit: string };
  readonly "table-id-repeated": { readonly id: string };
  readonly "table-contradiction": { readonly indicator: string };
  readonly "table-row-aside": { readonly found: string };
  readonly "table-too-large": { readonly rows: number; readonly columns: number };
}

export type TableProblemCode = keyof TableDetails;

/** Where in the table. */
export interface Spot {
  readonly row?: number;
  readonly column?: string;
}

/** The catalogue. A sentence starts after the place in the table, which is put before it. */
export const problemKinds: { readonly [Code in TableProblemCode]: ProblemKind<TableDetails[Code] & Spot> } = {
  "table-column-missing": {
    severity: "error",
    doc: "A table in the page without a column that a doughnut needs: dimension, ring, or for its figures the period.",
    message: (d) => `There is no column ${quote(d.column ?? "")} in this table. Its headings are ${d.found.length === 0 ? "not there" : d.found.slice(0, 12).map(quote).join(", ")}.`,
    hint: () => "The headings stand in the first row of the table; see docs/table.md for their names.",
  },
  "table-column-repeated": {
    severity: "warning",
    doc: "Two columns of a table in the page that hold the same thing. The first is read.",
    message: (d) => `The column ${quote(d.heading)} holds what a column before it holds, and is not read.`,
  },
  "table-column-unknown": {
    severity: "notice",
    doc: "A column of a table in the page whose heading is not known. It is not read.",
    message: (d) => `The column ${quote(d.heading)} is not known and is not read.`,
    hint: (d) => (d.near === null ? null : `Did you mean ${quote(d.near)}?`),
  },
  "table-place-guessed": {
    severity: "warning",
    doc: "A table in the page whose caption does not say which place it is about. The whole caption is taken, else the title of the page.",
    message: (d) => `The caption does not name the place; ${quote(d.place)} is shown.`,
    hint: () => 'Begin the caption with "Doughnut:" or "Toesen:", and then the name of the place.',
  },
  "table-cell-missing": {
    severity: "error",
    doc: "An empty cell in a table in the page where something must stand: a ring, a dimension, a direction, or the period of a figure.",
    message: (d) => `This cell is empty; the ${d.leftOut} is left out.`,
  },
  "table-word-unknown": {
    severity: "error",
    doc: "A word in a table in the page that is not one of those that can stand there, as in the columns ring, direction and lens.",
    message: (d) => `${quote(d.found)} is not known here; the ${d.leftOut} is left out.`,
    hint: (d) => `Known are ${d.known.map(quote).join(", ")}.`,
  },
  "table-number-unreadable": {
    severity: "error",
    doc: "A text in a table in the page where a number belongs. It is read as missing, never as zero.",
    message: (d) => `${quote(d.found)} is not a number${d.unit === "" ? "" : ` in ${quote(d.unit)}`}; it is read as missing.`,
    hint: () => "Write digits, with commas between thousands and a point before decimals, and nothing else but the unit; leave the cell empty when there is no figure.",
  },
  "table-older-figure": {
    severity: "warning",
    doc: "An indicator of a table in the page whose newest figure cannot be read. An older one is shown, and marked.",
    message: (d) => `The newest figure of ${quote(d.indicator)}, for ${quote(d.newest)}, cannot be read; the one for ${quote(d.shown)} is shown.`,
  },
  "table-number-imprecise": {
    severity: "warning",
    doc: "A number in a table in the page with more digits than a computer holds: about sixteen. The nearest is used.",
    message: (d) => `${quote(d.found)} has more digits than can be held exactly; ${d.held} is used.`,
  },
  "table-cell-unclear": {
    severity: "error",
    doc: "A cell of a table in the page whose text is not what a person sees there: a figure with a raised or struck one beside it, one put together from several, a control, a picture. It is read as missing, never as the figures in a row.",
    message: (d) => `It is not certain which ${d.kind} is seen here${d.found === "" ? "" : `, where the text is ${quote(d.found)}`}; ${d.kind === "figure" ? "it is read as missing" : "the figure is left out"}.`,
    hint: () => "Leave nothing but text in the cell. The mark of a footnote may be a raised link, a raised * or a raised [1].",
  },
  "table-part-left-out": {
    severity: "notice",
    doc: "A part of a cell of a table in the page that is hidden or the mark of a footnote. The rest of the cell is read.",
    message: (d) => `${quote(d.found)} is hidden, or the mark of a footnote, and is not read.`,
  },
  "table-unit-differs": {
    severity: "error",
    doc: "A row of a table in the page whose figures are in another unit than those of the same indicator, or in none where others have a per cent sign beside them. They are read as missing.",
    message: (d) => `This row is in ${d.other === "" ? "no unit" : quote(d.other)} and the indicator in ${d.unit === "" ? "none" : quote(d.unit)}; its figures are read as missing.`,
    hint: () => "Give all figures of an indicator in one unit, and name it in a column; or give this one an indicator of its own.",
  },
  "table-id-repeated": {
    severity: "warning",
    doc: "Two things in a table in the page with one id. The second gets another, made of its name.",
    message: (d) => `The id ${quote(d.id)} is that of something in a row before; another is used here.`,
  },
  "table-period-unreadable": {
    severity: "error",
    doc: "A period in a table in the page that cannot be read, or could mean two things, as 2011-12 and 2023 to 2024 do. Its figure is left out.",
    message: (d) => `${quote(d.found)} is not a period that can be read; the figure is left out.`,
    hint: () => "Write 2023, 2023/24 for a financial year, June 2023, 29 June 2023, or 2021 to 2023.",
  },
  "table-contradiction": {
    severity: "warning",
    doc: "Rows of a table in the page that say different things about the same indicator or dimension, such as two targets. The first is used.",
    message: (d) => `This says something else about ${quote(d.indicator)} than a row before it; the first is used.`,
    hint: () => "What is true of the whole indicator may stand in its first row alone.",
  },
  "table-row-aside": {
    severity: "notice",
    doc: "A row of a table in the page that is one cell across the whole table and not the name of a ring. It is not read.",
    message: (d) => `${quote(d.found)} stands alone across the table and is not read.`,
  },
  "table-too-large": {
    severity: "error",
    doc: "A table in the page with more than 50,000 rows or 60 columns. The rest is not read.",
    message: (d) => `A table is read up to ${d.rows} rows and ${d.columns} columns; the rest is left out.`,
  },
};

/** A problem in words, with its place in the table in front. */
export function tableProblem<Code extends TableProblemCode>(code: Code, spot: Spot, details: TableDetails[Code]): TableProblem {
  const kind: ProblemKind<TableDetails[Code] & Spot> = problemKinds[code];
  const all = { ...details, ...spot };
  const hint = kind.hint?.(all) ?? null;
  const where = spot.row === undefined ? "" : `Row ${spot.row}${spot.column === undefined ? "" : `, ${spot.column}`}: `;
  return { code, severity: kind.severity, message: where + kind.message(all), path: "", ...spot, ...(hint === null ? {} : { hint }) };
}
