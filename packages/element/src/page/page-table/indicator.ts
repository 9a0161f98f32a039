/** Rows about one indicator become one indicator: what is true of it all stands in any of them, its series in each. */
import type { Direction, Observation, Period, Ring } from "@place-doughnut/schema";
import { directionWords, flagWords, type Column } from "../../words/page-table.js";
import type { Figure, Row } from "./row.js";
import { Unit } from "./unit.js";

/** As it will stand in the document. */
type Plain = Readonly<Record<string, unknown>>;

/** Where the numbers of a row stand. */
const figures = ["value", "low", "high", "line", "target", "boundary", "start", "floor", "reference"] as const satisfies readonly Column[];

export class IndicatorRows {
  private readonly rows: { readonly row: Row; readonly source: string | null }[] = [];
  private readonly facts = new Map<string, unknown>();
  private readonly observations: Observation[] = [];
  /** Rows with a figure that cannot be read, for a period that can. */
  private readonly unread: { readonly row: Row; readonly period: Period }[] = [];

  constructor(private readonly ring: Ring, private readonly id: string, private readonly name: string) {}

  /** `source` is the key of the row's source in the document, or null. */
  add(row: Row, source: string | null): void {
    this.rows.push({ row, source });
  }

  /** Null when it does not say which way is better, for that is never guessed. */
  finish(): Plain | null {
    // The unit first: any row may say it, and every number is read by it.
    const unit = new Unit(this.rows.map(({ row }) => row));
    for (const { row, source } of this.rows) this.read(row, source, unit);
    const direction = this.facts.get("direction") ?? this.impliedDirection();
    if (direction === null) {
      this.rows[0]?.row.problem("table-cell-missing", "direction", { leftOut: "indicator" });
      return null;
    }
    this.tellOlder();
    const { stated } = unit;
    return { id: this.id, name: this.name, ...(stated ? { unit: stated } : {}), ...Object.fromEntries(this.facts), direction, observations: this.observations };
  }

  private read(row: Row, source: string | null, unit: Unit): void {
    this.state(row, "direction", "direction", row.word("direction", directionWords, "direction") ?? undefined);
    this.state(row, "note", "note", row.text("note") || undefined);
    this.state(row, "source", "source", source ?? undefined);
    const other = unit.otherIn(row);
    if (other === null) this.addScale(row, unit.symbol);
    else if (figures.some((column) => row.states(column))) row.problem("table-unit-differs", row.text("unit") === "" ? "value" : "unit", { other, unit: unit.text });
    const observation = this.observation(row, other === null ? (column) => row.figure(column, unit.symbol) : () => null);
    if (observation) this.observations.push(observation);
  }

  private addScale(row: Row, unit: string): void {
    const [end, start] = this.ring === "social" ? (["target", "floor"] as const) : (["boundary", "reference"] as const);
    this.state(row, start, "start", row.figure("start", unit));
    this.state(row, "floor", "floor", row.figure("floor", unit));
    this.state(row, "reference", "reference", row.figure("reference", unit));
    this.state(row, end, "line", line(row, "line", unit));
    // A column of the other ring is kept as it stands, so that the document's own rules can say what is wrong with it.
    this.state(row, "target", "target", line(row, "target", unit));
    this.state(row, "boundary", "boundary", line(row, "boundary", unit));
  }

  /** The first row that says it is right; another that says something else is told of. */
  private state(row: Row, key: string, column: Column, value: unknown): void {
    if (value === undefined) return;
    if (!this.facts.has(key)) this.facts.set(key, value);
    else if (JSON.stringify(this.facts.get(key)) !== JSON.stringify(value)) row.problem("table-contradiction", column, { indicator: this.name });
  }

  /** With both ends of the scale stated there is nothing to guess: it leads from the one to the other. */
  private impliedDirection(): Direction | null {
    const [start, end] = this.ring === "social" ? ["floor", "target"] : ["reference", "boundary"];
    const from = this.facts.get(start!);
    const to = (this.facts.get(end!) as { readonly value: unknown } | undefined)?.value;
    if (typeof from !== "number" || typeof to !== "number" || from === to) return null;
    return from < to === (this.ring === "social") ? "higher-is-better" : "lower-is-better";
  }

  /** An older figure in place of the newest is what a reader takes for the newest. */
  private tellOlder(): void {
    const shown = latest(this.observations.flatMap(({ value, period }) => (value === null ? [] : [{ period }])));
    const newest = latest(this.unread);
    if (!shown || !newest || newest.period.end <= shown.period.end) return;
    newest.row.problem("table-older-figure", "value", { indicator: this.name, newest: labelOf(newest.period), shown: labelOf(shown.period) });
  }

  private observation(row: Row, figure: (column: Column) => Figure): Observation | null {
    const read = figure("value");
    const value = read ?? null;
    const missing = row.reason();
    const period = row.period();
    const hasPeriod = row.text("period") + row.text("periodStart") + row.text("periodEnd") !== "";
    if (!period) {
      if (value !== null && row.has("period") && !hasPeriod) row.problem("table-cell-missing", "period", { leftOut: "figure" });
      return null;
    }
    if (read === null && row.states("value")) this.unread.push({ row, period });
    const flags = row.words("flags", flagWords, "flag");
    return {
      period, value, ...(missing === null ? {} : { missing }), ...end("low", figure("low")), ...end("high", figure("high")),
      ...(flags.length === 0 ? {} : { flags }),
    };
  }
}

function latest<Dated extends { readonly period: Period }>(all: readonly Dated[]): Dated | null {
  return all.reduce<Dated | null>((last, one) => (last === null || one.period.end > last.period.end ? one : last), null);
}

/** What the table writes; a table of days may write no more. */
function labelOf({ label, start, end }: Period): string {
  return typeof label === "string" ? label : `${start} ${end}`;
}

function end(key: "low" | "high", figure: Figure): Partial<Record<"low" | "high", number>> {
  return typeof figure === "number" ? { [key]: figure } : {};
}

/** A line that is spoken of and has no number that can be read is a line all the same: the indicator has no distance from it. */
function line(row: Row, column: "line" | "target" | "boundary", unit: string): Plain | undefined {
  const value = row.figure(column, unit);
  const isMine = column === "line" || value !== undefined;
  const [label, source, address] = isMine ? [row.text("lineLabel"), row.text("lineSource"), row.text("lineUrl")] : ["", "", ""];
  if (value === undefined && label + source + address === "") return undefined;
  const url = row.url("lineSource") ?? row.url("lineUrl") ?? row.url(column) ?? address;
  return { value: value ?? null, ...(label === "" ? {} : { label }), ...(source === "" ? {} : { source }), ...(url === "" ? {} : { url }) };
}
