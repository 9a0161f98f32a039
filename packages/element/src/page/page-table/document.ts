/**
 * A table in the page becomes a document, to be read like any other. Nothing is filled in: what a row does not say is
 * missing, and what it says in a way that cannot be understood is reported with its row and column.
 */
import { problem, type Assessment, type Lens, type Problem, type Ring } from "@place-doughnut/schema";
import { Ids } from "../ids.js";
import { tableProblem, type TableProblem } from "../../problems.js";
import { assessmentWords, columnWords, lensWords, ringWords, thisPlace, type Column } from "../../words/page-table.js";
import type { Cell } from "./cell.js";
import { captionedPlace, head, plain, type Head } from "./columns.js";
import { limits, type Grid } from "./grid.js";
import { IndicatorRows } from "./indicator.js";
import { Row, textOf, type Report } from "./row.js";
import { Sources } from "./sources.js";

export interface TableRead {
  /** What should be a document; null when the table cannot be one. */
  readonly document: unknown;
  readonly problems: readonly Problem[];
}

/** `pageTitle` names the place where nothing better does. */
export function tableDocument(read: Grid, pageTitle: string): TableRead {
  const findings = new Findings();
  const found = head(read);
  if (read.isCut) findings.report("table-too-large", {}, limits);
  const headings = (read.rows[found?.row ?? 0] ?? []).map(({ text }) => text);
  const without = (column: Column): void => findings.report("table-column-missing", { column: columnWords[column][0] }, { found: headings });
  if (!found || !hasRings(found, read)) {
    without(found ? "ring" : "dimension");
    return { document: null, problems: findings.all() };
  }
  if (found.columns.has("value") && !found.columns.has("period") && !found.columns.has("periodStart")) without("period");
  for (const heading of found.repeated) findings.report("table-column-repeated", { row: found.row + 1 }, { heading });
  for (const { heading, near } of found.unknown) findings.report("table-column-unknown", { row: found.row + 1 }, { heading, near });
  const rows = new TableRows(found, findings.report);
  const below = read.rows.slice(found.row + 1);
  rows.keepIds(below);
  below.forEach((cells, i) => rows.add(cells, found.row + i + 2));
  return { document: { version: 1, place: rows.place(read.caption, pageTitle), ...rows.finish() }, problems: findings.all() };
}

/** Rings stand in a column of their own, or above their rows across the table. */
function hasRings({ columns }: Head, { rows }: Grid): boolean {
  return columns.has("ring") || rows.some((cells) => isAcross(cells) && ringWords.has(plain(cells[0]!.text)));
}

function isAcross(cells: readonly Cell[]): boolean {
  return cells.length > 1 && cells.every((cell) => cell === cells[0]);
}

interface DimensionRows {
  readonly ring: Ring;
  readonly id: string;
  readonly name: string;
  readonly lens: Lens | null;
  readonly shortName: string;
  note: string;
  assessment: Assessment | null;
  readonly indicators: IndicatorRows[];
  /** The same by what rows may call them. */
  readonly called: Map<string, IndicatorRows>;
}

/** What the rows have said so far. */
class TableRows {
  private readonly made: DimensionRows[] = [];
  /** By what rows may call them. */
  private readonly dimensions = new Map<string, DimensionRows>();
  private readonly dimensionIds = new Ids();
  private readonly indicatorIds = new Ids();
  private readonly sources = new Sources();
  private readonly told = new Set<Cell>();
  /** The ring whose name stands across the table above the rows, where no column says it. */
  private ringAbove: Ring | null = null;
  private first: Row | null = null;

  constructor(private readonly head: Head, private readonly report: Report) {}

  /** Before any row is read: an id that a row states is not given to another by its name. */
  keepIds(rows: Grid["rows"]): void {
    for (const [column, ids] of [["dimensionId", this.dimensionIds], ["indicatorId", this.indicatorIds]] as const) {
      const at = this.head.columns.get(column);
      if (at !== undefined) for (const cells of rows) ids.keep(textOf(cells[at]));
    }
  }

  add(cells: Grid["rows"][number], at: number): void {
    if (cells.every(({ text, url }) => text === "" && url === null)) return;
    if (isAcross(cells)) return this.addAside(cells[0]!.text, at);
    const row = new Row(cells, this.head.columns, at, this.report);
    this.first ??= row;
    row.tellLeftOut(this.told);
    const dimension = this.dimensionOf(row);
    if (!dimension) return;
    dimension.note ||= row.text("dimensionNote");
    this.judge(dimension, row);
    if (row.text("indicator") !== "") this.indicatorOf(dimension, row).add(row, this.sources.add(row));
    else dimension.note ||= row.text("note");
  }

  place(caption: string, pageTitle: string): unknown {
    const named = captionedPlace(caption) ?? (this.first?.text("place") || null);
    const code = this.first?.text("placeCode") ?? "";
    if (named === null) this.report("table-place-guessed", {}, { place: caption || pageTitle || thisPlace.en });
    return { name: named ?? (caption || pageTitle || thisPlace), ...(code === "" ? {} : { code }) };
  }

  finish(): object {
    const said = (["updated", "title", "credit"] as const).map((column) => [column, this.first?.text(column) ?? ""] as const).filter(([, text]) => text !== "");
    return {
      ...Object.fromEntries(said),
      ...(this.sources.all.size === 0 ? {} : { sources: Object.fromEntries(this.sources.all) }),
      dimensions: this.made.map(({ lens, shortName, note, assessment, indicators, called: _, ...dimension }) => ({
        ...dimension, ...(lens === null ? {} : { lens }), ...(shortName === "" ? {} : { shortName }), ...(note === "" ? {} : { note }),
        ...(assessment === null ? {} : { assessment }),
        indicators: indicators.flatMap((indicator) => indicator.finish() ?? []),
      })),
    };
  }

  private addAside(text: string, at: number): void {
    const ring = ringWords.get(plain(text));
    if (ring) this.ringAbove = ring;
    else this.report("table-row-aside", { row: at }, { found: text });
  }

  /** The first row that judges a dimension is right; another that judges otherwise is told of. */
  private judge(dimension: DimensionRows, row: Row): void {
    const [score, note] = [row.word("assessment", assessmentWords, "assessment"), row.text("assessmentNote")];
    if (score === null) {
      if (note !== "" && row.text("assessment") === "" && !dimension.assessment) row.problem("table-cell-missing", "assessment", { leftOut: "note" });
      return;
    }
    dimension.assessment ??= { score, ...(note === "" ? {} : { note }) };
    if (dimension.assessment.score !== score) row.problem("table-contradiction", "assessment", { indicator: dimension.name });
  }

  private dimensionOf(row: Row): DimensionRows | null {
    const name = row.text("dimension");
    const ring = this.ringOf(row, name);
    if (!ring) return null;
    const lens = row.word("lens", lensWords, "lens");
    const own = row.text("dimensionId");
    const key = (lens: Lens | null, id: string): string => JSON.stringify([ring, name, lens, id]);
    const known = this.dimensions.get(key(lens, own));
    if (known) return known;
    const id = this.ownId(this.dimensionIds, row, "dimensionId") ?? this.dimensionIds.of(name, `dimension-${this.made.length + 1}`);
    const made: DimensionRows = { ring, name, lens, id, shortName: row.text("shortName"), note: "", assessment: null, indicators: [], called: new Map() };
    this.made.push(made);
    // A row that says nothing of the lens or the id means the dimension of that name before it.
    for (const called of [key(lens, own), key(null, own), key(lens, ""), key(null, "")]) this.dimensions.set(called, made);
    return made;
  }

  /** The id that the row states; null when it states none, or one that something else has. */
  private ownId(ids: Ids, row: Row, column: "dimensionId" | "indicatorId"): string | null {
    const id = row.text(column);
    if (id === "" || ids.claim(id)) return id || null;
    row.problem("table-id-repeated", column, { id });
    return null;
  }

  private ringOf(row: Row, dimension: string): Ring | null {
    const says = row.text("ring") !== "";
    if (dimension === "") row.problem("table-cell-missing", "dimension", { leftOut: "row" });
    else if (!says && !this.ringAbove) row.problem("table-cell-missing", "ring", { leftOut: "row" });
    return dimension === "" ? null : says ? row.word("ring", ringWords, "row") : this.ringAbove;
  }

  private indicatorOf({ ring, id, indicators, called }: DimensionRows, row: Row): IndicatorRows {
    const [own, name] = [row.text("indicatorId"), row.text("indicator")];
    const key = (id: string): string => JSON.stringify([name, id]);
    const known = called.get(key(own));
    if (known) return known;
    const made = new IndicatorRows(ring, this.ownId(this.indicatorIds, row, "indicatorId") ?? this.indicatorIds.of(`${id} ${name}`, `${id}-${indicators.length + 1}`), name);
    indicators.push(made);
    for (const id of [own, ""]) called.set(key(id), made);
    return made;
  }
}

/** So many of one code are listed, the rest is counted: one wrong column must not make ten thousand lines. */
const listed = 20;

class Findings {
  private readonly found: TableProblem[] = [];
  private readonly counts = new Map<string, number>();

  readonly report: Report = (code, spot, details) => {
    const count = (this.counts.get(code) ?? 0) + 1;
    this.counts.set(code, count);
    if (count <= listed) this.found.push(tableProblem(code, spot, details));
  };

  all(): readonly Problem[] {
    // Indicators are read when their last row is known; a person reads from the top.
    this.found.sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
    const more = [...this.counts].filter(([, count]) => count > listed).map(([kind, count]) => problem("more-problems", "", { kind, more: count - listed }));
    return [...this.found, ...more];
  }
}
