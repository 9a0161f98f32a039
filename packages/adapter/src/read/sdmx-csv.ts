/**
 * SDMX-CSV 1.0 and 2.0 (github.com/sdmx-twg/sdmx-csv): a CSV file whose cells may be `CODE: Label`. Such columns become two,
 * so that a mapping can name the code; `STRUCTURE[;]` loses what it says about separators.
 */
import type { Table } from "../table.js";

/** Does the first line begin as the format says it must? */
export function isSdmxCsv(text: string): boolean {
  return /^\uFEFF?"?(?:STRUCTURE(?:\[.?\])?"?[,;]"?STRUCTURE_ID|DATAFLOW"?[,;])/.test(text.slice(0, 200));
}

/** The table with codes and labels apart. */
export function splitLabels(table: Table): Table {
  const plans = table.columns.map((name, column) => planOf(name, column, table));
  const columns = plans.flatMap(({ code, label }) => (label === null ? [code] : [code, label]));
  const rows = table.rows.map((row) => ({
    ...row,
    cells: plans.flatMap(({ label }, column) => {
      const cell = row.cells[column] ?? "";
      if (label === null) return [cell];
      const { before, after } = parted(cell);
      return [before, after];
    }),
  }));
  const writing = table.writing && new Map([...table.writing].map(([name, written]) => [plans[table.columns.indexOf(name)]?.code ?? name, written]));
  return { ...table, columns, rows, ...(writing ? { writing } : {}) };
}

/** A column is split when its name is, and every cell of it that is not blank. */
function planOf(name: string, column: number, { rows }: Table): { code: string; label: string | null } {
  const { before } = parted(name);
  const code = before.replace(/^(STRUCTURE)\[.?\]$/, "$1");
  const isSplit = name.includes(": ") && rows.some(({ cells }) => (cells[column] ?? "") !== "") && rows.every(({ cells }) => (cells[column] ?? "") === "" || (cells[column] ?? "").includes(": "));
  return { code, label: isSplit || (name.startsWith("STRUCTURE_ID") && rows.some(({ cells }) => (cells[column] ?? "").includes(": "))) ? `${code} label` : null };
}

function parted(text: string): { before: string; after: string } {
  const at = text.indexOf(": ");
  return at === -1 ? { before: text, after: "" } : { before: text.slice(0, at), after: text.slice(at + 2) };
}
