/** JSON lines: one JSON value on each line. A line that cannot be read is left out and said. */
import { problem, type FeedProblem } from "../../problems.js";
import { refused, type ReaderOptions, type ReaderResult } from "../reader.js";
import { errorInJson } from "../error-body.js";
import { parseJson } from "./parse-json.js";
import { tableOfRecords } from "./records-table.js";
import { plainStart } from "../../quote.js";
import type { Json } from "./value.js";

/** So many broken lines, and more than good ones, are no JSON lines at all. */
const mostBroken = 1000;

export function readJsonLines(text: string, options: ReaderOptions): ReaderResult {
  const records: Json[] = [];
  const lines: number[] = [];
  const problems: FeedProblem[] = [];
  let broken = 0;
  for (const [place, line] of text.split(/\r\n?|\n/).entries()) {
    if (line.trim() === "") continue;
    const parsed = parseJson(line);
    if ("severity" in parsed) problems.push(parsed.code === "json-key-twice" ? { ...parsed, row: place + 1 } : problem("line-broken", { row: place + 1 }));
    if ("severity" in parsed) {
      broken += 1;
      if (broken > mostBroken && broken > records.length) return refused(...problems.slice(0, 20), problem("json-broken", {}, { reason: `${broken} of the first ${place + 1} lines are broken`, start: plainStart(text.trimStart(), 80) }));
    } else {
      records.push(parsed.value);
      lines.push(place + 1);
    }
  }
  if (records.length === 0) return refused(...(problems.length > 0 ? problems : [problem("empty-body", {})]));
  const error = records.length === 1 ? errorInJson(records[0]!, text) : null;
  if (error) return refused(error);
  const { table, problems: found } = tableOfRecords(records, [], options, lines);
  return { table, encoding: null, problems: [...problems, ...found] };
}
