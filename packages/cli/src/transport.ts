/** How publishers are asked. The one place that decides it. */
import { pauseBy, withinTime, type Clock, type Transport } from "@place-doughnut/adapter";
import { nodeTransport, systemClock } from "@place-doughnut/adapter/node";
import type { Io, LiveOptions } from "./io.js";

/** Over the network of this machine, with the limits of a night's run, unless `io` brings a network of its own. */
export function liveTransport(io: Io, { allowPrivate }: LiveOptions): Transport {
  return withinTime(io.network?.({ allowPrivate }) ?? nodeTransport({ allowPrivate, clock: clockOf(io), secret: (name) => io.env(name) }), systemClock);
}

/** The command's time of day says when a feed was read; durations are this machine's. */
// eslint-disable-next-line no-restricted-syntax -- nothing to guess at: the text is our own, ISO 8601 in UTC
const clockOf = ({ now }: Io): Clock => ({ ...systemClock, now: () => new Date(now()) });

/** Waits before a portal is asked again whose answer was not ready. */
export const pauseOnline = pauseBy(systemClock);
