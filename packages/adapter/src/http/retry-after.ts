import { httpDate } from "./http-date.js";

/**
 * How many milliseconds a server asks us to stay away (RFC 9110, section 10.2.3): whole seconds, or a date. Null when
 * the header says neither. A date that has passed is 0.
 */
export function retryAfter(header: string, now: number): number | null {
  const text = header.trim();
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, Number.MAX_SAFE_INTEGER);
  const date = httpDate(text, now);
  return date === null ? null : Math.max(0, date - now);
}
