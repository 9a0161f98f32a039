/**
 * Writing a file so that it is always the old one or the new one, whole: into a temporary file beside it, flushed to the
 * disk, read again and checked, and only then renamed over it. A rename inside one folder cannot be half done.
 */
import { randomBytes } from "node:crypto";
import { open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
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

/** Throws `Stop`, with the cause and nothing changed, when the disk is full, the folder cannot be written to, and so on. */
export async function writeWhole(cwd: string, path: string, text: string, isWhole: Check): Promise<void> {
  const file = resolve(cwd, path);
  await removeAbandoned(file);
  const temporary = join(dirname(file), `${temporaryPrefix(file)}${process.pid}.${randomBytes(4).toString("hex")}`);
  try {
    await writeFlushed(temporary, text);
    const written = await readFile(temporary, "utf8");
    if (written !== text || !isWhole(written)) throw new Error(words.readBackDiffers);
    await rename(temporary, file);
    await flushFolder(dirname(file));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined); // the first error is the one to tell
    throw new Stop(exit.usage, words.cannotWrite(path, (error as NodeJS.ErrnoException).code ?? (error as Error).message));
  }
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
  await handle.close();
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
