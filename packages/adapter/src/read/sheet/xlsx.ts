/**
 * Office Open XML workbooks (ECMA-376 part 1, SpreadsheetML): the list of sheets, then what the wanted sheet needs, then the
 * sheet. Formulas are never evaluated: the result saved with them counts.
 */
import type { Dialect } from "../../portrait.js";
import { problem, type FeedProblem } from "../../problems.js";
import { limits } from "../limits.js";
import { isTrue, localName, readXml, tooMany, type Attributes } from "../xml.js";
import type { Zip } from "../zip.js";
import { aboutChoice, isAskedFor, type SheetEntry } from "./choose-sheet.js";
import type { SheetRead } from "./ods.js";
import { readSharedTexts } from "./shared-texts.js";
import { readStyles } from "./styles.js";
import { readWorksheet } from "./worksheet.js";

interface WorkbookSheet extends SheetEntry {
  readonly relation: string;
}

interface Relation {
  readonly type: string;
  readonly target: string;
  readonly isExternal: boolean;
}

/** The sheet that is asked for. */
export async function readXlsx(zip: Zip, dialect: Dialect): Promise<SheetRead> {
  const problems: FeedProblem[] = [];
  const note = (found: FeedProblem | null): boolean => found !== null && problems.push(found) > 0;
  const root = new Map<string, Relation>();
  if (zip.entries.has("_rels/.rels") && note(await readRelations(zip, "_rels/.rels", "", root))) return { sheet: null, problems };
  const path = [...root.values()].find(({ type }) => type === "officeDocument")?.target ?? "xl/workbook.xml";
  const { sheets, since1904, isToBeCalculated, found } = await readWorkbook(zip, path);
  if (note(found)) return { sheet: null, problems };
  const relations = new Map<string, Relation>();
  if (note(await readRelations(zip, relationsOf(path), folderOf(path), relations))) return { sheet: null, problems };
  const worksheets = sheets.filter(({ relation }) => (relations.get(relation)?.type ?? "worksheet") === "worksheet");
  const shown = worksheets.findIndex(({ isHidden }) => !isHidden);
  const chosen = worksheets.find((sheet, at) => isAskedFor(sheet, at, at === shown, dialect)) ?? null;
  problems.push(...aboutChoice(worksheets, chosen?.name ?? null, dialect));
  const relation = chosen && relations.get(chosen.relation);
  if (!chosen || !relation) return { sheet: null, problems: problems.length > 0 ? problems : [problem("corrupt-archive", {}, { reason: "its list of sheets leads nowhere" })] };
  const partOf = (type: string): string | null => [...relations.values()].find((each) => each.type === type)?.target ?? null;
  const parts = [relation, ...[...relations.values()].filter(({ type }) => type === "sharedStrings" || type === "styles")];
  const outside = parts.find(({ isExternal }) => isExternal);
  if (outside) return { sheet: null, problems: [...problems, problem("unsafe-archive", {}, { name: outside.target })] };
  const texts = await readSharedTexts(zip, partOf("sharedStrings"));
  const styles = await readStyles(zip, partOf("styles"));
  if (note(texts.found) || note(styles.found)) return { sheet: null, problems };
  const { sheet, found: broken } = await readWorksheet(zip, relation.target, { name: chosen.name, texts: texts.texts, formats: styles.formats, since1904, isToBeCalculated });
  return note(broken) ? { sheet: null, problems } : { sheet, problems };
}

async function readWorkbook(zip: Zip, path: string): Promise<{ sheets: WorkbookSheet[]; since1904: boolean; isToBeCalculated: boolean; found: FeedProblem | null }> {
  const sheets: WorkbookSheet[] = [];
  let since1904 = false;
  let isToBeCalculated = false;
  const found = await readXml(zip, path, {
    open: (name, attributes) => {
      const element = localName(name);
      if (element === "workbookPr") since1904 = isTrue(attributes["date1904"]);
      if (element === "calcPr") isToBeCalculated = isTrue(attributes["fullCalcOnLoad"]);
      if (element === "sheet") sheets.push({ name: attributes["name"] ?? "", isHidden: (attributes["state"] ?? "visible") !== "visible", relation: relationId(attributes) });
      if (sheets.length > limits.sheets) throw tooMany("The workbook", limits.sheets, "sheets");
    },
  });
  return { sheets, since1904, isToBeCalculated, found };
}

/** The attribute `r:id`, whatever the prefix is. */
function relationId(attributes: Attributes): string {
  return Object.entries(attributes).find(([name]) => name.endsWith(":id"))?.[1] ?? "";
}

async function readRelations(zip: Zip, path: string, folder: string, into: Map<string, Relation>): Promise<FeedProblem | null> {
  return readXml(zip, path, {
    open: (name, { Id, Type = "", Target = "", TargetMode }) => {
      if (localName(name) !== "Relationship" || Id === undefined) return;
      const isExternal = TargetMode === "External";
      into.set(Id, { type: Type.slice(Type.lastIndexOf("/") + 1), target: isExternal ? Target : resolve(folder, Target), isExternal });
      if (into.size > limits.relations) throw tooMany("The list of the workbook's parts", limits.relations, "parts");
    },
  });
}

/** A part's name from a target: from the root, or from the folder of the part that names it. */
function resolve(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const path = folder === "" ? [] : folder.split("/");
  for (const step of target.split("/")) {
    if (step === "..") path.pop();
    else if (step !== ".") path.push(step);
  }
  return path.join("/");
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

function relationsOf(path: string): string {
  const folder = folderOf(path);
  return `${folder === "" ? "" : `${folder}/`}_rels/${path.slice(path.lastIndexOf("/") + 1)}.rels`;
}
