/** What all portals that answer in JSON have in common: a reply is a value, an error in the portal's words, or no JSON at all. */
import { problem, type FeedProblem } from "../problems.js";
import { errorInJson, messageIn } from "../read/error-body.js";
import { gunzip, isGzip } from "../read/gzip.js";
import { jsonText, parseJson } from "../read/json/parse-json.js";
import { tableOfRecords } from "../read/json/records-table.js";
import type { Json } from "../read/json/value.js";
import type { Table } from "../table.js";
import type { Reply } from "../transport.js";
import type { ListedText, Page } from "./portal.js";

/** Nothing of the source is used, for these reasons. */
export function refuse<State>(...problems: readonly FeedProblem[]): Page<State> {
  return { table: null, next: null, problems };
}

export interface JsonReply {
  readonly value: Json;
  readonly problems: readonly FeedProblem[];
}

/** The value in a reply with status 200 that is no error message; else the problem. `of` are the statuses that the portal documents for data. */
export async function jsonIn(reply: Reply, of: readonly number[] = [200]): Promise<JsonReply | FeedProblem> {
  const body = isGzip(reply.body) ? await gunzip(reply.body) : reply.body;
  if ("severity" in body) return body;
  const isFine = of.includes(reply.status);
  const { text, problems } = jsonText(body);
  const parsed = text === null ? null : parseJson(text);
  if (parsed !== null && "value" in parsed) {
    const said = messageIn(parsed.value);
    if (!isFine) return problem("portal-refused", {}, { status: reply.status, said });
    // ArcGIS and others say with status 200 that they cannot answer, and the real status in the message.
    if (said !== null) return statusIn(parsed.value, said) ?? errorInJson(parsed.value, text ?? "") ?? problem("portal-refused", {}, { status: reply.status, said });
    return { value: parsed.value, problems };
  }
  if (!isFine) return problem("portal-refused", {}, { status: reply.status, said: null });
  return parsed ?? problems.find(({ severity }) => severity === "error") ?? problem("empty-body", {});
}

function statusIn(value: Json, said: string): FeedProblem | null {
  const error = typeof value === "object" && value !== null && "error" in value ? value.error : null;
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : null;
  return typeof code === "number" && code >= 400 && code <= 599 ? problem("portal-refused", {}, { status: code, said }) : null;
}

/** Records as a table. None at all is a table without rows: whether that is right, only the whole answer shows. */
export function recordsTable(records: readonly Json[], names: readonly string[] = []): { table: Table | null; problems: readonly FeedProblem[] } {
  if (records.length === 0) return { table: { columns: [...names], headerRow: 0, rows: [] }, problems: [] };
  return tableOfRecords(records, names, {});
}

/** A whole number from 0 up, also where the portal writes it as a text. */
export function countIn(value: Json | undefined): number | undefined {
  const count = typeof value === "number" ? value : typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
  return Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}

/** A text of a column, where records are asked for as they are shown. A blank cannot be asked for: some portals send it as nothing at all. */
export function listedText(value: Json | undefined): ListedText {
  if (typeof value === "string") return { shown: value, asked: value.trim() === "" ? null : value };
  return typeof value === "number" && Number.isSafeInteger(value) ? { shown: String(value), asked: String(value) } : { shown: value === undefined || value === null ? "" : String(value as boolean), asked: null };
}
