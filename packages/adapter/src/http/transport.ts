/** A transport over HTTP: what is asked is answered whole, or there is a reason in words. */
import { AdapterError } from "../problems.js";
import type { FeedRequest, Reply, Transport } from "../transport.js";
import { attempts } from "./attempts.js";
import { clean, coded, known } from "./clean.js";
import type { Clock } from "./clock.js";
import type { Core } from "./core.js";
import type { HttpEvent } from "./event.js";
import type { Secret } from "./expand.js";
import { nodeLimits, type HttpLimits } from "./limits.js";
import { pauseBy } from "./pause.js";
import { redactor } from "./redact.js";
import { SourceTime } from "./source-time.js";
import { Turns } from "./turns.js";
import { aborted } from "./watch.js";
import type { Wire } from "./wire.js";

export interface HttpOptions {
  readonly clock: Clock;
  /** From 0 up to 1, such as `Math.random`: how long to wait between attempts. */
  readonly random: () => number;
  /** Those of `nodeLimits` that are to be others. */
  readonly limits?: Partial<HttpLimits> | undefined;
  /** The value of a key that a request names as `${env:NAME}`. None when left out. */
  readonly secret?: Secret | undefined;
  /** The only hosts that may be asked, redirects included: `["data.example"]`. All when left out. */
  readonly allowHosts?: readonly string[] | undefined;
  /** How we name ourselves to publishers. */
  readonly userAgent?: string | undefined;
  /** Told what happens while it happens. Never holds a key. */
  readonly onEvent?: ((event: HttpEvent) => void) | undefined;
}

/**
 * A transport over a wire. Rejects with an `AdapterError` whose problem has no key in it. Any answer with another status
 * than 200 comes as a reply, with the first 64 KB of what the server says about it.
 */
export function httpTransport({ wire, ...options }: HttpOptions & { readonly wire: Wire }): Transport {
  const limits = { ...nodeLimits, ...options.limits };
  const { clock, random, secret = () => undefined, allowHosts, userAgent, onEvent } = options;
  const redact = redactor();
  const core: Core = {
    wire, clock, random, secret, limits, redact,
    allowed: allowHosts === undefined ? null : new Set(allowHosts.map((host) => host.toLowerCase())),
    ownHeaders: new Map(userAgent === undefined ? [] : [["user-agent", userAgent]]),
    turns: new Turns(clock, limits),
    tell: (event) => onEvent?.(clean(redact, event)),
  };
  const pause = pauseBy(clock);
  const forSource = (): Transport => {
    const time = new SourceTime(clock, limits.source);
    return Object.assign<Transport, Pick<Transport, "pause">>((request, signal) => ask(core, request, time, signal), { pause });
  };
  return Object.assign<Transport, Pick<Transport, "forSource" | "pause">>((request, signal) => forSource()(request, signal), { forSource, pause });
}

/** Whatever goes wrong leaves as one of our errors, without any key. */
async function ask(core: Core, request: FeedRequest, time: SourceTime, signal: AbortSignal | undefined): Promise<Reply> {
  try {
    if (signal?.aborted === true) throw aborted();
    return await attempts(core, request, time, signal);
  } catch (error) {
    if (signal?.aborted === true) throw aborted();
    throw new AdapterError(clean(core.redact, coded(known(core.redact, error))));
  }
}
