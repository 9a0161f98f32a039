/** Spreadsheet files: the zip file, the sheet in it, the table in that. */
import type { Kind } from "../portrait.js";
import { problem, type FeedProblem } from "../problems.js";
import { refused, type ReaderOptions, type ReaderResult } from "./reader.js";
import { readOds, type SheetRead } from "./sheet/ods.js";
import { tableOfSheet } from "./sheet/sheet-table.js";
import { readXlsx } from "./sheet/xlsx.js";
import { openZip, type Zip } from "./zip.js";
import type { Dialect } from "../portrait.js";

type WorkbookKind = Extract<Kind, "xlsx" | "ods">;

const sheetReaders: Record<WorkbookKind, (zip: Zip, dialect: Dialect) => Promise<SheetRead>> = { xlsx: readXlsx, ods: readOds };

/** The table on the sheet that is asked for. */
export async function readWorkbookFile(bytes: Uint8Array, kind: WorkbookKind, options: ReaderOptions): Promise<ReaderResult> {
  const zip = await openZip(bytes);
  if ("severity" in zip) return refused(zip);
  const misfit = aboutKind(zip, kind);
  if (misfit) return refused(misfit);
  const { sheet, problems } = await sheetReaders[kind](zip, options.dialect ?? {});
  if (!sheet) return refused(...problems);
  const { table, problems: found } = tableOfSheet(sheet, options);
  return { table, encoding: null, problems: [...problems, ...found] };
}

function aboutKind(zip: Zip, kind: WorkbookKind): FeedProblem | null {
  const found = workbookKind(zip);
  if (found === kind) return null;
  if (found === null) return problem("not-a-workbook", {}, { names: [...zip.entries.keys()] });
  return problem("kind-differs", {}, { stated: kind, found });
}

/** Which workbook a zip file is; null when it is none. */
export function workbookKind({ entries }: Zip): WorkbookKind | null {
  if (entries.has("[Content_Types].xml") && [...entries.keys()].some((name) => name.startsWith("xl/"))) return "xlsx";
  return entries.has("content.xml") ? "ods" : null;
}
