/** Where a build's answers come from: the publishers themselves, or a folder of what they once answered. */
import type { Transport } from "@place-doughnut/adapter";
import { listName, readRecordings, recordFolder, replayFolder } from "@place-doughnut/adapter/node";
import { stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Given, Option } from "./arguments.js";
import { exit, Stop } from "./exit.js";
import type { Io } from "./io.js";
import { liveTransport } from "./transport.js";
import { words } from "./words.js";

/** The options of every command that reads feeds. */
export const feedOptions = {
  replay: { type: "string" }, record: { type: "string" }, offline: { type: "boolean" }, "allow-private": { type: "boolean" },
} as const satisfies Record<string, Option>;

export interface Feeds {
  readonly transport: Transport;
  /** Are publishers asked? That takes time, and a person wants to see it pass. */
  readonly live: boolean;
  /** The files that are read or kept: no output may take their place. Absolute. */
  readonly files: readonly string[];
}

/** Throws `Stop` when the folder that a person named is none, or the options contradict each other. `secrets`: keys in use, by name. */
export async function feedsFor({ texts, switches }: Given, secrets: ReadonlyMap<string, string>, io: Io): Promise<Feeds> {
  const [replay, record] = [texts.get("replay"), texts.get("record")];
  const offline = switches.has("offline");
  if (replay !== undefined && record !== undefined) throw new Stop(exit.usage, words.replayOrRecord);
  if (offline && replay === undefined && record === undefined) throw new Stop(exit.usage, words.offlineNeedsFolder);
  const folder = replay ?? (offline ? record : undefined);
  if (folder !== undefined) {
    const home = await recordingsIn(folder, io);
    return { transport: replayFolder(home), live: false, files: await filesOf(home) };
  }
  const live = liveTransport(io, { allowPrivate: switches.has("allow-private") });
  if (record === undefined) return { transport: live, live: true, files: [] };
  const home = resolve(io.cwd, record);
  await checkRecord(home, record);
  return { transport: recordFolder(home, live, { now: io.now, secrets }), live: true, files: await filesOf(home) };
}

async function recordingsIn(named: string, io: Io): Promise<string> {
  const folder = resolve(io.cwd, named);
  if (!(await stat(folder).catch(() => null))?.isDirectory()) throw new Stop(exit.usage, words.notAFolder(named));
  if (!(await stat(join(folder, listName)).catch(() => null))?.isFile()) throw new Stop(exit.usage, words.noRecordings(named));
  return folder;
}

/** The folder is made with the first answer; the one it is in must be there. */
async function checkRecord(home: string, named: string): Promise<void> {
  const there = await stat(home).catch(() => null);
  if (there !== null && !there.isDirectory()) throw new Stop(exit.usage, words.notAFolder(named));
  if (there === null && !(await stat(dirname(home)).catch(() => null))?.isDirectory()) throw new Stop(exit.usage, words.noSuchFolder(named));
}

/** A list that cannot be read is said when the first feed is read; itself it is guarded all the same. */
async function filesOf(home: string): Promise<string[]> {
  const recordings = await readRecordings(home).catch(() => new Map());
  return [join(home, listName), ...[...recordings.values()].map(({ file }: { file: string }) => resolve(home, file))];
}
