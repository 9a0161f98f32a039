/** A transport over Node's sockets. */
import { randomInt } from "node:crypto";
import { readFileSync } from "node:fs";
import { env } from "node:process";
import { fileURLToPath } from "node:url";
import { httpTransport, type HttpOptions } from "../http/transport.js";
import { problem } from "../problems.js";
import type { Reply, Transport } from "../transport.js";
import { systemClock } from "./clock.js";
import { nodeWire, type NodeWireOptions } from "./wire.js";

export type NodeTransportOptions = Partial<HttpOptions> & NodeWireOptions;

/** A transport that can be closed. */
export interface NodeTransport extends Transport {
  readonly forSource: () => Transport;
  /** Closes the connections that were kept for the next request. They do not keep a program running. */
  readonly close: () => void;
}

/**
 * Asks publishers over the network, with the limits of `nodeLimits`. Keys that a request names in
 * `keys` come from the environment. Addresses inside a private network are refused unless
 * `allowPrivate`; certificates are always checked.
 */
export function nodeTransport(options: NodeTransportOptions = {}): NodeTransport {
  const { wire, close } = nodeWire(options);
  const { clock = systemClock, random = chance, secret = fromEnvironment, userAgent = ourName() } = options;
  const transport = httpTransport({ ...options, clock, random, secret, userAgent, wire });
  const warned = warnOnce(transport);
  const ofSource = transport.forSource ?? (() => transport);
  return Object.assign<Transport, Pick<NodeTransport, "forSource" | "close">>(warned, { forSource: () => warnOnce(ofSource()), close });
}

/** The first answer over https says when somebody tried to turn off the check of certificates. */
function warnOnce(transport: Transport): Transport {
  let isSaid = env["NODE_TLS_REJECT_UNAUTHORIZED"] !== "0";
  const warned: Transport = async (request, signal): Promise<Reply> => {
    const reply = await transport(request, signal);
    if (isSaid || !request.url.toLowerCase().startsWith("https:")) return reply;
    isSaid = true;
    return { ...reply, problems: [problem("tls-check-kept", {}), ...(reply.problems ?? [])] };
  };
  return Object.assign<Transport, Partial<Transport>>(warned, { ...(transport.pause === undefined ? {} : { pause: transport.pause }) });
}

/** Between 0 and 1, in steps fine enough for a wait. */
const chance = (): number => randomInt(2 ** 32) / 2 ** 32;

const fromEnvironment = (name: string): string | undefined => env[name];

/** As publishers see us in their logs: name, version, and where to read who we are. */
function ourName(): string {
  // The manifest lies two folders above this one, in `src` as well as in `dist`.
  const manifest: unknown = JSON.parse(readFileSync(fileURLToPath(new URL("../../package.json", import.meta.url)), "utf8"));
  const { name, version } = manifest as { name: string; version: string };
  return `place-doughnut/${version} (+https://www.npmjs.com/package/${name})`;
}
