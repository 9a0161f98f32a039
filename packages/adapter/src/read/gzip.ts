/** Gzip, told by its content and not by a name or a header. A body that is cut off or damaged is an error, never a shorter table. */
import { joined } from "../joined.js";
import { problem, type FeedProblem } from "../problems.js";
import { limits } from "./limits.js";

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Packed bytes written at once: what they become stays small, whatever they are. */
const packedAtOnce = 16_384;

/** The unpacked bytes, or why there are none. */
export async function gunzip(bytes: Uint8Array): Promise<Uint8Array | FeedProblem> {
  const stream = new DecompressionStream("gzip");
  const writing = write(stream.writable, bytes);
  const reader = (stream.readable as ReadableStream<Uint8Array>).getReader();
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      size += read.value.length;
      const tooLarge = overLimit(size, bytes.length);
      if (tooLarge) {
        await reader.cancel();
        return tooLarge;
      }
      pieces.push(read.value);
    }
  } catch {
    return problem("corrupt-archive", {}, { reason: "it is cut off, or its checksum is wrong" });
  } finally {
    await writing;
  }
  return joined(pieces);
}

/** Piece by piece, each after the one before was taken. What goes wrong shows where the other end is read. */
async function write(writable: DecompressionStream["writable"], bytes: Uint8Array): Promise<void> {
  const writer = writable.getWriter();
  try {
    for (let at = 0; at < bytes.length; at += packedAtOnce) await writer.write(bytes.slice(at, at + packedAtOnce));
    await writer.close();
  } catch {
    // Reported by the reader.
  }
}

function overLimit(size: number, packed: number): FeedProblem | null {
  if (size > limits.unpackedBytes) return problem("too-large", {}, { what: "The gzip file, unpacked,", limit: `${limits.unpackedBytes >> 20} MB` });
  return size > limits.ratioFrom && size > packed * limits.ratio ? problem("too-large", {}, { what: "The gzip file, unpacked,", limit: `${limits.ratio} times its packed size` }) : null;
}
