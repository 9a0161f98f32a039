/** A body from its pieces, as long as it stays within reason. */
import { joined } from "../joined.js";
import { AdapterError, problem } from "../problems.js";
import type { HttpLimits } from "./limits.js";
import type { Watch } from "./watch.js";
import type { WireReply } from "./wire.js";

export interface Body {
  readonly bytes: Uint8Array;
  /** False when nothing shows that this is all of it. */
  readonly whole: boolean;
}

export interface Receiving {
  readonly host: string;
  readonly limits: HttpLimits;
  readonly watch: Watch;
  /** Told of every piece, with the bytes so far. */
  readonly onBytes: (bytes: number) => void;
}

/** All of a body. Rejects with an `AdapterError` when it breaks off, stalls or is too large. */
export async function receive(reply: WireReply, { host, limits, watch, onBytes }: Receiving): Promise<Body> {
  const announced = contentLength(reply);
  if (announced !== null && announced > limits.bytes) throw tooLarge(limits);
  const idle = watch.idle(limits.idle, () => new AdapterError(problem("idle-timeout", {}, { host, limit: limits.idle })));
  const pieces: Uint8Array[] = [];
  let size = 0;
  await each(reply, watch, (piece) => {
    idle.seen();
    size += piece.length;
    if (size > limits.bytes) throw tooLarge(limits);
    if (size > limits.ratioFrom && size > limits.ratio * (reply.received?.() ?? Infinity)) throw new AdapterError(problem("expands-too-much", {}, { host, ratio: limits.ratio }));
    pieces.push(piece);
    onBytes(size);
    return true;
  });
  idle.over();
  const received = reply.received?.();
  if (reply.complete?.() === false || (announced !== null && received !== undefined && received !== announced)) throw new AdapterError(problem("truncated", {}, { host, bytes: received ?? size }));
  return { bytes: joined(pieces), whole: reply.framed ?? announced === size };
}

/** As much of an error's message as can be of use: 64 KB, and what came of it when it breaks off. */
const mostOfError = 65_536;

/** The words that come with a status other than 200. Rejects only when the caller stops, or there is no time left. */
export async function receiveWords(reply: WireReply, { host, limits, watch }: Receiving): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const idle = watch.idle(limits.idle, () => new AdapterError(problem("idle-timeout", {}, { host, limit: limits.idle })));
  try {
    await each(reply, watch, (piece) => {
      idle.seen();
      pieces.push(piece.subarray(0, mostOfError - size));
      size += piece.length;
      return size < mostOfError;
    });
  } catch (error) {
    if (error instanceof AdapterError && error.code === "aborted") throw error;
  } finally {
    idle.over();
  }
  return joined(pieces);
}

/** Takes piece after piece while it wants more, and closes the connection when it does not. */
async function each(reply: WireReply, watch: Watch, take: (piece: Uint8Array) => boolean): Promise<void> {
  const pieces = reply.body[Symbol.asyncIterator]();
  let isDone = false;
  try {
    for (let next = await watch.of(pieces.next()); ; next = await watch.of(pieces.next())) {
      isDone = next.done === true;
      if (isDone || !take(next.value as Uint8Array)) return;
    }
  } finally {
    if (!isDone) reply.close();
  }
}

/** Null when it is not said, or is said wrongly. */
function contentLength({ headers }: WireReply): number | null {
  const stated = headers.get("content-length")?.trim() ?? "";
  return /^\d{1,15}$/.test(stated) ? Number(stated) : null;
}

const tooLarge = ({ bytes }: HttpLimits): AdapterError => new AdapterError(problem("too-large", {}, { what: "The answer", limit: `${bytes >> 20} MB` }));
