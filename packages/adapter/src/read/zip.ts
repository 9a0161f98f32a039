/**
 * What is in a zip file (PKWARE APPNOTE 6.3), read from its own table of contents, and the bytes of one entry. The
 * library inflates and checks nothing else: sizes, checksums, names and how far a file may grow are checked here.
 */
import type { Inflate } from "fflate";
import { problem, type FeedProblem } from "../problems.js";
import { crc32 } from "./crc-32.js";
import { limits } from "./limits.js";

export interface ZipEntry {
  readonly name: string;
  readonly isDeflated: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Where its local header stands. */
  readonly header: number;
}

export interface Zip {
  readonly bytes: Uint8Array;
  readonly entries: ReadonlyMap<string, ZipEntry>;
  readonly Inflate: typeof Inflate;
}

/** Signals a finding out of a loop; never leaves this folder. */
class Refused extends Error {
  constructor(readonly found: FeedProblem) {
    super(found.message);
  }
}

const corrupt = (reason: string): Refused => new Refused(problem("corrupt-archive", {}, { reason }));

/** The table of contents, or why the file is refused. Nothing is unpacked yet. */
export async function openZip(bytes: Uint8Array): Promise<Zip | FeedProblem> {
  try {
    const entries = readDirectory(bytes);
    const { Inflate } = await import("fflate");
    return { bytes, entries, Inflate };
  } catch (error) {
    if (error instanceof Refused) return error.found;
    throw error;
  }
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const headerSignature = 0x04034b50;

function readDirectory(bytes: Uint8Array): Map<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > limits.entries) throw new Refused(problem("too-large", {}, { what: `The zip file's ${count} entries`, limit: `${limits.entries} entries` }));
  const size = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (start + size !== end) throw corrupt(`its table of contents is not where it should be, ${Math.abs(end - start - size)} bytes off`);
  const entries = new Map<string, ZipEntry>();
  let at = start;
  for (let place = 0; place < count; place += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== entrySignature) throw corrupt("its table of contents cannot be read");
    const { entry, next } = readEntry(bytes, view, at);
    if (entries.has(entry.name)) throw corrupt("two of its entries have one name");
    entries.set(entry.name, entry);
    at = next;
  }
  if (at !== end) throw corrupt("its table of contents lists fewer entries than it holds");
  return entries;
}

/** The end record stands last, before a comment of at most 65,535 bytes. */
function findEnd(view: DataView): number {
  const earliest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= earliest; at -= 1) {
    if (view.getUint32(at, true) === endSignature && at + 22 + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  throw corrupt("its end is missing");
}

function readEntry(bytes: Uint8Array, view: DataView, at: number): { entry: ZipEntry; next: number } {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const nameEnd = at + 46 + view.getUint16(at + 28, true);
  const extraEnd = nameEnd + view.getUint16(at + 30, true);
  const next = extraEnd + view.getUint16(at + 32, true);
  if (next > bytes.length) throw corrupt("its table of contents cannot be read");
  const name = new TextDecoder().decode(bytes.subarray(at + 46, nameEnd));
  checkName(name);
  if ((flags & 1) !== 0) throw new Refused(problem("encrypted", {}));
  if (method !== 0 && method !== 8) throw corrupt(`it is packed in a way that spreadsheets do not use (method ${method})`);
  const sizes = longSizes(view, { size: view.getUint32(at + 24, true), packed: view.getUint32(at + 20, true), header: view.getUint32(at + 42, true) }, nameEnd, extraEnd);
  if (method === 0 && sizes.size !== sizes.packed) throw corrupt("an entry's two sizes differ, though it is not packed");
  return { entry: { name, isDeflated: method === 8, crc: view.getUint32(at + 16, true), ...sizes }, next };
}

interface Sizes { size: number; packed: number; header: number }

/** Some writers put sizes as 64-bit numbers into an extra field, however small they are. */
function longSizes(view: DataView, sizes: Sizes, from: number, to: number): Sizes {
  const long = { ...sizes };
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let place = at + 4;
    for (const key of ["size", "packed", "header"] as const) {
      if (long[key] !== 0xffffffff) continue;
      if (place + 8 > to) throw corrupt("a size in it cannot be read");
      long[key] = Number(view.getBigUint64(place, true));
      place += 8;
    }
  }
  return long;
}

function checkName(name: string): void {
  const leadsOut = name.startsWith("/") || /^[a-z]:/i.test(name) || name.split(/[/\\]/).includes("..");
  if (leadsOut || name.includes("\0")) throw new Refused(problem("unsafe-archive", {}, { name }));
}

/** How many packed bytes are inflated at once: even the worst of them cannot become more than 8 MB. */
const packedAtOnce = 8192;

/** Hands an entry's bytes over piece by piece. What is wrong with them is the answer; null when all came as stated. */
export function unpack({ bytes, Inflate: Inflater }: Zip, entry: ZipEntry, take: (piece: Uint8Array) => void): FeedProblem | null {
  try {
    const packed = packedBytes(bytes, entry);
    checkSize(entry);
    let size = 0;
    let crc = 0;
    const seen = (piece: Uint8Array): void => {
      size += piece.length;
      if (size > entry.size) throw corrupt("an entry is larger than its table of contents says");
      crc = crc32(piece, crc);
      if (piece.length > 0) take(piece);
    };
    if (entry.isDeflated) inflate(new Inflater(), packed, seen);
    else seen(packed);
    if (size !== entry.size) throw corrupt("an entry is smaller than its table of contents says");
    if (crc !== entry.crc) throw corrupt("the checksum of an entry is wrong");
    return null;
  } catch (error) {
    if (error instanceof Refused) return error.found;
    throw error;
  }
}

function inflate(inflater: Inflate, packed: Uint8Array, seen: (piece: Uint8Array) => void): void {
  // What `seen` throws must not be taken for a fault of the packing.
  let refused: unknown = null;
  inflater.ondata = (piece) => {
    try {
      if (refused === null) seen(piece);
    } catch (error) {
      refused = error;
    }
  };
  for (let at = 0; at < packed.length || at === 0; at += packedAtOnce) {
    try {
      inflater.push(packed.subarray(at, at + packedAtOnce), at + packedAtOnce >= packed.length);
    } catch {
      throw corrupt("an entry cannot be unpacked");
    }
    if (refused !== null) throw refused;
  }
}

function packedBytes(bytes: Uint8Array, { header, packed }: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (header + 30 > bytes.length || view.getUint32(header, true) !== headerSignature) throw corrupt("an entry is not where its table of contents says");
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  if (start + packed > bytes.length) throw corrupt("an entry reaches beyond the end of the file");
  return bytes.subarray(start, start + packed);
}

function checkSize({ size, packed }: ZipEntry): void {
  if (size > limits.unpackedBytes) throw new Refused(problem("too-large", {}, { what: "A part of the zip file, unpacked,", limit: `${limits.unpackedBytes >> 20} MB` }));
  if (size > limits.ratioFrom && size > packed * limits.ratio) {
    throw new Refused(problem("too-large", {}, { what: "A part of the zip file, unpacked,", limit: `${limits.ratio} times its packed size` }));
  }
}
