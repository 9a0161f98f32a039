/** What every request of a transport shares. */
import type { Clock } from "./clock.js";
import type { HttpEvent } from "./event.js";
import type { Secret } from "./expand.js";
import type { HttpLimits } from "./limits.js";
import type { Redactor } from "./redact.js";
import type { Turns } from "./turns.js";
import type { Wire } from "./wire.js";

export interface Core {
  readonly wire: Wire;
  readonly clock: Clock;
  readonly random: () => number;
  readonly limits: HttpLimits;
  readonly secret: Secret;
  readonly allowed: ReadonlySet<string> | null;
  readonly ownHeaders: ReadonlyMap<string, string>;
  readonly redact: Redactor;
  readonly turns: Turns;
  readonly tell: (event: HttpEvent) => void;
}
