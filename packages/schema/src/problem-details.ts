/** What the sentences of each problem need to know. */

import type { Period } from "./doughnut.js";

/** The smallest thing that had to be left out because of the problem, or "document"; null when nothing was. */
interface LeftOut {
  readonly leftOut: string | null;
}

interface Repeated {
  readonly id: string;
  /** How often the id is used in all. */
  readonly times: number;
}

interface Days {
  readonly start: string;
  readonly end: string;
}

export interface Details {
  readonly "not-json": { readonly found: string } & LeftOut;
  readonly "not-finite": { readonly found: number } & LeftOut;
  readonly "forbidden-key": { readonly key: string };
  readonly "circular": LeftOut;
  readonly "too-deep": { readonly limit: number } & LeftOut;
  readonly "too-large": { readonly limit: number };
  readonly "newer-version": { readonly version: number; readonly known: number };
  readonly "missing-key": { readonly key: string } & LeftOut;
  readonly "wrong-type": { readonly expected: string; readonly found: unknown } & LeftOut;
  /** `options` are the words that are allowed, where it is a matter of words. */
  readonly "wrong-value": { readonly expected: string; readonly options: readonly string[]; readonly found: unknown } & LeftOut;
  readonly "null-value": { readonly key: string };
  readonly "unknown-key": { readonly key: string; readonly known: readonly string[] };
  readonly "no-dimensions": object;
  readonly "duplicate-dimension": Repeated;
  readonly "duplicate-indicator": Repeated;
  readonly "wrong-ring-line": { readonly ring: string; readonly keys: readonly string[] };
  readonly "no-span": { readonly zero: string; readonly one: string; readonly value: number };
  readonly "contradictory-direction": {
    readonly direction: string; readonly zero: string; readonly from: number; readonly one: string; readonly to: number;
  };
  readonly "period-reversed": Days & LeftOut;
  readonly "duplicate-period": Days & { readonly times: number };
  readonly "missing-with-value": { readonly missing: string; readonly value: number };
  readonly "interval-reversed": { readonly low: number; readonly high: number };
  readonly "outside-interval": { readonly value: number; readonly end: "low" | "high"; readonly limit: number };
  readonly "unknown-source": { readonly source: string; readonly known: readonly string[] };
  readonly "url-refused": { readonly url: string };
  readonly "assessment-with-indicators": object;
  /** `longest` is how many characters are advised. */
  readonly "long-text": { readonly length: number; readonly longest: number };
  readonly "no-text": object;
  readonly "odd-characters": { readonly characters: readonly string[] };
  readonly "unknown-period": { readonly period: string; readonly known: readonly string[] };
  readonly "period-before-data": { readonly period: string; readonly first: Period };
  readonly "out-of-range": { readonly value: number };
  readonly "more-problems": { readonly kind: string; readonly more: number };
}

export type ProblemCode = keyof Details;
export type ProblemDetails<Code extends ProblemCode> = Details[Code];
