/** One row of a table in the page, read by the meaning of its columns; what cannot be read is reported where it stands. */
import { nearest, type MissingReason, type Period } from "@place-doughnut/schema";
import type { Spot, TableDetails, TableProblemCode } from "../../problems.js";
import { columnWords, missingWords, type Column } from "../../words/page-table.js";
import { unguarded } from "../../paint/csv.js";
import type { Cell } from "./cell.js";
import { plain } from "./columns.js";
import { number, typed } from "./number.js";
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

  text(column: Column): string {
    return textOf(this.cell(column));
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

  /** Does anything stand there, other than a word for what is missing? */
  states(column: Column): boolean {
    return !missingWords.has(plain(this.text(column)));
  }

  /** `unit` is that of the indicator: it may stand beside the number. */
  figure(column: Column, unit: string): Figure {
    const text = this.text(column);
    if (this.isDoubtful(column)) return this.unclear(column, text, "figure");
    if (!this.states(column)) return undefined;
    const found = number(text, unit);
    if (found === null) {
      this.problem("table-number-unreadable", column, { found: text, unit });
      return null;
    }
    if (!this.isInOnePiece(column, [found.written])) return this.unclear(column, text, "figure");
    if (!found.isExact) this.problem("table-number-imprecise", column, { found: text, held: found.value });
    return found.value;
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
    const written = label || [start, end].filter((day) => day !== "").join(" ");
    const columns: readonly Column[] = start !== "" || end !== "" ? ["periodStart", "periodEnd"] : ["period"];
    const doubtful = columns.find((column) => this.isDoubtful(column));
    if (doubtful) return this.unclear(doubtful, this.text(doubtful), "period");
    const found = columns.length > 1 ? periodOfDays(start, end, label) : period(label);
    if (found === null) {
      if (written !== "") this.problem("table-period-unreadable", "period", { found: written });
      return null;
    }
    const joined = columns.find((column) => !this.isInOnePiece(column, this.text(column).match(/\d+/g) ?? []));
    return joined ? this.unclear(joined, this.text(joined), "period") : found;
  }

  /** Tells what its cells hold besides their text. A cell that spans rows is told of once: `told` holds those that were. */
  tellLeftOut(told: Set<Cell>): void {
    for (const column of this.columns.keys()) {
      const cell = this.cell(column);
      const found = cell?.markup?.leftOut ?? "";
      if (!cell || found === "" || told.has(cell)) continue;
      told.add(cell);
      this.problem("table-part-left-out", column, { found });
    }
  }

  problem<Code extends TableProblemCode>(code: Code, column: Column, details: TableDetails[Code]): void {
    this.report(code, { row: this.at, column: columnWords[column][0] }, details);
  }

  private unclear(column: Column, found: string, kind: "figure" | "period"): null {
    this.problem("table-cell-unclear", column, { found, kind });
    return null;
  }

  private isDoubtful(column: Column): boolean {
    return this.cell(column)?.markup?.isDoubtful === true;
  }

  /** Does each of these stand in one piece on the line, not put together from what a person sees apart? */
  private isInOnePiece(column: Column, written: readonly string[]): boolean {
    const stretches = this.cell(column)?.markup?.stretches.map(typed);
    return !stretches || written.every((one) => stretches.some((stretch) => stretch.includes(one)));
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

/** Without the apostrophe that our own CSV puts before what a spreadsheet could take for a formula. */
export function textOf(cell: Cell | undefined): string {
  return unguarded(cell?.text ?? "").trim();
}
