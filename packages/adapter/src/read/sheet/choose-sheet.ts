/** Which sheet of a workbook? The stated one; else the first that is not hidden, and that is said. */
import { nearest } from "@place-doughnut/schema";
import type { Dialect } from "../../portrait.js";
import { problem, type FeedProblem } from "../../problems.js";
import { foldedName } from "../header.js";

export interface SheetEntry {
  readonly name: string;
  readonly isHidden: boolean;
}

/** Is this the sheet that is asked for? `at` counts the sheets from 0; `isFirst` says that no sheet before it is shown. */
export function isAskedFor(sheet: SheetEntry, at: number, isFirst: boolean, { sheetName, sheetNumber }: Dialect): boolean {
  if (sheetName !== undefined) return foldedName(sheet.name) === foldedName(sheetName);
  if (sheetNumber !== undefined) return at + 1 === sheetNumber;
  return isFirst && !sheet.isHidden;
}

/** What to say about the choice, once all sheets are known. `chosen` is null when none is the one asked for. */
export function aboutChoice(sheets: readonly SheetEntry[], chosen: string | null, { sheetName, sheetNumber }: Dialect): FeedProblem[] {
  const names = sheets.map(({ name }) => name);
  if (chosen === null) {
    const asked = sheetName ?? (sheetNumber === undefined ? null : `number ${sheetNumber}`);
    return [problem("sheet-missing", {}, { asked, sheets: names, nearest: sheetName === undefined ? null : nearest(sheetName, names) })];
  }
  const isStated = sheetName !== undefined || sheetNumber !== undefined;
  return isStated || sheets.length === 1 ? [] : [problem("sheet-chosen", {}, { sheet: chosen, sheets: names })];
}
