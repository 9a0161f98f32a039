/**
 * A transport that answers from a folder of recorded feeds, so that a doughnut can be built again without a network,
 * byte for byte.
 */
import { nearest } from "@place-doughnut/schema";
import { stopIfAborted } from "../fetch-source.js";
import { AdapterError, problem } from "../problems.js";
import type { Transport } from "../transport.js";
import { readRecorded, readRecordings, recordedFor, replyOf, type Recording } from "./recordings.js";

/**
 * Answers with the recorded bytes. Rejects with an `AdapterError`: `not-recorded` for an address the folder does not
 * have, `recording-missing`, `recording-changed` or `recording-outside` for a file that is gone, is not the one that was
 * recorded, or is not in the folder; `recordings-unreadable` when the list itself is no good.
 */
export function replayFolder(folder: string): Transport {
  let recordings: Promise<ReadonlyMap<string, Recording>> | null = null;
  return async (request, signal) => {
    stopIfAborted(signal);
    const { url } = request;
    recordings ??= readRecordings(folder);
    const known = await recordings;
    const recording = recordedFor(known, request)?.recording;
    if (!recording) throw new AdapterError(problem("not-recorded", {}, { url, nearest: nearestUrl(url, [...known.values()].map((each) => each.url)) }));
    return replyOf(recording, await readRecorded(folder, recording, signal));
  };
}

/**
 * The address that differs in one part only, by a slip. Addresses of a publisher are long and alike, so the one most like
 * it as a whole is another feed altogether.
 */
function nearestUrl(url: string, known: readonly string[]): string | null {
  const parts = url.split(addressMarks);
  const isSlip = (other: string): boolean => {
    const others = other.split(addressMarks);
    const [at, ...more] = parts.flatMap((part, place) => (part === others[place] ? [] : [place]));
    return others.length === parts.length && at !== undefined && more.length === 0 && nearest(parts[at]!, [others[at]!]) !== null;
  };
  return known.find(isSlip) ?? null;
}

const addressMarks = /[/?&#]/;
