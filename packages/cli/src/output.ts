/**
 * Writing a file so that it is always the old one or the new one, whole: into a temporary file beside it, flushed to the
 * disk, read again and checked, and only then renamed over it. A rename inside one folder cannot be half done.
 */
import { randomBytes } from "node:crypto";
import { constants, copyFile, link, lstat, mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { exit, Stop } from "./exit.js";
import { words } from "./words.js";

/** Does this text read as what we are about to write? Used on the bytes that came back from the disk. */
export type Check = (text: string) => boolean;

/** Can a file go here? Throws `Stop` when it cannot: asked before the work, so that a slip costs no time. */
export async function checkOutput(cwd: string, path: string, isOurs: Check, force: boolean): Promise<void> {
  const file = resolve(cwd, path);
  const folder = await stat(dirname(file)).catch(() => null);
  if (!folder?.isDirectory()) throw new Stop(exit.usage, words.noSuchFolder(path));
  const there = await stat(file).catch(() => null);
  if (there === null) return;
  if (!there.isFile()) throw new Stop(exit.usage, words.outputNotAFile(path));
  // A slip in the path must not cost somebody a file that is not a doughnut.
  const text = force ? "" : await readFile(file, "utf8").catch(() => "");
  if (!force && !isOurs(text)) throw new Stop(exit.usage, words.outputNotOurs(path));
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

/** Throws `Stop`, with the cause and nothing changed, when the disk is full, the folder cannot be written to, and so on. */
export async function writeWhole(cwd: string, path: string, text: string, isWhole: Check): Promise<void> {
  await writeTogether(cwd, [{ path, text, isWhole }]);
}

/**
 * The same for files that belong together: all of them, or none. All are on the disk and checked before the first is
 * renamed; when a later rename is refused, the earlier ones are undone. The last is thus the one that never has to be.
 */
export async function writeTogether(cwd: string, writings: readonly Writing[]): Promise<void> {
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
    for (const one of staged) {
      path = one.path;
      if (one !== staged.at(-1)) await keep(one);
      await rename(one.temporary, one.file);
      replaced.push(one);
    }
  } catch (error) {
    const left = await undo(replaced);
    await tidy(staged.filter((one) => !left.includes(one))); // what was there may have no other name now
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
  const name = (): string => join(dirname(file), `${temporaryPrefix(file)}${process.pid}.${randomBytes(4).toString("hex")}`);
  return { ...writing, path, file, temporary: name(), kept: name() };
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

async function writeFlushed(file: string, text: string): Promise<void> {
  // "wx": fails when the name exists, so nobody can have put a link there for us to write through.
  const handle = await open(file, "wx", 0o644);
  try {
    await handle.chmod(0o644); // whatever the umask: a web server must be able to read it
    await handle.writeFile(text, "utf8");
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The new name is only safe once the folder is on the disk too. Windows cannot open a folder, and needs no flush. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => null);
  if (!handle) return;
  await handle.sync().catch(() => undefined);
  await handle.close().catch(() => undefined);
}

const temporaryPrefix = (file: string): string => `.${basename(file)}.part-`;

/** Takes away what an earlier run left when it was killed; a run that still lives keeps its own. */
async function removeAbandoned(file: string): Promise<void> {
  const names = await readdir(dirname(file)).catch(() => []);
  for (const name of names) {
    if (!name.startsWith(temporaryPrefix(file))) continue;
    const pid = Number.parseInt(name.slice(temporaryPrefix(file).length), 10);
    if (Number.isInteger(pid) && !isAlive(pid)) await rm(join(dirname(file), name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0); // signal 0 only asks
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
