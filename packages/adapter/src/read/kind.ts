/** What a source is, told by its bytes alone: names and content types are wrong too often. */
import type { Kind } from "../portrait.js";
import type { FeedProblem } from "../problems.js";
import { problem } from "../problems.js";
import { decode } from "./decode.js";
import { jsonKind } from "./json/json-kind.js";
import { deeperThan } from "./json/parse-json.js";
import type { Json } from "./json/value.js";
import { limits } from "./limits.js";
import { isSdmxCsv } from "./sdmx-csv.js";
import { isZip, sniffText } from "./sniff.js";
import { workbookKind } from "./workbook.js";
import { openZip } from "./zip.js";

/** The kind; what is no table at all is left to the reader of texts, which says what came instead. */
export async function findKind(bytes: Uint8Array): Promise<Kind | FeedProblem> {
  if (isZip(bytes)) {
    const zip = await openZip(bytes);
    if ("severity" in zip) return zip;
    return workbookKind(zip) ?? problem("not-a-workbook", {}, { names: [...zip.entries.keys()] });
  }
  const { text } = decode(bytes);
  if (text === null) return "csv";
  return sniffText(text)?.looksLike === "JSON" || text.trimStart().startsWith("\"") && isOneText(text) ? kindOfJson(text) : isSdmxCsv(text) ? "sdmx-csv" : "csv";
}

/** CKAN answers some faults with a JSON text alone. */
function isOneText(text: string): boolean {
  return text.length < 2000 && /^\s*"[^"\r\n]*"\s*$/.test(text) && /[a-z]{2} [a-z]{2}/i.test(text);
}

function kindOfJson(text: string): Kind | FeedProblem {
  if (text.length > limits.jsonCharacters || deeperThan(text, limits.jsonDepth)) return "json";
  try {
    const kind = jsonKind(JSON.parse(text) as Json);
    return kind === "metadata" ? problem("metadata-in-place", {}) : kind;
  } catch {
    return isLines(text) ? "jsonl" : "json";
  }
}

/** Does the first line hold a whole value, and is there a second one? */
function isLines(text: string): boolean {
  const [first = "", second = ""] = text.trimStart().split(/\r\n?|\n/, 2);
  try {
    return second.trim() !== "" && typeof JSON.parse(first) === "object";
  } catch {
    return false;
  }
}
