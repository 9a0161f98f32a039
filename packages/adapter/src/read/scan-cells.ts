/** Cells as text. The same few texts stand in most columns again and again: each is made once, and found again by its bytes. */
import type { RecordScanner } from "./scan.js";

/** Texts kept for a column, one in each slot: a column of numbers takes no more memory than one of names. */
const slots = 1024;

/** The columns after so many share their slots: a table of thousands of columns would need more room for slots than for texts. */
const ownSlots = 256;

/** Records before slots are worth their room. */
const recordsBefore = 8;

/** A longer text is hardly ever repeated. */
const longest = 64;

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

export class CellTexts {
  readonly #columns: { readonly bytes: (Uint8Array | undefined)[]; readonly texts: string[] }[] = [];
  #records = 0;

  /** All cells of a record. */
  all(record: RecordScanner): string[] {
    this.#records += 1;
    const cells: string[] = [];
    for (let cell = 0; cell < record.length; cell++) cells.push(this.text(record, cell));
    return cells;
  }

  /** The text of one cell. */
  text(record: RecordScanner, cell: number): string {
    const [start, end] = [record.startOf(cell), record.endOf(cell)];
    if (start === end) return "";
    if (end - start > longest || this.#records <= recordsBefore || record.isDoubled(cell)) return record.text(cell);
    const column = (this.#columns[Math.min(cell, ownSlots)] ??= { bytes: [], texts: [] });
    const slot = slotOf(record.bytes, start, end);
    const known = column.bytes[slot];
    if (known !== undefined && isSame(known, record.bytes, start, end)) return column.texts[slot] ?? "";
    const bytes = record.bytes.slice(start, end);
    const text = decoder.decode(bytes);
    column.bytes[slot] = bytes;
    column.texts[slot] = text;
    return text;
  }
}

function slotOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + (bytes[at] ?? 0)) | 0;
  return (hash ^ (hash >>> 15)) & (slots - 1);
}

function isSame(known: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (known.length !== end - start) return false;
  for (let at = 0; at < known.length; at++) if (known[at] !== bytes[start + at]) return false;
  return true;
}
