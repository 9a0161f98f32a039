/** Wires for tests: what they bring is written down, and so is what they were asked. */
import { httpTransport, type HttpOptions, type Transport, type Wire, type WireReply, type WireRequest } from "@place-doughnut/adapter";
import { bytes } from "../tables.js";
import { stillClock, type StillClock } from "./time.js";

export const csv = "area,year,value\nE08000009,2022,3\n";

/** An answer. A body that is a list comes in pieces. */
export function replied(status = 200, headers: Readonly<Record<string, string>> = {}, body: string | readonly Uint8Array[] = csv, change: Partial<WireReply> = {}): WireReply {
  const pieces = typeof body === "string" ? [bytes(body)] : body;
  return { status, headers: new Map(Object.entries(headers)), body: (async function* () { yield* pieces; })(), framed: true, close: () => {}, ...change };
}

export interface Scripted {
  readonly transport: Transport;
  readonly clock: StillClock;
  readonly asked: readonly WireRequest[];
  /** When each was asked, in milliseconds. */
  readonly times: readonly number[];
}

/** A transport whose wire answers as written, the last answer again and again. A wait of random length is half the longest. */
export function scripted(answers: readonly (WireReply | (() => WireReply) | Error | Wire)[], options: Partial<HttpOptions> = {}): Scripted {
  const clock = stillClock();
  const asked: WireRequest[] = [];
  const times: number[] = [];
  const wire: Wire = async (request, signal) => {
    asked.push(request);
    times.push(clock.elapsed());
    const next = answers[asked.length - 1] ?? answers.at(-1)!;
    if (next instanceof Error) throw next;
    return typeof next === "function" ? next(request, signal) : next;
  };
  return { transport: httpTransport({ wire, clock, random: () => 0.5, ...options }), clock, asked, times };
}

/** A wire that never answers, and leaves when it is told to. */
export const silent: Wire = (_, signal) => new Promise((_resolve, reject) => { signal.addEventListener("abort", () => reject(new Error("left"))); });
