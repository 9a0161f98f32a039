/**
 * Writing a file so that it is always the old one or the new one, whole: into a temporary file beside it, flushed to the
 * disk, read again and checked, and only then renamed over it. A rename inside one folder cannot be half done.
 */
import { flushFolder, removeAbandoned, renameOver, temporaryName, writeFlushed } from "@place-doughnut/adapter/node";
import { constants, copyFile, link, lstat, mkdir, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { exit, Stop } from "./exit.js";
import { maximumBytes } from "./input.js";
import { words } from "./words.js";

/** Does this text read as what we are about to write? Used on the bytes that came back from the disk. */
export type Check = (text: string) => boolean;

/** Can a file go here? Throws `Stop` when it cannot: asked before the work, so that a slip costs no time. */
export async function checkOutput(cwd: string, path: string, isOurs: Check, force: boolean): Promise<void> {
  const file = resolve(cwd, path);
  const folder = await stat(dirname(file)).catch(() => null);
  if (!folder?.isDirectory()) throw new Stop(exit.usage, words.noSuchFolder(path));
  await refuseLinkOut(file, path);
  const there = await stat(file).catch(() => null);
  if (there === null) return;
  if (!there.isFile()) throw new Stop(exit.usage, words.outputNotAFile(path));
  // A slip in the path must not cost somebody a file that is not a doughnut.
  const text = force ? "" : await readFile(file, "utf8").catch(() => "");
  if (!force && !isOurs(text)) throw new Stop(exit.usage, words.outputNotOurs(path));
}

/** A link beside the output is replaced by the file; one that leads elsewhere was set up by somebody who expects that place to be written. */
async function refuseLinkOut(file: string, path: string): Promise<void> {
  const isLink = (await lstat(file).catch(() => null))?.isSymbolicLink() === true;
  if (!isLink) return;
  const [home, target] = await Promise.all([realpath(dirname(file)), realpath(file).catch(() => null)]);
  if (target === null || dirname(target) !== home) throw new Stop(exit.usage, words.outputLink(path, target));
}

/** Can a new file go here? Somebody's own work is never replaced unless they say so: a portrait is made to be changed by hand. */
export async function checkNew(cwd: string, path: string, force: boolean): Promise<void> {
  const isThere = (await stat(resolve(cwd, path)).catch(() => null))?.isFile() === true;
  if (isThere && !force) throw new Stop(exit.usage, words.outputThere(path));
  await checkOutput(cwd, path, () => false, force);
}

/** Is the folder to write into there? Throws `Stop` when it cannot be made either: something else has its name, or it has no folder to stand in. */
export async function checkFolder(cwd: string, path: string): Promise<boolean> {
  const folder = resolve(cwd, path);
  const there = await stat(folder).catch(() => null);
  if (there?.isDirectory()) return true;
  if (there !== null) throw new Stop(exit.usage, words.notAFolder(path));
  if (!(await stat(dirname(folder)).catch(() => null))?.isDirectory()) throw new Stop(exit.usage, words.noSuchFolder(path));
  return false;
}

/** Made only once there is something to put into it. */
export async function makeFolder(cwd: string, path: string): Promise<void> {
  await mkdir(resolve(cwd, path)).catch(({ code }: NodeJS.ErrnoException) => {
    if (code !== "EEXIST") throw new Stop(exit.usage, words.cannotWrite(path, code ?? ""));
  });
}

/** One file to be written. */
export interface Writing {
  readonly path: string;
  readonly text: string;
  readonly isWhole: Check;
}

/** Throws `Stop` for a document that no command could read again: the one that is there is the better one. */
export function refuseTooLarge(writings: readonly Writing[]): void {
  for (const { path, text } of writings) {
    const size = Buffer.byteLength(text);
    if (size > maximumBytes) throw new Stop(exit.nothing, words.tooLargeToWrite(path, size, maximumBytes));
  }
}

/** Throws `Stop`, with the cause and nothing changed, when the disk is full, the folder cannot be written to, and so on. */
export async function writeWhole(cwd: string, path: string, text: string, isWhole: Check): Promise<void> {
  await writeTogether(cwd, [{ path, text, isWhole }]);
}

/**
 * The same for files that belong together: all of them, or none. All are on the disk and checked before the first is
 * renamed; when a later rename is refused, the earlier ones are undone. The last is thus the one that never has to be.
 * Stopped by the signal before the first rename, it rejects with the signal's reason and nothing has changed.
 */
export async function writeTogether(cwd: string, writings: readonly Writing[], signal?: AbortSignal): Promise<void> {
  const staged = writings.map(({ path, ...writing }) => stage(resolve(cwd, path), path, writing));
  const replaced: Staged[] = [];
  let path = "";
  try {
    for (const one of staged) {
      path = one.path;
      await removeAbandoned(one.file);
      await writeFlushed(one.temporary, one.text);
      const written = await readFile(one.temporary, "utf8");
      if (written !== one.text || !one.isWhole(written)) throw new Error(words.readBackDiffers);
    }
    signal?.throwIfAborted();
    for (const one of staged) {
      path = one.path;
      if (one !== staged.at(-1)) await keep(one);
      await renameOver(one.temporary, one.file);
      replaced.push(one);
    }
  } catch (error) {
    const left = await undo(replaced);
    await tidy(staged.filter((one) => !left.includes(one))); // what was there may have no other name now
    if (signal?.aborted === true && error === signal.reason) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? (error as Error).message; // the first error is the one to tell
    throw new Stop(exit.usage, left.length === 0 ? words.cannotWrite(path, code) : words.cannotUndo(path, code, left.map((one) => one.path)));
  }
  await tidy(staged);
  for (const folder of new Set(staged.map(({ file }) => dirname(file)))) await flushFolder(folder);
}

interface Staged extends Writing {
  readonly file: string;
  readonly temporary: string;
  /** Where the file that was there is kept until all are renamed. */
  readonly kept: string;
}

function stage(file: string, path: string, writing: Omit<Writing, "path">): Staged {
  return { ...writing, path, file, temporary: temporaryName(file), kept: temporaryName(file) };
}

/** A second name for the file that is there; where the disk knows no second names, a copy. */
async function keep({ file, kept }: Staged): Promise<void> {
  try {
    await link(file, kept);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") await copyFile(file, kept, constants.COPYFILE_EXCL);
  }
}

/** Puts back what was there, or takes away what was not. Gives those where that was refused too. */
async function undo(replaced: readonly Staged[]): Promise<Staged[]> {
  const left: Staged[] = [];
  for (const one of replaced) {
    const was = await lstat(one.kept).catch(() => null);
    await (was === null ? rm(one.file, { force: true }) : rename(one.kept, one.file)).catch(() => left.push(one));
  }
  return left;
}

async function tidy(staged: readonly Staged[]): Promise<void> {
  for (const { temporary, kept } of staged) for (const name of [temporary, kept]) await rm(name, { force: true }).catch(() => undefined);
}
