/**
 * What a publisher says about a table in a file beside it: CSVW (W3C, "Metadata Vocabulary for Tabular Data") or a Data
 * Package (datapackage.org). It fills in what a feed leaves out. Templates, links and schemas elsewhere are not followed.
 */
import { problem, type FeedProblem } from "../problems.js";
import { csvwTable } from "./metadata-csvw.js";
import { packageTable } from "./metadata-package.js";
import { isMetadata } from "./json/json-kind.js";
import { jsonText, parseJson } from "./json/parse-json.js";
import type { TableDescription } from "./table-description.js";

/** The description of the table at `url`, or why the file cannot be used. Only an error is a problem here. */
export function readMetadata(bytes: Uint8Array, url: string): TableDescription | FeedProblem {
  const { text, problems } = jsonText(bytes);
  if (text === null) return unusable(problems.at(-1)?.message ?? "it is no text");
  const parsed = parseJson(text);
  if ("severity" in parsed) return unusable(parsed.message);
  if (!isMetadata(parsed.value)) return unusable("it is neither CSVW nor a Data Package");
  return csvwTable(parsed.value, url) ?? packageTable(parsed.value, url) ?? unusable("it describes several tables, and none of them has this source's address");
}

function unusable(reason: string): FeedProblem {
  return problem("metadata-unusable", {}, { reason });
}
