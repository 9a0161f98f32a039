/** The document that a build is to replace: what the new one is held against. */
import { samePlace, type Meant } from "@place-doughnut/adapter";
import { parseDoughnut, type Doughnut, type Place } from "@place-doughnut/schema";
import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { exit, Stop } from "./exit.js";
import { readJson } from "./input.js";
import { meaningsIn } from "./lock.js";
import { words } from "./words.js";

/**
 * Null when there is none. Throws `Stop` when it cannot be read as a document, or is about another place: a slip in the
 * path must not give one place the figures of another. With `force` it is replaced without a look.
 */
export async function previousDocument(cwd: string, path: string, place: Place | undefined, force: boolean): Promise<Doughnut | null> {
  if ((await stat(resolve(cwd, path)).catch(() => null)) === null) return null;
  const input = await readJson(cwd, path);
  const { doughnut } = parseDoughnut(input.ok ? input.value : null);
  if (doughnut !== null && (place === undefined || samePlace(doughnut, { place }))) return doughnut;
  if (force) return null;
  throw new Stop(exit.usage, doughnut === null ? words.previousUnreadable(path) : words.otherPlace(path, doughnut.place));
}

/** What the figures of that document mean, by the lock file beside it. */
export async function previousMeanings(cwd: string, { output, lock }: { readonly output: string; readonly lock: string }): Promise<Meant["before"]> {
  const [document = "", written = null] = await Promise.all([output, lock].map((path) => readFile(resolve(cwd, path), "utf8").catch(() => undefined)));
  return meaningsIn(written, document);
}
