/** How cells of one column are read, where it is not as in all others. */
import type { ColumnWriting, Table } from "../table.js";
import type { CellRules } from "./cell.js";
import type { Columns } from "./columns.js";
import type { Marks, NumberOptions } from "./number.js";

export interface ColumnRules extends NumberOptions {
  /** Texts that stand for nothing in this column. */
  readonly nulls: ReadonlySet<string>;
}

/** The rules of each column that has its own, by its published name and by the one that the mapping uses. What is stated for the source counts more. */
export function rulesByColumn({ columns: published, writing }: Table, columns: Columns, { marks, decimalChar }: Pick<CellRules, "marks" | "decimalChar">): ReadonlyMap<string, ColumnRules> {
  const rules = new Map([...writing ?? []].map(([name, written]) => [name, rulesOf(written, marks, decimalChar)] as const));
  for (const [name, at] of columns) {
    const own = rules.get(published[at] ?? "");
    if (own) rules.set(name, own);
  }
  return rules;
}

function rulesOf(written: ColumnWriting, marks: Marks, decimalChar: NumberOptions["decimalChar"]): ColumnRules {
  const nulls = new Set(written.nulls);
  return { nulls, marks: new Map([...[...nulls].map((text) => [text, "not-available"] as const), ...marks]), decimalChar: decimalChar ?? written.decimalChar };
}
