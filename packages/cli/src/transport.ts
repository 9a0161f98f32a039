/** How publishers are asked. The one place that decides it. */
import type { Transport } from "@place-doughnut/adapter";
import { nodeTransport } from "@place-doughnut/adapter/node";
import type { Io, LiveOptions } from "./io.js";

/** Over the network of this machine, with the limits of a night's run, unless `io` brings a network of its own. */
export function liveTransport(io: Io, { allowPrivate }: LiveOptions): Transport {
  return io.network?.({ allowPrivate }) ?? nodeTransport({ allowPrivate, secret: (name) => io.env(name) });
}
