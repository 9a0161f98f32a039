import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { exit, Stop } from "./exit.js";
import type { Io } from "./io.js";
import { words } from "./words.js";

/** The folder of recorded feeds that a person named, absolute. Throws `Stop` when it is none. */
export async function recordingsOf(replay: string | undefined, io: Io): Promise<string> {
  if (replay === undefined) throw new Stop(exit.usage, words.onlyReplay);
  const folder = resolve(io.cwd, replay);
  if (!(await stat(folder).catch(() => null))?.isDirectory()) throw new Stop(exit.usage, words.notAFolder(replay));
  if (!(await stat(resolve(folder, "recordings.json")).catch(() => null))?.isFile()) throw new Stop(exit.usage, words.noRecordings(replay));
  return folder;
}
