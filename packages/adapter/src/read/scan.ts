/**
 * CSV as bytes, record by record (RFC 4180 and what people really write). Chunks go in as they come; a record comes out as
 * places in a buffer, and only the cells that somebody asks for become text. The bytes are UTF-8, of which this file needs
 * only that a delimiter, a quotation mark and a line ending are never part of another character.
 *
 * A quotation mark opens a cell only at its very beginning, and closes it only before a delimiter or a line ending, blanks
 * between them left out. One that stands anywhere else in a quoted cell makes the record broken: it is read on to the next
 * mark that closes properly, and the record is given as broken. Every byte is looked at a fixed number of times.
 */

import { limits } from "./limits.js";

/** A record of the file: its cells, and whether they can be trusted. Valid until the next one. */
export interface ScannedRecord {
  /** The record's place, counted from 1 as a spreadsheet counts: one with line breaks in a cell is one, blank ones count. */
  readonly row: number;
  /** How many cells. */
  readonly length: number;
  /** Null when the cells can be trusted; else whether a quotation mark was never closed. */
  readonly broken: { readonly unterminated: boolean } | null;
  /** The text of a cell. */
  readonly text: (cell: number) => string;
  /** Are all cells blank? */
  readonly isBlank: () => boolean;
}

/** Where a cell's bytes are. */
export interface CellBytes {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  /** Every two quotation marks in it stand for one. */
  readonly doubled: boolean;
}

/** What is done with each record, while it is valid. */
export type OnRecord = (record: RecordScanner) => void;

const enum State { Start, Plain, Quoted, Mark, Blanks }
const newline = 10;
const carriageReturn = 13;
const quote = 34;

/** In every one of four bytes: the lowest bit, and the highest. */
const ones = 0x01010101;
const highBits = 0x80808080 | 0;

/** A longer record is a quotation mark that nobody closed: its text is let go, so that memory stays bounded. */
const longestRecord = 32 * 1024 * 1024;

/** Cells of a record that are kept apart, at least; of a wider one the last stands for all others, so that memory stays bounded. */
const widestRecord = 2 * limits.sheetColumns;

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

export class RecordScanner implements ScannedRecord {
  row = 0;
  length = 0;
  broken: { unterminated: boolean } | null = null;
  /** The row of a last record that has no line ending, after the end of the file: it may be cut off. Null for a blank or a broken one. */
  unended: number | null = null;

  readonly #delimiter: number;
  readonly #lineEnd: number;
  readonly #onRecord: OnRecord;
  #buffer = new Uint8Array(0);
  #view = new DataView(this.#buffer.buffer);
  #size = 0;
  #at = 0;
  #recordStart = 0;
  #state = State.Start;
  #letGo = false;
  #starts = new Int32Array(64);
  #ends = new Int32Array(64);
  #doubled = new Uint8Array(64);

  /** `delimiter` is one ASCII character; lines end with "\n" or "\r\n", or with "\r" alone where `lineEnd` says so. */
  constructor(delimiter: string, lineEnd: "\n" | "\r", onRecord: OnRecord) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#lineEnd = lineEnd === "\r" ? carriageReturn : newline;
    this.#onRecord = onRecord;
  }

  /** The next bytes of the file. They are copied, so the chunk may be used again. */
  push(chunk: Uint8Array): void {
    const rest = this.#size - this.#recordStart;
    const needed = rest + chunk.length;
    // Twice as much as needed: a record that spans many chunks is then moved only a few times.
    const target = needed <= this.#buffer.length ? this.#buffer : new Uint8Array(needed * 2);
    if (this.#recordStart > 0 || target !== this.#buffer) this.#moveTo(target, rest);
    target.set(chunk, rest);
    this.#size = needed;
    this.#scan();
    if (this.#size - this.#recordStart > longestRecord) this.#forget();
  }

  /** The end of the file: a last record without a line ending is one. */
  end(): void {
    const isEmpty = this.#recordStart === this.#size && this.length === 0 && this.#state === State.Start && !this.#letGo;
    if (isEmpty) return;
    if (this.#state === State.Quoted) this.broken = { unterminated: true };
    if (this.#state === State.Start) this.#open(this.#size, false);
    this.#close(this.#state === State.Plain || this.#state === State.Quoted ? this.#plainEnd(this.#size) : this.#state === State.Mark ? this.#size - 1 : this.#ends[this.length] ?? this.#size);
    if (this.broken === null && !this.isBlank()) this.unended = this.row + 1;
    this.#emit(this.#size);
  }

  text(cell: number): string {
    const { bytes, start, end, doubled } = this.cell(cell);
    const text = decoder.decode(bytes.subarray(start, end));
    return doubled ? text.replaceAll("\"\"", "\"") : text;
  }

  cell(cell: number): CellBytes {
    if (cell >= this.length) return { bytes: this.#buffer, start: 0, end: 0, doubled: false };
    return { bytes: this.#buffer, start: this.#starts[cell] ?? 0, end: this.#ends[cell] ?? 0, doubled: this.#doubled[cell] === 1 };
  }

  /** The bytes that `startOf` and `endOf` count in, for those who read many cells and make no object for each. */
  get bytes(): Uint8Array {
    return this.#buffer;
  }

  /** The same bytes, to be read several at a time. */
  get view(): DataView {
    return this.#view;
  }

  /** A cell that the record does not have is empty: what an earlier, longer record left behind is nobody's. */
  startOf(cell: number): number {
    return cell < this.length ? (this.#starts[cell] as number) : 0;
  }

  endOf(cell: number): number {
    return cell < this.length ? (this.#ends[cell] as number) : 0;
  }

  isDoubled(cell: number): boolean {
    return cell < this.length && this.#doubled[cell] === 1;
  }

  isBlank(): boolean {
    for (let cell = 0; cell < this.length; cell++) {
      const [start, end] = [this.startOf(cell), this.endOf(cell)];
      if (start === end) continue;
      const first = this.#buffer[start] ?? 0;
      if ((first > 32 && first < 128) || this.text(cell).trim() !== "") return false;
    }
    return true;
  }

  #moveTo(target: Uint8Array<ArrayBuffer>, rest: number): void {
    target.set(this.#buffer.subarray(this.#recordStart, this.#size));
    const shift = this.#recordStart;
    for (let cell = 0; cell <= this.length; cell++) {
      this.#starts[cell] = (this.#starts[cell] ?? 0) - shift;
      this.#ends[cell] = (this.#ends[cell] ?? 0) - shift;
    }
    this.#buffer = target;
    this.#view = new DataView(target.buffer);
    this.#at -= shift;
    this.#recordStart = 0;
    this.#size = rest;
  }

  /** Lets the bytes of an endless record go, and reads on to its end. */
  #forget(): void {
    this.#letGo = true;
    this.broken = { unterminated: false };
    this.length = 0;
    this.#recordStart = this.#at;
    this.#starts[0] = this.#at;
    this.#ends[0] = this.#at;
  }

  #open(start: number, isQuoted: boolean): void {
    if (this.length + 1 >= this.#starts.length && !this.#widen()) this.length -= 1;
    this.#starts[this.length] = start;
    this.#doubled[this.length] = 0;
    this.#state = isQuoted ? State.Quoted : State.Plain;
  }

  /** Makes room for more cells; not for more than any table has, whose record is then seen to be too wide all the same. */
  #widen(): boolean {
    if (this.#starts.length > widestRecord) return false;
    const wider = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const made = new Int32Array(old.length * 2);
      made.set(old);
      return made;
    };
    const doubled = new Uint8Array(this.#doubled.length * 2);
    doubled.set(this.#doubled);
    [this.#starts, this.#ends, this.#doubled] = [wider(this.#starts), wider(this.#ends), doubled];
    return true;
  }

  #close(end: number): void {
    this.#ends[this.length] = end;
    this.length += 1;
    this.#state = State.Start;
  }

  #emit(next: number): void {
    this.row += 1;
    this.#onRecord(this);
    this.length = 0;
    this.broken = null;
    this.#letGo = false;
    this.#state = State.Start;
    this.#recordStart = next;
  }

  /** A "\r" before the line's "\n" belongs to the line ending. */
  #plainEnd(end: number): number {
    return this.#lineEnd === newline && end > (this.#starts[this.length] as number) && this.#buffer[end - 1] === carriageReturn ? end - 1 : end;
  }

  /** Most cells are plain, so their places are kept in local variables until something else comes. */
  #scan(): void {
    const buffer = this.#buffer;
    const size = this.#size;
    const delimiter = this.#delimiter;
    const lineEnd = this.#lineEnd;
    let at = this.#at;
    while (at < size) {
      if (this.#state === State.Start) {
        if (buffer[at] === quote) {
          at += 1;
          this.#open(at, true);
        } else this.#open(at, false);
      }
      at = this.#state === State.Plain ? this.#scanPlain(buffer, at, size, delimiter, lineEnd) : this.#scanQuoted(at);
    }
    this.#at = at;
  }

  /**
   * From inside an open plain cell to the next quoted one, the end of the record or the end of the bytes. Four bytes are
   * looked at together: a byte that is 0 after the exclusive or is one of those looked for, and the lowest bit of `found`
   * marks the first (Anderson, Bit Twiddling Hacks, "Determine if a word has a zero byte").
   */
  #scanPlain(buffer: Uint8Array, from: number, size: number, delimiter: number, lineEnd: number): number {
    const view = this.#view;
    const fourDelimiters = Math.imul(delimiter, ones);
    const fourLineEnds = Math.imul(lineEnd, ones);
    let starts = this.#starts;
    let ends = this.#ends;
    let doubled = this.#doubled;
    let length = this.length;
    let at = from;
    for (;;) {
      for (; at + 4 <= size; at += 4) {
        const four = view.getInt32(at, true);
        const toDelimiter = four ^ fourDelimiters;
        const toLineEnd = four ^ fourLineEnds;
        const found = (((toDelimiter - ones) & ~toDelimiter) | ((toLineEnd - ones) & ~toLineEnd)) & highBits;
        if (found === 0) continue;
        at += (31 - Math.clz32(found & -found)) >> 3;
        break;
      }
      let byte = -1;
      while (at < size && (byte = buffer[at] as number) !== delimiter && byte !== lineEnd) at += 1;
      if (at === size) break;
      ends[length] = at;
      at += 1;
      if (byte === lineEnd) {
        this.length = length;
        this.#close(this.#plainEnd(at - 1));
        this.#emit(at);
        return at;
      }
      length += 1;
      if (at === size || buffer[at] === quote) {
        this.#state = State.Start;
        break;
      }
      if (length + 1 >= starts.length) {
        if (!this.#widen()) length -= 1;
        starts = this.#starts;
        ends = this.#ends;
        doubled = this.#doubled;
      }
      starts[length] = at;
      doubled[length] = 0;
    }
    this.length = length;
    return at;
  }

  /** One step in a quoted cell, from `at` to the place given back. */
  #scanQuoted(at: number): number {
    const buffer = this.#buffer;
    const size = this.#size;
    if (this.#state === State.Quoted) {
      let to = at;
      while (to < size && buffer[to] !== quote) to += 1;
      if (to === size) return size;
      this.#state = State.Mark;
      return to + 1;
    }
    const byte = buffer[at] ?? 0;
    if (this.#state === State.Mark && byte === quote) {
      this.#doubled[this.length] = 1;
      this.#state = State.Quoted;
      return at + 1;
    }
    if (this.#state === State.Mark) this.#ends[this.length] = at - 1;
    if (byte === this.#delimiter || byte === this.#lineEnd) {
      this.#close(this.#ends[this.length] as number);
      if (byte === this.#lineEnd) this.#emit(at + 1);
      return at + 1;
    }
    if (byte === 32 || byte === 9 || byte === carriageReturn) {
      this.#state = State.Blanks;
      return at + 1;
    }
    this.broken = { unterminated: false };
    this.#state = State.Quoted;
    // The byte is looked at again: it may be a quotation mark after blanks.
    return at;
  }
}
