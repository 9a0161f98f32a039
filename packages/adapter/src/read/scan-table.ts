/**
 * A separated file of any length as rows, one at a time: for files too large to keep. The checks are those of a table read
 * whole – encoding, delimiter, header, quotation marks, short and long and blank rows – and so are the problems.
 */
import { problem, type FeedProblem } from "../problems.js";
import type { Encoding } from "./decode.js";
import { bytesLookedAt, delimiterNames, findDelimiter, findLineEnd } from "./delimiter.js";
import { deepest, findHeader } from "./header.js";
import { limits } from "./limits.js";
import { RowJudge, tooWide } from "./rows.js";
import { joined, Utf8Stream, type Transcoded } from "./scan-encoding.js";
import { RecordScanner } from "./scan.js";
import { sniffBytes, sniffText } from "./sniff.js";

export interface ScanOptions {
  readonly delimiter?: string | undefined;
  readonly encoding?: Encoding | undefined;
  /** The row with the column names, counted from 1. Found by `wanted` when left out. */
  readonly headerRow?: number | undefined;
  readonly wanted?: readonly string[] | undefined;
}

/** What is done with the rows. */
export interface RowTaker {
  /** Called once, before the first row. `delimiter` is what stands between cells. Answers whether the rows are wanted at all. */
  readonly header: (columns: readonly string[], headerRow: number, delimiter: string) => boolean;
  /** Called for each row of the table. The record is valid until the next. */
  readonly row: (record: RecordScanner) => void;
}

export interface Scanned {
  readonly problems: readonly FeedProblem[];
  /** Null when no header was found. */
  readonly columns: readonly string[] | null;
  readonly encoding: Encoding | null;
  readonly bytes: number;
  /** Rows given, and records under the header that are none, by reason. */
  readonly rows: number;
  readonly leftOut: Readonly<Record<"blank" | "broken" | "long", number>>;
}

/** Reads the chunks to their end and gives each row to the taker. Never throws for bad data; what the source throws is passed on. */
export async function scanRows(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, options: ScanOptions, taker: RowTaker): Promise<Scanned> {
  const scan = new TableScan(options, taker);
  for await (const chunk of chunks) if (!scan.push(chunk)) return scan.end();
  scan.finish();
  return scan.end();
}

/** The longest beginning that a kind of file is known by. */
const signatureLength = 4;

/** As much of a text as is looked at to see that it is none, in bytes. */
const sniffed = 4000;

const nothing = new Uint8Array(0);

class TableScan {
  readonly #options: ScanOptions;
  readonly #taker: RowTaker;
  readonly #encoding: Utf8Stream;
  #problems: FeedProblem[] = [];
  #bytes = 0;
  #rows = 0;
  /** The beginning of the file, until it is known how it is written. */
  #start: Uint8Array[] = [];
  #startSize = 0;
  /** The first few bytes, until there are enough; null from then on. */
  #first: Uint8Array | null = nothing;
  #guess: { readonly offset: number; readonly at: number } | null = null;
  #scanner: RecordScanner | null = null;
  #delimiter = ",";
  #head: { readonly cells: string[]; readonly broken: RecordScanner["broken"] }[] = [];
  #judge: RowJudge | null = null;
  #isOver = false;

  constructor(options: ScanOptions, taker: RowTaker) {
    this.#options = options;
    this.#taker = taker;
    this.#encoding = new Utf8Stream(options.encoding);
  }

  /** False when there is no use in going on. */
  push(chunk: Uint8Array): boolean {
    this.#bytes += chunk.length;
    if (this.#first === null) this.#take(this.#encoding.push(chunk, false));
    else this.#sniff(chunk, false);
    return !this.#isOver;
  }

  /** Holds the first few bytes until there are enough to tell a zipped file from a text. */
  #sniff(chunk: Uint8Array, isLast: boolean): void {
    const first = joined(this.#first ?? nothing, chunk);
    this.#first = first.length < signatureLength && !isLast ? first : null;
    if (this.#first !== null) return;
    const binary = sniffBytes(first);
    if (binary) this.#stop(binary);
    else this.#take(this.#encoding.push(first, false));
  }

  #take(made: Transcoded): void {
    this.#feed(made.utf8);
    if ("wrongAt" in made) {
      this.#begin();
      this.#stop(problem("encoding-wrong", {}, { encoding: this.#encoding.encoding ?? "utf-8", offset: made.wrongAt }));
    }
    if (!("rest" in made)) return;
    this.#guess = { offset: made.guessedAt, at: this.#startSize };
    if (this.#scanner) this.#reportGuess();
    this.#feed(made.rest);
  }

  /** Says in which row the first byte stands that is not UTF-8: the record that is being read. */
  #reportGuess(): void {
    const row = { row: (this.#scanner?.row ?? 0) + 1 };
    if (this.#guess) this.#problems.push(problem("encoding-guessed", row, { offset: this.#guess.offset }));
    this.#guess = null;
  }

  #feed(utf8: Uint8Array): void {
    if (this.#scanner) {
      this.#scanner.push(utf8);
      return;
    }
    this.#start.push(utf8.slice());
    this.#startSize += utf8.length;
    if (this.#startSize >= bytesLookedAt) this.#begin();
  }

  /** Settles how the file is written, from its beginning. */
  #begin(): void {
    if (this.#scanner || this.#isOver) return;
    const start = this.#start.reduce(joined, nothing);
    this.#start = [];
    const other = sniffText(new TextDecoder("utf-8", { ignoreBOM: true }).decode(start.subarray(0, sniffed)));
    if (other) {
      this.#stop(problem("not-a-table", {}, other));
      return;
    }
    const looked = start.subarray(0, bytesLookedAt);
    const lineEnd = findLineEnd(looked);
    const delimiter = this.#options.delimiter ?? findDelimiter(looked, lineEnd);
    if (this.#options.delimiter === undefined && delimiter !== ",") this.#problems.push(problem("delimiter-found", {}, { delimiter: delimiterNames.get(delimiter) ?? delimiter }));
    this.#delimiter = delimiter;
    this.#scanner = new RecordScanner(delimiter, lineEnd, (record) => this.#record(record));
    const doubtful = this.#guess?.at ?? 0;
    this.#scanner.push(start.subarray(0, doubtful));
    this.#reportGuess();
    this.#scanner.push(start.subarray(doubtful));
  }

  #record(record: RecordScanner): void {
    if (this.#isOver) return;
    if (record.length > limits.sheetColumns) {
      this.#stop(tooWide());
      return;
    }
    if (this.#judge) {
      // A row like most needs no more than a look at its first byte.
      const plain = record.broken === null && record.length === this.#judge.columns.length && (record.bytes[record.startOf(0)] ?? 0) > 32 && record.endOf(0) > record.startOf(0);
      if (plain ? this.#judge.accept() : this.#judge.judge(record)) {
        this.#rows += 1;
        this.#taker.row(record);
      }
      return;
    }
    this.#head.push({ cells: Array.from({ length: record.length }, (_, cell) => record.text(cell)), broken: record.broken });
    if (this.#head.length >= Math.max(deepest, this.#options.headerRow ?? 0)) this.#settleHeader();
  }

  /** Finds the header among the records so far, and gives those under it. */
  #settleHeader(): void {
    const head = this.#head;
    const found = findHeader(head.map(({ cells }) => cells), this.#options);
    this.#problems.push(...found.problems);
    if (found.row === null) {
      this.#isOver = true;
      return;
    }
    const header = head[found.row];
    this.#judge = new RowJudge(header?.cells ?? [], found.row + 1, header?.broken ?? null);
    this.#isOver = !this.#taker.header(this.#judge.columns, found.row + 1, this.#delimiter);
    replay(head.slice(found.row + 1), found.row + 1, (record) => this.#record(record));
    this.#head = [];
  }

  finish(): void {
    if (this.#first !== null) this.#sniff(nothing, true);
    if (!this.#isOver) this.#take(this.#encoding.push(nothing, true));
    this.#begin();
    if (this.#scanner) this.#endRecords(this.#scanner);
  }

  #endRecords(scanner: RecordScanner): void {
    scanner.end();
    if (!this.#judge && !this.#isOver) this.#settleHeader();
    if (this.#judge && !this.#isOver && scanner.unended !== null) this.#problems.push(problem("unterminated-last-row", { row: scanner.unended }));
  }

  #stop(found: FeedProblem): false {
    this.#problems.push(found);
    this.#isOver = true;
    return false;
  }

  end(): Scanned {
    const undefinedBytes = this.#encoding.undefinedBytes;
    return {
      problems: [...this.#problems, ...(undefinedBytes ? [problem("undefined-byte", {}, undefinedBytes)] : []), ...(this.#judge?.problems() ?? [])],
      columns: this.#judge?.columns ?? null,
      encoding: this.#encoding.encoding ?? (this.#bytes === 0 ? null : "utf-8"),
      bytes: this.#bytes,
      rows: this.#rows,
      leftOut: this.#judge?.leftOut ?? { blank: 0, broken: 0, long: 0 },
    };
  }
}

/** Records that were kept while the header was looked for, scanned once more so that they are like all others. */
function replay(records: readonly { readonly cells: readonly string[]; readonly broken: RecordScanner["broken"] }[], before: number, onRecord: (record: RecordScanner) => void): void {
  const encoder = new TextEncoder();
  let broken: RecordScanner["broken"] = null;
  const scanner = new RecordScanner(",", "\n", (record) => {
    record.broken = broken;
    onRecord(record);
  });
  scanner.row = before;
  for (const { cells, broken: why } of records) {
    broken = why;
    scanner.push(encoder.encode(`${cells.map((cell) => `"${cell.replaceAll("\"", "\"\"")}"`).join(",")}\n`));
  }
}
