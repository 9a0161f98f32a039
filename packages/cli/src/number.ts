import { exit, Stop } from "./exit.js";
import { words } from "./words.js";

/** An option's value as a whole number in a range; throws `Stop` for anything else, so `12px` is not quietly 12. */
export function wholeNumber(option: string, text: string, from: number, to: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (!(value >= from && value <= to)) throw new Stop(exit.usage, words.notANumber(option, text, from, to));
  return value;
}
