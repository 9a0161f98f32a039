/**
 * OpenDocument spreadsheets (ODF 1.3 part 3). Only the wanted sheet is parsed: the text of the others is passed over as it
 * is unpacked, because council workbooks hold 30 MB of them. The typed value counts, the shown text is kept beside it.
 */
import type { Dialect } from "../../portrait.js";
import { problem, type FeedProblem } from "../../problems.js";
import { limits } from "../limits.js";
import { readXml, tooMany } from "../xml.js";
import type { Zip } from "../zip.js";
import { aboutChoice, isAskedFor, type SheetEntry } from "./choose-sheet.js";
import { OdsTable } from "./ods-table.js";
import { passOver } from "./pass-over.js";
import type { Sheet } from "./sheet.js";

export interface SheetRead {
  /** Null when there is no such sheet, or the file cannot be read. */
  readonly sheet: Sheet | null;
  readonly problems: readonly FeedProblem[];
}

const content = "content.xml";

/** The sheet that is asked for. */
export async function readOds(zip: Zip, dialect: Dialect): Promise<SheetRead> {
  const locked = await isEncrypted(zip);
  if (locked) return { sheet: null, problems: [locked] };
  const sheets: SheetEntry[] = [];
  const hiddenStyles = new Set<string>();
  let style = "";
  let depth = 0;
  let table: OdsTable | null = null;
  let chosen: OdsTable | null = null;
  const handler = {
    open: (name: string, attributes: Readonly<Partial<Record<string, string>>>): void => {
      if (name === "table:table") depth += 1;
      if (table) {
        table.open(name, attributes);
        return;
      }
      if (name === "style:style") style = attributes["style:name"] ?? "";
      if (name === "style:table-properties" && attributes["table:display"] === "false") hiddenStyles.add(style);
      if (hiddenStyles.size > limits.styles) throw tooMany("The list of the workbook's styles", limits.styles, "styles");
      if (name !== "table:table" || depth > 1) return;
      const sheet = attributes["table:name"] ?? "";
      // What another workbook held when this one was saved.
      if (sheet.startsWith("'file:")) return;
      const entry = { name: sheet, isHidden: hiddenStyles.has(attributes["table:style-name"] ?? "") };
      const isFirst = sheets.every(({ isHidden }) => isHidden);
      if (sheets.push(entry) > limits.sheets) throw tooMany("The workbook", limits.sheets, "sheets");
      if (chosen === null && isAskedFor(entry, sheets.length - 1, isFirst, dialect)) table = new OdsTable(sheet);
    },
    close: (name: string): void => {
      table?.close(name);
      if (name !== "table:table") return;
      depth -= 1;
      if (depth > 0 || !table) return;
      if (table.isExternal) sheets.pop();
      else chosen = table;
      table = null;
    },
    text: (text: string): void => table?.text(text),
  };
  const found = await readXml(zip, content, handler, (write) => passOver(write, () => depth > 0 && table === null));
  if (found) return { sheet: null, problems: [found] };
  const made = chosen as OdsTable | null;
  return { sheet: made?.build() ?? null, problems: aboutChoice(sheets, made?.name ?? null, dialect) };
}

async function isEncrypted(zip: Zip): Promise<FeedProblem | null> {
  const manifest = "META-INF/manifest.xml";
  if (!zip.entries.has(manifest)) return null;
  let encrypted = false;
  const found = await readXml(zip, manifest, {
    open: (name) => {
      if (name.endsWith("encryption-data")) encrypted = true;
    },
  });
  return found ?? (encrypted ? problem("encrypted", {}) : null);
}
