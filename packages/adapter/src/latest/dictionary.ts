/** The different texts of a column, numbered as they come, found by their bytes: no text is made for one that is known. */
import type { RecordScanner } from "../read/scan.js";

/** Slots to begin with; there are always twice as many as texts. */
const firstSlots = 1024;

export class Dictionary {
  readonly texts: string[] = [];
  #slots = new Int32Array(firstSlots).fill(-1);
  #hashes = new Int32Array(firstSlots);
  /** The bytes of all texts, one after the other, and where each ends. */
  #bytes = new Uint8Array(firstSlots * 8);
  #view = new DataView(this.#bytes.buffer);
  #ends = new Int32Array(firstSlots);
  #used = 0;
  /** The text that came after a text the last time. Long files are sorted one way or another, so it mostly comes again. */
  #next = new Int32Array(firstSlots).fill(-1);
  #last = -1;

  /** The number of the text in a cell; a text not met before gets the next one. */
  idOf(record: RecordScanner, cell: number): number {
    const has = cell < record.length;
    const start = has ? record.startOf(cell) : 0;
    const end = has ? record.endOf(cell) : 0;
    const last = this.#last;
    const expected = last === -1 ? -1 : (this.#next[last] as number);
    const id = expected !== -1 && this.#isSame(expected, record, start, end) ? expected : this.#find(record, cell, start, end);
    if (last !== -1 && id !== expected) this.#next[last] = id;
    this.#last = id;
    return id;
  }

  #find(record: RecordScanner, cell: number, start: number, end: number): number {
    const bytes = record.bytes;
    let hash = end - start;
    for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + (bytes[at] as number)) | 0;
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const id = this.#slots[slot] as number;
      if (id === -1) return this.#add(slot, hash, bytes.subarray(start, end), start === end ? "" : record.text(cell));
      if (this.#hashes[id] === hash && this.#isSame(id, record, start, end)) return id;
      slot = (slot + 1) & mask;
    }
  }

  /** Four bytes at a time. */
  #isSame(id: number, record: RecordScanner, start: number, end: number): boolean {
    const from = id === 0 ? 0 : (this.#ends[id - 1] as number);
    const size = end - start;
    if ((this.#ends[id] as number) - from !== size) return false;
    const own = this.#view;
    const other = record.view;
    let at = 0;
    for (; at + 4 <= size; at += 4) if (own.getInt32(from + at) !== other.getInt32(start + at)) return false;
    for (; at < size; at++) if (own.getUint8(from + at) !== other.getUint8(start + at)) return false;
    return true;
  }

  #add(slot: number, hash: number, bytes: Uint8Array, text: string): number {
    const id = this.texts.push(text) - 1;
    if (this.#used + bytes.length > this.#bytes.length) {
      this.#bytes = grown(this.#bytes, Uint8Array, (this.#used + bytes.length) * 2);
      this.#view = new DataView(this.#bytes.buffer);
    }
    this.#bytes.set(bytes, this.#used);
    this.#used += bytes.length;
    if (id >= this.#hashes.length) [this.#hashes, this.#ends, this.#next] = [grown(this.#hashes, Int32Array, id * 2), grown(this.#ends, Int32Array, id * 2), grown(this.#next, Int32Array, id * 2)];
    this.#next[id] = -1;
    this.#hashes[id] = hash;
    this.#ends[id] = this.#used;
    this.#slots[slot] = id;
    if (this.texts.length * 2 > this.#slots.length) this.#spread();
    return id;
  }

  #spread(): void {
    const slots = new Int32Array(this.#slots.length * 4).fill(-1);
    const mask = slots.length - 1;
    for (let id = 0; id < this.texts.length; id++) {
      const hash = this.#hashes[id] as number;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (slots[slot] !== -1) slot = (slot + 1) & mask;
      slots[slot] = id;
    }
    this.#slots = slots;
  }
}

/** A longer list that begins with the same numbers. */
export function grown<T extends Uint8Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>>(old: T, kind: new (length: number) => T, length: number): T {
  const made = new kind(length);
  made.set(old);
  return made;
}
