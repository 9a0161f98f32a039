/** A status column: marks beside the figure, in a cell of their own. */
import type { Flag, MissingReason } from "@place-doughnut/schema";
import { shorthand, type Shorthand } from "./marks.js";
import type { Marks } from "./number.js";

export interface Status {
  /** What it says about a figure. */
  readonly flags: readonly Flag[];
  /** What it says about a figure that is not there, besides why. */
  readonly flagsAlone: readonly Flag[];
  /** There should be no figure; why. */
  readonly missing: MissingReason | null;
  /** Why there is no figure, should there be none. */
  readonly missingAlone: MissingReason | null;
  /** The mapping says that the mark stands for nil. */
  readonly zero: boolean;
  /** Nobody explained it. */
  readonly unknown: boolean;
}

const none: Status = { flags: [], flagsAlone: [], missing: null, missingAlone: null, zero: false, unknown: false };

/**
 * What status columns say besides the shorthand: the codes of SDMX (code list CL_OBS_STATUS) and the words of the Open SDG
 * files. In a cell beside a number they would be too easily mistaken for something else.
 */
const statusWords = new Map<string, Shorthand>([
  ["normal value", {}], ["normal", {}], ["undefined", {}], ["d", {}], ["definition differs", {}], ["g", {}], ["v", {}], ["n", {}], ["final", {}],
  ["estimated value", { flag: "estimated" }], ["estimated", { flag: "estimated" }], ["estimate", { flag: "estimated" }], ["i", { flag: "estimated" }], ["imputed", { flag: "estimated" }],
  ["provisional value", { flag: "provisional" }], ["provisional", { flag: "provisional" }], ["revised", { flag: "revised" }], ["low reliability", { flag: "low-reliability" }],
  ["time series break", { flag: "series-break" }],
  ["missing value", { missingAlone: "not-available" }], ["m", { missingAlone: "not-available" }], ["o", { missingAlone: "not-available" }], ["h", { missingAlone: "not-available" }],
  ["not available", { missingAlone: "not-available" }], ["l", { missingAlone: "not-collected" }], ["not applicable", { missingAlone: "not-applicable" }],
  ["suppressed", { missingAlone: "suppressed" }], ["confidential", { missingAlone: "suppressed" }],
]);

function meaningOf(text: string): Shorthand | undefined {
  return shorthand(text) ?? statusWords.get(text.trim().toLowerCase());
}

/** Reads "p", "[r][e]", "x" or a mark that the mapping explains. */
export function readStatus(raw: string, marks: Marks): Status {
  const text = raw.trim();
  if (text === "") return none;
  const explained = marks.get(text);
  if (explained === "zero") return { ...none, flags: ["estimated"], zero: true };
  if (explained !== undefined) return { ...none, missing: explained };
  const found = (meaningOf(text) ? [text] : text.split(/[[\],;\s]+/).filter((mark) => mark !== "")).map(meaningOf);
  if (found.includes(undefined) || found.length === 0) return { ...none, unknown: true };
  return {
    ...none,
    flags: found.flatMap((mark) => mark?.flag ?? []),
    flagsAlone: found.flatMap((mark) => (mark?.missingAlone === undefined ? mark?.flag ?? [] : [])),
    missing: found.find((mark) => mark?.missing !== undefined)?.missing ?? null,
    missingAlone: found.find((mark) => mark?.missingAlone !== undefined)?.missingAlone ?? null,
  };
}
