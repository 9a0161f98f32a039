/** The list of a folder while answers are recorded in it: whole on the disk at any time. */
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { listName, readRecordings, type Recording } from "./recordings.js";
import { replaceFile } from "./whole-file.js";

export class RecordingList {
  readonly #folder: string;
  #reading: Promise<Map<string, Recording>> | null = null;
  readonly #save = oneAtATime(() => this.#write());

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** What is listed now, by what was asked. Rejects with `recordings-unreadable`: such a list is never written over. */
  read(): Promise<ReadonlyMap<string, Recording>> {
    return this.#known();
  }

  /** Changes entries, all at once; null takes one out. Rejects with the system's error. */
  async change(changes: ReadonlyMap<string, Recording | null>): Promise<void> {
    const known = await this.#known();
    for (const [question, recording] of changes) {
      if (recording === null) known.delete(question);
      else known.set(question, recording);
    }
    await this.#save();
  }

  #known(): Promise<Map<string, Recording>> {
    return this.#reading ??= startList(this.#folder);
  }

  /** In the order of what was asked, so that the same answers always give the same list. */
  async #write(): Promise<void> {
    const recordings = [...await this.#known()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, recording]) => recording);
    await replaceFile(join(this.#folder, listName), `${JSON.stringify({ version: 1, recordings }, null, 2)}\n`);
  }
}

/** The list of a folder that may not be there yet. */
async function startList(folder: string): Promise<Map<string, Recording>> {
  const isThere = await stat(join(folder, listName)).then(() => true, ({ code }: NodeJS.ErrnoException) => code !== "ENOENT");
  return new Map(isThere ? await readRecordings(folder) : []);
}

/** Never two writes at a time: whoever asks while one is going on shares the one after it. */
function oneAtATime(write: () => Promise<void>): () => Promise<void> {
  let going: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  return () => (next ??= going.catch(() => undefined).then(() => {
    [going, next] = [write(), null];
    return going;
  }));
}
