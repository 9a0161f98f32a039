/** The texts that cells of a workbook name by their number. Rich text is one text; the readings above Japanese words are not part of it. */
import type { FeedProblem } from "../../problems.js";
import { limits } from "../limits.js";
import { localName, readXml, tooMany } from "../xml.js";
import type { Zip } from "../zip.js";

export async function readSharedTexts(zip: Zip, path: string | null): Promise<{ texts: readonly string[]; found: FeedProblem | null }> {
  const texts: string[] = [];
  if (path === null) return { texts, found: null };
  let isText = false;
  let isReading = false;
  let text = "";
  const found = await readXml(zip, path, {
    open: (name) => {
      const element = localName(name);
      if (element === "si") text = "";
      if (element === "rPh") isReading = true;
      if (element === "t") isText = true;
    },
    close: (name) => {
      const element = localName(name);
      if (element === "si" && texts.push(plainText(text)) > limits.cells) throw tooMany("The list of the workbook's texts", limits.cells, "texts");
      if (element === "rPh") isReading = false;
      if (element === "t") isText = false;
    },
    text: (piece) => {
      if (isText && !isReading) text += piece;
    },
  });
  return { texts, found };
}

/** Characters that XML cannot hold are written _x000D_ (ECMA-376 part 1, 22.9.2.19); line endings are made one kind. */
export function plainText(text: string): string {
  const written = text.includes("_x") ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text;
  return written.includes("\r") ? written.replace(/\r\n?/g, "\n") : written;
}
