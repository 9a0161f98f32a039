/**
 * A cell of a format that has types: a spreadsheet holds 23868.496 behind a shown "23,868". The figure is what the cell
 * holds; the text says how it is meant: its marks, its per cent, and whether a figure is to be seen at all.
 */
import { problem, type FeedProblem, type ProblemCode } from "../problems.js";
import type { TableRow } from "../table.js";
import { readNumber, type NumberOptions, type NumberReading } from "./number.js";

export interface TypedReading {
  readonly reading: NumberReading;
  /** What is odd about the text beside the value. */
  readonly problems: readonly FeedProblem[];
}

/** Where a cell stands, for problems. */
export interface CellPlace {
  readonly row: number;
  readonly column: string;
}

/** Reads the cell in a column of a row, by its typed number where it has one, by its text otherwise. */
export function readTypedCell(row: TableRow, column: number, place: CellPlace, options: NumberOptions & { readonly columns?: ReadonlyMap<string, NumberOptions> | undefined }): TypedReading {
  const text = row.cells[column] ?? "";
  const shown = readNumber(text, options.columns?.get(place.column) ?? options);
  const held = row.values?.[column];
  if (typeof held !== "number" || !Number.isFinite(held)) return { reading: shown, problems: [] };
  const told = (code: Extract<ProblemCode, "value-behind-mark" | "value-shown-differs" | "percent-cell">): FeedProblem[] => [problem(code, place, { text, held })];
  switch (shown.kind) {
    case "number": {
      // Asked first: of a small share, shown as "0%", both would agree.
      const hundredfold = held * 100;
      if (held !== 0 && shown.unit === "%" && agree(text, shown.value, hundredfold)) return { reading: numberOf(Number(hundredfold.toPrecision(15)), shown), problems: told("percent-cell") };
      if (agree(text, shown.value, held)) return { reading: numberOf(held, shown), problems: [] };
      return { reading: numberOf(held, shown), problems: told("value-shown-differs") };
    }
    // A mark, or nothing, is what the publisher shows: what lies behind it may be what was to be withheld.
    case "missing":
    case "suppressed": return { reading: shown, problems: told("value-behind-mark") };
    // An account shows nil as a dash, and a minus as brackets: the cell itself leaves no doubt.
    case "ambiguous": {
      const settled = shown.doubt === "decimal-mark" || shown.doubt === "accounting" || (shown.doubt === "dash" && held === 0);
      return { reading: settled ? numberOf(held) : shown, problems: [] };
    }
    case "invalid": return { reading: numberOf(held), problems: told("value-shown-differs") };
  }
}

function numberOf(held: number, shown?: Extract<NumberReading, { kind: "number" }>): NumberReading {
  const value = held + 0;
  return {
    kind: "number", value,
    flags: shown?.flags ?? [], unit: shown?.unit ?? null, invisible: shown?.invisible ?? false,
    imprecise: Number.isInteger(value) && Math.abs(value) > Number.MAX_SAFE_INTEGER,
  };
}

/** Is the shown number the held one, rounded to the digits that are shown? */
function agree(text: string, shown: number, held: number): boolean {
  if (!Number.isFinite(held)) return false;
  // A point stands before decimals; so does a comma, unless three digits follow it.
  const decimals = (/\.(\d+)/.exec(text) ?? /,(\d{1,2}|\d{4,})(?!\d)/.exec(text))?.[1]?.length ?? 0;
  const exponent = /[eE]([+-]?\d{1,3})/.exec(text)?.[1];
  const step = 10 ** ((exponent === undefined ? 0 : Number(exponent)) - decimals);
  // Half a step, and a little for halves that binary fractions cannot hold.
  return Math.abs(shown - held) <= step * 0.5 + Math.abs(held) * 1e-9;
}
