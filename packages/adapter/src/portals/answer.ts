/** What came in answer to a question: was it answered, with which words was it refused, and what of a table is about the answer only. */
import { plainStart } from "../quote.js";
import { problem, type FeedProblem } from "../problems.js";
import { decode } from "../read/decode.js";
import { wordsIn } from "../read/error-body.js";
import type { Json } from "../read/json/value.js";
import type { Table } from "../table.js";
import type { Reply } from "../transport.js";

/** Words of a refusal that are looked at. */
const lookedAt = 20_000;

/** What a refusal says, on one line: the texts of a JSON message, or a page's text without its marks. */
export function saidIn({ body }: Reply): string {
  const begin = (decode(body.subarray(0, lookedAt)).text ?? "").trim();
  try {
    return plainStart(wordsIn(JSON.parse(begin) as Json), 400);
  } catch {
    return plainStart(begin.replace(/<[^<>]*>/g, " "), 400);
  }
}

/** Why a reply is no answer, in the portal's own words; null when it is one. */
export function refusalIn(reply: Reply): FeedProblem | null {
  return reply.status === 200 ? null : problem("portal-refused", {}, { status: reply.status, said: saidIn(reply) || null });
}

/** A table without columns that are about the answer and not about what it is about, such as the number of its rows. */
export function withoutColumns(table: Table, names: ReadonlySet<string>): Table {
  const kept = table.columns.flatMap((name, at) => (names.has(name) ? [] : [at]));
  if (kept.length === table.columns.length) return table;
  const pick = <T>(list: readonly T[], blank: T): T[] => kept.map((at) => list[at] ?? blank);
  return {
    ...table,
    columns: pick(table.columns, ""),
    rows: table.rows.map((row) => ({ ...row, cells: pick(row.cells, ""), ...(row.values === undefined ? {} : { values: pick(row.values, null) }) })),
  };
}

/** The different texts of a column, no more than so many; none when there is no such column. */
export function textsOf({ columns, rows }: Table, name: string, most = 20): string[] {
  const at = columns.indexOf(name);
  const texts = new Set<string>();
  if (at !== -1) {
    for (const { cells } of rows) {
      if (texts.size >= most) break;
      texts.add((cells[at] ?? "").trim());
    }
  }
  return [...texts];
}
