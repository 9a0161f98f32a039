/**
 * A cell of a format that has types: a spreadsheet holds 23868.496 behind a shown "23,868". The figure is what the cell
 * holds; the text says how it is meant: its marks, its per cent, and whether a figure is to be seen at all.
 */
import { isCalendarDate } from "@place-doughnut/schema";
import { problem, type FeedProblem, type ProblemCode } from "../problems.js";
import type { CellValue, TableRow } from "../table.js";
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

type Figured = Extract<NumberReading, { kind: "number" }>;

/** Reads the cell in a column of a row, by its typed number where it has one, by its text otherwise. */
export function readTypedCell(row: TableRow, column: number, place: CellPlace, options: NumberOptions & { readonly columns?: ReadonlyMap<string, NumberOptions> | undefined }): TypedReading {
  const found = readHeld(row.cells[column] ?? "", row.values?.[column], place, options.columns?.get(place.column) ?? options);
  // Marks are said of every row that a merged cell covers; a number may be of all of them together.
  return found.reading.kind === "number" && row.shared?.has(column) ? { reading: { kind: "ambiguous", doubt: "shared" }, problems: [] } : found;
}

function readHeld(text: string, held: CellValue | undefined, place: CellPlace, options: NumberOptions): TypedReading {
  const shown = readNumber(text, options);
  if (heldDay(held) !== null && text !== held) return { reading: { kind: "invalid" }, problems: [] };
  if (typeof held !== "number" || !Number.isFinite(held)) return { reading: shown, problems: [] };
  const told = (code: Extract<ProblemCode, "value-behind-mark" | "value-shown-differs" | "percent-cell">): FeedProblem[] => [problem(code, place, { text, held })];
  // A mark, or nothing, is what the publisher shows: what lies behind it may be what was to be withheld.
  if (shown.kind === "missing" || shown.kind === "suppressed") return { reading: shown, problems: told("value-behind-mark") };
  if (shown.kind === "ambiguous" && shown.doubt !== "decimal-mark" && shown.doubt !== "accounting") {
    // An account shows nil as a dash.
    return { reading: shown.doubt === "dash" && held === 0 ? numberOf(held) : shown, problems: [] };
  }
  const meanings = meaningsOf(text, held, options);
  // Asked first: of a small share, shown as "0%", both would agree.
  const hundredfold = Number((held * 100).toPrecision(15));
  const inPercent = held === 0 ? undefined : meanings.find(({ reading, step }) => reading.unit === "%" && agree(reading.value, hundredfold, step));
  if (inPercent) return { reading: numberOf(hundredfold, inPercent.reading), problems: told("percent-cell") };
  const itself = meanings.find(({ reading, step }) => agree(reading.value, held, step));
  if (itself) return { reading: numberOf(held, itself.reading), problems: shown.kind === "invalid" ? told("value-shown-differs") : [] };
  // Neither a hundredth nor the same: whether the number that is held is a share or a per cent, nothing says.
  if (text.includes("%") && held !== 0) return { reading: { kind: "ambiguous", doubt: "percent" }, problems: [] };
  return { reading: numberOf(held, shown.kind === "number" ? shown : undefined), problems: told("value-shown-differs") };
}

/** The day in a typed cell, ISO 8601; null where it holds something else. */
export function heldDay(held: CellValue | undefined): string | null {
  return typeof held === "string" && isCalendarDate(held.slice(0, 10)) && /^(?:T|$)/.test(held.slice(10)) ? held.slice(0, 10) : null;
}

interface Meaning {
  readonly reading: Figured;
  /** What the last of the shown digits counts. */
  readonly step: number;
}

/**
 * All numbers that a text may show: with either decimal mark, in brackets as an account writes a minus, and, where the text
 * is none as a whole, each number in it with the sign of the one that is held. The stated decimal mark comes first.
 */
function meaningsOf(text: string, held: number, options: NumberOptions): Meaning[] {
  const stated = options.decimalChar === "," ? "," : ".";
  const whole = [text, text.replace(/^([^()[\]]*)\(([^()]*)\)/, (_, before: string, inside: string) => `-${before}${inside}`)];
  const meanings = (texts: readonly string[]): Meaning[] => ([stated, stated === "." ? "," : "."] as const).flatMap((decimalChar) => texts.flatMap((each) => {
    const reading = readNumber(each, { ...options, decimalChar });
    return reading.kind === "number" ? [{ reading, step: stepOf(each, decimalChar) }] : [];
  }));
  const found = meanings(whole);
  // No longer than any number that people write.
  if (found.length > 0 || text.length > 100) return found;
  // A minus may stand before the words.
  const sign = held < 0 ? "-" : "";
  return meanings((text.match(/\d[\d.,]*(?: ?%)?/g) ?? []).map((number) => `${sign}${number}`));
}

function stepOf(text: string, decimalChar: "." | ","): number {
  const decimals = (decimalChar === "." ? /\.(\d+)/ : /,(\d+)/).exec(text)?.[1]?.length ?? 0;
  const exponent = /\d[eE]([+-]?\d{1,3})/.exec(text)?.[1];
  return 10 ** ((exponent === undefined ? 0 : Number(exponent)) - decimals);
}

function numberOf(held: number, shown?: Figured): NumberReading {
  const value = held + 0;
  return {
    kind: "number", value,
    flags: shown?.flags ?? [], unit: shown?.unit ?? null, invisible: shown?.invisible ?? false,
    imprecise: Number.isInteger(value) && Math.abs(value) > Number.MAX_SAFE_INTEGER,
  };
}

/** Is the shown number the held one, rounded to the digits that are shown? */
function agree(shown: number, held: number, step: number): boolean {
  // Half a step, and a little for halves that binary fractions cannot hold.
  return Number.isFinite(held) && Math.abs(shown - held) <= step * 0.5 + Math.abs(held) * 1e-9;
}
