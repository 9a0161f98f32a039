/** A packed body (Content-Encoding), unpacked strictly: cut off, damaged or followed by something else, it is an error and never a shorter table. */
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from "node:zlib";
import type { Transform } from "node:stream";
import { AdapterError, problem } from "../problems.js";

type Bytes = AsyncIterable<Uint8Array>;

/** The body as it was before it was packed. `codings` is the header; "" and "identity" leave the body alone. */
export function unpacked(body: Bytes, codings: string, host: string): Bytes {
  const coding = codings.trim().toLowerCase();
  if (coding === "" || coding === "identity") return body;
  return unpackWith(body, coding, host);
}

async function* unpackWith(body: Bytes, coding: string, host: string): AsyncGenerator<Uint8Array> {
  const corrupt = (reason: string): AdapterError => new AdapterError(problem("corrupt-encoding", {}, { host, coding: /^[\w-]{1,20}$/.test(coding) ? coding : "something unknown", reason }));
  const pieces = body[Symbol.asyncIterator]();
  const first = await pieces.next();
  const start = first.done === true ? new Uint8Array() : first.value;
  const unpacker = unpackerFor(coding, start);
  if (unpacker === null) throw corrupt("nobody asked for this way of packing");
  const sent = feed(unpacker, start, pieces);
  let size = 0;
  try {
    for await (const piece of unpacker as AsyncIterable<Uint8Array>) {
      size += piece.length;
      yield piece;
    }
  } catch (error) {
    if (error instanceof AdapterError) throw error;
    throw isCutOff(error) ? new AdapterError(problem("truncated", {}, { host, bytes: size })) : corrupt(error instanceof Error ? error.message : String(error));
  } finally {
    unpacker.destroy();
  }
  if (unpacker.bytesWritten < sent()) throw corrupt("something follows its end");
}

function unpackerFor(coding: string, start: Uint8Array): (Transform & { readonly bytesWritten: number }) | null {
  if (coding === "gzip" || coding === "x-gzip") return createGunzip();
  if (coding === "br") return createBrotliDecompress();
  // Some servers leave out the two bytes that begin a zlib stream (RFC 9110, section 8.4.1.2, says that they must not).
  if (coding === "deflate") return ((start[0] ?? 8) & 0x0f) === 8 ? createInflate() : createInflateRaw();
  return null;
}

/** Writes the body into the unpacker, no faster than it is read. A failure of the body becomes one of the unpacker. Gives how many bytes were written. */
function feed(unpacker: Transform, start: Uint8Array, rest: AsyncIterator<Uint8Array>): () => number {
  let sent = 0;
  const write = async (piece: Uint8Array): Promise<void> => {
    sent += piece.length;
    if (!unpacker.write(piece)) await new Promise<void>((resolve) => { unpacker.once("drain", resolve).once("close", resolve); });
  };
  const all = async (): Promise<void> => {
    await write(start);
    for (let next = await rest.next(); next.done !== true && !unpacker.destroyed; next = await rest.next()) await write(next.value);
    unpacker.end();
  };
  all().catch((error: unknown) => unpacker.destroy(error as Error));
  return () => sent;
}

const isCutOff = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "Z_BUF_ERROR";
