/** The readers, one for each kind of source. */
import type { Kind } from "../portrait.js";
import { problem, type FeedProblem } from "../problems.js";
import { readCsv, readRecords } from "./csv.js";
import { decode } from "./decode.js";
import { errorInJson, errorInText } from "./error-body.js";
import { readGeojson } from "./json/geojson.js";
import { readJsonLines } from "./json/json-lines.js";
import { readJsonStat } from "./json/json-stat.js";
import { jsonText, parseJson } from "./json/parse-json.js";
import { findRecords } from "./json/records.js";
import { tableOfRecords } from "./json/records-table.js";
import { readSdmxJson } from "./json/sdmx-json.js";
import type { Json } from "./json/value.js";
import { jsonKind, misfitOf } from "./json/json-kind.js";
import { refused, type Reader, type ReaderOptions, type ReaderResult } from "./reader.js";
import { splitLabels } from "./sdmx-csv.js";
import { sniffBytes, sniffText } from "./sniff.js";
import { readWorkbookFile } from "./workbook.js";

export type { Reader, ReaderOptions, ReaderResult } from "./reader.js";

export const readers = {
  "csv": {
    kind: "csv",
    title: "Comma-separated values, or with semicolons, tabs or upright bars",
    read: (bytes, options) => readSeparated(bytes, options, options.dialect?.delimiter),
  },
  "tsv": {
    kind: "tsv",
    title: "Tab-separated values",
    read: (bytes, options) => readSeparated(bytes, options, options.dialect?.delimiter ?? "\t"),
  },
  "xlsx": {
    kind: "xlsx",
    title: "Excel workbook (Office Open XML)",
    read: (bytes, options) => readWorkbook(bytes, "xlsx", options),
  },
  "ods": {
    kind: "ods",
    title: "OpenDocument spreadsheet",
    read: (bytes, options) => readWorkbook(bytes, "ods", options),
  },
  "json": {
    kind: "json",
    title: "JSON with records: a list of objects or of lists, or lists of one length under the columns' names",
    read: (bytes, options) => readJson(bytes, "json", options),
  },
  "jsonl": {
    kind: "jsonl",
    title: "JSON lines: a record on each line",
    read: async (bytes, options) => {
      const { text, encoding, problems } = jsonText(bytes, options.dialect);
      if (text === null) return { table: null, encoding, problems };
      const found = readJsonLines(text, options);
      return { table: found.table, encoding, problems: [...problems, ...found.problems] };
    },
  },
  "json-stat": {
    kind: "json-stat",
    title: "JSON-stat 2.0 and earlier",
    read: (bytes, options) => readJson(bytes, "json-stat", options),
  },
  "sdmx-csv": {
    kind: "sdmx-csv",
    title: "SDMX-CSV 1.0 and 2.0",
    read: async (bytes, options) => {
      const found = await readSeparated(bytes, options, options.dialect?.delimiter);
      return found.table ? { ...found, table: splitLabels(found.table) } : found;
    },
  },
  "sdmx-json": {
    kind: "sdmx-json",
    title: "SDMX-JSON data messages 1.0 and 2.0",
    read: (bytes, options) => readJson(bytes, "sdmx-json", options),
  },
  "geojson": {
    kind: "geojson",
    title: "GeoJSON: the properties of its features",
    read: (bytes, options) => readJson(bytes, "geojson", options),
  },
} satisfies Record<Kind, Reader>;

type JsonKind = Extract<Kind, "json" | "json-stat" | "sdmx-json" | "geojson">;

async function readWorkbook(bytes: Uint8Array, kind: "xlsx" | "ods", options: ReaderOptions): Promise<ReaderResult> {
  if (bytes.length === 0) return refused(problem("empty-body", {}));
  const other = sniffBytes(bytes);
  if (other === null) return refused(inPlaceOfWorkbook(bytes));
  // A zip file is what is asked for: what is in it decides.
  return other.code === "not-a-table" && bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 ? readWorkbookFile(bytes, kind, options) : refused(other);
}

/** A page or a message, quoted; any other text is no workbook either. */
function inPlaceOfWorkbook(bytes: Uint8Array): FeedProblem {
  const { text } = decode(bytes.subarray(0, 20_000), "windows-1252");
  const begin = text ?? "";
  return errorInText(begin) ?? problem("not-a-table", {}, sniffText(begin) ?? { looksLike: "a text", start: begin.slice(0, 80) });
}

async function readJson(bytes: Uint8Array, kind: JsonKind, options: ReaderOptions): Promise<ReaderResult> {
  const { text, encoding, problems } = jsonText(bytes, options.dialect);
  if (text === null) return { table: null, encoding, problems };
  const parsed = parseJson(text);
  if ("severity" in parsed) return { table: null, encoding, problems: [...problems, parsed] };
  const found = readJsonValue(parsed.value, text, kind, options);
  return { table: found.table, encoding, problems: [...problems, ...found.problems] };
}

/** A parsed document as the kind it is said to be. `text` is what it was parsed from, to be quoted. */
function readJsonValue(value: Json, text: string, kind: JsonKind, options: ReaderOptions): ReaderResult {
  const error = errorInJson(value, text);
  if (error) return refused(error);
  const misfit = kind === "json" && options.dialect?.recordPath !== undefined ? null : misfitOf(kind, jsonKind(value));
  if (misfit) return refused(misfit);
  switch (kind) {
    case "json-stat": return readJsonStat(value, options.dialect ?? {});
    case "sdmx-json": return readSdmxJson(value);
    case "geojson": return readGeojson(value, options);
    case "json": {
      const { records, names, problems } = findRecords(value, options.dialect ?? {});
      if (records === null) return refused(...problems);
      const { table, problems: found } = tableOfRecords(records, names, options);
      return { table, encoding: null, problems: [...problems, ...found] };
    }
  }
}

async function readSeparated(bytes: Uint8Array, options: ReaderOptions, delimiter: string | undefined): Promise<ReaderResult> {
  if (bytes.length === 0) return refused(problem("empty-body", {}));
  const binary = sniffBytes(bytes);
  if (binary) return refused(binary);
  const { text, encoding, problems, guessedAt } = decode(bytes, options.dialect?.encoding);
  if (text === null) return { table: null, encoding, problems };
  const other = errorInText(text) ?? aboutText(text);
  if (other) return { table: null, encoding, problems: [...problems, other] };
  const { headerRow, headerRows, headerJoin, decimalChar } = options.dialect ?? {};
  const { table, problems: found } = await readCsv(text, { delimiter, headerRow, headerRows, headerJoin, decimalChar, wanted: options.wanted });
  // The row of the first doubtful byte: that of the last record when the text is cut off with that byte.
  const row = guessedAt === null ? null : readRecords(text.slice(0, guessedAt + 1), delimiter).records.length;
  const decoding = row === null ? problems : problems.map((p) => (p.code === "encoding-guessed" ? { ...p, row } : p));
  return { table, encoding, problems: [...decoding, ...found] };
}

function aboutText(text: string): FeedProblem | null {
  const other = sniffText(text);
  return other && problem("not-a-table", {}, other);
}
