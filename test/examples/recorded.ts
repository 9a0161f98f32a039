/** The portraits under `examples` and the folders of recorded feeds they are built from. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Portrait } from "@place-doughnut/adapter";

const root = new URL("../../examples/", import.meta.url);

/** A recording as `recordings.json` lists it. */
export interface Recording {
  readonly url: string;
  readonly file: string;
  readonly retrieved: string;
  readonly published?: string;
  readonly sha256: string;
  readonly licence: string;
  readonly origin: string;
}

/** Portraits and their folder of feeds, relative to `examples`. */
export const examples = [
  { portrait: "trafford/trafford.portrait.json", feeds: "trafford/feeds" },
  { portrait: "world/world-2022.portrait.json", feeds: "world/feeds" },
  { portrait: "world/world-2017.portrait.json", feeds: "world/feeds" },
  { portrait: "world/richest-20-2017.portrait.json", feeds: "world/feeds" },
] as const;

/** The folder on this machine. */
export function folder(feeds: string): string {
  return fileURLToPath(new URL(feeds, root));
}

export function readPortrait(path: string): Portrait {
  return JSON.parse(readText(path)) as Portrait;
}

export function readRecordings(feeds: string): readonly Recording[] {
  return (JSON.parse(readText(`${feeds}/recordings.json`)) as { recordings: Recording[] }).recordings;
}

export function readText(path: string): string {
  return readFileSync(new URL(path, root), "utf8");
}

export function readBytes(path: string): Uint8Array {
  return readFileSync(new URL(path, root));
}

/** Rows of a plain table of expected values: no quoted cells, so that the code under test is not needed to read it. */
export function plainRows(text: string, separator: string): readonly Readonly<Record<string, string>>[] {
  if (text.includes('"')) throw new Error("a table of expected values may hold no quoted cells");
  const [head, ...lines] = text.trim().split(/\r?\n/).map((line) => line.split(separator));
  return lines.map((cells) => Object.fromEntries(head!.map((name, place) => [name, cells[place] ?? ""])));
}
