/** Of a workbook's styles, only what tells a day from a number: the format of each style, by the style's number. */
import type { FeedProblem } from "../../problems.js";
import { limits } from "../limits.js";
import { localName, readXml, tooMany } from "../xml.js";
import type { Zip } from "../zip.js";
import { formatOf } from "./number-format.js";

export async function readStyles(zip: Zip, path: string | null): Promise<{ formats: readonly string[]; found: FeedProblem | null }> {
  const formats: string[] = [];
  if (path === null) return { formats, found: null };
  const own = new Map<number, string>();
  let isCells = false;
  const found = await readXml(zip, path, {
    open: (name, attributes) => {
      const element = localName(name);
      if (element === "cellXfs") isCells = true;
      if (element === "numFmt") own.set(Number(attributes["numFmtId"]), attributes["formatCode"] ?? "General");
      if (element === "xf" && isCells) formats.push(formatOf(Number(attributes["numFmtId"] ?? 0), own));
      if (Math.max(own.size, formats.length) > limits.styles) throw tooMany("The list of the workbook's styles", limits.styles, "styles");
    },
    close: (name) => {
      if (localName(name) === "cellXfs") isCells = false;
    },
  });
  return { formats, found };
}
