/** What stands between cells, and how lines end: told from how a file begins. */
import { RecordScanner } from "./scan.js";

/** In order of preference. */
const candidates = [",", ";", "\t", "|"];

/** What people call them. */
export const delimiterNames: ReadonlyMap<string, string> = new Map([["\t", "tabs"], [";", "semicolons"], ["|", "upright bars"]]);

/** Records looked at. */
const looked = 10;

/** Bytes looked at, in which there are some records even of a wide file. */
export const bytesLookedAt = 256 * 1024;

/** A cell count of one is no sign of a delimiter. */
const fewestCells = 1.99;

/**
 * The delimiter under which the first records are most alike in their number of cells; of equals the one that gives more
 * cells; a comma where none gives two (the rule of papaparse, whose choice this keeps).
 */
export function findDelimiter(start: Uint8Array, lineEnd: "\n" | "\r"): string {
  let best = ",";
  let [leastChange, mostCells] = [Infinity, 0];
  for (const delimiter of candidates) {
    const { change, cells } = likeness(start, delimiter, lineEnd);
    if (cells > fewestCells && change <= leastChange && cells > mostCells) [best, leastChange, mostCells] = [delimiter, change, cells];
  }
  return best;
}

function likeness(start: Uint8Array, delimiter: string, lineEnd: "\n" | "\r"): { change: number; cells: number } {
  const counts: number[] = [];
  let seen = 0;
  const scanner = new RecordScanner(delimiter, lineEnd, (record) => {
    seen += 1;
    if (seen <= looked && !record.isBlank()) counts.push(record.length);
  });
  // In small steps, so that the rest of a long beginning need not be looked at.
  for (let at = 0; at < start.length && seen < looked; at += 4096) scanner.push(start.subarray(at, at + 4096));
  if (seen < looked) scanner.end();
  const change = counts.reduce((sum, count, at) => sum + (at === 0 ? 0 : Math.abs(count - (counts[at - 1] ?? 0))), 0);
  return { change, cells: counts.length === 0 ? 0 : counts.reduce((sum, count) => sum + count, 0) / counts.length };
}

/** A lone "\r" ends a line only in a file whose beginning has no "\n" at all. */
export function findLineEnd(start: Uint8Array): "\n" | "\r" {
  return !start.includes(10) && start.includes(13) ? "\r" : "\n";
}
