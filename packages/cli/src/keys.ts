/** The keys that a portrait asks for, and the last look before anything is written: none of them may be in it. */
import { secretIn } from "@place-doughnut/adapter";
import { exit, Stop } from "./exit.js";
import type { Io } from "./io.js";
import type { Writing } from "./output.js";
import { words } from "./words.js";

/** Name → value of every `${env:NAME}` in a portrait that the environment has. */
export function keysFor(portrait: unknown, { env }: Io): ReadonlyMap<string, string> {
  const names = new Set([...JSON.stringify(portrait).matchAll(/\$\{env:([A-Z][A-Z0-9_]*)\}/g)].map((match) => match[1]!));
  return new Map([...names].flatMap((name) => [[name, env(name) ?? ""] as const]).filter(([, value]) => value !== ""));
}

/** Throws `Stop` when a file to be written, or a text to be said, holds a key in any form. The key is named, and nothing of it is said. */
export function refuseKeys(keys: ReadonlyMap<string, string>, writings: readonly Writing[], said: string): void {
  for (const { path, text } of [...writings, { path: words.theReport, text: said }]) {
    const name = secretIn(text, keys);
    if (name !== null) throw new Stop(exit.usage, words.keyInOutput(name, path));
  }
}
