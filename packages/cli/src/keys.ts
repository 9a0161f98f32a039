/** The keys that a portrait asks for, and the last look before anything is written: none of them may be in it. */
import { keysStated, secretIn } from "@place-doughnut/adapter";
import { exit, Stop } from "./exit.js";
import type { Io } from "./io.js";
import type { Writing } from "./output.js";
import { words } from "./words.js";

/** Name → value, as it is sent, of every `${env:NAME}` in a portrait that the environment has. */
export function keysFor(portrait: unknown, { env }: Io): ReadonlyMap<string, string> {
  return new Map([...keysStated(portrait)].map((name) => [name, env(name)?.trim() ?? ""] as const).filter(([, value]) => value !== ""));
}

/** Throws `Stop` when a file to be written, or a text to be said, holds a key in any form. The key is named, and nothing of it is said. */
export function refuseKeys(keys: ReadonlyMap<string, string>, writings: readonly Writing[], said: string): void {
  for (const { path, text } of [...writings, { path: words.theReport, text: said }]) {
    const name = secretIn(text, keys);
    if (name !== null) throw new Stop(exit.usage, words.keyInOutput(name, path));
  }
}
