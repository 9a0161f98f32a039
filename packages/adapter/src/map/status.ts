/** A status column: marks beside the figure, in a cell of their own. */
import type { Flag, MissingReason } from "@place-doughnut/schema";
import { shorthand } from "./marks.js";
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

/** Reads "p", "[r][e]", "x" or a mark that the mapping explains. */
export function readStatus(raw: string, marks: Marks): Status {
  const text = raw.trim();
  if (text === "") return none;
  const explained = marks.get(text);
  if (explained === "zero") return { ...none, flags: ["estimated"], zero: true };
  if (explained !== undefined) return { ...none, missing: explained };
  const said = (shorthand(text) ? [text] : text.split(/[[\],;\s]+/).filter((mark) => mark !== "")).map(shorthand);
  if (said.includes(undefined) || said.length === 0) return { ...none, unknown: true };
  return {
    ...none,
    flags: said.flatMap((mark) => mark?.flag ?? []),
    flagsAlone: said.flatMap((mark) => (mark?.missingAlone === undefined ? mark?.flag ?? [] : [])),
    missing: said.find((mark) => mark?.missing !== undefined)?.missing ?? null,
    missingAlone: said.find((mark) => mark?.missingAlone !== undefined)?.missingAlone ?? null,
  };
}
