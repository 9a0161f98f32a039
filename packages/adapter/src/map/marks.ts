/**
 * The marks that statisticians put in a cell instead of a number, or beside one.
 *
 * Sources: Government Analysis Function, "Using symbols and shorthand" (2022) for marks in square brackets; the status
 * letters of ONS Explore Local Statistics; StatsWales' list; and the older symbols still met in council files.
 */
import type { Flag, MissingReason } from "@place-doughnut/schema";
import type { Doubt } from "../problems.js";

/** A cell that is a mark and nothing else. */
export type CellMark = { readonly missing: MissingReason } | { readonly doubt: Doubt };

const suppressed: CellMark = { missing: "suppressed" };
const notAvailable: CellMark = { missing: "not-available" };
const notApplicable: CellMark = { missing: "not-applicable" };

/** In lower case. A dash means nil in some tables and missing in others: only a mapping can say which. */
const cellMarks = new Map<string, CellMark>([
  ...list(suppressed, ["c", "*", "**", "~", "0~", "#", "k", "u", "low"]),
  ...list(notAvailable, ["", "x", "w", "na", "n/a", "#n/a", "nan", "null", "<null>", "..", "...", "…", ":", "?"]),
  ...list(notApplicable, ["z", "."]),
  ...list({ missing: "not-collected" }, ["not collected"]),
  ...list({ doubt: "dash" }, ["-", "--", "---", "–", "—", "−"]),
  ...list({ doubt: "word" }, ["nil", "none"]),
]);

function list(mark: CellMark, texts: readonly string[]): (readonly [string, CellMark])[] {
  return texts.map((text) => [text, mark]);
}

/** What a cell without a number says, or undefined when it is no known mark. */
export function cellMark(text: string): CellMark | undefined {
  return cellMarks.get(text.toLowerCase());
}

/** What a mark beside a number, or in a status column, says about the figure. */
export interface Shorthand {
  /** The figure stays and is flagged. */
  readonly flag?: Flag;
  /** There should be no figure; why. */
  readonly missing?: MissingReason;
  /** Without a figure it explains why there is none; with one it only flags it. */
  readonly missingAlone?: MissingReason;
}

const shorthands = new Map<string, Shorthand>([
  ["a", {}], ["t", {}], ["ns", {}], ["s", {}], ["ss", {}], ["sss", {}],
  ["b", { flag: "series-break" }],
  ["e", { flag: "estimated" }], ["f", { flag: "estimated" }],
  ["p", { flag: "provisional" }],
  ["r", { flag: "revised" }], ["r1", { flag: "revised" }], ["r2", { flag: "revised" }],
  ["k", { flag: "estimated", missingAlone: "suppressed" }], ["low", { flag: "estimated", missingAlone: "suppressed" }],
  ["u", { flag: "low-reliability", missingAlone: "suppressed" }],
  ["c", { missing: "suppressed" }],
  ["w", { missing: "not-available" }], ["x", { missing: "not-available" }],
  ["z", { missing: "not-applicable" }],
]);

/** A shorthand letter without its brackets, in any case; undefined when nobody explained it. A note says nothing about the figure. */
export function shorthand(mark: string): Shorthand | undefined {
  const text = mark.trim().toLowerCase();
  return /^note \d{1,3}$/.test(text) ? {} : shorthands.get(text);
}

/** Letters that publishers put straight after a number. Not b, k, m or t: those also mean billions, thousands, millions, tonnes. */
export const gluedLetters: ReadonlySet<string> = new Set(["p", "r"]);

/** Letters that may follow after a blank, as in Eurostat's tables. */
export const spacedLetters: ReadonlySet<string> = new Set(["p", "r", "b", "e", "f", "u"]);
