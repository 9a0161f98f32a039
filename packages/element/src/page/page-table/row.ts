/** One row of a table in the page, read by the meaning of its columns; what cannot be read is reported where it stands. */
import { nearest, type MissingReason, type Period } from "@place-doughnut/schema";
import type { Spot, TableDetails, TableProblemCode } from "../../problems.js";
import { columnWords, missingWords, type Column } from "../../words/page-table.js";
import { plain } from "./columns.js";
import type { Cell } from "./grid.js";
import { number } from "./number.js";
import { period, periodOfDays } from "./period.js";

export type Report = <Code extends TableProblemCode>(code: Code, spot: Spot, details: TableDetails[Code]) => void;

/** A number; null for one that stands there and cannot be read; undefined for none. */
export type Figure = number | null | undefined;

export class Row {
  constructor(
    private readonly cells: readonly Cell[],
    private readonly columns: ReadonlyMap<Column, number>,
    private readonly at: number,
    private readonly report: Report,
  ) {}

  /** Is this column in the table at all? */
  has(column: Column): boolean {
    return this.columns.has(column);
  }

  /** Without the apostrophe that our own CSV puts before what a spreadsheet could take for a formula. */
  text(column: Column): string {
    const text = this.cell(column)?.text ?? "";
    return /^'\s*[=+\-@＝＋－＠]/.test(text) ? text.slice(1) : text;
  }

  url(column: Column): string | null {
    return this.cell(column)?.url ?? null;
  }

  /** One of a few words; null when the cell is empty or holds another. */
  word<Term>(column: Column, known: ReadonlyMap<string, Term>, leftOut: string): Term | null {
    const text = this.text(column);
    return text === "" ? null : this.known(text, column, known, leftOut);
  }

  /** Several of them, with spaces or commas between. */
  words<Term>(column: Column, known: ReadonlyMap<string, Term>, leftOut: string): Term[] {
    const all = this.text(column).split(/[\s,;]+/).filter((text) => text !== "");
    return all.flatMap((text) => this.known(text, column, known, leftOut) ?? []);
  }

  /** The unit's symbol. A per cent sign beside the figure says as much, where no column of units says anything. */
  unit(): string {
    const unit = this.text("unit");
    return unit === "" && this.text("value").endsWith("%") ? "%" : unit;
  }

  figure(column: Column): Figure {
    const text = this.text(column);
    if (missingWords.has(plain(text))) return undefined;
    const value = number(text, this.unit());
    if (value === null) this.problem("table-number-unreadable", column, { found: text, unit: this.unit() });
    return value;
  }

  /** Why there is no figure; null when no reason is given. Stands in the figure's own cell or in a column of its own. */
  reason(): MissingReason | null {
    const told = missingWords.get(plain(this.text("value"))) ?? null;
    const text = this.text("missing");
    return told ?? (text === "" ? null : this.known(text.replaceAll("-", " "), "missing", missingWords, "reason"));
  }

  /** Null when there is none or it cannot be read. */
  period(): Period | null {
    const label = this.text("period");
    const [start, end] = [this.text("periodStart"), this.text("periodEnd")];
    const found = start !== "" || end !== "" ? periodOfDays(start, end, label) : period(label);
    const written = label || [start, end].filter((day) => day !== "").join(" ");
    if (written !== "" && found === null) this.problem("table-period-unreadable", "period", { found: written });
    return found;
  }

  problem<Code extends TableProblemCode>(code: Code, column: Column, details: TableDetails[Code]): void {
    this.report(code, { row: this.at, column: columnWords[column][0] }, details);
  }

  private known<Term>(text: string, column: Column, known: ReadonlyMap<string, Term>, leftOut: string): Term | null {
    const word = plain(text);
    const term = known.get(word);
    if (term !== undefined) return term;
    const near = nearest(word, known.keys());
    this.problem("table-word-unknown", column, { found: text, known: near === null ? [...known.keys()].filter((one) => one !== "").slice(0, 8) : [near], leftOut });
    return null;
  }

  private cell(column: Column): Cell | undefined {
    const at = this.columns.get(column);
    return at === undefined ? undefined : this.cells[at];
  }
}
